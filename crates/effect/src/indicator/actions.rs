//! Making indicators, and changing what they say and how they are measured.

use compass::thread::links::actions as links;
use platform::access::{Actor, Denied, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::history::{self, Field, NewStep};
use super::history_store::add_step;
use super::rules::{self, Breaks, Redefinition};
use super::series_actions::break_in;
use super::write_store::{self, NewRow, NewVersion};
use super::{DefinitionDraft, Draft, Indicator, IndicatorFault, Refusal, goals_store, on_thread, series_store, store};
use crate::{measured_unit, typed};

pub use super::series_actions::{
    NewBreak, add_break, confirm_break, remove_aim, remove_break, set_aim, set_dimensions, unconfirm_break,
};

/// A new indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewIndicator {
    /// What it is called, and how it is followed.
    pub draft: Draft,
    /// What is measured, and how it adds up.
    pub definition: DefinitionDraft,
    /// The units that it is measured for: slug or identifier of their tree.
    pub tree: String,
    /// The organisational unit that owns it; none: the widest one where the actor may manage indicators.
    pub unit: Option<String>,
    /// Identifiers of the goals that it measures.
    pub goals: Vec<String>,
}

/// Returns the units that the actor may make indicators for, the widest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Unit>, StoreError> {
    typed::units_for(reads, actor, Right::ManageIndicators).await
}

/// Returns all indicators that the actor may read, by title.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Indicator>, StoreError> {
    let mut indicators = store::all(reads, &actor.municipality).await?;
    indicators.retain(|indicator| actor.may(Right::ReadEffect, &indicator.scope()));
    Ok(indicators)
}

/// Returns the indicator with this slug or identifier.
///
/// # Errors
/// [`IndicatorFault::NotFound`] when there is none; [`IndicatorFault::Denied`] without `Right::ReadEffect` where it lives.
pub async fn find(reads: &mut impl Reads, actor: &Actor, slug_or_id: &str) -> Result<Indicator, IndicatorFault> {
    let indicator = store::find(reads, &actor.municipality, slug_or_id).await?.ok_or(IndicatorFault::NotFound)?;
    actor.require(Right::ReadEffect, &indicator.scope())?;
    Ok(indicator)
}

/// Makes an indicator, and puts it on the thread with the goals that it measures.
///
/// # Errors
/// [`IndicatorFault::Denied`] without `Right::ManageIndicators` in its unit, [`IndicatorFault::Refused`] for words that
/// break rules, an unknown tree and unknown goals.
pub async fn create(db: &Db, actor: &Actor, new: &NewIndicator, now: Timestamp) -> Result<Indicator, IndicatorFault> {
    let allowed = units(&mut db.reader(), actor).await?;
    let unit = match &new.unit {
        Some(wanted) => allowed.iter().find(|unit| unit.id == *wanted),
        None => allowed.first(),
    };
    let unit = unit.ok_or(Denied { right: Right::ManageIndicators })?;
    let (draft, definition) = (rules::trimmed(&new.draft), rules::normalised(&new.definition));
    let mut faults = rules::faults(&draft);
    faults.extend(rules::definition_faults(&definition));
    let tree = measured_unit::store::tree(&mut db.reader(), &actor.municipality, &new.tree).await?;
    let Some(tree) = tree.filter(|_| faults.is_empty()) else {
        if !faults.contains(&Refusal::NoTree) && new.tree.trim().is_empty() {
            faults.push(Refusal::NoTree);
        }
        return Err(IndicatorFault::Refused(if faults.is_empty() { vec![Refusal::NoTree] } else { faults }));
    };
    let mut tx = Tx::begin(db, actor, "effect.indicator.create", now).await?;
    links::take_turn(&mut tx, actor).await?;
    let slug = free_slug(&draft.title, &write_store::slugs(&mut tx, &actor.municipality).await?);
    let id = new_id();
    tx.about("indicator", &id);
    let row = NewRow { id: &id, unit: &unit.id, tree: &tree.id, slug: &slug, draft: &draft };
    write_store::insert(&mut tx, actor, &row).await?;
    let first = NewVersion { version: 1, from: None, draft: &definition, reason: "" };
    write_store::add_version(&mut tx, actor, &id, &first).await?;
    let indicator = store::find(&mut tx, &actor.municipality, &id).await?.ok_or(IndicatorFault::NotFound)?;
    on_thread::put_in(&mut tx, actor, &indicator).await?;
    on_thread::measure_in(&mut tx, actor, &indicator, (&new.goals, &[])).await?;
    let goals = goals_store::measured(&mut tx, &actor.municipality, &id).await?;
    let mut said = history::of_draft(&draft, &goals);
    said.push((Field::Tree, tree.name));
    said.extend(history::of_definition(&definition, None));
    let step = NewStep { kind: "made", changes: history::changes(&[], &said), reason: "" };
    add_step(&mut tx, actor, &id, &step).await?;
    tx.commit().await?;
    Ok(indicator)
}

/// Addresses of ours that no indicator may take.
const TAKEN: [&str; 1] = ["ny"];

/// Returns a readable identifier that no other indicator has.
fn free_slug(title: &str, taken: &[String]) -> String {
    let slug = tenancy::slug(title);
    let is_free = |slug: &String| !taken.contains(slug) && !TAKEN.contains(&slug.as_str());
    let numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap_or(slug)
}

/// Begins a change of an indicator: nobody else changes it, or writes its values, until the commit.
pub(super) async fn begin(
    db: &Db,
    actor: &Actor,
    action: &'static str,
    id: &str,
    now: Timestamp,
) -> Result<(Tx, Indicator), IndicatorFault> {
    let mut tx = Tx::begin(db, actor, action, now).await?;
    links::take_turn(&mut tx, actor).await?;
    // Whoever writes values waits for the row, or is waited for.
    write_store::take_turn(&mut tx, &actor.municipality, id).await?;
    let indicator = store::find(&mut tx, &actor.municipality, id).await?.ok_or(IndicatorFault::NotFound)?;
    tx.about("indicator", &indicator.id);
    actor.require(Right::ManageIndicators, &indicator.scope())?;
    Ok((tx, indicator))
}

/// Begins a change of an indicator that is still followed.
pub(super) async fn begin_followed(
    db: &Db,
    actor: &Actor,
    action: &'static str,
    id: &str,
    now: Timestamp,
) -> Result<(Tx, Indicator), IndicatorFault> {
    let (tx, indicator) = begin(db, actor, action, id, now).await?;
    match indicator.ended_at {
        Some(_) => Err(IndicatorFault::Refused(vec![Refusal::Ended])),
        None => Ok((tx, indicator)),
    }
}

pub(super) fn refused(faults: Vec<Refusal>) -> Result<(), IndicatorFault> {
    if faults.is_empty() { Ok(()) } else { Err(IndicatorFault::Refused(faults)) }
}

/// A change of what an indicator is called, how it is followed, and which goals it measures.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'e> {
    /// What it is called, and how it is followed.
    pub draft: &'e Draft,
    /// Identifiers of the goals that it is to measure.
    pub goals: &'e [String],
    /// Those that it measured when the actor saw it: what others have linked or unlinked since stays as they left it.
    pub goals_seen: &'e [String],
    /// The revision that the actor saw.
    pub seen: i64,
    /// Why: asked when the rules of the chart change.
    pub reason: &'e str,
}

/// Changes what an indicator is called, how it is followed, and which goals it measures. Where nothing is changed, nothing
/// is written.
///
/// # Errors
/// [`IndicatorFault::Denied`] without `Right::ManageIndicators` in its unit, [`IndicatorFault::Refused`] for words that
/// break rules, for another frequency once there are values, and for other rules of the chart without a reason;
/// [`IndicatorFault::Changed`] when someone has saved it since.
pub async fn edit(db: &Db, actor: &Actor, id: &str, what: &Edit<'_>, now: Timestamp) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.indicator.edit", id, now).await?;
    if indicator.revision != what.seen {
        return Err(IndicatorFault::Changed(Box::new(indicator)));
    }
    let (draft, known, reason) = (rules::trimmed(what.draft), Draft::of(&indicator), what.reason.trim());
    let mut faults = rules::faults(&draft);
    faults.extend(rules::edit_reason_fault(&known, &draft, reason));
    if draft.frequency != indicator.frequency
        && series_store::has_periods(&mut tx, &actor.municipality, &indicator.id).await?
    {
        faults.push(Refusal::FrequencyWithValues);
    }
    refused(faults)?;
    let goals_before = goals_store::measured(&mut tx, &actor.municipality, &indicator.id).await?;
    write_store::set_draft(&mut tx, &actor.municipality, &indicator.id, &draft).await?;
    let indicator = Indicator { title: draft.title.clone(), ..indicator };
    on_thread::put_in(&mut tx, actor, &indicator).await?;
    on_thread::measure_in(&mut tx, actor, &indicator, (what.goals, what.goals_seen)).await?;
    let goals = goals_store::measured(&mut tx, &actor.municipality, &indicator.id).await?;
    // Two goals may have the same title.
    if known == draft && goals_before == goals {
        return Ok(());
    }
    let changes = history::changes(&history::of_draft(&known, &goals_before), &history::of_draft(&draft, &goals));
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind: "edited", changes, reason }).await?;
    Ok(tx.commit().await?)
}

/// Gives an indicator a new version of its definition, from a period on. When its values cannot be compared across it,
/// the series breaks there; limits go on until somebody confirms that they start again. A version that mends the one in
/// force is for the same periods, and both stay in the history.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`]: without a reason, without a later period than the version
/// before unless it mends that, and for exchanging number and ratio once there are values; [`IndicatorFault::Changed`] when someone has given it
/// another version since.
pub async fn redefine(
    db: &Db,
    actor: &Actor,
    id: &str,
    new: &Redefinition,
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.indicator.redefine", id, now).await?;
    let (draft, reason) = (rules::normalised(&new.draft), new.reason.trim());
    let mut faults = rules::redefinition_faults(&indicator, &draft, new, reason);
    if draft.measure != indicator.definition.measure
        && series_store::has_values(&mut tx, &actor.municipality, &indicator.id).await?
    {
        faults.push(Refusal::MeasureWithValues);
    }
    // Faults that stem from another version in the meantime are told as what they are.
    if indicator.definition.version != new.seen {
        return Err(IndicatorFault::Changed(Box::new(indicator)));
    }
    refused(faults)?;
    let version = indicator.definition.version + 1;
    let from = if new.mends { indicator.definition.from } else { new.from };
    let row = NewVersion { version, from, draft: &draft, reason };
    write_store::add_version(&mut tx, actor, &indicator.id, &row).await?;
    write_store::set_version(&mut tx, &actor.municipality, &indicator.id, version).await?;
    let before = history::of_definition(&DefinitionDraft::of(&indicator.definition), indicator.definition.from);
    let changes = history::changes(&before, &history::of_definition(&draft, from));
    let kind = if new.mends { "mended" } else { "redefined" };
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind, changes, reason }).await?;
    if let (Breaks::Yes, Some(from)) = (new.breaks, from) {
        let standing = store::breaks(&mut tx, &actor.municipality, &indicator.id).await?;
        if !standing.iter().any(|known| known.period == from) {
            break_in(&mut tx, actor, &indicator.id, (from, reason)).await?;
        }
    }
    tx.detail("version", version);
    Ok(tx.commit().await?)
}

/// Ends an indicator: it is followed no more, leaves the thread, and keeps its values.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] without a reason and when it is over already.
pub async fn end(db: &Db, actor: &Actor, id: &str, reason: &str, now: Timestamp) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.indicator.end", id, now).await?;
    let reason = reason.trim();
    refused(rules::reason_fault(reason).into_iter().collect())?;
    let ended_at = Some(now.millis());
    write_store::set_end(&mut tx, &actor.municipality, &indicator.id, (ended_at, reason)).await?;
    on_thread::take_off_in(&mut tx, actor, &indicator).await?;
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind: "ended", changes: Vec::new(), reason }).await?;
    Ok(tx.commit().await?)
}

/// Takes back that an indicator was ended: it stands on the thread again, with the goals that it measured and that are
/// still in force.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] when it was not ended, and for a reason that is too long.
pub async fn resume(db: &Db, actor: &Actor, id: &str, reason: &str, now: Timestamp) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin(db, actor, "effect.indicator.resume", id, now).await?;
    let Some(ended_at) = indicator.ended_at else {
        return Err(IndicatorFault::Refused(vec![Refusal::NotEnded]));
    };
    let reason = reason.trim();
    refused(rules::optional_reason_fault(reason).into_iter().collect())?;
    write_store::set_end(&mut tx, &actor.municipality, &indicator.id, (None, "")).await?;
    on_thread::put_in(&mut tx, actor, &indicator).await?;
    on_thread::bring_back_in(&mut tx, actor, &indicator, ended_at).await?;
    let goals = goals_store::measured(&mut tx, &actor.municipality, &indicator.id).await?;
    let changes = history::changes(&[], &[history::of_goals(&goals)]);
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind: "resumed", changes, reason }).await?;
    Ok(tx.commit().await?)
}
