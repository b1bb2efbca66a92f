//! Agreement in words: numbers as the language writes them, and plain sentences on what they mean and how certain.

use stats::agreement::{Estimate, Interval, Strength, Trust, Undefined, Unknown};
use ui::i18n::{Language, Locale};

use super::{Figures, MachineNote};

/// Writes a number with so many decimals: "0,70" or "0.70"; a minus is a minus sign.
pub(crate) fn decimals(locale: &Locale, value: f64, places: usize) -> String {
    // Halves go away from zero, as people round.
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let written = format!("{:.places$}", (value * scale).round() / scale);
    let is_zero = written.chars().all(|sign| matches!(sign, '-' | '0' | '.'));
    let written = if is_zero { written.replace('-', "") } else { written.replace('-', "−") };
    match locale.language {
        Language::Danish => written.replace('.', ","),
        Language::English => written,
    }
}

/// Writes a share as whole percent: "76".
pub(super) fn percent(locale: &Locale, share: f64) -> String {
    decimals(locale, share * 100.0, 0)
}

/// Writes a share of units as "76 %", or that it cannot be told.
pub(crate) fn share(locale: &Locale, share: Result<f64, Undefined>) -> String {
    share.map_or_else(
        |_| locale.t("coding-not-told"),
        |share| locale.t1("coding-percent", "percent", percent(locale, share)),
    )
}

/// Writes a value without its interval, or that it cannot be told.
pub(super) fn value(locale: &Locale, value: Result<f64, Undefined>) -> String {
    value.map_or_else(|_| locale.t("coding-not-told"), |value| decimals(locale, value, 2))
}

/// Writes an interval: "0,55 til 0,83"; with a word, since a dash reads as a minus.
pub(super) fn between(locale: &Locale, interval: Interval) -> String {
    let (low, high) = (decimals(locale, interval.low, 2), decimals(locale, interval.high, 2));
    locale.t2("coding-between", "low", low, "high", high)
}

/// Writes a value with its interval where there is one: "0,70 (0,55 til 0,83)"; or that it cannot be told.
pub(crate) fn estimate(locale: &Locale, estimate: Result<Estimate, Undefined>) -> String {
    let Ok(estimate) = estimate else { return locale.t("coding-not-told") };
    let value = decimals(locale, estimate.value, 2);
    estimate.interval.map_or_else(|_| value.clone(), |interval| format!("{value} ({})", between(locale, interval)))
}

/// Says in plain sentences how far two people agree, what it means, and how certain it is.
pub(super) fn told(locale: &Locale, figures: &Figures) -> Vec<String> {
    let people = &figures.people;
    let (same, units) = (count(people.same), count(people.units));
    let mut told = Vec::new();
    if let Ok(share) = people.share() {
        let percent = percent(locale, share);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("same", &locale.number(same)), ("units", &locale.number(units)), ("percent", &percent)];
        told.push(locale.with("coding-told-share", &values));
    }
    match (people.kappa, people.alpha) {
        (Ok(kappa), Ok(alpha)) => {
            let word = locale.t(&format!("coding-strength-{}", Strength::of(kappa.value).name()));
            told.push(locale.t2("coding-told-kappa", "kappa", decimals(locale, kappa.value, 2), "word", word));
            told.push(trust(locale, alpha));
            told.push(certainty(locale, alpha));
        }
        (Err(why), _) | (_, Err(why)) => told.push(locale.t(undefined_key(why))),
    }
    told
}

/// Says what alpha allows one to build on the categories.
fn trust(locale: &Locale, alpha: Estimate) -> String {
    // As many decimals as the limits have, so that no figure seems to stand on the wrong side of one.
    let written = decimals(locale, alpha.value, 3);
    locale.t1(&format!("coding-trust-{}", Trust::of(alpha.value).name()), "alpha", written)
}

/// Says how certain alpha is, and whether both ends would be judged alike.
fn certainty(locale: &Locale, alpha: Estimate) -> String {
    match alpha.interval {
        Ok(interval) => {
            let limits = between(locale, interval);
            let is_steady = Trust::of(interval.low) == Trust::of(interval.high);
            locale.t1(if is_steady { "coding-certain" } else { "coding-uncertain" }, "limits", limits)
        }
        Err(Unknown::TooFew) => locale.t("coding-interval-too-few"),
        Err(Unknown::AllAgree) => locale.t("coding-interval-all-agree"),
        Err(Unknown::TooUniform) => locale.t("coding-interval-too-uniform"),
    }
}

const fn undefined_key(why: Undefined) -> &'static str {
    match why {
        Undefined::NoOverlap => "coding-undefined-no-overlap",
        Undefined::TooFew => "coding-undefined-too-few",
        Undefined::OneCategory => "coding-undefined-one-category",
    }
}

/// Says how the machine's answers came about.
pub(crate) fn machine_note(locale: &Locale, note: &MachineNote) -> String {
    let learnt = if note.learnt_from == 0 {
        locale.t("coding-machine-names-only")
    } else {
        locale.count("coding-machine-learnt", note.learnt_from)
    };
    let model =
        locale.t(if note.model.is_some() { "coding-machine-with-model" } else { "coding-machine-without-model" });
    format!("{learnt} {model}")
}

/// A number of thoughts as texts count.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use stats::agreement::compare;
    use ui::i18n::Texts;

    use super::*;

    fn locale(language: Language) -> Locale {
        let mut sources = ui::texts();
        sources.extend(crate::texts());
        Locale::new(language, Arc::new(Texts::load(&sources).unwrap()))
    }

    fn told_of(pairs: &[(Option<usize>, Option<usize>)]) -> String {
        let people = compare(pairs, 1);
        let figures = Figures {
            sample: pairs.len(),
            undecidable: 0,
            without_answer: 0,
            disagreed: 0,
            people,
            first_and_machine: people,
            second_and_machine: people,
            categories: Vec::new(),
        };
        told(&locale(Language::Danish), &figures).join(" ")
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let (danish, english) = (locale(Language::Danish), locale(Language::English));
        assert_eq!(decimals(&danish, 0.704, 2), "0,70");
        assert_eq!(decimals(&danish, 0.625, 2), "0,63");
        assert_eq!(decimals(&english, -0.051, 2), "−0.05");
        assert_eq!(decimals(&danish, -0.001, 2), "0,00", "no minus before nothing");
        assert_eq!(between(&danish, Interval { low: 0.5, high: 1.0 }), "0,50 til 1,00");
    }

    #[test]
    fn the_sentences_name_figure_word_author_and_certainty() {
        let mut pairs = Vec::new();
        for (one, other, times) in [(0, 0, 18), (1, 1, 15), (2, 2, 9), (0, 1, 5), (2, 1, 3)] {
            pairs.extend(vec![(Some(one), Some(other)); times]);
        }
        let told = told_of(&pairs);
        // 42 of 50 agree; by chance (23·18 + 15·23 + 12·9) / 2500 = 867/2500; (0.84 - 0.3468) / 0.6532 = 0.755.
        for part in ["42 af 50", "84 %", "0,76", "Landis og Koch", "Krippendorff", "95 %"] {
            assert!(told.contains(part), "{part} is not in: {told}");
        }
    }

    #[test]
    fn what_cannot_be_computed_is_said_instead_of_a_number() {
        assert!(told_of(&[(Some(0), Some(0)); 12]).contains("kun brugt én kategori"));
        assert!(told_of(&[(Some(0), None), (None, Some(1))]).contains("Ingen tanker"));
        assert!(told_of(&[(Some(0), Some(0))]).contains("Kun én tanke"));
        let alike: Vec<_> = (0..12).map(|at| (Some(at % 3), Some(at % 3))).collect();
        assert!(told_of(&alike).contains("enige om alle"), "{}", told_of(&alike));
    }
}
