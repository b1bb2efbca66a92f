# Texts of the front page. Danish is the source.
front-title = Kernen i { $municipality }
front-lead = Her er de kerneopgaver, som alt, hvad vi gør, skal støtte – og vejen fra borgernes egne ord til det, vi beslutter.
front-empty = Her kommer kommunens kerneopgaver til at stå.
front-write = Skriv den første kerneopgave
front-import = Indlæs kerneopgaver og camps
front-north = Kommunens overordnede kerneopgave
front-core-tasks = Vores kerneopgaver
front-other-models = Kerneopgaven kan også deles op på andre måder:
front-focus = I fokus lige nu
front-focus-lead = De næste store fremskridt, vi arbejder for.
front-focus-more = { $count ->
    [one] og ét punkt mere
   *[other] og { $n } punkter mere
}
front-my-workplace = Din arbejdsplads' del
front-workplaces = På arbejdspladserne
front-workplaces-empty = Her kommer arbejdspladsernes egne udgaver af kerneopgaven og deres stemmer til at stå.
front-workplaces-all = Se alle kerneopgaver
front-unit = Enhed
front-unit-all = Hele kommunen
front-unit-show = Vis
front-voices = Stemmer fra arbejdspladserne
front-news = Nyt
front-news-adopted = { $number ->
    [1] Ny kerneopgave eller tekst
   *[other] Vedtaget ordlyd { $number }
}
front-news-adopted-together = Vedtaget på samme tid
front-news-adopted-many = { $count ->
    [one] Én ordlyd
   *[other] { $n } ordlyde
}
front-news-voice = Ny stemme
front-news-action = Ny handling
front-news-action-chosen = Handling valgt
front-news-action-running = Handling i gang
front-waiting = Det venter på dig
front-waiting-none = Der er ikke noget, der venter på dig.
front-waiting-draft = Udkastet til { $title } er ikke færdigt
front-waiting-consultation-editor = Ordlyden af { $title } er i høring og kan vedtages bagefter
front-waiting-consultation = Ordlyden af { $title } er i høring: læs den, og sig, hvad du mener
front-camps = Camps
front-camps-lead = På camps siger borgere, medarbejdere, politikere og virksomheder, hvad der skal til.
front-camps-link = Se camps
front-sign-in = Log ind, hvis du arbejder med kerneopgaven
front-voices-all = Læs alle stemmer
front-waiting-tests = { $count ->
    [one] Én prioriteringstest venter på en afgørelse
   *[other] { $n } prioriteringstest venter på en afgørelse
}
front-waiting-voices = { $count ->
    [one] Én stemme venter på at blive læst
   *[other] { $n } stemmer venter på at blive læst
}
front-waiting-without-north = { $count ->
    [one] Én ting i dine enheder har ikke noget nord
   *[other] { $n } ting i dine enheder har ikke noget nord
}
