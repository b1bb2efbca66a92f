//! The units that are compared, with what is said of each.

use std::collections::HashMap;

use platform::store::{Reads, StoreError};
use stats::fraction::Fraction;
use ui::format::sort_by_words;
use ui::i18n::Locale;

use crate::amount::SCALE;
use crate::comparison::ComparisonGroup;
use crate::indicator::{Definition, Measure};
use crate::measured_unit::MeasuredUnit;
use crate::observation::{self, Breakdown, SeriesPoint};
use crate::period::Period;
use crate::verdict::subject::{Case, Subject, Wanted};

/// The most units on one page.
pub(super) const MOST: usize = 100;

/// A unit that is compared.
pub(super) struct Member {
    pub(super) unit: MeasuredUnit,
    /// What is said of it in the period; none when nothing is.
    pub(super) point: Option<SeriesPoint>,
}

/// The units that are compared.
pub(super) struct Members {
    /// Those with a value or a reason for none, in the order of names.
    pub(super) all: Vec<Member>,
    /// The period; none without any value.
    pub(super) period: Option<Period>,
    /// What is said of the whole that they are compared with.
    pub(super) whole: Option<SeriesPoint>,
}

/// Which units are compared.
pub(super) enum Among<'a> {
    /// Those directly below the whole.
    Below,
    /// Those of a group.
    Group(&'a ComparisonGroup),
}

impl Members {
    /// Reads what is said of units in a period, the newest when none is given.
    pub(super) async fn read(
        reads: &mut impl Reads,
        locale: &Locale,
        (subject, whole, part): (&Subject, &MeasuredUnit, &Breakdown),
        (among, period): (Among<'_>, Option<Period>),
    ) -> Result<Self, StoreError> {
        let latest = observation::latest(reads, &subject.indicator, &subject.units, period, part).await?;
        let period = latest.first().map(|(_, point)| point.period);
        let mut points: HashMap<u32, SeriesPoint> = latest.into_iter().collect();
        let numbers: Vec<u32> = match among {
            Among::Group(group) => group.members.iter().filter_map(|id| subject.units.number(id)).collect(),
            Among::Below => {
                let tree = subject.tree(period)?;
                let number = subject.units.number(&whole.id);
                let all = 0..u32::try_from(subject.units.units.len()).unwrap_or(u32::MAX);
                all.filter(|unit| tree.has(*unit) && tree.tree.parent(*unit) == number).collect()
            }
        };
        let member = |number: u32| {
            Some(Member { unit: subject.units.unit(number)?.clone(), point: points.get(&number).cloned() })
        };
        let mut all: Vec<Member> = numbers.into_iter().filter_map(member).collect();
        sort_by_words(locale.language, &mut all, |member| &member.unit.name);
        let whole = subject.units.number(&whole.id).and_then(|number| points.remove(&number));
        Ok(Self { all, period, whole })
    }

    /// The mean in which each unit counts as much, exact; none when no unit has a value.
    pub(super) fn mean(&self) -> Option<(Fraction, usize)> {
        let values = self.all.iter().filter_map(|member| member.point.as_ref()?.value);
        let values: Vec<i128> = values.map(|value| value.rounded(SCALE)?.units_at(SCALE)).collect::<Option<_>>()?;
        let sum = values.iter().try_fold(0_i128, |sum, value| sum.checked_add(*value))?;
        let mean = Fraction::new(sum, i128::try_from(values.len()).ok()?)?.shifted(SCALE)?;
        Some((mean, values.len()))
    }
}

/// Tells whether a unit's value grows with its size, so that values cannot be compared by height.
pub(super) fn grows_with_size(definition: &Definition) -> bool {
    use stats::roll_up::rule::Rule;
    definition.measure == Measure::Number && matches!(definition.over_units, Rule::Sum | Rule::Count)
}

/// Judges the series of each unit, as the page's rules have it.
pub(super) async fn cases(
    reads: &mut impl Reads,
    subject: &Subject,
    members: &[Member],
    (part, rules): (&str, &str),
) -> Result<Vec<Case>, StoreError> {
    let mut cases = Vec::with_capacity(members.len());
    for member in members {
        let wanted = Wanted { unit: &member.unit.id, part, rules, longer: "" };
        cases.extend(subject.case(reads, wanted).await?);
    }
    Ok(cases)
}
