//! The pages where services are set up, asked and taken away.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect, redirect_with, render_form};

use super::actions::{self, FeedFault};
use super::{Ask, Feed, SCHEDULES, Services};
use crate::indicator::Indicator;
use crate::intake::pages::{home, indicator_of, page};
use crate::intake::view::moment;
use crate::intake::{IntakeFault, actions as intakes, kolada, statbank};

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
    render_form(&list, &list.errors)
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
    #[serde(default)]
    plan: String,
}

impl FeedForm {
    fn of(feed: &Feed) -> Self {
        let form = Self { slags: feed.kind.clone(), plan: feed.schedule.clone(), ..Self::default() };
        match feed.ask() {
            Some(Ask::Statbank(question)) => Self { filtre: question.lines(), tabel: question.table, ..form },
            Some(Ask::Kolada(question)) => Self {
                kommuner: question.municipalities.join(", "),
                aar: question.years.join(", "),
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
            "kolada" => Ask::Kolada(kolada::Question::read(&self.noegletal, &self.kommuner, &self.aar)),
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
    schedules: Vec<Choice>,
}

fn form_page(
    visitor: &Visitor,
    indicator: &Indicator,
    id: Option<&str>,
    typed: FeedForm,
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
        schedules: schedules.to_vec(),
        typed,
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
    form_page(&visitor, &indicator, None, typed, FormErrors::default())
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
    form_page(&visitor, &indicator, Some(&id), FeedForm::of(&feed), FormErrors::default())
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
            return form_page(visitor, &indicator, id, typed, errors);
        }
    };
    let plan = if typed.plan.is_empty() { "never" } else { typed.plan.as_str() };
    match actions::save(&app.db, &visitor.actor, &indicator, (id, &ask, plan), &services, app.now()).await {
        Ok(_) => Ok(redirect_with(&feeds_url(&indicator), "feed-saved")),
        Err(FeedFault::Refused(field, key)) => {
            form_page(visitor, &indicator, id, typed, FormErrors::one(field, visitor.locale.t(key)))
        }
        Err(FeedFault::Intake(fault)) => Err(fault.into()),
        Err(FeedFault::Fetch(fault)) => Err(Failure::Conflict(fault.text(&visitor.locale))),
    }
}

async fn fetch(
    visitor: Visitor,
    services: Option<Extension<Services>>,
    Path((slug, id)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let app = &visitor.app;
    let services = services.map(|Extension(services)| services).unwrap_or_default();
    let feed = actions::find(&mut app.db.reader(), &visitor.actor, &indicator, &id).await?;
    match actions::fetch_now(&app.db, &visitor.actor, &indicator, &feed, &services, app.now()).await {
        Ok(intake) => Ok(redirect(&format!("{}/{}", home(&indicator), intake.id))),
        Err(FeedFault::Fetch(fault)) => {
            list_page(&visitor, &indicator, FormErrors::one("foed", fault.text(&visitor.locale))).await
        }
        Err(FeedFault::Intake(IntakeFault::Source(fault))) => {
            list_page(&visitor, &indicator, FormErrors::one("foed", fault.text(&visitor.locale))).await
        }
        Err(FeedFault::Intake(fault)) => Err(fault.into()),
        Err(FeedFault::Refused(_, key)) => Err(Failure::Refused(key.to_owned())),
    }
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
