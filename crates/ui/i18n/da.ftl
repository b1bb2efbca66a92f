# Texts of the layout and of the platform's own pages. Danish is the source.

## Layout
layout-skip = Gå til sidens indhold
layout-sign-in = Log ind
layout-sign-out = Log ud
layout-main-menu = Hovedmenu
layout-search = Søg i alt
layout-printed = { $address } · udskrevet { $day }
layout-search-submit = Søg
layout-breadcrumbs = Brødkrumme
layout-languages = Sprog
layout-accessibility = Tilgængelighedserklæring
layout-privacy = Privatliv
layout-about = Om Pejl
layout-phone = Telefon
layout-demo = Det her er en prøve med en opdigtet kommune. Prøv løs: intet herinde er virkeligt.
layout-demo-name = Om prøven
layout-missing-files = Siderne er uden udseende, fordi filerne til designsystemet mangler. Hent dem, og byg igen:

menu-front = Forside
menu-compass = Kompas
menu-effect = Effekt
menu-camps = Camps
menu-settings = Indstillinger

## Dates
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag
month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
date-long = { $weekday } den { $day }. { $month } { $year }
date-moment = { $day }. { $month } { $year } kl. { $hour }.{ $minute }

## Roles
role-administrator = administrator
role-facilitator = campfacilitator
role-analyst = analytiker
role-compass-editor = kompasredaktør
role-effect-owner = effektansvarlig
role-committee-member = udvalgsmedlem
role-employee = medarbejder

## Forms
form-summary = Der er noget, du skal rette
form-error = Fejl
form-upload-broken = Filen kom ikke hel frem, eller den er for stor. Prøv igen, eller del den i flere.

## Failures
failure-not-found-title = Siden findes ikke
failure-not-found-text = Vi kan ikke finde det, du leder efter.
failure-not-found-advice = Måske er det flyttet, eller også har du ikke adgang til det. Tjek adressen, eller begynd fra forsiden.
failure-denied-title = Det har du ikke adgang til
failure-denied-text = Din bruger har ikke den ret, som skal til her.
failure-denied-advice = Bed kommunens administrator om den, hvis du skal bruge den i dit arbejde.
failure-form-title = Formularen kunne ikke modtages
failure-form-text = Siden har været åben for længe, eller den blev ikke sendt herfra.
failure-form-advice = Gå tilbage, hent siden igen, og send så formularen. Ingenting er ændret.
failure-refused-title = Det kan ikke lade sig gøre
failure-refused-advice = Gå tilbage, og ret det. Ingenting er ændret.
failure-conflict-title = En anden kom dig i forkøbet
failure-conflict-advice = Gå tilbage, og hent siden igen, så ser du, hvordan det står nu. Ingenting af dit er gemt.
failure-broken-title = Noget gik galt hos os
failure-broken-text = Det er ikke din fejl, og ingenting er gemt halvt.
failure-broken-advice = Prøv igen om lidt. Sker det igen, så skriv til kommunens administrator og nævn nummeret herunder.
failure-incident = Hændelsens nummer:
failure-to-front = Til forsiden

## Sign-in
sign-in-title = Log ind
sign-in-demo-title = Prøv som en af disse
sign-in-demo-lead = Et klik logger dig ind. De her brugere findes kun i prøven.
sign-in-password-title = Eller med navn og adgangskode
sign-in-login = Brugernavn
sign-in-password = Adgangskode
sign-in-submit = Log ind
sign-in-help = Har du glemt din adgangskode? Kommunens administrator kan give dig en ny.
sign-in-wrong = Brugernavn og adgangskode passer ikke sammen. Prøv igen.
sign-in-wait = { $count ->
    [one] Der er forsøgt for mange gange. Prøv igen om et minut.
   *[other] Der er forsøgt for mange gange. Prøv igen om { $n } minutter.
}

## Password
password-title = Skift adgangskode
password-must-change = Du har fået en midlertidig adgangskode. Vælg din egen, før du går videre.
password-old = Nuværende adgangskode
password-new = Ny adgangskode
password-hint = Mindst 12 tegn. Et par ord, du kan huske, er bedre end et kort kodeord med tegn.
password-repeated = Ny adgangskode igen
password-submit = Skift adgangskode
identity-old-password-wrong = Den nuværende adgangskode er forkert.
identity-password-unchanged = Den nye adgangskode er den samme som den gamle. Vælg en anden.
identity-password-too-short = Adgangskoden er for kort. Brug mindst 12 tegn.
identity-password-not-repeated = De to nye adgangskoder er ikke ens. Skriv den samme begge steder.
identity-password-not-hashed = Adgangskoden kunne ikke gemmes lige nu. Prøv igen om lidt.
identity-login-unreadable = Brugernavnet skal have 2 til 60 tegn: små bogstaver a–z, tal, punktum, bindestreg, understreg eller @.
identity-login-taken = Brugernavnet er optaget. Vælg et andet.
identity-name-missing = Skriv personens navn.
identity-last-administrator = Der skal være mindst én åben bruger, som kan styre brugere. Giv først en anden rollen.
tenancy-name-unreadable = Kommunens navn skal have mindst ét bogstav.
tenancy-name-taken = Der er allerede en kommune med det navn.

## What was just done
done-signed-out = Du er logget ud.
done-password-changed = Din adgangskode er skiftet. Andre steder, hvor du var logget ind, er logget ud.

## Accessibility statement
accessibility-title = Tilgængelighed
accessibility-lead = { $municipality } vil have, at alle kan bruge de her sider. De er bygget efter WCAG 2.1, niveau A og AA, og hver side bliver prøvet af automatisk, før den kommer ud.
accessibility-how-title = Sådan er siderne lavet
accessibility-how-keyboard = Alt kan gøres med tastaturet. På tavlen viser tasten ? alle genveje.
accessibility-how-reader = Overskrifter, tabeller og felter har navne, som en skærmlæser kan læse op. Farver står aldrig alene.
accessibility-how-script = Siderne kan læses, og formularerne kan sendes, uden JavaScript.
accessibility-known-title = Hvad vi ved, der mangler
accessibility-known = Vi kender ingen fejl lige nu, men siderne er endnu ikke prøvet af en bred kreds af mennesker med handicap.
accessibility-contact-title = Giv os besked
accessibility-contact = Støder du på noget, du ikke kan bruge, så skriv eller ring til { $municipality }. Kontakten står nederst på siden, når kommunen har sat den ind.

## Privacy
privacy-title = Privatliv
privacy-lead = { $municipality } er ansvarlig for de oplysninger, som ligger her. De bliver i kommunens egen database og sendes ikke til andre.
privacy-statements-title = Udsagn fra camps
privacy-statements = Udsagn gemmes, som de blev skrevet, uden navn. De bruges til at samle op på campen og bliver stående, så enhver kan se, hvad en opsamling hviler på.
privacy-masking = CPR-numre, telefonnumre og e-mailadresser bliver skjult, når et udsagn læses ind. En medarbejder kan også skjule navne.
privacy-erase = Du kan bede kommunen slette det, du har skrevet. Så forsvinder ordene, mens udsagnet fortsat tæller med i antallet.
privacy-cookies-title = Cookies
privacy-cookies = Siderne bruger kun de cookies, der skal til: én, når du er logget ind, én, der beskytter formularer, og én, der husker dit sprog. Ingen følger dig.
privacy-log-title = Log
privacy-log = Når nogen ændrer noget, skrives det i en log: hvem, hvad og hvornår. Loggen kan ikke ændres, uden at det opdages.

## About
about-title = Om Pejl
about-lead = Pejl hjælper { $municipality } med at styre efter kerneopgaven. Enhver handling kan følges op til den, og enhver beslutning kan følges ned til de ord og tal, den hviler på.
about-name = At pejle er at finde sin retning.
about-licence-title = Åben kildekode
about-licence = Pejl er frit tilgængelig under Mozilla Public License 2.0.
about-parts = Siderne er bygget med Det Fælles Designsystem (MIT), skriften IBM Plex Sans (SIL Open Font License) og htmx (Zero-Clause BSD).

# The way through a long list
pages-label = Flere sider
pages-before = Forrige
pages-after = Næste
pages-now = Side { $now } af { $of }
pages-first = Gå til den første side
