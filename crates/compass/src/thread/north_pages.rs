//! "Without north": everything that holds and does not lead to north, by owner and age, each mended in one step.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use platform::access::{Actor, Right, Scope};
use platform::tenancy::{self, Unit};
use serde::Deserialize;
use ui::format::sort_by_words;
use ui::{Failure, FormErrors, Page, Pages, Posted, Routes, Visitor, redirect_with, render_form};

use super::link_pages::refused;
use super::links::actions::{self, Wish};
use super::north_rows::{Row, rows};
use super::shown::encoded;
use super::without::{Lost, Wanted, lost};
use super::{Asker, End, Kind, Relation, Threads};
use crate::as_of::{AsOf, Asked};

/// So many things stand on a page.
const ON_A_PAGE: usize = 25;
/// Where the list is.
const HOME: &str = "/kompas/uden-nord";
/// Why a link was ended that was made by mistake here, as it is stored with it.
const UNDONE: &str = "Fortrudt, lige efter at den blev knyttet";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/uden-nord", Right::ReadCompass, show)
        .post("/kompas/uden-nord", Right::LinkThread, mend)
        .post("/kompas/uden-nord/fortryd", Right::LinkThread, undo)
}

/// What an address says of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Filter {
    /// Identifier of a unit; empty: all.
    #[serde(default)]
    enhed: String,
    /// Name of a kind; empty: all.
    #[serde(default)]
    slags: String,
    /// The page, from 1.
    #[serde(default)]
    side: String,
    /// The link that was just made, which can be undone.
    #[serde(default)]
    knyttet: String,
    #[serde(default)]
    paa: String,
}

impl Filter {
    fn kind(&self) -> Option<Kind> {
        Kind::from_name(&self.slags)
    }

    fn page(&self) -> usize {
        Pages::asked(&self.side)
    }

    /// Returns the address of the list, as it is filtered.
    fn base(&self) -> String {
        let (unit, kind) = (encoded(&self.enhed), encoded(&self.slags));
        let base = format!("{HOME}?enhed={unit}&slags={kind}");
        if self.paa.is_empty() { base } else { format!("{base}&paa={}", encoded(&self.paa)) }
    }

    /// Returns the address of a page of the list.
    fn url(&self, page: usize) -> String {
        format!("{}&side={page}", self.base())
    }
}

/// What is posted to mend one thing.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct MendForm {
    #[serde(default)]
    pub(super) fra: String,
    #[serde(default)]
    pub(super) til: String,
    #[serde(default)]
    pub(super) grund: String,
    #[serde(flatten)]
    filter: Filter,
}

/// A unit and how much of it has no north.
struct Owner {
    name: String,
    url: String,
    count: usize,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "thread/without_north.html")]
struct WithoutNorth {
    page: Page,
    errors: FormErrors,
    total: usize,
    rows: Vec<Row>,
    owners: Vec<Owner>,
    ages: Vec<(&'static str, usize)>,
    /// Name, whether it is chosen.
    kinds: Vec<(&'static str, bool)>,
    filter: Filter,
    all_url: String,
    pages: Pages,
    base: String,
    may_undo: bool,
    asked: Asked,
    url: &'static str,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Query(filter): Query<Filter>,
) -> Result<Response, Failure> {
    list(&visitor, &threads, filter, None, FormErrors::default()).await
}

async fn list(
    visitor: &Visitor,
    threads: &Threads,
    filter: Filter,
    sent: Option<MendForm>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let asker = Asker::of(visitor);
    let mut units = tenancy::units(&mut visitor.app.db.reader(), &visitor.actor.municipality).await?;
    sort_by_words(visitor.locale.language, &mut units, |unit| unit.name.as_str());
    units.retain(|unit| visitor.actor.may(Right::ReadCompass, &scope(&visitor.actor, &unit.path)));
    let asked = AsOf { paa: filter.paa.clone() }.read(visitor);
    let wanted = Wanted {
        unit: Some(filter.enhed.clone()).filter(|unit| !unit.is_empty()),
        kind: filter.kind(),
        units: units.iter().map(|unit| unit.id.clone()).collect(),
        today: asked.moment().unwrap_or_else(|| visitor.app.now().millis()),
        moment: asked.moment(),
        skip: filter.page().saturating_sub(1).saturating_mul(ON_A_PAGE),
        take: ON_A_PAGE,
    };
    let found = lost(threads, &asker, wanted).await?;
    let pages = Pages::of(filter.page(), found.total, ON_A_PAGE);
    let title = visitor.locale.t("without-north-title");
    let page = WithoutNorth {
        page: Page::new(visitor, &title).under(&visitor.locale.t("core-task-list-title"), "/kompas"),
        total: found.total,
        owners: owners(&found, &units, &filter),
        ages: ages(&found),
        kinds: Kind::ALL
            .into_iter()
            .filter(|kind| kind.needs_north() || *kind == Kind::Camp)
            .map(|kind| (kind.name(), Some(kind) == filter.kind()))
            .collect(),
        rows: rows(visitor, threads, found, &units, (sent, &asked)).await?,
        all_url: Filter { enhed: String::new(), ..filter.clone() }.url(1),
        may_undo: asked == Asked::Now && !filter.knyttet.is_empty() && visitor.may(Right::LinkThread),
        base: filter.base(),
        url: HOME,
        asked,
        pages,
        filter,
        errors,
    };
    render_form(&page, &page.errors)
}

pub(super) fn scope(actor: &Actor, unit_path: &str) -> Scope {
    Scope { municipality: actor.municipality.clone(), unit_path: unit_path.to_owned() }
}

fn owners(found: &Lost, units: &[Unit], filter: &Filter) -> Vec<Owner> {
    let owner = |(id, count): &(String, usize)| {
        let unit = units.iter().find(|unit| unit.id == *id)?;
        Some(Owner {
            name: unit.name.clone(),
            url: Filter { enhed: id.clone(), ..filter.clone() }.url(1),
            count: *count,
            is_chosen: filter.enhed == *id,
        })
    };
    found.by_owner.iter().filter_map(owner).collect()
}

fn ages(found: &Lost) -> Vec<(&'static str, usize)> {
    let keys = ["without-north-month", "without-north-quarter", "without-north-year", "without-north-older"];
    keys.into_iter().zip(found.by_age).collect()
}

async fn mend(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Posted(form): Posted<MendForm>,
) -> Result<Response, Failure> {
    let from = End::parse(&form.fra).ok_or(Failure::NotFound)?;
    let filter = form.filter.clone();
    let mut errors = FormErrors::default();
    let to = End::parse(&form.til);
    if to.is_none() {
        errors.add("til", visitor.locale.t("thread-refused-no-choice"));
    }
    if form.grund.trim().is_empty() {
        errors.add("grund", visitor.locale.t("thread-refused-no-reason"));
    }
    let Some(to) = to.filter(|_| errors.is_empty()) else {
        return list(&visitor, &threads, filter, Some(form), errors).await;
    };
    let wish = Wish { from, relation: Relation::Supports, to, reason: form.grund.clone() };
    match actions::make(&Asker::of(&visitor), &threads, &wish, visitor.app.now()).await {
        Ok(link) => Ok(redirect_with(&format!("{}&knyttet={link}", filter.url(filter.page())), "thread-mended")),
        Err(fault) => {
            let (errors, _) = refused(&visitor, fault)?;
            list(&visitor, &threads, filter, Some(form), errors).await
        }
    }
}

#[derive(Deserialize)]
struct UndoForm {
    knyttet: String,
    #[serde(default)]
    enhed: String,
    #[serde(default)]
    slags: String,
    #[serde(default)]
    side: String,
}

async fn undo(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Posted(form): Posted<UndoForm>,
) -> Result<Response, Failure> {
    let filter = Filter { enhed: form.enhed, slags: form.slags, side: form.side, ..Filter::default() };
    let back = filter.url(filter.page());
    match actions::end(&Asker::of(&visitor), &threads, &form.knyttet, UNDONE, visitor.app.now()).await {
        Ok(_) => Ok(redirect_with(&back, "thread-mend-undone")),
        Err(fault) => Err(refused(&visitor, fault).err().unwrap_or(Failure::NotFound)),
    }
}
