//! The page of one value: what it is, what it is made of, what it was, and a form to correct it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, address, redirect, redirect_with, render_form};

use super::actions::{correct, history};
use super::form::{Fields, ValueForm, errors_of_fault, reason_hint};
use super::ground::{Ground, minus, working_of};
use super::report::{Outcome, Report, actions as reports};
use super::{Key, SeriesPoint, Written, series, store, words};
use crate::indicator::{self, Definition, HOME, Indicator};
use crate::measured_unit;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{slug}/vaerdi", Right::ReadEffect, show).post(
        "/effekt/indikatorer/{slug}/vaerdi",
        Right::ApproveValues,
        save,
    )
}

/// Which value an address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    enhed: String,
    #[serde(default)]
    periode: String,
    #[serde(default)]
    del: String,
    /// The revision that the form is to be filled from.
    #[serde(default)]
    fra: String,
}

/// What a value said once.
struct Past {
    written: Written,
    value: String,
    /// Numerator and denominator, when it is a ratio.
    working: String,
    source: String,
    at: String,
    restore_url: String,
}

/// A unit that is part of the one shown.
struct PartLine {
    name: String,
    url: String,
    value: String,
    status: String,
    coverage: String,
}

#[derive(Template)]
#[template(path = "observation/value.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    point: Option<SeriesPoint>,
    value: String,
    working: String,
    status: String,
    coverage: String,
    published: String,
    difference: String,
    /// Names and pages of the units above, the nearest first.
    above: Vec<(String, String)>,
    parts: Vec<PartLine>,
    waiting: Vec<(Report, String)>,
    past: Vec<Past>,
    may_correct: bool,
    reason_hint: String,
    action: String,
    typed: ValueForm,
    fields: Fields,
    newest: String,
}

async fn show(visitor: Visitor, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    // Without saying which value, the address is the indicator's: its table leads to each of them.
    if asked.enhed.is_empty() && asked.periode.is_empty() {
        return Ok(redirect(&indicator.url()));
    }
    let (ground, key) = find(&visitor, indicator, &asked).await?;
    let all = history(&mut visitor.app.db.reader(), &ground.indicator, &key).await?;
    let mut typed = ValueForm::default();
    let from: Option<i64> = asked.fra.parse().ok();
    let filled = all.iter().find(|one| Some(one.revision) == from).or_else(|| all.first());
    if let Some(filled) = filled {
        typed.fill(&visitor.locale, &filled.said);
    }
    typed.set = all.first().map_or(0, |now| now.revision);
    page_of(&visitor, &ground, &key, (typed, FormErrors::default())).await
}

async fn indicator_of(visitor: &Visitor, slug: &str) -> Result<Indicator, Failure> {
    let found = indicator::actions::find(&mut visitor.app.db.reader(), &visitor.actor, slug).await;
    found.map_err(|fault| fault.into_fault().into())
}

async fn find(visitor: &Visitor, indicator: Indicator, asked: &Asked) -> Result<(Ground, Key), Failure> {
    let ground = Ground::read(&mut visitor.app.db.reader(), indicator).await?;
    let key = ground.key(&asked.enhed, &asked.periode, &asked.del).ok_or(Failure::NotFound)?;
    Ok((ground, key))
}

async fn page_of(
    visitor: &Visitor,
    ground: &Ground,
    key: &Key,
    (typed, errors): (ValueForm, FormErrors),
) -> Result<Response, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let (indicator, definition) = (&ground.indicator, ground.definition(key.period));
    let all = series::latest(&mut reader, indicator, &ground.units, Some(key.period), &key.breakdown).await?;
    let number = ground.units.number(&key.unit).unwrap_or_default();
    let point = all.iter().find(|(unit, _)| *unit == number).map(|(_, point)| point.clone());
    let past = history(&mut reader, indicator, key).await?;
    let files = store::file_names(&mut reader, &indicator.municipality_id, &indicator.id).await?;
    let reports = reports::of_value(&mut reader, indicator, key).await?;
    let action = ground.url_of(key);
    let now = past.first().map(|now| now.said.clone());
    let titled = [indicator.title.clone(), ground.title_of(locale, key)].join(": ");
    let page = Page::new(visitor, &titled).under(&locale.t("value-menu-effect"), "/effekt");
    let page = page.under(&locale.t("value-menu-indicators"), HOME).under(&indicator.title, &indicator.url());
    let tell = Teller { visitor, ground, key, reports: &reports, files: &files };
    let (published, difference) = told_beside(visitor, definition, point.as_ref());
    let show = Show {
        page: Page { address: action.clone(), ..page },
        value: point
            .as_ref()
            .map_or_else(|| locale.t("value-none-missing"), |one| words::point(locale, definition, one)),
        working: point.as_ref().map_or_else(String::new, |one| working_of(locale, definition, one)),
        status: point.as_ref().map_or_else(String::new, |one| words::status(locale, one.status)),
        coverage: point.as_ref().map_or_else(String::new, |one| coverage_of(visitor, one)),
        published,
        difference,
        above: above(ground, key)?,
        parts: parts(visitor, ground, key, &all)?,
        waiting: tell.waiting(),
        newest: past.first().map_or_else(String::new, |now| words::said(locale, definition, &now.said)),
        past: past.into_iter().map(|written| tell.past(written)).collect(),
        may_correct: visitor.actor.may(Right::ApproveValues, &indicator.scope()) && indicator.ended_at.is_none(),
        reason_hint: reason_hint(locale, now.as_ref()),
        fields: Fields::new(locale, definition, &typed.status),
        indicator: indicator.clone(),
        point,
        action,
        typed,
        errors,
    };
    render_form(&show, &show.errors)
}

fn coverage_of(visitor: &Visitor, point: &SeriesPoint) -> String {
    if point.coverage.expected <= 1 {
        return String::new();
    }
    let number = |count: u32| visitor.locale.number(count.into());
    let (reported, expected) = (number(point.coverage.reported), number(point.coverage.expected));
    visitor.locale.t2("value-coverage", "reported", reported, "expected", expected)
}

/// What a source says that the total is, and by how much that differs from the parts.
fn told_beside(visitor: &Visitor, definition: &Definition, point: Option<&SeriesPoint>) -> (String, String) {
    let locale = &visitor.locale;
    let written = |value| words::with_unit(definition, &words::fraction(locale, value, definition.decimals.max(2)));
    let Some(published) = point.and_then(|point| point.published) else { return Default::default() };
    let difference = point.and_then(|point| point.value).and_then(|own| minus(published, own));
    (
        words::value(locale, definition, Some(published), super::Status::Final),
        difference.map_or_else(String::new, written),
    )
}

fn above(ground: &Ground, key: &Key) -> Result<Vec<(String, String)>, Failure> {
    let tree = tree_of(ground, key)?;
    let Some(number) = ground.units.number(&key.unit) else { return Ok(Vec::new()) };
    let units = tree.tree.above(number).filter_map(|above| ground.units.unit(above));
    let url = |unit: &str| ground.url_of(&Key { unit: unit.to_owned(), ..key.clone() });
    Ok(units.map(|unit| (unit.name.clone(), url(&unit.id))).collect())
}

fn tree_of(ground: &Ground, key: &Key) -> Result<measured_unit::TreeOnDay, Failure> {
    ground.units.on(key.period.last()).map_err(|fault| Failure::Broken(fault.to_string()))
}

/// The units directly below the one shown.
fn parts(visitor: &Visitor, ground: &Ground, key: &Key, all: &[(u32, SeriesPoint)]) -> Result<Vec<PartLine>, Failure> {
    let (tree, locale) = (tree_of(ground, key)?, &visitor.locale);
    let number = ground.units.number(&key.unit);
    let definition = ground.definition(key.period);
    let below = all.iter().filter(|(unit, _)| number.is_some() && tree.tree.parent(*unit) == number);
    let line = |(unit, point): &(u32, SeriesPoint)| {
        let unit = ground.units.unit(*unit)?;
        Some(PartLine {
            name: unit.name.clone(),
            url: ground.url_of(&Key { unit: unit.id.clone(), ..key.clone() }),
            value: words::point(locale, definition, point),
            status: words::status(locale, point.status),
            coverage: coverage_of(visitor, point),
        })
    };
    Ok(below.filter_map(line).collect())
}

/// Tells where values came from.
struct Teller<'a> {
    visitor: &'a Visitor,
    ground: &'a Ground,
    key: &'a Key,
    reports: &'a [Report],
    files: &'a std::collections::HashMap<String, String>,
}

impl Teller<'_> {
    fn past(&self, written: Written) -> Past {
        let locale = &self.visitor.locale;
        let definition = self.ground.definitions.iter().find(|one| one.version == written.definition_version);
        let definition = definition.unwrap_or(&self.ground.indicator.definition);
        let both = written.said.numerator.zip(written.said.denominator);
        let report = written.report.as_ref().and_then(|id| self.reports.iter().find(|report| report.id == *id));
        let source = match (&written.intake, report) {
            (Some(intake), _) => {
                let file = self.files.get(intake).map_or(intake.as_str(), String::as_str);
                locale.t2("value-source-intake", "file", file, "name", &written.by_name)
            }
            (None, Some(report)) if report.by_name == written.by_name => {
                locale.t1("value-source-own-report", "name", &report.by_name)
            }
            (None, Some(report)) => {
                locale.t2("value-source-report", "name", &report.by_name, "approver", &written.by_name)
            }
            (None, None) => locale.t1("value-source-typed", "name", &written.by_name),
        };
        let from = written.revision.to_string();
        let url = self.ground.url_of(self.key);
        Past {
            value: words::said(locale, definition, &written.said),
            working: both.map_or_else(String::new, |(numerator, denominator)| {
                format!("{} / {}", words::amount(locale, numerator), words::amount(locale, denominator))
            }),
            source,
            at: locale.moment(&Timestamp::from_millis(written.at).in_denmark()),
            restore_url: format!("{}#vaerdi", address(&url, &[("fra", &from)])),
            written,
        }
    }

    fn waiting(&self) -> Vec<(Report, String)> {
        let definition = self.ground.definition(self.key.period);
        let waiting = self.reports.iter().filter(|report| report.outcome == Outcome::Waiting);
        waiting.map(|report| (report.clone(), words::said(&self.visitor.locale, definition, &report.said))).collect()
    }
}

async fn save(
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Posted(mut typed): Posted<ValueForm>,
) -> Result<Response, Failure> {
    let (app, locale) = (&visitor.app, &visitor.locale);
    let (ground, key) = find(&visitor, indicator_of(&visitor, &slug).await?, &asked).await?;
    let said = match typed.said(locale, ground.definition(key.period)) {
        Ok(said) => said,
        Err(errors) => return page_of(&visitor, &ground, &key, (typed, errors)).await,
    };
    let (value, seen) = ((key.clone(), said), (typed.set, typed.grund.as_str()));
    match correct(&app.db, &visitor.actor, &ground.indicator, &value, seen, app.now()).await {
        Ok(recorded) => {
            let done = if recorded.same > 0 { "value-same" } else { "value-saved" };
            Ok(redirect_with(&ground.url_of(&key), done))
        }
        Err(fault) => {
            typed.set = fault.newest().map_or(typed.set, |now| now.map_or(0, |now| now.revision));
            let errors = errors_of_fault(locale, fault, "value-changed")?;
            page_of(&visitor, &ground, &key, (typed, errors)).await
        }
    }
}
