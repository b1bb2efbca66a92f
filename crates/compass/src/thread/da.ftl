thread-title = Tråden
thread-up = Op til kerneopgaven
thread-down = Ned til det, det hviler på
thread-is-north = Dette er nord: alt andet skal kunne følges op hertil.
thread-no-north = Dette når ikke op til en kerneopgave.
thread-bottom-core-task = Der er ikke noget knyttet til kerneopgaven endnu.
thread-bottom-camp = Campen har ingen udsagn endnu.
thread-bottom-finding = Dette hviler ikke på noget endnu. Vælg det, når du retter det.
thread-bottom-theme = Temaet hviler ikke på nogen udsagn endnu. Vælg dem på siden med opsamlingen.
thread-bottom-category = Kategorien er tom.
thread-bottom-statement = Dette er bunden: en deltagers egne ord.
thread-more = { $count ->
    [one] og én mere
   *[other] og { $n } flere
}
thread-kind-core-task = Kerneopgave
thread-kind-camp = Camp
thread-kind-finding = Fra analysen
thread-kind-theme = Tema
thread-kind-category = Kategori
thread-kind-statement = Udsagn
