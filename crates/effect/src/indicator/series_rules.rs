//! What may be said of an indicator's series: aims, and the ways in which it is divided.

use super::rules::{MOST_TITLE, MOST_WORDS, optional_reason_fault};
use super::{Aim, AimKind, Dimension, Indicator, Refusal};
use crate::amount::Amount;
use crate::observation::Breakdown;
use crate::period::Period;
use crate::typed::{broken, is_long};

/// Something to aim at, or to have started from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAim {
    /// Target or baseline.
    pub kind: AimKind,
    /// The measured unit that it is for; none: every unit without one of its own.
    pub unit: Option<String>,
    /// The first period.
    pub from: Option<Period>,
    /// The last; none: until the next.
    pub to: Option<Period>,
    /// In the indicator's unit of measure.
    pub amount: Option<Amount>,
    /// Anything to say of it.
    pub note: String,
    /// Why it is set: asked when it takes over from another.
    pub reason: String,
}

/// Returns everything that is wrong with an aim, given those that stand.
pub(super) fn aim_faults(indicator: &Indicator, new: &NewAim, standing: &[Aim]) -> Vec<Refusal> {
    let is_ours = |period: &Period| period.frequency() == indicator.frequency;
    let from = new.from.filter(is_ours);
    let mut faults = broken([
        (from.is_none() || new.to.is_some_and(|to| !is_ours(&to)), Refusal::NoPeriod),
        (new.amount.is_none(), Refusal::NoAmount),
        (is_long(new.note.trim(), MOST_WORDS), Refusal::LongNote),
    ]);
    faults.extend(optional_reason_fault(new.reason.trim()));
    let Some(from) = from.filter(|_| faults.is_empty()) else { return faults };
    if new.to.is_some_and(|to| to < from) {
        faults.push(Refusal::AimOrder);
    }
    let clashes = |aim: &&Aim| {
        let (earlier_to, later_from) = if aim.from < from { (aim.to, from) } else { (new.to, aim.from) };
        aim.from == from || earlier_to.is_some_and(|to| to >= later_from)
    };
    if standing.iter().filter(|aim| aim.kind == new.kind && aim.unit == new.unit).any(|aim| clashes(&aim)) {
        faults.push(Refusal::AimOverlap);
    }
    if new.reason.trim().is_empty() && taken_over(new, standing).is_some() {
        faults.push(Refusal::AimWithoutReason);
    }
    faults
}

/// Returns what would have gone on for the unit without the new aim: the unit's own, or everybody's.
pub(super) fn taken_over<'a>(new: &NewAim, standing: &'a [Aim]) -> Option<&'a Aim> {
    let last = |begun: &dyn Fn(&Aim) -> bool| {
        let of_kind = standing.iter().filter(|aim| aim.kind == new.kind && begun(aim));
        of_kind.max_by_key(|aim| aim.from).filter(|aim| aim.to.is_none())
    };
    let everybodys = || last(&|aim| new.unit.is_some() && aim.unit.is_none() && Some(aim.from) <= new.from);
    last(&|aim| aim.unit == new.unit && Some(aim.from) < new.from).or_else(everybodys)
}

/// Returns what is aimed at, or was started from, for a unit in a period: the unit's own before everybody's, the newest
/// that has begun and is not over.
#[must_use]
pub fn aim_in<'a>(aims: &'a [Aim], kind: AimKind, unit: &str, period: Period) -> Option<&'a Aim> {
    let newest = |wanted: Option<&str>| {
        let begun = aims.iter().filter(|aim| aim.kind == kind && aim.unit.as_deref() == wanted && aim.from <= period);
        begun.max_by_key(|aim| aim.from).filter(|aim| aim.to.is_none_or(|to| period <= to))
    };
    newest(Some(unit)).or_else(|| newest(None))
}

/// The most dimensions of an indicator, and the most parts of one.
const MOST_DIMENSIONS: usize = 8;
const MOST_CATEGORIES: usize = 500;

fn is_code(code: &str) -> bool {
    let is_sign = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '+' | '_' | '.');
    !code.is_empty() && code.len() <= 60 && code.chars().all(is_sign)
}

/// Returns everything that is wrong with the ways in which an indicator is to be divided. `used` are the parts that have
/// values.
pub(super) fn dimension_faults(dimensions: &[Dimension], used: &[Breakdown]) -> Vec<Refusal> {
    let is_named = |code: &str, title: &str| is_code(code) && !title.is_empty() && !is_long(title, MOST_TITLE);
    let are_once = |mut codes: Vec<&str>| {
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        codes.len() == all
    };
    let mut faults = broken([
        (
            dimensions.iter().any(|dimension| {
                !is_named(&dimension.code, &dimension.title)
                    || dimension.categories.iter().any(|(code, title)| !is_named(code, title))
            }),
            Refusal::DimensionWords,
        ),
        (
            !are_once(dimensions.iter().map(|dimension| dimension.code.as_str()).collect())
                || dimensions
                    .iter()
                    .any(|dimension| !are_once(dimension.categories.iter().map(|(code, _)| code.as_str()).collect())),
            Refusal::DimensionTwice,
        ),
        (
            dimensions.len() > MOST_DIMENSIONS
                || dimensions.iter().any(|one| one.categories.is_empty() || one.categories.len() > MOST_CATEGORIES),
            Refusal::DimensionSize,
        ),
    ]);
    let is_known = |dimension: &str, category: &str| {
        let found = dimensions.iter().find(|known| known.code == dimension);
        found.is_some_and(|known| known.categories.iter().any(|(code, _)| code == category))
    };
    if used.iter().flat_map(Breakdown::categories).any(|(dimension, category)| !is_known(dimension, category)) {
        faults.push(Refusal::DimensionWithValues);
    }
    faults
}
