//! What the form for reporting offers: indicators, units, periods and parts.

use std::collections::BTreeSet;

use jiff::civil::Date;
use platform::access::{Actor, Right};
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;
use ui::{Choice, ChoiceGroup};

use crate::indicator::{self, Indicator};
use crate::measured_unit::{MeasuredUnit, TreeOnDay};
use crate::observation::ground::Ground;
use crate::observation::total::Trees;
use crate::observation::{Breakdown, words};
use crate::period::{Frequency, Period};

/// With more units than this, they are found by words first.
pub(super) const MANY_UNITS: usize = 200;

/// Returns the indicators that the actor may report values of.
pub(super) async fn indicators(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Indicator>, StoreError> {
    let mut all = indicator::store::all(reads, &actor.municipality).await?;
    all.retain(|one| one.ended_at.is_none() && actor.may(Right::ReportValues, &one.scope()));
    Ok(all)
}

/// The period that a report is most likely for: the last one that is over.
pub(super) fn due(frequency: Frequency, today: Date) -> Period {
    Period::of(frequency, today).previous()
}

/// The period that is asked for, when it has begun.
pub(super) fn asked(frequency: Frequency, today: Date, text: &str) -> Option<Period> {
    Period::read_as(frequency, text).filter(|asked| *asked <= Period::of(frequency, today))
}

/// The periods that a report can be for, the newest first; one that is asked for is always among them.
pub(super) fn offered(frequency: Frequency, today: Date, asked: Option<Period>) -> Vec<Period> {
    let most = match frequency {
        Frequency::Year => 12,
        Frequency::HalfYear => 10,
        Frequency::Quarter => 13,
        Frequency::Month => 25,
        Frequency::Week => 27,
        Frequency::Day => 32,
    };
    let newest = Period::of(frequency, today);
    let mut all: Vec<Period> =
        std::iter::successors(Some(newest), |period| Some(period.previous())).take(most).collect();
    all.extend(asked.filter(|asked| !all.contains(asked)));
    all
}

/// The units that a value can be reported for.
pub(super) struct There {
    /// The tree on the last day of the chosen period.
    tree: TreeOnDay,
    /// Those that are there today, or were in another period, by their numbers.
    others: BTreeSet<u32>,
}

impl There {
    pub(super) fn read(ground: &Ground, chosen: Period, days: &[Date]) -> Result<Self, StoreError> {
        let mut trees = Trees::new(&ground.units);
        let tree = trees.on(chosen.last())?.clone();
        let (mut met, mut others) = (BTreeSet::from([trees.epoch(chosen.last())]), BTreeSet::new());
        for day in days {
            if met.insert(trees.epoch(*day)) {
                let other = trees.on(*day)?;
                others.extend(other.tree.from_top().iter().filter(|unit| other.has(**unit) && !tree.has(**unit)));
            }
        }
        Ok(Self { tree, others })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.tree.is_there.iter().filter(|is_there| **is_there).count() + self.others.len()
    }
}

/// The units that words are found in: those without parts under the unit above them, then those with parts, and last those
/// of other periods.
pub(super) fn units(locale: &Locale, ground: &Ground, there: &There, wanted: &str, chosen: &str) -> Vec<ChoiceGroup> {
    let query = wanted.trim().to_lowercase();
    let is_wanted = |unit: &&MeasuredUnit| {
        query.is_empty()
            || unit.id == chosen
            || unit.name.to_lowercase().contains(&query)
            || unit.code.to_lowercase().contains(&query)
    };
    let tree = &there.tree;
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    let mut inner = ChoiceGroup { title: locale.t("value-report-units-inner"), choices: Vec::new() };
    let choice = |number: u32| {
        let unit = ground.units.unit(number).filter(is_wanted)?;
        Some(Choice::new(&unit.id, unit.name.clone(), chosen))
    };
    let numbers = tree.tree.from_top().iter().copied().filter(|unit| tree.has(*unit));
    for (number, choice) in numbers.filter_map(|number| Some((number, choice(number)?))) {
        if !tree.is_leaf(number) {
            inner.choices.push(choice);
            continue;
        }
        let above = tree.tree.parent(number).and_then(|above| ground.units.unit(above));
        let title = above.map_or_else(|| locale.t("value-report-units-top"), |above| above.name.clone());
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.choices.push(choice),
            None => groups.push(ChoiceGroup { title, choices: vec![choice] }),
        }
    }
    let others = there.others.iter().filter_map(|number| choice(*number)).collect();
    let others = ChoiceGroup { title: locale.t("value-report-units-other"), choices: others };
    groups.extend([inner, others].into_iter().filter(|group| !group.choices.is_empty()));
    groups
}

/// The parts that a value can be for: the whole, each category, and the one that is asked for.
pub(super) fn parts(locale: &Locale, ground: &Ground, chosen: &str) -> Vec<Choice> {
    let whole = Breakdown::default();
    let single = ground.dimensions.iter().flat_map(|dimension| {
        let categories = dimension.categories.iter();
        categories.map(|(code, _)| Breakdown::of([(dimension.code.clone(), code.clone())]))
    });
    let mut all: Vec<Breakdown> = std::iter::once(whole).chain(single).collect();
    if let Some(asked) = Breakdown::read(chosen).filter(|asked| !all.contains(asked)) {
        all.push(asked);
    }
    let choice = |one: &Breakdown| Choice::new(&one.to_string(), words::part(locale, &ground.dimensions, one), chosen);
    all.iter().map(choice).collect()
}
