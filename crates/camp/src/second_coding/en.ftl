# The second coder.

## The list of rounds
coding-title = Second coder: { $exercise }
coding-crumb = Second coder
coding-link = Second coder
coding-lead = Would someone else sort in the same way? Let a colleague sort a random sample without seeing where it stands. Then you know how much the categories' counts can bear.
coding-rounds = Rounds
coding-no-rounds = There are no rounds yet. Open the first one below.
coding-round = Round
coding-round-title = Round { $number }
coding-opened-by = Opened
coding-state = State
coding-thoughts = Thoughts
coding-share = Agree
coding-kappa = Cohen's kappa
coding-alpha = Krippendorff's alpha
coding-by-at = { $name }, { $at }
coding-state-open = Waiting for a second coder
coding-state-coding = Being sorted
coding-state-finished = Finished
coding-state-abandoned = Abandoned: { $reason }
coding-interval-told = In brackets stands where the figure lies with 95% confidence.
coding-dash-told = A dash means that the round is not finished.
coding-new = Open a round
coding-new-lead = The program draws the sample by lot and remembers where each thought stands now. Thoughts that are merged count as one.
coding-drawable = { $count ->
    [one] There is one placed thought to draw from.
   *[other] There are { $n } placed thoughts to draw from.
}
coding-drawable-own = { $count ->
    [0] None of them were placed by you alone.
    [one] One of them was placed by you alone.
   *[other] { $n } of them were placed by you alone.
}
coding-size = How many thoughts
coding-size-hint = 50 take about a quarter of an hour. More give a more certain figure. If fewer are placed, all of them are drawn; then the machine has only the categories' names to go by.
coding-from = Draw from
coding-from-hint = If two of you have worked on the board, draw from your own; then your colleague can be the second coder.
coding-from-all = all placed thoughts
coding-from-own = those that I placed alone
coding-open = Draw the sample
coding-who-may = The second coder can be anyone who may sort at this camp, except you who open the round and those who placed something in the sample: you know where it stands.
coding-nothing-to-draw = Not enough is placed yet. Place at least two thoughts on the board and come back.
coding-size-wrong = Write a whole number from { $least } to { $most }.
coding-too-few = There are too few thoughts to draw from. Place more on the board, or draw from all placed thoughts.
coding-board-busy = The board was changed while the sample was drawn. Try again in a moment.
coding-machine-failed = The machine could not sort the sample, and the round is not opened. Try again, and tell the administrator if it happens again.
done-coding-opened = The sample is drawn. Send the address of this page to your colleague.

## A round, for those who do not sort in it
coding-now-open = The round is waiting for a second coder to begin.
coding-now-coding = The round is being sorted. The figures come when it is finished.
coding-now-finished = The round is finished.
coding-now-abandoned = The round is abandoned. There will be no figures.
coding-progress = { $answered } of { $thoughts } thoughts are sorted.
coding-progress-name = How far the round is
coding-begin-lead = Will you be the second coder? You see one thought at a time and put it in the category that you think fits. You can pause whenever you like and go on later.
coding-begin-promise = Pejl does not show you where the thoughts stand. You can open the board in another window, and Pejl cannot prevent it: please don't until you have finished. Otherwise the figures measure nothing.
coding-begin = Begin sorting
coding-send-link = Send the address of this page to a colleague who may sort at this camp and has not placed anything in the sample.
coding-nothing-shown = Nobody can see the answers on the way.
coding-facts = About the round
coding-fact-opened = Opened
coding-fact-sample = Sample
coding-fact-first = First coder
coding-fact-begun = Second coder
coding-fact-finished = Finished
coding-fact-abandoned = Abandoned
coding-fact-reason = Reason
coding-drawn-all = { $thoughts } thoughts drawn by lot among { $among } placed
coding-drawn-own = { $thoughts } thoughts drawn by lot among { $among } that whoever opened the round had placed alone
coding-abandon-title = Abandon the round
coding-abandon-lead = The round stays in the list with your reason. This cannot be undone, but you can open a new one.
coding-abandon-reason = Why?
coding-abandon = Abandon the round
coding-reason-missing = Write why the round is abandoned.
coding-refused-opener = You opened the round, so someone else must sort it.
coding-refused-placer = You placed some of the sample yourself, so you know where it stands. Someone else must sort the round.
coding-refused-taken = Someone else has begun the round, or it is abandoned. Open a new one if you want to sort too.
coding-refused-category = That category is not part of the round. Choose one of those on the page.
coding-refused-not-sorting = You are not sorting in this round (any longer). The answer is not saved.
coding-refused-waiting = There are thoughts that you have not answered. Answer them first; you may answer that it cannot be decided.
coding-refused-closed = The round is finished or abandoned. A finished round cannot be abandoned.
done-coding-begun = You are the second coder. Enjoy.
done-coding-abandoned = The round is abandoned.

## Sorting as second coder
coding-thought-title = Thought { $position } of { $thoughts }
coding-thought-number = thought { $position }
coding-where = Where does it belong?
coding-undecidable = Cannot be decided
coding-your-answer = Your answer: { $answer }
coding-previous = Previous thought
coding-next = Next thought
coding-keys = With the keyboard: the category's number, x when it cannot be decided, j and k for next and previous.
coding-gone = The thought has been erased or joined with another since the sample was drawn. It is not in the figures.
coding-all-done = Everything is sorted. Look through your answers, or finish.
coding-finish-title = Finish
coding-finish-lead = When you finish, no answer can be changed, and all of you see how far you agree.
coding-finish = Finish and show the agreement
coding-overview = The whole sample
coding-overview-lead = Here are all the thoughts with your own answers. You can change an answer until you finish.
coding-overview-show = Show all
coding-unanswered = not sorted
coding-sort-this = Choose
coding-blind-note = You do not see where the thoughts stand on the board. Please don't open it before you have finished.
done-coding-finished = The round is finished. Thank you for your help.

## The result
coding-result-title = Round { $number }: how far you agree
coding-told-share = The first and second coder have put { $same } of { $units } thoughts in the same category: { $percent }%.
coding-told-kappa = On some of that they would agree by chance. With that taken off, the agreement is { $kappa }, where 1 is full agreement and 0 is chance (Cohen's kappa). Landis and Koch (1977) call that { $word }.
coding-strength-poor = poor
coding-strength-slight = slight
coding-strength-fair = fair
coding-strength-moderate = moderate
coding-strength-substantial = substantial
coding-strength-almost-perfect = almost perfect
coding-trust-reliable = Krippendorff's alpha is { $alpha }. From 0.800 Krippendorff (2004) regards a sorting as reliable: you can build on the categories' counts.
coding-trust-tentative = Krippendorff's alpha is { $alpha }. Between 0.667 and 0.800 Krippendorff (2004) allows tentative conclusions only: use the counts with care, and talk about the disagreements.
coding-trust-unreliable = Krippendorff's alpha is { $alpha }. Below 0.667 Krippendorff (2004) advises against conclusions: do not build on the counts until you have talked about the disagreements and perhaps described the categories more clearly.
coding-certain = It is computed from a sample. With 95% confidence alpha lies in the interval from { $limits }, and the judgement is the same at both ends.
coding-uncertain = It is computed from a sample. With 95% confidence alpha lies in the interval from { $limits }. The judgement is not the same at both ends, so take care, or open a round with more thoughts.
coding-interval-too-few = There are fewer than ten thoughts. That is too few to say how certain the figure is.
coding-interval-all-agree = They agree on all of them. Then the sample itself cannot show how uncertain the figure is; the more thoughts, the more certain.
coding-interval-too-uniform = Nearly all thoughts are in one category. Then the sample cannot show how certain the figure is.
coding-undefined-no-overlap = No thoughts were sorted by both, so there is no agreement to measure.
coding-undefined-too-few = Only one thought was sorted by both. That is too little to measure agreement.
coding-undefined-one-category = Both have used only one category. Then all agreement is as chance would have it, and neither kappa nor alpha can be computed.
coding-told-undecidable = { $count ->
    [one] One thought could not be decided by the second coder. It is not in the figures, but is among the disagreements.
   *[other] { $n } thoughts could not be decided by the second coder. They are not in the figures, but are among the disagreements.
}
coding-told-without-answer = { $count ->
    [one] One thought was erased or joined with another on the way and is left out.
   *[other] { $n } thoughts were erased or joined with others on the way and are left out.
}
coding-between = { $low } to { $high }
coding-percent = { $percent }%
coding-not-told = cannot be computed
coding-who-agrees = Who agrees with whom?
coding-who = Who
coding-both-sorted = Sorted by both
coding-pair-people = First and second coder
coding-pair-first-machine = First coder and the machine
coding-pair-second-machine = Second coder and the machine
coding-machine = The machine
coding-machine-learnt = { $count ->
    [one] The machine is measured as a coder on the same sample. It knows the categories' names and descriptions and has learnt from one placed thought outside the sample.
   *[other] The machine is measured as a coder on the same sample. It knows the categories' names and descriptions and has learnt from { $n } placed thoughts outside the sample.
}
coding-machine-names-only = The machine is measured as a coder on the same sample. It had only the categories' names and descriptions to go by, since all placed thoughts were in the sample.
coding-machine-with-model = It was not shown where the sample's thoughts stood. It read with the local language model.
coding-machine-without-model = It was not shown where the sample's thoughts stood. It read without a language model.
coding-by-category = Category by category
coding-by-category-lead = Kappa for one category shows how far they agree on what belongs in just that one. A low kappa points at a category that should be described more clearly. With few thoughts in it, the figure does not say much.
coding-category = Category
coding-first = First coder
coding-second = Second coder
coding-both = Both
coding-machine-kappa = Kappa, first coder and the machine
coding-disagreements = Disagreements
coding-no-disagreements = There are none. They have sorted the whole sample alike.
coding-decided-of = { $decided } of { $disagreed } are decided.
coding-decided-name = How many disagreements are decided
coding-stands-now = Stands now
coding-card-gone = no longer on the board
coding-note = Note
coding-keep = Keep { $category }
coding-take = Move to { $category }
coding-later = Talk about it later
coding-note-missing = Write a note on what you need to talk about.
coding-decided-keep = Kept
coding-decided-take = Moved to the second coder's category
coding-decided-later = To be talked about
coding-decision-undone = (undone)
coding-undo = Undo the move
coding-decide-again = Decide again
coding-refused-not-finished = The round is not finished, so there is nothing to decide yet.
coding-refused-agreed = The two agree on that thought, so there is nothing to decide.
coding-refused-nothing-to-take = The second coder could not decide on the thought, so there is no category to move it to.
coding-refused-undo-first = The thought was moved to the second coder's category. Undo the move first.
coding-frozen = The figures are about the board as it was when the round was opened.
coding-steps-since = { $count ->
    [0] The board has not been changed since.
    [one] One step has been taken on the board since.
   *[other] { $n } steps have been taken on the board since.
}
coding-moved = { $count ->
    [0] All thoughts of the sample stand where they stood.
    [one] One thought of the sample stands elsewhere now.
   *[other] { $n } thoughts of the sample stand elsewhere now.
}
coding-blind-told = The second coder saw only the thoughts and the categories, not where the thoughts stood. Whether the board was opened beside it, Pejl does not know.
coding-history = Decisions
done-coding-decided = The decision is saved.

## In the report
agreement-title = Do others sort in the same way?
agreement-lead = Another person has sorted a random sample without seeing where it stood. The agreement is measured by Cohen's kappa and Krippendorff's alpha: 1 is full agreement, 0 is chance. In brackets stands where the figure lies with 95% confidence. From 0.800 Krippendorff (2004) regards a sorting as reliable, from 0.667 as good enough for tentative conclusions.
agreement-none = No second person has sorted a sample of the statements. It has therefore not been measured whether others would have put them in the same categories.
agreement-none-of = Not measured for: { $exercises }.
agreement-round = { $exercise }: { $same } of { $units } thoughts in the same category ({ $share }), kappa { $kappa }, alpha { $alpha }. The sample was drawn { $opened } among { $among } placed thoughts and was sorted by { $finished }.
agreement-left-out = { $count ->
    [one] One thought is left out: it could not be decided, or was erased on the way.
   *[other] { $n } thoughts are left out: they could not be decided, or were erased on the way.
}
agreement-machine = The program's suggestions of categories, measured in the same way against the first person's: { $share }, kappa { $kappa }, alpha { $alpha }.

## Audit log
audit-action-camp-coding-open = opened a round for a second coder
audit-action-camp-coding-begin = began as second coder
audit-action-camp-coding-answer = answered as second coder
audit-action-camp-coding-finish = finished a round as second coder
audit-action-camp-coding-abandon = abandoned a round
audit-action-camp-coding-decide = decided a disagreement
audit-kind-coding-round = round:
audit-detail-round = round
audit-detail-thoughts = thoughts
audit-detail-position = no. in the sample
