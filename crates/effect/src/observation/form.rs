//! The fields in which a value is typed: on a value's own page, and on a phone.

use serde::Deserialize;
use ui::i18n::Locale;
use ui::{Choice, FormErrors};

use super::rules::{is_weighted, needs_reason};
use super::{Refusal, Said, Status, ValueFault};
use crate::amount::Amount;
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
    /// Which value that is, where the form can be for several.
    #[serde(default, rename = "set-for")]
    pub(super) set_for: String,
    /// The value that the person has been told looks odd: sent again, it is meant.
    #[serde(default)]
    pub(super) sikker: String,
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
        let text = |amount: Option<Amount>| amount.map_or_else(String::new, |one| one.to_type(locale.language));
        self.status = if said.status == Status::Corrected { Status::Final } else { said.status }.name().to_owned();
        (self.vaerdi, self.naevner) = (text(said.numerator), text(said.denominator));
        self.note.clone_from(&said.note);
    }

    /// Reads what was typed, or says what cannot be read.
    pub(super) fn said(&self, locale: &Locale, definition: &Definition) -> Result<Said, FormErrors> {
        let mut errors = FormErrors::default();
        let mut amount = |field: &'static str, text: &str| match text.trim() {
            "" => None,
            text => match Amount::typed(locale.language, text) {
                Ok(amount) => Some(amount),
                Err(fault) => {
                    errors.add(field, locale.t1(fault.key(), "text", text));
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
    fn what_is_filled_in_and_not_touched_is_saved_as_it_was_in_both_languages() {
        let texts = Arc::new(Texts::load(&[ui::texts(), crate::texts()].concat()).unwrap());
        let ratio = definition(Measure::Ratio, Rule::Sum, Rule::Sum);
        for language in Language::ALL {
            let locale = Locale::new(language, texts.clone());
            for units in [1, 125_000, 1_000_000, 999_000_000, 1_000_000_000, 1_250_500_000, 1_234_567_000_000, i64::MAX]
            {
                let said = Said {
                    numerator: Some(Amount(-units)),
                    denominator: Some(Amount(units)),
                    status: Status::Final,
                    note: String::new(),
                };
                let mut typed = ValueForm::default();
                typed.fill(&locale, &said);
                assert_eq!(typed.said(&locale, &ratio).ok(), Some(said.clone()), "{typed:?}");
                // What a page shows can be typed, too.
                typed.vaerdi = crate::observation::words::amount(&locale, Amount(-units));
                assert_eq!(typed.said(&locale, &ratio).ok(), Some(said), "{typed:?}");
            }
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_with_how_to_write_it() {
        let number = definition(Measure::Number, Rule::Sum, Rule::Sum);
        let errors = form("final", "1250.125").said(&locale(), &number).unwrap_err();
        assert!(errors.of("vaerdi").unwrap().contains("to måder"));
    }

    #[test]
    fn what_is_no_number_is_told_with_what_was_typed() {
        let number = definition(Measure::Number, Rule::Sum, Rule::Sum);
        let errors = form("final", "mange").said(&locale(), &number).unwrap_err();
        assert!(errors.of("vaerdi").unwrap().contains("mange"));
    }
}
