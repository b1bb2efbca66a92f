cli-effect-unreadable = { $file } kan ikke læses
cli-effect-map-form = --map { $pair }: skriv BRUG=OVERSKRIFT
cli-effect-map-use = --map { $pair }: "{ $used }" er ikke unit, period, value, denominator, status, note, periods, ignored eller category:DIMENSION
cli-effect-no-indicator = der er ingen indikator, der hedder "{ $slug }". Kendte: { $known }
cli-effect-progress = { $done } af { $of } værdier læst
cli-effect-no-reason = endelige tal bliver ændret: skriv hvorfor med --reason
cli-effect-mend = { $file }: intet er gemt; ret filen, eller vælg kolonnerne med --map
cli-effect-fault = linje { $line }
cli-effect-fault-file = filen
cli-effect-totals = { $count ->
    [one] Én total i filen er sammenlignet;
   *[other] { $n } totaler i filen er sammenlignet;
}
cli-effect-totals-differ = { $count ->
    [0] ingen er anderledes end vores egne.
    [one] én er anderledes end vores egne.
   *[other] { $n } er anderledes end vores egne.
}
cli-effect-total = { $unit } { $period }, { $what }: filen { $published }, vores { $own }, forskel { $difference } ({ $coverage })
cli-effect-nothing-new = Filen siger det, vi ved i forvejen: Intet er ændret.
cli-effect-written = Gemt: { $added } og { $changed }.
cli-effect-added = { $count ->
    [one] én ny værdi
   *[other] { $n } nye værdier
}
cli-effect-changed = { $count ->
    [0] ingen ændrede
    [one] én ændret
   *[other] { $n } ændrede
}
cli-effect-not-written = Intet er gemt.
cli-effect-file-faults = { $count ->
    [one] { $file }: én fejl; intet er gemt
   *[other] { $file }: { $n } fejl; intet er gemt
}
cli-effect-plan-faults = { $count ->
    [one] { $file } har én fejl. Intet er indlæst. Ret den, og kør igen
   *[other] { $file } har { $n } fejl. Intet er indlæst. Ret dem, og kør igen
}
cli-effect-tree-would = Træet "{ $tree }" ville blive lavet.
cli-effect-tree-refused = træet "{ $tree }" kunne ikke laves: { $why }
cli-effect-units-done = { $tree }: { $changes }, { $same }.
cli-effect-units-changes = { $count ->
    [0] ingen ændringer
    [one] én ændring
   *[other] { $n } ændringer
}
cli-effect-units-same = { $count ->
    [0] ingen enheder som før
    [one] én enhed som før
   *[other] { $n } enheder som før
}
cli-effect-municipality-made = { $name } er oprettet.
cli-effect-municipality-would = { $name } ville blive oprettet.
cli-effect-municipality-refused = kommunen "{ $name }" kunne ikke oprettes: { $why }
cli-effect-no-rules = "{ $rules }" er ikke regler her: skriv nhs eller anhoej
cli-effect-no-case = der er ingen enhed "{ $unit }" med delen "{ $part }" til indikatoren
cli-effect-verdict = { $change } · { $target } · grundlag: { $state } · regler: { $rules }
cli-effect-change = ændring: { $word }
cli-effect-target = mål: { $word }
cli-effect-state-empty = ingen tal
cli-effect-state-one = ét tal
cli-effect-state-constant = alle tal er ens
cli-effect-state-no-limits = næsten alle tal er ens
cli-effect-state-trial = foreløbige grænser
cli-effect-state-settled = nok tal
cli-effect-state-too-large = tal med for mange cifre
cli-effect-limits = fra { $from }: { $points }, gennemsnit { $mean }, grænser { $lower } til { $upper }
cli-effect-runs = fra { $from }: { $points }, median { $median }, længste række { $run } (højst { $most }), krydsninger { $crossings } (mindst { $least })
cli-effect-points = { $count ->
    [one] én måling
   *[other] { $n } målinger
}
cli-effect-ratio = { $numerator } af { $denominator }
