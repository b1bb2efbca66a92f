verdict-indicators = Indikatorer
verdict-title = Hvad tallene siger
verdict-variation-title = Har noget ændret sig?
verdict-assurance-title = Kan målet nås?
verdict-chart = Diagram
verdict-table = Tal
verdict-table-earlier = { $count ->
    [one] Én tidligere periode
   *[other] { $n } tidligere perioder
 }
verdict-table-latest = { $count ->
    [one] Den nyeste periode
   *[other] De { $n } nyeste perioder
 }
verdict-chart-description = Hvert punkt fører til sin række i tabellen under diagrammet, hvor de samme tal står.
verdict-ended = følges ikke længere
verdict-late = mangler et nyt tal
verdict-no-units = Træet har ingen enheder endnu, så der er ikke noget at måle for.
verdict-to-units = Tilføj enheder
verdict-no-values = ingen tal endnu
verdict-empty = Her kommer diagrammet og tabellen, når der er tal for enheden. Begynd med at indberette et tal eller indlæse en fil, eller vælg en anden enhed.
verdict-report = Indberet et tal
verdict-import = Indlæs en fil
verdict-choose = Vælg, hvad der vises
verdict-search-unit = Find en enhed
verdict-search-none = Ingen enhed hedder { $words }. Skriv en del af navnet eller enhedens kode.
verdict-search-found = Vælg en enhed:
verdict-unit = Enhed
verdict-code = Kode
verdict-part = Del
verdict-per = Et tal for hver
verdict-rules = Regler
verdict-show = Vis
verdict-above = Enheden er en del af
verdict-below = Enhederne under den
verdict-more-below = { $count ->
    [one] … og én mere. Find den med søgningen.
   *[other] … og { $n } mere. Find dem med søgningen.
 }
verdict-compare = Sammenlign enhederne under den
verdict-compare-groups = Sammenlign i en gruppe
verdict-beside = Sammenlign med
verdict-beside-mean = Gennemsnit i gruppen { $group }
verdict-beside-reported = Enheder i gruppen med tal
verdict-beside-size = Enheder i gruppen
verdict-beside-empty = Ingen af enhederne i gruppen { $group } har et tal i de viste perioder.
verdict-beside-says = { $count ->
    [one] Den grå, prikkede linje er tallet for den ene enhed i gruppen { $group }. Den ændrer ikke bedømmelsen.
   *[other] Den grå, prikkede linje er gennemsnittet af de { $n } enheder i gruppen { $group }, hvor hver tæller lige meget. En enhed uden tal i en periode er ikke regnet med i den. Linjen ændrer ikke bedømmelsen.
 }
verdict-no-whole = Der er ingen tal for helheden. Siden viser { $part }.
verdict-to-table = Gå til tallene
verdict-fetch = Hent som
verdict-rules-nhs = Kontroldiagram (NHS' regler)
verdict-rules-anhoej = Seriediagram (Anhøjs regler)
verdict-frequency-year = år
verdict-frequency-half-year = halvår
verdict-frequency-quarter = kvartal
verdict-frequency-month = måned
verdict-frequency-week = uge
verdict-frequency-day = dag
verdict-short-half-year = { $number }H { $year }
verdict-short-quarter = K{ $number } { $year }
verdict-short-week = u{ $number } { $year }
verdict-values = { $count ->
    [one] Én måling
   *[other] { $n } målinger
 }
verdict-sentence = { $values } for { $unit } fra { $from } til { $to }.
verdict-sentence-limits = Linjen i midten er gennemsnittet. Mellem grænserne ligger det, man kan vente af tilfældig variation.
verdict-sentence-runs = Linjen i midten er medianen: Halvdelen af målingerne ligger over den og halvdelen under.
verdict-sentence-up = Et højt tal er bedst.
verdict-sentence-down = Et lavt tal er bedst.
verdict-sentence-neutral = Hverken et højt eller et lavt tal er bedst.
verdict-sentence-band = Tallet skal helst ligge i det skraverede område.
verdict-period = Periode
verdict-first-day = Første dag
verdict-value = Værdi
verdict-of = Ud af
verdict-numerator = Antal
verdict-denominator = Ud af
verdict-reported = Enheder med tal
verdict-expected = Enheder i alt
verdict-note = Bemærkning
verdict-status = Status
verdict-coverage-title = Dækning
verdict-published = Kildens tal
verdict-rule = Regel
verdict-parts = { $numerator } af { $denominator }
verdict-coverage = { $reported } af { $expected } enheder
verdict-coverage-periods = { $reported } af { $expected } perioder
verdict-published-same = { $published }, det samme
verdict-published-other = { $published }, forskel { $difference }
verdict-target = Mål
verdict-baseline = Udgangspunkt
verdict-band = Ønsket område
verdict-mean = Gennemsnit
verdict-median = Median
verdict-lower = Nedre grænse
verdict-upper = Øvre grænse
verdict-mark-common = Som det plejer
verdict-mark-improvement = Bedre
verdict-mark-concern = Dårligere
verdict-mark-neutral-high = Højere end det plejer
verdict-mark-neutral-low = Lavere end det plejer
verdict-mark-preliminary = Foreløbigt tal
verdict-mark-gap = Intet tal
verdict-gap-missing = mangler
verdict-gap-suppressed = skjult
verdict-gap-undefined = kan ikke regnes ud
verdict-event-break = Databrud: { $reason }
verdict-event-break-restart = Databrud: { $reason } Grænserne begynder forfra her.
verdict-event-definition = Ny definition, version { $version }
verdict-cause-above-limit = over den øvre grænse
verdict-cause-below-limit = under den nedre grænse
verdict-cause-trend-up = i en stigning på mindst 7
verdict-cause-trend-down = i et fald på mindst 7
verdict-cause-two-of-three-above = 2 af 3 tæt på den øvre grænse
verdict-cause-two-of-three-below = 2 af 3 tæt på den nedre grænse
verdict-cause-shift-above = mindst 7 i træk over gennemsnittet
verdict-cause-shift-below = mindst 7 i træk under gennemsnittet
verdict-cause-common-cause = som det plejer
verdict-cause-long-run = i en usædvanligt lang række
verdict-variation-unknown = Kan ikke siges endnu
verdict-variation-constant = Ingen variation
verdict-variation-no-limits = Kan ikke siges
verdict-variation-common = Ingen ændring ud over det tilfældige
verdict-variation-improvement-high = Bedre: højere end det plejer
verdict-variation-improvement-low = Bedre: lavere end det plejer
verdict-variation-concern-high = Dårligere: højere end det plejer
verdict-variation-concern-low = Dårligere: lavere end det plejer
verdict-variation-neutral-high = Højere end det plejer
verdict-variation-neutral-low = Lavere end det plejer
verdict-variation-signal = Mere end tilfældig variation
verdict-reason-empty = Der er ingen tal at se på.
verdict-reason-one = Der er kun ét tal. Et tal alene kan ikke vise, om noget ændrer sig.
verdict-reason-too-large = Tallene har så mange cifre, at de ikke kan regnes nøjagtigt efter.
verdict-reason-constant = { $count ->
    [one] Der er kun ét tal.
   *[other] Alle { $n } målinger er ens. Uden udsving er der ikke noget at sætte grænser efter.
 }
verdict-reason-above-limit = Ændringen er mere end tilfældig variation: Den nyeste måling ligger over den øvre grænse.
verdict-reason-below-limit = Ændringen er mere end tilfældig variation: Den nyeste måling ligger under den nedre grænse.
verdict-reason-trend-up = { $count ->
    [one] Ændringen er mere end tilfældig variation: Målingerne stiger.
   *[other] Ændringen er mere end tilfældig variation: { $n } målinger i træk er hver højere end den før.
 }
verdict-reason-trend-down = { $count ->
    [one] Ændringen er mere end tilfældig variation: Målingerne falder.
   *[other] Ændringen er mere end tilfældig variation: { $n } målinger i træk er hver lavere end den før.
 }
verdict-reason-two-of-three-above = Ændringen er mere end tilfældig variation: 2 af 3 målinger i træk ligger tæt på den øvre grænse.
verdict-reason-two-of-three-below = Ændringen er mere end tilfældig variation: 2 af 3 målinger i træk ligger tæt på den nedre grænse.
verdict-reason-shift-above = { $count ->
    [one] Ændringen er mere end tilfældig variation: Målingerne ligger over gennemsnittet.
   *[other] Ændringen er mere end tilfældig variation: { $n } målinger i træk ligger over gennemsnittet.
 }
verdict-reason-shift-below = { $count ->
    [one] Ændringen er mere end tilfældig variation: Målingerne ligger under gennemsnittet.
   *[other] Ændringen er mere end tilfældig variation: { $n } målinger i træk ligger under gennemsnittet.
 }
verdict-reason-common-cause = Den nyeste måling afviger ikke mere, end man kan vente af tilfældig variation.
verdict-reason-signal = Der er mere end tilfældig variation.
verdict-reason-no-signal = Der er ikke andet end tilfældig variation at se.
verdict-reason-no-limits = Næsten alle målinger er ens, så der er ingen udsving at sætte grænser efter. Et kontroldiagram kan ikke sige, om et enkelt andet tal er mere end en tilfældighed. Tæl over længere perioder eller over flere enheder.
verdict-reason-run-long = { $count ->
    [one] Den længste række på samme side af medianen har én måling, og tilfældigheder forklarer højst { $limit }.
   *[other] Den længste række på samme side af medianen har { $n } målinger, og tilfældigheder forklarer højst { $limit }.
 }
verdict-reason-run-usual = { $count ->
    [one] Den længste række på samme side af medianen har én måling, og tilfældigheder forklarer op til { $limit }.
   *[other] Den længste række på samme side af medianen har { $n } målinger, og tilfældigheder forklarer op til { $limit }.
 }
verdict-reason-crossings-few = { $count ->
    [0] Linjen krydser slet ikke medianen, og tilfældigheder ville give mindst { $limit } krydsninger.
    [one] Linjen krydser kun medianen én gang, og tilfældigheder ville give mindst { $limit } krydsninger.
   *[other] Linjen krydser kun medianen { $n } gange, og tilfældigheder ville give mindst { $limit }.
 }
verdict-reason-crossings-usual = { $count ->
    [0] Linjen krydser slet ikke medianen, men med så få målinger kan det være tilfældigt.
    [one] Linjen krydser medianen én gang, og det kan være tilfældigt med så få målinger.
   *[other] Linjen krydser medianen { $n } gange, og tilfældigheder giver mindst { $limit }.
 }
verdict-assurance-none = Kan ikke siges
verdict-assurance-consistent-pass-target = Målet bliver nået
verdict-assurance-consistent-fail-target = Målet bliver ikke nået
verdict-assurance-inconsistent-target = Målet bliver nået nogle gange
verdict-assurance-consistent-pass-band = Tallet bliver i det ønskede område
verdict-assurance-consistent-fail-band = Tallet bliver uden for det ønskede område
verdict-assurance-inconsistent-band = Tallet er i det ønskede område nogle gange
verdict-assurance-consistent-pass-target-reason = Bliver alt ved, som det er, bliver målet på { $wanted } nået hver gang: Det ligger uden for grænserne { $lower } og { $upper }, til den gode side.
verdict-assurance-consistent-fail-target-reason = Bliver alt ved, som det er, bliver målet på { $wanted } ikke nået: Det ligger uden for grænserne { $lower } og { $upper }, og kun en ændring af det, der bliver gjort, kan nå det.
verdict-assurance-inconsistent-target-reason = Målet på { $wanted } ligger mellem grænserne { $lower } og { $upper }. Det bliver nået nogle gange og andre gange ikke, alene af tilfældigheder.
verdict-assurance-consistent-pass-band-reason = Begge grænser, { $lower } og { $upper }, ligger inden for { $wanted }.
verdict-assurance-consistent-fail-band-reason = Alt mellem grænserne { $lower } og { $upper } ligger uden for { $wanted }.
verdict-assurance-inconsistent-band-reason = Grænserne { $lower } og { $upper } ligger kun til dels inden for { $wanted }.
verdict-assurance-none-runs = Et seriediagram har ingen grænser. Det siger ikke, om et mål kan nås. Vælg kontroldiagrammet for at se det.
verdict-assurance-none-neutral = Hverken højt eller lavt er bedst, så det kan ikke siges, om målet bliver nået.
verdict-assurance-none-no-target = Der er ikke sat noget mål for perioden.
verdict-assurance-none-empty = Målet er { $wanted }, men der er ingen tal endnu.
verdict-assurance-none-one = Målet er { $wanted }. Ét tal siger ikke, om det kan nås hver gang.
verdict-assurance-none-constant = Målet er { $wanted }. Alle målinger er ens, så der er ingen grænser at holde det op imod: Sammenlign selv de to tal.
verdict-assurance-none-no-limits = Målet er { $wanted }. Der er ingen grænser at holde det op imod: Sammenlign selv tallene med det.
verdict-assurance-none-trial = Målet er { $wanted }. Grænserne skal bygge på 13 målinger, før det kan siges, om det bliver nået.
verdict-assurance-none-settled = Målet er { $wanted }, men det kan ikke holdes op imod grænserne.
verdict-assurance-none-too-large = Tallene har så mange cifre, at de ikke kan regnes nøjagtigt efter.
verdict-band-below = Den nyeste måling ligger under det ønskede område.
verdict-band-within = Den nyeste måling ligger inden for det ønskede område.
verdict-band-above = Den nyeste måling ligger over det ønskede område.
verdict-note-trial = { $count ->
    [one] Der er kun én måling.
   *[other] Grænserne er foreløbige: De bygger på { $n } målinger, og der skal 13 til, før de er sikre.
 }
verdict-note-under-five = { $count ->
    [one] Ét tal kan ikke vise en udvikling.
   *[other] Med { $n } målinger er grænserne meget usikre. Læg ikke noget i små forskelle.
 }
verdict-note-no-runs = { $count ->
    [one] Ét tal kan ikke vise en udvikling.
   *[other] Med { $n } målinger kan kun et enkelt usædvanligt tal opdages. En udvikling ses først med 7 målinger i træk.
 }
verdict-note-trial-runs = { $count ->
    [one] Der er kun én måling.
   *[other] { $n } målinger er få. Reglerne siger først noget sikkert, når mindst 10 målinger ligger uden for medianen.
 }
verdict-note-yearly = Tallet kommer én gang om året. Derfor går der mange år, før diagrammet kan vise en ændring sikkert.
verdict-age-newest = Det nyeste tal er for { $period }. { $end }
verdict-age-going-on = Perioden er ikke slut endnu.
verdict-age-days = { $count ->
    [one] Den sluttede i går.
   *[other] Den sluttede for { $n } dage siden.
 }
verdict-age-months = { $count ->
    [one] Den sluttede for en måned siden.
   *[other] Den sluttede for { $n } måneder siden.
 }
verdict-age-years = { $count ->
    [one] Den sluttede for over et år siden.
   *[other] Den sluttede for over { $n } år siden.
 }
verdict-age-ended = Der kommer ikke flere tal.
verdict-age-unknown = Der er ingen frist for det næste.
verdict-age-due = Det næste skal være der senest { $day }.
verdict-age-late = { $count ->
    [one] Tallet for en periode er ikke kommet til tiden.
   *[other] Tallene for { $n } perioder er ikke kommet til tiden.
 }
verdict-age-late-since = Det første skulle have været der { $day }.
verdict-working = Beregnet sådan
verdict-working-limits = Målingerne er delt i stykker, der bliver bedømt hver for sig. Et nyt stykke begynder, hvor nogen har bekræftet, at grænserne skal begynde forfra.
verdict-working-runs = Målingerne er delt i stykker, der bliver bedømt hver for sig. Hvert stykke har sin egen median.
verdict-stretch = Stykke
verdict-n = Målinger
verdict-moving-range = Gennemsnitligt spring
verdict-useful = Uden for medianen
verdict-longest-run = Længste række
verdict-crossings = Krydsninger
verdict-run-of = { $number } (signal over { $limit })
verdict-crossings-of = { $number } (signal under { $limit })
verdict-working-formula = Grænserne er gennemsnittet plus og minus 2,66 gange det gennemsnitlige spring fra måling til måling (Wheeler, Understanding Variation, 1993).
verdict-working-screened = Spring på mindst 3,267 gange gennemsnittet af springene er taget ud, og gennemsnittet er regnet igen én gang (Nelson, Journal of Quality Technology 14:3, 1982).
verdict-working-not-screened = Alle spring tæller med, også de største.
verdict-working-order = Har flere regler slået til ved en måling, gælder den første af dem: uden for grænserne; mindst 7 i træk, der stiger eller falder; 2 af 3 i træk i den yderste tredjedel; mindst 7 i træk på samme side af gennemsnittet.
verdict-working-thirteen = Grænser, der bygger på under 13 målinger, er foreløbige, og så bliver det ikke sagt, om et mål kan nås.
verdict-working-run-rule = En række er for lang, når den har flere målinger end log2(n) + 3, afrundet. n er antallet af målinger, der ikke ligger på medianen.
verdict-working-crossing-rule = Krydsninger er for få, når de er færre end 5-procents-fraktilen af binomialfordelingen med n − 1 forsøg på en halv.
verdict-working-fixed = Gennemsnit og grænser er taget fra de første { $number } målinger i hvert stykke.
verdict-working-gaps = { $count ->
    [one] Én periode uden tal er ikke regnet med.
   *[other] { $n } perioder uden tal er ikke regnet med.
 }
verdict-working-exact = Målingerne er afrundet til seks decimaler og regnet med hele tal, så en måling lige på gennemsnittet er på ingen af siderne.
verdict-working-rules = Reglerne hedder { $rules }.
verdict-working-source-limits = De er som i NHSRplotthedots 0.2.2 (NHS' program Making Data Count).
verdict-working-source-runs = De er fra J. Anhøj og A. Vingaard Olesen, Run charts revisited, PLoS ONE 9(11), 2014, som i R-pakken qicharts2 0.8.1.
verdict-not-said = Hvad siger det ikke?
verdict-not-said-cause = Det siger ikke hvorfor. At tallet ændrer sig, efter at noget er gjort, viser ikke, at det er derfor.
verdict-not-said-action = Det siger ikke, om en indsats virker. Det kræver en sammenligning med, hvad der ellers ville være sket.
verdict-not-said-noise = Ingen ændring betyder ikke, at alt er godt. Det betyder, at det er, som det plejer.
verdict-not-said-people = Det siger ikke, hvem der har gjort det godt eller skidt.
verdict-not-said-quality = Det ser kun på tallene. Er de talt forkert eller talt på en ny måde, kan det ikke ses her, medmindre nogen har skrevet et databrud.
verdict-limits = Grænser
verdict-position = Plads i tragten
verdict-compare-title = Sammenlign enheder: { $title }
verdict-compare-lead = Enhederne lige under { $name }.
verdict-compare-lead-group = Enhederne i gruppen { $name }.
verdict-compare-below = Enhederne under
verdict-compare-group = Eller en gruppe
verdict-compare-no-group = Ingen gruppe
verdict-compare-empty = Der er ingen enheder at sammenligne her. Vælg en enhed, der har andre under sig, eller en gruppe.
verdict-compare-description = De samme tal står i tabellen nederst på siden.
verdict-mean-units = { $count ->
    [one] Kun én enhed har et tal: { $value }.
   *[other] Gennemsnittet af { $n } enheder, hvor hver tæller lige meget: { $value }.
 }
verdict-mean-whole = { $name } som helhed, hvor hver enhed tæller med sin størrelse: { $value }.
verdict-mean-rule = { $name } som helhed (regel for enheder: { $rule }): { $value }.
verdict-mean-sum = { $name } tilsammen: { $value }.
verdict-multiples = Hver enhed over tid
verdict-multiples-says = Hver enhed er bedømt ud fra sine egne målinger. Vælg en enhed for at se dens diagram og tal.
verdict-multiples-common = Alle diagrammer har samme skala.
verdict-multiples-own = Hvert diagram har sin egen skala, så højderne kan ikke sammenlignes.
verdict-multiple-spoken = { $unit }: { $value }. { $change }. { $target }.
verdict-funnel = Tragt
verdict-funnel-says = Små enheder svinger mere end store, alene af tilfældigheder. Tragten viser, hvor meget: Mellem de yderste linjer ligger 99,8 % af det, tilfældigheder giver, og mellem de inderste 95 %.
verdict-funnel-proportion = Grænserne er fra binomialfordelingen (en del af en helhed).
verdict-funnel-rate = Grænserne er fra Poissonfordelingen (hændelser i forhold til en størrelse).
verdict-funnel-assumes = Det holder, når hver af de talte er for sig. Det er dage, besøg og timer hos de samme mennesker ikke: Så er tragten for smal.
verdict-funnel-over = Enhederne svinger { $times } gange så meget, som tilfældigheder alene giver (φ, forholdet mellem varianser). Enten er de talte ikke hver for sig, eller også er der andre forskelle på enhederne end tilfældige. Så få enheder kan ikke vise hvilket, så brug ikke tragten til at udpege en enhed.
verdict-funnel-widened = Enhederne svinger { $times } gange så meget, som tilfældigheder alene giver (φ, forholdet mellem varianser). Enten er de talte ikke hver for sig, eller også er der andre forskelle på enhederne end tilfældige. Tragten er gjort bredere efter det: Uden for den er kun det, der er usædvanligt blandt netop disse enheder.
verdict-funnel-not = En enhed uden for tragten ligger længere fra helheden, end man kan vente, når grænserne holder. Tragten siger ikke hvorfor, og den siger ikke, hvem af to enheder inde i den der er bedst. Regnet som hos Spiegelhalter, Statistics in Medicine 24, 2005.
verdict-funnel-no-ratio = En tragt kræver et tal, der er et antal ud af et antal. Det er denne indikator ikke.
verdict-funnel-few = En tragt kræver mindst to enheder med tal i perioden.
verdict-funnel-more-than-size = En tragt kræver, at tælleren er hændelser, der hver sker for én af dem, nævneren tæller. Her er tælleren større end nævneren, så den må være noget andet, for eksempel kroner, timer eller besøg.
verdict-funnel-one-large = { $name } har { $share } procent af det hele. Derfor er midterlinjen næsten dens eget tal, og de andre enheder ligger tæt ved siden af hinanden. Sammenlign enhederne under den, hvis den har nogen, eller vælg en gruppe af enheder, der ligner hinanden i størrelse.
verdict-funnel-not-counted = En tragt kræver, at der er talt i hele antal, og at ingen tæller ud af 0. Det er der ikke her.
verdict-funnel-centre = Helheden
verdict-funnel-inner = 95 %
verdict-funnel-outer = 99,8 %
verdict-position-within = i tragten
verdict-position-high = i den øverste kant
verdict-position-low = i den nederste kant
verdict-position-far-above = over tragten
verdict-position-far-below = under tragten
verdict-league = Liste med grænser
verdict-league-says = Enhederne står efter deres tal. Rækkefølgen siger ikke, hvem der er bedst.
verdict-league-funnel = Stregen ved hver enhed går mellem tragtens inderste linjer for en enhed af dens størrelse. Ligger prikken på sin streg, er enheden ikke til at skelne fra helheden.
verdict-league-own = Stregen ved hver enhed går mellem grænserne i dens eget kontroldiagram: Det er det, enheden selv plejer at svinge imellem. Den siger ikke, om der er forskel på to enheder.
verdict-league-without = Uden grænser og derfor ikke på listen:
verdict-compare-period = Tallene er for { $period }.
