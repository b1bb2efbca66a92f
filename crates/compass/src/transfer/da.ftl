transfer-title = Indlæs en kerneopgave fra en fil
transfer-lead = Hele kerneopgaven kan komme ind fra én fil: opgaver, fokus, udfordringer, rammen og stemmer. Er der noget galt i filen, bliver intet indlæst, og du får at vide hvad og hvor.
transfer-template = Hent Excel-skabelonen med forklaringer
transfer-schema = Hent formen som JSON Schema
transfer-file = Fil
transfer-file-hint = Excel (.xlsx) eller JSON, højst 20 MB.
transfer-model = Hvor skal den ind?
transfer-model-fitting = Hvor den passer
transfer-model-hint = En fil fra en anden kommune lægger sig ikke selv ind mellem jeres kerneopgaver: sig her, hvor den skal ind.
transfer-model-new = En ny model
transfer-new-name = Den nye models navn
transfer-new-name-hint = Kun til en ny model. Navnet kan alle læse.
transfer-refused-other = Filen er fra { $theirs }, men her er { $ours }. Intet er indlæst. Vælg, hvilken model den skal ind i, eller vælg en ny model, og giv den et navn.
transfer-refused-no-name = Filen passer ikke ind i nogen af modellerne og har ingen titel. Intet er indlæst. Vælg, hvilken model den skal ind i, eller vælg en ny model, og giv den et navn.
transfer-import = Indlæs
transfer-no-file = Vælg en fil først.
transfer-faults = Filen har fejl og er ikke indlæst. Ret dem, og prøv igen.
transfer-fault-count = { $count ->
    [one] Én fejl i filen
   *[other] { $n } fejl i filen
}
transfer-done = Filen er indlæst
transfer-done-nothing = Filen sagde ikke noget nyt. Intet er ændret.
transfer-made = { $count ->
    [one] Én ny kerneopgave
   *[other] { $n } nye kerneopgaver
}
transfer-reworded = { $count ->
    [one] Én fik en ny ordlyd
   *[other] { $n } fik en ny ordlyd
}
transfer-moved = { $count ->
    [one] Én fik en anden plads, slags eller ansvarlig
   *[other] { $n } fik en anden plads, slags eller ansvarlig
}
transfer-noted = { $count ->
    [one] Én fik andre bemærkninger fra filen
   *[other] { $n } fik andre bemærkninger fra filen
}
transfer-unchanged = { $count ->
    [one] Én sagde det samme i forvejen
   *[other] { $n } sagde det samme i forvejen
}
transfer-voices = { $count ->
    [one] Én ny stemme fra en arbejdsplads
   *[other] { $n } nye stemmer fra arbejdspladser
}
transfer-see = Se modellen
transfer-not-mentioned = Disse kerneopgaver står ikke i filen. De er ikke rørt:
audit-action-compass-import = indlæste en kerneopgave fra en fil
