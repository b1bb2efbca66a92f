# The camp report: the document, the workbook, and the pages that offer them.

## The document
report-title = Camp report: { $task }
report-held = Camp on { $date }
report-participants = { $count ->
    [one] 1 participant
   *[other] { $n } participants
}
report-printed = Report made on { $date }
report-contents = Contents
report-guide-title = How to read this report
report-guide = This is what the participants said at the camp: { $statements } in { $exercises }. Each exercise has a chapter with what came out of it: categories with their numbers, a summary, and what the participants wrote. Labels such as { $example } are the statements' ids. Follow an id, and you come to the row in the appendix where the statement stands. Last comes the account, which shows that no statement was lost on the way.
report-not-placed-yet = { $count ->
    [one] One statement is not placed yet. The numbers of the categories may therefore change.
   *[other] { $n } statements are not placed yet. The numbers of the categories may therefore change.
}
report-count-statements = { $count ->
    [one] 1 statement
   *[other] { $n } statements
}
report-count-thoughts = { $count ->
    [one] 1 thought
   *[other] { $n } thoughts
}
report-count-exercises = { $count ->
    [one] 1 exercise
   *[other] { $n } exercises
}
report-count-groups = { $count ->
    [one] 1 group
   *[other] { $n } groups
}
report-count-contributions = { $count ->
    [one] 1 contribution
   *[other] { $n } contributions
}
report-overview-caption = The exercises at a glance
report-themes = Themes
report-lead = The exercise gave { $statements }.
report-lead-groups = The exercise gave { $statements } from { $groups }.
report-categories = Categories
report-categories-caption = { $exercise } by category
report-no-categories = The statements are not sorted into categories yet.
report-in-categories = In categories
report-description = What belongs here
report-total = Total
report-split-note = Some statements held more than one thought and are split, so { $statements } have become { $thoughts }. The table counts the thoughts.
report-summary = Summary
report-no-summary = No summary has been written yet.
report-theme-categories = Categories: { $names }.
report-theme-rests = rests on
report-sample = Examples
report-sample-chosen = These statements are chosen as examples. All statements are in the appendix.
report-sample-proposed = The examples are proposed by the program, not chosen by a person. They are spread over categories and groups. All statements are in the appendix.
report-all-front-pages = All front pages
report-front-page = Front page { $code }
report-by-actor = Contributions by actor
report-actor-caption = { $actor }: { $count }
report-appendix = Appendix
report-appendix-lead = Here are all statements as they were written, by exercise and group. Personal details are hidden, and what someone has asked to have erased stands as [erased].
report-all-statements = All statements
report-group-of = Group { $group }
report-no-group = No group
report-group-caption = { $exercise } · { $group }: { $count }
report-list-set-aside = Set aside
report-list-set-aside-told = These statements have been read and deliberately kept out of the categories.
report-list-merged = Merged
report-list-merged-told = These statements say the same as another and stand under it. They still count one by one.
report-list-split = Split into several thoughts
report-list-split-told = These statements held more than one thought. The thoughts' words are taken from the statement.
report-thought-of = thought { $part }
report-yes = Yes

## The account
report-account = How this report was made
report-account-lead = Each statement has been read and put into a category, set aside with a reason, or is not placed yet. No words have been rewritten. Captured is the sum of the four other numbers: a statement stands in only one place of the account. A statement that is split into several thoughts is placed when all its thoughts are dealt with and at least one is in a category.
report-account-caption = All statements accounted for
report-work-lead = When a statement holds more than one thought, it can be split, so that each thought gets its category. Statements that say the same can be merged: they still count one by one.
report-work-caption = The work on the statements
report-masked-told = Civil registration numbers, telephone numbers, e-mail addresses and names are hidden from all readers. Erased statements are erased because someone asked for it; they still count. An edit is one step of the work, also when it is a step back.
report-made-told = The report shows how things stood on { $date }. Each id can be looked up on the municipality's pages about the camp, which say what has become of the statement since.
report-captured = Captured
report-placed = Placed
report-extra-thoughts = Of these by splitting
report-masked = Statements with hidden words
report-edits = Edits

## Columns
report-exercise = Exercise
report-id = Id
report-group = Group
report-actor = Actor
report-contribution = Contribution
report-chosen-precondition = Chosen precondition
report-headline = Headline
report-words = Statement
report-votes = Votes
report-selected = Selected
report-place = Place
report-stands = Stands in
report-category = Category
report-merged-under = Merged under
report-reason = Reason
report-thought = Thought
report-thoughts = Thoughts
report-statements = Statements
report-source-page = Page in source
report-overview = Overview
report-line-kind = Kind
report-line = Line
report-line-category = Category
report-line-account = Account

## The pages
report-page-title = Report
report-page-lead = The report gathers everything from the camp in one document: categories with their numbers, summaries, examples, all front pages, contributions by actor and all statements. An account at the end shows that nothing was lost.
report-page-read = Read the report here
report-page-empty = Nothing has been captured at the camp yet. The report is ready when the statements have been brought in.
report-page-progress = How far are we?
report-page-progress-caption = Each exercise's statements accounted for
report-page-not-placed = { $count ->
    [one] One statement is not placed yet; the report says so.
   *[other] { $n } statements are not placed yet; the report says so.
}
report-page-not-placed-title = The work is not finished
report-page-all-placed = All statements are dealt with.
report-page-download = Download the report
report-page-download-lead = The six files say the same. Choose by what you need it for.
report-format-pdf = PDF
report-format-docx = Word
report-format-html = HTML
report-format-xlsx = Excel
report-format-csv = CSV
report-format-json = JSON
report-for-pdf = For reading, printing and archiving. A screen reader can read it aloud. It takes a little while to make.
report-for-docx = For writing on, for example in an agenda.
report-for-html = One page that opens in any browser and can be sent as it is.
report-for-xlsx = For counting and filtering: a sheet for each exercise and an overview.
report-for-csv = One table of all statements, which Danish Excel opens with a double click.
report-for-json = For other programs: everything in the report with fixed field names.
report-not-written = The report could not be made in that format. Download it in one of the others, for example Word, and tell the municipality's administrator.
report-no-day = The server's clock is wrong, so the report cannot be dated. Tell the municipality's administrator.
