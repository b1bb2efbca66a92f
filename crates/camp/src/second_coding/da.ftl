# The second coder.

## The list of rounds
coding-title = Anden koder: { $exercise }
coding-crumb = Anden koder
coding-link = Anden koder
coding-lead = Ville en anden sortere på samme måde? Lad en kollega sortere et tilfældigt udsnit uden at se, hvor det står. Så ved I, hvor meget kategoriernes antal kan bære.
coding-rounds = Runder
coding-no-rounds = Her er ingen runder endnu. Åbn den første herunder.
coding-round = Runde
coding-round-title = Runde { $number }
coding-opened-by = Åbnet
coding-state = Tilstand
coding-thoughts = Tanker
coding-share = Enige
coding-kappa = Cohens kappa
coding-alpha = Krippendorffs alfa
coding-by-at = { $name }, { $at }
coding-state-open = Venter på en anden koder
coding-state-coding = Bliver sorteret
coding-state-finished = Færdig
coding-state-abandoned = Opgivet: { $reason }
coding-interval-told = I parentes står, hvor tallet med 95 % sikkerhed ligger.
coding-dash-told = En streg betyder, at runden ikke er færdig.
coding-new = Åbn en runde
coding-new-lead = Programmet trækker udsnittet ved lodtrækning og husker, hvor hver tanke står nu. Tanker, der er lagt sammen, tæller som én.
coding-drawable = { $count ->
    [one] Der er én placeret tanke at trække fra.
   *[other] Der er { $n } placerede tanker at trække fra.
}
coding-drawable-own = { $count ->
    [0] Du har ikke selv placeret nogen af dem alene.
    [one] Heraf har du placeret én alene.
   *[other] Heraf har du placeret { $n } alene.
}
coding-size = Hvor mange tanker
coding-size-hint = 50 tager omkring et kvarter. Flere giver et sikrere tal. Er der færre placeret, kommer de alle med; så har maskinen kun kategoriernes navne at gå efter.
coding-from = Træk fra
coding-from-hint = Har I været to om tavlen, så træk fra dine egne; så kan din kollega være anden koder.
coding-from-all = alle placerede tanker
coding-from-own = dem, jeg har placeret alene
coding-open = Træk udsnittet
coding-who-may = Anden koder kan være enhver, der må sortere på campen, undtagen dig, der åbner runden, og dem, der har placeret noget i udsnittet: I ved, hvor det står.
coding-nothing-to-draw = Der er ikke placeret nok endnu. Placer mindst to tanker på tavlen, og kom tilbage.
coding-size-wrong = Skriv et helt tal fra { $least } til { $most }.
coding-too-few = Der er for få tanker at trække fra. Placer flere på tavlen, eller træk fra alle placerede tanker.
coding-board-busy = Tavlen blev ændret, mens udsnittet blev trukket. Prøv igen om et øjeblik.
coding-machine-failed = Maskinen kunne ikke sortere udsnittet, og runden er ikke åbnet. Prøv igen, og giv administratoren besked, hvis det sker igen.
done-coding-opened = Udsnittet er trukket. Send adressen på den her side til din kollega.

## A round, for those who do not sort in it
coding-now-open = Runden venter på, at en anden koder begynder.
coding-now-coding = Runden bliver sorteret. Tallene kommer, når den er færdig.
coding-now-finished = Runden er færdig.
coding-now-abandoned = Runden er opgivet. Der kommer ingen tal.
coding-progress = { $answered } af { $thoughts } tanker er sorteret.
coding-progress-name = Så langt er runden
coding-begin-lead = Vil du være anden koder? Du ser én tanke ad gangen og lægger den i den kategori, du synes passer. Du kan holde pause, når du vil, og fortsætte senere.
coding-begin-promise = Pejl viser dig ikke, hvor tankerne står. Du kan åbne tavlen i et andet vindue, og det kan Pejl ikke hindre: lad være, til du er færdig. Ellers måler tallene ingenting.
coding-begin = Begynd at sortere
coding-send-link = Send sidens adresse til en kollega, der må sortere på campen og ikke har placeret noget i udsnittet.
coding-nothing-shown = Hvad der er svaret, kan ingen se undervejs.
coding-facts = Om runden
coding-fact-opened = Åbnet
coding-fact-sample = Udsnit
coding-fact-first = Første koder
coding-fact-begun = Anden koder
coding-fact-finished = Færdig
coding-fact-abandoned = Opgivet
coding-fact-reason = Begrundelse
coding-drawn-all = { $thoughts } tanker trukket ved lodtrækning blandt { $among } placerede
coding-drawn-own = { $thoughts } tanker trukket ved lodtrækning blandt { $among }, som den, der åbnede runden, havde placeret alene
coding-abandon-title = Opgiv runden
coding-abandon-lead = Runden bliver stående på listen med din begrundelse. Det kan ikke fortrydes, men I kan åbne en ny.
coding-abandon-reason = Hvorfor?
coding-abandon = Opgiv runden
coding-reason-missing = Skriv, hvorfor runden bliver opgivet.
coding-refused-opener = Du har åbnet runden, så en anden skal sortere den.
coding-refused-placer = Du har selv placeret noget af udsnittet, så du ved, hvor det står. En anden skal sortere runden.
coding-refused-taken = En anden er begyndt på runden, eller den er opgivet. Åbn en ny, hvis du også vil sortere.
coding-refused-category = Den kategori er ikke med i runden. Vælg en af dem på siden.
coding-refused-not-sorting = Du sorterer ikke (længere) i den her runde. Svaret er ikke gemt.
coding-refused-waiting = Der er tanker, du ikke har svaret på. Svar på dem først; du må gerne svare, at det ikke kan afgøres.
coding-refused-closed = Runden er færdig eller opgivet. En færdig runde kan ikke opgives.
done-coding-begun = Du er anden koder. God fornøjelse.
done-coding-abandoned = Runden er opgivet.

## Sorting as second coder
coding-thought-title = Tanke { $position } af { $thoughts }
coding-thought-number = tanke { $position }
coding-where = Hvor hører den til?
coding-undecidable = Kan ikke afgøres
coding-your-answer = Dit svar: { $answer }
coding-previous = Forrige tanke
coding-next = Næste tanke
coding-keys = Med tastaturet: tallet ved kategorien, x når det ikke kan afgøres, j og k for næste og forrige.
coding-gone = Tanken er slettet eller lagt sammen med en anden, siden udsnittet blev trukket. Den er ikke med i tallene.
coding-all-done = Alt er sorteret. Se dine svar igennem, eller slut af.
coding-finish-title = Slut af
coding-finish-lead = Når du slutter af, kan ingen svar ændres, og I ser alle, hvor enige I er.
coding-finish = Slut af, og vis enigheden
coding-overview = Hele udsnittet
coding-overview-lead = Her er alle tankerne med dine egne svar. Du kan ændre et svar, til du slutter af.
coding-overview-show = Vis alle
coding-unanswered = ikke sorteret
coding-sort-this = Vælg
coding-blind-note = Du ser ikke, hvor tankerne står på tavlen. Åbn den ikke, før du er færdig.
done-coding-finished = Runden er færdig. Tak for hjælpen.

## The result
coding-result-title = Runde { $number }: så enige er I
coding-told-share = Første og anden koder har lagt { $same } af { $units } tanker i samme kategori: { $percent } %.
coding-told-kappa = Noget af det ville de være enige om ved et tilfælde. Er det trukket fra, er enigheden { $kappa }, hvor 1 er fuld enighed, og 0 er som et tilfælde (Cohens kappa). Landis og Koch (1977) kalder det { $word }.
coding-strength-poor = dårligere end et tilfælde
coding-strength-slight = ringe
coding-strength-fair = nogenlunde
coding-strength-moderate = moderat
coding-strength-substantial = betydelig
coding-strength-almost-perfect = næsten fuldstændig
coding-trust-reliable = Krippendorffs alfa er { $alpha }. Fra 0,800 regner Krippendorff (2004) en sortering for pålidelig: I kan bygge på kategoriernes antal.
coding-trust-tentative = Krippendorffs alfa er { $alpha }. Mellem 0,667 og 0,800 tillader Krippendorff (2004) kun foreløbige konklusioner: brug antallene med forsigtighed, og tal om uenighederne.
coding-trust-unreliable = Krippendorffs alfa er { $alpha }. Under 0,667 fraråder Krippendorff (2004) at drage konklusioner: byg ikke på antallene, før I har talt om uenighederne og måske beskrevet kategorierne tydeligere.
coding-certain = Det er regnet ud fra et udsnit. Med 95 % sikkerhed ligger alfa i intervallet fra { $limits }, og bedømmelsen er den samme i begge ender.
coding-uncertain = Det er regnet ud fra et udsnit. Med 95 % sikkerhed ligger alfa i intervallet fra { $limits }. Bedømmelsen er ikke den samme i begge ender, så vær varsom, eller åbn en runde med flere tanker.
coding-interval-too-few = Der er under ti tanker. Det er for få til at sige, hvor sikkert tallet er.
coding-interval-all-agree = De er enige om alle. Så kan udsnittet ikke selv vise, hvor usikkert tallet er; jo flere tanker, jo sikrere.
coding-interval-too-uniform = Næsten alle tanker er i én kategori. Så kan udsnittet ikke vise, hvor sikkert tallet er.
coding-undefined-no-overlap = Ingen tanker er sorteret af dem begge, så der er ingen enighed at måle.
coding-undefined-too-few = Kun én tanke er sorteret af dem begge. Det er for lidt til at måle enighed.
coding-undefined-one-category = De har begge kun brugt én kategori. Så er al enighed, som et tilfælde ville give den, og hverken kappa eller alfa kan regnes ud.
coding-told-undecidable = { $count ->
    [one] Én tanke kunne anden koder ikke afgøre. Den er ikke med i tallene, men står blandt uenighederne.
   *[other] { $n } tanker kunne anden koder ikke afgøre. De er ikke med i tallene, men står blandt uenighederne.
}
coding-told-without-answer = { $count ->
    [one] Én tanke blev slettet eller lagt sammen undervejs og er ikke med.
   *[other] { $n } tanker blev slettet eller lagt sammen undervejs og er ikke med.
}
coding-between = { $low } til { $high }
coding-percent = { $percent } %
coding-not-told = kan ikke regnes ud
coding-who-agrees = Hvem er enige med hvem?
coding-who = Hvem
coding-both-sorted = Sorteret af begge
coding-pair-people = Første og anden koder
coding-pair-first-machine = Første koder og maskinen
coding-pair-second-machine = Anden koder og maskinen
coding-machine = Maskinen
coding-machine-learnt = { $count ->
    [one] Maskinen er målt som en koder på det samme udsnit. Den kender kategoriernes navne og beskrivelser og har lært af én placeret tanke uden for udsnittet.
   *[other] Maskinen er målt som en koder på det samme udsnit. Den kender kategoriernes navne og beskrivelser og har lært af { $n } placerede tanker uden for udsnittet.
}
coding-machine-names-only = Maskinen er målt som en koder på det samme udsnit. Den havde kun kategoriernes navne og beskrivelser at gå efter, for alle placerede tanker var i udsnittet.
coding-machine-with-model = Hvor udsnittets tanker stod, fik den ikke at se. Den læste med den lokale sprogmodel.
coding-machine-without-model = Hvor udsnittets tanker stod, fik den ikke at se. Den læste uden sprogmodel.
coding-by-category = Kategori for kategori
coding-by-category-lead = Kappa for én kategori viser, hvor enige de er om, hvad der hører til i netop den. En lav kappa peger på en kategori, der skal beskrives tydeligere. Er der få tanker i den, siger tallet ikke meget.
coding-category = Kategori
coding-first = Første koder
coding-second = Anden koder
coding-both = Begge
coding-machine-kappa = Kappa, første koder og maskinen
coding-disagreements = Uenigheder
coding-no-disagreements = Der er ingen. De har sorteret hele udsnittet ens.
coding-decided-of = { $decided } af { $disagreed } er afgjort.
coding-decided-name = Så mange uenigheder er afgjort
coding-stands-now = Står nu
coding-card-gone = ikke længere på tavlen
coding-note = Note
coding-keep = Behold { $category }
coding-take = Flyt til { $category }
coding-later = Tal om det senere
coding-note-missing = Skriv en note om, hvad I skal tale om.
coding-decided-keep = Beholdt
coding-decided-take = Flyttet til anden koders kategori
coding-decided-later = Skal tales om
coding-decision-undone = (fortrudt)
coding-undo = Fortryd flytningen
coding-decide-again = Afgør på ny
coding-refused-not-finished = Runden er ikke færdig, så der er ikke noget at afgøre endnu.
coding-refused-agreed = De to er enige om den tanke, så der er ikke noget at afgøre.
coding-refused-nothing-to-take = Anden koder kunne ikke afgøre tanken, så der er ingen kategori at flytte den til.
coding-refused-undo-first = Tanken er flyttet til anden koders kategori. Fortryd flytningen først.
coding-frozen = Tallene gælder tavlen, som den var, da runden blev åbnet.
coding-steps-since = { $count ->
    [0] Tavlen er ikke ændret siden.
    [one] Der er taget ét trin på tavlen siden.
   *[other] Der er taget { $n } trin på tavlen siden.
}
coding-moved = { $count ->
    [0] Alle tanker i udsnittet står, hvor de stod.
    [one] Én tanke i udsnittet står et andet sted nu.
   *[other] { $n } tanker i udsnittet står et andet sted nu.
}
coding-blind-told = Anden koder så kun tankerne og kategorierne, ikke hvor tankerne stod. Om tavlen blev åbnet ved siden af, ved Pejl ikke.
coding-history = Afgørelser
done-coding-decided = Afgørelsen er gemt.

## In the report
agreement-title = Sorterer andre på samme måde?
agreement-lead = En anden person har sorteret et tilfældigt udsnit uden at se, hvor det stod. Enigheden er målt med Cohens kappa og Krippendorffs alfa: 1 er fuld enighed, 0 er som et tilfælde. I parentes står, hvor tallet med 95 % sikkerhed ligger. Fra 0,800 regner Krippendorff (2004) en sortering for pålidelig, fra 0,667 til foreløbige konklusioner.
agreement-none = Ingen anden person har sorteret et udsnit af udsagnene. Det er derfor ikke målt, om andre ville have lagt dem i de samme kategorier.
agreement-none-of = Ikke målt for: { $exercises }.
agreement-round = { $exercise }: { $same } af { $units } tanker i samme kategori ({ $share }), kappa { $kappa }, alfa { $alpha }. Udsnittet er trukket { $opened } blandt { $among } placerede tanker og sorteret færdigt { $finished }.
agreement-left-out = { $count ->
    [one] Én tanke er ikke med: den kunne ikke afgøres eller blev slettet undervejs.
   *[other] { $n } tanker er ikke med: de kunne ikke afgøres eller blev slettet undervejs.
}
agreement-machine = Programmets forslag til kategorier, målt på samme måde mod den første persons: { $share }, kappa { $kappa }, alfa { $alpha }.

## Audit log
audit-action-camp-coding-open = åbnede en runde for anden koder
audit-action-camp-coding-begin = begyndte som anden koder
audit-action-camp-coding-answer = svarede som anden koder
audit-action-camp-coding-finish = afsluttede en runde som anden koder
audit-action-camp-coding-abandon = opgav en runde
audit-action-camp-coding-decide = afgjorde en uenighed
audit-kind-coding-round = runde:
audit-detail-round = runde
audit-detail-thoughts = tanker
audit-detail-position = nr. i udsnittet
