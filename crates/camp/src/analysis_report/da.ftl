# The report over all camps: the document, the workbook, the pages.
analysis-report-title = Analyse af camps
analysis-report-page = Rapport
analysis-report-subtitle = { $camps }
analysis-report-camps = { $count ->
    [one] 1 camp
   *[other] { $n } camps
}
analysis-report-printed = Analysen er lavet { $date }
analysis-report-guide-title = Sådan læser du analysen
analysis-report-guide = Hver camp har et kapitel: de gennemgående budskaber tegnet rundt om kerneopgaven, hvad de betyder for formålet, forudsætningerne og bidragene efter aktør. Derefter står det, der går på tværs af alle camps. Tallene i kantede parenteser er kilder: tryk på et tal, og du kommer til listen, hvor deltagernes egne ord står. Personlige oplysninger er skjult, og det, nogen har bedt om at få slettet, står som [slettet] under sit nummer.
analysis-report-unfinished = Mindst én af analyserne er ikke begyndt endnu.
analysis-report-overview = Camps og det, analysen siger om dem
analysis-report-camp = Camp
analysis-report-n-messages = Budskaber
analysis-report-n-considerations = Overvejelser
analysis-report-n-preconditions = Forudsætninger
analysis-report-n-contributions = Bidrag
analysis-report-changes = Ændringer ord for ord. Det, der står som [nyt: …], er nyt; det, der står som [udgår: …], er taget ud.
analysis-report-no-contributions = Der er ingen bidrag endnu.
analysis-report-contributions-caption = { $task }: bidrag efter aktør
analysis-report-nobody = Bidrag uden aktør:
analysis-report-no-crossings = Der er ikke skrevet temaer på tværs endnu.
analysis-report-crossings-lead = Temaerne her går igen på flere camps. Tabellen tæller de udsagn, der står bag hvert tema. Under tabellen står de camp for camp med tal, der fører til ordene.
analysis-report-sources-lead = Hvert tal i analysen fører til en linje her.
analysis-report-sources-caption = Alle kilder
analysis-report-number = Nr.
analysis-report-source = Kilde
analysis-report-words = Ord
analysis-report-method-title = Sådan er analysen lavet
analysis-report-method = Analysen er skrevet af mennesker. Et punkt kan hvile på udsagn, på temaer fra opsamlingen og på kategorier; bag det står de udsagn, det nævner, og dem, der hører til temaerne og kategorierne. Programmet kan foreslå temaer på tværs, men et forslag tæller først med, når nogen har godkendt det. Tabellen gør alle indsamlede udsagn op: et udsagn står enten bag noget i campens analyse eller bag intet.
analysis-report-account = Alle udsagn gjort op
analysis-report-behind = Bag analysen
analysis-report-not-behind = Ikke bag analysen
analysis-report-captured = Indsamlet
analysis-report-made = Analysen viser, hvordan det stod { $date }.
analysis-report-kind = Slags
analysis-report-place = Plads
analysis-report-lead = Rapporten samler analysen af alle camps i ét dokument: budskaber, formål, forudsætninger og bidrag for hver kerneopgave, det, der går på tværs, og kilderne til det hele.
analysis-report-empty = Der er ingen camps at læse om endnu.
analysis-report-read = Læs analysen her
analysis-report-analyses = Analyserne
analysis-report-findings = { $count ->
    [0] ikke begyndt
    [one] ét punkt
   *[other] { $n } punkter
}
analysis-report-download = Hent analysen
analysis-report-for-pdf = Til at læse, printe og journalisere. Kan læses op af en skærmlæser. Den tager lidt tid at lave.
analysis-report-for-docx = Til at skrive videre i, for eksempel på en dagsorden.
analysis-report-for-html = Én side, der kan åbnes i enhver browser og sendes som den er.
analysis-report-for-xlsx = Til at tælle og filtrere i: ark med punkter, temaer på tværs og kilder.
analysis-report-for-csv = Én tabel med alle punkter, som Excel åbner med et dobbeltklik.
analysis-report-for-json = Til andre programmer: alt i analysen med faste feltnavne.
analysis-report-no-camps = Der er ingen camps, du kan læse. Indlæs en camp, eller log ind.
