unit-effect = Effect
unit-trees-title = Units
unit-trees-lead = These are the units that the numbers are about: the municipality's own workplaces, or the country's municipalities. They stand in a tree, and the tree remembers where each unit stood before.
unit-trees-empty = The trees of units will stand here. Begin by making a tree, for example "The municipality's institutions". Then you can read in the units from a spreadsheet.
unit-in-tree = in { $name }
unit-tree-new = Make a new tree
unit-tree-name = What is the tree called?
unit-tree-name-hint = For example: The municipality's institutions.
unit-tree-create = Make the tree
unit-tree-empty = The units will stand here. Read them in from a spreadsheet, or add them one by one.
unit-tree-empty-day = There were no units on that day. Choose another day.
unit-tree-cut = The tree is large. Choose a unit to see what stands below it, or search.
unit-note = Note
unit-note-hint = What others should know. At most 600 characters.
unit-add = Add a unit
unit-add-title = Add a unit
unit-add-submit = Add the unit
unit-add-below = Add a unit below this one
unit-import = Read in from a spreadsheet
unit-cancel = Cancel
unit-search-title = Find a unit
unit-search = Name or code
unit-search-day = As the tree was on
unit-search-submit = Show
unit-search-reset = Show the whole tree today
unit-below-of = below { $name }
unit-below-title = Below the unit
unit-numbers = Indicators for the unit
unit-numbers-none = No indicators are followed for the units of this tree yet.
unit-name = What is the unit called?
unit-code = Code
unit-code-hint = What files call the unit: a number or a short name. Only one unit of the tree can have the code.
unit-above = Stands below
unit-above-hint = Write the code of the unit above. Leave the field empty for the top.
unit-at-top = at the top
unit-from = From
unit-from-hint = Leave the field empty if the unit has always been there.
unit-closed = closed
unit-closed-on = Closed from { $day }.
unit-successor = Succeeded by
unit-history = Where the unit has stood
unit-always = from the beginning
unit-since = from { $day }
unit-until = until { $day }
unit-undone = undone { $day } by { $name }
unit-reason = Why?
unit-reason-hint = Write it so that others understand it in five years. At most 600 characters.
unit-rename = Change name or note
unit-rename-submit = Save the name
unit-move = Move the unit
unit-move-lead = Before the day, the unit counts where it stood. From the day on, it counts in the new place.
unit-move-above = Move below
unit-move-day = From
unit-move-submit = Move the unit
unit-close = Close the unit, or merge it into another
unit-close-lead = The unit's values stay. From the day on, it counts no more.
unit-close-successor = Who takes over?
unit-close-successor-hint = Write the code of the unit that it is merged into. Then what stands below it moves along. Leave the field empty if none takes over.
unit-close-day = Closed from
unit-close-submit = Close the unit
unit-undo-move = Undo the last move
unit-undo-move-hint = The unit comes back to where it stood before.
unit-undo-close = Undo the closing
unit-undo-close-hint = The unit is there again. Units that moved along in a merger are moved back one by one.
unit-refused-no-name = Write what it is to be called.
unit-refused-long-name = The name is too long. Use at most 200 characters.
unit-refused-name-taken = The name is in use or cannot stand in an address. Choose another.
unit-refused-no-code = Write a code.
unit-refused-long-code = The code is too long. Use at most 60 characters.
unit-refused-code-taken = Another unit of the tree has the code. Choose another.
unit-refused-long-words = The text is too long. Use at most 600 characters.
unit-refused-no-reason = Write why.
unit-refused-no-day = Write a day between 1900 and 2200.
unit-refused-later = The unit was last changed on { $day }. Choose a later day, or undo that change first.
unit-refused-same-place = The unit stands there already. Choose another place.
unit-refused-closed = The unit is closed. Undo the closing first.
unit-refused-unknown = The code is not in the tree. Write the code of a unit that is there.
unit-refused-circle = { $unit } would come to stand below itself. Choose another place.
unit-refused-parent-closed = { $unit } would come to stand below { $parent }, which is closed. Move or close { $unit } first.
unit-refused-parent-not-yet = { $unit } would stand under { $parent } before { $parent } begins on { $day }. Write that day or a later one, or choose another place.
unit-refused-undo-changed = Somebody has moved, closed or opened the unit meanwhile. See where it has stood, and undo again if that is still right.
unit-refused-renamed = Somebody has changed the name or the note meanwhile. Look at them, and save again if yours should hold.
unit-refused-undo = There is no change to undo.
unit-refused-too-many = The tree has too many units. It can have at most 20,000.
unit-import-title = Read in units
unit-import-lead = Choose a file with the units. You see what it changes before anything is changed. The same file twice changes nothing.
unit-import-file = File
unit-import-file-hint = CSV or Excel (.xlsx), at most 4 MB, with headings in the top row.
unit-import-submit = See what the file changes
unit-import-columns = Which columns must the file have?
unit-import-column-kode = Must be there. The unit's code, or code.
unit-import-column-navn = Must be there. The unit's name, or name.
unit-import-column-over = The code of the unit above, or parent. Empty: at the top.
unit-import-column-fra = The first day in the place, or from. Empty: always. A unit that moved has a row for each place.
unit-import-column-til = The day from which the unit is closed, or to. Empty: it is still there.
unit-import-column-gruppe = Official comparison groups, or group. A semicolon between several.
unit-import-nomenclature = The municipalities and their official groups are at Statistics Denmark under classifications (Groups of municipalities, or Regions, provinces and municipalities). Fetch the list as CSV and upload it as it is: with two levels the upper one becomes groups to compare with, and no unit is moved; with more, all of it becomes a tree.
unit-import-no-file = Choose a file.
unit-import-faults = The file has faults, and nothing is changed. Mend them, and choose the file again.
unit-import-preview = { $file } can be read in. This changes:
unit-import-nothing = { $file } says the same as the tree. There is nothing to change.
unit-import-changes = The changes
unit-import-more = And { $count } more.
unit-import-confirm = Make the changes
unit-import-other = Choose another file
unit-import-back = Back to the tree
unit-import-line = Row { $line }
unit-import-place = Row { $line }, column "{ $column }"
unit-import-found-nothing = there is nothing.
unit-import-found = there is "{ $value }".
unit-import-short-code = Use at most 60 characters.
unit-import-short-name = Use at most 200 characters.
unit-import-once = The unit also stands in row { $line } from the same day. Delete one of them.
unit-import-known = Write the code of a unit in the file or in the tree.
unit-import-circle = The unit would come to stand below itself. Write another.
unit-import-open = The unit above is closed. Write one that is still there, or close this one too.
unit-import-after-parent = The unit above begins on { $day }. Write that day or a later one, or let the unit above begin earlier.
unit-import-move-day = The unit stands elsewhere now. Write on which day it moved.
unit-import-day-after = The tree knows something of the unit from { $day }. Write a later day.
unit-import-to-after-from = Write a day after the first.
unit-import-next-from = Write { $day }, with which the next row begins, or leave the field empty.
unit-import-fewer = The tree can have at most 20,000 units. Divide the file into several trees.
unit-import-column = The file must have a column called "{ $name }".
unit-import-unique-column = Several columns have the same name. Give them each their own.
unit-import-cells = The row must have { $count } cells like the heading.
unit-import-quote = A quotation mark is not closed. Close it.
unit-import-value = The formula shows an error. Write a value.
unit-import-date = Write a day like 2024-08-01 or 01.08.2024.
unit-import-text = Write something in the field.
unit-import-empty = The file is empty. Give it headings and at least one row.
unit-import-too-large = The file is too large. Divide it.
unit-import-old-excel = The file is in the old Excel format. Save it as .xlsx.
unit-import-unreadable = The file cannot be read as a table. Save it as CSV or .xlsx.
unit-change-added = { $name } is added: { $above }
unit-change-renamed = { $before } is now called { $after }
unit-change-moved = { $name } moves from { $before } to { $after } on { $day }
unit-change-begins = { $name } begins on { $day }
unit-change-closed = { $name } closes on { $day }
unit-change-joins = { $name } joins the group { $group }
unit-change-leaves = { $name } leaves the group { $group }
done-unit-tree-created = The tree is made. Now you can add units.
done-unit-added = The unit is added.
done-unit-renamed = The name is saved.
done-unit-moved = The unit is moved.
done-unit-closed = The unit is closed.
done-unit-merged = The units are merged.
done-unit-undone = The last change is undone.
done-unit-imported = The units are read in.
audit-detail-above = above or successor
audit-detail-old-name = name before
audit-detail-old-note = note before
audit-detail-reason = reason
audit-action-effect-tree-create = made a tree of units
audit-action-effect-unit-add = added a unit
audit-action-effect-unit-rename = changed a unit's name
audit-action-effect-unit-move = moved a unit
audit-action-effect-unit-merge = merged two units
audit-action-effect-unit-close = closed a unit
audit-action-effect-unit-undo = undid a change of a unit
audit-action-effect-unit-import = read in units from a file
audit-kind-measured-tree = tree of units:
audit-kind-measured-unit = unit:
unit-count = { $count ->
    [0] no units
    [one] one unit
   *[other] { $n } units
}
unit-below-count = { $count ->
    [0] no units below
    [one] one unit below
   *[other] { $n } units below
}
unit-hits = { $count ->
    [0] No units match. Try fewer letters.
    [one] One unit matches.
   *[other] { $n } units match.
}
unit-import-fault-count = { $count ->
    [0] No faults
    [one] One fault
   *[other] { $n } faults
}
unit-change-count-same = { $count ->
    [0] No units are as before
    [one] One unit is as before
   *[other] { $n } units are as before
}
unit-change-count-added = { $count ->
    [0] No units are added
    [one] One unit is added
   *[other] { $n } units are added
}
unit-change-count-renamed = { $count ->
    [0] None gets a new name
    [one] One gets a new name
   *[other] { $n } get a new name
}
unit-change-count-moved = { $count ->
    [0] No moves
    [one] One move
   *[other] { $n } moves
}
unit-change-count-begins = { $count ->
    [0] None gets a new first day
    [one] One gets a new first day
   *[other] { $n } get a new first day
}
unit-change-count-closed = { $count ->
    [0] None closes
    [one] One closes
   *[other] { $n } close
}
unit-change-count-joins = { $count ->
    [0] None joins a group
    [one] One joins a group
   *[other] { $n } join a group
}
unit-change-count-leaves = { $count ->
    [0] None leaves a group
    [one] One leaves a group
   *[other] { $n } leave a group
}
