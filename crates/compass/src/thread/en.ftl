thread-title = The thread
thread-up = Up to the core task
thread-down = Down to what it rests on
thread-is-north = This is north: everything else must be traceable to it.
thread-no-north = This does not reach a core task.
thread-bottom-core-task = Nothing is linked to the core task yet.
thread-bottom-camp = The camp has no statements yet.
thread-bottom-finding = This rests on nothing yet. Choose what it rests on when you change it.
thread-bottom-theme = The theme rests on no statements yet. Choose them on the summary page.
thread-bottom-category = The category is empty.
thread-bottom-statement = This is the bottom: a participant's own words.
thread-more = { $count ->
    [one] and one more
   *[other] and { $n } more
}
thread-kind-core-task = Core task
thread-kind-camp = Camp
thread-kind-finding = From the analysis
thread-kind-theme = Theme
thread-kind-category = Category
thread-kind-statement = Statement
