//! What holds for every chart, whatever its figures are: well-formed, safe under a strict policy, each value drawn once,
//! nothing outside, no text over another.

use figure::chart::{
    Assurance, Axis, Band, Comparison, ControlChart, Curve, Drawing, Event, EventKind, Funnel, FunnelUnit, Interval,
    League, LeagueRow, Level, Limits, LimitsKind, MarkWords, Multiple, Multiples, Point, PointMark, Reading, ScaleKind,
    Segment, Setting, Size, Standing, Status, Step, Target, Variation, control_chart, funnel_chart, league,
    small_multiples,
};
use figure::{Caption, Look};
use proptest::prelude::*;

use crate::chart_reading::{Chart, read};
use crate::{caption, text};

/// Values as they are, and as nobody should have them.
fn value() -> BoxedStrategy<f64> {
    prop_oneof![
        8 => -20.0..120.0_f64,
        2 => Just(7.0),
        1 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(0.0), Just(1e-300), Just(-1e18)],
    ]
    .boxed()
}

fn mark() -> BoxedStrategy<PointMark> {
    use PointMark::{Common, Concern, Improvement, NeutralHigh, NeutralLow};
    prop::sample::select(vec![Common, Improvement, Concern, NeutralHigh, NeutralLow]).boxed()
}

fn level() -> BoxedStrategy<Level> {
    (value(), text(), text()).prop_map(|(value, name, text)| Level { value, name, text }).boxed()
}

fn words() -> BoxedStrategy<MarkWords> {
    prop::array::uniform7(text())
        .prop_map(|[common, improvement, concern, neutral_high, neutral_low, preliminary, gap]| MarkWords {
            common,
            improvement,
            concern,
            neutral_high,
            neutral_low,
            preliminary,
            gap,
        })
        .boxed()
}

fn axis() -> BoxedStrategy<Axis> {
    (text(), prop::collection::vec(value(), 0..3)).prop_map(|(unit, including)| Axis { unit, including }).boxed()
}

fn href() -> BoxedStrategy<Option<String>> {
    prop_oneof![3 => Just(Some("#vaerdi-'1'&\"2\"".to_owned())), 1 => Just(None), 1 => Just(Some("javascript:x".into()))]
        .boxed()
}

fn point() -> BoxedStrategy<Point> {
    let status = prop_oneof![Just(Status::Final), Just(Status::Preliminary)];
    let value = (value(), text(), mark(), status);
    let value = value.prop_map(|(value, text, mark, status)| Reading::Value { value, text, mark, status });
    let reading = prop_oneof![4 => value, 1 => text().prop_map(|text| Reading::Gap { text })];
    (text(), text(), reading, text(), href())
        .prop_map(|(short, long, reading, spoken, href)| Point { short, long, reading, spoken, href })
        .boxed()
}

fn segment() -> BoxedStrategy<Segment> {
    let kind = prop_oneof![Just(LimitsKind::Settled), Just(LimitsKind::Trial)];
    let limits = (level(), level(), kind).prop_map(|(lower, upper, kind)| Limits { lower, upper, kind });
    (0..40_usize, 0..40_usize, level(), prop::option::of(limits))
        .prop_map(|(from, to, centre, limits)| Segment { from, to, centre, limits })
        .boxed()
}

fn target() -> BoxedStrategy<Target> {
    let step = (0..40_usize, 0..40_usize, value()).prop_map(|(from, to, value)| Step { from, to, value });
    (prop::collection::vec(step, 0..3), text(), text())
        .prop_map(|(steps, name, text)| Target { steps, name, text })
        .boxed()
}

fn event() -> BoxedStrategy<Event> {
    use EventKind::{Definition, Note, Restart, SeriesBreak};
    let kind = prop::sample::select(vec![SeriesBreak, Definition, Restart, Note]);
    (prop_oneof![9 => 0..40_usize, 1 => Just(usize::MAX)], kind, text())
        .prop_map(|(at, kind, text)| Event { at, kind, text })
        .boxed()
}

fn some_control_chart() -> BoxedStrategy<ControlChart> {
    let band = (0..40_usize, 0..40_usize, value(), value(), text(), text())
        .prop_map(|(from, to, low, high, name, text)| Band { from, to, low, high, name, text });
    let comparison = (prop::collection::vec(prop::option::of(value()), 0..45), text(), text())
        .prop_map(|(values, name, text)| Comparison { values, name, text });
    let parts = (
        prop::collection::vec(point(), 0..40),
        prop::collection::vec(segment(), 0..3),
        prop::option::of(comparison),
        prop::collection::vec(target(), 0..3),
        prop::collection::vec(band, 0..2),
        prop::collection::vec(event(), 0..8),
        axis(),
        words(),
    );
    parts
        .prop_map(|(points, segments, comparison, targets, bands, events, axis, words)| ControlChart {
            points,
            segments,
            comparison,
            targets,
            bands,
            events,
            axis,
            words,
        })
        .boxed()
}

fn some_funnel() -> BoxedStrategy<Funnel> {
    use Standing::{BetweenLimits, Outside, Within};
    let standing = prop::sample::select(vec![Within, BetweenLimits, Outside]);
    let unit = (text(), value(), value(), mark(), standing, text(), href()).prop_map(
        |(name, size, rate, mark, standing, spoken, href)| FunnelUnit {
            name,
            size,
            rate,
            mark,
            standing,
            spoken,
            href,
        },
    );
    let curve = (prop::collection::vec((value(), value(), value()), 0..20), text())
        .prop_map(|(steps, name)| Curve { steps, name });
    (prop::collection::vec(unit, 0..40), level(), curve.clone(), curve, axis(), axis(), words())
        .prop_map(|(units, centre, inner, outer, sizes, rates, words)| Funnel {
            units,
            centre,
            inner,
            outer,
            sizes,
            rates,
            words,
        })
        .boxed()
}

fn some_league() -> BoxedStrategy<League> {
    let interval = (value(), value(), value()).prop_map(|(lower, value, upper)| Interval { lower, value, upper });
    let row = (text(), interval, text(), mark(), text(), href())
        .prop_map(|(name, interval, text, mark, spoken, href)| LeagueRow { name, interval, text, mark, spoken, href });
    (prop::collection::vec(row, 0..12), prop::option::of(level()), axis())
        .prop_map(|(rows, reference, axis)| League { rows, reference, axis })
        .boxed()
}

fn some_multiples() -> BoxedStrategy<Multiples> {
    use Assurance::{Fails, HitOrMiss, Passes};
    let assurance = prop::sample::select(vec![Passes, Fails, HitOrMiss, Assurance::None]);
    let cell = (text(), text(), some_control_chart(), assurance, text(), href()).prop_map(
        |(name, last, chart, assurance, spoken, href)| {
            let variation = Variation::ConcernHigh;
            Multiple { name, last, chart, variation, assurance, spoken, href }
        },
    );
    let scale = prop_oneof![Just(ScaleKind::Common), Just(ScaleKind::Own)];
    (prop::collection::vec(cell, 0..5), scale).prop_map(|(cells, scale)| Multiples { cells, scale }).boxed()
}

fn danish(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

fn drawn(caption: &Caption, size: Size, draw: impl Fn(&Setting<'_>) -> Drawing) -> Drawing {
    let look = Look::default();
    let setting = Setting { caption, look: &look, size, figures: &danish };
    let drawing = draw(&setting);
    assert_eq!(drawing, draw(&setting), "the same bytes twice");
    drawing
}

/// What holds for all charts.
fn check(svg: &str, size: Size) -> Result<Chart, TestCaseError> {
    let chart = read(svg);
    let (wide, high) = chart.size();
    prop_assert_eq!(wide, if size == Size::Wide { 960.0 } else { 320.0 });
    let word = if size == Size::Wide { "wide" } else { "narrow" };
    let root = &chart.elements[0];
    let class = format!("pejl-chart-{word}");
    prop_assert!(root.is("pejl-chart") && root.is(&class));
    prop_assert_eq!(root.word("aria-labelledby"), format!("f-1-{word}-title"));
    let links: Vec<_> = chart.elements.iter().filter(|element| element.name == "a").collect();
    prop_assert_eq!(root.word("role"), if links.is_empty() { "img" } else { "group" });
    for link in links {
        // A line break in an attribute is read as a space (XML 1.0, section 3.3.3).
        // What shows text of its own is called by its title; a label would have to repeat the text (WCAG 2.5.3).
        let may_show_text = link.is("pejl-chart-cell") || link.is("pejl-chart-row");
        let label = link.word("aria-label");
        prop_assert!(
            may_show_text && label.is_empty() || label == link.title.replace(['\n', '\t', '\r'], " "),
            "{label}"
        );
        prop_assert!(link.word("href").starts_with('#'));
    }
    let allowed = ["svg", "title", "desc", "g", "a", "rect", "path", "polygon", "circle", "text", "tspan"];
    for element in &chart.elements {
        prop_assert!(allowed.contains(&element.name.as_str()), "{}", element.name);
        prop_assert!(!element.given.keys().any(|name| name == "style" || name.starts_with("on")));
        for (x, y) in element.places() {
            prop_assert!(
                (0.0..=wide).contains(&x) && (0.0..=high).contains(&y),
                "{:?} in {} x {}",
                element,
                wide,
                high
            );
        }
    }
    for (place, (words, area)) in chart.texts.iter().enumerate() {
        let [left, top, right, bottom] = *area;
        prop_assert!(left >= -0.1 && top >= -0.1 && right <= wide + 0.1 && bottom <= high + 0.1, "{words}: {area:?}");
        for (other, meets) in chart.texts.iter().skip(place + 1) {
            let apart = left >= meets[2] - 0.2 || meets[0] >= right - 0.2 || top >= meets[3] || meets[1] >= bottom;
            prop_assert!(apart || words.trim().is_empty() || other.trim().is_empty(), "{words} over {other}");
        }
    }
    Ok(chart)
}

fn is_drawn(value: f64) -> bool {
    value.is_finite()
}

const SIZES: [Size; 2] = [Size::Wide, Size::Narrow];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_period_is_in_a_control_chart_once_as_a_point_or_as_a_gap(chart in some_control_chart(), caption in caption()) {
        let is_point = |point: &&Point| matches!(point.reading, Reading::Value { value, .. } if is_drawn(value));
        let points: Vec<_> = chart.points.iter().filter(is_point).collect();
        for size in SIZES {
            let seen = check(&drawn(&caption, size, |setting| control_chart(&chart, setting)).svg, size)?;
            let drawn = seen.of_class("pejl-chart-point");
            prop_assert_eq!(drawn.len(), points.len());
            prop_assert_eq!(seen.of_class("pejl-chart-gap").len(), chart.points.len() - points.len());
            prop_assert_eq!(seen.of_class("pejl-chart-event").len(), chart.events.len());
            for (drawn, meant) in drawn.iter().zip(&points) {
                let is_link = meant.href.as_deref().is_some_and(|href| href.starts_with('#'));
                prop_assert_eq!(drawn.name.as_str(), if is_link { "a" } else { "g" });
            }
        }
    }

    #[test]
    fn each_unit_is_in_a_funnel_once(funnel in some_funnel(), caption in caption()) {
        let units = funnel.units.iter().filter(|unit| is_drawn(unit.size) && is_drawn(unit.rate)).count();
        for size in SIZES {
            let seen = check(&drawn(&caption, size, |setting| funnel_chart(&funnel, setting)).svg, size)?;
            prop_assert_eq!(seen.of_class("pejl-chart-point").len(), units);
        }
    }

    #[test]
    fn each_unit_has_its_row_with_its_limits(rows in some_league(), caption in caption()) {
        let intervals = rows.rows.iter().map(|row| row.interval);
        let limited = intervals.filter(|interval| is_drawn(interval.lower) && is_drawn(interval.upper)).count();
        for size in SIZES {
            let seen = check(&drawn(&caption, size, |setting| league(&rows, setting)).svg, size)?;
            prop_assert_eq!(seen.of_class("pejl-chart-row").len(), rows.rows.len());
            prop_assert_eq!(seen.of_class("pejl-chart-limit").len(), limited * 3);
        }
    }

    #[test]
    fn each_unit_has_its_cell_and_each_cell_its_periods(multiples in some_multiples(), caption in caption()) {
        let periods: usize = multiples.cells.iter().map(|cell| cell.chart.points.len()).sum();
        for size in SIZES {
            let seen = check(&drawn(&caption, size, |setting| small_multiples(&multiples, setting)).svg, size)?;
            prop_assert_eq!(seen.of_class("pejl-chart-cell").len(), multiples.cells.len());
            let drawn = seen.of_class("pejl-chart-point").len() + seen.of_class("pejl-chart-gap").len();
            prop_assert_eq!(drawn, periods);
        }
    }
}
