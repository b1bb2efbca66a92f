# Texts of the search. Danish is the source.
search-title = Søg
search-words = Hvad leder du efter?
search-words-hint = Skriv et eller flere ord. Bøjninger og sammensatte ord kommer med: skole finder også folkeskolerne. Sæt ord i anførselstegn, hvis de skal stå ved siden af hinanden, og minus foran et ord, der ikke må være med.
search-submit = Søg
search-empty = Her kommer alt det, du må se, og som dine ord står i: kerneopgaver, handlinger, stemmer, camps og det, folk har sagt.
search-no-word = Skriv mindst ét ord, som skal være med.
search-nothing = Vi fandt ikke noget med { $words }.
search-nothing-advice = Prøv med færre ord, et andet ord for det samme, eller kun begyndelsen af ordet.
search-count = { $count ->
    [one] Vi fandt ét sted.
   *[other] Vi fandt { $n } steder.
}
search-count-at-least = { $count ->
    [one] Vi fandt mindst ét sted.
   *[other] Vi fandt mindst { $n } steder.
}
search-more-advice = Der er flere, end vi viser. Skriv et ord til for at komme tættere på.
search-public = Du ser det, som er åbent for alle. Medarbejdere kan logge ind og søge i mere.
search-kinds = Vis kun én slags
search-all-kinds = Alt
search-none-of-kind = Ingen af denne slags.
search-show-all = Vis alle: { $kind }
search-pages = Sider
search-page-before = Forrige side
search-page-after = Næste side
search-page-of = Side { $number } af { $last }
search-draft = Udkast { $number } til { $title }
search-untitled = Uden titel
search-kind-core-task = Kerneopgaver
search-kind-wording = Ordlyde på vej
search-kind-focus = Fokus nu
search-kind-challenge = Udfordringer
search-kind-authority-task = Myndighedsopgaver
search-kind-service = Ydelser
search-kind-precondition = Forudsætninger
search-kind-contribution = Bidrag
search-kind-principle = Principper
search-kind-goal = Effektmål
search-kind-indicator = Indikatorer
search-kind-action = Handlinger
search-kind-priority-test = Prioriteringstest
search-kind-voice = Stemmer fra arbejdspladserne
search-kind-camp = Camps
search-kind-finding = Fra analyserne
search-kind-theme = Temaer
search-kind-category = Kategorier
search-kind-statement = Udsagn
search-kind-model = Modeller
