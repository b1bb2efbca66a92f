# Statements: the page of an exercise, a statement's own page, its history.

## The page of an exercise
statement-open-board = Åbn tavlen
statement-open-summary = Opsamling
statement-none = Her kommer det, der bliver sagt i øvelsen, til at stå. Der er ikke indsamlet noget i den endnu.
statement-none-import = Indlæs en camp fra en fil
statement-count = { $count ->
    [one] ét udsagn
   *[other] { $n } udsagn
}
statement-count-captured = { $n } indsamlet
statement-count-placed = { $n } placeret
statement-count-set-aside = { $n } lagt til side
statement-count-not-placed = { $n } ikke placeret
statement-count-erased = { $n } slettet
statement-id = Id
statement-words = Udsagn
statement-group = Gruppe
statement-actor = Aktør
statement-precondition = Valgt forudsætning
statement-votes = Stemmer
statement-selected = Udvalgt
statement-is-selected = Udvalgt
statement-is-not-selected = Nej
statement-place = Placering
statement-category = Kategori
statement-sort-ascending = sortér stigende
statement-sort-descending = sortér faldende
statement-pages = Sider
statement-page = Side { $number }
statement-page-of = Side { $number } af { $total }
statement-page-before = Forrige
statement-page-after = Næste

## The filter
filter-title = Find udsagn
filter-words = Søg i ordene
filter-all = Alle
filter-no-group = Uden gruppe
filter-placed = Placeret
filter-votes-known = Med stemmetal
filter-votes-at-least = Mindst { $number }
filter-selected = Kun dem, gruppen valgte
filter-submit = Vis
filter-reset = Nulstil
filter-hits = { $count ->
    [0] Ingen udsagn passer
    [one] Ét udsagn
   *[other] { $n } udsagn
}.
filter-none = Prøv et andet ord, eller vis alle udsagn igen.

## A statement's own page
statement-title = { $code } – { $what }
statement-kind-indicator = indikator på succes
statement-kind-tradeoff = afvejning for at lykkes
statement-kind-frontpage = avisforside
statement-kind-precondition = forudsætning
statement-kind-contribution = bidrag
statement-kind-idea = god idé
statement-kind-noticeboard = opslag
statement-thought = Tanke { $number }
statement-unknown = Ikke oplyst
statement-votes-none = Ikke stemt om, eller ikke kendt
statement-votes-unknown = { $count ->
    [one] (ét udsagn er uden stemmetal)
   *[other] ({ $n } udsagn er uden stemmetal)
}
statement-erased-means = Ordene er slettet, fordi et menneske bad om det. Udsagnet tæller fortsat med i antallet.
statement-masked-means = Noget i ordene er skjult, fordi det kan pege på et menneske.
statement-stands-title = Her står det
statement-merged = Lagt sammen med:
statement-merged-votes = Stemmer i alt: { $sum }
statement-counts-title = Her tæller det med
statement-in-theme = Tema { $number }: { $title }
statement-in-sample = Vises som eksempel i opsamlingen
statement-in-report = Campens rapport
statement-facts-title = Om udsagnet
statement-camp = Camp
statement-exercise = Øvelse
statement-source-page = Side i dokumentet

statement-move = Flyt, læg til side eller del
statement-place-submit = Flyt hertil
statement-reason = Begrundelse for at lægge det til side
statement-reason-hint = For eksempel: Handler om noget andet end kerneopgaven.
statement-set-aside-submit = Læg til side
statement-split-lead = Rummer udsagnet to tanker, kan du dele det, så de kan placeres hver for sig. Slet i hvert felt det, der ikke hører til tanken. Ordene, som de blev skrevet, står stadig øverst på siden.
statement-first = Første tanke
statement-second = Anden tanke
statement-split-submit = Del i to tanker
statement-split-merged = Udsagnet er lagt sammen med andre. Tag det ud igen, før du deler det.

statement-personal-title = Personlige oplysninger
statement-mask = Skriv præcis det, der skal skjules
statement-mask-hint = Et navn, for eksempel. Alle andre ser [skjult] i stedet. Du kan fortryde det.
statement-mask-submit = Skjul det
statement-behind-title = Ordene bag
statement-behind-submit = Vis ordene bag
statement-behind-hint = Kun du ser dem, og det bliver skrevet i loggen, at du har set dem.
statement-behind-logged = Det er skrevet i loggen, at du har set dem.
statement-unmask-submit = Vis som skrevet for alle
statement-erase-lead = Vil den, der har skrevet udsagnet, have det slettet?
statement-erase-onwards = Slet ordene …
statement-erase-title = Slet ordene i { $code }?
statement-erase-goes-title = Det forsvinder
statement-erase-goes = Ordene, overskriften og den valgte forudsætning – også i historikken, i delte tanker og bag det, der er skjult. Udsagnet er ikke længere et eksempel i opsamlingen.
statement-erase-stays-title = Det bliver stående
statement-erase-stays = Udsagnets id, gruppe og stemmer, og at det blev sagt. Det tæller fortsat med i antallet som slettet, så tallene passer.
statement-erase-final = Det kan ikke fortrydes.
statement-erase-submit = Slet ordene
statement-erase-cancel = Behold dem

done-statement-placed = Udsagnet er placeret.
done-statement-unplaced = Udsagnet er taget tilbage til dem, der ikke er placeret.
done-statement-set-aside = Udsagnet er lagt til side.
done-statement-split = Udsagnet er delt i to tanker.
done-statement-masked = Det er skjult.
done-statement-unmasked = Udsagnet vises, som det blev skrevet.
done-statement-undone = Trinnet er fortrudt.
done-statement-erased = Ordene er slettet.

## History
history-title = Historik
history-none = Der er ikke sket noget med udsagnet, siden det blev læst ind.
history-undo = Fortryd
history-undone = Fortrudt
history-undid = Fortrød: { $what }
history-move = Fra { $from } til { $to }.
history-merged = Lagt sammen med { $code }.
history-joined = { $code } blev lagt ind under dette.
history-new-thought = Ny tanke.
history-thought-gone = Tanken er en del af udsagnet igen.
history-sample-in = Vises nu som eksempel i opsamlingen.
history-sample-out = Vises ikke længere som eksempel i opsamlingen.
history-theme = Tema { $number }.
history-category-gone = en kategori, der er fjernet
history-also = { $count ->
    [one] Trinnet gælder også ét andet udsagn.
   *[other] Trinnet gælder også { $n } andre udsagn.
}
step-kind-place = Placeret
step-kind-unplace = Taget tilbage
step-kind-set-aside = Lagt til side
step-kind-merge = Lagt sammen
step-kind-detach = Taget ud igen
step-kind-split = Delt i to tanker
step-kind-mask = Ord skjult
step-kind-unmask = Vist som skrevet
step-kind-erase = Ordene slettet
step-kind-add-category = Ny kategori
step-kind-describe-category = Kategori beskrevet
step-kind-move-category = Kategori flyttet i rækkefølgen
step-kind-merge-categories = Kategorier lagt sammen
step-kind-remove-category = Kategori fjernet
step-kind-add-theme = Nyt tema
step-kind-edit-theme = Tema skrevet om
step-kind-move-theme = Tema flyttet i rækkefølgen
step-kind-remove-theme = Tema fjernet
step-kind-set-sample = Eksempler valgt
step-kind-undo = Fortrudt
step-kind-import = Læst ind
