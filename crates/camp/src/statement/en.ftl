# Statements: the page of an exercise, a statement's own page, its history.

## The page of an exercise
statement-open-board = Open the board
statement-open-summary = Summary
statement-none = What is said in this exercise will be shown here. Nothing has been captured in it yet.
statement-none-import = Import a camp from a file
statement-count = { $count ->
    [one] one statement
   *[other] { $n } statements
}
statement-count-captured = { $n } captured
statement-count-placed = { $n } placed
statement-count-set-aside = { $n } set aside
statement-count-not-placed = { $n } not placed
statement-count-erased = { $n } erased
statement-id = Id
statement-words = Statement
statement-group = Group
statement-actor = Actor
statement-precondition = Chosen precondition
statement-votes = Votes
statement-selected = Chosen by the group
statement-is-selected = Chosen
statement-is-not-selected = No
statement-place = Place
statement-category = Category
statement-sort-ascending = sort ascending
statement-sort-descending = sort descending
statement-pages = Pages
statement-page = Page { $number }
statement-page-of = Page { $number } of { $total }
statement-page-before = Previous
statement-page-after = Next

## The filter
filter-title = Find statements
filter-words = Search the words
filter-all = All
filter-no-group = Without a group
filter-placed = Placed
filter-votes-known = With known votes
filter-votes-at-least = At least { $number }
filter-selected = Only those the group chose
filter-submit = Show
filter-reset = Reset
filter-hits = { $count ->
    [0] No statements match
    [one] One statement
   *[other] { $n } statements
}.
filter-none = Try another word, or show all statements again.

## A statement's own page
statement-title = { $code } – { $what }
statement-kind-indicator = success indicator
statement-kind-tradeoff = trade-off
statement-kind-frontpage = front page
statement-kind-precondition = precondition
statement-kind-contribution = contribution
statement-kind-idea = good idea
statement-kind-noticeboard = note on the noticeboard
statement-thought = Thought { $number }
statement-unknown = Not stated
statement-votes-none = Not voted on, or not known
statement-votes-unknown = { $count ->
    [one] (the votes of one statement are not known)
   *[other] (the votes of { $n } statements are not known)
}
statement-erased-means = The words were erased because a person asked for it. The statement still counts.
statement-masked-means = Something in the words is hidden because it may point to a person.
statement-stands-title = Where it stands
statement-merged = Merged with:
statement-merged-votes = Votes in all: { $sum }
statement-counts-title = Where it counts
statement-in-theme = Theme { $number }: { $title }
statement-in-sample = Shown as an example in the summary
statement-in-report = The camp's report
statement-facts-title = About the statement
statement-camp = Camp
statement-exercise = Exercise
statement-source-page = Page in the document

statement-move = Move, set aside or split
statement-place-submit = Move here
statement-reason = Reason for setting it aside
statement-reason-hint = For example: Is about something other than the core task.
statement-set-aside-submit = Set aside
statement-split-lead = If the statement holds two thoughts, you can split it so that each can be placed by itself. In each field, delete what does not belong to the thought. The words as written stay at the top of the page.
statement-first = First thought
statement-second = Second thought
statement-split-submit = Split into two thoughts
statement-split-merged = The statement is merged with others. Take it out again before you split it.

statement-personal-title = Personal data
statement-mask = Write exactly what is to be hidden
statement-mask-hint = A name, for example. Everyone else sees [skjult] instead. You can undo it.
statement-mask-submit = Hide it
statement-behind-title = The words behind
statement-behind-submit = Show the words behind
statement-behind-hint = Only you see them, and it is written in the log that you have seen them.
statement-behind-logged = It has been written in the log that you have seen them.
statement-unmask-submit = Show as written to everyone
statement-erase-lead = Does the person who wrote the statement want it erased?
statement-erase-onwards = Erase the words …
statement-erase-title = Erase the words of { $code }?
statement-erase-goes-title = What goes
statement-erase-goes = The words, the headline and the chosen precondition – also in the history, in split thoughts and behind what is hidden. The statement is no longer an example in the summary.
statement-erase-stays-title = What stays
statement-erase-stays = The statement's id, group and votes, and that it was said. It still counts, as erased, so that the numbers add up.
statement-erase-final = This cannot be undone.
statement-erase-submit = Erase the words
statement-erase-cancel = Keep them

done-statement-placed = The statement has been placed.
done-statement-unplaced = The statement has been taken back to those not placed.
done-statement-set-aside = The statement has been set aside.
done-statement-split = The statement has been split into two thoughts.
done-statement-masked = It has been hidden.
done-statement-unmasked = The statement is shown as it was written.
done-statement-undone = The step has been undone.
done-statement-erased = The words have been erased.

## History
history-title = History
history-none = Nothing has happened to the statement since it was brought in.
history-undo = Undo
history-undone = Undone
history-undid = Undid: { $what }
history-move = From { $from } to { $to }.
history-merged = Merged with { $code }.
history-joined = { $code } was merged into this one.
history-new-thought = New thought.
history-thought-gone = The thought is part of the statement again.
history-sample-in = Now shown as an example in the summary.
history-sample-out = No longer shown as an example in the summary.
history-theme = Theme { $number }.
history-category-gone = a category that was removed
history-also = { $count ->
    [one] The step also concerns one other statement.
   *[other] The step also concerns { $n } other statements.
}
step-kind-place = Placed
step-kind-unplace = Taken back
step-kind-set-aside = Set aside
step-kind-merge = Merged
step-kind-detach = Taken out again
step-kind-split = Split into two thoughts
step-kind-mask = Words hidden
step-kind-unmask = Shown as written
step-kind-erase = Words erased
step-kind-add-category = New category
step-kind-describe-category = Category described
step-kind-move-category = Category moved in the order
step-kind-merge-categories = Categories merged
step-kind-remove-category = Category removed
step-kind-add-theme = New theme
step-kind-edit-theme = Theme rewritten
step-kind-move-theme = Theme moved in the order
step-kind-remove-theme = Theme removed
step-kind-set-sample = Examples chosen
step-kind-undo = Undone
step-kind-import = Brought in
