//! Draws all charts with invented figures, for people who want to see how they look:
//! `cargo run -p figure --example charts -- FOLDER [TYPEFACE.ttf …]`. With typefaces, also as PNG.

use std::path::{Path, PathBuf};

use figure::chart::{
    Assurance, Axis, Band, Comparison, ControlChart, Curve, Drawing, Event, EventKind, Funnel, FunnelUnit, Interval,
    League, LeagueRow, Level, Limits, LimitsKind, MarkWords, Multiple, Multiples, Point, PointMark, Reading, ScaleKind,
    Segment, Setting, Size, Standing, Status, Step, Target, Variation, Verdict, control_chart, funnel_chart, icon,
    league, small_multiples,
};
use figure::{Caption, Colour, Look, png};

type Draw<'d> = &'d dyn Fn(&Setting<'_>) -> Drawing;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = std::env::args().skip(1);
    let folder = PathBuf::from(given.next().unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let typefaces = given.map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    let typefaces: Vec<_> = typefaces.iter().map(Vec::as_slice).collect();
    let charts: [(&str, &str, Draw<'_>); 7] = [
        ("control", "Sygefravær i Fjordby", &|setting| control_chart(&absence(), setting)),
        ("trial", "Nye borgere med kontakt, år for år", &|setting| control_chart(&yearly(), setting)),
        ("run", "Ventetid i borgerservice", &|setting| control_chart(&run(), setting)),
        ("constant", "Åbne plejehjem", &|setting| control_chart(&constant(), setting)),
        ("multiples", "Sygefravær i ni enheder", &|setting| small_multiples(&multiples(), setting)),
        ("funnel", "Genindlæggelser efter kommune", &|setting| funnel_chart(&funnel(), setting)),
        ("league", "Trivsel på skolerne", &|setting| league(&schools(), setting)),
    ];
    let look = Look::new(Colour::new(0x0b, 0x5f, 0x6b));
    for (name, title, draw) in charts {
        let description = "Samme tal står i tabellen under diagrammet.".to_owned();
        let caption = Caption { id: name.to_owned(), title: title.to_owned(), description };
        for (size, word) in [(Size::Wide, "wide"), (Size::Narrow, "narrow")] {
            let setting = Setting { caption: &caption, look: &look, size, figures: &danish };
            write(&folder, &format!("{name}-{word}"), &draw(&setting).svg, &typefaces)?;
        }
    }
    for verdict in verdicts() {
        let name = format!("{verdict:?}").replace('(', "-").replace(')', "").to_lowercase();
        write(&folder, &format!("icon-{name}"), &icon(verdict), &typefaces)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, svg: &str, typefaces: &[&[u8]]) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::write(folder.join(format!("{name}.svg")), svg)?;
    if !typefaces.is_empty() {
        let width = if name.contains("wide") { 1440 } else { 640 };
        let width = if name.starts_with("icon") { 120 } else { width };
        std::fs::write(folder.join(format!("{name}.png")), png(svg, width, typefaces)?)?;
    }
    Ok(())
}

fn danish(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",").replace('-', "−")
}

fn level(name: &str, value: f64) -> Level {
    Level { value, name: name.to_owned(), text: danish(value, 1) }
}

fn limits(lower: f64, upper: f64, kind: LimitsKind) -> Option<Limits> {
    Some(Limits { lower: level("Nedre grænse", lower), upper: level("Øvre grænse", upper), kind })
}

fn words() -> MarkWords {
    MarkWords {
        common: "Som det plejer".into(),
        improvement: "Forbedring".into(),
        concern: "Forværring".into(),
        neutral_high: "Højere end det plejer".into(),
        neutral_low: "Lavere end det plejer".into(),
        preliminary: "Foreløbig".into(),
        gap: "Ingen værdi".into(),
    }
}

/// The same noise for everyone: a small generator of numbers from 0 to 1.
fn noise(seed: u32, number: u32) -> f64 {
    let mixed = (seed * 7919 + number * 104_729).wrapping_mul(2_654_435_761);
    f64::from((mixed >> 8) % 1000) / 1000.0
}

fn point(place: u32, value: Option<f64>, mark: PointMark, status: Status) -> Point {
    const MONTHS: [(&str, &str); 12] = [
        ("jan", "januar"),
        ("feb", "februar"),
        ("mar", "marts"),
        ("apr", "april"),
        ("maj", "maj"),
        ("jun", "juni"),
        ("jul", "juli"),
        ("aug", "august"),
        ("sep", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dec", "december"),
    ];
    let month = usize::try_from(place % 12).unwrap_or(0);
    let (short, long) = MONTHS.get(month).copied().unwrap_or_default();
    let year = 2022 + place / 12;
    let reading = match value {
        Some(value) => Reading::Value { value, text: danish(value, 1), mark, status },
        None => Reading::Gap { text: if place < 20 { "mangler".into() } else { "skjult".into() } },
    };
    Point {
        short: format!("{short} {}", year % 100),
        long: format!("{long} {year}"),
        reading,
        spoken: format!("{long} {year}: {}", value.map_or("ingen værdi".to_owned(), |value| danish(value, 1))),
        href: Some(format!("#vaerdi-{year}-{:02}", place % 12 + 1)),
    }
}

fn absence() -> ControlChart {
    let one = |place: u32| {
        let base = if place < 18 { 5.6 } else { 4.4 };
        let value = base + noise(3, place) * 1.1 - if place > 28 { 0.5 } else { 0.0 };
        let mark = match place {
            6 => PointMark::Concern,
            29..=35 => PointMark::Improvement,
            _ => PointMark::Common,
        };
        let value = if place == 6 { 7.6 } else { value };
        let status = if place > 33 { Status::Preliminary } else { Status::Final };
        point(place, (place != 11 && place != 12 && place != 24).then_some(value), mark, status)
    };
    ControlChart {
        points: (0..36).map(one).collect(),
        segments: vec![
            Segment {
                from: 0,
                to: 17,
                centre: level("Gennemsnit", 6.1),
                limits: limits(4.9, 7.3, LimitsKind::Settled),
            },
            Segment {
                from: 18,
                to: 35,
                centre: level("Gennemsnit", 4.8),
                limits: limits(3.6, 6.0, LimitsKind::Settled),
            },
        ],
        comparison: Some(Comparison {
            values: (0..36).map(|place| Some(6.0 + noise(4, place) * 0.4)).collect(),
            name: "Kommuner ved fjorden".into(),
            text: "6,2".into(),
        }),
        targets: vec![Target {
            steps: vec![Step { from: 0, to: 11, value: 5.5 }, Step { from: 12, to: 35, value: 4.9 }],
            name: "Mål".into(),
            text: "4,9".into(),
        }],
        bands: Vec::new(),
        events: vec![
            Event { at: 12, kind: EventKind::Definition, text: "Ny definition: barsel tælles ikke".into() },
            Event { at: 18, kind: EventKind::Restart, text: "Grænserne begynder forfra".into() },
            Event { at: 30, kind: EventKind::Note, text: "Nærværsindsats begynder".into() },
        ],
        axis: Axis { unit: "Procent af arbejdstiden".into(), including: vec![0.0] },
        words: words(),
    }
}

fn yearly() -> ControlChart {
    let one = |place: u32| {
        let value = 21.0 + noise(5, place) * 6.0;
        let mut point = point(place, Some(value), PointMark::Common, Status::Final);
        point.short = format!("{}", 2016 + place);
        point
    };
    ControlChart {
        points: (0..8).map(one).collect(),
        segments: vec![Segment {
            from: 0,
            to: 7,
            centre: level("Gennemsnit", 24.1),
            limits: limits(18.0, 30.2, LimitsKind::Trial),
        }],
        bands: vec![Band { from: 2, to: 7, low: 20.0, high: 25.0, name: "Ønsket".into(), text: "20–25".into() }],
        axis: Axis { unit: "Procent".into(), including: Vec::new() },
        words: words(),
        ..ControlChart::default()
    }
}

fn run() -> ControlChart {
    let one = |place: u32| {
        let mark = match place {
            12..=18 => PointMark::NeutralHigh,
            40..=46 => PointMark::NeutralLow,
            _ => PointMark::Common,
        };
        let shift =
            f64::from(u8::from(mark == PointMark::NeutralHigh)) - f64::from(u8::from(mark == PointMark::NeutralLow));
        point(place, Some(1200.0 + noise(9, place) * 400.0 + shift * 300.0), mark, Status::Final)
    };
    ControlChart {
        points: (0..60).map(one).collect(),
        segments: vec![Segment { from: 0, to: 59, centre: level("Median", 1390.0), limits: None }],
        events: vec![Event { at: 36, kind: EventKind::SeriesBreak, text: "Databrud: nyt system".into() }],
        axis: Axis { unit: "Sekunder".into(), including: Vec::new() },
        words: words(),
        ..ControlChart::default()
    }
}

fn constant() -> ControlChart {
    let one = |place| point(place, Some(7.0), PointMark::Common, Status::Final);
    let centre = level("Gennemsnit", 7.0);
    ControlChart {
        points: (0..14).map(one).collect(),
        segments: vec![Segment { from: 0, to: 13, centre, limits: limits(7.0, 7.0, LimitsKind::Settled) }],
        targets: vec![Target {
            steps: vec![Step { from: 0, to: 13, value: 7.0 }],
            name: "Mål".into(),
            text: "7".into(),
        }],
        words: words(),
        ..ControlChart::default()
    }
}

fn multiples() -> Multiples {
    const UNITS: [(&str, Variation, Assurance); 9] = [
        ("Børnehuset Solsikken", Variation::ImprovementLow, Assurance::Passes),
        ("Plejecenter Havblik", Variation::ConcernHigh, Assurance::Fails),
        ("Fjordby Skole", Variation::CommonCause, Assurance::HitOrMiss),
        ("Dagplejen i Østby, Vestby og på øerne", Variation::NeutralHigh, Assurance::None),
        ("Materielgården", Variation::NeutralLow, Assurance::None),
        ("Rådhuset", Variation::None, Assurance::None),
        ("Hjemmeplejen Nord", Variation::ImprovementHigh, Assurance::HitOrMiss),
        ("Hjemmeplejen Syd", Variation::ConcernLow, Assurance::Fails),
        ("Biblioteket", Variation::CommonCause, Assurance::Passes),
    ];
    let cell = |(place, (name, variation, assurance)): (u32, (&str, Variation, Assurance))| {
        let base = 3.0 + noise(place, 1) * 4.0;
        let one = |month| {
            let mark = if month > 17 { PointMark::Improvement } else { PointMark::Common };
            point(month, (month != 9).then_some(base + noise(place, month) * 1.4), mark, Status::Final)
        };
        let centre = level("", base + 0.7);
        let chart = ControlChart {
            points: (0..24).map(one).collect(),
            segments: vec![Segment {
                from: 0,
                to: 23,
                centre,
                limits: limits(base - 0.5, base + 1.9, LimitsKind::Settled),
            }],
            targets: vec![Target { steps: vec![Step { from: 0, to: 23, value: 4.9 }], ..Target::default() }],
            events: vec![Event { at: 18, kind: EventKind::Note, text: "Indsats".into() }],
            ..ControlChart::default()
        };
        Multiple {
            name: name.into(),
            last: format!("{} %", danish(base, 1)),
            chart,
            variation,
            assurance,
            spoken: format!("{name}: {} procent", danish(base, 1)),
            href: Some(format!("/effekt/enheder/{place}")),
        }
    };
    Multiples { cells: (0..).zip(UNITS).map(cell).collect(), scale: ScaleKind::Common }
}

fn funnel() -> Funnel {
    const NAMES: [&str; 8] =
        ["Fjordby", "Nordby", "Sønderup", "Vesterhavn", "Østermark", "Lillekøbing", "Bakkedal", "Storstrand"];
    let centre = 0.18;
    let limit = |size: f64, sigmas: f64| sigmas * (centre * (1.0 - centre) / size).sqrt();
    let unit = |number: u32| {
        let size = 120.0 + noise(1, number).powi(2) * 4_000.0;
        let away = (noise(2, number) + noise(3, number) + noise(4, number) - 1.5) * 3.4;
        let rate = centre + limit(size, away);
        let (standing, mark) = match away {
            away if away > 3.0 => (Standing::Outside, PointMark::Concern),
            away if away < -3.0 => (Standing::Outside, PointMark::Improvement),
            away if away.abs() > 2.0 => (Standing::BetweenLimits, PointMark::Common),
            _ => (Standing::Within, PointMark::Common),
        };
        let place = usize::try_from(number).unwrap_or(0);
        let name = NAMES.get(place % 8).map_or(String::new(), |name| format!("{name} {number}"));
        let spoken = format!("{name}: {} af 100", danish(rate * 100.0, 1));
        let href = Some(format!("#kommune-{number}"));
        FunnelUnit { name, size, rate: rate * 100.0, mark, standing, spoken, href }
    };
    let curve = |sigmas: f64, name: &str| {
        let sizes = (1..=110_u32).map(|step| f64::from(step) * 40.0);
        let step = |size| (size, (centre - limit(size, sigmas)) * 100.0, (centre + limit(size, sigmas)) * 100.0);
        Curve { steps: sizes.map(step).collect(), name: name.into() }
    };
    Funnel {
        units: (0..98).map(unit).collect(),
        centre: Level { value: 18.0, name: "Hele landet".into(), text: "18,0".into() },
        inner: curve(2.0, "95 af 100 ved tilfælde"),
        outer: curve(3.0, "998 af 1.000 ved tilfælde"),
        sizes: Axis { unit: "Udskrivninger i året".into(), including: Vec::new() },
        rates: Axis { unit: "Genindlæggelser pr. 100 udskrivninger".into(), including: Vec::new() },
        words: MarkWords { common: "Inden for det, tilfældet kan give".into(), ..words() },
    }
}

fn schools() -> League {
    let row = |number: u32| {
        let value = 88.0 - f64::from(number) * 1.6 + noise(8, number);
        let wide = 2.0 + noise(6, number) * 6.0;
        let mark = match number {
            0 | 1 => PointMark::Improvement,
            9..=11 => PointMark::Concern,
            _ => PointMark::Common,
        };
        let text = format!("{} ({}–{})", danish(value, 1), danish(value - wide, 1), danish(value + wide, 1));
        let name =
            format!("Skole nummer {number} ved {}", if number == 4 { "fjorden og de mange små søer" } else { "åen" });
        LeagueRow {
            spoken: format!("{name}: {text}"),
            name,
            interval: Interval { lower: value - wide, value, upper: value + wide },
            text,
            mark,
            href: Some(format!("/effekt/enheder/{number}")),
        }
    };
    League {
        rows: (0..12).map(row).collect(),
        reference: Some(Level { value: 79.6, name: "Fjordby i alt".into(), text: "79,6".into() }),
        axis: Axis { unit: "Procent, der trives".into(), including: Vec::new() },
    }
}

fn verdicts() -> Vec<Verdict> {
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
    variations.map(Verdict::from).into_iter().chain(assurances.map(Verdict::from)).collect()
}
