//! Reporting a value, on a phone as well as anywhere, and one's own reports.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use platform::access::Right;
use platform::time::Timestamp;
use ui::{
    Choice, ChoiceGroup, Failure, FormErrors, Page, Posted, Routes, Visitor, address, redirect_with, render_form,
};

use super::{HOME, Outcome, Report, actions, choices, hints};
use crate::indicator::Indicator;
use crate::observation::form::{Fields, ValueForm, errors_of_fault};
use crate::observation::ground::{Ground, Grounds};
use crate::observation::series::series;
use crate::observation::{Key, Said, ValueFault, words};
use crate::period::Period;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indberet", Right::ReportValues, show)
        .post("/effekt/indberet", Right::ReportValues, send)
        .post("/effekt/indberet/{report}/traek-tilbage", Right::ReportValues, withdraw)
}

/// One of the visitor's own reports.
struct Own {
    report: Report,
    title: String,
    value: String,
    at: String,
    is_waiting: bool,
}

#[derive(Template)]
#[template(path = "observation/report/report.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    indicators: Vec<Choice>,
    /// None until an indicator is chosen.
    chosen: Option<Chosen>,
    typed: ValueForm,
    own: Vec<Own>,
}

/// What the chosen indicator asks for.
struct Chosen {
    title: String,
    description: String,
    fields: Fields,
    units: Vec<ChoiceGroup>,
    /// Whether there are so many units that they are found by words.
    is_searched: bool,
    has_units: bool,
    periods: Vec<Choice>,
    parts: Vec<Choice>,
    may_approve: bool,
    /// What stands there, when the visitor would change it at once.
    newest: String,
}

async fn show(visitor: Visitor, Query(asked): Query<ValueForm>) -> Result<Response, Failure> {
    form(&visitor, asked, (FormErrors::default(), String::new())).await
}

async fn form(
    visitor: &Visitor,
    mut typed: ValueForm,
    (errors, newest): (FormErrors, String),
) -> Result<Response, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let indicators = choices::indicators(&mut reader, &visitor.actor).await?;
    let own = actions::own(&mut reader, &visitor.actor).await?;
    remember(&mut typed, &indicators, &own);
    let chosen = match indicators.iter().find(|one| one.slug == typed.indikator) {
        Some(indicator) => {
            let ground = Ground::read(&mut reader, indicator.clone()).await?;
            Some(chosen(visitor, &ground, &typed, newest)?)
        }
        None => None,
    };
    let page = Page::new(visitor, &locale.t("value-report-title")).under(&locale.t("value-menu-effect"), "/effekt");
    let form = Form {
        page: Page { address: HOME.to_owned(), ..page },
        indicators: indicators.iter().map(|one| Choice::new(&one.slug, one.title.clone(), &typed.indikator)).collect(),
        chosen,
        typed,
        own: own_lines(visitor, &indicators, own).await?,
        errors,
    };
    render_form(&form, &form.errors)
}

/// Puts the last choice where nothing is chosen: the same indicator, and of that the same unit and part.
fn remember(typed: &mut ValueForm, indicators: &[Indicator], own: &[Report]) {
    let slug = |id: &str| indicators.iter().find(|one| one.id == id).map(|one| one.slug.clone());
    if typed.indikator.is_empty() {
        let last = own.first().and_then(|last| slug(&last.indicator));
        let only = indicators.first().filter(|_| indicators.len() == 1).map(|only| only.slug.clone());
        typed.indikator = last.or(only).unwrap_or_default();
    }
    if typed.enhed.is_empty() {
        let of_this = |report: &&Report| slug(&report.indicator).as_ref() == Some(&typed.indikator);
        if let Some(last) = own.iter().find(of_this) {
            typed.enhed.clone_from(&last.key.unit);
            typed.del = last.key.breakdown.to_string();
        }
    }
}

fn chosen(visitor: &Visitor, ground: &Ground, typed: &ValueForm, newest: String) -> Result<Chosen, Failure> {
    let (locale, indicator) = (&visitor.locale, &ground.indicator);
    let today = visitor.app.now().in_denmark().date();
    let asked = choices::asked(indicator.frequency, today, &typed.periode);
    let period = asked.unwrap_or_else(|| choices::due(indicator.frequency, today));
    let definition = ground.definition(period);
    let periods = choices::offered(indicator.frequency, today, asked);
    let days: Vec<Date> = periods.iter().map(|one| one.last()).chain([today]).collect();
    let there = choices::There::read(ground, period, &days)?;
    let unit = ground.unit(&typed.enhed).map_or("", |unit| unit.id.as_str());
    let is_searched = there.count() > choices::MANY_UNITS;
    let has_words = !typed.soeg.trim().is_empty();
    let mut units = choices::units(locale, ground, &there, &typed.soeg, unit);
    if is_searched && !has_words {
        // Only what is chosen already; the rest is found by words.
        units.iter_mut().for_each(|group| group.choices.retain(|choice| choice.is_chosen));
        units.retain(|group| !group.choices.is_empty());
    }
    let choice = |one: Period| Choice::new(&one.to_string(), words::period(locale, one), &period.to_string());
    Ok(Chosen {
        title: indicator.title.clone(),
        description: definition.description.clone(),
        fields: Fields::new(locale, definition, &typed.status),
        has_units: !units.is_empty(),
        units,
        is_searched,
        periods: periods.into_iter().map(choice).collect(),
        parts: if ground.dimensions.is_empty() { Vec::new() } else { choices::parts(locale, ground, &typed.del) },
        may_approve: visitor.actor.may(Right::ApproveValues, &indicator.scope()),
        newest,
    })
}

async fn own_lines(visitor: &Visitor, indicators: &[Indicator], own: Vec<Report>) -> Result<Vec<Own>, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let (mut grounds, mut lines) = (Grounds::default(), Vec::new());
    for report in own.into_iter().filter(|report| indicators.iter().any(|one| one.id == report.indicator)) {
        let of = (visitor.actor.municipality.as_str(), report.indicator.as_str());
        let Some(ground) = grounds.of(&mut reader, of).await? else { continue };
        lines.push(Own {
            title: format!("{}: {}", ground.indicator.title, ground.title_of(locale, &report.key)),
            value: words::said(locale, ground.definition(report.key.period), &report.said),
            at: locale.moment(&Timestamp::from_millis(report.at).in_denmark()),
            is_waiting: report.outcome == Outcome::Waiting,
            report,
        });
    }
    Ok(lines)
}

async fn send(visitor: Visitor, Posted(mut typed): Posted<ValueForm>) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let (ground, value) = match read(&visitor, &typed).await? {
        Ok(read) => read,
        Err(errors) => return form(&visitor, typed, (errors, String::new())).await,
    };
    if let Some(doubts) = doubts(&visitor, &ground, &value, &mut typed).await? {
        return form(&visitor, typed, (doubts, String::new())).await;
    }
    match act(&visitor, &ground, &value, &typed).await {
        Ok(done) => {
            let slug = ground.indicator.slug.as_str();
            let choice = [("indikator", slug), ("enhed", &value.0.unit), ("del", &typed.del)];
            Ok(redirect_with(&address(HOME, &choice), done))
        }
        Err(fault) => {
            let newest = fault.newest().flatten();
            if let Some(now) = fault.newest() {
                typed.set = now.map_or(0, |now| now.revision);
                typed.set_for = name_of(&value.0);
            }
            let definition = ground.definition(value.0.period);
            let newest = newest.map_or_else(String::new, |now| words::said(locale, definition, &now.said));
            let errors = errors_of_fault(locale, fault, "value-report-stands")?;
            form(&visitor, typed, (errors, newest)).await
        }
    }
}

/// Reads what was typed, or says what cannot be read.
async fn read(visitor: &Visitor, typed: &ValueForm) -> Result<Result<(Ground, (Key, Said)), FormErrors>, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let one = |field, key: &str| Ok(Err(FormErrors::one(field, locale.t(key))));
    let indicators = choices::indicators(&mut reader, &visitor.actor).await?;
    let Some(indicator) = indicators.into_iter().find(|one| one.slug == typed.indikator) else {
        return one("indikator", "value-refused-no-indicator");
    };
    let ground = Ground::read(&mut reader, indicator).await?;
    let Some(key) = ground.key(&typed.enhed, &typed.periode, &typed.del) else {
        let is_unit = ground.unit(&typed.enhed).is_none();
        return if is_unit { one("enhed", "value-refused-no-unit") } else { one("periode", "value-refused-period") };
    };
    let said = typed.said(locale, ground.definition(key.period));
    Ok(said.map(|said| (ground, (key, said))))
}

/// Says once what is odd about a value, so that a slip is mended by whoever made it. Sent again, it is meant.
async fn doubts(
    visitor: &Visitor,
    ground: &Ground,
    (key, said): &(Key, Said),
    typed: &mut ValueForm,
) -> Result<Option<FormErrors>, Failure> {
    let value = format!("{}|{:?}|{:?}", name_of(key), said.numerator, said.denominator);
    if typed.sikker == value {
        return Ok(None);
    }
    let mut reader = visitor.app.db.reader();
    let series = series(&mut reader, &ground.indicator, &ground.units, &key.unit, &key.breakdown).await?;
    let today = visitor.app.now().in_denmark().date();
    let hints = hints::hints(ground.definition(key.period), said, (key.period, today), &series, None);
    let odd: Vec<String> =
        hints.into_iter().filter(|hint| hint.is_doubt()).map(|hint| visitor.locale.t(hint.key())).collect();
    if odd.is_empty() {
        return Ok(None);
    }
    typed.sikker = value;
    Ok(Some(FormErrors::one("vaerdi", format!("{} {}", odd.join(" "), visitor.locale.t("value-report-sure")))))
}

/// Which value it is that the person has seen.
fn name_of(key: &Key) -> String {
    [key.unit.as_str(), &key.period.to_string(), &key.breakdown.to_string()].join("|")
}

/// Reports a value, and approves it at once when that is asked for. Returns what is said then.
async fn act(
    visitor: &Visitor,
    ground: &Ground,
    value: &(Key, Said),
    typed: &ValueForm,
) -> Result<&'static str, ValueFault> {
    let (app, actor) = (&visitor.app, &visitor.actor);
    if typed.straks.is_empty() {
        actions::report(&app.db, actor, &ground.indicator, value, app.now()).await?;
        return Ok("value-reported");
    }
    // What was seen of one value says nothing of another.
    let seen = if typed.set_for == name_of(&value.0) { typed.set } else { 0 };
    let seen = (seen, typed.grund.as_str());
    actions::report_and_approve(&app.db, actor, &ground.indicator, value, seen, app.now()).await?;
    Ok("value-approved")
}

/// A form that only has its token.
#[derive(serde::Deserialize)]
struct Nothing {}

async fn withdraw(
    visitor: Visitor,
    Path(report): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    actions::withdraw(&visitor.app.db, &visitor.actor, &report, visitor.app.now()).await?;
    Ok(redirect_with(HOME, "value-withdrawn"))
}
