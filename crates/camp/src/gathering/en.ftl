# Camps and exercises: words that all of this crate uses.
exercise-indicator = Success indicators
exercise-tradeoff = Trade-offs
exercise-frontpage = Front pages
exercise-precondition = Preconditions
exercise-contribution = Contributions – what and who
exercise-idea = The good idea
exercise-noticeboard = Noticeboard
actor-kommune = The municipality
actor-borgere = Citizens
actor-erhvervsliv = Businesses
actor-lokalsamfund = Local community
actor-politikere = Politicians
actor-ansatte = Staff and management
actor-skoler = Schools
actor-andre = Others
actor-none = No actor named
place-not-placed = Not placed
place-set-aside = Set aside
place-erased = Erased
erased-words = [erased]
camps-title = Camps
camps-lead = At a camp, citizens, staff, politicians and firms say what it takes for the municipality to succeed with a core task.
camps-import = Import a camp
camps-empty = The municipality's camps will be shown here.
camps-empty-sign-in = Sign in to see those that are not public.
camps-empty-import = Begin by importing one.
camps-across = Across camps
camps-analysis-report = Report: Analysis of camps
camps-camp = Camp
camps-date = Date
camps-participants = Participants
camps-statements = Statements
camps-not-placed = Not placed
camp-core-task = Core task
camp-held = Held on { $date }.
camp-participants = { $count ->
    [one] One participant.
   *[other] { $n } participants.
}
camp-is-published = Public
camp-is-internal = Staff only
camp-analysis = Analysis
camp-report = Report
camp-publish = Make public
camp-withdraw = Withdraw from the public
camp-programme = Programme
camp-programme-caption = The exercises and how far they are. Captured is always the sum of the other four.
camp-exercise = Exercise
camp-captured = Captured
camp-placed = Placed
camp-go-to = Go to
camp-nothing-captured = not used
camp-board = Board
camp-board-of = Board: { $exercise }
camp-summary = Summary
camp-summary-of = Summary: { $exercise }
done-camp-published = The camp is now public: everyone can read it.
done-camp-withdrawn = The camp has been withdrawn: only staff can read it.
audit-action-camp-import = imported a camp
audit-action-camp-publish = made a camp public
audit-action-camp-withdraw = withdrew a camp
audit-kind-camp = camp
camp-front-new = New camp
camp-front-waiting = { $camp }: { $count }
camp-front-not-placed = { $count ->
    [one] one statement is not placed
   *[other] { $n } statements are not placed
}
