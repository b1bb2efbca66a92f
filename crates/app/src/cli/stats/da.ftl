stats-no-date = Ingen måling har datoen { $date }, så der begynder intet nyt stykke der.
stats-segment = { $count ->
    [one] Fra { $from }: én måling, { $mean }
   *[other] Fra { $from }: { $n } målinger, gennemsnit { $mean }, grænser { $lower } til { $upper }
 }
stats-no-variation = ingen variation
stats-trial-limits = prøvegrænser: under 13 målinger
stats-values = { $count ->
    [one] { $n } værdi
   *[other] { $n } værdier
 }
stats-implied-top = Uden egen række i { $file } og derfor regnet som øverst: { $units }.
stats-wanted-number = Skriv et tal, for eksempel 12, -3.5 eller 3,5, uden tegn mellem tusinder.
stats-wanted-fewer-digits = Skriv et tal med højst 38 cifre, højst { $decimals } af dem decimaler.
stats-wanted-once = Brug noget andet, eller fjern rækken: Det står allerede i linje { $line }.
stats-wanted-known-unit = Skriv en enhed, der står i træet.
stats-wanted-lowest-unit = Skriv en enhed, der ikke har andre under sig i træet: Dens tal regnes ud.
stats-wanted-outside-itself = Skriv en anden overordnet enhed: Enheden er nu sin egen overordnede.
stats-fault-unreadable = { $file } kan ikke læses
stats-fault-rows = { $count ->
    [one] { $file } har én fejl. Ret den, og kør igen
   *[other] { $file } har { $n } fejl. Ret dem, og kør igen
 }
stats-fault-no-rows = { $file }: der er ingen rækker. Skriv en række under '{ $columns }' for hver værdi
stats-fault-empty = { $file }: der er ingen målinger
stats-fault-short-baseline = --fix-after skal være mindst 2: grænser kræver to målinger
stats-fault-too-large = { $file }: tallene har for mange cifre til at blive regnet nøjagtigt. Brug færre decimaler
stats-fault-too-large-series = { $file }: tallene i serien '{ $series }' har for mange cifre til at blive regnet nøjagtigt. Brug færre decimaler
stats-fault-circle = enheden '{ $unit }' ender som sin egen overordnede. Skriv en anden overordnet
stats-fault-many-units = { $file }: der er for mange enheder
stats-fault-sum-too-large = { $file }: tallene har for mange cifre til at blive lagt nøjagtigt sammen
