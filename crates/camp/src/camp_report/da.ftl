# The camp report: the document, the workbook, and the pages that offer them.

## The document
report-title = Opsamling på camp: { $task }
report-held = Camp { $date }
report-participants = { $count ->
    [one] 1 deltager
   *[other] { $n } deltagere
}
report-printed = Opsamlingen er lavet { $date }
report-contents = Indhold
report-guide-title = Sådan læser du opsamlingen
report-guide = Her er det, deltagerne sagde på campen: { $statements } i { $exercises }. Hver øvelse har et kapitel med det, der kom ud af den: kategorier med antal, en opsummering og det, deltagerne skrev. Betegnelser som { $example } er udsagnenes id. Tryk på et id, og du kommer til den række i bilaget, hvor udsagnet står. Til sidst kommer opgørelsen, som viser, at ingen udsagn er faldet ud undervejs.
report-not-placed-yet = { $count ->
    [one] Ét udsagn er ikke placeret endnu. Antallene i kategorierne kan derfor ændre sig.
   *[other] { $n } udsagn er ikke placeret endnu. Antallene i kategorierne kan derfor ændre sig.
}
report-count-statements = { $count ->
    [one] 1 udsagn
   *[other] { $n } udsagn
}
report-count-thoughts = { $count ->
    [one] 1 tanke
   *[other] { $n } tanker
}
report-count-exercises = { $count ->
    [one] 1 øvelse
   *[other] { $n } øvelser
}
report-count-groups = { $count ->
    [one] 1 gruppe
   *[other] { $n } grupper
}
report-count-contributions = { $count ->
    [one] 1 bidrag
   *[other] { $n } bidrag
}
report-overview-caption = Øvelserne i overblik
report-themes = Temaer
report-lead = Øvelsen gav { $statements }.
report-lead-groups = Øvelsen gav { $statements } fra { $groups }.
report-categories = Kategorier
report-categories-caption = { $exercise } efter kategori
report-no-categories = Udsagnene er ikke delt i kategorier endnu.
report-in-categories = I kategorier
report-description = Hvad der hører til
report-total = I alt
report-split-note = Nogle udsagn rummede mere end én tanke og er delt, så { $statements } er blevet til { $thoughts }. Tabellen tæller tankerne.
report-summary = Opsummering
report-no-summary = Der er ikke skrevet en opsummering endnu.
report-theme-categories = Kategorier: { $names }.
report-theme-rests = hviler på
report-sample = Udsnit af data
report-sample-chosen = Udsagnene her er valgt som eksempler. Alle udsagn står i bilaget.
report-sample-proposed = Udsnittet er foreslået af programmet, ikke valgt af en person. Det er spredt over kategorier og grupper. Alle udsagn står i bilaget.
report-all-front-pages = Alle avisforsider
report-front-page = Avisforside { $code }
report-by-actor = Bidrag efter aktør
report-actor-caption = { $actor }: { $count }
report-appendix = Bilag
report-appendix-lead = Her står alle udsagn, som de blev skrevet, efter øvelse og gruppe. Personlige oplysninger er skjult, og det, nogen har bedt om at få slettet, står som [slettet].
report-all-statements = Alle udsagn
report-group-of = Gruppe { $group }
report-no-group = Uden gruppe
report-group-caption = { $exercise } · { $group }: { $count }
report-list-set-aside = Lagt til side
report-list-set-aside-told = De her udsagn er læst og bevidst holdt uden for kategorierne.
report-list-merged = Lagt sammen
report-list-merged-told = De her udsagn siger det samme som et andet og står under det. De tæller stadig hver for sig.
report-list-split = Delt i flere tanker
report-list-split-told = De her udsagn rummede mere end én tanke. Tankernes ord er taget fra udsagnet.
report-thought-of = tanke { $part }
report-yes = Ja

## The account
report-account = Sådan er opsamlingen lavet
report-account-lead = Hvert udsagn er læst og lagt i en kategori, lagt til side med en begrundelse eller ikke placeret endnu. Ingen ord er skrevet om. Indsamlet er summen af de fire andre tal: et udsagn kan kun stå ét sted i opgørelsen. Et udsagn, der er delt i flere tanker, er placeret, når alle tankerne er behandlet, og mindst én er i en kategori.
report-account-caption = Alle udsagn gjort op
report-work-lead = Når et udsagn rummer mere end én tanke, kan det deles, så hver tanke får sin kategori. Udsagn, der siger det samme, kan lægges sammen: de tæller stadig hver for sig.
report-work-caption = Arbejdet med udsagnene
report-masked-told = CPR-numre, telefonnumre, e-mailadresser og navne er skjult for alle læsere. Slettede udsagn er slettet, fordi nogen har bedt om det; de tæller stadig med. En rettelse er ét trin i arbejdet, også når det er et trin tilbage.
report-made-told = Opsamlingen viser, hvordan det stod { $date }. Hvert id kan slås op på kommunens sider om campen, hvor der står, hvad der er sket med udsagnet siden.
report-captured = Indsamlet
report-placed = Placeret
report-extra-thoughts = Heraf ved deling
report-masked = Udsagn med skjulte ord
report-edits = Rettelser

## Columns
report-exercise = Øvelse
report-id = Id
report-group = Gruppe
report-actor = Aktør
report-contribution = Bidrag
report-chosen-precondition = Valgt forudsætning
report-headline = Overskrift
report-words = Udsagn
report-votes = Stemmer
report-selected = Udvalgt
report-place = Placering
report-stands = Står i
report-category = Kategori
report-merged-under = Lagt sammen under
report-reason = Begrundelse
report-thought = Tanke
report-thoughts = Tanker
report-statements = Udsagn
report-source-page = Side i kilden
report-overview = Overblik
report-line-kind = Slags
report-line = Linje
report-line-category = Kategori
report-line-account = Opgørelse

## The pages
report-page-title = Rapport
report-page-lead = Opsamlingen samler alt fra campen i ét dokument: kategorier med antal, opsummeringer, eksempler, alle avisforsider, bidrag efter aktør og alle udsagn. Til sidst viser en opgørelse, at intet er faldet ud.
report-page-read = Læs opsamlingen her
report-page-empty = Der er ikke samlet noget ind på campen endnu. Opsamlingen er klar, når udsagnene er læst ind.
report-page-progress = Hvor langt er vi?
report-page-progress-caption = Hver øvelses udsagn gjort op
report-page-not-placed = { $count ->
    [one] Ét udsagn er ikke placeret endnu; rapporten siger det.
   *[other] { $n } udsagn er ikke placeret endnu; rapporten siger det.
}
report-page-not-placed-title = Arbejdet er ikke færdigt
report-page-all-placed = Alle udsagn er behandlet.
report-page-download = Hent opsamlingen
report-page-download-lead = De seks filer siger det samme. Vælg efter, hvad du skal bruge den til.
report-format-pdf = PDF
report-format-docx = Word
report-format-html = HTML
report-format-xlsx = Excel
report-format-csv = CSV
report-format-json = JSON
report-for-pdf = Til at læse, printe og journalisere. Kan læses op af en skærmlæser. Den tager lidt tid at lave.
report-for-docx = Til at skrive videre i, for eksempel på en dagsorden.
report-for-html = Én side, der kan åbnes i enhver browser og sendes som den er.
report-for-xlsx = Til at tælle og filtrere i: et ark for hver øvelse og et overblik.
report-for-csv = Én tabel med alle udsagn, som Excel åbner med et dobbeltklik.
report-for-json = Til andre programmer: alt i opsamlingen med faste feltnavne.
report-not-written = Opsamlingen kunne ikke laves i det format. Hent den i et af de andre, for eksempel Word, og giv kommunens administrator besked.
report-no-day = Serverens ur går forkert, så opsamlingen kan ikke få en dato. Giv kommunens administrator besked.
