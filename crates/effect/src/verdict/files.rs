//! The chart and its table as files.

use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use figure::chart::Size;
use platform::access::Right;
use stats::fraction::Fraction;
use tabular::{Cell, Column, CsvFlavour, Kind, Sheet};
use ui::i18n::Locale;
use ui::{Failure, Routes, Visitor};

use super::aside::aside;
use super::asked::Asked;
use super::beside::{self, Beside};
use super::draw::{self, Links, look_of};
use super::pages::{case, subject};
use super::subject::{Case, Subject};
use super::words::cause;
use crate::amount::{Amount, SCALE};
use crate::indicator::AimKind;
use crate::intake::json_stat::{Dataset, Dimension};
use crate::observation::{Status, words};

/// How many dots wide a picture is.
const DOTS: u32 = 1_920;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}/hent/{file}", Right::ReadEffect, fetch)
}

async fn fetch(
    visitor: Visitor,
    Path((slug, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let subject = subject(&visitor, &slug).await?;
    let case = case(&visitor, &subject, &asked).await?.ok_or(Failure::NotFound)?;
    let (_, beside) = beside::read(&visitor, (&subject, &case), &asked).await?;
    let (locale, slug) = (visitor.locale.clone(), subject.indicator.slug.clone());
    match file.as_str() {
        "tal.csv" => csv(&sheet(&locale, (&subject, &case), beside.as_ref()), &slug),
        "tal.json" => {
            let json = dataset(&locale, (&subject, &case), beside.as_ref()).write().into_bytes();
            Ok(attached("application/json", &format!("{slug}.json"), json))
        }
        "diagram.svg" | "diagram.png" => {
            let look = look_of(&visitor.municipality.look);
            let svg = aside(move || {
                let shown = (&subject, &case, beside.as_ref());
                draw::drawing(&locale, shown, (&look, Size::Wide), Links::None)
            });
            drawing(svg.await?, &slug, file.trim_start_matches("diagram.")).await
        }
        _ => Err(Failure::NotFound),
    }
}

/// A drawing as a file whose name ends so: SVG, or the picture of it, made off the threads that answer requests.
pub(super) async fn drawing(svg: String, name: &str, ending: &str) -> Result<Response, Failure> {
    let (kind, bytes) = match ending {
        "svg" => ("image/svg+xml", format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n").into_bytes()),
        "png" => {
            let picture = aside(move || figure::png(&svg, DOTS, &assets::print_fonts())).await?;
            ("image/png", picture.map_err(|error| Failure::Broken(error.to_string()))?)
        }
        _ => return Err(Failure::NotFound),
    };
    Ok(attached(kind, &format!("{name}.{ending}"), bytes))
}

/// A sheet as a file; no cell of it is run as a formula.
pub(super) fn csv(sheet: &Sheet, name: &str) -> Result<Response, Failure> {
    let csv = tabular::write_csv(sheet, CsvFlavour::DanishExcel);
    let csv = csv.map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(attached("text/csv; charset=utf-8", &format!("{name}.csv"), csv))
}

/// A file to be saved. A readable name is ASCII without quotes.
fn attached(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// The table as a sheet: the same rows as on the page, with numbers as numbers.
fn sheet(locale: &Locale, (subject, case): (&Subject, &Case), beside: Option<&Beside>) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let mut columns = vec![
        column("verdict-period", Kind::Text),
        column("verdict-first-day", Kind::Text),
        column("verdict-unit", Kind::Text),
        column("verdict-part", Kind::Text),
        column("verdict-value", Kind::Number),
        column("verdict-numerator", Kind::Number),
        column("verdict-denominator", Kind::Number),
        column("verdict-reported", Kind::Number),
        column("verdict-expected", Kind::Number),
        column("verdict-status", Kind::Text),
        column("verdict-note", Kind::Text),
        column("verdict-published", Kind::Number),
        column("verdict-target", Kind::Number),
        column("verdict-rule", Kind::Text),
    ];
    let amount = |amount: Option<Amount>| number(amount.map(|amount| amount.decimal().to_f64()));
    let row = |(place, point): (usize, &crate::observation::SeriesPoint)| {
        let mark = case.judged.mark_at(place);
        let aim = subject.aim(AimKind::Target, &case.unit.id, point.period);
        vec![
            Cell::Text(point.period.to_string()),
            Cell::Text(point.period.first().to_string()),
            Cell::Text(case.unit.name.clone()),
            Cell::Text(words::part(locale, &subject.dimensions, &case.part)),
            quotient(point.value),
            amount(point.numerator),
            amount(point.denominator),
            Cell::Whole(point.coverage.reported.into()),
            Cell::Whole(point.coverage.expected.into()),
            Cell::Text(words::status(locale, point.status)),
            Cell::Text(point.note.clone()),
            quotient(point.published),
            amount(aim.map(|aim| aim.amount)),
            Cell::Text(mark.map_or_else(String::new, |mark| cause(locale, &case.judged, mark))),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = case.points.iter().enumerate().map(row).collect();
    if let Some(beside) = beside {
        columns.push(Column::new(beside.title(locale), Kind::Number));
        columns.push(column("verdict-beside-reported", Kind::Number));
        columns.push(column("verdict-beside-size", Kind::Number));
        for (row, mean) in rows.iter_mut().zip(&beside.means) {
            row.extend([quotient(mean.value), count(mean.reported), count(beside.size)]);
        }
    }
    Sheet { name: locale.t("verdict-table"), columns, rows }
}

fn number(value: Option<f64>) -> Cell {
    value.filter(|value| value.is_finite()).map_or(Cell::Empty, Cell::Decimal)
}

fn quotient(value: Option<Fraction>) -> Cell {
    number(value.and_then(|value| value.rounded(SCALE)).map(stats::decimal::Decimal::to_f64))
}

fn count(units: usize) -> Cell {
    i64::try_from(units).map_or(Cell::Empty, Cell::Whole)
}

/// The series as a JSON-stat dataset of unit, part and period; a group that it is held beside is one unit more.
fn dataset(locale: &Locale, (subject, case): (&Subject, &Case), beside: Option<&Beside>) -> Dataset {
    let dimension = |id: &str, key: &str, role: &str, categories| Dimension {
        id: id.to_owned(),
        label: locale.t(key),
        role: role.to_owned(),
        categories,
    };
    let periods = case.points.iter().map(|point| (point.period.to_string(), words::period(locale, point.period)));
    let part = match case.part.to_string() {
        whole if whole.is_empty() => "alle".to_owned(),
        part => part,
    };
    let group = beside.map(|beside| (format!("gruppe-{}", beside.id), beside.title(locale)));
    let units = std::iter::once((case.unit.code.clone(), case.unit.name.clone())).chain(group);
    let own = case.points.iter().map(|point| point.value);
    let means = beside.into_iter().flat_map(|beside| &beside.means).map(|mean| mean.value);
    let statuses = case.points.iter().enumerate().filter(|(_, point)| point.status != Status::Final);
    Dataset {
        label: subject.indicator.title.clone(),
        source: subject.indicator.source.clone(),
        updated: String::new(),
        dimensions: vec![
            dimension("enhed", "verdict-unit", "geo", units.collect()),
            dimension("del", "verdict-part", "", vec![(part, words::part(locale, &subject.dimensions, &case.part))]),
            dimension("periode", "verdict-period", "time", periods.collect()),
        ],
        values: own.chain(means).map(|value| Some(value?.rounded(SCALE)?.to_string())).collect(),
        statuses: statuses.map(|(place, point)| (place, point.status.name().to_owned())).collect(),
    }
}
