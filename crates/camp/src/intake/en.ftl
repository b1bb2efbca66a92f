# Importing camps from files.
import-title = Import camps
import-lead = Import core tasks, camps and what the participants wrote from CSV files or an Excel workbook.
import-files = Files
import-files-hint = Choose one or more CSV or Excel files (.xlsx) of at most 20 MB together.
import-no-file = Choose at least one file.
import-skip = Leave out rows with faults
import-skip-hint = Otherwise nothing is imported until all rows are in order.
import-submit = Import
import-what-happens = What happens when you import?
import-rule-all-or-nothing = All rows are checked first. If there are faults, you get a list with file, line and column, and nothing is stored.
import-rule-again = You can import the same files again. What has been imported does not come twice.
import-rule-words = Words that have been imported are never overwritten. If a file has other words for a statement than before, you are told.
import-rule-masked = CPR numbers, telephone numbers and e-mail addresses in statements are masked at once. Names you must find and mask yourself.
import-rule-closed = A new camp can be seen only by those who work with camps, until someone publishes it.
import-format-title = What the files should look like
import-format-lead = Each table is a CSV file with the name below or a sheet of an Excel file. If the file or the sheet has another name, it is known by its columns. The first line is the names of the columns, in any order. You need not import all of them at once.
import-table-core-tasks = The municipality's core tasks, one on each line.
import-table-camps = The camps that were held, one on each line.
import-table-statements = What the participants wrote, one statement on each line, in their own words.
import-table-analysis = An analysis made before: messages, purpose, considerations, preconditions and contributions, one finding on each line.
import-table-frontpages = Newspaper front pages as the participants imagined them, one on each line.
import-head-column = Column
import-head-need = Must it be filled in?
import-head-about = What to write
import-head-file = File
import-head-line = Line
import-head-value = What it says
import-head-wanted = What to do
import-needed = Yes
import-not-needed = No, it may be empty or missing
import-column-municipality = The municipality's name. It must be your own municipality.
import-column-kind = kerneopgave, or nothing.
import-column-number = The core task's number in the order: 1, 2, 3.
import-column-title = The core task's name.
import-column-purpose = The purpose of the core task, at most { $max } characters.
import-column-own-camp-id = The camp's identifier: lower-case letters a to z, digits and hyphens. It becomes part of the camp's address.
import-column-core-task = The core task's name as in core_tasks. It also becomes the camp's name.
import-column-date = The day the camp was held, such as 2017-05-07 or 7.5.2017.
import-column-participants = How many took part, as a whole number.
import-column-id = An identifier that only this line has, such as tl-ind-001. Use letters, digits, hyphen, underscore and full stop.
import-column-camp-id = The camp's identifier as in camps.
import-column-session = The exercise that the statement comes from: { $names }.
import-column-group = The table or group.
import-column-actor = Who can do something. Only for contributions (contribution): { $names }.
import-column-chosen-precondition = The precondition that the group chose to work with, at most { $max } characters.
import-column-text = The statement exactly as it was written, at most { $max } characters.
import-column-votes = The number of votes. Leave the field empty if you do not know it.
import-column-selected = 1 if the table chose the statement. Otherwise nothing.
import-column-page = The page of the document that the statement was taken from.
import-column-finding-kind = The kind of finding: message, purpose (the wording that the analysis was made on), purpose_consideration, precondition or contribution.
import-column-finding-title = The finding's title. A message must have one.
import-column-finding-text = What the finding says, at most { $max } characters. A contribution with the same words as a statement is linked to the statement.
import-column-finding-actor = Contributions only: who can do it. The municipality's name, Borgeren/virksomheder, Borger/kommune or Politisk niveau.
import-column-headline = The headline, at most { $max } characters.
import-column-story = The story, at most { $max } characters.
import-example-title = An example
import-example-lead = The beginning of statements can look like this as a CSV file from Excel:

# What came of it.
import-done-title = The files have been read
import-stopped-title = Nothing was imported
import-stopped = { $count ->
    [one] There is 1 fault in the files. Nothing was imported. Mend the fault, and import the files again.
   *[other] There are { $n } faults in the files. Nothing was imported. Mend the faults, and import the files again.
}
import-no-tables = None of the files is one of the tables that can be imported: core_tasks, camps, statements, frontpages and analysis. Nothing was imported.
import-faults = { $count ->
    [one] 1 fault
   *[other] { $n } faults
}
import-skipped = { $count ->
    [one] 1 fault: The row was left out
   *[other] { $n } faults: The rows were left out
}
import-nothing-new = There is nothing new to add.
import-added-core-tasks = { $count ->
    [one] 1 core task was added.
   *[other] { $n } core tasks were added.
}
import-added-camps = { $count ->
    [one] 1 camp was added.
   *[other] { $n } camps were added.
}
import-added-statements = { $count ->
    [one] 1 statement was added.
   *[other] { $n } statements were added.
}
import-added-frontpages = { $count ->
    [one] 1 front page was added.
   *[other] { $n } front pages were added.
}
import-added-findings = { $count ->
    [one] 1 finding was added to an analysis.
   *[other] { $n } findings were added to analyses.
}
import-findings-matched = { $matched } of { $all } contributions in the analyses have the same words as a statement and are linked to it.
import-findings-there = { $count ->
    [one] 1 finding of an analysis was imported before.
   *[other] { $n } findings of analyses were imported before.
}
import-already-there = { $count ->
    [one] 1 statement or front page was here before and has not been changed.
   *[other] { $n } statements and front pages were here before and have not been changed.
}
import-masked-none = No CPR numbers, telephone numbers or e-mail addresses were found in the new statements.
import-masked = { $count ->
    [one] Personal data is masked in 1 new statement:
   *[other] Personal data is masked in { $n } new statements:
}
import-notes-title = Worth knowing
import-more = Import more files
import-again-title = Mend the files, and try again
import-to-format = See what the files should look like
import-note-not-read = { $file } was not read: It is not one of the tables core_tasks, camps, statements, frontpages and analysis.
import-note-no-rows = { $file } has only a line with the names of the columns and no rows.
import-note-unknown-columns = { $file } has columns that are not used: { $columns }.
import-note-written-otherwise = { $file }, line { $line }: “{ $written }” is the core task “{ $title }”, though they are written differently.
import-note-purpose-kept = { $file }, line { $line }: The core task “{ $title }” was here before with another purpose. It has not been changed.

# Where a fault is, and what to do about it.
import-place-line = { $file }, line { $line }
import-place-column = { $file }, line { $line }, column "{ $column }"
import-found = It says “{ $value }”.
import-found-nothing = There is nothing here.
import-wanted-column = Add a column named "{ $name }".
import-wanted-unique-column = Give the column another name, or remove it: There is another one with the same name.
import-wanted-cells = { $count ->
    [one] The row must have 1 cell, as the header has. Put quotation marks around text with separators in it.
   *[other] The row must have { $n } cells, as many as the header. Put quotation marks around text with separators in it.
}
import-wanted-closing-quote = End the cell with a quotation mark. The rest of the file was read as part of it.
import-wanted-value = Write a value instead of the formula's error.
import-wanted-text = Fill in the cell.
import-wanted-whole-number = Write a whole number, such as 12, or leave the cell empty.
import-wanted-date = Write a date, such as 2017-05-07 or 7.5.2017.
import-wanted-once = Use something else: It is already in { $file }, line { $line }.
import-wanted-code = Begin with a letter or a digit, and use only letters, digits, hyphen, underscore and full stop, at most 100 characters.
import-wanted-camp-id = Use only lower-case letters a to z, digits and hyphens, at most 100 characters. The words indlaes, paa-tvaers and analyse-rapport cannot be used.
import-wanted-known-camp = Write the identifier of a camp that is in the file camps or was imported before.
import-wanted-sound-camp = Mend the fault in the camp's own row first.
import-wanted-known-core-task = Write the name of a core task that is in the file core_tasks or was imported before.
import-wanted-sound-core-task = Mend the fault in the core task's own row first.
import-wanted-exercise = Write one of the exercises { $names }. Front pages are in a table of their own, frontpages.
import-wanted-not-negative = Write 0 or more, or leave the cell empty.
import-wanted-from-one = Write 1 or more, or leave the cell empty.
import-wanted-selected = Write 1 if the table chose the statement. Otherwise the cell must be empty.
import-wanted-actor = Write one of the actors { $names }, or leave the cell empty.
import-wanted-no-actor = Leave the cell empty: Only contributions (contribution) can have an actor.
import-wanted-at-most = { $count ->
    [one] Write at most 1 character.
   *[other] Write at most { $n } characters.
}
import-wanted-no-personal-data = Remove the CPR number, telephone number or e-mail address.
import-wanted-own-municipality = Write { $name }. Nothing is imported from another municipality's files.
import-wanted-core-task-kind = Write kerneopgave, or leave the cell empty.
import-wanted-own-address = Write a name with letters that is not so like another core task's name that they get the same address.
import-wanted-finding-kind = Write message, purpose, purpose_consideration, precondition or contribution.
import-wanted-finding-column = Write the municipality's name, Borgeren/virksomheder, Borger/kommune or Politisk niveau, or leave the cell empty.
import-wanted-at-most-messages = A camp has at most { $most } messages. Put some of them together.
import-wanted-one-purpose = The camp has a purpose that the analysis was made on already. Remove the row.
import-wanted-as-stored = The statement exists already with something else in this column, and that is not overwritten. Write as before, or give the statement a new identifier.
import-wanted-camp-as-stored = The camp exists already with something else in this column, and that is not overwritten. Write as before, or give the camp a new identifier.
import-file-empty = The file is empty. Write the names of the columns and at least one row.
import-file-not-a-table = The file is not a table. Save it as CSV or Excel (.xlsx).
import-file-old-excel = The file is in the old Excel format (.xls). Save it as .xlsx.
import-file-encrypted = The file has a password. Save it without one.
import-file-mixed-encoding = The file's characters change encoding here. Save it as UTF-8.
import-file-unclosed-header = A quotation mark in the header is never closed. Remove it, or add the other one.
import-file-corrupt = The file is damaged. Open it in a spreadsheet, and save it again.
import-file-too-many-columns = The row has far too many columns. Remove those that are not in use.
import-file-cell-too-long = A cell in the row is far too long. Make it shorter.
import-file-too-large = The file is too large. Split it.
