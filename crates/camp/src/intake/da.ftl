# Importing camps from files.
import-title = Indlæs camps
import-lead = Her indlæser du kerneopgaver, camps og det, deltagerne skrev, fra CSV-filer eller et Excel-ark.
import-files = Filer
import-files-hint = Vælg en eller flere CSV- eller Excel-filer (.xlsx) på tilsammen højst 20 MB.
import-no-file = Vælg mindst én fil.
import-skip = Spring rækker med fejl over
import-skip-hint = Ellers bliver intet indlæst, før alle rækker er i orden.
import-submit = Indlæs
import-what-happens = Hvad sker der, når du indlæser?
import-rule-all-or-nothing = Alle rækker bliver tjekket først. Er der fejl, får du en liste med fil, linje og kolonne, og intet bliver gemt.
import-rule-again = Du kan indlæse de samme filer igen. Det, der er indlæst, kommer ikke med to gange.
import-rule-words = Ord, der er indlæst, bliver aldrig overskrevet. Står et udsagn i filen med andre ord end før, får du det at vide.
import-rule-masked = CPR-numre, telefonnumre og e-mailadresser i udsagn bliver skjult med det samme. Navne skal du selv finde og skjule.
import-rule-closed = En ny camp kan kun ses af dem, der arbejder med camps, indtil nogen offentliggør den.
import-format-title = Sådan skal filerne se ud
import-format-lead = Hver tabel er en CSV-fil med navnet herunder eller et ark i en Excel-fil. Hedder filen eller arket noget andet, bliver det kendt på kolonnerne. Første linje er kolonnernes navne, i den rækkefølge du vil. Du behøver ikke indlæse dem alle på én gang.
import-table-core-tasks = Kommunens kerneopgaver, én på hver linje.
import-table-camps = De camps, der er holdt, én på hver linje.
import-table-statements = Det, deltagerne skrev, ét udsagn på hver linje, med deres egne ord.
import-table-analysis = En analyse, der er lavet før: budskaber, formål, overvejelser, forudsætninger og bidrag, ét punkt på hver linje.
import-table-frontpages = Avisforsider, som deltagerne forestillede sig dem, én på hver linje.
import-head-column = Kolonne
import-head-need = Skal den udfyldes?
import-head-about = Hvad skal der stå?
import-head-file = Fil
import-head-line = Linje
import-head-value = Det står der
import-head-wanted = Det skal du gøre
import-needed = Ja
import-not-needed = Nej, den kan være tom eller mangle
import-column-municipality = Kommunens navn. Det skal være din egen kommune.
import-column-kind = kerneopgave, eller ingenting.
import-column-number = Kerneopgavens nummer i rækkefølgen: 1, 2, 3.
import-column-title = Kerneopgavens navn.
import-column-purpose = Formålet med kerneopgaven, højst { $max } tegn.
import-column-own-camp-id = Campens id: små bogstaver a til z, tal og bindestreger. Det kommer til at stå i campens adresse.
import-column-core-task = Kerneopgavens navn, som det står i core_tasks. Det bliver også campens navn.
import-column-date = Dagen, campen blev holdt, for eksempel 2017-05-07 eller 7.5.2017.
import-column-participants = Hvor mange der deltog, som et helt tal.
import-column-id = Et id, som kun denne ene linje har, for eksempel tl-ind-001. Brug bogstaver, tal, bindestreg, understreg og punktum.
import-column-camp-id = Campens id, som det står i camps.
import-column-session = Den øvelse, udsagnet kommer fra: { $names }.
import-column-group = Bordet eller gruppen.
import-column-actor = Den, der kan gøre noget. Kun ved bidrag (contribution): { $names }.
import-column-chosen-precondition = Den forudsætning, gruppen valgte at arbejde med, højst { $max } tegn.
import-column-text = Udsagnet, præcis som det blev skrevet, højst { $max } tegn.
import-column-votes = Antal stemmer. Lad feltet være tomt, hvis du ikke ved det.
import-column-selected = 1, hvis bordet valgte udsagnet. Ellers ingenting.
import-column-page = Siden i det dokument, udsagnet er taget fra.
import-column-finding-kind = Slags punkt: message (budskab), purpose (formålet, analysen bygger på), purpose_consideration (overvejelse om formålet), precondition (forudsætning) eller contribution (bidrag).
import-column-finding-title = Punktets titel. Et budskab skal have en.
import-column-finding-text = Det, punktet siger, højst { $max } tegn. Et bidrag med samme ord som et udsagn bliver knyttet til udsagnet.
import-column-finding-actor = Kun ved bidrag: hvem der kan gøre noget. Kommunens navn, Borgeren/virksomheder, Borger/kommune eller Politisk niveau.
import-column-headline = Overskriften, højst { $max } tegn.
import-column-story = Historien, højst { $max } tegn.
import-example-title = Et eksempel
import-example-lead = Sådan kan begyndelsen af statements se ud som CSV-fil fra Excel:

# What came of it.
import-done-title = Filerne er læst
import-stopped-title = Intet er indlæst
import-stopped = { $count ->
    [one] Der er 1 fejl i filerne. Intet er indlæst. Ret fejlen, og indlæs filerne igen.
   *[other] Der er { $n } fejl i filerne. Intet er indlæst. Ret fejlene, og indlæs filerne igen.
}
import-no-tables = Ingen af filerne er en af de tabeller, der kan indlæses: core_tasks, camps, statements, frontpages og analysis. Intet er indlæst.
import-faults = { $count ->
    [one] 1 fejl
   *[other] { $n } fejl
}
import-skipped = { $count ->
    [one] 1 fejl: Rækken er sprunget over
   *[other] { $n } fejl: Rækkerne er sprunget over
}
import-nothing-new = Der er intet nyt at tilføje.
import-added-core-tasks = { $count ->
    [one] 1 kerneopgave er tilføjet.
   *[other] { $n } kerneopgaver er tilføjet.
}
import-added-camps = { $count ->
    [one] 1 camp er tilføjet.
   *[other] { $n } camps er tilføjet.
}
import-added-statements = { $count ->
    [one] 1 udsagn er tilføjet.
   *[other] { $n } udsagn er tilføjet.
}
import-added-frontpages = { $count ->
    [one] 1 avisforside er tilføjet.
   *[other] { $n } avisforsider er tilføjet.
}
import-added-findings = { $count ->
    [one] 1 punkt i en analyse er tilføjet.
   *[other] { $n } punkter i analyser er tilføjet.
}
import-findings-matched = { $matched } af { $all } bidrag i analyserne har samme ord som et udsagn og er knyttet til det.
import-findings-there = { $count ->
    [one] 1 punkt i en analyse er indlæst før.
   *[other] { $n } punkter i analyser er indlæst før.
}
import-already-there = { $count ->
    [one] 1 udsagn eller avisforside var her i forvejen og er ikke ændret.
   *[other] { $n } udsagn og avisforsider var her i forvejen og er ikke ændret.
}
import-masked-none = Der er ikke fundet CPR-numre, telefonnumre eller e-mailadresser i de nye udsagn.
import-masked = { $count ->
    [one] Personoplysninger er skjult i 1 nyt udsagn:
   *[other] Personoplysninger er skjult i { $n } nye udsagn:
}
import-notes-title = Værd at vide
import-more = Indlæs flere filer
import-again-title = Ret filerne, og prøv igen
import-to-format = Se, hvordan filerne skal se ud
import-note-not-read = { $file } er ikke læst: Den er ikke en af tabellerne core_tasks, camps, statements, frontpages og analysis.
import-note-no-rows = { $file } har kun en linje med kolonnernes navne og ingen rækker.
import-note-unknown-columns = { $file } har kolonner, som ikke bliver brugt: { $columns }.
import-note-written-otherwise = { $file }, linje { $line }: »{ $written }« er kerneopgaven »{ $title }«, selv om de er skrevet forskelligt.
import-note-purpose-kept = { $file }, linje { $line }: Kerneopgaven »{ $title }« er her i forvejen med et andet formål. Det er ikke ændret.

# Where a fault is, and what to do about it.
import-place-line = { $file }, linje { $line }
import-place-column = { $file }, linje { $line }, kolonnen "{ $column }"
import-found = Her står »{ $value }«.
import-found-nothing = Her står ikke noget.
import-wanted-column = Tilføj en kolonne med navnet "{ $name }".
import-wanted-unique-column = Giv kolonnen et andet navn, eller fjern den: Der er en anden med samme navn.
import-wanted-cells = { $count ->
    [one] Rækken skal have 1 felt, som overskriften har. Sæt anførselstegn om tekst med skilletegn i.
   *[other] Rækken skal have { $n } felter, lige så mange som overskriften. Sæt anførselstegn om tekst med skilletegn i.
}
import-wanted-closing-quote = Afslut feltet med et anførselstegn. Resten af filen er læst som en del af det.
import-wanted-value = Skriv en værdi i stedet for formlens fejl.
import-wanted-text = Udfyld feltet.
import-wanted-whole-number = Skriv et helt tal, for eksempel 12, eller lad feltet være tomt.
import-wanted-date = Skriv en dato, for eksempel 2017-05-07 eller 7.5.2017.
import-wanted-once = Brug noget andet: Det står allerede i { $file }, linje { $line }.
import-wanted-code = Begynd med et bogstav eller et tal, og brug kun bogstaver, tal, bindestreg, understreg og punktum, højst 100 tegn.
import-wanted-camp-id = Brug kun små bogstaver a til z, tal og bindestreger, højst 100 tegn. Ordene indlaes, paa-tvaers og analyse-rapport kan ikke bruges.
import-wanted-known-camp = Skriv id'et på en camp, der er i filen camps eller er indlæst før.
import-wanted-sound-camp = Ret fejlen i campens egen række først.
import-wanted-known-core-task = Skriv navnet på en kerneopgave, der er i filen core_tasks eller er indlæst før.
import-wanted-sound-core-task = Ret fejlen i kerneopgavens egen række først.
import-wanted-exercise = Skriv en af øvelserne { $names }. Avisforsider står i deres egen tabel, frontpages.
import-wanted-not-negative = Skriv 0 eller mere, eller lad feltet være tomt.
import-wanted-from-one = Skriv 1 eller mere, eller lad feltet være tomt.
import-wanted-selected = Skriv 1, hvis bordet valgte udsagnet. Ellers skal feltet være tomt.
import-wanted-actor = Skriv en af aktørerne { $names }, eller lad feltet være tomt.
import-wanted-no-actor = Lad feltet være tomt: Kun bidrag (contribution) kan have en aktør.
import-wanted-at-most = { $count ->
    [one] Skriv højst 1 tegn.
   *[other] Skriv højst { $n } tegn.
}
import-wanted-no-personal-data = Fjern CPR-nummer, telefonnummer eller e-mailadresse.
import-wanted-own-municipality = Skriv { $name }. Intet bliver indlæst fra en anden kommunes filer.
import-wanted-core-task-kind = Skriv kerneopgave, eller lad feltet være tomt.
import-wanted-own-address = Skriv et navn med bogstaver, der ikke ligner en anden kerneopgaves navn så meget, at de får samme adresse.
import-wanted-finding-kind = Skriv message, purpose, purpose_consideration, precondition eller contribution.
import-wanted-finding-column = Skriv kommunens navn, Borgeren/virksomheder, Borger/kommune eller Politisk niveau, eller lad feltet være tomt.
import-wanted-at-most-messages = En camp har højst { $most } budskaber. Saml nogen af dem.
import-wanted-one-purpose = Campen har allerede et formål, som analysen bygger på. Fjern rækken.
import-wanted-as-stored = Udsagnet findes allerede med noget andet i denne kolonne, og det bliver ikke overskrevet. Skriv som før, eller giv udsagnet et nyt id.
import-wanted-camp-as-stored = Campen findes allerede med noget andet i denne kolonne, og det bliver ikke overskrevet. Skriv som før, eller giv campen et nyt id.
import-file-empty = Filen er tom. Skriv kolonnernes navne og mindst én række.
import-file-not-a-table = Filen er ikke en tabel. Gem den som CSV eller Excel (.xlsx).
import-file-old-excel = Filen er i det gamle Excel-format (.xls). Gem den som .xlsx.
import-file-encrypted = Filen har en adgangskode. Gem den uden.
import-file-mixed-encoding = Filens tegn skifter kodning her. Gem den som UTF-8.
import-file-unclosed-header = Et anførselstegn i overskriften bliver aldrig afsluttet. Fjern det, eller sæt det andet.
import-file-corrupt = Filen er beskadiget. Åbn den i et regneark, og gem den igen.
import-file-too-many-columns = Rækken har alt for mange kolonner. Fjern dem, der ikke er i brug.
import-file-cell-too-long = Et felt i rækken er alt for langt. Gør det kortere.
import-file-too-large = Filen er for stor. Del den i flere.
