//! From a judged series to a chart that can be drawn.

use figure::chart::{
    Axis, Band, ControlChart, Event, EventKind, Level, Limits, LimitsKind, MarkWords, Point, PointMark, Reading,
    Segment, Setting, Size, Status as Certainty, Step, Target, control_chart,
};
use figure::{Caption, Colour, Look};
use stats::fraction::Fraction;
use stats::xmr;
use ui::i18n::Locale;

use super::beside::Beside;
use super::judge::{Mark, Stretch, Working};
use super::kinds::Variation;
use super::subject::{Case, Subject};
use super::words::{broken, cause, level};
use crate::amount::{Amount, SCALE};
use crate::indicator::{AimKind, Direction};
use crate::observation::{SeriesPoint, Status, words};
use crate::period::{Frequency, Period};

/// Whether the points of a drawing lead to the rows of the page's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    /// They do.
    Rows,
    /// The drawing stands alone.
    None,
}

/// The id of a point's row in the table.
pub(super) fn row_id(period: Period) -> String {
    format!("vaerdi-{period}")
}

/// How a municipality's charts look.
pub(super) fn look_of(look: &platform::tenancy::Look) -> Look {
    let accent = look.accent.and_then(|accent| Colour::parse(&accent.to_string()));
    accent.map_or_else(Look::default, Look::new)
}

/// Writes a figure on an axis.
pub(super) fn figures(locale: &Locale, value: f64, decimals: usize) -> String {
    words::digits(locale, &format!("{value:.decimals$}"))
}

/// A period as short as an axis wants it: `2024`, `1H 24`, `K1 24`, `mar 24`, `u5 24`, `5.3.24`.
fn short(locale: &Locale, period: Period) -> String {
    let first = period.first();
    let (month, year) = (first.month(), first.year().rem_euclid(100));
    let numbered = |key: &str, number: i8| locale.t2(key, "number", number, "year", format!("{year:02}"));
    match period.frequency() {
        Frequency::Year => first.year().to_string(),
        Frequency::HalfYear => numbered("verdict-short-half-year", (month - 1) / 6 + 1),
        Frequency::Quarter => numbered("verdict-short-quarter", (month - 1) / 3 + 1),
        Frequency::Month => {
            let name: String = locale.t(&format!("month-{month}")).chars().take(3).collect();
            format!("{name} {year:02}")
        }
        Frequency::Week => {
            let week = first.iso_week_date();
            let year = format!("{:02}", week.year().rem_euclid(100));
            locale.t2("verdict-short-week", "number", week.week(), "year", year)
        }
        Frequency::Day => format!("{}.{month}.{year:02}", first.day()),
    }
}

/// What the shapes of a chart are called.
pub(super) fn mark_words(locale: &Locale) -> MarkWords {
    MarkWords {
        common: locale.t("verdict-mark-common"),
        improvement: locale.t("verdict-mark-improvement"),
        concern: locale.t("verdict-mark-concern"),
        neutral_high: locale.t("verdict-mark-neutral-high"),
        neutral_low: locale.t("verdict-mark-neutral-low"),
        preliminary: locale.t("verdict-mark-preliminary"),
        gap: locale.t("verdict-mark-gap"),
    }
}

/// The shape of a point.
fn shape(mark: &Mark, direction: Direction) -> PointMark {
    match Variation::of(mark.cause, direction) {
        Variation::ImprovementHigh | Variation::ImprovementLow => PointMark::Improvement,
        Variation::ConcernHigh | Variation::ConcernLow => PointMark::Concern,
        Variation::NeutralHigh => PointMark::NeutralHigh,
        Variation::NeutralLow => PointMark::NeutralLow,
        Variation::Unknown | Variation::Constant | Variation::Common | Variation::Signal => PointMark::Common,
    }
}

/// Draws a case for a screen, with the group that it is held beside.
pub(super) fn drawing(
    locale: &Locale,
    (subject, case, beside): (&Subject, &Case, Option<&Beside>),
    (look, size): (&Look, Size),
    links: Links,
) -> String {
    let says = beside.map_or_else(String::new, |beside| beside.says(locale));
    let caption = Caption {
        id: "diagram".to_owned(),
        title: format!("{}: {}", subject.indicator.title, case.unit.name),
        description: format!("{} {says}", locale.t("verdict-chart-description")).trim_end().to_owned(),
    };
    let figures = |value: f64, decimals: usize| figures(locale, value, decimals);
    let setting = Setting { caption: &caption, look, size, figures: &figures };
    let comparison = beside.map(|beside| beside.line(locale, (subject, case)));
    control_chart(&ControlChart { comparison, ..chart(locale, subject, case, links) }, &setting).svg
}

/// Makes the chart of a case.
pub(super) fn chart(locale: &Locale, subject: &Subject, case: &Case, links: Links) -> ControlChart {
    Chart { locale, subject, case, links }.make()
}

struct Chart<'a> {
    locale: &'a Locale,
    subject: &'a Subject,
    case: &'a Case,
    links: Links,
}

/// A value in millionths where it is drawn.
fn real(value: Fraction) -> f64 {
    value.to_f64_at(SCALE)
}

fn real_amount(amount: Amount) -> f64 {
    amount.decimal().to_f64()
}

impl Chart<'_> {
    fn make(&self) -> ControlChart {
        let points = &self.case.points;
        let unit = self
            .case
            .newest()
            .map_or(&self.subject.indicator.definition, |newest| self.subject.definition(newest.period));
        ControlChart {
            points: points.iter().enumerate().map(|(place, point)| self.point(place, point)).collect(),
            segments: self.case.judged.stretches.iter().filter_map(|stretch| self.segment(stretch)).collect(),
            comparison: None,
            targets: [(AimKind::Target, "verdict-target"), (AimKind::Baseline, "verdict-baseline")]
                .into_iter()
                .filter_map(|(kind, name)| self.target(kind, name))
                .collect(),
            bands: self.band().into_iter().collect(),
            events: self.events(),
            axis: Axis { unit: unit.unit_of_measure.clone(), including: Vec::new() },
            words: mark_words(self.locale),
        }
    }

    fn point(&self, place: usize, point: &SeriesPoint) -> Point {
        let (locale, judged) = (self.locale, &self.case.judged);
        let definition = self.subject.definition(point.period);
        let (long, said) = (words::period(locale, point.period), words::point(locale, definition, point));
        let mark = judged.mark_at(place);
        let reading = match point.value {
            Some(value) => Reading::Value {
                value: value.to_f64(),
                text: said.clone(),
                mark: mark.map_or(PointMark::Common, |mark| shape(mark, self.case.direction(self.subject))),
                status: if point.status == Status::Preliminary { Certainty::Preliminary } else { Certainty::Final },
            },
            None => Reading::Gap { text: locale.t(&format!("verdict-gap-{}", gap(point.status))) },
        };
        let rule = mark.map(|mark| cause(locale, judged, mark)).filter(|rule| !rule.is_empty());
        let rule = rule.map_or_else(String::new, |rule| format!(", {rule}"));
        let status = match point.status {
            Status::Preliminary => format!(", {}", words::status(locale, point.status)),
            _ => String::new(),
        };
        Point {
            short: short(locale, point.period),
            spoken: format!("{long}: {said}{status}{rule}"),
            long,
            reading,
            href: (self.links == Links::Rows).then(|| format!("#{}", row_id(point.period))),
        }
    }

    fn level(&self, name: &str, value: Fraction) -> Level {
        let newest = self.case.newest().map(|newest| self.subject.definition(newest.period));
        let definition = newest.unwrap_or(&self.subject.indicator.definition);
        Level { value: real(value), name: self.locale.t(name), text: level(self.locale, definition, value) }
    }

    fn segment(&self, stretch: &Stretch) -> Option<Segment> {
        let (from, to) = self.case.judged.places_of(stretch)?;
        let (centre, limits) = match &stretch.working {
            Working::Xmr(limits) => {
                let is_trial = limits.baseline() < xmr::FEWEST_POINTS;
                let drawn = Limits {
                    lower: self.level("verdict-lower", limits.lower()),
                    upper: self.level("verdict-upper", limits.upper()),
                    kind: if is_trial { LimitsKind::Trial } else { LimitsKind::Settled },
                };
                // One value has no limits, and equal values none that say anything.
                (self.level("verdict-mean", limits.mean()), Some(drawn).filter(|_| stretch.n > 1 && limits.vary()))
            }
            Working::Run(chart) => (self.level("verdict-median", chart.median), None),
        };
        Some(Segment { from, to, centre, limits })
    }

    /// What is aimed at, place by place.
    fn target(&self, kind: AimKind, name: &str) -> Option<Target> {
        let mut steps: Vec<Step> = Vec::new();
        let mut newest = None;
        for (place, point) in self.case.points.iter().enumerate() {
            let Some(aim) = self.subject.aim(kind, &self.case.unit.id, point.period) else { continue };
            let (value, is_next) = (real_amount(aim.amount), newest == Some(aim.amount));
            match steps.last_mut() {
                Some(step) if is_next && step.to + 1 == place => step.to = place,
                _ => steps.push(Step { from: place, to: place, value }),
            }
            newest = Some(aim.amount);
        }
        Some(Target { steps, name: self.locale.t(name), text: words::amount(self.locale, newest?) })
    }

    fn band(&self) -> Option<Band> {
        let Direction::Band { low, high } = self.case.direction(self.subject) else { return None };
        let text = format!("{}–{}", words::amount(self.locale, low), words::amount(self.locale, high));
        let to = self.case.points.len().checked_sub(1)?;
        let name = self.locale.t("verdict-band");
        Some(Band { from: 0, to, low: real_amount(low), high: real_amount(high), name, text })
    }

    /// Breaks, with whether limits start again there, and new definitions.
    fn events(&self) -> Vec<Event> {
        let (locale, subject) = (self.locale, self.subject);
        let at = |period: Period| {
            let place = self.case.points.iter().position(|point| point.period.last() >= period.first());
            place.filter(|place| *place > 0)
        };
        let mut events = Vec::new();
        for one in &subject.breaks {
            let Some(at) = at(one.period) else { continue };
            events.push(Event { at, kind: EventKind::SeriesBreak, text: broken(locale, one) });
        }
        for definition in &subject.definitions {
            let Some(at) = definition.from.and_then(at) else { continue };
            let text = locale.t1("verdict-event-definition", "version", definition.version);
            events.push(Event { at, kind: EventKind::Definition, text });
        }
        events.sort_by_key(|event| event.at);
        events
    }
}

/// Why there is no value, in a word.
const fn gap(status: Status) -> &'static str {
    match status {
        Status::Suppressed => "suppressed",
        Status::Missing => "missing",
        Status::Preliminary | Status::Final | Status::Corrected => "undefined",
    }
}
