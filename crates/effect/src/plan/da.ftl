plan-title = Plan for effektstyring
plan-lead = Byrådet sætter mål på alle kerneområder, men ikke på alle i samme år. Planen viser, hvilket kerneområde der behandles med hvilket års budget.
plan-empty = Her kommer kerneområderne til at stå efter forvaltning og budgetår. Indlæs planen fra en fil, eller lav kerneområderne i kompasset først.
plan-empty-public = Her kommer det til at stå, hvilket kerneområde der behandles hvornår.
plan-to-compass = Gå til kompasset
plan-to-goals = Se effektmålene
plan-edit = Ret planen
plan-import = Indlæs fra fil
plan-areas = { $count ->
    [one] Ét kerneområde.
   *[other] { $n } kerneområder.
}
plan-without-count = { $count ->
    [one] Ét af dem er ikke i planen for noget år.
   *[other] { $n } af dem er ikke i planen for noget år.
}
plan-no-years = Planen har ingen budgetår endnu. Tilføj det første, eller indlæs planen fra en fil.
plan-administration = Forvaltning
plan-area = Kerneområde
plan-across = På tværs af forvaltninger
plan-year = Budget { $year }
plan-years = Budgetår
plan-without = Uden budgetår
plan-uncertain = usikkert år
plan-steps = Sådan går det til
plan-remarks = Bemærkninger fra filen
plan-source = Kilde: { $title }.
plan-get-file = Hent filen, som planen kom fra
plan-edit-title = Ret planen
plan-edit-lead = Sæt kryds ved de budgetår, hvor kerneområdet behandles. Et område må gerne have flere år. Intet er gemt, før du gemmer planen.
plan-add-year-label = Nyt budgetår
plan-add-year-hint = Fire tal, for eksempel 2028. Gem dine krydser først.
plan-add-year = Tilføj budgetår
plan-remove-year = Fjern budget { $year }
plan-save = Gem planen
plan-cancel = Fortryd
plan-changed = En anden har ændret planen, siden du åbnede den. Her er planen, som den er nu, med de krydser, du satte og fjernede. Se den igennem, og gem igen.
plan-refused-year = Det er ikke et årstal. Skriv fire tal fra 1970 til 2200.
plan-refused-year-in-use = Der står kerneområder i det år. Flyt dem først.
plan-import-title = Indlæs planen fra en fil
plan-import-lead = Vælg filen. Du ser først, hvad den vil gøre. Intet bliver gemt, før du siger ja.
plan-import-another = Vælg en anden fil
plan-import-faults = Filen har fejl. Intet er gemt. Ret dem alle, og vælg filen igen.
plan-import-no-file = Vælg en fil.
plan-import-submit = Indlæs planen
plan-file = Fil med planen
plan-file-hint = En .json-fil med kerneområder efter forvaltning og budgetår, højst 256 kB.
plan-look = Se, hvad filen vil gøre
plan-preview = Det vil filen gøre
plan-preview-nothing = Filen siger det samme som planen. Der er intet at indlæse.
plan-preview-made = { $count ->
    [0] Ingen nye kerneområder
    [one] Ét nyt kerneområde, som laves i kompasset
   *[other] { $n } nye kerneområder, som laves i kompasset
}
plan-preview-years = { $count ->
    [0] Ingen nye budgetår
    [one] Ét nyt eller ændret budgetår
   *[other] { $n } nye eller ændrede budgetår
}
plan-preview-placed = { $count ->
    [0] Ingen kerneområder kommer ind i et budgetår
    [one] Ét kerneområde kommer ind i et budgetår
   *[other] { $n } kerneområder kommer ind i et budgetår
}
plan-preview-remarked = { $count ->
    [0] Ingen får nye bemærkninger
    [one] Ét får nye bemærkninger
   *[other] { $n } får nye bemærkninger
}
plan-preview-unchanged = { $count ->
    [0] Ingen står der allerede
    [one] Ét står der allerede
   *[other] { $n } står der allerede
}
plan-preview-total = Filen siger, at der er { $total } kerneområder, men dens tabel har { $count }. Se efter, om der mangler nogen.
plan-preview-not-mentioned = Det her står i planen, men ikke i filen. Det bliver stående:
plan-preview-needs-editor = Filen nævner kerneområder, som kompasset ikke har. Kun den, der må redigere kompasset, kan lave dem. Bed en redaktør om at indlæse filen.
plan-fate = Hvad der sker
plan-fate-new = laves
plan-fate-known = findes
plan-fault-count = { $count ->
    [one] Én fejl
   *[other] { $n } fejl
}
plan-fault-line = Linje { $line }: { $what }
plan-fault-place = Linje { $line } ({ $place }): { $what }
plan-fault-smaller = Filen er for stor. En plan fylder højst 256 kB.
plan-fault-utf8 = Filen er ikke skrevet i UTF-8. Gem den igen som UTF-8.
plan-fault-json = Her kan filen ikke læses som JSON: { $found }. Se efter, om der mangler et komma, en klamme eller et anførselstegn.
plan-fault-object = Her skal stå et objekt i krøllede klammer, men der står: { $found }
plan-fault-list = Her skal stå en liste i firkantede klammer, men der står: { $found }
plan-fault-rows = Tabellen er tom. Skriv mindst ét kerneområde i den.
plan-fault-text = Her skal stå en tekst, men der står: { $found }
plan-fault-text-or-null = Her skal stå en tekst eller null, men der står: { $found }
plan-fault-short-text = Teksten er for lang: { $found } … Brug højst 200 tegn.
plan-fault-year = Her skal stå et årstal fra 1970 til 2200 som et tal uden anførselstegn, men der står: { $found }
plan-fault-flag = Her skal stå true eller false, men der står: { $found }
plan-fault-number = Her skal stå et helt tal, men der står: { $found }
plan-fault-administration = Forvaltningen { $found } står ikke i listen administrations. Tilføj den dér, eller ret koden.
plan-fault-once = Det står her for anden gang: { $found } Slet den ene.
plan-fault-missing = Det mangler. Tilføj det.
done-plan-saved = Planen er gemt.
done-plan-year-added = Budgetåret er tilføjet. Sæt kryds ved de kerneområder, der behandles.
done-plan-year-removed = Budgetåret er fjernet.
done-plan-imported = Planen er indlæst.
done-plan-nothing-new = Filen sagde det samme som planen. Intet er ændret.
audit-action-effect-plan-save = rettede planen for effektstyring
audit-action-effect-plan-year = tilføjede et budgetår til planen
audit-action-effect-plan-remove-year = fjernede et budgetår fra planen
audit-action-effect-plan-import = indlæste planen for effektstyring
audit-kind-plan = plan:
audit-detail-unplaced = ud af planen
audit-detail-placed = sat i et budgetår
audit-detail-budget-year = budgetår
