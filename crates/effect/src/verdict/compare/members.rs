//! The units that are compared, with what is said of each.

use std::collections::HashMap;

use platform::store::{Reads, StoreError};
use stats::fraction::Fraction;
use stats::roll_up::rule::{Rule, unweighted};
use ui::format::sort_by_words;
use ui::i18n::Locale;

use crate::amount::SCALE;
use crate::comparison::ComparisonGroup;
use crate::indicator::{Definition, Measure};
use crate::measured_unit::{MeasuredUnit, TreeOnDay};
use crate::observation::{self, Breakdown, SeriesPoint};
use crate::period::Period;
use crate::verdict::subject::{Case, Subject};

/// The most units on one page.
pub(super) const MOST: usize = 100;

/// A unit that is compared.
pub(super) struct Member {
    pub(super) unit: MeasuredUnit,
    /// What is said of it in the period; none when nothing is.
    pub(super) point: Option<SeriesPoint>,
}

/// The units that are compared.
#[derive(Default)]
pub(super) struct Members {
    /// Those with a value or a reason for none, in the order of names.
    pub(super) all: Vec<Member>,
    /// The period; none without any value.
    pub(super) period: Option<Period>,
    /// The unit that they are parts of, or that stands beside the group; none while the tree has no units.
    pub(super) whole: Option<MeasuredUnit>,
    /// What is said of it.
    pub(super) point: Option<SeriesPoint>,
}

/// Which units are compared.
pub(super) enum Among<'a> {
    /// Those directly below the whole.
    Below,
    /// Those directly below the highest unit of the whole with something to compare: at least two parts with a value.
    Highest,
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
        let points: HashMap<u32, SeriesPoint> = latest.into_iter().collect();
        let tree = Below::new(&subject.tree(period)?);
        let asked = subject.units.number(&whole.id);
        let above = match among {
            Among::Highest => asked.map(|top| highest(&tree, top, |unit| has_value(points.get(&unit)))),
            Among::Below | Among::Group(_) => asked,
        };
        let numbers: Vec<u32> = match among {
            Among::Group(group) => group.members.iter().filter_map(|id| subject.units.number(id)).collect(),
            Among::Below | Among::Highest => above.map_or_else(Vec::new, |above| tree.of(above).to_vec()),
        };
        let member = |number: u32| {
            Some(Member { unit: subject.units.unit(number)?.clone(), point: points.get(&number).cloned() })
        };
        let mut all: Vec<Member> = numbers.into_iter().filter_map(member).collect();
        sort_by_words(locale.language, &mut all, |member| &member.unit.name);
        Ok(Self {
            all,
            period,
            whole: above.and_then(|above| subject.units.unit(above)).cloned(),
            point: above.and_then(|above| points.get(&above).cloned()),
        })
    }

    /// The mean in which each unit counts as much; none when no unit has a value.
    pub(super) fn mean(&self) -> Option<(Fraction, usize)> {
        let values: Vec<Fraction> = self.all.iter().filter_map(|member| member.point.as_ref()?.value).collect();
        Some((unweighted(&values, SCALE).ok()?, values.len()))
    }
}

/// Tells whether a unit has a value.
pub(super) fn has_value(point: Option<&SeriesPoint>) -> bool {
    point.is_some_and(|point| point.value.is_some())
}

/// A tree with the units directly below each.
struct Below(HashMap<u32, Vec<u32>>);

impl Below {
    fn new(tree: &TreeOnDay) -> Self {
        let mut below: HashMap<u32, Vec<u32>> = HashMap::new();
        for unit in tree.tree.from_top().iter().filter(|unit| tree.has(**unit)) {
            if let Some(above) = tree.tree.parent(*unit) {
                below.entry(above).or_default().push(*unit);
            }
        }
        Self(below)
    }

    fn of(&self, unit: u32) -> &[u32] {
        self.0.get(&unit).map_or(&[], Vec::as_slice)
    }
}

/// The unit nearest to the top that has at least two parts with a value, of those equally near the one with most; the top
/// when there is none.
fn highest(tree: &Below, top: u32, has_value: impl Fn(u32) -> bool) -> u32 {
    let mut level = vec![top];
    while !level.is_empty() {
        let parts = |unit: &u32| tree.of(*unit).iter().filter(|part| has_value(**part)).count();
        // The last of equals is the greatest: from the end, that is the first.
        if let Some(best) = level.iter().rev().max_by_key(|unit| parts(unit)).filter(|best| parts(best) >= 2) {
            return *best;
        }
        level = level.iter().flat_map(|unit| tree.of(*unit)).copied().collect();
    }
    top
}

/// Tells whether a unit's value grows with its size, so that values cannot be compared by height.
pub(super) fn grows_with_size(definition: &Definition) -> bool {
    definition.measure == Measure::Number && matches!(definition.over_units, Rule::Sum | Rule::Count)
}

/// Judges the series of each unit, as the page's rules have it.
pub(super) async fn cases(
    reads: &mut impl Reads,
    subject: &Subject,
    members: &[Member],
    (part, rules): (&Breakdown, &str),
) -> Result<Vec<Case>, StoreError> {
    let units: Vec<&MeasuredUnit> = members.iter().map(|member| &member.unit).collect();
    subject.cases(reads, &units, (part, subject.rules(rules))).await
}
