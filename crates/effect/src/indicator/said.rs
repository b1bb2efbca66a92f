//! Indicators with what their values say, for lists.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;

use super::kept::{Kept, Mark};
use super::{Indicator, due};
use crate::measured_unit::{self, Units};
use crate::verdict::{Subject, Summary, summary};

/// An indicator with what its values say; nothing when its units are not there yet. Shown by the macros of
/// `indicator/said.html`.
pub(crate) type Line = (Indicator, Option<Summary>);

/// What was said of each indicator as a whole when it was last listed, in each language.
static KNOWN: LazyLock<Kept<Option<Summary>>> = LazyLock::new(Kept::default);
/// The same of single units: there are many, and what is kept of them must not push out what lists rest on.
static OF_UNITS: LazyLock<Kept<Option<Summary>>> = LazyLock::new(Kept::default);

/// Returns indicators of one municipality with what their values say of the unit with a code; of the whole without one.
pub(crate) async fn told(
    reads: &mut impl Reads,
    locale: &Locale,
    (indicators, unit): (Vec<Indicator>, &str),
    today: Date,
) -> Result<Vec<Line>, StoreError> {
    let seqs = due::tree_seqs(reads, &indicators).await?;
    let mut trees: HashMap<String, Arc<Units>> = HashMap::new();
    let known = if unit.is_empty() { &KNOWN } else { &OF_UNITS };
    let mut told = Vec::new();
    for indicator in indicators {
        let mark = Mark::of(&indicator, seqs.get(&indicator.tree_id).copied().unwrap_or(0), today);
        let key = format!("{}.{}.{unit}", indicator.id, locale.language.tag());
        if let Some(said) = known.get(&key, &mark) {
            told.push((indicator, said));
            continue;
        }
        let units = match trees.get(&indicator.tree_id) {
            Some(units) => Arc::clone(units),
            None => {
                let units = measured_unit::store::units(reads, &indicator.municipality_id, &indicator.tree_id).await?;
                let units = Arc::new(units);
                trees.insert(indicator.tree_id.clone(), Arc::clone(&units));
                units
            }
        };
        let subject = Subject::among(reads, indicator, units, today).await?;
        let said = summary(reads, locale, &subject, unit).await?;
        known.put(&key, mark, said.clone());
        told.push((subject.indicator, said));
    }
    Ok(told)
}
