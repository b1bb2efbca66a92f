unit-effect = Effekt
unit-trees-title = Enheder
unit-trees-lead = Det er enhederne, tallene handler om: kommunens egne arbejdspladser eller landets kommuner. De står i et træ, og træet husker, hvor hver enhed stod før.
unit-trees-empty = Her kommer træerne af enheder til at stå. Begynd med at lave et træ, for eksempel "Kommunens institutioner". Bagefter kan du indlæse enhederne fra et regneark.
unit-in-tree = i { $name }
unit-tree-new = Lav et nyt træ
unit-tree-name = Hvad hedder træet?
unit-tree-name-hint = For eksempel: Kommunens institutioner.
unit-tree-create = Lav træet
unit-tree-empty = Her kommer enhederne til at stå. Indlæs dem fra et regneark, eller tilføj dem én for én.
unit-tree-empty-day = Der var ingen enheder den dag. Vælg en anden dag.
unit-tree-cut = Træet er stort. Vælg en enhed for at se, hvad der står under den, eller søg.
unit-note = Bemærkning
unit-note-hint = Det, andre bør vide. Højst 600 tegn.
unit-add = Tilføj en enhed
unit-add-title = Tilføj en enhed
unit-add-submit = Tilføj enheden
unit-add-below = Tilføj en enhed under denne
unit-import = Indlæs fra et regneark
unit-cancel = Fortryd
unit-search-title = Find en enhed
unit-search = Navn eller kode
unit-search-day = Som træet var den
unit-search-submit = Vis
unit-search-reset = Vis hele træet i dag
unit-below-of = under { $name }
unit-below-title = Under enheden
unit-numbers = Indikatorer for enheden
unit-numbers-none = Ingen indikatorer følges for enheder i dette træ endnu.
unit-name = Hvad hedder enheden?
unit-code = Kode
unit-code-hint = Det, filer kalder enheden: et nummer eller et kort navn. Kun én enhed i træet kan have koden.
unit-above = Står under
unit-above-hint = Skriv koden på enheden ovenover. Lad feltet være tomt for øverst.
unit-at-top = øverst
unit-from = Fra og med
unit-from-hint = Lad feltet være tomt, hvis enheden altid har været der.
unit-closed = lukket
unit-closed-on = Lukket fra { $day }.
unit-successor = Afløst af
unit-history = Hvor enheden har stået
unit-always = fra begyndelsen
unit-since = fra { $day }
unit-until = til { $day }
unit-undone = fortrudt { $day } af { $name }
unit-reason = Hvorfor?
unit-reason-hint = Skriv det, så andre forstår det om fem år. Højst 600 tegn.
unit-rename = Ret navn eller bemærkning
unit-rename-submit = Gem navnet
unit-move = Flyt enheden
unit-move-lead = Før dagen tæller enheden med, hvor den stod. Fra dagen tæller den med det nye sted.
unit-move-above = Flyt ind under
unit-move-day = Fra og med
unit-move-submit = Flyt enheden
unit-close = Luk enheden, eller læg den sammen med en anden
unit-close-lead = Enhedens tal bliver stående. Fra dagen tæller den ikke med mere.
unit-close-successor = Hvem overtager?
unit-close-successor-hint = Skriv koden på den enhed, den lægges sammen med. Så flytter det, der står under den, med. Lad feltet være tomt, hvis ingen overtager.
unit-close-day = Lukket fra
unit-close-submit = Luk enheden
unit-undo-move = Fortryd den seneste flytning
unit-undo-move-hint = Enheden kommer tilbage, hvor den stod før.
unit-undo-close = Fortryd lukningen
unit-undo-close-hint = Enheden er der igen. Enheder, som blev flyttet med ved en sammenlægning, flytter du tilbage hver for sig.
unit-refused-no-name = Skriv, hvad det skal hedde.
unit-refused-long-name = Navnet er for langt. Brug højst 200 tegn.
unit-refused-name-taken = Navnet er i brug eller kan ikke stå i en adresse. Vælg et andet.
unit-refused-no-code = Skriv en kode.
unit-refused-long-code = Koden er for lang. Brug højst 60 tegn.
unit-refused-code-taken = En anden enhed i træet har koden. Vælg en anden.
unit-refused-long-words = Teksten er for lang. Brug højst 600 tegn.
unit-refused-no-reason = Skriv hvorfor.
unit-refused-no-day = Skriv en dag mellem 1900 og 2200.
unit-refused-later = Enheden blev sidst ændret { $day }. Vælg en senere dag, eller fortryd den ændring først.
unit-refused-same-place = Enheden står der allerede. Vælg et andet sted.
unit-refused-closed = Enheden er lukket. Fortryd lukningen først.
unit-refused-unknown = Koden findes ikke i træet. Skriv koden på en enhed, der er der.
unit-refused-circle = { $unit } ville komme til at stå under sig selv. Vælg et andet sted.
unit-refused-parent-closed = { $unit } ville komme til at stå under { $parent }, som er lukket. Flyt eller luk { $unit } først.
unit-refused-parent-not-yet = { $unit } ville komme til at stå under { $parent }, før { $parent } begynder { $day }. Skriv den dag eller en senere, eller vælg et andet sted.
unit-refused-undo-changed = En anden har flyttet, lukket eller åbnet enheden imens. Se, hvor den har stået, og fortryd igen, hvis det stadig er rigtigt.
unit-refused-renamed = En anden har rettet navnet eller bemærkningen imens. Se dem igennem, og gem igen, hvis din udgave skal gælde.
unit-refused-undo = Der er ingen ændring at fortryde.
unit-refused-too-many = Træet har for mange enheder. Det kan højst have 20.000.
unit-import-title = Indlæs enheder
unit-import-lead = Vælg en fil med enhederne. Du får at se, hvad den ændrer, før noget bliver ændret. Den samme fil to gange ændrer ingenting.
unit-import-file = Fil
unit-import-file-hint = CSV eller Excel (.xlsx), højst 4 MB, med overskrifter i øverste række.
unit-import-submit = Se, hvad filen ændrer
unit-import-columns = Hvilke kolonner skal filen have?
unit-import-column-kode = Skal være der. Enhedens kode, eller code.
unit-import-column-navn = Skal være der. Enhedens navn, eller name.
unit-import-column-over = Koden på enheden ovenover, eller parent. Tom: øverst.
unit-import-column-fra = Den første dag på stedet, eller from. Tom: altid. En enhed, der er flyttet, har en række for hvert sted.
unit-import-column-til = Den dag, enheden er lukket fra, eller to. Tom: den er der endnu.
unit-import-column-gruppe = Officielle sammenligningsgrupper, eller group. Semikolon imellem flere.
unit-import-nomenclature = Kommunerne og deres officielle grupper findes hos Danmarks Statistik under nomenklaturer (Kommunegrupper, eller Regioner, landsdele og kommuner). Hent listen som CSV, og læg den op, som den er: med to niveauer bliver det øverste til grupper at sammenligne med, og ingen enhed flyttes; med flere bliver det hele til et træ.
unit-import-no-file = Vælg en fil.
unit-import-faults = Filen har fejl, og intet er ændret. Ret dem, og vælg filen igen.
unit-import-preview = { $file } kan indlæses. Det her ændrer sig:
unit-import-nothing = { $file } siger det samme som træet. Der er intet at ændre.
unit-import-changes = Ændringerne
unit-import-more = Og { $count } til.
unit-import-confirm = Gennemfør ændringerne
unit-import-other = Vælg en anden fil
unit-import-back = Tilbage til træet
unit-import-line = Række { $line }
unit-import-place = Række { $line }, kolonnen "{ $column }"
unit-import-found-nothing = der står ingenting.
unit-import-found = der står "{ $value }".
unit-import-short-code = Brug højst 60 tegn.
unit-import-short-name = Brug højst 200 tegn.
unit-import-once = Enheden står også i række { $line } fra samme dag. Slet den ene.
unit-import-known = Skriv koden på en enhed i filen eller i træet.
unit-import-circle = Enheden ville komme til at stå under sig selv. Skriv en anden.
unit-import-open = Enheden ovenover er lukket. Skriv en, der er der endnu, eller luk også denne.
unit-import-after-parent = Enheden ovenover begynder først { $day }. Skriv den dag eller en senere, eller lad enheden ovenover begynde tidligere.
unit-import-move-day = Enheden står et andet sted nu. Skriv, hvilken dag den flyttede.
unit-import-day-after = Træet ved noget om enheden fra { $day }. Skriv en senere dag.
unit-import-to-after-from = Skriv en dag efter den første.
unit-import-next-from = Skriv { $day }, som næste række begynder med, eller lad feltet være tomt.
unit-import-fewer = Træet kan højst have 20.000 enheder. Del filen i flere træer.
unit-import-column = Filen skal have en kolonne, der hedder "{ $name }".
unit-import-unique-column = Flere kolonner hedder det samme. Giv dem hver sit navn.
unit-import-cells = Rækken skal have { $count } felter som overskriften.
unit-import-quote = Et anførselstegn er ikke lukket. Luk det.
unit-import-value = Formlen viser en fejl. Skriv en værdi.
unit-import-date = Skriv en dag som 2024-08-01 eller 01.08.2024.
unit-import-text = Skriv noget i feltet.
unit-import-empty = Filen er tom. Giv den overskrifter og mindst én række.
unit-import-too-large = Filen er for stor. Del den i flere.
unit-import-old-excel = Filen er i det gamle Excel-format. Gem den som .xlsx.
unit-import-unreadable = Filen kan ikke læses som en tabel. Gem den som CSV eller .xlsx.
unit-change-added = { $name } kommer til: { $above }
unit-change-renamed = { $before } hedder nu { $after }
unit-change-moved = { $name } flytter fra { $before } til { $after } { $day }
unit-change-begins = { $name } begynder { $day }
unit-change-closed = { $name } lukker { $day }
unit-change-joins = { $name } kommer med i gruppen { $group }
unit-change-leaves = { $name } går ud af gruppen { $group }
done-unit-tree-created = Træet er lavet. Nu kan du tilføje enheder.
done-unit-added = Enheden er tilføjet.
done-unit-renamed = Navnet er gemt.
done-unit-moved = Enheden er flyttet.
done-unit-closed = Enheden er lukket.
done-unit-merged = Enhederne er lagt sammen.
done-unit-undone = Den seneste ændring er fortrudt.
done-unit-imported = Enhederne er indlæst.
audit-detail-above = over eller efterfølger
audit-detail-old-name = navn før
audit-detail-old-note = bemærkning før
audit-detail-reason = grund
audit-action-effect-tree-create = lavede et træ af enheder
audit-action-effect-unit-add = tilføjede en enhed
audit-action-effect-unit-rename = rettede en enheds navn
audit-action-effect-unit-move = flyttede en enhed
audit-action-effect-unit-merge = lagde to enheder sammen
audit-action-effect-unit-close = lukkede en enhed
audit-action-effect-unit-undo = fortrød en ændring af en enhed
audit-action-effect-unit-import = indlæste enheder fra en fil
audit-kind-measured-tree = træ af enheder:
audit-kind-measured-unit = enhed:
unit-count = { $count ->
    [0] ingen enheder
    [one] én enhed
   *[other] { $n } enheder
}
unit-below-count = { $count ->
    [0] ingen enheder under
    [one] én enhed under
   *[other] { $n } enheder under
}
unit-hits = { $count ->
    [0] Ingen enheder passer. Prøv med færre bogstaver.
    [one] Én enhed passer.
   *[other] { $n } enheder passer.
}
unit-import-fault-count = { $count ->
    [0] Ingen fejl
    [one] Én fejl
   *[other] { $n } fejl
}
unit-change-count-same = { $count ->
    [0] Ingen enheder er som før
    [one] Én enhed er som før
   *[other] { $n } enheder er som før
}
unit-change-count-added = { $count ->
    [0] Ingen enheder kommer til
    [one] Én enhed kommer til
   *[other] { $n } enheder kommer til
}
unit-change-count-renamed = { $count ->
    [0] Ingen får nyt navn
    [one] Én får nyt navn
   *[other] { $n } får nyt navn
}
unit-change-count-moved = { $count ->
    [0] Ingen flytninger
    [one] Én flytning
   *[other] { $n } flytninger
}
unit-change-count-begins = { $count ->
    [0] Ingen får ny første dag
    [one] Én får ny første dag
   *[other] { $n } får ny første dag
}
unit-change-count-closed = { $count ->
    [0] Ingen lukker
    [one] Én lukker
   *[other] { $n } lukker
}
unit-change-count-joins = { $count ->
    [0] Ingen kommer med i en gruppe
    [one] Én kommer med i en gruppe
   *[other] { $n } kommer med i en gruppe
}
unit-change-count-leaves = { $count ->
    [0] Ingen går ud af en gruppe
    [one] Én går ud af en gruppe
   *[other] { $n } går ud af en gruppe
}
