# What goes through several camps.
crossing-title = Across camps
crossing-lead = Some thoughts come back in several camps. They stand here as themes with a number of statements for each camp. Choose a number to read the statements behind it.
crossing-empty = This is where themes that come back in several camps will be.
crossing-begin = Begin by looking at the program's proposals, or write a theme yourself.
crossing-to-proposals = See proposals
crossing-new = New theme across camps
crossing-edit = Change a theme across camps
crossing-name = The theme's name
crossing-caption = Themes across camps: number of statements behind each
crossing-theme = Theme
crossing-total = Total
crossing-behind = Behind at least one theme
crossing-counted = A statement can be behind several themes. The bottom line counts each statement once.
crossing-statements-named = statements:
crossing-count = { $count ->
    [one] One statement is behind the theme.
   *[other] { $n } statements are behind the theme.
}
crossing-join = Join with another theme
crossing-join-submit = Join
crossing-rests-on = Also rests on
crossing-none-here = No statements yet.
crossing-by-theme = comes with a theme or a category
crossing-take-out = Take out those ticked
crossing-suggested = { $count ->
    [one] Suggestion: one statement may say the same
   *[other] Suggestion: { $n } statements may say the same
}
crossing-suggested-lead = The program found them by their words. They do not count until you take them in.
crossing-accept = Take in those ticked
crossing-accept-all = { $count ->
    [one] Take in the suggestion
   *[other] Take in all { $n }
}
crossing-decline = Those ticked do not belong
crossing-none-ticked = Tick at least one statement.
crossing-proposals = Proposed themes across camps
crossing-proposals-lead = The program has read all statements and found thoughts that come back in at least two camps. They are proposals: give them a name, and accept those that hold.
crossing-proposal = Proposal { $number }
crossing-accept-proposal = Accept as a theme
crossing-no-proposals = The program found no more thoughts that come back.
crossing-two-camps = There must be at least two camps before anything can go across them.
crossing-more = { $count ->
    [one] One more proposal is not shown: it rests on fewer statements.
   *[other] { $n } more proposals are not shown: they rest on fewer statements.
}
crossing-known = Themes that are here already
crossing-running = The program is looking for thoughts that come back. { $percent } per cent is done.
crossing-reading = { $count ->
    [one] It is reading 1 statement.
   *[other] It is reading { $n } statements.
}
crossing-look-again = See whether it is done
crossing-stop = Stop
crossing-stopped = The search was stopped.
crossing-start-again = Look again
crossing-sheet = Across
done-crossing-added = The theme is saved.
done-crossing-saved = The change is saved.
done-crossing-moved = The theme is moved.
done-crossing-joined = The themes are joined.
done-crossing-removed = The theme is removed.
done-crossing-judged = The choice is saved.
