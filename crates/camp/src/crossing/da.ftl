# What goes through several camps.
crossing-title = På tværs af camps
crossing-lead = Nogle tanker går igen på flere camps. Her står de som temaer med antal udsagn for hver camp. Vælg et tal for at læse udsagnene bag.
crossing-empty = Her kommer de temaer, der går igen på flere camps.
crossing-begin = Begynd med at se programmets forslag, eller skriv selv et tema.
crossing-to-proposals = Se forslag
crossing-new = Nyt tema på tværs
crossing-edit = Ret tema på tværs
crossing-name = Temaets navn
crossing-caption = Temaer på tværs af camps: antal udsagn bag hvert tema
crossing-theme = Tema
crossing-total = I alt
crossing-behind = Bag mindst ét tema
crossing-counted = Et udsagn kan stå bag flere temaer. Nederste linje tæller hvert udsagn én gang.
crossing-statements-named = udsagn:
crossing-count = { $count ->
    [one] Ét udsagn står bag temaet.
   *[other] { $n } udsagn står bag temaet.
}
crossing-join = Saml med et andet tema
crossing-join-submit = Saml
crossing-rests-on = Hviler også på
crossing-none-here = Ingen udsagn endnu.
crossing-by-theme = følger med et tema eller en kategori
crossing-take-out = Tag de valgte ud
crossing-suggested = { $count ->
    [one] Forslag: ét udsagn siger måske det samme
   *[other] Forslag: { $n } udsagn siger måske det samme
}
crossing-suggested-lead = Programmet har fundet dem på ordene. De tæller ikke med, før du tager dem med.
crossing-accept = Tag de valgte med
crossing-accept-all = { $count ->
    [one] Tag forslaget med
   *[other] Tag alle { $n } med
}
crossing-decline = De valgte hører ikke til
crossing-none-ticked = Sæt kryds ved mindst ét udsagn.
crossing-proposals = Forslag til temaer på tværs
crossing-proposals-lead = Programmet har læst alle udsagn og fundet tanker, der går igen på mindst to camps. Det er forslag: giv dem et navn, og godkend dem, der holder.
crossing-proposal = Forslag { $number }
crossing-accept-proposal = Godkend som tema
crossing-no-proposals = Programmet fandt ikke flere tanker, der går igen.
crossing-two-camps = Der skal være mindst to camps, før noget kan gå på tværs.
crossing-more = { $count ->
    [one] Ét forslag mere er ikke vist: det står på færre udsagn.
   *[other] { $n } forslag mere er ikke vist: de står på færre udsagn.
}
crossing-known = Temaer, der er her allerede
crossing-running = Programmet leder efter tanker, der går igen. { $percent } procent er klaret.
crossing-reading = { $count ->
    [one] Det læser 1 udsagn.
   *[other] Det læser { $n } udsagn.
}
crossing-look-again = Se, om det er færdigt
crossing-stop = Stop
crossing-stopped = Søgningen er stoppet.
crossing-start-again = Led igen
crossing-sheet = På tværs
done-crossing-added = Temaet er gemt.
done-crossing-saved = Rettelsen er gemt.
done-crossing-moved = Temaet er flyttet.
done-crossing-joined = Temaerne er samlet.
done-crossing-removed = Temaet er fjernet.
done-crossing-judged = Valget er gemt.
