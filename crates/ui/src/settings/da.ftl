# Texts of the administrator's pages. Danish is the source.

settings-title = Indstillinger

## People
people-title = Brugere
people-purpose = Opret brugere, giv dem roller, og luk dem, når de ikke skal bruges mere.
people-lead = Alle, der kan logge ind, og hvad de må. Vælg et navn for at ændre noget.
people-name = Navn
people-name-hint = Det navn, som andre ser.
people-login = Brugernavn
people-login-hint = Det, personen logger ind med: 2 til 60 tegn, små bogstaver a–z, tal, punktum, bindestreg, understreg eller @.
people-roles = Roller
people-role = Rolle
people-unit = Enhed
people-account = Bruger
people-open = åben
people-closed = lukket
people-closed-means = Brugeren er lukket. Personen kan ikke logge ind, før du åbner den igen.
people-no-roles = ingen
people-no-roles-means = Personen har ingen roller og kan derfor kun se det, som er åbent for alle.
people-role-in-unit = { $role } i { $unit }
people-role-unknown = Vælg en af rollerne på listen.
people-roles-explained = Hvad giver rollerne lov til?
people-about-administrator = Styrer brugere, udseende og log. Læser alt om camps, henter camps ind, offentliggør dem og sletter udsagn, når nogen beder om det. Sorterer ikke udsagn.
people-about-facilitator = Henter camps ind, offentliggør dem, sorterer udsagn og sletter udsagn, når nogen beder om det.
people-about-analyst = Henter camps ind, sorterer udsagn og skriver, hvad de siger.
people-about-compass-editor = Skriver kerneopgaver og deres formål, vedtager nye ordlyde, afgør prioriteringstest og vælger stemmer fra arbejdspladserne.
people-about-effect-owner = Foreslår effektmål, beskriver indikatorer og deres enheder, indlæser målinger og godkender dem.
people-about-committee-member = Prioriterer, vedtager og afslutter effektmål på udvalgets vegne.
people-about-employee = Læser. Siger, hvordan kerneopgaven viser sig på arbejdspladsen, og hvad egne handlinger understøtter.

people-new-title = Opret bruger
people-new-lead = Brugeren får en midlertidig adgangskode, som du ser på næste side.
people-new-role-hint = Rollen gælder i hele kommunen. Du kan give flere roller bagefter.
people-new-submit = Opret bruger

people-added-title = Brugeren er oprettet
people-password-made-title = Ny midlertidig adgangskode
people-opened-title = Brugeren er åbnet igen
people-password = Adgangskode
people-password-lead = Giv brugernavn og adgangskode videre til { $name }.
people-password-once = Adgangskoden bliver kun vist denne ene gang. Gem den ikke, og send den ikke i en almindelig e-mail.
people-password-must-change = Den skal skiftes, første gang personen logger ind.
people-password-done = Jeg har givet den videre
people-password-own = Skift din egen adgangskode
people-password-new-title = Glemt adgangskode
people-password-new-lead = Du kan give personen en ny midlertidig adgangskode. Så virker den gamle ikke mere, og personen bliver logget ud alle steder.
people-password-new-submit = Lav ny midlertidig adgangskode

people-take = Fjern
people-take-submit = Fjern
people-give-title = Giv en rolle
people-unit-hint = Rollen gælder i enheden og i alt, der hører under den.
people-give-submit = Giv rollen

people-reopen-title = Åbn brugeren igen
people-reopen-lead = Personen får en ny midlertidig adgangskode og har de roller, der står her på siden.
people-reopen-submit = Åbn, og lav ny midlertidig adgangskode

people-close-heading = Luk brugeren
people-close-lead = Når du lukker en bruger, kan personen ikke logge ind mere og bliver straks logget ud. Det, personen har gjort, bliver stående under personens navn.
people-close-onwards = Luk brugeren …
people-close-title = Luk { $name }?
people-close-undo = Du kan åbne brugeren igen senere.
people-close-self = Det er din egen bruger. Lukker du den, bliver du logget ud nu, og en anden må åbne den for dig.
people-close-submit = Luk brugeren
people-close-cancel = Fortryd

## Look
settings-look-title = Udseende
settings-look-purpose = Kommunens navn, logo og farver, og hvor man får hjælp.
settings-name = Kommunens navn
settings-name-hint = Som det skal stå øverst på alle sider, for eksempel Fjordby Kommune.
settings-colours-title = Farver
settings-colours-lead = Skriv en farve som # og seks cifre eller bogstaver a–f, eller lad feltet være tomt for at bruge designsystemets egen. Farven skal være mørk nok til, at hvid tekst kan læses på den.
settings-accent = Knapper og figurer
settings-accent-hint = For eksempel #004d99.
settings-header-background = Båndet øverst på siden
settings-header-background-hint = Teksten i båndet bliver hvid. Vælg en farve, som logoet kan ses på.
settings-link = Links
settings-link-hint = Bruges på links i teksten.
settings-colour-unreadable = Det kan ikke læses som en farve. Skriv # og seks cifre eller bogstaver a–f, for eksempel #004d99.
settings-colour-too-light = Farven er for lys. Kontrasten til hvid skal være mindst 4,5:1. Vælg en mørkere.
settings-contact-title = Hjælp til brugerne
settings-contact-lead = Står nederst på alle sider. Lad felterne være tomme, hvis intet skal stå der.
settings-email = E-mail
settings-phone = Telefon
settings-email-unreadable = Det ligner ikke en e-mailadresse. Skriv den som navn@kommune.dk, eller lad feltet være tomt.
settings-phone-unreadable = Det ligner ikke et telefonnummer. Skriv cifre og mellemrum, eventuelt med + og landekode først, eller lad feltet være tomt.
settings-look-submit = Gem udseende
settings-logo-title = Logo
settings-logo-alt = { $municipality }s nuværende logo
settings-logo-none = Kommunen har ikke lagt et logo op endnu. Det kommer til at stå øverst på alle sider.
settings-logo-file = Vælg et logo
settings-logo-hint = PNG eller JPEG, højst 256 KB. Det bliver vist 40 punkter højt.
settings-logo-submit = Læg logo op
settings-logo-remove = Fjern logoet
settings-logo-missing = Vælg først en fil på din computer.
settings-logo-svg = Filen er en SVG, og sådan en kan rumme programmer, som kører hos dem, der ser siden. Gem logoet som PNG, og læg det op i stedet.
settings-logo-not-a-picture = Filen er hverken PNG eller JPEG, uanset hvad den hedder. Gem logoet som PNG, og prøv igen.
settings-logo-too-large = Logoet fylder mere end 256 KB. Gør det mindre, for eksempel 80 punkter højt, og prøv igen.

## Audit log
audit-title = Log
audit-purpose = Se, hvem der har gjort hvad og hvornår, og om loggen er urørt.
audit-lead = Hver ændring får en linje her: hvem, hvad og hvornår. Det nyeste står øverst.
audit-whole = { $count ->
    [0] Loggen er tom.
    [one] Loggen er hel: den ene linje står, som den blev skrevet.
   *[other] Loggen er hel: alle { $n } linjer står, som de blev skrevet.
}
audit-broken-title = Loggen passer ikke med sig selv ved linje { $seq }
audit-broken = Linjen, eller en før den, er ændret, fjernet eller sat ind uden om Pejl. Sig det til den, der driver jeres server, og sammenlign med en sikkerhedskopi, fra før det skete.
audit-to-newest = Til de nyeste linjer og loggens tilstand
audit-empty = Her er ingen linjer. Linjer kommer af sig selv, når nogen logger ind eller ændrer noget.
audit-seq = Nr.
audit-at = Tid
audit-who = Hvem
audit-what = Hvad
audit-object = Det gjaldt
audit-outcome = Udfald
audit-done = gjort
audit-refused = afvist
audit-older = Ældre linjer
audit-actor-kommandolinje = kommandolinjen
audit-actor-server = serveren selv
audit-actor-offentlig = en, der ikke var logget ind
audit-action-access-refused = forsøgte noget uden at have retten
audit-action-backup-restore = lagde en sikkerhedskopi ind
audit-action-files-put = lagde en fil op, som alle deler
audit-action-files-remove = fjernede en fil, som alle deler
audit-action-identity-add-person = oprettede en bruger
audit-action-identity-assign = gav en rolle
audit-action-identity-change-password = skiftede sin adgangskode
audit-action-identity-close-person = lukkede en bruger
audit-action-identity-reset-password = gav en ny midlertidig adgangskode
audit-action-identity-sign-in = loggede ind
audit-action-identity-sign-in-failed = forsøgte at logge ind med forkert adgangskode
audit-action-identity-sign-out = loggede ud
audit-action-identity-withdraw = fjernede en rolle
audit-action-tenancy-create = oprettede kommunen
audit-action-tenancy-logo = ændrede logoet
audit-action-tenancy-look = ændrede udseendet
audit-kind-file = fil:
audit-kind-municipality = kommune:
audit-kind-person = bruger:
audit-kind-route = adresse:
audit-detail-bytes = byte
audit-detail-fingerprint = fingeraftryk
audit-detail-right = ret
audit-detail-role = rolle
audit-detail-unit = enhed
audit-detail-unreadable = kan ikke læses

## What was just done
done-role-given = Rollen er givet.
done-role-taken = Rollen er fjernet.
done-person-closed = Brugeren er lukket.
done-look-saved = Udseendet er gemt.
done-logo-saved = Logoet er lagt op.
done-logo-removed = Logoet er fjernet.
