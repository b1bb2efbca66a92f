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
use super::draw::{Links, drawing, look_of};
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
    let locale = &visitor.locale;
    let svg = || {
        let look = look_of(&visitor.municipality.look);
        drawing(locale, (&subject, &case), (&look, Size::Wide), Links::None)
    };
    let (kind, ending, bytes) = match file.as_str() {
        "diagram.svg" => {
            let file = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg());
            ("image/svg+xml", "svg", file.into_bytes())
        }
        "diagram.png" => ("image/png", "png", picture(svg()).await?),
        "tal.csv" => {
            let sheet = sheet(locale, &subject, &case);
            let csv = tabular::write_csv(&sheet, CsvFlavour::DanishExcel);
            ("text/csv; charset=utf-8", "csv", csv.map_err(|error| Failure::Broken(error.to_string()))?)
        }
        "tal.json" => ("application/json", "json", dataset(locale, &subject, &case).write().into_bytes()),
        _ => return Err(Failure::NotFound),
    };
    // A readable name is ASCII without quotes.
    let disposition = format!("attachment; filename=\"{}.{ending}\"", subject.indicator.slug);
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// Draws a picture, off the threads that answer requests.
async fn picture(svg: String) -> Result<Vec<u8>, Failure> {
    let drawn = aside(move || figure::png(&svg, DOTS, &assets::print_fonts())).await?;
    drawn.map_err(|error| Failure::Broken(error.to_string()))
}

/// The table as a sheet: the same rows as on the page, with numbers as numbers.
fn sheet(locale: &Locale, subject: &Subject, case: &Case) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
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
    let number = |value: Option<f64>| value.filter(|value| value.is_finite()).map_or(Cell::Empty, Cell::Decimal);
    let amount = |amount: Option<Amount>| number(amount.map(|amount| amount.decimal().to_f64()));
    let quotient = |value: Option<Fraction>| {
        number(value.and_then(|value| value.rounded(SCALE)).map(stats::decimal::Decimal::to_f64))
    };
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
    Sheet { name: locale.t("verdict-table"), columns, rows: case.points.iter().enumerate().map(row).collect() }
}

/// The series as a JSON-stat dataset of unit, part and period.
fn dataset(locale: &Locale, subject: &Subject, case: &Case) -> Dataset {
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
    let statuses = case.points.iter().enumerate().filter(|(_, point)| point.status != Status::Final);
    Dataset {
        label: subject.indicator.title.clone(),
        source: subject.indicator.source.clone(),
        updated: String::new(),
        dimensions: vec![
            dimension("enhed", "verdict-unit", "geo", vec![(case.unit.code.clone(), case.unit.name.clone())]),
            dimension("del", "verdict-part", "", vec![(part, words::part(locale, &subject.dimensions, &case.part))]),
            dimension("periode", "verdict-period", "time", periods.collect()),
        ],
        values: case
            .points
            .iter()
            .map(|point| point.value.and_then(|value| value.rounded(SCALE)).map(|value| value.to_string()))
            .collect(),
        statuses: statuses.map(|(place, point)| (place, point.status.name().to_owned())).collect(),
    }
}
