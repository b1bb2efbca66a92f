# Suggestions on the board.
suggestion-tools = Suggestions
suggestion-tag = Suggestion
suggestion-reject = Reject
suggestion-why = Why?
suggestion-or = Otherwise:
suggestion-percent = { $percent } %
suggestion-very-likely = very likely
suggestion-likely = likely
suggestion-maybe = maybe
suggestion-guess = a guess
suggestion-with-model = The suggestions are made with the municipality's local language model.
suggestion-without-model = The suggestions are made without a language model, from the words alone, and are right less often.
suggestion-old = The suggestions are being worked out again. Until then you see the previous ones.
suggestion-accept-many = Accept sure suggestions
suggestion-groups = Suggest groups
suggestion-duplicates = Find duplicates
suggestion-order-teaching = Place these first
suggestion-order-captured = Show in the order captured
suggestion-order-note = At the top are the statements that teach the suggestions most.
suggestion-expected = { $expected } expected here in all
suggestion-minutes = { $count ->
    [one] About one minute left.
   *[other] About { $n } minutes left.
}
board-window = Showing { $first }–{ $last }
board-window-of = of { $of }.
board-window-earlier = Show previous
board-window-later = Show more
board-panel-close = Close
keys-accept = accept the first suggestion
keys-reject = reject the first suggestion
keys-why = why is it suggested?
# Work that takes time.
work-title = Work under way
work-under-forslag = Working out the suggestions.
work-under-grupper = Working out the groups.
work-under-dubletter = Finding duplicates.
work-goes-on = You may close the page. The work goes on.
work-look = See how far it has come
work-stop = Stop
work-stopped = The work was stopped.
work-again = Begin again
work-none = No work is under way here.
# Many at once.
bulk-title = Accept sure suggestions
bulk-lead = Choose how sure a suggestion must be. Look at the sample before you accept. Everything is moved in one step and can be undone in one.
bulk-threshold = How sure?
bulk-at-least = at least { $percent } %
bulk-show = Show
bulk-none = No suggestion is that sure. Choose a lower limit, or place some more yourself, so that the suggestions learn from them.
bulk-count = { $count ->
    [one] One statement will be moved.
   *[other] { $n } statements will be moved.
}
bulk-rest = { $count ->
    [one] One statement is less sure and stays.
   *[other] { $n } statements are less sure and stay.
}
bulk-sample = A random sample of each category. Remove the tick of a category that you do not want to include.
bulk-another = Show another sample
bulk-accept = Accept them all
bulk-accepted = { $count ->
    [one] One suggestion was accepted.
   *[other] { $n } suggestions were accepted.
}
bulk-left-out = { $count ->
    [one] One statement has changed meanwhile and was left out.
   *[other] { $n } statements have changed meanwhile and were left out.
}
bulk-out-of-date = The suggestions have been worked out again since you looked, so nothing was moved. Look at the sample again.
bulk-none-left = There is nothing to move: choose at least one category, or look at the suggestions again.
# Why.
why-title = Why is it suggested?
why-none = There are no suggestions for this statement.
why-nothing = It is a little like everything: no single word or statement speaks for it.
why-words = The words that speak for it:
why-neighbours = Statements in the category that it resembles:
why-likeness = { $percent } % alike
why-method = The percentage is how likely the category is, judged by the categories' names and descriptions and by what you have placed so far.
# Groups.
groups-title = Suggested groups
groups-lead = Statements that are alike are put into small groups. Name them and make them categories, one by one or several under one name. You can move single statements afterwards.
groups-cut = How fine?
groups-count = { $count ->
    [one] One group
   *[other] { $n } groups
}
groups-none = No groups are left here: nothing that waits is like anything else.
groups-joined-name = Common name for those chosen
groups-join = Make one category of those chosen
groups-waiting = { $count ->
    [one] One statement waits in the groups.
   *[other] { $n } statements wait in the groups.
}
groups-size = { $count ->
    [one] one statement
   *[other] { $n } statements
}
groups-very-stable = very stable
groups-stable = stable
groups-unstable = unstable
groups-more = { $count ->
    [one] Show one more
   *[other] Show { $n } more
}
groups-tick = Choose for a common category
groups-make = Make it a category
groups-made = { $count ->
    [one] The category was made with one statement.
   *[other] The category was made with { $n } statements.
}
groups-hidden = { $count ->
    [one] One more group is shown when you have taken some of these.
   *[other] { $n } more groups are shown when you have taken some of these.
}
groups-left-out = { $count ->
    [one] One statement is like no other
   *[other] { $n } statements are like no other
}
groups-left-out-first = The first are shown here.
groups-stability = Stable means that the same statements mostly stay together when a fifth of all statements is left out. Look an unstable group over before you use it.
groups-out-of-date = The statements have changed since you looked at the groups, so nothing was made. Look at the groups again.
groups-choose = Choose at least one group in which statements wait.
# Duplicates.
duplicates-title = Do they say the same?
duplicates-lead = Statements that seem to say the same. Merge them, or say that they differ; then you are not asked again. Words and votes are kept.
duplicates-none = No statements seem to say the same.
duplicates-count = { $count ->
    [one] One set to decide on.
   *[other] { $n } sets to decide on.
}
duplicates-first = The first are shown here.
duplicates-exact = The same words
duplicates-almost = Almost the same words
duplicates-meaning = Other words, the same meaning
duplicates-likeness = { $percent } % alike
duplicates-shared = Words in common:
duplicates-not-same = Not the same
done-accepted = The suggestion was accepted.
done-rejected = The suggestion was rejected and will not come again.
done-kept-apart = It is noted that they do not say the same.
step-kind-accept = Suggestions accepted
step-kind-reject = Suggestion rejected
step-kind-keep-apart = Not the same
audit-action-camp-suggestion-accept = accepted suggestions
audit-action-camp-suggestion-reject = rejected a suggestion
audit-action-camp-suggestion-keep-apart = said that statements are not the same
