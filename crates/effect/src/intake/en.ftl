intake-crumb = Bring values in
intake-crumb-effect = Effect
intake-crumb-indicators = Indicators
intake-title = Bring values in: { $title }
intake-lead = Paste or send the numbers as they are. You see what will become of each row before anything is kept.
intake-file = File
intake-file-hint = CSV, Excel (.xlsx) or JSON-stat of at most { $megabytes } MB.
intake-paste = Or paste the numbers here
intake-paste-hint = Select the cells in the spreadsheet with their headings, copy, and paste them here.
intake-pasted-name = Pasted text.csv
intake-submit = See what will happen
intake-to-feeds = Fetch the numbers from a service instead
intake-what-title = How it works
intake-what-look = You first see which values are new, which change something, and what is wrong.
intake-what-all = Everything is kept, or nothing is: if there are faults, mend them in the file and send it again.
intake-what-again = The same file twice changes nothing.
intake-what-dots = Two dots (..) are read as suppressed, one dot (.) as missing. Neither is zero. An empty cell says nothing.
intake-what-totals = If the file has totals, we compare them with what its own numbers make.
intake-what-days = A file that nobody keeps is forgotten after { $days } days.
intake-before-title = Brought in before
intake-before-none = The files that you and others bring in will be listed here.
intake-refused-nothing = Choose a file, or paste the numbers into the field.
intake-refused-faulty = The file has faults. Mend them, and send it again.
intake-refused-no-reason = Write why the numbers are changed.
intake-refused-changed = Somebody has changed the numbers since you looked. Look at the list below again, and then keep it.
intake-refused-stopped = The work was stopped, and nothing is kept. Try again.
intake-refused-denied = You may not bring values into this indicator.
intake-refused-gone = The file waits no longer: it has been kept or dropped.
intake-refused-heading = The file has no column called "{ $heading }".
intake-refused-sheet = The file has no sheet called "{ $sheet }". It has: { $known }.
intake-source-empty = The file is empty. It must have headings and at least one row.
intake-source-too-large = The file is too large to be read. Divide it.
intake-source-old-excel = The file is in the old Excel format (.xls). Save it as .xlsx, and try again.
intake-source-encrypted = The file is protected by a password. Save it without one, and try again.
intake-source-encoding = The file changes its encoding at line { $line }. Save it as UTF-8, and try again.
intake-source-open-quote = A quotation mark in the headings on line { $line } is not closed. Close it, and try again.
intake-source-too-wide = Line { $line } has too many columns. Remove those that are not used, and try again.
intake-source-long-cell = Cell { $column } on line { $line } is too long. Make it shorter, and try again.
intake-source-no-table = The file is no table, or it is damaged. Save it as CSV or Excel (.xlsx), and try again.
intake-source-no-dataset = The file is JSON-stat, but not a dataset of version 2.0. Fetch it in that form, and try again.
intake-source-bad-json = The file is not valid JSON-stat: { $what }. Fetch it again.
intake-source-no-rows = The file has headings, but no rows below them.
intake-reading-title = Reading the file
intake-reading-lead = The file is large, so it takes a while. The page shows the result by itself when it is there.
intake-writing-title = Keeping the values
intake-writing-lead = Everything is kept at once. The page shows the receipt by itself when it is done. You may close it meanwhile.
intake-stop = Stop
intake-stop-lead = If you stop, nothing is kept, and the file waits until you open it again.
intake-working = Working
intake-look-again = See how far it has come
intake-preview-title = Look at: { $file }
intake-rows = { $count ->
    [one] One row
   *[other] { $n } rows
}
intake-mapping-stop = Say what the columns are
intake-mapping-no-unit = Choose the column that says which unit the number is for, or write the unit at the bottom.
intake-mapping-no-period = Choose the column that says which period the number is for, or write the period at the bottom.
intake-mapping-no-value = Choose the column that has the number.
intake-mapping-no-denominator = The indicator needs the denominator or the weight too: choose its column.
intake-mapping-twice = Two columns are chosen for the same: let one of them go.
intake-mapping-two-ways = When headings are periods, there can be no column for period or number as well: let it go.
intake-mapping-wide = Where headings are periods, there is room for one number each: do not use the denominator, weight and status. If they are needed, make the file with a row for each period.
intake-outcome-title = What will happen?
intake-looks-like-shares = All numbers are between −1 and 1, but the indicator is in per cent. If the spreadsheet shows them as per cent, 12.5 % is stored as 0.125: multiply the numbers by 100 in the file, and send it again. If they are right as they are, keep them.
intake-rounded = { $count ->
    [one] One number has more than six decimals and is rounded.
   *[other] { $n } numbers have more than six decimals and are rounded.
}
intake-stop-faults = { $count ->
    [one] There is one fault, so nothing can be kept.
   *[other] There are { $n } faults, so nothing can be kept.
}
intake-to-faults = See them
intake-nothing-new = The file says what we know already. It changes nothing.
intake-fate-new = New
intake-fate-changed = Changed
intake-fate-same = Unchanged
intake-fate-blank = Empty cells
intake-fate-faulty = With faults
intake-fate-totals = Of these, totals that we compare
intake-row-new = New
intake-row-changed = Changed
intake-row-same = Unchanged
intake-row-blank = Empty cell
intake-row-faulty = Fault
intake-row-total = Total of the units below, which we compare with our own
intake-rows-lead = What each line is read as, and what becomes of it, is in a list:
intake-rows-list = Download all lines (udfald.csv)
intake-corrections-list = Download all corrections
intake-quality-first = Here are the first.
intake-quality-list = Download all differences
intake-quality-left-out = { $count ->
    [one] One more difference is not kept.
   *[other] { $n } more differences are not kept.
}
intake-head-fate = Outcome
intake-head-remark = Remark
intake-faults-title = Faults
intake-faults-lead = Mend them in the file and send it again, or choose the columns otherwise.
intake-faults-all = Download the whole list
intake-faults-left-out = { $count ->
    [one] And one more fault that is not listed here.
   *[other] And { $n } more faults that are not listed here.
}
intake-corrections-title = Corrections
intake-corrections-lead = { $count ->
    [one] One value becomes another than the one we know.
   *[other] { $n } values become others than those we know.
}
intake-first-new = The first new ones
intake-first-same = The first unchanged ones
intake-more = { $count ->
    [one] And one more.
   *[other] And { $n } more.
}
intake-head-line = Line
intake-head-column = Column
intake-head-cell = It says
intake-head-why = What is wrong, and what to do
intake-head-file = File
intake-head-state = State
intake-head-by = Sent by
intake-head-done = Kept or let go by
intake-head-unit = Unit
intake-head-period = Period
intake-head-part = Part
intake-head-what = What
intake-head-value = Value
intake-head-before = Before
intake-head-after = Becomes
intake-head-published = In the file
intake-head-own = Our own
intake-head-difference = Difference
intake-head-coverage = Made of
intake-part-whole = the whole
intake-status-preliminary = preliminary
intake-status-final = final
intake-status-corrected = corrected
intake-status-suppressed = suppressed (..)
intake-status-missing = missing
intake-ratio = { $numerator } of { $denominator }
intake-weighted = { $value } (weight { $weight })
intake-coverage = { $reported } of { $expected } units
intake-state-waiting = waiting
intake-state-written = kept
intake-state-dropped = let go
intake-quality-title = The file's totals and our own
intake-quality-none = The file's totals cannot be compared: it has no numbers for the units below them.
intake-quality-agree = { $count ->
    [one] The file's one total is what its own numbers make.
   *[other] The file's { $n } totals are what its own numbers make.
}
intake-quality-differ = { $count ->
    [one] One total is not what the file's own numbers make,
   *[other] { $n } totals are not what the file's own numbers make,
}
intake-quality-of = { $count ->
    [one] of one in all.
   *[other] of { $n } in all.
}
intake-quality-means = A difference may be rounding, suppressed numbers or a unit that is left out. It does not stop the intake, but ask whoever made the file.
intake-quality-alone = { $count ->
    [one] One total has no numbers below it in the file.
   *[other] { $n } totals have no numbers below them in the file.
}
intake-rule-ratio = Ours is the sum of numerators divided by the sum of denominators.
intake-rule-sum = Ours is the sum of the units below.
intake-rule-mean = Ours is the mean of the units below.
intake-rule-last = Ours is the last of the units below.
intake-rule-min = Ours is the smallest of the units below.
intake-rule-max = Ours is the largest of the units below.
intake-rule-median = Ours is the median of the units below.
intake-rule-count = Ours is the number of units below.
intake-rule-weighted = Ours is the weighted mean of the units below.
intake-confirm-title = Keep
intake-reason = Why are the numbers changed?
intake-reason-hint = It stands with each correction, so that others understand it.
intake-confirm = Keep all values
intake-confirm-nothing = Close: there is nothing new
intake-columns-title = How the columns are read
intake-columns-lead = We have guessed by the headings and what stands below them. Mend it where it is wrong; the next file with the same headings is read likewise, but for the period for the whole file.
intake-column-empty = The column is empty.
intake-sheet = Sheet
intake-fixed-unit = Unit of the whole file
intake-fixed-unit-hint = Write the unit's code or name when the file does not say it.
intake-fixed-period = Period of the whole file
intake-fixed-period-hint = Write it when the file does not say it, such as 2025 or 2025-03.
intake-points = The point in numbers like 1.234
intake-points-hint = Matters when there is no comma in the number as well. Numbers that the spreadsheet itself has stored as numbers are always read rightly.
intake-points-by-file-none = look at the numbers of the file (it has none of the kind)
intake-points-by-file-decimals = look at the numbers of the file (here it is a decimal point)
intake-points-by-file-thousands = look at the numbers of the file (here it marks thousands)
intake-points-decimals = begins decimals: a little over one
intake-points-thousands = marks thousands: over a thousand
intake-columns-submit = Read the file like this
intake-use-ignored = Not used
intake-use-unit = Unit
intake-use-period = Period
intake-use-value = Number
intake-use-numerator = Numerator
intake-use-denominator = Denominator
intake-use-weight = Weight
intake-use-status = Status
intake-use-note = Note
intake-use-periods = Number for the period in the heading
intake-use-category = { $title }
intake-drop-title = Let the file go
intake-drop-lead = The file is forgotten, and nothing is kept. That happens by itself after { $days } days, too. If you have mended it,
intake-again = bring a file in
intake-drop = Let the file go
intake-receipt-title = Receipt: { $file }
intake-was-written = The values are kept, and the totals above them are worked out anew.
intake-was-same = The file said what we knew already. Nothing is changed.
intake-was-dropped = The file was let go. Nothing is kept.
intake-columns-read = Columns that were read
intake-undoing-title = Taking the file back
intake-undoing-lead = All values are taken back at once. The page shows the receipt by itself when it is done.
intake-state-undone = taken back
intake-was-undone = The file is taken back. What it said is in the history of the values.
intake-undo = Take the file back
intake-undo-title = Take the file back: { $file }
intake-undo-hint = If the numbers should not have been here at all:
intake-undo-lead = What the file changed becomes what it was before. What it added is said to be missing, with your reason. The totals follow. What the file said stays in the history.
intake-undo-changed = Become as before
intake-undo-added = Will be missing
intake-undo-reason = Why is the file taken back?
intake-undo-reason-hint = It stands with each value, so that others understand it.
intake-undo-cancel = Cancel
intake-undo-back = Back to the receipt
intake-undo-since = { $count ->
    [one] The file cannot be taken back: one of its values has been written again since. Mend the others one by one, or bring in a mended file.
   *[other] The file cannot be taken back: { $n } of its values have been written again since. Mend the others one by one, or bring in a mended file.
}
intake-undo-since-title = Written since
intake-undo-now = Stands now
intake-undo-by = Written by
intake-undone-by = Taken back by
intake-undone-why = Why
intake-undo-in-the-way = Somebody has written one of the values meanwhile. Nothing is taken back.
intake-mend-title = Was anything wrong?
intake-mend = Mend the numbers in the file, and bring it in again: you see what changes before it does. A single value can be mended on the indicator's page. What was there before is kept in the history.
intake-to-indicator = To the indicator
intake-period-example-year = 2025
intake-period-example-half-year = 2025H1
intake-period-example-quarter = 2025Q1
intake-period-example-month = 2025-03
intake-period-example-week = 2025W05
intake-period-example-day = 2025-03-05
intake-fault-cells = { $count ->
    [one] The row does not have one cell as the headings have. Mend the number of separators.
   *[other] The row does not have { $n } cells as the headings have. Mend the number of separators.
}
intake-fault-open-quote = A quotation mark is not closed. Close it.
intake-fault-formula = The cell shows a fault of the spreadsheet. Mend the formula, or write the number.
intake-fault-no-unit = The unit is missing. Write its code or name.
intake-fault-unknown-unit = No unit is called that. Mend the name, or add the unit first.
intake-fault-several-units = Several units are called that. Write the unit's code instead.
intake-fault-unit-not-there = The unit did not exist at the end of the period. Mend the unit or the period.
intake-fault-no-period = The period is missing. Write it.
intake-fault-not-a-period = This is none of the indicator's periods. Write it like this: { $example }.
intake-fault-unknown-dimension = The indicator is not divided like that. Let the column go, or divide the indicator first.
intake-fault-unknown-category = The dimension has no such part. Mend it, or add the part to the indicator first.
intake-fault-not-a-number = This is no number. Write a number, or .. for suppressed and . for missing. Zero is written 0.
intake-fault-decimals = The number has more than six decimals. Round it.
intake-fault-too-large = The number is too large to be kept exactly. Use a larger unit, such as thousands.
intake-fault-no-denominator = The denominator or the weight is missing. Write it.
intake-fault-bad-denominator = The denominator cannot be negative, or zero when something is counted. Mend it.
intake-fault-no-numerator = The number is missing. Write it, or .. for suppressed and . for missing.
intake-fault-unknown-status = We do not know that status. Write final, preliminary, corrected, suppressed or missing.
intake-fault-number-without-status = There is a number, and the status says that there is none. Remove one of them.
intake-fault-status-without-number = The status says that there is a number, and there is none. Write the number.
intake-fault-twice = The same unit, period and part stands on line { $line } too. Keep only one of them.
intake-fault-too-many = The file has more than a million values. Divide it.
feed-crumb = Services
feed-title = Fetch numbers from a service: { $title }
feed-lead = Numbers from Statistics Denmark, Kolada or another service can be fetched from here, when you ask for it or by themselves.
feed-add-statbank = Add StatBank Denmark
feed-add-kolada = Add Kolada
feed-add-json-stat = Add an address with JSON-stat
feed-none = The indicator fetches numbers from nowhere yet.
feed-kind-statbank = StatBank Denmark
feed-kind-kolada = Kolada
feed-kind-json-stat = JSON-stat
feed-not-asked = Not asked yet.
feed-asked = Last asked { $at }.
feed-outcome-written = New and preliminary values are kept.
feed-outcome-waiting = The answer waits for somebody to look at it.
feed-outcome-same = There was nothing new.
feed-outcome-failed = It failed.
feed-look = See what the answer would change
feed-fetch = Fetch now
feed-asking = The service is being asked now. That may take some minutes, and you may well close the page meanwhile.
feed-edit = Change
feed-remove = Remove
feed-what-title = When numbers are fetched by themselves
feed-what = The first time a service answers, the answer waits until somebody has looked at it and kept it. From then on it is kept by itself when there are only new values, or only preliminary ones change. When final values change, or there are faults, it waits again. Answers that nobody has looked at for 30 days are forgotten. Values that have been fetched stay when you remove a service.
feed-form-statbank = Fetch from StatBank Denmark
feed-form-kolada = Fetch from Kolada
feed-form-json-stat = Fetch JSON-stat from an address
feed-form-lead-statbank = Choose a table, and what to fetch from it. Which column is the unit and which the period, you choose when you see the first answer: it is never kept by itself.
feed-form-lead-kolada = Key figures of Swedish municipalities and regions (RKA).
feed-form-lead-json-stat = Many statistical offices answer with JSON-stat at an address that holds the whole question.
feed-table = Table
feed-table-hint = The short name of the table, such as FOLK1A.
feed-filters = What is to be fetched?
feed-filters-hint = One variable on each line: OMRÅDE = * fetches all, TID = >=2019K1 fetches from then on, KØN = 1, 2 fetches those two. Of variables that are not here, only the total is fetched if the table has one; otherwise all values are.
feed-see-variables = Show the table's variables
feed-variables-lead = Variables that you had not written have been added to the field with what would be fetched anyway. Change the codes before you save.
feed-variable-values = { $count ->
    [one] 1 value
   *[other] { $n } values
}
feed-variable-total = If it is not in the field, only { $total } is fetched.
feed-variable-all = If it is not in the field, all values are fetched.
feed-variable-more = { $count ->
    [one] and 1 more
   *[other] and { $n } more
}
feed-kpi = Key figure
feed-kpi-hint = The number of the key figure, such as N15033.
feed-municipalities = Municipalities
feed-municipalities-hint = Their codes with commas between. Empty: all.
feed-years = Years
feed-years-hint = The years with commas between. Empty: all.
feed-gender = Gender
feed-gender-hint = The indicator must be divided by gender if women and men are to be fetched by themselves.
feed-gender-all = all together only
feed-gender-split = women and men by themselves, too
feed-address = Address
feed-address-hint = The whole address, which begins with https://. It must lead out of the building: addresses of the server itself and of the internal network are not asked unless whoever runs the server has allowed it.
feed-schedule = Fetch by itself
feed-schedule-hint = You can always fetch at once from the list.
feed-schedule-never = never
feed-schedule-day = every day
feed-schedule-week = every week
feed-schedule-month = every month
feed-submit-new = Add the service
feed-submit = Save
feed-cancel = Cancel
feed-refused-table = Write the short name of the table, such as FOLK1A.
feed-refused-kpi = Write the number of the key figure; codes and years may have letters and digits only.
feed-refused-address = Write a whole address that begins with https://, leads out of the building and has no password in it.
feed-refused-schedule = Choose how often to fetch.
feed-refused-filter = The line "{ $line }" must have a variable, an equals sign and at least one value.
feed-fault-address = "{ $what }" is no address. Mend it.
feed-fault-unsafe = Values are only fetched from addresses that begin with https:// and lead out of the building. Mend { $what }, or ask whoever runs the server whether the place can be allowed.
feed-fault-unreachable = { $what } does not answer. Try again later, or ask whoever runs the server whether it reaches the network.
feed-fault-refused = The service said no: { $what }. Mend what is asked for.
feed-fault-elsewhere = The service leads to another place ({ $what }). Use that address instead if you trust it.
feed-fault-too-large = The answer is too large. Fetch fewer values.
feed-fault-senseless = The answer makes no sense: { $what }. Try again later.
feed-fault-not-json = { $what } did not answer with JSON-stat. Mend the address.
feed-fault-variable = The table has no variable { $what }. Mend the filters.
feed-fault-unreadable = The answer could not be read as numbers.
done-intake-written = The numbers are kept.
done-intake-undone = The file is taken back.
done-intake-stopped = The work is stopped. The file is on the list.
done-intake-dropped = The file is let go, and nothing is kept.
done-feed-saved = The service is saved.
done-feed-removed = The service is removed. The numbers that it gave stay.
audit-action-effect-intake-begin = sent a file with numbers
audit-action-effect-intake-map = chose what a file's columns are
audit-action-effect-intake-write = brought a file with numbers in
audit-action-effect-intake-drop = let a file with numbers go
audit-action-effect-intake-undo = took a file with numbers back
audit-action-effect-intake-expire = let files with numbers go that nobody had looked at for a long time
audit-action-effect-feed-save = set a service up that numbers are fetched from
audit-action-effect-feed-remove = removed a service that numbers are fetched from
audit-action-effect-feed-ask = asked a service for numbers
audit-action-effect-feed-take = began to ask a service for numbers
audit-detail-dropped = files let go
audit-kind-intake = intake:
audit-kind-feed = service:
