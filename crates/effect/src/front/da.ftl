effect-title = Effektstyring
effect-lead = Effektstyring viser, hvad kommunen vil opnå for borgerne på hvert kerneområde, og om det sker.
effect-report = Indberet et tal
effect-approve = Godkend indberetninger
effect-units = Enheder
effect-empty = Her kommer kerneområderne til at stå med deres effektmål og indikatorer. Begynd med planen: hvilke kerneområder har kommunen?
effect-empty-public = Her kommer kommunens kerneområder til at stå med de effektmål, der er vedtaget.
effect-due = Værdier, der skal afleveres
effect-due-overdue = over fristen
effect-due-soon = snart
effect-due-day = Frist: { $day }.
effect-due-missing = { $missing } af { $of } enheder mangler
effect-due-more = { $count ->
    [one] Én mere står på listen over
   *[other] { $n } flere står på listen over
}
effect-gaps = Det mangler
effect-gaps-lead = Uden mål ved ingen, hvor vi vil hen. Uden indikatorer og værdier ved ingen, om vi kommer derhen.
effect-gap-areas = { $count ->
    [one] Ét kerneområde har intet vedtaget effektmål
   *[other] { $n } kerneområder har intet vedtaget effektmål
}
effect-gap-goals = { $count ->
    [one] Ét vedtaget effektmål har ingen indikator
   *[other] { $n } vedtagne effektmål har ingen indikator
}
effect-gap-indicators = { $count ->
    [one] Én indikator har ingen værdier
   *[other] { $n } indikatorer har ingen værdier
}
effect-goals-in-force = Vedtagne effektmål
effect-area-without = intet vedtaget mål
effect-goal-without = ingen indikator
effect-indicator-count = { $count ->
    [one] én indikator
   *[other] { $n } indikatorer
}
effect-on-the-way = { $count ->
    [one] Ét mål er på vej
   *[other] { $n } mål er på vej
}
effect-rank = Prioritér
effect-others = Effektmål for andre kerneopgaver
effect-news-adopted = Nyt effektmål
effect-news-ended = Effektmål afsluttet
effect-news-proposed = Foreslået effektmål
effect-waiting-rank = { $count ->
    [one] Ét foreslået effektmål venter på at blive prioriteret
   *[other] { $n } foreslåede effektmål venter på at blive prioriteret
}
effect-waiting-adopt = { $count ->
    [one] Ét prioriteret effektmål venter på at blive vedtaget
   *[other] { $n } prioriterede effektmål venter på at blive vedtaget
}
effect-waiting-approve = { $count ->
    [one] Ét indberettet tal venter på at blive godkendt
   *[other] { $n } indberettede tal venter på at blive godkendt
}
effect-waiting-files = { $count ->
    [one] En fil til { $title } er ikke set igennem
   *[other] { $n } filer til { $title } er ikke set igennem
}
effect-waiting-feeds = { $count ->
    [one] Tal til { $title } kunne ikke hentes
   *[other] Tal til { $title } kunne ikke hentes fra { $n } tjenester
}
effect-waiting-more = { $count ->
    [one] Én indikator mere har filer eller hentninger, der venter
   *[other] { $n } indikatorer mere har filer eller hentninger, der venter
}
effect-waiting-due = { $count ->
    [one] Tal til én indikator skal indberettes
   *[other] Tal til { $n } indikatorer skal indberettes
}
