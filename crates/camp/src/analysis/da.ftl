# The analysis of a camp: findings and what they rest on.

## Kinds and columns
finding-message = Budskab
finding-purpose = Formål, som analysen bygger på
finding-consideration = Overvejelse om formålet
finding-proposal = Forslag til formål
finding-precondition = Forudsætning
finding-contribution = Bidrag
finding-crossing = Tema på tværs
finding-who-municipality = Kommunen
finding-who-citizens = Borgere og virksomheder
finding-who-together = Borger og kommune sammen
finding-who-political = Politisk niveau
finding-who-nobody = Uden aktør

## The page
analysis-title = Analyse: { $camp }
analysis-crumb = Analyse
analysis-lead = Hvad campen siger om kerneopgaven { $task }. De små tal fører til de udsagn, hvert punkt hviler på.
analysis-to-report = Rapport: Analyse af camps
analysis-to-crossings = På tværs af camps
analysis-history = Historik
analysis-empty = Her kommer analysen: op til seks budskaber, hvad de betyder for formålet, forudsætninger og bidrag. Den er ikke begyndt endnu.
analysis-begin = Begynd med et budskab, eller hent det, der allerede står i opsamlingen.
analysis-messages = Gennemgående budskaber
analysis-no-messages = Der er ingen budskaber endnu.
analysis-new-message = Nyt budskab
analysis-six = Der er seks budskaber, og flere kan ikke huskes på én gang. Fjern eller saml nogen, før du tilføjer.
analysis-figure-title = Budskaber om { $task }
analysis-figure-lead = { $count ->
    [one] Figuren viser kerneopgaven i midten og ét budskab ved siden af.
   *[other] Figuren viser kerneopgaven i midten og { $n } budskaber omkring den.
}
analysis-proposals = Forslag fra opsamlingens temaer
analysis-proposals-lead = Hvert tema her er ikke brugt i et budskab endnu. Brug det, som det står, og skriv det om bagefter, hvis det skal siges kortere.
analysis-proposal = { $title } ({ $exercise })
analysis-use-as-message = Brug som budskab
analysis-purpose = Hvad det betyder for formålet
analysis-purpose-now = Formålet, som det lyder nu
analysis-purpose-analysed = Formålet, som analysen bygger på
analysis-purpose-differs = Ordlyden er ikke den samme som nu.
analysis-considerations = Overvejelser
analysis-no-considerations = Her kommer overvejelser om formålet: hvad der er dækket, og hvad der kunne siges bedre.
analysis-new-consideration = Ny overvejelse
analysis-proposed = Forslag til ny ordlyd
analysis-no-proposed = Der er ikke foreslået en ny ordlyd.
analysis-new-proposed = Foreslå en ny ordlyd
analysis-changes = Ændringer ord for ord
analysis-removed = udgår
analysis-added = nyt
analysis-preconditions = Forudsætninger
analysis-no-preconditions = Her kommer det, der skal være på plads først, samlet i få punkter.
analysis-new-precondition = Ny forudsætning
analysis-take-preconditions = { $count ->
    [one] Hent 1 tema fra opsamlingen
   *[other] Hent { $n } temaer fra opsamlingen
}
analysis-contributions = Bidrag efter aktør
analysis-no-contributions = Ingen endnu.
analysis-new-contribution = Nyt bidrag
analysis-take-contributions = { $count ->
    [one] Hent 1 bidrag fra opsamlingen
   *[other] Hent { $n } bidrag fra opsamlingen
}
analysis-sources = Kilder
analysis-no-sources = Ingen punkter hviler på udsagn eller temaer endnu.
analysis-sources-lead = Hvert tal i analysen fører hertil, og herfra videre til udsagnet, temaet eller kategorien.

## A finding
finding-page-title = { $kind }: { $name }
finding-to-analysis = Til analysen
finding-back = Tilbage
finding-rests-on = Hviler på
finding-rests-on-nothing = Punktet hviler ikke på noget endnu.
finding-source-page = Side { $page } i kilden.
finding-source-theme = Tema { $number } i { $exercise }
finding-source-category = Kategorien { $name } i { $exercise }
finding-source-gone = [findes ikke mere]
finding-sources-gone = Findes ikke mere
finding-sources-named = Kilder:
finding-theme-number = Tema { $number }
finding-count-statements = { $count ->
    [one] (1 udsagn)
   *[other] ({ $n } udsagn)
}
finding-see = Vis
finding-change = Ret
finding-earlier = Ryk frem
finding-later = Ryk tilbage
finding-remove = Fjern
finding-undo = Fortryd
finding-undo-step = Fortryd trin
finding-before = Sådan stod der før

## The form
finding-new = Nyt: { $kind }
finding-edit = Ret: { $kind }
finding-form-lead-message = Et budskab er det, der går igen i alt, hvad der blev sagt. Det bliver tegnet rundt om kerneopgaven.
finding-form-lead-purpose = Det er den ordlyd af formålet, som analysen er lavet på.
finding-form-lead-consideration = En overvejelse siger, hvad campen betyder for formålet: hvad der er dækket, hvad der mangler, og hvad der kunne siges bedre.
finding-form-lead-proposal = Skriv hele formålet, som det kunne lyde. Pejl viser selv, hvilke ord der er nye, og hvilke der udgår.
finding-form-lead-precondition = En forudsætning er noget, der skal være på plads, før kerneopgaven kan lykkes.
finding-form-lead-contribution = Et bidrag er noget, nogen bestemt kan gøre. Vælg udsagnet, og lad teksten stå tom: så vises deltagernes egne ord.
finding-form-lead-crossing = Et tema på tværs er en tanke, der går igen på flere camps.
finding-title = Titel
finding-title-hint = Kort: helst højst fem ord.
finding-words = Tekst
finding-words-hint-message = To til fire linjer. Figuren viser omkring 14 linjer.
finding-words-hint-purpose = Ordlyden, som den var.
finding-words-hint-consideration = Én overvejelse ad gangen.
finding-words-hint-proposal = Hele ordlyden.
finding-words-hint-precondition = En eller to linjer. Kan være tom, når titlen siger det hele.
finding-words-hint-contribution = Kan være tom, når du vælger et udsagn herunder.
finding-words-hint-crossing = Beskriv tanken med et par sætninger. De bruges til at finde udsagn, der ligner.
finding-who = Hvem kan gøre det?
finding-rests-on-lead = Vælg det, punktet hviler på. Det bliver til de små tal, som fører til deltagernes egne ord.
finding-statements = Udsagn
finding-themes = Temaer
finding-categories = Kategorier
finding-none-chosen = Ingen udsagn er valgt endnu. Søg efter dem herunder.
finding-chosen = Valgte udsagn
finding-search = Søg i ordene
finding-search-in = Øvelse
finding-all-exercises = Alle øvelser
finding-search-submit = Find udsagn
finding-found = { $count ->
    [0] Ingen udsagn passer. Prøv et andet ord.
    [one] Ét udsagn passer.
   *[other] { $n } udsagn passer.
}
finding-found-first = { $count ->
    [one] Her er det første.
   *[other] Her er de { $n } første.
}
finding-found-tick = Sæt kryds ved dem, der hører til
finding-not-saved-yet = Ikke gemt endnu: sæt kryds ved de udsagn, du vil have med, og vælg Gem.
finding-save = Gem
finding-cancel = Annullér

## Why not
finding-refusal-changed = En anden har rettet det, mens du skrev. Nu står der: { $words }. Gem igen, hvis dit skal stå i stedet.
finding-refusal-unknown = Noget af det, du valgte, findes ikke mere. Vælg igen.
finding-refusal-no-title = Skriv en titel.
finding-refusal-no-words = Skriv, hvad punktet siger, eller vælg et udsagn, der siger det.
finding-refusal-too-many = Der er allerede seks budskaber. Fjern eller saml nogen først.
finding-refusal-one-proposal = Der er allerede et forslag til ordlyd. Ret det i stedet.
finding-refusal-cannot-undo = Trinnet kan ikke fortrydes: det er fortrudt, eller det kom fra en fil.
finding-refusal-undo-blocked = Trinnet kan ikke fortrydes, for noget af det er rettet siden. Fortryd det nyeste først.

## History
analysis-history-lead = Alt, hvad der er sket i analysen, det nyeste først. Vælg et trins nummer for at se analysen, som den var bagefter.
analysis-history-empty = Der er ikke sket noget endnu.
analysis-version = Analysen efter trin { $number }
analysis-version-when = Sådan så den ud { $when }, efter et trin af { $by }.
analysis-version-empty = Analysen var tom.
finding-history-step = Trin
finding-history-see = Se analysen efter trin
finding-history-when = Hvornår
finding-history-who = Hvem
finding-history-what = Hvad
finding-history-undo = Fortryd
finding-history-undone = Fortrudt
finding-step-add = Skrev
finding-step-take-over = Hentede fra opsamlingen
finding-step-edit = Rettede
finding-step-move = Flyttede
finding-step-remove = Fjernede
finding-step-join = Samlede
finding-step-judge = Valgte udsagn
finding-step-undo = Fortrød et trin
finding-step-import = Indlæste fra en fil

## What was done
done-finding-added = Punktet er gemt.
done-finding-saved = Rettelsen er gemt.
done-finding-moved = Punktet er flyttet.
done-finding-removed = Punktet er fjernet.
done-finding-taken = Hentet fra opsamlingen.
done-finding-nothing-to-take = Der er ikke mere at hente.
done-finding-undone = Trinnet er fortrudt.
audit-action-camp-analysis-change = ændrede en analyse
audit-action-camp-crossing-change = ændrede temaer på tværs af camps
audit-kind-analysis = analyse
