# Voices: how the core task shows at a workplace, in its own words.
voices-title = Stemmer fra arbejdspladserne
voices-lead = Her fortæller arbejdspladserne med egne ord, hvordan kerneopgaven viser sig hos dem. Spørgsmålet er:
voice-default-question = Hvordan bidrager I på jeres arbejdsplads til kerneopgaven?
voices-empty = Her kommer arbejdspladsernes egne fortællinger til at stå, når en redaktør har offentliggjort dem.
voices-empty-write = Begynd med at skrive jeres svar.
voices-no-center = Andre arbejdspladser
voices-booklet = Hent hæftet (PDF)
voices-mine = Dine stemmer
voices-to-queue = { $count ->
    [0] Redaktion
    [one] Redaktion: én stemme venter
   *[other] Redaktion: { $n } stemmer venter
}
voice-about = Handler om kerneopgaven
voice-internal = Kun for medarbejdere: ikke offentlig endnu

## Writing
voice-write = Skriv jeres svar
voice-write-title = Skriv jeres svar
voice-rewrite-title = Ret jeres svar
voice-write-lead = Skriv kort, og gerne med et eksempel fra en helt almindelig dag. Skriv ikke navne på borgere eller kolleger, og intet, som nogen kan kendes på.
voice-quote = Jeres svar
voice-quote-hint = Højst { $most } tegn. En ny linje giver et nyt afsnit.
voice-workplace = Arbejdsplads
voice-workplace-hint = For eksempel Biblioteket.
voice-role = Din rolle
voice-role-hint = Det, du arbejder som, for eksempel bibliotekar. Skriv ikke dit navn.
voice-center = Center eller forvaltning (kan udelades)
voice-center-hint = Stemmerne bliver samlet efter det, for eksempel Center for Kultur.
voice-core-task = Hvilken kerneopgave handler det om?
voice-core-task-whole = Kerneopgaven som helhed
voice-picture = Billede (kan udelades)
voice-picture-file = Vælg et billede
voice-picture-other = Vælg et andet billede
voice-picture-away = Fjern billedet
voice-picture-hint = PNG eller JPEG på højst 4 MB. Vi fjerner tid, sted og andet, som telefonen har gemt i det. Er der mennesker på, så spørg dem først.
voice-picture-again = Valgte du et billede, så vælg det igen.
voice-alt = Hvad viser billedet?
voice-alt-hint = Til dem, der ikke kan se det. Skal udfyldes, hvis der er et billede. For eksempel: To børn læser i en sofa.
voice-consent-title = Må vi offentliggøre det?
voice-consent-what = Sætter du kryds, kan alle læse jeres svar og se billedet på kommunens side og i et trykt hæfte, sammen med arbejdsplads, rolle og center. Dit navn står der ikke, men på en lille arbejdsplads kan nogen regne ud, at det er dig. En redaktør læser det først og kan rette det let; du kan se, hvad der er rettet.
voice-consent-who = Du kan fortryde når som helst under Dine stemmer eller ved at sige det til { $contact }. Så er det væk fra siden og hæftet med det samme. Eksemplarer, der er trykt, kan vi ikke kalde tilbage.
voice-contact-editor = en redaktør af kompasset
voice-consent = Ja, I må offentliggøre det
voice-send = Send til redaktøren
voice-cancel = Annullér

## The writer's own
voices-mine-title = Dine stemmer
voices-mine-empty = Her kommer det, du skriver, til at stå, og hvad der sker med det.
voice-written-on = Skrevet { $when }
voice-status-waiting = Den venter på en redaktør. Du kan rette den imens.
voice-status-accepted = Redaktøren har godkendt den. Den er ikke offentlig endnu.
voice-status-chosen = Redaktøren har valgt den til hæftet. Den kommer i det, når den er offentlig.
voice-status-published = Den er offentlig: alle kan læse den her og i hæftet.
voice-status-declined = Redaktøren bringer den ikke. Du kan rette den og sende den igen.
voice-status-withdrawn = Den er trukket tilbage. Kun du og redaktørerne kan se den. Du kan sende den igen.
voice-because = Begrundelse: { $reason }
voice-change = Ret jeres svar
voice-send-again = Ret og send igen
voice-withdraw-title = Træk stemmen tilbage
voice-withdraw-lead = Så er den væk fra siden og hæftet med det samme, og billedet bliver slettet. Teksten kan kun den, der skrev, og redaktørerne se. Den kan sendes igen.
voice-withdraw = Træk stemmen tilbage
voice-remove-picture-lead = Du kan også nøjes med at slette billedet. Det kan ikke fortrydes.
voice-remove-picture = Slet kun billedet

## The editor
voices-queue-title = Redaktion af stemmer
voices-queue-lead = Læs det, der venter, og vælg, hvad der skal i hæftet. Kun det, du offentliggør, kan andre end medarbejdere læse.
voices-waiting = Venter
voices-none-waiting = Ingen stemmer venter.
voices-chosen = I hæftet
voices-chosen-lead = Rækkefølgen er den samme på siden og i hæftet.
voices-none-chosen = Her kommer hæftets stemmer til at stå i rækkefølge. Godkend en stemme, og tag den med i hæftet.
voices-publish-chosen = { $count ->
    [one] Offentliggør den, der ikke er offentlig
   *[other] Offentliggør de { $n }, der ikke er offentlige
}
voices-proof = Se et prøvetryk med dem alle (PDF)
voices-accepted = Godkendt, men ikke i hæftet
voices-none-accepted = Ingen.
voices-declined = Ikke bragt
voices-withdrawn = Trukket tilbage
voice-tag-chosen = Ikke offentlig
voice-tag-published = Offentlig
voice-earlier = Flyt op
voice-later = Flyt ned
voice-standing-waiting = Den venter på din afgørelse.
voice-standing-accepted = Den er godkendt, men ikke i hæftet.
voice-standing-chosen = Den er valgt til hæftet og kommer i det, når den er offentlig.
voice-standing-published = Den er i hæftet, og alle kan læse den.
voice-standing-declined = Den bliver ikke bragt.
voice-standing-withdrawn = Den er trukket tilbage. Kun den, der skrev den, kan sende den igen.
voice-editing = Redaktion
voice-accept = Godkend
voice-decline = Bring den ikke
voice-reason = Hvorfor bringer du den ikke?
voice-reason-hint = Den, der skrev, kan læse din begrundelse og rette efter den.
voice-reopen = Læg den tilbage blandt dem, der venter
voice-choose = Tag med i hæftet
voice-drop = Tag ud af hæftet
voice-publish = Offentliggør
voice-unpublish = Gør ikke-offentlig
voice-edit = Ret let
voice-edit-title = Ret let: { $workplace }
voice-edit-lead = Ret tegn og længde, ikke mening. Det, der blev skrevet, bliver gemt og vist ved siden af.
voice-edit-hint = En ny linje giver et nyt afsnit.
voice-edit-save = Gem rettelsen
voice-own = Sådan blev det skrevet
voice-corrections = Rettet af en redaktør
voice-corrections-lead = Understreget er tilføjet, overstreget er fjernet.
voice-removed = fjernet
voice-added = tilføjet

## History
voice-history = Hvad der er sket
voice-step-by-writer = den, der skrev
voice-step-written = Skrevet, med ja til at blive offentliggjort
voice-step-rewritten = Skrevet om og sendt igen, med ja til at blive offentliggjort
voice-step-imported = Indlæst fra en fil, hvor den allerede var offentlig
voice-step-edited = Rettet let
voice-step-accepted = Godkendt
voice-step-declined = Ikke bragt
voice-step-reopened = Lagt tilbage blandt dem, der venter
voice-step-chosen = Taget med i hæftet
voice-step-dropped = Taget ud af hæftet
voice-step-published = Offentliggjort
voice-step-unpublished = Gjort ikke-offentlig
voice-step-withdrawn = Trukket tilbage
voice-step-picture-removed = Billedet slettet

## The booklet
voice-booklet-contents = Indhold
voice-booklet-date = { $month } { $year }

## Why not
voice-refused-no-workplace = Skriv, hvilken arbejdsplads svaret kommer fra.
voice-refused-no-role = Skriv, hvad du arbejder som.
voice-refused-long-name = Skriv det på højst 120 tegn.
voice-refused-no-quote = Skriv jeres svar på spørgsmålet.
voice-refused-long-quote = Svaret er for langt. Kort det af til højst 4.000 tegn.
voice-refused-no-consent = Sæt kryds, hvis vi må offentliggøre det. Uden dit ja kan vi ikke tage imod det.
voice-refused-no-alt = Skriv, hvad billedet viser, til dem, der ikke kan se det.
voice-refused-long-alt = Skriv på højst 300 tegn, hvad billedet viser.
voice-refused-not-a-picture = Filen er ikke et billede, vi kan vise. Vælg en PNG eller JPEG. Fra en iPhone: del billedet som "Mest kompatibel".
voice-refused-large-picture = Billedet fylder for meget. Vælg et på højst 4 MB.
voice-refused-broken-picture = Billedet kan ikke læses. Måske er det ikke kommet helt med: prøv igen, eller vælg et andet.
voice-refused-changed = Nogen har rettet stemmen, mens du skrev. Se, hvad der står nu, på dens egen side. Gem igen, hvis dit skal stå i stedet.
voice-refused-unread = Stemmen er ændret, siden du læste den. Læs, hvad der står nu, og afgør det så.
voice-refused-accepted = Redaktøren har godkendt stemmen, så den kan ikke rettes mere. Træk den tilbage, hvis den ikke skal bruges, eller bed redaktøren om at rette.
voice-refused-withdrawn = Stemmen er allerede trukket tilbage.
voice-refused-no-reason = Skriv, hvorfor du ikke bringer stemmen.
voice-refused-not-waiting = Stemmen venter ikke længere: den er afgjort eller trukket tilbage. Hent siden igen for at se, hvordan den står.
voice-refused-not-decided = Stemmen er ikke afgjort, så den kan ikke lægges tilbage.
voice-refused-not-accepted = Stemmen er ikke godkendt. Godkend den først.
voice-refused-not-chosen = Stemmen er ikke i hæftet. Tag den med i hæftet først.
voice-refused-not-editable = En stemme, der er trukket tilbage eller ikke bliver bragt, kan ikke rettes.
voice-refused-circle = Kerneopgaven er knyttet til stemmen på tråden, så den ikke også kan støtte kerneopgaven. Afslut det link først.
voice-refused-empty-booklet = Der er ingen stemmer at sætte i hæftet endnu. De kommer med, når en redaktør har offentliggjort dem.

## What was done
done-voice-written = Tak. Jeres svar er sendt til redaktøren.
done-voice-rewritten = Rettelsen er sendt til redaktøren.
done-voice-withdrawn = Stemmen er trukket tilbage.
done-voice-picture-removed = Billedet er slettet.
done-voice-accepted = Stemmen er godkendt.
done-voice-declined = Begrundelsen er givet til den, der skrev.
done-voice-reopened = Stemmen er lagt tilbage blandt dem, der venter.
done-voice-chosen = Stemmen er valgt til hæftet. Den kommer i det, når du offentliggør den. Indtil da kan du se den i prøvetrykket.
done-voice-dropped = Stemmen er taget ud af hæftet.
done-voice-published = Stemmen er offentlig.
done-voice-unpublished = Stemmen er ikke offentlig længere.
done-voice-moved = Stemmen er flyttet.
done-voice-edited = Rettelsen er gemt.
done-voices-published = Hæftets stemmer er offentlige.
audit-action-compass-voice-write = skrev en stemme
audit-action-compass-voice-rewrite = skrev en stemme om
audit-action-compass-voice-withdraw = trak en stemme tilbage
audit-action-compass-voice-remove-picture = slettede billedet til en stemme
audit-action-compass-voice-edit = rettede en stemme
audit-action-compass-voice-accept = godkendte en stemme
audit-action-compass-voice-decline = sagde nej til en stemme
audit-action-compass-voice-reopen = lagde en stemme tilbage i køen
audit-action-compass-voice-choose = tog en stemme med i hæftet
audit-action-compass-voice-drop = tog en stemme ud af hæftet
audit-action-compass-voice-publish = gjorde en stemme offentlig
audit-action-compass-voice-unpublish = gjorde en stemme ikke-offentlig
audit-action-compass-voice-publish-chosen = gjorde hæftets stemmer offentlige
audit-action-compass-voice-shift = flyttede en stemme i hæftet
audit-kind-voice = stemme
audit-detail-voices = antal stemmer
