//! Charts of which one knows what must be seen: broken lines, hollow points, labels, icons, and the picture of dots.

use figure::chart::{
    Assurance, Comparison, ControlChart, Event, EventKind, Interval, League, LeagueRow, Level, Limits, LimitsKind,
    MarkWords, Multiple, Multiples, Point, PointMark, Reading, Segment, Setting, Size, Status, Variation, Verdict,
    control_chart, icon, league, small_multiples,
};
use figure::{Caption, Look, PngError, png};

use crate::chart_reading::{Chart, read};

fn point(place: u32, reading: Reading) -> Point {
    let href = Some(format!("#vaerdi-{place}"));
    Point { short: format!("{place}"), long: format!("måned {place}"), reading, spoken: String::new(), href }
}

fn value(value: f64) -> Reading {
    Reading::Value { value, text: format!("{value} %"), mark: PointMark::Common, status: Status::Final }
}

fn chart(readings: Vec<Reading>) -> ControlChart {
    let points = (0..).zip(readings).map(|(place, reading)| point(place, reading)).collect();
    ControlChart { points, ..ControlChart::default() }
}

fn caption(id: &str, title: &str) -> Caption {
    Caption { id: id.into(), title: title.into(), description: String::new() }
}

fn svg(chart: &ControlChart, size: Size) -> String {
    let caption = caption("k", "Kurve");
    let figures = |value: f64, decimals: usize| format!("{value:.decimals$}");
    control_chart(chart, &Setting { caption: &caption, look: &Look::default(), size, figures: &figures }).svg
}

fn drawn(chart: &ControlChart) -> Chart {
    read(&svg(chart, Size::Wide))
}

/// How many stretches the line through the points has, and how many points are on them.
fn stretches(chart: &ControlChart) -> (usize, usize) {
    let chart = drawn(chart);
    let steps = chart.of_class("pejl-chart-line").first().map_or("", |line| line.word("d")).to_owned();
    (steps.matches('M').count(), steps.matches(['M', 'L']).count())
}

#[test]
fn the_line_is_broken_where_a_value_is_missing_and_where_the_series_is() {
    let mut some = chart(vec![value(1.0), value(2.0), Reading::Gap { text: "mangler".into() }, value(3.0), value(4.0)]);
    assert_eq!(stretches(&some), (2, 4));
    let seen = drawn(&some);
    assert_eq!(seen.of_class("pejl-chart-gap").first().map(|gap| gap.title.as_str()), Some("måned 2: mangler"));
    assert!(seen.texts.iter().any(|(words, _)| words == "mangler"), "the reason stands at the tick");
    some.events.push(Event { at: 4, kind: EventKind::Definition, text: "Ny definition".into() });
    assert_eq!(stretches(&some), (2, 4), "a new definition does not break the line");
    some.events.push(Event { at: 4, kind: EventKind::SeriesBreak, text: "Databrud".into() });
    assert_eq!(stretches(&some), (3, 4));
}

#[test]
fn each_mark_has_its_own_shape_and_a_preliminary_value_is_hollow() {
    use PointMark::{Common, Concern, Improvement, NeutralHigh, NeutralLow};
    let shape = |mark, status| {
        let reading = Reading::Value { value: 1.0, text: "1".into(), mark, status };
        let svg = svg(&chart(vec![reading]), Size::Wide);
        let begin = svg.find("pejl-chart-point").expect("is there");
        let shape =
            svg[begin..].split("</a>").next().expect("is there").split("/>").nth(1).expect("is there").to_owned();
        (shape.split("fill=").next().expect("is there").to_owned(), shape.contains("fill=\"#ffffff\""))
    };
    let marks = [Common, Improvement, Concern, NeutralHigh, NeutralLow];
    let shapes: std::collections::BTreeSet<_> = marks.map(|mark| shape(mark, Status::Final)).into();
    assert_eq!(shapes.len(), 5);
    assert!(shapes.iter().all(|(_, is_hollow)| !is_hollow));
    assert!(marks.iter().all(|mark| shape(*mark, Status::Preliminary).1));
}

#[test]
fn only_the_shapes_that_are_seen_are_named() {
    let mut some = chart(vec![value(1.0), value(2.0)]);
    some.words = MarkWords { common: "Som det plejer".into(), concern: "Forværring".into(), ..MarkWords::default() };
    let legend: Vec<_> = drawn(&some).of_class("pejl-chart-legend").iter().map(|item| item.words.clone()).collect();
    assert_eq!(legend, ["Som det plejer"]);
}

#[test]
fn trial_limits_are_dashed_more_openly_and_a_run_chart_has_none() {
    let level = |value: f64, name: &str| Level { value, name: name.into(), text: format!("{value}") };
    let dashes = |kind: Option<LimitsKind>| {
        let limits = kind.map(|kind| Limits { lower: level(0.0, "Nedre"), upper: level(4.0, "Øvre"), kind });
        let segment = Segment { from: 0, to: 1, centre: level(2.0, "Median"), limits };
        let chart = drawn(&ControlChart { segments: vec![segment], ..chart(vec![value(1.0), value(3.0)]) });
        assert!(chart.texts.iter().any(|(words, _)| words == "Median 2"));
        let lines = chart.of_class("pejl-chart-limit");
        lines.iter().map(|line| line.word("stroke-dasharray").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(dashes(Some(LimitsKind::Settled)), ["6 3", "6 3"]);
    assert_eq!(dashes(Some(LimitsKind::Trial)), ["3 8", "3 8"]);
    assert!(dashes(None).is_empty());
}

#[test]
fn what_a_series_is_compared_with_is_a_dotted_line_with_its_name_and_without_points() {
    let mut some = chart(vec![value(1.0), value(2.0), value(3.0), value(4.0)]);
    let values = vec![Some(10.0), Some(20.0), None, Some(30.0), Some(99.0)];
    some.comparison = Some(Comparison { values, name: "Ved fjorden".into(), text: "30 %".into() });
    let wide = drawn(&some);
    let lines = wide.of_class("pejl-chart-comparison");
    assert_eq!(lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), ["Ved fjorden 30 %"]);
    let line = wide.elements.iter().find(|one| one.word("stroke-dasharray") == "2 3").expect("is there");
    let steps = line.word("d");
    assert_eq!((steps.matches('M').count(), steps.matches('L').count()), (2, 2), "a value alone is seen too: {steps}");
    assert_eq!(wide.of_class("pejl-chart-point").len(), 4);
    assert!(wide.texts.iter().any(|(words, _)| words == "Ved fjorden 30 %"));
    let narrow = read(&svg(&some, Size::Narrow));
    assert!(narrow.of_class("pejl-chart-legend").iter().any(|item| item.words == "Ved fjorden 30 %"));
    assert!(wide.texts.iter().any(|(words, _)| words == "30"), "the axis has room for it");
}

#[test]
fn on_a_phone_an_event_has_a_number_and_its_text_stands_below() {
    let text = "Grænserne begynder forfra efter den nye indsats";
    let mut some = chart((0..12).map(|place| value(f64::from(place))).collect());
    some.events.push(Event { at: 6, kind: EventKind::Restart, text: text.into() });
    some.events.push(Event { at: 2, kind: EventKind::Note, text: "Indsats".into() });
    let narrow = read(&svg(&some, Size::Narrow));
    let legend: Vec<_> = narrow.of_class("pejl-chart-legend").iter().map(|item| item.words.clone()).collect();
    assert_eq!(legend.first().map(String::as_str), Some("1Indsats"));
    assert!(legend.last().is_some_and(|last| last.starts_with("2Grænserne")));
}

#[test]
fn the_limits_of_a_list_are_read_to_the_end_on_a_phone_too() {
    let text = "12.345,6 (10.100,2–14.200,9)";
    let row = |name: &str, text: &str| LeagueRow {
        name: name.into(),
        interval: Interval { lower: 1.0, value: 2.0, upper: 3.0 },
        text: text.into(),
        mark: PointMark::Common,
        spoken: String::new(),
        href: None,
    };
    let names = ["Bakkeskolens yngste elever", "Nord"];
    let list = League { rows: vec![row(names[0], text), row(names[1], "7 (6–8)")], ..League::default() };
    let caption = caption("l", "Liste");
    for size in [Size::Wide, Size::Narrow] {
        let figures = |value: f64, decimals: usize| format!("{value:.decimals$}");
        let setting = Setting { caption: &caption, look: &Look::default(), size, figures: &figures };
        let seen = read(&league(&list, &setting).svg);
        for words in [text, "7 (6–8)", "Nord"] {
            assert!(seen.texts.iter().any(|(seen, _)| seen == words), "{size:?}: {words}");
        }
        let is_whole = seen.texts.iter().any(|(seen, _)| seen == names[0]);
        assert!(is_whole, "{size:?}: a name beside nothing has room");
    }
}

#[test]
fn a_value_on_a_small_chart_is_read_to_the_end_on_a_phone_too() {
    let cell = |name: &str, last: &str| Multiple { name: name.into(), last: last.into(), ..Multiple::default() };
    let lasts = ["15,0 procent", "1.234,5 kr."];
    let cells = vec![cell("Nord", lasts[0]), cell("Syd", lasts[1])];
    let (multiples, caption) = (Multiples { cells, ..Multiples::default() }, caption("s", "Enheder"));
    for size in [Size::Wide, Size::Narrow] {
        let figures = |value: f64, decimals: usize| format!("{value:.decimals$}");
        let setting = Setting { caption: &caption, look: &Look::default(), size, figures: &figures };
        let seen = read(&small_multiples(&multiples, &setting).svg);
        let is_whole = |words: &str| seen.texts.iter().any(|(seen, _)| seen == words);
        assert!(lasts.iter().all(|last| is_whole(last)), "{size:?}: {:?}", seen.texts);
    }
}

#[test]
fn each_verdict_has_an_icon_of_its_own_that_is_hidden_from_listeners() {
    use Variation::{CommonCause, ConcernHigh, ConcernLow, ImprovementHigh, ImprovementLow, NeutralHigh, NeutralLow};
    let variations = [
        CommonCause,
        ImprovementHigh,
        ImprovementLow,
        ConcernHigh,
        ConcernLow,
        NeutralHigh,
        NeutralLow,
        Variation::Signal,
        Variation::None,
    ];
    let assurances = [Assurance::Passes, Assurance::Fails, Assurance::HitOrMiss, Assurance::None];
    let verdicts = variations.map(Verdict::from).into_iter().chain(assurances.map(Verdict::from));
    // Without colours: they must differ by what is drawn.
    let grey = |svg: String| svg.split('#').map(|part| part.get(6..).unwrap_or(part).to_owned()).collect::<String>();
    let icons: Vec<_> = verdicts.map(icon).collect();
    assert!(icons.iter().all(|icon| icon.contains("aria-hidden=\"true\"") && !icon.contains("style=")));
    let different: std::collections::BTreeSet<_> = icons.into_iter().map(grey).collect();
    assert_eq!(different.len(), 13);
}

#[test]
fn a_drawing_becomes_a_picture_of_the_width_asked_for_the_same_each_time() {
    let typefaces: Vec<_> = typst_assets::fonts().collect();
    let svg = svg(&chart(vec![value(1.0), value(2.0)]), Size::Narrow);
    let picture = png(&svg, 640, &typefaces).expect("is there");
    assert_eq!(picture.get(1..4), Some(b"PNG".as_slice()));
    assert_eq!(picture.get(16..20), Some(640_u32.to_be_bytes().as_slice()));
    assert_eq!(png(&svg, 640, &typefaces).expect("is there"), picture);
    // Words are drawn with the typefaces given, so that without the words the picture is another.
    let wordless = svg.replace("<text", "<g").replace("</text", "</g");
    assert_ne!(png(&wordless, 640, &typefaces).expect("is there"), picture);
}

#[test]
fn what_cannot_become_a_picture_is_refused() {
    let typefaces: Vec<_> = typst_assets::fonts().collect();
    let svg = svg(&chart(vec![value(1.0)]), Size::Wide);
    assert_eq!(png(&svg, 0, &typefaces), Err(PngError::Size));
    assert_eq!(png(&svg, 100_000, &typefaces), Err(PngError::Size));
    assert_eq!(png(&svg, 640, &[]), Err(PngError::NoTypeface));
    assert_eq!(png(&svg, 640, &[b"no typeface"]), Err(PngError::NoTypeface));
    assert!(matches!(png("<p>", 640, &typefaces), Err(PngError::NotADrawing(_))));
}
