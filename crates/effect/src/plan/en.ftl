plan-title = Plan for effect steering
plan-lead = The council sets goals on all core areas, but not on all in the same year. The plan shows which core area is treated with which year's budget.
plan-empty = The core areas will stand here by administration and budget year. Bring the plan in from a file, or make the core areas in the compass first.
plan-empty-public = It will stand here which core area is treated when.
plan-to-compass = Go to the compass
plan-to-goals = See the effect goals
plan-edit = Edit the plan
plan-import = Bring in from a file
plan-areas = { $count ->
    [one] One core area.
   *[other] { $n } core areas.
}
plan-without-count = { $count ->
    [one] One of them is not in the plan for any year.
   *[other] { $n } of them are not in the plan for any year.
}
plan-no-years = The plan has no budget years yet. Add the first, or bring the plan in from a file.
plan-administration = Administration
plan-area = Core area
plan-across = Across administrations
plan-year = Budget { $year }
plan-years = Budget years
plan-without = Without a budget year
plan-uncertain = year uncertain
plan-steps = This is how it goes
plan-remarks = Remarks from the file
plan-source = Source: { $title }.
plan-get-file = Get the file that the plan came from
plan-edit-title = Edit the plan
plan-edit-lead = Tick the budget years in which the core area is treated. An area may have several. Nothing is saved before you save the plan.
plan-add-year-label = New budget year
plan-add-year-hint = Four digits, for example 2028. Save your ticks first.
plan-add-year = Add budget year
plan-remove-year = Remove budget { $year }
plan-save = Save the plan
plan-cancel = Cancel
plan-changed = Someone else has changed the plan since you opened it. Here is the plan as it is now, with the ticks that you set and removed. Look it over, and save again.
plan-refused-year = That is no year. Write four digits from 1970 to 2200.
plan-refused-year-in-use = Core areas stand in that year. Move them first.
plan-import-title = Bring the plan in from a file
plan-import-lead = Choose the file. You first see what it will do. Nothing is saved before you say yes.
plan-import-another = Choose another file
plan-import-faults = The file has faults. Nothing is saved. Mend them all, and choose the file again.
plan-import-no-file = Choose a file.
plan-import-submit = Bring the plan in
plan-file = File with the plan
plan-file-hint = A .json file with core areas by administration and budget year, at most 256 kB.
plan-look = See what the file will do
plan-preview = What the file will do
plan-preview-nothing = The file says the same as the plan. There is nothing to bring in.
plan-preview-made = { $count ->
    [0] No new core areas
    [one] One new core area, made in the compass
   *[other] { $n } new core areas, made in the compass
}
plan-preview-years = { $count ->
    [0] No new budget years
    [one] One new or changed budget year
   *[other] { $n } new or changed budget years
}
plan-preview-placed = { $count ->
    [0] No core areas come into a budget year
    [one] One core area comes into a budget year
   *[other] { $n } core areas come into a budget year
}
plan-preview-remarked = { $count ->
    [0] None get new remarks
    [one] One gets new remarks
   *[other] { $n } get new remarks
}
plan-preview-unchanged = { $count ->
    [0] None stand there already
    [one] One stands there already
   *[other] { $n } stand there already
}
plan-preview-total = The file says that there are { $total } core areas, but its table has { $count }. See whether any are missing.
plan-preview-not-mentioned = This stands in the plan, but not in the file. It stays:
plan-preview-needs-editor = The file names core areas that the compass does not have. Only those who may edit the compass can make them. Ask an editor to bring the file in.
plan-fate = What happens
plan-fate-new = made
plan-fate-known = there already
plan-fault-count = { $count ->
    [one] One fault
   *[other] { $n } faults
}
plan-fault-line = Line { $line }: { $what }
plan-fault-place = Line { $line } ({ $place }): { $what }
plan-fault-smaller = The file is too large. A plan takes at most 256 kB.
plan-fault-utf8 = The file is not written in UTF-8. Save it again as UTF-8.
plan-fault-json = Here the file cannot be read as JSON: { $found }. See whether a comma, a bracket or a quotation mark is missing.
plan-fault-object = There should be an object in braces here, but it says: { $found }
plan-fault-list = There should be a list in brackets here, but it says: { $found }
plan-fault-rows = The table is empty. Write at least one core area in it.
plan-fault-text = There should be a text here, but it says: { $found }
plan-fault-text-or-null = There should be a text or null here, but it says: { $found }
plan-fault-short-text = The text is too long: { $found } … Use at most 200 characters.
plan-fault-year = There should be a year from 1970 to 2200 here, as a number without quotation marks, but it says: { $found }
plan-fault-flag = There should be true or false here, but it says: { $found }
plan-fault-number = There should be a whole number here, but it says: { $found }
plan-fault-administration = The administration { $found } is not in the list administrations. Add it there, or mend the code.
plan-fault-once = This stands here for the second time: { $found } Delete one of them.
plan-fault-missing = It is missing. Add it.
done-plan-saved = The plan is saved.
done-plan-year-added = The budget year is added. Tick the core areas that are treated.
done-plan-year-removed = The budget year is removed.
done-plan-imported = The plan is brought in.
done-plan-nothing-new = The file said the same as the plan. Nothing is changed.
audit-action-effect-plan-save = edited the plan for effect steering
audit-action-effect-plan-year = added a budget year to the plan
audit-action-effect-plan-remove-year = removed a budget year from the plan
audit-action-effect-plan-import = brought the plan for effect steering in
audit-kind-plan = plan:
audit-detail-unplaced = out of the plan
audit-detail-placed = put into a budget year
audit-detail-budget-year = budget year
