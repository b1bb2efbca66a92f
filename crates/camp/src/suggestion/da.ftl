# Forslag på tavlen.
suggestion-tools = Forslag
suggestion-tag = Forslag
suggestion-reject = Afvis
suggestion-why = Hvorfor?
suggestion-or = Ellers:
suggestion-percent = { $percent } %
suggestion-very-likely = meget sandsynligt
suggestion-likely = sandsynligt
suggestion-maybe = måske
suggestion-guess = et gæt
suggestion-with-model = Forslagene er lavet med kommunens lokale sprogmodel.
suggestion-without-model = Forslagene er lavet uden sprogmodel, ud fra ordene alene, og rammer derfor sjældnere.
suggestion-old = Forslagene regnes om. Indtil da ser du de forrige.
suggestion-accept-many = Acceptér sikre forslag
suggestion-groups = Foreslå grupper
suggestion-duplicates = Find dubletter
suggestion-order-teaching = Placér disse først
suggestion-order-captured = Vis i indsamlet rækkefølge
suggestion-order-note = Øverst står de udsagn, der lærer forslagene mest.
suggestion-expected = I alt ventes { $expected } her
suggestion-minutes = { $count ->
    [one] Ca. ét minut tilbage.
   *[other] Ca. { $n } minutter tilbage.
}
board-window = Viser { $first }–{ $last }
board-window-of = af { $of }.
board-window-earlier = Vis forrige
board-window-later = Vis flere
board-panel-close = Luk
keys-accept = acceptér det første forslag
keys-reject = afvis det første forslag
keys-why = hvorfor foreslås det?
# Arbejde, der tager tid.
work-title = Arbejde i gang
work-under-forslag = Forslagene regnes ud.
work-under-grupper = Grupperne regnes ud.
work-under-dubletter = Dubletterne findes.
work-goes-on = Du kan roligt lukke siden. Arbejdet fortsætter.
work-look = Se, hvor langt det er
work-stop = Stop
work-stopped = Arbejdet er stoppet.
work-again = Begynd igen
work-none = Her er intet arbejde i gang.
# Mange på én gang.
bulk-title = Acceptér sikre forslag
bulk-lead = Vælg, hvor sikkert et forslag skal være. Se på udsnittet, før du accepterer. Alt flyttes i ét trin og kan fortrydes i ét.
bulk-threshold = Hvor sikkert?
bulk-at-least = mindst { $percent } %
bulk-show = Vis
bulk-none = Ingen forslag er så sikre. Vælg en lavere grænse, eller placér nogle flere selv, så forslagene lærer af dem.
bulk-count = { $count ->
    [one] Ét udsagn flyttes.
   *[other] { $n } udsagn flyttes.
}
bulk-rest = { $count ->
    [one] Ét udsagn er mindre sikkert og bliver stående.
   *[other] { $n } udsagn er mindre sikre og bliver stående.
}
bulk-sample = Et tilfældigt udsnit af hver kategori. Fjern fluebenet ved en kategori, du ikke vil have med.
bulk-another = Vis et andet udsnit
bulk-accept = Acceptér dem alle
bulk-accepted = { $count ->
    [one] Ét forslag er accepteret.
   *[other] { $n } forslag er accepteret.
}
bulk-left-out = { $count ->
    [one] Ét udsagn er ændret imens og er ladt ude.
   *[other] { $n } udsagn er ændret imens og er ladt ude.
}
bulk-out-of-date = Forslagene er regnet om, siden du så på dem, så intet er flyttet. Se på udsnittet igen.
bulk-none-left = Der er ikke noget at flytte: vælg mindst én kategori, eller se på forslagene igen.
# Hvorfor.
why-title = Hvorfor foreslås det?
why-none = Der er ingen forslag til dette udsagn.
why-nothing = Det ligner lidt af det hele: ingen enkelte ord eller udsagn taler særlig for det.
why-words = Ordene, der taler for:
why-neighbours = Udsagn i kategorien, som det ligner:
why-likeness = { $percent } % ens
why-method = Procenten er, hvor sandsynlig kategorien er, når man ser på kategoriernes navne og beskrivelser og på det, I har placeret indtil nu.
# Grupper.
groups-title = Foreslåede grupper
groups-lead = Udsagn, der ligner hinanden, er lagt i små grupper. Giv dem navn, og gør dem til kategorier, én for én eller flere under ét navn. Du kan flytte enkelte udsagn bagefter.
groups-cut = Hvor fint?
groups-count = { $count ->
    [one] Én gruppe
   *[other] { $n } grupper
}
groups-none = Her er ingen grupper tilbage: intet, der venter, ligner noget andet.
groups-joined-name = Fælles navn til de valgte
groups-join = Opret de valgte som én kategori
groups-waiting = { $count ->
    [one] Ét udsagn venter i grupperne.
   *[other] { $n } udsagn venter i grupperne.
}
groups-size = { $count ->
    [one] ét udsagn
   *[other] { $n } udsagn
}
groups-very-stable = meget stabil
groups-stable = stabil
groups-unstable = ustabil
groups-more = { $count ->
    [one] Vis én til
   *[other] Vis { $n } til
}
groups-tick = Vælg til fælles kategori
groups-make = Opret som kategori
groups-made = { $count ->
    [one] Kategorien er oprettet med ét udsagn.
   *[other] Kategorien er oprettet med { $n } udsagn.
}
groups-hidden = { $count ->
    [one] Én gruppe til vises, når du har taget nogle af disse.
   *[other] { $n } grupper til vises, når du har taget nogle af disse.
}
groups-left-out = { $count ->
    [one] Ét udsagn ligner ingen andre
   *[other] { $n } udsagn ligner ingen andre
}
groups-left-out-first = Her vises de første.
groups-stability = Stabil betyder, at de samme udsagn for det meste bliver sammen, når en femtedel af alle udsagn tages væk. Se en ustabil gruppe efter, før du bruger den.
groups-out-of-date = Udsagnene er ændret, siden du så på grupperne, så intet er oprettet. Se på grupperne igen.
groups-choose = Vælg mindst én gruppe, hvor der venter udsagn.
# Dubletter.
duplicates-title = Siger de det samme?
duplicates-lead = Udsagn, der ser ud til at sige det samme. Læg dem sammen, eller sig, at de er forskellige; så bliver du ikke spurgt igen. Ordene og stemmerne bevares.
duplicates-none = Ingen udsagn ser ud til at sige det samme.
duplicates-count = { $count ->
    [one] Ét sæt at tage stilling til.
   *[other] { $n } sæt at tage stilling til.
}
duplicates-first = Her vises de første.
duplicates-exact = De samme ord
duplicates-almost = Næsten de samme ord
duplicates-meaning = Andre ord, samme mening
duplicates-likeness = { $percent } % ens
duplicates-shared = Fælles ord:
duplicates-not-same = Ikke det samme
done-accepted = Forslaget er accepteret.
done-rejected = Forslaget er afvist og kommer ikke igen.
done-kept-apart = Det er noteret, at de ikke siger det samme.
step-kind-accept = Forslag accepteret
step-kind-reject = Forslag afvist
step-kind-keep-apart = Ikke det samme
audit-action-camp-suggestion-accept = accepterede forslag
audit-action-camp-suggestion-reject = afviste et forslag
audit-action-camp-suggestion-keep-apart = sagde, at udsagn ikke er det samme
