//! What the form for reporting offers: indicators, units, periods and parts.

use jiff::civil::Date;
use platform::access::{Actor, Right};
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;
use ui::{Choice, ChoiceGroup};

use crate::indicator::{self, Indicator};
use crate::measured_unit::{MeasuredUnit, TreeOnDay};
use crate::observation::ground::Ground;
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

/// The periods that a report can be for, the newest first; one that is asked for is always among them.
pub(super) fn periods(locale: &Locale, frequency: Frequency, today: Date, chosen: &str) -> Vec<Choice> {
    let most = match frequency {
        Frequency::Year => 12,
        Frequency::HalfYear => 10,
        Frequency::Quarter => 13,
        Frequency::Month => 25,
        Frequency::Week => 27,
        Frequency::Day => 32,
    };
    let newest = Period::of(frequency, today);
    let asked = Period::read_as(frequency, chosen).filter(|asked| *asked <= newest);
    let mut all: Vec<Period> =
        std::iter::successors(Some(newest), |period| Some(period.previous())).take(most).collect();
    if let Some(asked) = asked.filter(|asked| !all.contains(asked)) {
        all.push(asked);
    }
    let chosen = asked.unwrap_or_else(|| due(frequency, today)).to_string();
    all.into_iter().map(|one| Choice::new(&one.to_string(), words::period(locale, one), &chosen)).collect()
}

/// The units of a day that words are found in, those without parts under the unit above them, the others last.
pub(super) fn units(
    locale: &Locale,
    ground: &Ground,
    tree: &TreeOnDay,
    wanted: &str,
    chosen: &str,
) -> Vec<ChoiceGroup> {
    let query = wanted.trim().to_lowercase();
    let is_wanted = |unit: &MeasuredUnit| {
        query.is_empty()
            || unit.id == chosen
            || unit.name.to_lowercase().contains(&query)
            || unit.code.to_lowercase().contains(&query)
    };
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    let mut inner = ChoiceGroup { title: locale.t("value-report-units-inner"), choices: Vec::new() };
    let there = tree.tree.from_top().iter().filter(|unit| tree.has(**unit));
    for (number, unit) in there.filter_map(|number| Some((*number, ground.units.unit(*number)?))) {
        if !is_wanted(unit) {
            continue;
        }
        let choice = Choice::new(&unit.id, unit.name.clone(), chosen);
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
    groups.extend((!inner.choices.is_empty()).then_some(inner));
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
