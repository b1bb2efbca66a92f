//! The fields in which a value is typed: on a value's own page, and on a phone.

use serde::Deserialize;
use ui::i18n::Locale;
use ui::{Choice, FormErrors};

use super::rules::{is_weighted, needs_reason};
use super::{Refusal, Said, Status, ValueFault, words};
use crate::amount::{Amount, NotAnAmount};
use crate::indicator::{Definition, Measure};

/// What stood in the fields.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ValueForm {
    /// Slug of the indicator.
    #[serde(default)]
    pub(super) indikator: String,
    /// Code or identifier of the unit.
    #[serde(default)]
    pub(super) enhed: String,
    #[serde(default)]
    pub(super) periode: String,
    /// Which part of the whole.
    #[serde(default)]
    pub(super) del: String,
    #[serde(default)]
    pub(super) status: String,
    /// The number, or what is counted of a ratio.
    #[serde(default)]
    pub(super) vaerdi: String,
    /// What it is counted among, or its weight.
    #[serde(default)]
    pub(super) naevner: String,
    #[serde(default)]
    pub(super) note: String,
    /// Why what stands there is changed.
    #[serde(default)]
    pub(super) grund: String,
    /// The revision of what stands there that the person saw; 0 for none.
    #[serde(default)]
    pub(super) set: i64,
    /// Filled in by whoever approves their own report at once.
    #[serde(default)]
    pub(super) straks: String,
    /// Words of a unit's name, to find it by.
    #[serde(default)]
    pub(super) soeg: String,
}

impl ValueForm {
    /// Fills in what a value says.
    pub(super) fn fill(&mut self, locale: &Locale, said: &Said) {
        let text = |amount: Option<Amount>| amount.map_or_else(String::new, |one| words::amount(locale, one));
        self.status = if said.status == Status::Corrected { Status::Final } else { said.status }.name().to_owned();
        (self.vaerdi, self.naevner) = (text(said.numerator), text(said.denominator));
        self.note.clone_from(&said.note);
    }

    /// Reads what was typed, or says what cannot be read.
    pub(super) fn said(&self, locale: &Locale, definition: &Definition) -> Result<Said, FormErrors> {
        let mut errors = FormErrors::default();
        let mut amount = |field: &'static str, text: &str| match text.trim() {
            "" => None,
            text => match text.parse::<Amount>() {
                Ok(amount) => Some(amount),
                Err(fault) => {
                    errors.add(field, locale.t1(key_of(fault), "text", text));
                    None
                }
            },
        };
        let numerator = amount("vaerdi", &self.vaerdi);
        let denominator = if has_two(definition) { amount("naevner", &self.naevner) } else { None };
        let Some(status) = typed_statuses().into_iter().find(|status| status.name() == self.status) else {
            errors.add("status", locale.t("value-refused-no-status"));
            return Err(errors);
        };
        let said = Said { numerator, denominator, status, note: self.note.trim().to_owned() };
        if errors.is_empty() { Ok(said) } else { Err(errors) }
    }
}

const fn key_of(fault: NotAnAmount) -> &'static str {
    match fault {
        NotAnAmount::Form => "value-refused-form",
        NotAnAmount::Decimals => "value-refused-decimals",
        NotAnAmount::TooLarge => "value-refused-large",
    }
}

/// Tells whether a value is two numbers: of a ratio, or a number with its weight.
pub(super) fn has_two(definition: &Definition) -> bool {
    definition.measure == Measure::Ratio || is_weighted(definition)
}

/// What a value is called that somebody types. That one is corrected says itself.
const fn typed_statuses() -> [Status; 4] {
    [Status::Final, Status::Preliminary, Status::Suppressed, Status::Missing]
}

/// What a form needs to ask for a value: statuses, and what the numbers are called.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) statuses: Vec<Choice>,
    /// What the first number is called.
    pub(super) value: String,
    /// What the second is called; empty when there is none.
    pub(super) among: String,
    pub(super) unit_of_measure: String,
}

impl Fields {
    pub(super) fn new(locale: &Locale, definition: &Definition, chosen: &str) -> Self {
        let chosen = if chosen.is_empty() { Status::Final.name() } else { chosen };
        let choice = |status: Status| {
            Choice::new(status.name(), locale.t(&format!("value-form-status-{}", status.name())), chosen)
        };
        let or = |text: &str, key: &str| if text.is_empty() { locale.t(key) } else { text.to_owned() };
        let is_ratio = definition.measure == Measure::Ratio;
        let among = if is_ratio { "value-form-denominator" } else { "value-form-weight" };
        Self {
            statuses: typed_statuses().into_iter().map(choice).collect(),
            value: or(&definition.numerator, if is_ratio { "value-form-numerator" } else { "value-form-number" }),
            among: if has_two(definition) { or(&definition.denominator, among) } else { String::new() },
            unit_of_measure: if is_ratio { String::new() } else { definition.unit_of_measure.clone() },
        }
    }
}

/// What the field for a reason says, when this is what stands there.
pub(super) fn reason_hint(locale: &Locale, current: Option<&Said>) -> String {
    locale.t(if needs_reason(current) { "value-form-reason-hint" } else { "value-form-reason-hint-free" })
}

/// Puts refusals beside the fields that they are about.
fn errors_of(locale: &Locale, refusals: &[Refusal]) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        let field = refusal.why.field();
        if errors.of(field).is_none() {
            errors.add(field, locale.t(refusal.why.key()));
        }
    }
    errors
}

/// Puts into a form what kept its value from being written; `changed` is the key of what is said when someone else has
/// written it. What a form cannot mend is handed back.
pub(super) fn errors_of_fault(locale: &Locale, fault: ValueFault, changed: &str) -> Result<FormErrors, ValueFault> {
    match fault {
        ValueFault::Refused(refusals) => Ok(errors_of(locale, &refusals)),
        ValueFault::TooLarge(..) => Ok(FormErrors::one("vaerdi", locale.t("value-too-large"))),
        ValueFault::Changed(_) => Ok(FormErrors::one("vaerdi", locale.t(changed))),
        other => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ui::i18n::{Language, Texts};

    use super::*;
    use crate::observation::series::definition;
    use stats::roll_up::rule::Rule;

    fn locale() -> Locale {
        Locale::new(Language::Danish, Arc::new(Texts::load(&[ui::texts(), crate::texts()].concat()).unwrap()))
    }

    fn form(status: &str, vaerdi: &str) -> ValueForm {
        ValueForm { status: status.into(), vaerdi: vaerdi.into(), ..ValueForm::default() }
    }

    #[test]
    fn an_empty_field_is_no_zero() {
        let (locale, number) = (locale(), definition(Measure::Number, Rule::Sum, Rule::Sum));
        let said = form("final", " ").said(&locale, &number).unwrap();
        assert_eq!((said.numerator, said.status), (None, Status::Final));
        assert_eq!(form("final", "0").said(&locale, &number).unwrap().numerator, Some(Amount(0)));
    }

    #[test]
    fn what_is_no_number_is_told_with_what_was_typed() {
        let number = definition(Measure::Number, Rule::Sum, Rule::Sum);
        let errors = form("final", "mange").said(&locale(), &number).unwrap_err();
        assert!(errors.of("vaerdi").unwrap().contains("mange"));
    }
}
