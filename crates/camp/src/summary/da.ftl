# The summary of an exercise: categories, themes, sample.
summary-title = Opsamling: { $exercise }
summary-crumb = Opsamling
summary-lead = Hvad udsagnene siger tilsammen, og hvad det hviler på. Fra hvert tal kan du komme til de udsagn, det tæller.
summary-to-board = Til tavlen
summary-undo = Fortryd
summary-cancel = Annuller
summary-categories = Kategorier
summary-caption = Kategorierne, og hvor mange tanker der er i hver
summary-category = Kategori
summary-description = Beskrivelse
summary-number = Tanker
summary-total = I alt i kategorier
summary-see-statements = Se udsagnene
summary-thoughts = { $count ->
    [one] én tanke
   *[other] { $n } tanker
}
summary-adds-up = { $captured } udsagn = { $placed } placeret + { $set_aside } lagt til side + { $not_placed } ikke placeret + { $erased } slettet.
summary-thoughts-add-up = Post-its med flere tanker er delt: { $thoughts } tanker = { $statements } udsagn + { $extra }. De { $thoughts } tanker = { $in_categories } i kategorier + { $set_aside } lagt til side + { $not_placed } ikke placeret + { $erased } slettet.
summary-set-aside-because = Lagt til side: { $reason }
summary-no-statements = Der er ikke samlet udsagn ind i øvelsen. Når campen er læst ind, bliver de talt op her.
summary-no-categories = Her kommer kategorierne med deres antal, når udsagnene er sorteret.
summary-begin-on-board = Begynd på tavlen
summary-themes = Opsummeret
summary-no-themes = Her kommer temaerne: et par linjer om hver ting, som mange udsagn siger tilsammen.
summary-first-theme = Skriv det første tema
summary-group = gruppe { $group }
summary-chosen = Valgt nu
summary-chosen-count = { $count ->
    [0] Ingen udsagn er valgt. Åbn en kategori for at vælge.
    [one] Ét udsagn er valgt. Åbn en kategori for at vælge flere.
   *[other] { $n } udsagn er valgt. Åbn en kategori for at vælge flere.
}
theme-new = Nyt tema
theme-number = Tema { $number }
theme-number-title = Tema { $number }: { $title }
theme-named = tema { $number }
theme-rests-on = Hviler på
theme-rests-on-nothing = Temaet hviler ikke på noget endnu. Ret det, og vælg de kategorier eller udsagn, det bygger på.
theme-rests-on-lead = Vælg de kategorier, temaet bygger på. Vælg enkelte udsagn, når de siger det særlig tydeligt, eller når de står uden for kategorierne.
theme-statements = Udsagn
theme-more-statements = { $count ->
    [one] Vis ét udsagn mere
   *[other] Vis { $n } udsagn mere
}
theme-edit = Ret
theme-earlier = Ryk frem
theme-later = Ryk tilbage
theme-remove = Fjern
theme-edit-title = Ret tema { $number }
theme-form-lead = Et tema siger med få ord, hvad mange udsagn siger tilsammen, så en, der ikke var med, forstår det.
theme-title = Titel (frivillig)
theme-title-hint = Et par ord, som temaet kan kendes på.
theme-words = Hvad temaet siger
theme-words-hint = Bliv tæt på det, der blev sagt. To til fem linjer er nok.
theme-save = Gem temaet
theme-changed-meanwhile = En anden har rettet temaet, mens du skrev, så dit er ikke gemt endnu. Nu står der: "{ $words }". Ret dit til, og gem igen, hvis det skal stå i stedet.
theme-history = Historik
theme-history-none = Her kommer det til at stå, når temaet bliver rettet.
theme-history-written = Skrevet.
theme-history-imported = Læst ind.
theme-history-edited = Rettet.
theme-history-moved = Flyttet fra nummer { $from } til nummer { $to }.
theme-history-removed = Fjernet.
theme-history-undone = Et trin er fortrudt.
theme-history-before = Se, hvad der stod før
theme-history-categories = { $count ->
    [0] Hvilede ikke på kategorier.
    [one] Hvilede på én kategori.
   *[other] Hvilede på { $n } kategorier.
}
theme-history-statements = { $count ->
    [0] Ingen udsagn var valgt.
    [one] Ét udsagn var valgt.
   *[other] { $n } udsagn var valgt.
}
sample-title = Udsnit af data
sample-empty = Her kommer et udsnit af udsagnene, som de blev skrevet.
sample-begin = Få et forslag herunder, eller vælg selv.
sample-size = Hvor mange udsagn
sample-how = Forslaget er spredt over kategorier og borde, og de store kategorier viser mest. Har flere lige meget ret til en plads, kommer det udsagn med, som fik flest stemmer. Det, der er lagt til side eller slettet, kommer ikke med.
sample-propose = Foreslå et udsnit
sample-propose-anew = Foreslå et nyt udsnit i stedet
sample-edit = Vælg selv
sample-size-wrong = Skriv et helt tal fra 1 til { $most }.
sample-nothing-to-propose = Der er ingen udsagn at foreslå: alt er lagt til side eller slettet.
sample-edit-title = Vælg udsnit
sample-edit-lead = Vælg de udsagn, som skal stå på opsamlingen og i rapporten. Vælg bredt, så en, der ikke var med, får et ærligt indtryk.
sample-save = Gem udsnittet
done-theme-added = Temaet er gemt.
done-theme-saved = Temaet er rettet.
done-theme-moved = Temaet er flyttet.
done-theme-removed = Temaet er fjernet.
done-sample-proposed = Udsnittet er valgt efter forslaget.
done-sample-saved = Udsnittet er gemt.
done-summary-undone = Det er fortrudt.
