//! The charts of a comparison and its table as files.

use axum::extract::{Path, Query};
use axum::response::Response;
use figure::chart::Size;
use platform::access::Right;
use stats::fraction::Fraction;
use tabular::{Cell, Column, Kind, Sheet};
use ui::{Failure, Routes, Visitor};

use super::charts::{Chart, Charts};
use super::funnel::position_name;
use super::members::Member;
use super::view::{Asked, Seen, View};
use crate::amount::{Amount, SCALE};
use crate::observation::words;
use crate::verdict::aside::aside;
use crate::verdict::draw::Links;
use crate::verdict::files::{csv, drawing};
use crate::verdict::words::{assurance_word, variation_word};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}/sammenlign/hent/{file}", Right::ReadEffect, fetch)
}

async fn fetch(
    visitor: Visitor,
    Path((slug, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (name, ending) = file.rsplit_once('.').ok_or(Failure::NotFound)?;
    if (name, ending) == ("tal", "csv") {
        let view = View::read(visitor, &slug, asked, Seen::All).await?;
        let name = format!("{}-sammenlign", view.subject.indicator.slug);
        let sheet = aside(move || sheet(&Charts::of(&view), &view)).await?;
        return csv(&sheet, &name);
    }
    let chart = Chart::from_name(name).ok_or(Failure::NotFound)?;
    let view = View::read(visitor, &slug, asked, Seen::Page).await?;
    let name = format!("{}-{}", view.subject.indicator.slug, chart.name());
    let svg = aside(move || Charts::of(&view).draw(chart, Size::Wide, Links::None)).await?;
    drawing(svg.ok_or(Failure::NotFound)?, &name, ending).await
}

/// The table as a sheet: all units, with numbers as numbers.
fn sheet(charts: &Charts<'_>, view: &View) -> Sheet {
    let locale = &view.visitor.locale;
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
        column("verdict-unit", Kind::Text),
        column("verdict-code", Kind::Text),
        column("verdict-period", Kind::Text),
        column("verdict-part", Kind::Text),
        column("verdict-value", Kind::Number),
        column("verdict-numerator", Kind::Number),
        column("verdict-denominator", Kind::Number),
        column("verdict-reported", Kind::Number),
        column("verdict-expected", Kind::Number),
        column("verdict-status", Kind::Text),
        column("verdict-lower", Kind::Number),
        column("verdict-upper", Kind::Number),
        column("verdict-position", Kind::Text),
        column("verdict-variation-title", Kind::Text),
        column("verdict-assurance-title", Kind::Text),
    ];
    let rows = view.members.all.iter().enumerate().map(|(place, member)| row(charts, view, place, member)).collect();
    Sheet { name: locale.t("verdict-table"), columns, rows }
}

fn row(charts: &Charts<'_>, view: &View, place: usize, member: &Member) -> Vec<Cell> {
    let (locale, point) = (&view.visitor.locale, member.point.as_ref());
    let number = |value: Option<f64>| value.filter(|value| value.is_finite()).map_or(Cell::Empty, Cell::Decimal);
    let amount = |amount: Option<Amount>| number(amount.map(|amount| amount.decimal().to_f64()));
    let quotient = |value: Fraction| value.rounded(SCALE).map(stats::decimal::Decimal::to_f64);
    let whole = |count: Option<u32>| count.map_or(Cell::Empty, |count| Cell::Whole(count.into()));
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    // Limits are worked out in floating point: six decimals are more than they know.
    let limit = |limit: Option<f64>| number(limit.map(|limit| (limit * 1e6).round() / 1e6));
    let limits = charts.lines.iter().find(|line| line.place == place).map(|line| line.ends());
    let position = charts.funnel.as_ref().ok().and_then(|funnel| funnel.at(place));
    let case = view.cases.iter().find(|case| case.unit.id == member.unit.id);
    vec![
        Cell::Text(member.unit.name.clone()),
        Cell::Text(member.unit.code.clone()),
        text(view.members.period.map(|period| period.to_string())),
        Cell::Text(words::part(locale, &view.subject.dimensions, &view.part)),
        number(point.and_then(|point| point.value).and_then(quotient)),
        amount(point.and_then(|point| point.numerator)),
        amount(point.and_then(|point| point.denominator)),
        whole(point.map(|point| point.coverage.reported)),
        whole(point.map(|point| point.coverage.expected)),
        text(point.map(|point| words::status(locale, point.status))),
        limit(limits.map(|(lower, _)| lower)),
        limit(limits.map(|(_, upper)| upper)),
        text(position.map(|(position, ..)| locale.t(&format!("verdict-position-{}", position_name(position))))),
        text(case.map(|case| variation_word(locale, &case.judged))),
        text(case.map(|case| assurance_word(locale, &case.judged, case.direction(&view.subject)))),
    ]
}
