# The board.
board-title = Board: { $exercise }
board-lead = Choose one or more statements and move them to a category. Everything can be undone.
board-skip = Go to the statements
board-show-keys = Show keyboard shortcuts
board-tools = Tools
board-category = Category
board-place = Move here
board-reason = Reason
board-set-aside = Set aside
board-new-category = New category
board-add = Create
board-merge = Merge chosen
board-back = Take back
board-undo = Undo my latest step
board-here = Move chosen here
board-change = Edit
board-split = Split
board-detach = Take apart again
board-group = group { $group }
board-votes = votes: { $votes }
board-selected = selected
board-all-placed = Everything is placed. Go to the summary and write what it says.
board-no-categories = No categories yet. Write a name under "New category" and begin.
board-progress = How far you are
board-dealt-with = { $count ->
    [one] One thought dealt with
   *[other] { $n } thoughts dealt with
}
board-of-thoughts = { $count ->
    [one] of one.
   *[other] of { $n }.
}
board-erased = { $count ->
    [one] One of them is erased.
   *[other] { $n } of them are erased.
}
board-merged = { $count ->
    [one] Merged with one other
   *[other] Merged with { $n } others
}
board-latest-by = The latest step on the board was taken by { $name }.
keys-title = Shortcuts
keys-move = next and previous statement
keys-place = move to the category of that number
keys-choose = choose a category from the list
keys-select = choose the statement (for several at once)
keys-undo = undo my latest step
keys-new = new category
keys-merge = merge the chosen
keys-split = split the statement into two thoughts
keys-aside = set aside with a reason
keys-back = take back to those not placed
keys-open = open the statement's own page
keys-help = show shortcuts
keys-close = Close
category-count = { $count ->
    [one] One thought stands in the category.
   *[other] { $n } thoughts stand in the category.
}
category-name = Name
category-description = Description
category-description-hint = A line on what belongs here. It helps the next person who sorts.
category-save = Save
category-earlier = Move earlier
category-later = Move later
category-merge-title = Merge with another
category-merge-into = Move everything from here to
category-merge = Merge
category-remove-title = Remove the category
category-remove-lead = What stands in it becomes not placed again. You can undo it on the board.
category-remove = Remove the category
category-to-board = To the board
split-title = Split { $code } into two thoughts
split-lead = A post-it can hold two thoughts. Split it so that each can have its category. The original words and the votes stay where they are.
split-first = First thought
split-second = Second thought
split-submit = Split in two
done-placed = Moved.
done-unplaced = Taken back to those not placed.
done-set-aside = Set aside.
done-merged = Merged.
done-detached = Taken apart again.
done-split = Split into two thoughts.
done-undone = Undone.
done-category-added = The category has been created.
done-category-described = The category has been changed.
done-category-moved = The category has been moved.
done-category-merged = The categories have been merged.
done-category-removed = The category has been removed.
refusal-changed = { $what } has changed since you saw it, so your move was not saved. See where it stands now and try again.
refusal-unknown = It is no longer on the board. See what the board looks like now.
refusal-erased = { $what } was erased at the request of whoever wrote it and cannot be moved.
refusal-name-missing = Write a name for the category.
refusal-name-taken = There is already a category called { $what }. Choose another name, or merge them.
refusal-reason-missing = Write why it is set aside.
refusal-nothing-chosen = Choose one or more statements first.
refusal-too-few = Choose at least two statements that are not merged already.
refusal-thought-empty = Both thoughts need words.
refusal-is-merged = { $what } is merged with others. Take them apart first.
refusal-not-in-words = What you wrote is not in the statement. Write it exactly as it stands there.
refusal-masked-in-parts = The statement was split while something was masked. Undo the split first.
refusal-same-category = Choose another category to merge it with.
refusal-theme-empty = Write what the theme says.
refusal-undo-blocked = Something has happened since that would be lost. Undo the later step first.
refusal-cannot-undo = The step has been undone already, or it cannot be undone.
refusal-nothing-to-undo = You have no more steps to undo here.
audit-kind-board = board
audit-kind-statement = statement
audit-detail-step = step
audit-action-camp-consolidation-place = placed statements
audit-action-camp-consolidation-unplace = took statements back
audit-action-camp-consolidation-set-aside = set statements aside
audit-action-camp-consolidation-merge = merged statements
audit-action-camp-consolidation-detach = took statements apart
audit-action-camp-consolidation-split = split a statement
audit-action-camp-consolidation-category = changed categories
audit-action-camp-consolidation-undo = undid a step
audit-action-camp-statement-mask = masked words in a statement
audit-action-camp-statement-unmask = showed masked words again
audit-action-camp-statement-erase = erased a statement
audit-action-camp-statement-see-masked = saw masked words
audit-action-camp-summary-sample = chose samples
audit-action-camp-summary-theme = wrote on a theme
board-history = History
steps-title = History: { $exercise }
steps-lead = Here are the board's latest steps, newest first. A step can be undone as long as nothing has happened since to what it touched.
steps-empty = Nothing has been sorted yet.
steps-step = Step
steps-when = When
steps-who = Who
steps-what = What
steps-undo = Undo
steps-undo-submit = Undo
steps-undo-named = step { $step }
steps-undone = Undone
