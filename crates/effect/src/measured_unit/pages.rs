//! The trees of units, one tree as a list, and a unit's own page.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Pages, Routes, Visitor, address, render, render_form};

use super::form_pages::UnitForm;
use super::outline::{self, Line, MOST_OPEN, PER_PAGE};
use super::store::RemovedPlace;
use super::{HOME, MeasuredTree, MeasuredUnit, Place, UnitFault, Units, actions, rules, store};
use crate::comparison;
use crate::indicator::{self, said};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadEffect, list).get("/effekt/enheder/{tree}", Right::ReadEffect, show_tree).get(
        "/effekt/enheder/{tree}/{unit}",
        Right::ReadEffect,
        show_unit,
    )
}

/// The most hits of a search that are shown.
const MOST_HITS: usize = 200;

/// Returns the day in Denmark now.
pub(crate) fn today(visitor: &Visitor) -> Date {
    visitor.app.now().in_denmark().date()
}

/// Begins a page below the list of trees.
pub(crate) fn page(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title)
        .under(&visitor.locale.t("unit-effect"), "/effekt")
        .under(&visitor.locale.t("unit-trees-title"), HOME)
}

/// Tells whether the visitor may change trees.
pub(crate) async fn may_manage(visitor: &Visitor) -> Result<bool, Failure> {
    match actions::require_manager(&mut visitor.app.db.reader(), &visitor.actor).await {
        Ok(()) => Ok(true),
        Err(UnitFault::Denied(_)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// A tree as the list of trees shows it.
struct TreeLine {
    tree: MeasuredTree,
    units: usize,
    groups: usize,
}

#[derive(Template)]
#[template(path = "measured_unit/list.html")]
struct List {
    page: Page,
    errors: FormErrors,
    trees: Vec<TreeLine>,
    may_manage: bool,
    typed: UnitForm,
}

async fn list(visitor: Visitor) -> Result<Response, Failure> {
    show_list(&visitor, UnitForm::default(), FormErrors::default()).await
}

/// Answers with the trees, and with what was typed into the form of a new one.
pub(super) async fn show_list(visitor: &Visitor, typed: UnitForm, errors: FormErrors) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let mut trees = Vec::new();
    let counts = store::counts(&mut reader, &visitor.actor.municipality, today(visitor)).await?;
    for tree in actions::trees(&mut reader, &visitor.actor).await? {
        let groups = comparison::actions::groups(&mut reader, &visitor.actor, &tree).await?.len();
        trees.push(TreeLine { units: counts.get(&tree.id).copied().unwrap_or(0), groups, tree });
    }
    let page = Page::new(visitor, &visitor.locale.t("unit-trees-title"));
    let list = List {
        page: Page { address: HOME.to_owned(), ..page.under(&visitor.locale.t("unit-effect"), "/effekt") },
        may_manage: may_manage(visitor).await?,
        errors,
        trees,
        typed,
    };
    render_form(&list, &list.errors)
}

/// What an address may ask of a tree.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    side: String,
    /// The page of a unit's numbers.
    #[serde(default)]
    tal: String,
}

#[derive(Template)]
#[template(path = "measured_unit/tree.html")]
struct ShowTree {
    page: Page,
    tree: MeasuredTree,
    asked: Asked,
    day: String,
    lines: Vec<Line>,
    hits: Vec<(MeasuredUnit, String)>,
    hits_total: usize,
    total: usize,
    is_cut: bool,
    pages: Pages,
    base: String,
    may_manage: bool,
}

async fn show_tree(
    visitor: Visitor,
    Path(tree): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let tree = actions::find_tree(&mut reader, &visitor.actor, &tree).await?;
    let units = store::units(&mut reader, &visitor.actor.municipality, &tree.id).await?;
    let day = asked.dag.trim().parse().unwrap_or_else(|_| today(&visitor));
    let total = outline::count(&units, day);
    let is_cut = total > MOST_OPEN;
    let now = Pages::asked(&asked.side);
    let (lines, at_top) =
        if is_cut { outline::page(&units, None, day, now) } else { (outline::lines(&units, None, day, usize::MAX), 0) };
    let hits = hits(&units, &asked.ord);
    render(&ShowTree {
        page: page(&visitor, &tree.name),
        pages: Pages::of(now, at_top, PER_PAGE),
        base: address(&tree.url(), &[("dag", &asked.dag)]),
        lines,
        hits_total: hits.len(),
        hits: hits.into_iter().take(MOST_HITS).map(|unit| (unit.clone(), above(&visitor, &units, unit))).collect(),
        day: visitor.locale.date(day),
        may_manage: may_manage(&visitor).await?,
        total,
        is_cut,
        asked,
        tree,
    })
}

/// The units whose name or code has the words, closed ones too.
fn hits<'u>(units: &'u Units, words: &str) -> Vec<&'u MeasuredUnit> {
    let query = text::Query::parse(words);
    if query.is_empty() {
        return Vec::new();
    }
    let is_hit = |unit: &&MeasuredUnit| query.find(&format!("{} {}", unit.name, unit.code)).is_some();
    let mut hits: Vec<&MeasuredUnit> = units.units.iter().filter(is_hit).collect();
    hits.sort_by_key(|unit| unit.name.to_lowercase());
    hits
}

/// What stands directly above a unit now.
fn above(visitor: &Visitor, units: &Units, unit: &MeasuredUnit) -> String {
    let parent = rules::last_place(units, &unit.id).and_then(|place| place.parent_id.as_ref());
    parent
        .and_then(|parent| units.find(parent))
        .map_or_else(|| visitor.locale.t("unit-at-top"), |unit| unit.name.clone())
}

/// A place of a unit as its page tells it.
struct Stay {
    above: String,
    above_url: String,
    from: String,
    to: String,
    reason: String,
    by: String,
    /// That it was taken back, when, and by whom; empty while it counts.
    undone: String,
}

#[derive(Template)]
#[template(path = "measured_unit/show.html")]
struct ShowUnit {
    page: Page,
    errors: FormErrors,
    tree: MeasuredTree,
    unit: MeasuredUnit,
    url: String,
    above: Option<(String, String)>,
    closed_on: String,
    successor: Option<(String, String)>,
    lines: Vec<Line>,
    pages: Pages,
    numbers: Numbers,
    stays: Vec<Stay>,
    groups: Vec<String>,
    codes: Vec<(String, String)>,
    may_manage: bool,
    /// What can be taken back; empty when nothing can.
    undoable: String,
    /// The name and note as they are, for whoever changes them.
    seen: String,
    typed: UnitForm,
}

async fn show_unit(
    visitor: Visitor,
    Path((tree, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let tree = actions::find_tree(&mut reader, &visitor.actor, &tree).await?;
    show_page(&visitor, tree, &unit, (None, Pages::asked(&asked.side), Pages::asked(&asked.tal)), FormErrors::default())
        .await
}

/// Answers with a unit's page, and with what was typed into one of its forms.
pub(super) async fn show_one(
    visitor: &Visitor,
    tree: MeasuredTree,
    unit: &str,
    typed: UnitForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    show_page(visitor, tree, unit, (Some(typed), 1, 1), errors).await
}

async fn show_page(
    visitor: &Visitor,
    tree: MeasuredTree,
    unit: &str,
    (typed, now, now_of_numbers): (Option<UnitForm>, usize, usize),
    errors: FormErrors,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let units = store::units(&mut reader, &visitor.actor.municipality, &tree.id).await?;
    let unit = units.find(unit).ok_or(UnitFault::NotFound)?.clone();
    let groups = comparison::actions::groups(&mut reader, &visitor.actor, &tree).await?;
    let day = |text: &String| text.parse().map(|day| visitor.locale.date(day)).unwrap_or_default();
    let link = |id: &String| units.find(id).map(|unit| (unit.name.clone(), tree.url_of(unit)));
    let last = rules::last_place(&units, &unit.id);
    let removed = store::removed(&mut reader, &visitor.actor.municipality, &unit.id).await?;
    let (lines, below) = outline::page(&units, units.number(&unit.id), today(visitor), now);
    let show = ShowUnit {
        page: Page { address: tree.url_of(&unit), ..page(visitor, &unit.name).under(&tree.name, &tree.url()) },
        url: tree.url_of(&unit),
        above: last.and_then(|place| place.parent_id.as_ref()).and_then(link),
        closed_on: unit.closed_on.as_ref().map(day).unwrap_or_default(),
        successor: unit.successor_id.as_ref().and_then(link),
        pages: Pages::of(now, below, PER_PAGE),
        lines,
        numbers: numbers(visitor, (&tree, &unit), now_of_numbers).await?,
        undoable: rules::undoable(&units, &unit.id).unwrap_or_default(),
        seen: rules::seen(&unit),
        stays: stays(visitor, &tree, &units, (&unit, removed)),
        groups: groups.into_iter().filter(|group| group.members.contains(&unit.id)).map(|group| group.name).collect(),
        codes: codes(&units),
        may_manage: may_manage(visitor).await?,
        typed: typed.unwrap_or_else(|| UnitForm::of(&unit)),
        tree,
        unit,
        errors,
    };
    render_form(&show, &show.errors)
}

/// How many indicators a unit's page shows at once.
const MOST_NUMBERS: usize = 10;

/// The indicators that are followed for the units of a tree, each with what its values say of one of them.
struct Numbers {
    lines: Vec<said::Line>,
    /// What leads from an indicator's address to its page for the unit.
    query: String,
    pages: Pages,
}

async fn numbers(
    visitor: &Visitor,
    (tree, unit): (&MeasuredTree, &MeasuredUnit),
    now: usize,
) -> Result<Numbers, Failure> {
    let mut reader = visitor.app.db.reader();
    let mut all = indicator::actions::all(&mut reader, &visitor.actor).await?;
    all.retain(|one| one.tree_id == tree.id && one.ended_at.is_none());
    let pages = Pages::nearest(now, all.len(), MOST_NUMBERS);
    let shown = all.into_iter().skip((pages.now - 1) * MOST_NUMBERS).take(MOST_NUMBERS).collect();
    let lines = said::told(&mut reader, &visitor.locale, (shown, &unit.code), today(visitor)).await?;
    Ok(Numbers { lines, query: address("", &[("enhed", &unit.code)]), pages })
}

/// Code and name of the units that a form suggests; none of a large tree, where one types the code.
pub(crate) fn codes(units: &Units) -> Vec<(String, String)> {
    let open: Vec<&MeasuredUnit> = units.units.iter().filter(|unit| unit.closed_on.is_none()).collect();
    if open.len() > MOST_OPEN {
        return Vec::new();
    }
    open.into_iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect()
}

/// Where a unit has stood, the newest first, and where it was said to stand.
fn stays(
    visitor: &Visitor,
    tree: &MeasuredTree,
    units: &Units,
    (unit, removed): (&MeasuredUnit, Vec<RemovedPlace>),
) -> Vec<Stay> {
    let day = |text: &str| text.parse().map(|day| visitor.locale.date(day)).unwrap_or_default();
    let undone = |removed: &RemovedPlace| {
        let day = Timestamp::from_millis(removed.removed_at).in_denmark().date();
        visitor.locale.t2("unit-undone", "day", visitor.locale.date(day), "name", &removed.removed_by_name)
    };
    let own = units.places().iter().filter(|place| place.measured_unit_id == unit.id);
    let mut places: Vec<(Place, String)> = own.map(|place| (place.clone(), String::new())).collect();
    places.extend(removed.into_iter().map(|removed| (removed.place.clone(), undone(&removed))));
    places.sort_by(|(one, _), (other, _)| (&other.from_day, other.at).cmp(&(&one.from_day, one.at)));
    let stay = |(place, undone): (Place, String)| {
        let parent = place.parent_id.as_ref().and_then(|parent| units.find(parent));
        Stay {
            above: parent.map_or_else(|| visitor.locale.t("unit-at-top"), |unit| unit.name.clone()),
            above_url: parent.map(|unit| tree.url_of(unit)).unwrap_or_default(),
            from: day(&place.from_day),
            to: place.to_day.as_deref().map(day).unwrap_or_default(),
            reason: place.reason,
            by: place.by_name,
            undone,
        }
    };
    places.into_iter().map(stay).collect()
}
