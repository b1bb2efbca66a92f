//! What the cells of one value say: a number with what it is counted among, or that there is none and why.

use super::fault::{Fault, Why};
use super::mapping::{Mapping, Use, needs_denominator};
use super::number::Number;
use super::rows::{Row, status};
use crate::amount::NotAnAmount;
use crate::indicator::{Definition, Measure};
use crate::observation::{Said, Status};

/// Which column a fault is in.
pub(super) enum Which {
    /// None: the row as a whole.
    Row,
    /// That of the number.
    Number,
    /// The one for this.
    Used(Use),
}

/// A fault before its place is known.
pub(super) struct Refused {
    pub(super) which: Which,
    pub(super) value: String,
    pub(super) why: Why,
}

impl Refused {
    /// Gives it its place; `number` is the heading of the number.
    pub(super) fn in_row(self, row: &Row, number: String, headings: &[String], mapping: &Mapping) -> Fault {
        let column = match self.which {
            Which::Row => String::new(),
            Which::Number => number,
            Which::Used(used) => {
                headings.iter().find(|heading| mapping.use_of(heading) == used).cloned().unwrap_or_default()
            }
        };
        Fault { line: row.line, column, value: self.value, why: self.why }
    }
}

/// Reads what the cells of a value say, as the definition of its period wants it.
pub(super) fn said(row: &Row, definition: &Definition) -> Result<Said, Refused> {
    let refused = |which, why| Refused { which, value: row.status.clone(), why };
    let named = if row.status.is_empty() {
        None
    } else {
        Some(status(&row.status).ok_or_else(|| refused(Which::Used(Use::Status), Why::UnknownStatus))?)
    };
    for (number, which) in [(row.numerator, Which::Number), (row.denominator, Which::Used(Use::Denominator))] {
        if let Number::Wrong(why) = number {
            let why = match why {
                NotAnAmount::Form | NotAnAmount::Ambiguous => Why::NotANumber,
                NotAnAmount::Decimals => Why::Decimals,
                NotAnAmount::TooLarge => Why::TooLarge,
            };
            return Err(Refused { which, value: row.wrong.clone(), why });
        }
    }
    let numbers = [row.numerator, row.denominator];
    let without = if numbers.contains(&Number::Suppressed) {
        Some(Status::Suppressed)
    } else if numbers.contains(&Number::Missing) {
        Some(Status::Missing)
    } else {
        named.filter(|status| !status.has_amount())
    };
    if let Some(status) = without {
        let has_number = matches!(row.numerator, Number::Amount(_));
        if has_number && named.is_some_and(|status| !status.has_amount()) {
            return Err(refused(Which::Used(Use::Status), Why::NumberWithoutStatus));
        }
        return Ok(Said { numerator: None, denominator: None, status, note: row.note.clone() });
    }
    let (Number::Amount(numerator), denominator) = (row.numerator, row.denominator) else {
        let why = if named.is_some() { Why::StatusWithoutNumber } else { Why::NoNumerator };
        return Err(refused(Which::Number, why));
    };
    let denominator = match denominator {
        Number::Amount(amount) => Some(amount),
        _ => None,
    };
    if needs_denominator(definition) {
        let which = || Which::Used(Use::Denominator);
        let is_ratio = definition.measure == Measure::Ratio;
        match denominator {
            None => return Err(refused(which(), Why::NoDenominator)),
            Some(amount) if amount.0 < 0 || (amount.0 == 0 && numerator.0 != 0 && is_ratio) => {
                return Err(Refused { which: which(), value: amount.to_string(), why: Why::BadDenominator });
            }
            Some(_) => {}
        }
    }
    let denominator = denominator.filter(|_| needs_denominator(definition));
    Ok(Said { numerator: Some(numerator), denominator, status: named.unwrap_or(Status::Final), note: row.note.clone() })
}
