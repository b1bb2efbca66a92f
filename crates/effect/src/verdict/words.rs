//! Verdicts in words: what is said of change, of the target, of how much the values can say, and of their age.

use stats::fraction::Fraction;
use stats::run_chart::RunChart;
use stats::xmr::{Assurance, Limits, SpecialCause};
use ui::i18n::Locale;

use super::age::{Age, Next};
use super::judge::{Judged, Mark, Working};
use super::kinds::{Ground, Variation};
use super::subject::{Case, Subject};
use super::svg::Svg;
use crate::amount::{Amount, SCALE};
use crate::indicator::{Break, Definition, Direction, RuleSet};
use crate::observation::words::{self, with_unit};
use crate::period::Frequency;

/// A verdict as a page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What is said of change: an icon, a word, and why.
    pub(super) variation: Verdict,
    /// What is said of the target.
    pub(super) assurance: Verdict,
    /// How little the values can say, and where the newest lies in a band.
    pub(super) notes: Vec<String>,
    /// How old the newest value is, and when the next is due; empty without values.
    pub(super) age: String,
    /// Whether the next one is late.
    pub(super) is_late: bool,
}

/// An icon, its word and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// A drawing that is hidden from those who listen.
    pub(super) icon: Svg,
    pub(super) word: String,
    pub(super) reason: String,
}

/// Writes a value in millionths with its definition's decimals and one more, as means and limits are shown.
pub(super) fn level(locale: &Locale, definition: &Definition, value: Fraction) -> String {
    let shown = value.shifted(SCALE);
    shown.map_or_else(|| "?".to_owned(), |value| words::fraction(locale, value, definition.decimals.saturating_add(1)))
}

/// What a rule says of a point; nothing where the rules can say nothing.
pub(super) fn cause(locale: &Locale, judged: &Judged, mark: &Mark) -> String {
    match mark.cause {
        _ if !judged.is_judged(mark) => String::new(),
        SpecialCause::CommonCause => locale.t("verdict-cause-common-cause"),
        _ if judged.rule_set == RuleSet::Anhoej => locale.t("verdict-cause-long-run"),
        cause => locale.t(&format!("verdict-cause-{}", cause.name().replace('_', "-"))),
    }
}

/// What happened at a break: why, and whether limits start again.
pub(super) fn broken(locale: &Locale, one: &Break) -> String {
    if !one.restarts_limits {
        return locale.t1("verdict-event-break", "reason", &one.reason);
    }
    let stop = if one.reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    locale.t1("verdict-event-break-restart", "reason", format!("{}{stop}", one.reason))
}

/// What is said of change, as one of the chart's icons.
pub(super) const fn variation_icon(variation: Variation) -> figure::chart::Variation {
    use figure::chart::Variation as Icon;
    match variation {
        Variation::Unknown | Variation::Constant => Icon::None,
        Variation::Common => Icon::CommonCause,
        Variation::ImprovementHigh => Icon::ImprovementHigh,
        Variation::ImprovementLow => Icon::ImprovementLow,
        Variation::ConcernHigh => Icon::ConcernHigh,
        Variation::ConcernLow => Icon::ConcernLow,
        Variation::NeutralHigh => Icon::NeutralHigh,
        Variation::NeutralLow => Icon::NeutralLow,
        Variation::Signal => Icon::Signal,
    }
}

/// What is said of the target, as one of the chart's icons.
pub(super) const fn assurance_icon(assurance: Option<Assurance>) -> figure::chart::Assurance {
    use figure::chart::Assurance as Icon;
    match assurance {
        None => Icon::None,
        Some(Assurance::ConsistentPass) => Icon::Passes,
        Some(Assurance::ConsistentFail) => Icon::Fails,
        Some(Assurance::Inconsistent) => Icon::HitOrMiss,
    }
}

/// The word for what is said of change.
pub(super) fn variation_word(locale: &Locale, judged: &Judged) -> String {
    if judged.ground == Ground::NoLimits {
        return locale.t("verdict-variation-no-limits");
    }
    locale.t(&format!("verdict-variation-{}", judged.variation.name()))
}

/// The word for what is said of the target.
pub(super) fn assurance_word(locale: &Locale, judged: &Judged, direction: Direction) -> String {
    let is_band = matches!(direction, Direction::Band { .. });
    match judged.assurance {
        Some(assurance) => {
            let of = if is_band { "band" } else { "target" };
            locale.t(&format!("verdict-assurance-{}-{of}", assurance.name().replace('_', "-")))
        }
        None => locale.t("verdict-assurance-none"),
    }
}

/// Says all of a verdict.
pub(super) fn say(locale: &Locale, subject: &Subject, case: &Case) -> Said {
    let (judged, direction) = (&case.judged, case.direction(subject));
    let definition = case.newest().map_or(&subject.indicator.definition, |newest| subject.definition(newest.period));
    let pen = Pen { locale, judged, definition };
    let age = case.age(subject);
    Said {
        variation: Verdict {
            icon: Svg::icon(variation_icon(judged.variation)),
            word: variation_word(locale, judged),
            reason: pen.variation(),
        },
        assurance: Verdict {
            icon: Svg::icon(assurance_icon(judged.assurance)),
            word: assurance_word(locale, judged, direction),
            reason: pen.assurance(direction),
        },
        notes: pen.notes(case.frequency),
        is_late: age.is_some_and(|age| matches!(age.next, Next::Late { .. })),
        age: age.map_or_else(String::new, |age| age_of(locale, age)),
    }
}

/// Writes what is said of a series.
struct Pen<'a> {
    locale: &'a Locale,
    judged: &'a Judged,
    definition: &'a Definition,
}

impl Pen<'_> {
    /// Why that is said of change.
    fn variation(&self) -> String {
        let (locale, judged) = (self.locale, self.judged);
        let n = judged.newest().map_or(0, |stretch| stretch.n);
        let counted = |key: &str, count: usize| locale.count(key, i64::try_from(count).unwrap_or(i64::MAX));
        match judged.ground {
            Ground::Empty | Ground::One | Ground::NoLimits | Ground::TooLarge => {
                return locale.t(&format!("verdict-reason-{}", judged.ground.name().replace('_', "-")));
            }
            Ground::Constant => return counted("verdict-reason-constant", n),
            Ground::Trial | Ground::Settled => {}
        }
        if let Some(Working::Run(chart)) = judged.newest().map(|stretch| &stretch.working) {
            return self.runs(chart);
        }
        let cause = judged.marks.last().map_or(SpecialCause::CommonCause, |mark| mark.cause);
        let key = format!("verdict-reason-{}", cause.name().replace('_', "-"));
        match cause {
            SpecialCause::ShiftAbove | SpecialCause::ShiftBelow => counted(&key, judged.run_on_a_side()),
            SpecialCause::TrendUp | SpecialCause::TrendDown => counted(&key, judged.run_one_way()),
            _ => locale.t(&key),
        }
    }

    fn runs(&self, chart: &RunChart) -> String {
        let two = |key: &str, one: usize, limit: usize| {
            self.locale.count_with(key, i64::try_from(one).unwrap_or(i64::MAX), &[("limit", &limit)])
        };
        let run = if chart.is_run_too_long() { "verdict-reason-run-long" } else { "verdict-reason-run-usual" };
        let crossings = if chart.are_crossings_too_few() {
            "verdict-reason-crossings-few"
        } else {
            "verdict-reason-crossings-usual"
        };
        let (run, crossings) = (
            two(run, chart.longest_run, chart.longest_run_limit),
            two(crossings, chart.crossings, chart.crossings_limit),
        );
        let head = if chart.has_signal() { "verdict-reason-signal" } else { "verdict-reason-no-signal" };
        format!("{} {run} {crossings}", self.locale.t(head))
    }

    /// Why that is said of the target, or why nothing is.
    fn assurance(&self, direction: Direction) -> String {
        let (locale, judged, definition) = (self.locale, self.judged, self.definition);
        if judged.rule_set == RuleSet::Anhoej {
            return locale.t("verdict-assurance-none-runs");
        }
        let target = judged.target.and_then(|target| i64::try_from(target).ok()).map(Amount);
        let wanted = match (direction, target) {
            (Direction::Band { low, high }, _) => {
                format!("{}–{}", words::amount(locale, low), words::amount(locale, high))
            }
            (Direction::Neutral, Some(_)) => return locale.t("verdict-assurance-none-neutral"),
            (_, Some(target)) => words::amount(locale, target),
            (_, None) => return locale.t("verdict-assurance-none-no-target"),
        };
        match (judged.assurance, self.limits()) {
            (Some(assurance), Some(limits)) => {
                let of = if matches!(direction, Direction::Band { .. }) { "band" } else { "target" };
                let key = format!("verdict-assurance-{}-{of}-reason", assurance.name().replace('_', "-"));
                let (lower, upper) =
                    (level(locale, definition, limits.lower()), level(locale, definition, limits.upper()));
                locale.with(&key, &[("wanted", &with_unit(definition, &wanted)), ("lower", &lower), ("upper", &upper)])
            }
            _ => {
                let key = format!("verdict-assurance-none-{}", judged.ground.name().replace('_', "-"));
                locale.t1(&key, "wanted", with_unit(definition, &wanted))
            }
        }
    }

    fn limits(&self) -> Option<Limits> {
        match self.judged.newest()?.working {
            Working::Xmr(limits) => Some(limits),
            Working::Run(_) => None,
        }
    }

    /// How little the values can say, and where the newest lies in a band.
    fn notes(&self, frequency: Frequency) -> Vec<String> {
        let (locale, judged) = (self.locale, self.judged);
        let n = judged.newest().map_or(0, |stretch| stretch.n);
        let mut notes = Vec::new();
        notes.extend(judged.in_band.map(|place| locale.t(&format!("verdict-band-{}", place.name()))));
        if judged.ground != Ground::Trial {
            return notes;
        }
        let counted = |key: &str, count: usize| locale.count(key, i64::try_from(count).unwrap_or(i64::MAX));
        match self.limits() {
            Some(limits) => {
                notes.push(counted("verdict-note-trial", limits.baseline()));
                if limits.baseline() < 5 {
                    notes.push(counted("verdict-note-under-five", limits.baseline()));
                } else if n < 7 {
                    notes.push(counted("verdict-note-no-runs", n));
                }
            }
            None => notes.push(counted("verdict-note-trial-runs", n)),
        }
        if frequency == Frequency::Year {
            notes.push(locale.t("verdict-note-yearly"));
        }
        notes
    }
}

/// How old the newest value is, and when the next is due.
fn age_of(locale: &Locale, age: Age) -> String {
    let newest =
        locale.t2("verdict-age-newest", "period", words::period(locale, age.newest), "end", since(locale, age.days));
    let next = match age.next {
        Next::Ended => locale.t("verdict-age-ended"),
        Next::Unknown => locale.t("verdict-age-unknown"),
        Next::Due(day) => locale.t1("verdict-age-due", "day", locale.date(day)),
        Next::Late { since, periods } => {
            let late = locale.count("verdict-age-late", i64::try_from(periods).unwrap_or(i64::MAX));
            format!("{late} {}", locale.t1("verdict-age-late-since", "day", locale.date(since)))
        }
    };
    format!("{newest} {next}")
}

/// How long ago something ended, as coarsely as people say it.
fn since(locale: &Locale, days: i64) -> String {
    match days {
        0 => locale.t("verdict-age-going-on"),
        1..=59 => locale.count("verdict-age-days", days),
        60..=729 => locale.count("verdict-age-months", days / 30),
        _ => locale.count("verdict-age-years", days / 365),
    }
}
