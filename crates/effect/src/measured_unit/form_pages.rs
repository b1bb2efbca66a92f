//! Making trees, adding units, and moving, merging and closing them.

use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::i18n::Locale;
use ui::{Failure, FormErrors, Posted, Routes, Visitor, redirect_with};

use super::actions::{self, Closing, Move};
use super::pages::{show_list, show_one};
use super::{MeasuredTree, MeasuredUnit, Naming, NewUnit, Refusal, UnitFault, Units, add_page, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/effekt/enheder/ny", Right::ManageIndicators, create_tree)
        .post("/effekt/enheder/{tree}/ny", Right::ManageIndicators, add)
        .post("/effekt/enheder/{tree}/{unit}/navn", Right::ManageIndicators, rename)
        .post("/effekt/enheder/{tree}/{unit}/flyt", Right::ManageIndicators, move_unit)
        .post("/effekt/enheder/{tree}/{unit}/luk", Right::ManageIndicators, close)
        .post("/effekt/enheder/{tree}/{unit}/fortryd", Right::ManageIndicators, undo)
}

/// The fields of the forms of trees and units.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct UnitForm {
    #[serde(default)]
    pub(super) kode: String,
    #[serde(default)]
    pub(super) navn: String,
    #[serde(default)]
    pub(super) note: String,
    /// Code of the unit above.
    #[serde(default)]
    pub(super) over: String,
    /// Code of the successor.
    #[serde(default)]
    pub(super) efterfoelger: String,
    #[serde(default)]
    pub(super) dag: String,
    #[serde(default)]
    pub(super) grund: String,
    /// The day and the reason of the form that closes: a page has two of each.
    #[serde(default)]
    pub(super) lukkedag: String,
    #[serde(default)]
    pub(super) lukkegrund: String,
    /// What the person saw: the name and note of the form that renames, what can be taken back of the one that does that.
    #[serde(default)]
    pub(super) set: String,
}

impl UnitForm {
    pub(super) fn of(unit: &MeasuredUnit) -> Self {
        Self { navn: unit.name.clone(), note: unit.note.clone(), ..Self::default() }
    }
}

/// Puts refusals beside the fields that they are about.
pub(super) fn errors_of(locale: &Locale, refusals: &[Refusal], field: impl Fn(&Refusal) -> &'static str) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        errors.add(field(refusal), text_of(locale, refusal));
    }
    errors
}

fn text_of(locale: &Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Later { day } if day.is_empty() => locale.t("unit-refused-no-day"),
        Refusal::Later { day } => {
            let day = day.parse().map_or_else(|_| day.clone(), |day| locale.date(day));
            locale.t1(refusal.key(), "day", day)
        }
        Refusal::Circle { unit } => locale.t1(refusal.key(), "unit", unit),
        Refusal::ParentNotYet { unit, parent, day } => {
            let day = day.parse().map_or_else(|_| day.clone(), |day| locale.date(day));
            locale.with(refusal.key(), &[("unit", unit), ("parent", parent), ("day", &day)])
        }
        Refusal::ParentClosed { unit, parent } => locale.t2(refusal.key(), "unit", unit, "parent", parent),
        other => locale.t(other.key()),
    }
}

/// The unit that a form names by code, or by a name that only one has.
fn named<'u>(units: &'u Units, text: &str) -> Option<&'u MeasuredUnit> {
    let text = text.trim();
    let coded = units.coded(text).and_then(|number| units.unit(number));
    coded.or_else(|| {
        let mut same = units.units.iter().filter(|unit| unit.name.to_lowercase() == text.to_lowercase());
        same.next().filter(|_| same.next().is_none())
    })
}

/// The identifier of the unit that a form names; none for an empty text, and one that no unit has for what names none.
pub(crate) fn named_id(units: &Units, text: &str) -> Option<String> {
    let unknown = || "?".to_owned();
    (!text.trim().is_empty()).then(|| named(units, text).map_or_else(unknown, |unit| unit.id.clone()))
}

async fn create_tree(visitor: Visitor, Posted(typed): Posted<UnitForm>) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::create_tree(&app.db, &visitor.actor, &typed.navn, &typed.note, app.now()).await {
        Ok(tree) => Ok(redirect_with(&tree.url(), "unit-tree-created")),
        Err(UnitFault::Refused(refusals)) => {
            let field = |refusal: &Refusal| if *refusal == Refusal::LongWords { "note" } else { refusal.field() };
            let errors = errors_of(&visitor.locale, &refusals, field);
            show_list(&visitor, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The tree of an address with its units.
async fn tree_of(visitor: &Visitor, tree: &str) -> Result<(MeasuredTree, Units), Failure> {
    let mut reader = visitor.app.db.reader();
    let tree = actions::find_tree(&mut reader, &visitor.actor, tree).await?;
    let units = store::units(&mut reader, &visitor.actor.municipality, &tree.id).await?;
    Ok((tree, units))
}

async fn add(visitor: Visitor, Path(tree): Path<String>, Posted(typed): Posted<UnitForm>) -> Result<Response, Failure> {
    let (tree, units) = tree_of(&visitor, &tree).await?;
    let new = NewUnit {
        code: typed.kode.clone(),
        name: typed.navn.clone(),
        parent: named_id(&units, &typed.over),
        from: typed.dag.clone(),
        note: typed.note.clone(),
    };
    match actions::add(&visitor.app.db, &visitor.actor, &tree, &new, visitor.app.now()).await {
        Ok(unit) => Ok(redirect_with(&tree.url_of(&unit), "unit-added")),
        Err(UnitFault::Refused(refusals)) => {
            let field = |refusal: &Refusal| if *refusal == Refusal::LongWords { "note" } else { refusal.field() };
            let errors = errors_of(&visitor.locale, &refusals, field);
            add_page::show(&visitor, tree, &units, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Answers after a change of a unit: its page, with what was done or with what is wrong.
async fn answer(
    visitor: &Visitor,
    (tree, unit): (MeasuredTree, &str),
    typed: UnitForm,
    (done, outcome): (&str, Result<(), UnitFault>),
    field: impl Fn(&Refusal) -> &'static str,
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(redirect_with(&format!("{}/{unit}", tree.url()), done)),
        Err(UnitFault::Refused(refusals)) => {
            let errors = errors_of(&visitor.locale, &refusals, field);
            show_one(visitor, tree, unit, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn rename(
    visitor: Visitor,
    Path((tree, unit)): Path<(String, String)>,
    Posted(typed): Posted<UnitForm>,
) -> Result<Response, Failure> {
    let (tree, _) = tree_of(&visitor, &tree).await?;
    let (app, new) = (&visitor.app, Naming { name: &typed.navn, note: &typed.note, seen: &typed.set });
    let outcome = actions::rename(&app.db, &visitor.actor, &tree, &unit, &new, app.now()).await;
    let field = |refusal: &Refusal| if *refusal == Refusal::LongWords { "note" } else { "navn" };
    answer(&visitor, (tree, &unit), typed, ("unit-renamed", outcome), field).await
}

async fn move_unit(
    visitor: Visitor,
    Path((tree, unit)): Path<(String, String)>,
    Posted(mut typed): Posted<UnitForm>,
) -> Result<Response, Failure> {
    let (tree, units) = tree_of(&visitor, &tree).await?;
    let parent = named_id(&units, &typed.over);
    let (app, to) = (&visitor.app, Move { parent, from: typed.dag.clone(), reason: typed.grund.clone() });
    let outcome = actions::move_under(&app.db, &visitor.actor, &tree, &unit, &to, app.now()).await;
    keep_name(&units, &unit, &mut typed);
    answer(&visitor, (tree, &unit), typed, ("unit-moved", outcome), Refusal::field).await
}

/// The form that renames stands on the same page, and was not sent.
fn keep_name(units: &Units, unit: &str, typed: &mut UnitForm) {
    if let Some(unit) = units.find(unit) {
        typed.navn.clone_from(&unit.name);
        typed.note.clone_from(&unit.note);
    }
}

async fn close(
    visitor: Visitor,
    Path((tree, unit)): Path<(String, String)>,
    Posted(mut typed): Posted<UnitForm>,
) -> Result<Response, Failure> {
    let (tree, units) = tree_of(&visitor, &tree).await?;
    let (db, actor, now) = (&visitor.app.db, &visitor.actor, visitor.app.now());
    let closing = Closing { on: typed.lukkedag.clone(), reason: typed.lukkegrund.clone() };
    let (done, outcome) = match named_id(&units, &typed.efterfoelger) {
        None => ("unit-closed", actions::close(db, actor, &tree, &unit, &closing, now).await),
        Some(successor) => ("unit-merged", actions::merge(db, actor, &tree, &unit, &successor, &closing, now).await),
    };
    keep_name(&units, &unit, &mut typed);
    let field = |refusal: &Refusal| match refusal.field() {
        "dag" => "lukkedag",
        "grund" => "lukkegrund",
        _ => "efterfoelger",
    };
    answer(&visitor, (tree, &unit), typed, (done, outcome), field).await
}

async fn undo(
    visitor: Visitor,
    Path((tree, unit)): Path<(String, String)>,
    Posted(mut typed): Posted<UnitForm>,
) -> Result<Response, Failure> {
    let (tree, units) = tree_of(&visitor, &tree).await?;
    let app = &visitor.app;
    let outcome = actions::undo(&app.db, &visitor.actor, &tree, &unit, &typed.set, app.now()).await;
    keep_name(&units, &unit, &mut typed);
    answer(&visitor, (tree, &unit), typed, ("unit-undone", outcome), |_| "historik").await
}
