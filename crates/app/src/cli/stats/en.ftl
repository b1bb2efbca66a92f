stats-no-date = No measurement has the date { $date }, so no new stretch begins there.
stats-segment = { $count ->
    [one] From { $from }: one measurement, { $mean }
   *[other] From { $from }: { $n } measurements, mean { $mean }, limits { $lower } to { $upper }
 }
stats-no-variation = no variation
stats-trial-limits = trial limits: under 13 measurements
stats-values = { $count ->
    [one] { $n } value
   *[other] { $n } values
 }
stats-implied-top = Without a row of their own in { $file }, and so taken to be at the top: { $units }.
stats-wanted-number = Write a number, such as 12, -3.5 or 3,5, without marks between thousands.
stats-wanted-fewer-digits = Write a number with at most 38 digits, at most { $decimals } of them decimals.
stats-wanted-once = Use something else, or remove the row: it stands in line { $line } already.
stats-wanted-known-unit = Write a unit that the tree has.
stats-wanted-lowest-unit = Write a unit that has no others below it in the tree: its figure is worked out.
stats-wanted-outside-itself = Write another unit above: the unit is now above itself.
stats-fault-unreadable = { $file } cannot be read
stats-fault-rows = { $count ->
    [one] { $file } has one fault. Mend it, and run this again
   *[other] { $file } has { $n } faults. Mend them, and run this again
 }
stats-fault-no-rows = { $file }: there are no rows. Write a row below '{ $columns }' for each value
stats-fault-empty = { $file }: there are no measurements
stats-fault-short-baseline = --fix-after must be at least 2: limits take two measurements
stats-fault-too-large = { $file }: the figures have too many digits to be worked out exactly. Use fewer decimals
stats-fault-too-large-series = { $file }: the figures of the series '{ $series }' have too many digits to be worked out exactly. Use fewer decimals
stats-fault-circle = the unit '{ $unit }' ends up above itself. Write another unit above
stats-fault-many-units = { $file }: there are too many units
stats-fault-sum-too-large = { $file }: the figures have too many digits to be added up exactly
