//! The page of an indicator: what its values honestly say, the chart, the table behind it, and how it was worked out.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use compass::thread::{Kind, Thread, Threads};
use figure::chart::Size;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::aside::aside;
use super::asked::Asked;
use super::beside;
use super::choices::Choices;
use super::draw::{Links, drawing, look_of};
use super::subject::{Case, Subject};
use super::svg::Svg;
use super::table::{self, Row};
use super::words::{self as said, Said};
use super::working::{self, Shown};
use crate::indicator::facts::{self, Facts};
use crate::indicator::{self, HOME, Indicator};
use crate::observation::words;

/// So many rows of the table at most are seen at once.
const MOST_ROWS: usize = 24;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}", Right::ReadEffect, show)
}

/// Reads the indicator that an address names.
pub(super) async fn subject(visitor: &Visitor, slug: &str) -> Result<Subject, Failure> {
    let mut reader = visitor.app.db.reader();
    let found = indicator::actions::find(&mut reader, &visitor.actor, slug).await;
    let indicator = found.map_err(|fault| Failure::from(fault.into_fault()))?;
    let today = visitor.app.now().in_denmark().date();
    Ok(Subject::read(&mut reader, indicator, today).await?)
}

/// Reads the case that an address asks for; none while the tree has no units. Where nothing is said of the whole, the
/// first part that has values.
pub(super) async fn case(visitor: &Visitor, subject: &Subject, asked: &Asked) -> Result<Option<Case>, Failure> {
    let mut reader = visitor.app.db.reader();
    match subject.usual(&mut reader, asked.wanted()).await? {
        None if !subject.units.units.is_empty() => Err(Failure::NotFound),
        found => Ok(found),
    }
}

/// What a page shows of a case.
struct View {
    case: Case,
    /// The unit, and the part when it is not the whole.
    of: String,
    /// Why a part is shown that nobody asked for.
    no_whole: Option<String>,
    value: String,
    newest: String,
    is_preliminary: bool,
    said: Said,
    choices: Choices,
    wide: Svg,
    narrow: Svg,
    /// The rows before the newest, in the order of time: on a phone they would be long to scroll by.
    earlier: Vec<Row>,
    /// The newest rows, in the order of time; all when they are few.
    rows: Vec<Row>,
    columns: Columns,
    working: Shown,
    /// A sentence on what the chart shows.
    sentence: String,
    /// What the line of a group is.
    beside: Option<String>,
    /// Name and address of each form in which it can be fetched.
    files: Vec<(&'static str, String)>,
    compare_url: String,
}

/// Which columns of the table have something in them.
struct Columns {
    parts: bool,
    coverage: bool,
    published: bool,
    target: bool,
    /// What the column of a group's mean is called; none without a group.
    beside: Option<String>,
}

impl Columns {
    fn of(rows: &[Row], beside: Option<String>) -> Self {
        let any = |text: fn(&Row) -> &String| rows.iter().any(|row| !text(row).is_empty());
        Self {
            parts: any(|row| &row.parts),
            coverage: any(|row| &row.coverage),
            published: any(|row| &row.published),
            target: any(|row| &row.target),
            beside,
        }
    }
}

#[derive(Template)]
#[template(path = "verdict/show.html")]
struct Show {
    page: Page,
    asked: Asked,
    indicator: Indicator,
    tree_url: String,
    facts: Facts,
    thread: Thread,
    view: Option<View>,
    /// Where values are reported.
    report_url: Option<String>,
    may_import: bool,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (db, actor, locale) = (&visitor.app.db, &visitor.actor, &visitor.locale);
    let subject = subject(&visitor, &slug).await?;
    let case = case(&visitor, &subject, &asked).await?;
    let indicator = subject.indicator.clone();
    let view = match case {
        Some(case) => Some(view(&visitor, subject, case, &asked).await?),
        None => None,
    };
    let page = Page::new(&visitor, &indicator.title).under(&locale.t("menu-effect"), "/effekt");
    let page = page.under(&locale.t("verdict-indicators"), HOME);
    let tree = crate::measured_unit::store::tree(&mut db.reader(), &actor.municipality, &indicator.tree_id).await?;
    let may_report = visitor.may(Right::ReportValues) && indicator.ended_at.is_none();
    render(&Show {
        page: Page { address: asked.on(&indicator.url()), ..page },
        asked,
        tree_url: tree.map(|tree| tree.url()).unwrap_or_default(),
        facts: facts::of(&visitor, &indicator).await?,
        thread: threads.of(db, actor, locale, Kind::Indicator, &indicator.id).await?,
        view,
        may_import: actor.may(Right::ApproveValues, &indicator.scope()),
        report_url: may_report.then(|| ui::address("/effekt/indberet", &[("indikator", &indicator.slug)])),
        indicator,
    })
}

async fn view(visitor: &Visitor, subject: Subject, case: Case, asked: &Asked) -> Result<View, Failure> {
    let (locale, url) = (visitor.locale.clone(), subject.indicator.url());
    let (groups, beside) = beside::read(visitor, (&subject, &case), asked).await?;
    let choices = Choices::read(&mut visitor.app.db.reader(), &locale, (&subject, &case, &groups), asked).await?;
    let look = look_of(&visitor.municipality.look);
    let (subject, case, beside, [wide, narrow]) = aside(move || {
        let shown = (&subject, &case, beside.as_ref());
        let draw = |size| Svg::of(drawing(&locale, shown, (&look, size), Links::Rows));
        let drawn = [draw(Size::Wide), draw(Size::Narrow)];
        (subject, case, beside, drawn)
    })
    .await?;
    let (subject, locale) = (&subject, &visitor.locale);
    let mut earlier = table::rows(locale, (subject, &case), beside.as_ref());
    let columns = Columns::of(&earlier, beside.as_ref().map(|beside| beside.title(locale)));
    let rows = earlier.split_off(earlier.len().saturating_sub(MOST_ROWS));
    let newest = case.newest();
    let part = words::part(locale, &subject.dimensions, &case.part);
    let file = |name: &str| asked.on(&format!("{url}/hent/{name}"));
    let no_whole = asked.del.trim().is_empty() && !case.part.is_whole();
    Ok(View {
        of: if case.part.is_whole() { case.unit.name.clone() } else { format!("{}, {part}", case.unit.name) },
        no_whole: no_whole.then(|| locale.t1("verdict-no-whole", "part", &part)),
        value: newest
            .map_or_else(String::new, |newest| words::point(locale, subject.definition(newest.period), newest)),
        newest: newest.map_or_else(String::new, |newest| words::period(locale, newest.period)),
        is_preliminary: newest.is_some_and(|newest| newest.status == crate::observation::Status::Preliminary),
        said: said::say(locale, subject, &case),
        compare_url: compare_url(&url, asked, &case, choices.below.is_empty()),
        choices,
        wide,
        narrow,
        columns,
        earlier,
        rows,
        working: working::shown(locale, subject, &case),
        sentence: sentence(visitor, subject, &case),
        beside: beside.map(|beside| beside.says(locale)),
        files: vec![
            ("SVG", file("diagram.svg")),
            ("PNG", file("diagram.png")),
            ("CSV", file("tal.csv")),
            ("JSON-stat", file("tal.json")),
        ],
        case,
    })
}

/// Where units are compared: those below the unit, or where there are none those of the group.
fn compare_url(url: &str, asked: &Asked, case: &Case, is_leaf: bool) -> String {
    let gruppe = if is_leaf { asked.gruppe.clone() } else { String::new() };
    Asked { del: case.part.to_string(), gruppe, ..asked.clone() }.on(&format!("{url}/sammenlign"))
}

/// A sentence on what the chart shows: so many values from one period to another.
fn sentence(visitor: &Visitor, subject: &Subject, case: &Case) -> String {
    let (locale, period) = (&visitor.locale, |period| words::period(&visitor.locale, period));
    let (Some(first), Some(last)) = (case.points.first(), case.points.last()) else { return String::new() };
    let count = i64::try_from(case.judged.marks.len()).unwrap_or(i64::MAX);
    let head = locale.with(
        "verdict-sentence",
        &[
            ("values", &locale.count("verdict-values", count)),
            ("from", &period(first.period)),
            ("to", &period(last.period)),
            ("unit", &case.unit.name),
        ],
    );
    let kind = if case.judged.rule_set == indicator::RuleSet::Nhs {
        "verdict-sentence-limits"
    } else {
        "verdict-sentence-runs"
    };
    let direction = locale.t(&format!("verdict-sentence-{}", case.direction(subject).name()));
    format!("{head} {} {direction}", locale.t(kind))
}
