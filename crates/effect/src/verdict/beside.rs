//! A comparison group beside a unit over time: in each period the mean of those of its units that have a value, each
//! counting as much (VIVE, ECO-nøgletal). No verdict rests on it.

use std::collections::HashMap;

use figure::chart::Comparison;
use platform::store::{Reads, StoreError};
use stats::fraction::Fraction;
use stats::roll_up::rule::unweighted;
use ui::i18n::Locale;
use ui::{Failure, Visitor};

use super::asked::Asked;
use super::subject::{Case, Subject};
use crate::amount::SCALE;
use crate::comparison::{self, ComparisonGroup};
use crate::indicator::Definition;
use crate::observation::words::{self, with_unit};
use crate::period::Period;

/// A group beside a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    /// Identifier of the group.
    pub(super) id: String,
    /// What the group is called.
    name: String,
    /// How many units it has.
    pub(super) size: usize,
    /// One for each point of the case.
    pub(super) means: Vec<Mean>,
}

/// A group in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mean {
    /// None when no unit has a value.
    pub(super) value: Option<Fraction>,
    /// How many units have one.
    pub(super) reported: usize,
}

/// Reads the groups of an indicator's tree, and puts the one that is asked for beside the case.
pub(super) async fn read(
    visitor: &Visitor,
    (subject, case): (&Subject, &Case),
    asked: &Asked,
) -> Result<(Vec<ComparisonGroup>, Option<Beside>), Failure> {
    let mut reader = visitor.app.db.reader();
    let tree = &subject.indicator.tree_id;
    let groups = comparison::store::groups(&mut reader, &visitor.actor.municipality, tree).await?;
    let beside = match asked.gruppe.trim() {
        "" => None,
        id => {
            let group = groups.iter().find(|group| group.id == id).ok_or(Failure::NotFound)?;
            Some(Beside::read(&mut reader, (subject, case), group).await?)
        }
    };
    Ok((groups, beside))
}

/// Writes a mean as a chart writes its own: with one decimal more than values have.
fn written(locale: &Locale, definition: &Definition, mean: Fraction) -> String {
    words::fraction(locale, mean, definition.decimals.saturating_add(1))
}

impl Beside {
    async fn read(
        reads: &mut impl Reads,
        (subject, case): (&Subject, &Case),
        group: &ComparisonGroup,
    ) -> Result<Self, StoreError> {
        let unit = |id: &String| subject.units.unit(subject.units.number(id)?);
        let units: Vec<_> = group.members.iter().filter_map(unit).collect();
        let mut told: HashMap<Period, Vec<Fraction>> = HashMap::new();
        for point in subject.points(reads, &units, (&case.part, case.frequency)).await?.into_iter().flatten() {
            told.entry(point.period).or_default().extend(point.value);
        }
        let mean = |period: &Period| {
            let values = told.get(period).map_or(&[][..], Vec::as_slice);
            Mean { value: unweighted(values, SCALE).ok(), reported: values.len() }
        };
        Ok(Self {
            id: group.id.clone(),
            name: group.name.clone(),
            size: units.len(),
            means: case.points.iter().map(|point| mean(&point.period)).collect(),
        })
    }

    /// The line on the chart.
    pub(super) fn line(&self, locale: &Locale, (subject, case): (&Subject, &Case)) -> Comparison {
        let mut newest = case.points.iter().zip(&self.means).rev();
        let text =
            newest.find_map(|(point, mean)| Some(written(locale, subject.definition(point.period), mean.value?)));
        Comparison {
            values: self.means.iter().map(|mean| mean.value.map(Fraction::to_f64)).collect(),
            name: self.name.clone(),
            text: text.unwrap_or_default(),
        }
    }

    /// What the line is.
    pub(super) fn says(&self, locale: &Locale) -> String {
        if self.means.iter().all(|mean| mean.value.is_none()) {
            return locale.t1("verdict-beside-empty", "group", &self.name);
        }
        let size = i64::try_from(self.size).unwrap_or(i64::MAX);
        locale.count_with("verdict-beside-says", size, &[("group", &self.name)])
    }

    /// What its column is called.
    pub(super) fn title(&self, locale: &Locale) -> String {
        locale.t1("verdict-beside-mean", "group", &self.name)
    }

    /// The mean beside a point of the case, and how many of the units it is of: `12,50 procent (8 af 10 enheder)`.
    pub(super) fn cell(&self, locale: &Locale, (subject, case): (&Subject, &Case), place: usize) -> String {
        let (Some(point), Some(mean)) = (case.points.get(place), self.means.get(place)) else { return String::new() };
        let definition = subject.definition(point.period);
        let value = mean.value.map(|value| with_unit(definition, &written(locale, definition, value)));
        let of = locale.t2("verdict-coverage", "reported", mean.reported, "expected", self.size);
        format!("{} ({of})", value.as_deref().unwrap_or("–"))
    }
}
