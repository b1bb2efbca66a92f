//! The fields of the forms of an indicator, and what they mean.

use serde::Deserialize;
use stats::roll_up::rule::Rule;
use stats::xmr::Screening;
use ui::i18n::Locale;
use ui::{Choice, FormErrors};

use super::{DefinitionDraft, Direction, Draft, Indicator, Measure, Refusal, RuleSet};
use crate::amount::Amount;
use crate::observation::words;
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
    /// Identifiers of the goals.
    pub(super) maal: Vec<String>,
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
    /// The revision that the person saw.
    pub(super) set: i64,
}

fn number(text: &str, refusal: Refusal, faults: &mut Vec<Refusal>) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let number = text.replace('.', "").parse().ok();
    if number.is_none() {
        faults.push(refusal);
    }
    number
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
            Direction::Band { low, high } => (words::amount(locale, low), words::amount(locale, high)),
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
    pub(super) fn draft(&self) -> (Draft, Vec<Refusal>) {
        let mut faults = Vec::new();
        let draft = Draft {
            title: self.titel.clone(),
            source: self.kilde.clone(),
            responsible: self.ansvarlig.clone(),
            frequency: Frequency::from_name(&self.hvor_tit).unwrap_or(Frequency::Year),
            due_days: number(&self.frist, Refusal::DueDays, &mut faults),
            remind_days: number(&self.paamindelse, Refusal::RemindDays, &mut faults),
            rule_set: RuleSet::from_name(&self.regler).unwrap_or(RuleSet::Nhs),
            fix_after: number(&self.fast, Refusal::FixAfter, &mut faults),
            screening: if self.alle == "1" { Screening::Off } else { Screening::On },
        };
        (draft, faults)
    }

    /// What is measured, with everything that is no number.
    pub(super) fn definition(&self) -> (DefinitionDraft, Vec<Refusal>) {
        let mut faults = Vec::new();
        let direction = match self.retning.as_str() {
            "up" => Direction::Up,
            "down" => Direction::Down,
            "band" => match (self.lav.parse::<Amount>(), self.hoej.parse::<Amount>()) {
                (Ok(low), Ok(high)) => Direction::Band { low, high },
                _ => {
                    faults.push(Refusal::Band);
                    Direction::Neutral
                }
            },
            _ => Direction::Neutral,
        };
        let is_ratio = self.slags == "ratio";
        let factor = if is_ratio { number(&self.faktor, Refusal::Factor, &mut faults) } else { None };
        let draft = DefinitionDraft {
            measure: if is_ratio { Measure::Ratio } else { Measure::Number },
            numerator: self.taeller.clone(),
            denominator: self.naevner.clone(),
            factor: factor.unwrap_or(1),
            unit_of_measure: self.maaleenhed.clone(),
            decimals: number(&self.decimaler, Refusal::Decimals, &mut faults).unwrap_or(0),
            direction,
            over_time: Rule::from_name(&self.tid).unwrap_or(Rule::Sum),
            over_units: Rule::from_name(&self.sted).unwrap_or(Rule::Sum),
            description: self.beskrivelse.clone(),
        };
        (draft, faults)
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
            over_units: choices(rules(), "indicator-rule", &typed.sted),
        }
    }
}
