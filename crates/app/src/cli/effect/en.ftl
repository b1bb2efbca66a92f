cli-effect-unreadable = { $file } cannot be read
cli-effect-map-form = --map { $pair }: write USE=HEADING
cli-effect-map-use = --map { $pair }: "{ $used }" is not unit, period, value, denominator, status, note, periods, ignored or category:DIMENSION
cli-effect-no-indicator = there is no indicator called "{ $slug }". Known: { $known }
cli-effect-progress = { $done } of { $of } values read
cli-effect-no-reason = final numbers would change: say why with --reason
cli-effect-mend = { $file }: nothing is kept; mend the file, or choose the columns with --map
cli-effect-fault = line { $line }
cli-effect-fault-file = the file
cli-effect-totals = { $count ->
    [one] One total of the file was compared;
   *[other] { $n } totals of the file were compared;
}
cli-effect-totals-differ = { $count ->
    [0] none differs from our own.
    [one] one differs from our own.
   *[other] { $n } differ from our own.
}
cli-effect-total = { $unit } { $period }, { $what }: the file { $published }, ours { $own }, difference { $difference } ({ $coverage })
cli-effect-nothing-new = The file says what we know already: nothing is changed.
cli-effect-written = Kept: { $added } and { $changed }.
cli-effect-added = { $count ->
    [one] one new value
   *[other] { $n } new values
}
cli-effect-changed = { $count ->
    [0] none changed
    [one] one changed
   *[other] { $n } changed
}
cli-effect-not-written = Nothing is kept.
cli-effect-file-faults = { $count ->
    [one] { $file }: one fault; nothing is kept
   *[other] { $file }: { $n } faults; nothing is kept
}
cli-effect-plan-faults = { $count ->
    [one] { $file } has one fault. Nothing is brought in. Mend it, and run this again
   *[other] { $file } has { $n } faults. Nothing is brought in. Mend them, and run this again
}
cli-effect-tree-would = The tree "{ $tree }" would be made.
cli-effect-tree-refused = the tree "{ $tree }" could not be made: { $why }
cli-effect-units-done = { $tree }: { $changes }, { $same }.
cli-effect-units-changes = { $count ->
    [0] no changes
    [one] one change
   *[other] { $n } changes
}
cli-effect-units-same = { $count ->
    [0] no units as before
    [one] one unit as before
   *[other] { $n } units as before
}
cli-effect-municipality-made = { $name } has been made.
cli-effect-municipality-would = { $name } would be made.
cli-effect-municipality-refused = the municipality "{ $name }" could not be made: { $why }
cli-effect-no-rules = "{ $rules }" are no rules here: write nhs or anhoej
cli-effect-no-case = there is no unit "{ $unit }" with the part "{ $part }" for the indicator
cli-effect-verdict = { $change } · { $target } · ground: { $state } · rules: { $rules }
cli-effect-change = change: { $word }
cli-effect-target = target: { $word }
cli-effect-state-empty = no numbers
cli-effect-state-one = one number
cli-effect-state-constant = all numbers are equal
cli-effect-state-no-limits = nearly all numbers are equal
cli-effect-state-trial = trial limits
cli-effect-state-settled = enough numbers
cli-effect-state-too-large = numbers with too many digits
cli-effect-limits = from { $from }: { $points }, mean { $mean }, limits { $lower } to { $upper }
cli-effect-runs = from { $from }: { $points }, median { $median }, longest run { $run } (at most { $most }), crossings { $crossings } (at least { $least })
cli-effect-points = { $count ->
    [one] one measurement
   *[other] { $n } measurements
}
cli-effect-ratio = { $numerator } of { $denominator }
