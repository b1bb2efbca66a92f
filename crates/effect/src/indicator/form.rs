//! The fields of the forms of an indicator, and what they mean.

use serde::Deserialize;
use stats::roll_up::rule::Rule;
use stats::xmr::Screening;
use ui::i18n::{Language, Locale};
use ui::{Choice, FormErrors};

use super::{DefinitionDraft, Direction, Draft, Indicator, Measure, Refusal, RuleSet};
use crate::amount::{Amount, NotAnAmount};
use crate::period::Frequency;

/// The fields of the forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct IndicatorForm {
    pub(super) titel: String,
    pub(super) kilde: String,
    pub(super) ansvarlig: String,
    #[serde(rename = "hvor-tit")]
    pub(super) hvor_tit: String,
    pub(super) frist: String,
    pub(super) paamindelse: String,
    pub(super) regler: String,
    pub(super) fast: String,
    /// `1`: the largest moving ranges count too.
    pub(super) alle: String,
    /// The tree of units.
    pub(super) enheder: String,
    /// The unit that owns it.
    pub(super) ejer: String,
    /// Identifiers of the goals, and of those that were ticked when the form was made.
    pub(super) maal: Vec<String>,
    #[serde(rename = "maal-set")]
    pub(super) maal_set: Vec<String>,
    pub(super) slags: String,
    pub(super) taeller: String,
    pub(super) naevner: String,
    pub(super) faktor: String,
    pub(super) maaleenhed: String,
    pub(super) decimaler: String,
    pub(super) retning: String,
    pub(super) lav: String,
    pub(super) hoej: String,
    pub(super) tid: String,
    pub(super) sted: String,
    pub(super) beskrivelse: String,
    /// Of a new version: the first period, why, and whether the series breaks.
    pub(super) fra: String,
    pub(super) grund: String,
    pub(super) brud: String,
    /// `ja`: it replaces the version in force, which was mistyped.
    pub(super) retter: String,
    /// The revision that the person saw; of a new version, the version.
    pub(super) set: i64,
}

/// Reads the whole numbers of a form, and keeps what is none.
struct Numbers {
    language: Language,
    faults: Vec<Refusal>,
}

impl Numbers {
    const fn of(locale: &Locale) -> Self {
        Self { language: locale.language, faults: Vec::new() }
    }

    fn whole(&mut self, text: &str, refusal: Refusal) -> Option<i64> {
        if text.trim().is_empty() {
            return None;
        }
        let number = Amount::typed(self.language, text).ok().and_then(Amount::as_whole);
        self.faults.extend(number.is_none().then_some(refusal));
        number
    }

    fn band(&mut self, low: &str, high: &str) -> Direction {
        match (Amount::typed(self.language, low), Amount::typed(self.language, high)) {
            (Ok(low), Ok(high)) => return Direction::Band { low, high },
            (Err(NotAnAmount::Ambiguous), _) => self.faults.push(Refusal::AmbiguousLow),
            (_, Err(NotAnAmount::Ambiguous)) => self.faults.push(Refusal::AmbiguousHigh),
            _ => self.faults.push(Refusal::Band),
        }
        Direction::Neutral
    }
}

fn days(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

impl IndicatorForm {
    /// What a form of a new indicator begins with.
    pub(super) fn empty() -> Self {
        Self { faktor: "100".to_owned(), decimaler: "1".to_owned(), retning: "up".to_owned(), ..Self::default() }
    }

    /// What an indicator says now.
    pub(super) fn of(indicator: &Indicator, locale: &Locale) -> Self {
        let definition = &indicator.definition;
        let (low, high) = match definition.direction {
            Direction::Band { low, high } => (low.to_type(locale.language), high.to_type(locale.language)),
            _ => (String::new(), String::new()),
        };
        Self {
            titel: indicator.title.clone(),
            kilde: indicator.source.clone(),
            ansvarlig: indicator.responsible.clone(),
            hvor_tit: indicator.frequency.name().to_owned(),
            frist: days(indicator.due_days),
            paamindelse: days(indicator.remind_days),
            regler: indicator.rule_set.name().to_owned(),
            fast: indicator.fix_after.map(|points| points.to_string()).unwrap_or_default(),
            alle: if indicator.screening == Screening::Off { "1" } else { "" }.to_owned(),
            slags: if definition.measure == Measure::Ratio { "ratio" } else { "number" }.to_owned(),
            taeller: definition.numerator.clone(),
            naevner: definition.denominator.clone(),
            faktor: definition.factor.to_string(),
            maaleenhed: definition.unit_of_measure.clone(),
            decimaler: definition.decimals.to_string(),
            retning: definition.direction.name().to_owned(),
            lav: low,
            hoej: high,
            tid: definition.over_time.name().to_owned(),
            sted: definition.over_units.name().to_owned(),
            beskrivelse: definition.description.clone(),
            set: indicator.revision,
            ..Self::default()
        }
    }

    /// What it is called and how it is followed, with everything that is no number.
    pub(super) fn draft(&self, locale: &Locale) -> (Draft, Vec<Refusal>) {
        let mut numbers = Numbers::of(locale);
        let draft = Draft {
            title: self.titel.clone(),
            source: self.kilde.clone(),
            responsible: self.ansvarlig.clone(),
            frequency: Frequency::from_name(&self.hvor_tit).unwrap_or(Frequency::Year),
            due_days: numbers.whole(&self.frist, Refusal::DueDays),
            remind_days: numbers.whole(&self.paamindelse, Refusal::RemindDays),
            rule_set: RuleSet::from_name(&self.regler).unwrap_or(RuleSet::Nhs),
            fix_after: numbers.whole(&self.fast, Refusal::FixAfter),
            screening: if self.alle == "1" { Screening::Off } else { Screening::On },
        };
        (draft, numbers.faults)
    }

    /// What is measured, with everything that is no number.
    pub(super) fn definition(&self, locale: &Locale) -> (DefinitionDraft, Vec<Refusal>) {
        let mut numbers = Numbers::of(locale);
        let direction = match self.retning.as_str() {
            "up" => Direction::Up,
            "down" => Direction::Down,
            "band" => numbers.band(&self.lav, &self.hoej),
            _ => Direction::Neutral,
        };
        let is_ratio = self.slags == "ratio";
        let factor = if is_ratio { numbers.whole(&self.faktor, Refusal::Factor) } else { None };
        let draft = DefinitionDraft {
            measure: if is_ratio { Measure::Ratio } else { Measure::Number },
            numerator: self.taeller.clone(),
            denominator: self.naevner.clone(),
            factor: factor.unwrap_or(1),
            unit_of_measure: self.maaleenhed.clone(),
            decimals: numbers.whole(&self.decimaler, Refusal::Decimals).unwrap_or(0),
            direction,
            over_time: Rule::from_name(&self.tid).unwrap_or(Rule::Sum),
            over_units: Rule::from_name(&self.sted).unwrap_or(Rule::Sum),
            description: self.beskrivelse.clone(),
        };
        (draft, numbers.faults)
    }
}

/// Puts refusals beside the fields that they are about.
pub(super) fn errors_of(locale: &Locale, refusals: &[Refusal]) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        if errors.of(refusal.field()).is_none() {
            errors.add(refusal.field(), locale.t(refusal.key()));
        }
    }
    errors
}

/// Puts refusals beside the field that asks why in a list of things.
pub(super) fn why_errors(locale: &Locale, refusals: &[Refusal]) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        errors.add("hvorfor", locale.t(refusal.key()));
    }
    errors
}

/// What the forms let one choose from.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    pub(super) frequencies: Vec<Choice>,
    pub(super) rule_sets: Vec<Choice>,
    pub(super) measures: Vec<Choice>,
    pub(super) directions: Vec<Choice>,
    pub(super) over_time: Vec<Choice>,
    pub(super) over_units: Vec<Choice>,
}

impl Choices {
    pub(super) fn new(locale: &Locale, typed: &IndicatorForm) -> Self {
        let choices = |names: Vec<&'static str>, key: &str, chosen: &str| {
            names.into_iter().map(|name| Choice::new(name, locale.t(&format!("{key}-{name}")), chosen)).collect()
        };
        let rules = || Rule::ALL.into_iter().map(Rule::name).collect::<Vec<_>>();
        Self {
            frequencies: choices(
                Frequency::ALL.into_iter().map(Frequency::name).collect(),
                "indicator-frequency",
                &typed.hvor_tit,
            ),
            rule_sets: choices(
                RuleSet::ALL.into_iter().map(RuleSet::name).collect(),
                "indicator-rule-set",
                &typed.regler,
            ),
            measures: ["ratio", "number"]
                .map(|name| Choice::new(name, locale.t(&format!("indicator-measure-{name}")), &typed.slags))
                .into(),
            directions: choices(vec!["up", "down", "neutral", "band"], "indicator-direction", &typed.retning),
            over_time: choices(rules(), "indicator-rule", &typed.tid),
            // Units have no last one; where that was said once, it is shown until something else is.
            over_units: choices(
                rules().into_iter().filter(|name| *name != Rule::Last.name() || *name == typed.sted).collect(),
                "indicator-rule",
                &typed.sted,
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ui::i18n::Texts;

    use super::*;

    fn locale(language: Language) -> Locale {
        Locale::new(language, Arc::new(Texts::load(&[ui::texts(), crate::texts()].concat()).unwrap()))
    }

    fn band(low: &str, high: &str) -> IndicatorForm {
        IndicatorForm { retning: "band".into(), lav: low.into(), hoej: high.into(), ..IndicatorForm::empty() }
    }

    #[test]
    fn the_bounds_of_a_band_mean_what_whoever_writes_the_language_means() {
        let read = |language, form: IndicatorForm| form.definition(&locale(language)).0.direction;
        let wanted = Direction::Band { low: Amount(1_000_000_000), high: Amount(2_500_500_000) };
        assert_eq!(read(Language::Danish, band("1.000", "2.500,5")), wanted);
        assert_eq!(read(Language::English, band("1,000", "2,500.5")), wanted);
        for language in Language::ALL {
            let Direction::Band { low, high } = wanted else { return };
            let filled = band(&low.to_type(language), &high.to_type(language));
            assert_eq!(read(language, filled), wanted, "as the form fills it in");
        }
        let faults = band("1250.125", "2000").definition(&locale(Language::Danish)).1;
        assert_eq!(faults, [Refusal::AmbiguousLow]);
    }

    #[test]
    fn a_number_of_days_or_a_factor_with_decimals_is_refused_and_not_read_as_ten_times_as_much() {
        let form = IndicatorForm { frist: "1.5".into(), faktor: "1.5".into(), slags: "ratio".into(), ..band("", "") };
        let form = IndicatorForm { retning: "up".into(), ..form };
        assert_eq!(form.draft(&locale(Language::Danish)).1, [Refusal::DueDays]);
        assert_eq!(form.definition(&locale(Language::Danish)).1, [Refusal::Factor]);
        let form = IndicatorForm { frist: "1.000".into(), faktor: "100.000".into(), ..form };
        assert_eq!(form.draft(&locale(Language::Danish)).0.due_days, Some(1_000));
        assert_eq!(form.definition(&locale(Language::Danish)).0.factor, 100_000);
    }
}
