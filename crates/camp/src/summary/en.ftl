# The summary of an exercise: categories, themes, sample.
summary-title = Summary: { $exercise }
summary-crumb = Summary
summary-lead = What the statements say together, and what that rests on. From each number you can get to the statements that it counts.
summary-to-board = To the board
summary-undo = Undo
summary-cancel = Cancel
summary-categories = Categories
summary-caption = The categories and how many thoughts are in each
summary-category = Category
summary-description = Description
summary-number = Thoughts
summary-total = Total in categories
summary-see-statements = See the statements
summary-thoughts = { $count ->
    [one] one thought
   *[other] { $n } thoughts
}
summary-adds-up = { $captured } statements = { $placed } placed + { $set_aside } set aside + { $not_placed } not placed + { $erased } erased.
summary-thoughts-add-up = Post-its that held several thoughts were split: { $thoughts } thoughts = { $statements } statements + { $extra }. The { $thoughts } thoughts = { $in_categories } in categories + { $set_aside } set aside + { $not_placed } not placed + { $erased } erased.
summary-set-aside-because = Set aside: { $reason }
summary-no-statements = No statements were captured in this exercise. When the camp has been imported, they are counted here.
summary-no-categories = The categories with their counts will be shown here when the statements have been sorted.
summary-begin-on-board = Begin on the board
summary-themes = Summed up
summary-no-themes = The themes will be shown here: a few lines on each thing that many statements say together.
summary-first-theme = Write the first theme
summary-group = table { $group }
summary-chosen = Chosen now
summary-chosen-count = { $count ->
    [0] No statements are chosen. Open a category to choose.
    [one] One statement is chosen. Open a category to choose more.
   *[other] { $n } statements are chosen. Open a category to choose more.
}
theme-new = New theme
theme-number = Theme { $number }
theme-number-title = Theme { $number }: { $title }
theme-named = theme { $number }
theme-rests-on = Rests on
theme-rests-on-nothing = The theme does not rest on anything yet. Edit it, and choose the categories or statements that it builds on.
theme-rests-on-lead = Choose the categories that the theme builds on. Choose single statements where they say it especially clearly, or where they are outside the categories.
theme-statements = Statements
theme-more-statements = { $count ->
    [one] Show one more statement
   *[other] Show { $n } more statements
}
theme-edit = Edit
theme-earlier = Move earlier
theme-later = Move later
theme-remove = Remove
theme-edit-title = Edit theme { $number }
theme-form-lead = A theme says in a few words what many statements say together, so that someone who was not there understands it.
theme-title = Title (optional)
theme-title-hint = A few words to know the theme by.
theme-words = What the theme says
theme-words-hint = Stay close to what was said. Two to five lines are enough.
theme-save = Save the theme
theme-changed-meanwhile = Someone else has changed the theme while you were writing, so yours is not saved yet. It now says: "{ $words }". Adjust yours, and save again if it is to stand instead.
theme-history = History
theme-history-none = Changes to the theme will be shown here.
theme-history-written = Written.
theme-history-imported = Imported.
theme-history-edited = Changed.
theme-history-moved = Moved from number { $from } to number { $to }.
theme-history-removed = Removed.
theme-history-undone = A step was undone.
theme-history-before = See what it said before
theme-history-categories = { $count ->
    [0] Rested on no categories.
    [one] Rested on one category.
   *[other] Rested on { $n } categories.
}
theme-history-statements = { $count ->
    [0] No statements were chosen.
    [one] One statement was chosen.
   *[other] { $n } statements were chosen.
}
sample-title = Sample of the data
sample-empty = A sample of the statements, as they were written, will be shown here.
sample-begin = Get a proposal below, or choose yourself.
sample-size = How many statements
sample-how = The proposal is spread over categories and tables, and the large categories show most. Where several have an equal claim to a place, the statement with most votes is taken. What is set aside or erased is left out.
sample-propose = Propose a sample
sample-propose-anew = Propose a new sample instead
sample-edit = Choose yourself
sample-size-wrong = Write a whole number from 1 to { $most }.
sample-nothing-to-propose = There are no statements to propose: everything is set aside or erased.
sample-edit-title = Choose the sample
sample-edit-lead = Choose the statements that are to be shown in the summary and the report. Choose broadly, so that someone who was not there gets an honest impression.
sample-save = Save the sample
done-theme-added = The theme has been saved.
done-theme-saved = The theme has been changed.
done-theme-moved = The theme has been moved.
done-theme-removed = The theme has been removed.
done-sample-proposed = The sample has been chosen as proposed.
done-sample-saved = The sample has been saved.
done-summary-undone = It has been undone.
