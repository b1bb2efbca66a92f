# Camps and exercises: words that all of this crate uses.
exercise-indicator = Indikatorer på succes
exercise-tradeoff = Afvejninger for at lykkes
exercise-frontpage = Avisforsider
exercise-precondition = Forudsætninger
exercise-contribution = Bidrag – hvad og hvem
exercise-idea = Den gode idé
exercise-noticeboard = Opslagstavlen
actor-kommune = Kommunen
actor-borgere = Borgere
actor-erhvervsliv = Erhvervsliv
actor-lokalsamfund = Lokalsamfund
actor-politikere = Politikere
actor-ansatte = Ansatte og ledelse
actor-skoler = Skoler
actor-andre = Andre
actor-none = Uden aktør
place-not-placed = Ikke placeret
place-set-aside = Lagt til side
place-erased = Slettet
erased-words = [slettet]
camps-title = Camps
camps-lead = På en camp siger borgere, medarbejdere, politikere og virksomheder, hvad der skal til, for at kommunen lykkes med en kerneopgave.
camps-import = Indlæs en camp
camps-empty = Her kommer kommunens camps til at stå.
camps-empty-sign-in = Log ind for at se dem, der ikke er offentlige.
camps-empty-import = Begynd med at indlæse en.
camps-across = På tværs af camps
camps-analysis-report = Rapport: Analyse af camps
camps-camp = Camp
camps-date = Dato
camps-participants = Deltagere
camps-statements = Udsagn
camps-not-placed = Ikke placeret
camp-core-task = Kerneopgave
camp-held = Holdt { $date }.
camp-participants = { $count ->
    [one] Én deltager.
   *[other] { $n } deltagere.
}
camp-is-published = Offentlig
camp-is-internal = Kun for medarbejdere
camp-analysis = Analyse
camp-report = Rapport
camp-publish = Gør offentlig
camp-withdraw = Træk tilbage fra offentligheden
camp-programme = Program
camp-programme-caption = Øvelserne, og hvor langt de er. Indsamlet er altid summen af de fire andre tal.
camp-exercise = Øvelse
camp-captured = Indsamlet
camp-placed = Placeret
camp-go-to = Gå til
camp-nothing-captured = ikke brugt
camp-board = Tavle
camp-board-of = Tavle: { $exercise }
camp-summary = Opsamling
camp-summary-of = Opsamling: { $exercise }
done-camp-published = Campen er nu offentlig: alle kan læse den.
done-camp-withdrawn = Campen er trukket tilbage: kun medarbejdere kan læse den.
audit-action-camp-import = indlæste en camp
audit-action-camp-publish = gjorde en camp offentlig
audit-action-camp-withdraw = trak en camp tilbage
audit-kind-camp = camp
camp-front-new = Ny camp
camp-front-waiting = { $camp }: { $count }
camp-front-not-placed = { $count ->
    [one] ét udsagn er ikke placeret
   *[other] { $n } udsagn er ikke placeret
}
