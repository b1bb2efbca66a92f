# The board.
board-title = Tavle: { $exercise }
board-lead = Vælg et eller flere udsagn, og flyt dem til en kategori. Alt kan fortrydes.
board-skip = Gå til udsagnene
board-show-keys = Vis genveje på tastaturet
board-tools = Værktøjer
board-category = Kategori
board-place = Flyt hertil
board-reason = Begrundelse
board-set-aside = Læg til side
board-new-category = Ny kategori
board-add = Opret
board-merge = Læg valgte sammen
board-back = Tag tilbage
board-undo = Fortryd mit sidste trin
board-here = Flyt valgte hertil
board-change = Ret
board-split = Del
board-detach = Skil ad igen
board-group = gruppe { $group }
board-votes = stemmer: { $votes }
board-selected = udvalgt
board-all-placed = Alt er placeret. Gå til opsamlingen, og skriv, hvad det siger.
board-no-categories = Her er ingen kategorier endnu. Skriv et navn under "Ny kategori", og begynd.
board-progress = Så langt er du
board-dealt-with = { $count ->
    [one] Én tanke er behandlet
   *[other] { $n } tanker er behandlet
}
board-of-thoughts = { $count ->
    [one] af én.
   *[other] af { $n }.
}
board-erased = { $count ->
    [one] Heraf er én slettet.
   *[other] Heraf er { $n } slettet.
}
board-merged = { $count ->
    [one] Lagt sammen med ét andet
   *[other] Lagt sammen med { $n } andre
}
board-latest-by = Det sidste trin på tavlen er taget af { $name }.
keys-title = Genveje
keys-move = næste og forrige udsagn
keys-place = flyt til kategorien med det tal
keys-choose = vælg kategori på listen
keys-select = vælg udsagnet (til flere på én gang)
keys-undo = fortryd mit sidste trin
keys-new = ny kategori
keys-merge = læg valgte sammen
keys-split = del udsagnet i to tanker
keys-aside = læg til side med en begrundelse
keys-back = tag tilbage til de ikke placerede
keys-open = åbn udsagnets egen side
keys-help = vis genveje
keys-close = Luk
category-count = { $count ->
    [one] Én tanke står i kategorien.
   *[other] { $n } tanker står i kategorien.
}
category-name = Navn
category-description = Beskrivelse
category-description-hint = En linje om, hvad der hører til her. Den hjælper den næste, der sorterer.
category-save = Gem
category-earlier = Ryk frem
category-later = Ryk tilbage
category-merge-title = Læg sammen med en anden
category-merge-into = Flyt alt herfra til
category-merge = Læg sammen
category-remove-title = Fjern kategorien
category-remove-lead = Det, der står i den, bliver ikke placeret igen. Du kan fortryde på tavlen.
category-remove = Fjern kategorien
category-to-board = Til tavlen
split-title = Del { $code } i to tanker
split-lead = En post-it kan rumme to tanker. Del den, så hver kan få sin kategori. De oprindelige ord og stemmerne bliver, hvor de er.
split-first = Første tanke
split-second = Anden tanke
split-submit = Del i to
done-placed = Flyttet.
done-unplaced = Taget tilbage til de ikke placerede.
done-set-aside = Lagt til side.
done-merged = Lagt sammen.
done-detached = Skilt ad igen.
done-split = Delt i to tanker.
done-undone = Fortrudt.
done-category-added = Kategorien er oprettet.
done-category-described = Kategorien er rettet.
done-category-moved = Kategorien er rykket.
done-category-merged = Kategorierne er lagt sammen.
done-category-removed = Kategorien er fjernet.
refusal-changed = { $what } er ændret, siden du så det, så dit træk er ikke gemt. Se, hvor det står nu, og prøv igen.
refusal-unknown = Det findes ikke længere på tavlen. Se, hvordan den ser ud nu.
refusal-erased = { $what } er slettet på ønske fra den, der skrev det, og kan ikke flyttes.
refusal-name-missing = Skriv et navn til kategorien.
refusal-name-taken = Der er allerede en kategori, der hedder { $what }. Vælg et andet navn, eller læg dem sammen.
refusal-reason-missing = Skriv, hvorfor det lægges til side.
refusal-nothing-chosen = Vælg først et eller flere udsagn.
refusal-too-few = Vælg mindst to udsagn, som ikke allerede er lagt sammen.
refusal-thought-empty = Begge tanker skal have ord.
refusal-is-merged = { $what } er lagt sammen med andre. Skil dem ad først.
refusal-not-in-words = Det, du skrev, står ikke i udsagnet. Skriv det præcis, som det står.
refusal-masked-in-parts = Udsagnet er delt, mens noget var skjult. Fortryd delingen først.
refusal-same-category = Vælg en anden kategori at lægge den sammen med.
refusal-theme-empty = Skriv, hvad temaet siger.
refusal-undo-blocked = Der er sket noget siden, som ville gå tabt. Fortryd det senere trin først.
refusal-cannot-undo = Trinnet er allerede fortrudt, eller det kan ikke fortrydes.
refusal-nothing-to-undo = Du har ikke flere trin at fortryde her.
audit-kind-board = tavle
audit-kind-statement = udsagn
audit-detail-step = trin
audit-action-camp-consolidation-place = placerede udsagn
audit-action-camp-consolidation-unplace = tog udsagn tilbage
audit-action-camp-consolidation-set-aside = lagde udsagn til side
audit-action-camp-consolidation-merge = lagde udsagn sammen
audit-action-camp-consolidation-detach = skilte udsagn ad
audit-action-camp-consolidation-split = delte et udsagn
audit-action-camp-consolidation-category = ændrede kategorier
audit-action-camp-consolidation-undo = fortrød et trin
audit-action-camp-statement-mask = skjulte ord i et udsagn
audit-action-camp-statement-unmask = viste skjulte ord igen
audit-action-camp-statement-erase = slettede et udsagn
audit-action-camp-statement-see-masked = så skjulte ord
audit-action-camp-summary-sample = valgte udsnit
audit-action-camp-summary-theme = skrev på et tema
board-history = Historik
steps-title = Historik: { $exercise }
steps-lead = Her er tavlens seneste trin, nyeste først. Et trin kan fortrydes, så længe der ikke er sket noget siden med det, det rørte.
steps-empty = Der er ikke sorteret noget endnu.
steps-step = Trin
steps-when = Hvornår
steps-who = Hvem
steps-what = Hvad
steps-undo = Fortryd
steps-undo-submit = Fortryd
steps-undo-named = trin { $step }
steps-undone = Fortrudt
