intake-crumb = Indlæs tal
intake-crumb-effect = Effekt
intake-crumb-indicators = Indikatorer
intake-title = Indlæs tal: { $title }
intake-lead = Indsæt eller send tallene, som de er. Du ser, hvad der vil ske med hver række, før noget bliver gemt.
intake-file = Fil
intake-file-hint = CSV, Excel (.xlsx) eller JSON-stat på højst { $megabytes } MB.
intake-paste = Eller indsæt tallene her
intake-paste-hint = Marker cellerne i regnearket med overskrifterne, kopiér, og indsæt dem her.
intake-pasted-name = Indsat tekst.csv
intake-submit = Se, hvad der vil ske
intake-to-feeds = Hent i stedet tallene fra en tjeneste
intake-what-title = Sådan foregår det
intake-what-look = Du ser først, hvilke værdier der er nye, hvilke der ændrer noget, og hvad der er forkert.
intake-what-all = Alt bliver gemt, eller intet gør: Er der fejl, retter du dem i filen og sender den igen.
intake-what-again = Den samme fil to gange ændrer intet.
intake-what-dots = To prikker (..) læses som skjult, én prik (.) som manglende. Ingen af dem er nul. En tom celle siger intet.
intake-what-totals = Har filen selv totaler, sammenligner vi dem med det, dens egne tal giver.
intake-what-days = En fil, som ingen gemmer, bliver glemt efter { $days } dage.
intake-before-title = Indlæst før
intake-before-none = Her kommer de filer til at stå, som du og andre indlæser.
intake-refused-nothing = Vælg en fil, eller indsæt tallene i feltet.
intake-refused-faulty = Filen har fejl. Ret dem, og send den igen.
intake-refused-no-reason = Skriv, hvorfor tallene bliver ændret.
intake-refused-changed = Nogen har ændret tallene, siden du så på dem. Se listen herunder igen, og gem så.
intake-refused-stopped = Arbejdet blev stoppet, og intet er gemt. Prøv igen.
intake-refused-denied = Du må ikke indlæse tal til indikatoren.
intake-refused-gone = Filen venter ikke længere: Den er gemt eller sluppet.
intake-refused-heading = Filen har ingen kolonne, der hedder "{ $heading }".
intake-refused-sheet = Filen har intet ark, der hedder "{ $sheet }". Den har: { $known }.
intake-source-empty = Filen er tom. Den skal have overskrifter og mindst én række.
intake-source-too-large = Filen er for stor til at blive læst. Del den i flere.
intake-source-old-excel = Filen er i det gamle Excel-format (.xls). Gem den som .xlsx, og prøv igen.
intake-source-encrypted = Filen er beskyttet med en adgangskode. Gem den uden, og prøv igen.
intake-source-encoding = Filens tegn skifter form ved linje { $line }. Gem den som UTF-8, og prøv igen.
intake-source-open-quote = Et anførselstegn i overskrifterne i linje { $line } er ikke lukket. Luk det, og prøv igen.
intake-source-too-wide = Linje { $line } har for mange kolonner. Fjern dem, der ikke bruges, og prøv igen.
intake-source-long-cell = Celle { $column } i linje { $line } er for lang. Gør den kortere, og prøv igen.
intake-source-no-table = Filen er ikke en tabel, eller den er beskadiget. Gem den som CSV eller Excel (.xlsx), og prøv igen.
intake-source-no-dataset = Filen er JSON-stat, men ikke et datasæt i version 2.0. Hent den i den form, og prøv igen.
intake-source-bad-json = Filen er ikke gyldig JSON-stat: { $what }. Hent den igen.
intake-source-no-rows = Filen har overskrifter, men ingen rækker under dem.
intake-reading-title = Læser filen
intake-reading-lead = Filen er stor, så det tager lidt. Siden viser selv resultatet, når det er der.
intake-writing-title = Gemmer tallene
intake-writing-lead = Alt bliver gemt på én gang. Siden viser selv kvitteringen, når det er sket. Du kan godt lukke siden imens.
intake-stop = Stop
intake-stop-lead = Stopper du, er intet gemt, og filen venter, til du åbner den igen.
intake-working = Arbejder
intake-look-again = Se, hvor langt det er
intake-preview-title = Se efter: { $file }
intake-rows = { $count ->
    [one] Én række
   *[other] { $n } rækker
}
intake-mapping-stop = Vælg, hvad kolonnerne er
intake-mapping-no-unit = Vælg den kolonne, der siger, hvilken enhed tallet er for, eller skriv enheden nederst.
intake-mapping-no-period = Vælg den kolonne, der siger, hvilken periode tallet er for, eller skriv perioden nederst.
intake-mapping-no-value = Vælg den kolonne, der har tallet.
intake-mapping-no-denominator = Indikatoren skal også have nævneren eller vægten: Vælg dens kolonne.
intake-mapping-twice = To kolonner er valgt til det samme: Vælg den ene fra.
intake-mapping-two-ways = Når overskrifterne er perioder, kan der ikke også være en kolonne til periode eller tal: Vælg den fra.
intake-mapping-wide = Når overskrifterne er perioder, er der kun plads til ét tal for hver: Vælg nævner, vægt og status fra. Skal de med, så lav filen med én række for hver periode.
intake-outcome-title = Hvad vil der ske?
intake-looks-like-shares = Alle tal ligger mellem −1 og 1, men indikatoren måles i procent. Viser regnearket dem som procent, er 12,5 % gemt som 0,125: Gang tallene med 100 i filen, og send den igen. Er de rigtige, som de er, så gem.
intake-rounded = { $count ->
    [one] Ét tal har mere end seks decimaler og bliver afrundet.
   *[other] { $n } tal har mere end seks decimaler og bliver afrundet.
}
intake-stop-faults = { $count ->
    [one] Der er én fejl, så intet kan gemmes.
   *[other] Der er { $n } fejl, så intet kan gemmes.
}
intake-to-faults = Se dem
intake-nothing-new = Filen siger det, vi ved i forvejen. Den ændrer intet.
intake-fate-new = Nye
intake-fate-changed = Ændret
intake-fate-same = Uændret
intake-fate-blank = Tomme celler
intake-fate-faulty = Med fejl
intake-fate-totals = Heraf totaler, som vi sammenligner
intake-row-new = Ny
intake-row-changed = Ændret
intake-row-same = Uændret
intake-row-blank = Tom celle
intake-row-faulty = Fejl
intake-row-total = Total af enhederne under, som vi sammenligner med vores egen
intake-rows-lead = Hvad hver linje bliver læst som, og hvad der sker med den, står i en liste:
intake-rows-list = Hent alle linjer (udfald.csv)
intake-corrections-list = Hent alle rettelser
intake-quality-first = Her er de første.
intake-quality-list = Hent alle forskelle
intake-quality-left-out = { $count ->
    [one] Én forskel mere er ikke gemt.
   *[other] { $n } forskelle mere er ikke gemt.
}
intake-head-fate = Udfald
intake-head-remark = Bemærkning
intake-faults-title = Fejl
intake-faults-lead = Ret dem i filen, og send den igen, eller vælg kolonnerne anderledes.
intake-faults-all = Hent hele listen
intake-faults-left-out = { $count ->
    [one] Og én fejl til, som ikke står her.
   *[other] Og { $n } fejl til, som ikke står her.
}
intake-corrections-title = Rettelser
intake-corrections-lead = { $count ->
    [one] Én værdi bliver en anden end den, vi kender.
   *[other] { $n } værdier bliver andre end dem, vi kender.
}
intake-first-new = De første nye
intake-first-same = De første uændrede
intake-more = { $count ->
    [one] Og én til.
   *[other] Og { $n } til.
}
intake-head-line = Linje
intake-head-column = Kolonne
intake-head-cell = Der står
intake-head-why = Hvad er galt, og hvad gør du
intake-head-file = Fil
intake-head-state = Tilstand
intake-head-by = Sendt af
intake-head-done = Gemt eller sluppet af
intake-head-unit = Enhed
intake-head-period = Periode
intake-head-part = Del
intake-head-what = Hvad
intake-head-value = Værdi
intake-head-before = Før
intake-head-after = Bliver til
intake-head-published = I filen
intake-head-own = Vores egen
intake-head-difference = Forskel
intake-head-coverage = Grundlag
intake-part-whole = i alt
intake-status-preliminary = foreløbig
intake-status-final = endelig
intake-status-corrected = rettet
intake-status-suppressed = skjult (..)
intake-status-missing = mangler
intake-ratio = { $numerator } ud af { $denominator }
intake-weighted = { $value } (vægt { $weight })
intake-coverage = { $reported } af { $expected } enheder
intake-state-waiting = venter
intake-state-written = gemt
intake-state-dropped = sluppet
intake-quality-title = Filens totaler og vores egne
intake-quality-none = Filens totaler kan ikke sammenlignes: Den har ingen tal for enhederne under dem.
intake-quality-agree = { $count ->
    [one] Filens ene total er den, dens egne tal giver.
   *[other] Filens { $n } totaler er dem, dens egne tal giver.
}
intake-quality-differ = { $count ->
    [one] Én total er en anden end den, filens egne tal giver,
   *[other] { $n } totaler er andre end dem, filens egne tal giver,
}
intake-quality-of = { $count ->
    [one] af én i alt.
   *[other] af { $n } i alt.
}
intake-quality-means = En forskel kan være afrunding, skjulte tal eller en enhed, der ikke er med. Den standser ikke indlæsningen, men spørg den, der har lavet filen.
intake-quality-alone = { $count ->
    [one] Én total har ingen tal under sig i filen.
   *[other] { $n } totaler har ingen tal under sig i filen.
}
intake-rule-ratio = Vores er summen af tællere delt med summen af nævnere.
intake-rule-sum = Vores er summen af enhederne under.
intake-rule-mean = Vores er gennemsnittet af enhederne under.
intake-rule-last = Vores er den sidste af enhederne under.
intake-rule-min = Vores er den mindste af enhederne under.
intake-rule-max = Vores er den største af enhederne under.
intake-rule-median = Vores er medianen af enhederne under.
intake-rule-count = Vores er antallet af enheder under.
intake-rule-weighted = Vores er det vægtede gennemsnit af enhederne under.
intake-confirm-title = Gem
intake-reason = Hvorfor bliver tallene ændret?
intake-reason-hint = Står ved hver rettelse, så andre kan forstå den.
intake-confirm = Gem alle værdier
intake-confirm-nothing = Luk: der er intet nyt
intake-columns-title = Sådan læses kolonnerne
intake-columns-lead = Vi har gættet ud fra overskrifterne og det, der står under dem. Ret det, hvis det er forkert; næste fil med samme overskrifter læses ligesådan, bortset fra perioden for hele filen.
intake-column-empty = Kolonnen er tom.
intake-sheet = Ark
intake-fixed-unit = Enhed for hele filen
intake-fixed-unit-hint = Skriv enhedens kode eller navn, hvis filen ikke selv siger den.
intake-fixed-period = Periode for hele filen
intake-fixed-period-hint = Skriv den, hvis filen ikke selv siger den, for eksempel 2025 eller 2025-03.
intake-points = Punktum i tal som 1.234
intake-points-hint = Har betydning, når der ikke også er komma i tallet. Tal, som regnearket selv har gemt som tal, læses altid rigtigt.
intake-points-by-file-none = se på filens tal (den har ingen af den slags)
intake-points-by-file-decimals = se på filens tal (her er det komma)
intake-points-by-file-thousands = se på filens tal (her skiller det tusinder)
intake-points-decimals = er komma: lidt over én
intake-points-thousands = skiller tusinder: over tusind
intake-columns-submit = Læs filen sådan
intake-use-ignored = Bruges ikke
intake-use-unit = Enhed
intake-use-period = Periode
intake-use-value = Tal
intake-use-numerator = Tæller
intake-use-denominator = Nævner
intake-use-weight = Vægt
intake-use-status = Status
intake-use-note = Bemærkning
intake-use-periods = Tal for den periode, overskriften nævner
intake-use-category = { $title }
intake-drop-title = Slip filen
intake-drop-lead = Filen bliver glemt, og intet bliver gemt. Det sker også af sig selv efter { $days } dage. Har du rettet den, så
intake-again = indlæs en fil
intake-drop = Slip filen
intake-receipt-title = Kvittering: { $file }
intake-was-written = Værdierne er gemt, og totalerne over dem er regnet om.
intake-was-same = Filen sagde det, vi vidste i forvejen. Intet er ændret.
intake-was-dropped = Filen blev sluppet. Intet er gemt.
intake-columns-read = Kolonner, der blev læst
intake-undoing-title = Tager filen tilbage
intake-undoing-lead = Alle værdier bliver taget tilbage på én gang. Siden viser selv kvitteringen, når det er sket.
intake-state-undone = taget tilbage
intake-was-undone = Filen er taget tilbage. Det, den sagde, står i værdiernes historik.
intake-undo = Tag filen tilbage
intake-undo-title = Tag filen tilbage: { $file }
intake-undo-hint = Skulle tallene slet ikke have været her, så:
intake-undo-lead = Det, filen ændrede, bliver igen det, det var før. Det, den tilføjede, kommer til at stå som manglende med din begrundelse. Totalerne følger med. Det, filen sagde, står stadig i historikken.
intake-undo-changed = Bliver som før
intake-undo-added = Kommer til at mangle
intake-undo-reason = Hvorfor tages filen tilbage?
intake-undo-reason-hint = Det står ved hver værdi, så andre forstår det.
intake-undo-cancel = Fortryd
intake-undo-back = Tilbage til kvitteringen
intake-undo-since = { $count ->
    [one] Filen kan ikke tages tilbage: Én af dens værdier er skrevet igen siden. Ret de andre hver for sig, eller indlæs en rettet fil.
   *[other] Filen kan ikke tages tilbage: { $n } af dens værdier er skrevet igen siden. Ret de andre hver for sig, eller indlæs en rettet fil.
}
intake-undo-since-title = Skrevet siden
intake-undo-now = Står nu
intake-undo-by = Skrevet af
intake-undone-by = Taget tilbage af
intake-undone-why = Hvorfor
intake-undo-in-the-way = Nogen har skrevet en af værdierne imens. Intet er taget tilbage.
intake-mend-title = Var noget forkert?
intake-mend = Ret tallene i filen, og indlæs den igen: Du ser, hvad der ændres, før det sker. Én værdi kan du også rette på indikatorens side. Det, der stod før, bliver gemt i historikken.
intake-to-indicator = Til indikatoren
intake-period-example-year = 2025
intake-period-example-half-year = 2025H1
intake-period-example-quarter = 2025K1
intake-period-example-month = 2025-03
intake-period-example-week = 2025U05
intake-period-example-day = 2025-03-05
intake-fault-cells = { $count ->
    [one] Rækken har ikke én celle som overskrifterne. Ret antallet af skilletegn.
   *[other] Rækken har ikke { $n } celler som overskrifterne. Ret antallet af skilletegn.
}
intake-fault-open-quote = Et anførselstegn er ikke lukket. Luk det.
intake-fault-formula = Cellen viser en fejl fra regnearket. Ret formlen, eller skriv tallet.
intake-fault-no-unit = Enheden mangler. Skriv dens kode eller navn.
intake-fault-unknown-unit = Ingen enhed hedder sådan. Ret navnet, eller opret enheden først.
intake-fault-several-units = Flere enheder hedder sådan. Skriv enhedens kode i stedet.
intake-fault-unit-not-there = Enheden fandtes ikke ved slutningen af perioden. Ret enheden eller perioden.
intake-fault-no-period = Perioden mangler. Skriv den.
intake-fault-not-a-period = Det er ikke en af indikatorens perioder. Skriv den for eksempel sådan: { $example }.
intake-fault-unknown-dimension = Indikatoren er ikke opdelt sådan. Vælg kolonnen fra, eller opdel indikatoren først.
intake-fault-unknown-category = Opdelingen har ikke denne del. Ret den, eller tilføj delen til indikatoren først.
intake-fault-not-a-number = Det er ikke et tal. Skriv et tal, eller .. for skjult og . for manglende. Nul skrives 0.
intake-fault-decimals = Tallet har mere end seks decimaler. Afrund det.
intake-fault-too-large = Tallet er for stort til at blive gemt præcist. Brug en større enhed, for eksempel tusinder.
intake-fault-no-denominator = Nævneren eller vægten mangler. Skriv den.
intake-fault-bad-denominator = Nævneren kan ikke være negativ, eller nul når der er noget i tælleren. Ret den.
intake-fault-no-numerator = Tallet mangler. Skriv det, eller .. for skjult og . for manglende.
intake-fault-unknown-status = Vi kender ikke den status. Skriv endelig, foreløbig, rettet, skjult eller mangler.
intake-fault-number-without-status = Der er et tal, men status siger, at der ikke er. Fjern det ene.
intake-fault-status-without-number = Status siger, at der er et tal, men der er ikke noget. Skriv tallet.
intake-fault-twice = Samme enhed, periode og del står også i linje { $line }. Behold kun den ene.
intake-fault-too-many = Filen har flere end en million værdier. Del den i flere.
feed-crumb = Tjenester
feed-title = Hent tal fra en tjeneste: { $title }
feed-lead = Tal fra Danmarks Statistik, Kolada eller en anden tjeneste kan hentes herfra, når du beder om det, eller af sig selv.
feed-add-statbank = Tilføj Statistikbanken
feed-add-kolada = Tilføj Kolada
feed-add-json-stat = Tilføj en adresse med JSON-stat
feed-none = Indikatoren henter ikke tal nogen steder fra endnu.
feed-kind-statbank = Statistikbanken
feed-kind-kolada = Kolada
feed-kind-json-stat = JSON-stat
feed-not-asked = Ikke spurgt endnu.
feed-asked = Sidst spurgt { $at }.
feed-outcome-written = Nye og foreløbige værdier er gemt.
feed-outcome-waiting = Svaret venter på, at nogen ser på det.
feed-outcome-same = Der var intet nyt.
feed-outcome-failed = Det gik ikke.
feed-look = Se, hvad svaret vil ændre
feed-fetch = Hent nu
feed-asking = Tjenesten bliver spurgt nu. Det kan tage nogle minutter, og du kan godt lukke siden imens.
feed-edit = Ret
feed-remove = Fjern
feed-what-title = Når der hentes af sig selv
feed-what = Første gang en tjeneste svarer, venter svaret, til nogen har set på det og gemt det. Derefter bliver det gemt af sig selv, når der kun er nye værdier, eller kun foreløbige bliver ændret. Ændres endelige værdier, eller er der fejl, venter det igen. Svar, som ingen har set på i 30 dage, bliver glemt. Tal, der er hentet, bliver stående, når du fjerner en tjeneste.
feed-form-statbank = Hent fra Statistikbanken
feed-form-kolada = Hent fra Kolada
feed-form-json-stat = Hent JSON-stat fra en adresse
feed-form-lead-statbank = Vælg en tabel, og hvad der skal hentes af den. Hvilken kolonne der er enhed og periode, vælger du, når du ser det første svar: Det bliver aldrig gemt af sig selv.
feed-form-lead-kolada = Nøgletal for svenske kommuner og regioner (RKA).
feed-form-lead-json-stat = Mange statistikkontorer svarer med JSON-stat på en adresse, der rummer hele spørgsmålet.
feed-table = Tabel
feed-table-hint = Tabellens korte navn, for eksempel FOLK1A.
feed-filters = Hvad skal hentes?
feed-filters-hint = Én variabel på hver linje: OMRÅDE = * henter alle, TID = >=2019K1 henter fra da af, KØN = 1, 2 henter de to. Af variabler, der ikke står her, hentes kun totalen, hvis tabellen har en; ellers hentes alle værdier.
feed-see-variables = Vis tabellens variabler
feed-variables-lead = Variabler, som du ikke havde skrevet, er nu føjet til feltet med det, der ellers ville blive hentet. Ret koderne, før du gemmer.
feed-variable-values = { $count ->
    [one] 1 værdi
   *[other] { $n } værdier
}
feed-variable-total = Står den ikke i feltet, hentes kun { $total }.
feed-variable-all = Står den ikke i feltet, hentes alle værdier.
feed-variable-more = { $count ->
    [one] og 1 mere
   *[other] og { $n } flere
}
feed-kpi = Nøgletal
feed-kpi-hint = Nøgletallets nummer, for eksempel N15033.
feed-municipalities = Kommuner
feed-municipalities-hint = Kommunernes koder med komma imellem. Tomt: alle.
feed-years = År
feed-years-hint = Årene med komma imellem. Tomt: alle.
feed-gender = Køn
feed-gender-hint = Indikatoren skal være opdelt efter køn, hvis kvinder og mænd skal med hver for sig.
feed-gender-all = kun alle under ét
feed-gender-split = også kvinder og mænd hver for sig
feed-address = Adresse
feed-address-hint = Hele adressen, som begynder med https://. Den skal føre ud af huset: Adresser på serveren selv og på det interne net bliver ikke spurgt, medmindre den, der driver serveren, har tilladt det.
feed-schedule = Hent af sig selv
feed-schedule-hint = Du kan altid hente med det samme fra listen.
feed-schedule-never = aldrig
feed-schedule-day = hver dag
feed-schedule-week = hver uge
feed-schedule-month = hver måned
feed-submit-new = Tilføj tjenesten
feed-submit = Gem
feed-cancel = Fortryd
feed-refused-table = Skriv tabellens korte navn, for eksempel FOLK1A.
feed-refused-kpi = Skriv nøgletallets nummer; koder og år må kun have bogstaver og cifre.
feed-refused-address = Skriv en hel adresse, som begynder med https://, fører ud af huset og ikke rummer en adgangskode.
feed-refused-schedule = Vælg, hvor tit der skal hentes.
feed-refused-filter = Linjen "{ $line }" skal have en variabel, et lighedstegn og mindst én værdi.
feed-fault-address = "{ $what }" er ikke en adresse. Ret den.
feed-fault-unsafe = Der hentes kun fra adresser, der begynder med https:// og fører ud af huset. Ret { $what }, eller spørg den, der driver serveren, om stedet kan blive tilladt.
feed-fault-unreachable = { $what } svarer ikke. Prøv igen senere, eller spørg den, der driver serveren, om der er adgang til nettet.
feed-fault-refused = Tjenesten svarede nej: { $what }. Ret det, der spørges om.
feed-fault-elsewhere = Tjenesten viser videre til et andet sted ({ $what }). Brug den adresse i stedet, hvis du stoler på den.
feed-fault-too-large = Svaret er for stort. Hent færre værdier.
feed-fault-senseless = Svaret giver ikke mening: { $what }. Prøv igen senere.
feed-fault-not-json = { $what } svarede ikke med JSON-stat. Ret adressen.
feed-fault-variable = Tabellen har ikke variablen { $what }. Ret filtrene.
feed-fault-unreadable = Svaret kunne ikke læses som tal.
done-intake-written = Tallene er gemt.
done-intake-undone = Filen er taget tilbage.
done-intake-stopped = Arbejdet er stoppet. Filen står på listen.
done-intake-dropped = Filen er sluppet, og intet er gemt.
done-feed-saved = Tjenesten er gemt.
done-feed-removed = Tjenesten er fjernet. De tal, den gav, står stadig.
audit-action-effect-intake-begin = sendte en fil med tal
audit-action-effect-intake-map = valgte, hvad en fils kolonner er
audit-action-effect-intake-write = indlæste en fil med tal
audit-action-effect-intake-drop = slap en fil med tal
audit-action-effect-intake-undo = tog en fil med tal tilbage
audit-action-effect-intake-expire = slap filer med tal, som ingen havde set på i lang tid
audit-action-effect-feed-save = satte en tjeneste op, som tal hentes fra
audit-action-effect-feed-remove = fjernede en tjeneste, som tal hentes fra
audit-action-effect-feed-ask = spurgte en tjeneste om tal
audit-action-effect-feed-take = gik i gang med at spørge en tjeneste om tal
audit-detail-dropped = slupne filer
audit-kind-intake = indlæsning:
audit-kind-feed = tjeneste:
