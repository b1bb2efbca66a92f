comparison-title = Sammenligningsgrupper
comparison-count = { $count ->
    [0] ingen sammenligningsgrupper
    [one] én sammenligningsgruppe
   *[other] { $n } sammenligningsgrupper
}
comparison-lead = En gruppe af enheder, som det giver mening at måle sig med. I gruppens gennemsnit tæller hver enhed lige meget.
comparison-empty = Her kommer grupperne til at stå. De officielle kommer med, når I indlæser enheder med kolonnen gruppe. Jeres egne vælger I selv.
comparison-official = officiel
comparison-own = eget valg
comparison-in = i { $name }
comparison-by = Valgt af { $name }
comparison-new = Vælg en ny gruppe
comparison-new-title = Vælg en ny sammenligningsgruppe
comparison-edit-title = Ret sammenligningsgruppen
comparison-change = Ret eller fjern
comparison-edit = Ret navn og enheder
comparison-remove = Fjern gruppen
comparison-remove-hint = Enhederne og deres tal bliver. Du kan vælge gruppen igen.
comparison-write-lead = Sæt kryds ved dem, I vil sammenligne jer med. Vælg dem, før I kender resultatet.
comparison-no-units = Der er ingen enheder at vælge imellem endnu. Tilføj dem her:
comparison-name = Hvad hedder gruppen?
comparison-name-hint = For eksempel: Kommuner på vores størrelse.
comparison-units = Enheder
comparison-submit = Gem gruppen
comparison-refused-no-name = Skriv, hvad gruppen hedder.
comparison-refused-long-name = Navnet er for langt. Brug højst 120 tegn.
comparison-refused-name-taken = En anden gruppe hedder det samme. Vælg et andet navn.
comparison-refused-few-units = Sæt kryds ved mindst to enheder.
comparison-refused-unknown-unit = En af enhederne er ikke i træet mere. Se listen igennem, og gem igen.
comparison-refused-official = Gruppen er officiel. Den ændres kun ved at indlæse enhederne igen.
done-comparison-saved = Gruppen er gemt.
done-comparison-removed = Gruppen er fjernet.
audit-action-effect-group-save = valgte en sammenligningsgruppe
audit-action-effect-group-remove = fjernede en sammenligningsgruppe
