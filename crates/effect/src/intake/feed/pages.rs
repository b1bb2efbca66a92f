//! The pages where services are set up, asked and taken away.

use std::time::Duration;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use platform::access::Right;
use platform::store::new_id;
use serde::Deserialize;
use ui::{
    Choice, Failure, FormErrors, Page, Posted, Routes, Task, Visitor, Work, redirect, redirect_with, render_form,
};

use super::actions::{self, FeedFault};
use super::variables::TableView;
use super::{Ask, Feed, SCHEDULES, Services};
use crate::indicator::Indicator;
use crate::intake::pages::{home, indicator_of, page};
use crate::intake::view::moment;
use crate::intake::{Intake, IntakeFault, actions as intakes, kolada, statbank};

/// How long a visitor waits for a service before the page says that it is being asked.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// How many seconds there are between two looks at whether it has answered.
const AGAIN: &str = "3";

pub(in crate::intake) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/foed", Right::ApproveValues, list)
        .get("/effekt/indikatorer/{indicator}/foed/ny", Right::ManageIndicators, show_new)
        .post("/effekt/indikatorer/{indicator}/foed/ny", Right::ManageIndicators, create)
        .get("/effekt/indikatorer/{indicator}/foed/{feed}", Right::ManageIndicators, show_edit)
        .post("/effekt/indikatorer/{indicator}/foed/{feed}", Right::ManageIndicators, edit)
        .post("/effekt/indikatorer/{indicator}/foed/{feed}/hent", Right::ApproveValues, fetch)
        .post("/effekt/indikatorer/{indicator}/foed/{feed}/fjern", Right::ManageIndicators, remove)
}

fn feeds_url(indicator: &Indicator) -> String {
    format!("{}/foed", indicator.url())
}

/// A service as a row of the list.
struct Line {
    feed: Feed,
    what: String,
    asked: String,
    message: String,
    /// Whether it is being asked.
    is_asked: bool,
    /// Where what it gave waits to be looked at.
    waiting: Option<String>,
}

#[derive(Template)]
#[template(path = "intake/feed/list.html")]
struct List {
    page: Page,
    errors: FormErrors,
    base: String,
    lines: Vec<Line>,
    may_manage: bool,
}

async fn list(visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    list_page(&visitor, &indicator, FormErrors::default()).await
}

async fn list_page(visitor: &Visitor, indicator: &Indicator, errors: FormErrors) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let feeds = actions::all(&mut reader, &visitor.actor, indicator).await?;
    let newest = intakes::newest(&mut reader, &visitor.actor, indicator).await?;
    let line = |feed: Feed| {
        let (key, what) = feed.last_message.split_once('\t').unwrap_or(("", ""));
        let waits = newest.iter().find(|intake| intake.is_waiting() && intake.feed_id.as_deref() == Some(&feed.id));
        Line {
            what: feed.ask().map(|ask| ask.line()).unwrap_or_default(),
            asked: feed.last_asked_at.map(|at| moment(visitor, at)).unwrap_or_default(),
            message: if key.is_empty() { String::new() } else { visitor.locale.t1(key, "what", what) },
            is_asked: visitor.app.jobs.under_way(&job(&feed.id)).is_some(),
            waiting: waits.map(|intake| format!("{}/{}", home(indicator), intake.id)),
            feed,
        }
    };
    let title = visitor.locale.t1("feed-title", "title", &indicator.title);
    let list = List {
        page: page(visitor, indicator, &title).under(&visitor.locale.t("intake-crumb"), &home(indicator)),
        base: feeds_url(indicator),
        lines: feeds.into_iter().map(line).collect(),
        may_manage: visitor.actor.may(Right::ManageIndicators, &indicator.scope()),
        errors,
    };
    let mut response = render_form(&list, &list.errors)?;
    if list.lines.iter().any(|line| line.is_asked) {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    }
    Ok(response)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct FeedForm {
    #[serde(default)]
    slags: String,
    #[serde(default)]
    tabel: String,
    #[serde(default)]
    filtre: String,
    #[serde(default)]
    noegletal: String,
    #[serde(default)]
    kommuner: String,
    #[serde(default)]
    aar: String,
    #[serde(default)]
    adresse: String,
    /// `ja` when women and men are asked for too.
    #[serde(default)]
    koen: String,
    #[serde(default)]
    plan: String,
    /// [`SEE`] when a table's variables are to be shown, before anything is saved.
    #[serde(default)]
    trin: String,
}

/// The step that shows a table's variables.
const SEE: &str = "variabler";

impl FeedForm {
    fn of(feed: &Feed) -> Self {
        let form = Self { slags: feed.kind.clone(), plan: feed.schedule.clone(), ..Self::default() };
        match feed.ask() {
            Some(Ask::Statbank(question)) => Self { filtre: question.lines(), tabel: question.table, ..form },
            Some(Ask::Kolada(question)) => Self {
                kommuner: question.municipalities.join(", "),
                aar: question.years.join(", "),
                koen: if question.by_gender { "ja" } else { "" }.to_owned(),
                noegletal: question.kpi,
                ..form
            },
            Some(Ask::JsonStat { url }) => Self { adresse: url, ..form },
            None => form,
        }
    }

    /// What it asks; the line of the filters that makes no sense.
    fn ask(&self) -> Result<Ask, String> {
        Ok(match self.slags.as_str() {
            "kolada" => Ask::Kolada(kolada::Question {
                by_gender: self.koen == "ja",
                ..kolada::Question::read(&self.noegletal, &self.kommuner, &self.aar)
            }),
            "json-stat" => Ask::JsonStat { url: self.adresse.trim().to_owned() },
            _ => Ask::Statbank(statbank::Question::read(&self.tabel, &self.filtre)?),
        })
    }
}

#[derive(Template)]
#[template(path = "intake/feed/setup.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back: String,
    is_new: bool,
    kind: &'static str,
    typed: FeedForm,
    genders: Vec<Choice>,
    schedules: Vec<Choice>,
    /// What the table is made of, when that was asked.
    table: Option<TableView>,
    see: &'static str,
}

fn form_page(
    visitor: &Visitor,
    indicator: &Indicator,
    id: Option<&str>,
    (typed, table): (FeedForm, Option<TableView>),
    errors: FormErrors,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let kind = ["kolada", "json-stat"].into_iter().find(|kind| *kind == typed.slags).unwrap_or("statbank");
    let plan = if typed.plan.is_empty() { "never" } else { typed.plan.as_str() };
    let schedules = SCHEDULES.map(|(name, _)| Choice::new(name, locale.t(&format!("feed-schedule-{name}")), plan));
    let title = locale.t(&format!("feed-form-{kind}"));
    let form = Form {
        page: page(visitor, indicator, &title).under(&locale.t("feed-crumb"), &feeds_url(indicator)),
        action: format!("{}/{}", feeds_url(indicator), id.unwrap_or("ny")),
        back: feeds_url(indicator),
        is_new: id.is_none(),
        kind,
        genders: [("", "all"), ("ja", "split")]
            .map(|(value, name)| Choice::new(value, locale.t(&format!("feed-gender-{name}")), &typed.koen))
            .to_vec(),
        schedules: schedules.to_vec(),
        typed,
        table,
        see: SEE,
        errors,
    };
    render_form(&form, &form.errors)
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    slags: String,
}

async fn show_new(visitor: Visitor, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ManageIndicators, &indicator.scope())?;
    let typed = FeedForm { slags: asked.slags, ..FeedForm::default() };
    form_page(&visitor, &indicator, None, (typed, None), FormErrors::default())
}

async fn create(
    visitor: Visitor,
    services: Option<Extension<Services>>,
    Path(slug): Path<String>,
    Posted(typed): Posted<FeedForm>,
) -> Result<Response, Failure> {
    save(&visitor, services, &slug, None, typed).await
}

async fn show_edit(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ManageIndicators, &indicator.scope())?;
    let feed = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    form_page(&visitor, &indicator, Some(&id), (FeedForm::of(&feed), None), FormErrors::default())
}

async fn edit(
    visitor: Visitor,
    services: Option<Extension<Services>>,
    Path((slug, id)): Path<(String, String)>,
    Posted(typed): Posted<FeedForm>,
) -> Result<Response, Failure> {
    save(&visitor, services, &slug, Some(&id), typed).await
}

async fn save(
    visitor: &Visitor,
    services: Option<Extension<Services>>,
    slug: &str,
    id: Option<&str>,
    typed: FeedForm,
) -> Result<Response, Failure> {
    let indicator = indicator_of(visitor, slug).await?;
    let app = &visitor.app;
    let services = services.map(|Extension(services)| services).unwrap_or_default();
    let ask = match typed.ask() {
        Ok(ask) => ask,
        Err(line) => {
            let errors = FormErrors::one("filtre", visitor.locale.t1("feed-refused-filter", "line", line));
            return form_page(visitor, &indicator, id, (typed, None), errors);
        }
    };
    if let (SEE, Ask::Statbank(question)) = (typed.trin.as_str(), &ask) {
        return see_variables(visitor, &services, (&indicator, id), (typed, question.clone())).await;
    }
    let plan = if typed.plan.is_empty() { "never" } else { typed.plan.as_str() };
    match actions::save(&app.db, &visitor.actor, &indicator, (id, &ask, plan), &services, app.now()).await {
        Ok(_) => Ok(redirect_with(&feeds_url(&indicator), "feed-saved")),
        Err(FeedFault::Refused(field, key)) => {
            form_page(visitor, &indicator, id, (typed, None), FormErrors::one(field, visitor.locale.t(key)))
        }
        Err(FeedFault::Intake(fault)) => Err(fault.into()),
        Err(FeedFault::Fetch(fault)) => Err(Failure::Conflict(fault.text(&visitor.locale))),
    }
}

/// Shows what a table is made of, and fills in what nobody has mentioned yet.
async fn see_variables(
    visitor: &Visitor,
    services: &Services,
    (indicator, id): (&Indicator, Option<&str>),
    (typed, question): (FeedForm, statbank::Question),
) -> Result<Response, Failure> {
    let (typed, table, errors) = match actions::table_info(&visitor.actor, indicator, question.clone(), services).await
    {
        Ok(info) => {
            let table = TableView::of(&visitor.locale, &info);
            (FeedForm { filtre: question.completed(&info).lines(), ..typed }, Some(table), FormErrors::default())
        }
        Err(FeedFault::Refused(field, key)) => (typed, None, FormErrors::one(field, visitor.locale.t(key))),
        Err(FeedFault::Fetch(fault)) => (typed, None, FormErrors::one("tabel", fault.text(&visitor.locale))),
        Err(FeedFault::Intake(fault)) => return Err(fault.into()),
    };
    form_page(visitor, indicator, id, (typed, table), errors)
}

/// The name of the job that asks a service.
fn job(feed: &str) -> String {
    format!("feed-ask:{feed}")
}

/// What came of asking.
type Fetched = Result<Intake, FeedFault>;

/// Asks a service beside the request: the largest tables are minutes on the way.
async fn fetch(
    visitor: Visitor,
    services: Option<Extension<Services>>,
    Path((slug, id)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let app = &visitor.app;
    let services = services.map(|Extension(services)| services).unwrap_or_default();
    let feed = actions::find(&mut app.db.reader(), &visitor.actor, &indicator, &id).await?;
    let list = feeds_url(&indicator);
    if app.jobs.under_way(&job(&feed.id)).is_some() {
        return Ok(redirect(&list));
    }
    // Each time anew, and light: most of it is waiting. What is large takes its turn when it is read.
    let task = Task { name: job(&feed.id), version: new_id(), parts: 1, topic: String::new() };
    let (db, actor, now, asked) = (app.db.clone(), visitor.actor.clone(), app.now(), indicator.clone());
    let start = move |_| async move { Some(actions::fetch_now(&db, &actor, &asked, &feed, &services, now).await) };
    let fetched: std::sync::Arc<Fetched> = match app.work(&task, PATIENCE, start).await {
        Work::Done(fetched) => fetched,
        Work::Under { .. } | Work::Stopped => return Ok(redirect(&list)),
    };
    let fault = match fetched.as_ref() {
        Ok(intake) => return Ok(redirect(&format!("{}/{}", home(&indicator), intake.id))),
        Err(FeedFault::Fetch(fault)) => fault.text(&visitor.locale),
        Err(FeedFault::Intake(IntakeFault::Store(error))) => return Err(Failure::Broken(error.to_string())),
        Err(FeedFault::Intake(fault)) => fault.text(&visitor.locale),
        Err(FeedFault::Refused(_, key)) => return Err(Failure::Refused((*key).to_owned())),
    };
    list_page(&visitor, &indicator, FormErrors::one("foed", fault)).await
}

async fn remove(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let app = &visitor.app;
    actions::remove(&app.db, &visitor.actor, &indicator, &id, app.now()).await?;
    Ok(redirect_with(&feeds_url(&indicator), "feed-removed"))
}
