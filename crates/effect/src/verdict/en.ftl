verdict-indicators = Indicators
verdict-title = What the figures say
verdict-variation-title = Has anything changed?
verdict-assurance-title = Can the target be met?
verdict-chart = Chart
verdict-table = Figures
verdict-table-earlier = { $count ->
    [one] One earlier period
   *[other] { $n } earlier periods
 }
verdict-table-latest = { $count ->
    [one] The newest period
   *[other] The { $n } newest periods
 }
verdict-chart-description = Each point leads to its row in the table below the chart, where the same figures stand.
verdict-ended = no longer followed
verdict-late = a new figure is missing
verdict-no-units = The tree has no units yet, so there is nothing to measure for.
verdict-to-units = Add units
verdict-no-values = no figures yet
verdict-empty = The chart and the table will come here when there are figures for the unit. Begin by reporting a figure or reading a file, or choose another unit.
verdict-report = Report a figure
verdict-import = Read a file
verdict-choose = Choose what is shown
verdict-search-unit = Find a unit
verdict-search-none = No unit is called { $words }. Write a part of the name, or the unit's code.
verdict-search-found = Choose a unit:
verdict-unit = Unit
verdict-code = Code
verdict-part = Part
verdict-per = One figure for each
verdict-rules = Rules
verdict-show = Show
verdict-above = The unit is part of
verdict-below = The units below it
verdict-more-below = { $count ->
    [one] … and one more. Find it by searching.
   *[other] … and { $n } more. Find them by searching.
 }
verdict-compare = Compare the units below it
verdict-compare-groups = Compare within a group
verdict-beside = Compare with
verdict-beside-mean = Mean of the group { $group }
verdict-beside-reported = Units of the group with figures
verdict-beside-size = Units in the group
verdict-beside-empty = None of the units in the group { $group } has a figure in the periods shown.
verdict-beside-says = { $count ->
    [one] The dotted grey line is the figure of the one unit in the group { $group }. It does not change the verdict.
   *[other] The dotted grey line is the mean of the { $n } units in the group { $group }, each counting equally. A unit without a figure in a period is not counted in it. The line does not change the verdict.
 }
verdict-no-whole = There are no figures for the whole. The page shows { $part }.
verdict-to-table = Go to the figures
verdict-fetch = Download as
verdict-rules-nhs = Control chart (NHS rules)
verdict-rules-anhoej = Run chart (Anhøj's rules)
verdict-frequency-year = year
verdict-frequency-half-year = half-year
verdict-frequency-quarter = quarter
verdict-frequency-month = month
verdict-frequency-week = week
verdict-frequency-day = day
verdict-short-half-year = H{ $number } { $year }
verdict-short-quarter = Q{ $number } { $year }
verdict-short-week = w{ $number } { $year }
verdict-values = { $count ->
    [one] One measurement
   *[other] { $n } measurements
 }
verdict-sentence = { $values } for { $unit } from { $from } to { $to }.
verdict-sentence-limits = The line in the middle is the mean. Between the limits lies what chance variation can be expected to give.
verdict-sentence-runs = The line in the middle is the median: half of the measurements are above it and half below.
verdict-sentence-up = A high figure is best.
verdict-sentence-down = A low figure is best.
verdict-sentence-neutral = Neither a high nor a low figure is best.
verdict-sentence-band = The figure should lie in the hatched area.
verdict-period = Period
verdict-first-day = First day
verdict-value = Value
verdict-of = Out of
verdict-numerator = Count
verdict-denominator = Out of
verdict-reported = Units with figures
verdict-expected = Units in all
verdict-note = Note
verdict-status = Status
verdict-coverage-title = Coverage
verdict-published = The source's figure
verdict-rule = Rule
verdict-parts = { $numerator } of { $denominator }
verdict-coverage = { $reported } of { $expected } units
verdict-coverage-periods = { $reported } of { $expected } periods
verdict-published-same = { $published }, the same
verdict-published-other = { $published }, difference { $difference }
verdict-target = Target
verdict-baseline = Baseline
verdict-band = Wanted range
verdict-mean = Mean
verdict-median = Median
verdict-lower = Lower limit
verdict-upper = Upper limit
verdict-mark-common = As usual
verdict-mark-improvement = Better
verdict-mark-concern = Worse
verdict-mark-neutral-high = Higher than usual
verdict-mark-neutral-low = Lower than usual
verdict-mark-preliminary = Preliminary figure
verdict-mark-gap = No figure
verdict-gap-missing = missing
verdict-gap-suppressed = hidden
verdict-gap-undefined = cannot be worked out
verdict-event-break = Series break: { $reason }
verdict-event-break-restart = Series break: { $reason } Limits start again here.
verdict-event-definition = New definition, version { $version }
verdict-cause-above-limit = above the upper limit
verdict-cause-below-limit = below the lower limit
verdict-cause-trend-up = in a rise of at least 7
verdict-cause-trend-down = in a fall of at least 7
verdict-cause-two-of-three-above = 2 of 3 close to the upper limit
verdict-cause-two-of-three-below = 2 of 3 close to the lower limit
verdict-cause-shift-above = at least 7 in a row above the mean
verdict-cause-shift-below = at least 7 in a row below the mean
verdict-cause-common-cause = as usual
verdict-cause-long-run = in an unusually long run
verdict-variation-unknown = Cannot be said yet
verdict-variation-constant = No variation
verdict-variation-no-limits = Cannot be said
verdict-variation-common = No change beyond chance
verdict-variation-improvement-high = Better: higher than usual
verdict-variation-improvement-low = Better: lower than usual
verdict-variation-concern-high = Worse: higher than usual
verdict-variation-concern-low = Worse: lower than usual
verdict-variation-neutral-high = Higher than usual
verdict-variation-neutral-low = Lower than usual
verdict-variation-signal = More than chance variation
verdict-reason-empty = There are no figures to look at.
verdict-reason-one = There is only one figure. A figure alone cannot show whether anything changes.
verdict-reason-too-large = The figures have so many digits that they cannot be worked out exactly.
verdict-reason-constant = { $count ->
    [one] There is only one figure.
   *[other] All { $n } measurements are equal. Without variation there is nothing to take limits from.
 }
verdict-reason-above-limit = The change is more than chance variation: the newest measurement is above the upper limit.
verdict-reason-below-limit = The change is more than chance variation: the newest measurement is below the lower limit.
verdict-reason-trend-up = { $count ->
    [one] The change is more than chance variation: the measurements rise.
   *[other] The change is more than chance variation: { $n } measurements in a row are each higher than the one before.
 }
verdict-reason-trend-down = { $count ->
    [one] The change is more than chance variation: the measurements fall.
   *[other] The change is more than chance variation: { $n } measurements in a row are each lower than the one before.
 }
verdict-reason-two-of-three-above = The change is more than chance variation: 2 of 3 measurements in a row are close to the upper limit.
verdict-reason-two-of-three-below = The change is more than chance variation: 2 of 3 measurements in a row are close to the lower limit.
verdict-reason-shift-above = { $count ->
    [one] The change is more than chance variation: the measurements are above the mean.
   *[other] The change is more than chance variation: { $n } measurements in a row are above the mean.
 }
verdict-reason-shift-below = { $count ->
    [one] The change is more than chance variation: the measurements are below the mean.
   *[other] The change is more than chance variation: { $n } measurements in a row are below the mean.
 }
verdict-reason-common-cause = The newest measurement does not differ more than chance variation can be expected to give.
verdict-reason-signal = There is more than chance variation.
verdict-reason-no-signal = There is nothing but chance variation to be seen.
verdict-reason-no-limits = Nearly all measurements are equal, so there is no variation to take limits from. A control chart cannot say whether a single other figure is more than chance. Count over longer periods or over more units.
verdict-reason-run-long = { $count ->
    [one] The longest run on one side of the median has one measurement, and chance explains at most { $limit }.
   *[other] The longest run on one side of the median has { $n } measurements, and chance explains at most { $limit }.
 }
verdict-reason-run-usual = { $count ->
    [one] The longest run on one side of the median has one measurement, and chance explains up to { $limit }.
   *[other] The longest run on one side of the median has { $n } measurements, and chance explains up to { $limit }.
 }
verdict-reason-crossings-few = { $count ->
    [0] The line never crosses the median, and chance would give at least { $limit } crossings.
    [one] The line crosses the median only once, and chance would give at least { $limit } crossings.
   *[other] The line crosses the median only { $n } times, and chance would give at least { $limit }.
 }
verdict-reason-crossings-usual = { $count ->
    [0] The line never crosses the median, but with so few measurements that may be chance.
    [one] The line crosses the median once, and with so few measurements that may be chance.
   *[other] The line crosses the median { $n } times, and chance gives at least { $limit }.
 }
verdict-assurance-none = Cannot be said
verdict-assurance-consistent-pass-target = The target will be met
verdict-assurance-consistent-fail-target = The target will not be met
verdict-assurance-inconsistent-target = The target will be met at times
verdict-assurance-consistent-pass-band = The figure will stay in the wanted range
verdict-assurance-consistent-fail-band = The figure will stay outside the wanted range
verdict-assurance-inconsistent-band = The figure is in the wanted range at times
verdict-assurance-consistent-pass-target-reason = If all goes on as it is, the target of { $wanted } will be met every time: it is outside the limits { $lower } and { $upper }, on the good side.
verdict-assurance-consistent-fail-target-reason = If all goes on as it is, the target of { $wanted } will not be met: it is outside the limits { $lower } and { $upper }, and only a change in what is done can meet it.
verdict-assurance-inconsistent-target-reason = The target of { $wanted } is between the limits { $lower } and { $upper }. It will be met at times and at other times not, by chance alone.
verdict-assurance-consistent-pass-band-reason = Both limits, { $lower } and { $upper }, are within { $wanted }.
verdict-assurance-consistent-fail-band-reason = All between the limits { $lower } and { $upper } is outside { $wanted }.
verdict-assurance-inconsistent-band-reason = The limits { $lower } and { $upper } are only partly within { $wanted }.
verdict-assurance-none-runs = A run chart has no limits. It does not say whether a target can be met. Choose the control chart to see that.
verdict-assurance-none-neutral = Neither high nor low is best, so it cannot be said whether the target will be met.
verdict-assurance-none-no-target = No target is set for the period.
verdict-assurance-none-empty = The target is { $wanted }, but there are no figures yet.
verdict-assurance-none-one = The target is { $wanted }. One figure does not say whether it can be met every time.
verdict-assurance-none-constant = The target is { $wanted }. All measurements are equal, so there are no limits to hold it against: compare the two figures yourself.
verdict-assurance-none-no-limits = The target is { $wanted }. There are no limits to hold it against: compare the figures with it yourself.
verdict-assurance-none-trial = The target is { $wanted }. Limits must rest on 13 measurements before it can be said whether it will be met.
verdict-assurance-none-settled = The target is { $wanted }, but it cannot be held against the limits.
verdict-assurance-none-too-large = The figures have so many digits that they cannot be worked out exactly.
verdict-band-below = The newest measurement is below the wanted range.
verdict-band-within = The newest measurement is within the wanted range.
verdict-band-above = The newest measurement is above the wanted range.
verdict-note-trial = { $count ->
    [one] There is only one measurement.
   *[other] The limits are a trial: they rest on { $n } measurements, and it takes 13 before they are settled.
 }
verdict-note-under-five = { $count ->
    [one] One figure cannot show a development.
   *[other] With { $n } measurements the limits are very uncertain. Read nothing into small differences.
 }
verdict-note-no-runs = { $count ->
    [one] One figure cannot show a development.
   *[other] With { $n } measurements only a single unusual figure can be found. A development shows only with 7 measurements in a row.
 }
verdict-note-trial-runs = { $count ->
    [one] There is only one measurement.
   *[other] { $n } measurements are few. The rules say something certain only when at least 10 measurements are off the median.
 }
verdict-note-yearly = The figure comes once a year. So many years will pass before the chart can show a change with certainty.
verdict-age-newest = The newest figure is for { $period }. { $end }
verdict-age-going-on = The period is not over yet.
verdict-age-days = { $count ->
    [one] It ended yesterday.
   *[other] It ended { $n } days ago.
 }
verdict-age-months = { $count ->
    [one] It ended a month ago.
   *[other] It ended { $n } months ago.
 }
verdict-age-years = { $count ->
    [one] It ended over a year ago.
   *[other] It ended over { $n } years ago.
 }
verdict-age-ended = No more figures will come.
verdict-age-unknown = There is no deadline for the next.
verdict-age-due = The next should be there by { $day }.
verdict-age-late = { $count ->
    [one] The figure for one period did not come in time.
   *[other] The figures for { $n } periods did not come in time.
 }
verdict-age-late-since = The first should have been there on { $day }.
verdict-working = Calculated like this
verdict-working-limits = The measurements are divided into stretches that are judged one by one. A new stretch begins where somebody has confirmed that limits should start again.
verdict-working-runs = The measurements are divided into stretches that are judged one by one. Each stretch has its own median.
verdict-stretch = Stretch
verdict-n = Measurements
verdict-moving-range = Average moving range
verdict-useful = Off the median
verdict-longest-run = Longest run
verdict-crossings = Crossings
verdict-run-of = { $number } (signal above { $limit })
verdict-crossings-of = { $number } (signal below { $limit })
verdict-working-formula = The limits are the mean plus and minus 2.66 times the average moving range from measurement to measurement (Wheeler, Understanding Variation, 1993).
verdict-working-screened = Moving ranges of at least 3.267 times their average are taken out, and the average is taken again once (Nelson, Journal of Quality Technology 14:3, 1982).
verdict-working-not-screened = All moving ranges count, the largest too.
verdict-working-order = When several rules apply to a measurement, the first of them holds: outside the limits; at least 7 in a row that rise or fall; 2 of 3 in a row in the outer third; at least 7 in a row on one side of the mean.
verdict-working-thirteen = Limits that rest on under 13 measurements are a trial, and then it is not said whether a target can be met.
verdict-working-run-rule = A run is too long when it has more measurements than log2(n) + 3, rounded. n is how many measurements are off the median.
verdict-working-crossing-rule = Crossings are too few when they are fewer than the 5th percentile of the binomial distribution with n − 1 tries of one half.
verdict-working-fixed = Mean and limits are taken from the first { $number } measurements of each stretch.
verdict-working-gaps = { $count ->
    [one] One period without a figure is left out.
   *[other] { $n } periods without figures are left out.
 }
verdict-working-exact = The measurements are rounded to six decimals and worked out in whole numbers, so that a measurement exactly on the mean is on neither side.
verdict-working-rules = The rules are called { $rules }.
verdict-working-source-limits = They are those of NHSRplotthedots 0.2.2 (the NHS programme Making Data Count).
verdict-working-source-runs = They are from J. Anhøj and A. Vingaard Olesen, Run charts revisited, PLoS ONE 9(11), 2014, as in the R package qicharts2 0.8.1.
verdict-not-said = What does it not say?
verdict-not-said-cause = It does not say why. That the figure changes after something was done does not show that this is the reason.
verdict-not-said-action = It does not say whether an effort works. That takes a comparison with what would have happened otherwise.
verdict-not-said-noise = No change does not mean that all is well. It means that it is as usual.
verdict-not-said-people = It does not say who has done well or badly.
verdict-not-said-quality = It looks only at the figures. If they are counted wrongly or in a new way, that cannot be seen here unless somebody has written a series break.
verdict-limits = Limits
verdict-position = Place in the funnel
verdict-compare-title = Compare units: { $title }
verdict-compare-lead = The units directly below { $name }.
verdict-compare-lead-group = The units of the group { $name }.
verdict-compare-below = The units below
verdict-compare-group = Or a group
verdict-compare-no-group = No group
verdict-compare-empty = There are no units to compare here. Choose a unit that has others below it, or a group.
verdict-compare-description = The same figures stand in the table at the bottom of the page.
verdict-mean-units = { $count ->
    [one] Only one unit has a figure: { $value }.
   *[other] The mean of { $n } units, each counting equally: { $value }.
 }
verdict-mean-whole = { $name } as a whole, each unit counting with its size: { $value }.
verdict-mean-rule = { $name } as a whole (rule for units: { $rule }): { $value }.
verdict-mean-sum = { $name } together: { $value }.
verdict-multiples = Each unit over time
verdict-multiples-says = Each unit is judged by its own measurements. Choose a unit to see its chart and figures.
verdict-multiples-common = All charts have the same scale.
verdict-multiples-own = Each chart has its own scale, so heights cannot be compared.
verdict-multiple-spoken = { $unit }: { $value }. { $change }. { $target }.
verdict-funnel = Funnel
verdict-funnel-says = Small units vary more than large ones, by chance alone. The funnel shows how much: between the outer lines lies 99.8 % of what chance gives, and between the inner lines 95 %.
verdict-funnel-proportion = The limits are from the binomial distribution (a part of a whole).
verdict-funnel-rate = The limits are from the Poisson distribution (events for a size).
verdict-funnel-assumes = That holds when each of those counted is on their own. Days, visits and hours of the same people are not: then the funnel is too narrow.
verdict-funnel-over = The units vary { $times } times as much as chance alone gives (φ, the ratio of variances). Either those counted are not each on their own, or the units differ in more than chance. So few units cannot show which, so do not use the funnel to single out a unit.
verdict-funnel-widened = The units vary { $times } times as much as chance alone gives (φ, the ratio of variances). Either those counted are not each on their own, or the units differ in more than chance. The funnel is widened by that: outside it is only what is unusual among these very units.
verdict-funnel-not = A unit outside the funnel is further from the whole than can be expected when the limits hold. The funnel does not say why, and it does not say which of two units inside it is better. Worked out as by Spiegelhalter, Statistics in Medicine 24, 2005.
verdict-funnel-no-ratio = A funnel needs a figure that is a count out of a count. This indicator is not.
verdict-funnel-few = A funnel needs at least two units with figures in the period.
verdict-funnel-more-than-size = A funnel needs a numerator of events that each happen to one of those whom the denominator counts. Here the numerator is larger than the denominator, so it must be something else, such as kroner, hours or visits.
verdict-funnel-one-large = { $name } has { $share } per cent of it all. So the line in the middle is nearly its own figure, and the other units lie close together. Compare the units below it, if it has any, or choose a group of units that are alike in size.
verdict-funnel-not-counted = A funnel needs counts in whole numbers, and nobody who counts out of 0. That is not so here.
verdict-funnel-centre = The whole
verdict-funnel-inner = 95 %
verdict-funnel-outer = 99.8 %
verdict-position-within = in the funnel
verdict-position-high = at the upper edge
verdict-position-low = at the lower edge
verdict-position-far-above = above the funnel
verdict-position-far-below = below the funnel
verdict-league = List with limits
verdict-league-says = The units stand by their figures. The order does not say which is best.
verdict-league-funnel = The line at each unit goes between the funnel's inner lines for a unit of its size. Where the dot lies on its line, the unit cannot be told from the whole.
verdict-league-own = The line at each unit goes between the limits of its own control chart: what the unit itself usually varies between. It does not say whether two units differ.
verdict-league-without = Without limits, and so not in the list:
verdict-compare-period = The figures are for { $period }.
