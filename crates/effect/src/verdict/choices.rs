//! What can be chosen on an indicator's page: unit, part, rules, how long periods are, and a group to
//! compare with.

use platform::store::{Reads, StoreError};
use ui::Choice;
use ui::format::sort_by_words;
use ui::i18n::Locale;

use super::asked::Asked;
use super::store;
use super::subject::{Case, Subject};
use crate::comparison::ComparisonGroup;
use crate::indicator::RuleSet;
use crate::measured_unit::MeasuredUnit;
use crate::observation::{Breakdown, words};

/// So many units at most are a list to choose from; of more, one searches.
const MOST_LISTED: usize = 60;
/// So many are shown of what a search finds, and of the units below one.
const MOST_SHOWN: usize = 30;

/// What can be chosen.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    /// The units, when they are few.
    pub(super) units: Vec<Choice>,
    /// Name and address of each unit that a search found.
    pub(super) hits: Vec<(String, String)>,
    /// Name and address of the units above the one shown, from the top.
    pub(super) above: Vec<(String, String)>,
    /// Name and address of those directly below it.
    pub(super) below: Vec<(String, String)>,
    /// How many more there are below it.
    pub(super) more_below: usize,
    pub(super) parts: Vec<Choice>,
    pub(super) rules: Vec<Choice>,
    pub(super) frequencies: Vec<Choice>,
    pub(super) groups: Vec<Choice>,
}

impl Choices {
    pub(super) async fn read(
        reads: &mut impl Reads,
        locale: &Locale,
        (subject, case, groups): (&Subject, &Case, &[ComparisonGroup]),
        asked: &Asked,
    ) -> Result<Self, StoreError> {
        let url = subject.indicator.url();
        let link = |unit: &MeasuredUnit| (unit.name.clone(), asked.of_unit(&unit.code).on(&url));
        let tree = subject.tree(None)?;
        let number = subject.units.number(&case.unit.id);
        let all = 0..u32::try_from(subject.units.units.len()).unwrap_or(u32::MAX);
        let is_below = |unit: &u32| number.is_some() && tree.has(*unit) && tree.tree.parent(*unit) == number;
        let mut below: Vec<&MeasuredUnit> = all.filter(is_below).filter_map(|unit| subject.units.unit(unit)).collect();
        sort_by_words(locale.language, &mut below, |unit| &unit.name);
        let above = number.into_iter().flat_map(|unit| tree.tree.above(unit)).filter(|above| Some(*above) != number);
        let mut above: Vec<_> = above.filter_map(|above| subject.units.unit(above)).map(link).collect();
        above.reverse();
        Ok(Self {
            units: units(locale, subject, &case.unit),
            hits: hits(subject, &asked.soeg).into_iter().map(link).collect(),
            above,
            more_below: below.len().saturating_sub(MOST_SHOWN),
            below: below.into_iter().take(MOST_SHOWN).map(link).collect(),
            parts: parts(reads, locale, subject, &case.part).await?,
            rules: rules(locale, case.judged.rule_set),
            frequencies: frequencies(locale, subject, case),
            groups: groups.iter().map(|one| Choice::new(&one.id, one.name.clone(), asked.gruppe.trim())).collect(),
        })
    }
}

/// All units, when they are few enough to choose from.
fn units(locale: &Locale, subject: &Subject, chosen: &MeasuredUnit) -> Vec<Choice> {
    if subject.units.units.len() > MOST_LISTED {
        return Vec::new();
    }
    let mut all: Vec<&MeasuredUnit> = subject.units.units.iter().collect();
    sort_by_words(locale.language, &mut all, |unit| &unit.name);
    all.into_iter().map(|unit| Choice::new(&unit.code, unit.name.clone(), &chosen.code)).collect()
}

/// The units whose name has all the words, or whose code it is.
fn hits<'s>(subject: &'s Subject, searched: &str) -> Vec<&'s MeasuredUnit> {
    let words: Vec<String> = searched.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let is_hit = |unit: &&MeasuredUnit| {
        let name = unit.name.to_lowercase();
        unit.code.eq_ignore_ascii_case(searched.trim()) || words.iter().all(|word| name.contains(word.as_str()))
    };
    subject.units.units.iter().filter(is_hit).take(MOST_SHOWN).collect()
}

/// The parts that have values, the whole first.
pub(super) async fn parts(
    reads: &mut impl Reads,
    locale: &Locale,
    subject: &Subject,
    chosen: &Breakdown,
) -> Result<Vec<Choice>, StoreError> {
    if subject.dimensions.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = store::parts(reads, &subject.indicator).await?;
    known.retain(|part| !part.is_whole());
    known.insert(0, Breakdown::default());
    if !known.contains(chosen) {
        known.push(chosen.clone());
    }
    let chosen = chosen.to_string();
    let choice =
        |part: &Breakdown| Choice::new(&part.to_string(), words::part(locale, &subject.dimensions, part), &chosen);
    Ok(known.iter().map(choice).collect())
}

pub(super) fn rules(locale: &Locale, chosen: RuleSet) -> Vec<Choice> {
    let text = |rules: RuleSet| locale.t(&format!("verdict-rules-{}", rules.name()));
    RuleSet::ALL.into_iter().map(|rules| Choice::new(rules.name(), text(rules), chosen.name())).collect()
}

/// The frequency of the indicator and the longer ones that it makes up; none when there are none.
fn frequencies(locale: &Locale, subject: &Subject, case: &Case) -> Vec<Choice> {
    let own = subject.indicator.frequency;
    if own.longer().is_empty() {
        return Vec::new();
    }
    let all = std::iter::once(own).chain(own.longer().iter().copied());
    let text = |name: &str| locale.t(&format!("verdict-frequency-{name}"));
    all.map(|one| Choice::new(one.name(), text(one.name()), case.frequency.name())).collect()
}
