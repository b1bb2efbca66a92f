//! A verdict in a word, for lists of indicators.

use platform::store::{Reads, StoreError};
use ui::i18n::Locale;

use super::subject::{Subject, Wanted};
use super::svg::Svg;
use super::words::{assurance_icon, assurance_word, variation_icon, variation_word};
use super::{Ground, Next};
use crate::indicator::Direction;
use crate::observation::words;

/// A verdict in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// An icon that is hidden from those who listen: the word says the same.
    pub icon: Svg,
    /// What is said of change.
    pub word: String,
    /// Whether that rests on too few values for more than trial limits.
    pub is_trial: bool,
    /// The icon and the word for what is said of the target; none when nothing is aimed at.
    pub assurance: Option<(Svg, String)>,
    /// The newest value, with its unit of measure; empty when there is none.
    pub value: String,
    /// The period it is for; empty when there is none.
    pub period: String,
    /// The part it is of, where the whole has no values; empty for the whole.
    pub part: String,
    /// Whether the next value is late.
    pub is_late: bool,
}

/// Returns what an indicator's values say of a unit, by the indicator's own rules; none when its tree has no such unit.
/// Without a code, of the unit that all others are below.
///
/// # Errors
/// [`StoreError`] when values cannot be read.
pub async fn summary(
    reads: &mut impl Reads,
    locale: &Locale,
    subject: &Subject,
    unit: &str,
) -> Result<Option<Summary>, StoreError> {
    let Some(case) = subject.usual(reads, Wanted { unit, ..Wanted::default() }).await? else { return Ok(None) };
    let (newest, direction) = (case.newest(), case.direction(subject));
    let is_aimed = case.judged.target.is_some() || matches!(direction, Direction::Band { .. });
    let assurance =
        || (Svg::icon(assurance_icon(case.judged.assurance)), assurance_word(locale, &case.judged, direction));
    let value = newest.map(|newest| words::point(locale, subject.definition(newest.period), newest));
    Ok(Some(Summary {
        icon: Svg::icon(variation_icon(case.judged.variation)),
        word: variation_word(locale, &case.judged),
        is_trial: case.judged.ground == Ground::Trial,
        assurance: is_aimed.then(assurance),
        value: value.unwrap_or_default(),
        period: newest.map_or_else(String::new, |newest| words::period(locale, newest.period)),
        part: if case.part.is_whole() { String::new() } else { words::part(locale, &subject.dimensions, &case.part) },
        is_late: case.age(subject).is_some_and(|age| matches!(age.next, Next::Late { .. })),
    }))
}
