effect-title = Effect steering
effect-lead = Effect steering shows what the municipality wants to achieve for citizens in each core area, and whether it happens.
effect-report = Report a value
effect-approve = Approve reports
effect-units = Units
effect-empty = The core areas will stand here with their effect goals and indicators. Begin with the plan: which core areas does the municipality have?
effect-empty-public = The municipality's core areas will stand here with the effect goals that are adopted.
effect-due = Values that are due
effect-due-overdue = overdue
effect-due-soon = soon
effect-due-day = Due: { $day }.
effect-due-missing = { $missing } of { $of } units are missing
effect-due-more = { $count ->
    [one] One more stands in the list of
   *[other] { $n } more stand in the list of
}
effect-gaps = What is missing
effect-gaps-lead = Without goals nobody knows where we want to go. Without indicators and values nobody knows whether we get there.
effect-gap-areas = { $count ->
    [one] One core area has no adopted effect goal
   *[other] { $n } core areas have no adopted effect goal
}
effect-gap-goals = { $count ->
    [one] One adopted effect goal has no indicator
   *[other] { $n } adopted effect goals have no indicator
}
effect-gap-indicators = { $count ->
    [one] One indicator has no values
   *[other] { $n } indicators have no values
}
effect-goals-in-force = Adopted effect goals
effect-area-without = no adopted goal
effect-goal-without = no indicator
effect-indicator-count = { $count ->
    [one] one indicator
   *[other] { $n } indicators
}
effect-on-the-way = { $count ->
    [one] One goal is on its way
   *[other] { $n } goals are on their way
}
effect-rank = Rank
effect-others = Effect goals for other core tasks
effect-news-adopted = New effect goal
effect-news-ended = Effect goal ended
effect-news-proposed = Proposed effect goal
effect-waiting-rank = { $count ->
    [one] One proposed effect goal waits to be ranked
   *[other] { $n } proposed effect goals wait to be ranked
}
effect-waiting-adopt = { $count ->
    [one] One ranked effect goal waits to be adopted
   *[other] { $n } ranked effect goals wait to be adopted
}
effect-waiting-approve = { $count ->
    [one] One reported number waits to be approved
   *[other] { $n } reported numbers wait to be approved
}
effect-waiting-files = { $count ->
    [one] A file for { $title } has not been looked through
   *[other] { $n } files for { $title } have not been looked through
}
effect-waiting-feeds = { $count ->
    [one] Numbers for { $title } could not be fetched
   *[other] Numbers for { $title } could not be fetched from { $n } services
}
effect-waiting-more = { $count ->
    [one] One more indicator has files or services that wait
   *[other] { $n } more indicators have files or services that wait
}
effect-waiting-due = { $count ->
    [one] Numbers for one indicator are to be reported
   *[other] Numbers for { $n } indicators are to be reported
}
