//! Saying where an indicator's series breaks, what it is aimed at, and how it is divided.

use platform::access::Actor;
use platform::store::{Db, StoreError, Tx};
use platform::time::Timestamp;

use super::actions::{begin_followed, refused};
use super::history::{self, Field, NewStep};
use super::history_store::add_step;
use super::series_rules::{NewAim, aim_faults, dimension_faults, taken_over};
use super::series_store::{self, AimRow};
use super::{AimKind, Break, Dimension, Indicator, IndicatorFault, Refusal, rules, store, write_store};
use crate::measured_unit;
use crate::period::Period;

/// A break to add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBreak {
    /// The first period after it.
    pub period: Option<Period>,
    /// Why values before it cannot be compared with those after.
    pub reason: String,
}

/// Adds a break, with a step that says so.
pub(super) async fn break_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    (period, reason): (Period, &str),
) -> Result<(), StoreError> {
    series_store::insert_break(tx, actor, indicator, (period, reason)).await?;
    let changes = history::changes(&[], &[(Field::Break, period.to_string())]);
    add_step(tx, actor, indicator, &NewStep { kind: "break-added", changes, reason }).await
}

/// Returns a break of an indicator that stands.
async fn standing_break(tx: &mut Tx, indicator: &Indicator, id: &str) -> Result<Break, IndicatorFault> {
    let breaks = store::breaks(tx, &indicator.municipality_id, &indicator.id).await?;
    breaks.into_iter().find(|known| known.id == id).ok_or(IndicatorFault::NotFound)
}

/// Says that a series cannot be compared across the beginning of a period. Limits go on until somebody confirms that
/// they start again.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] without a period of the indicator's and a reason, and where
/// there is a break already.
pub async fn add_break(db: &Db, actor: &Actor, id: &str, new: &NewBreak, now: Timestamp) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.break.add", id, now).await?;
    let reason = new.reason.trim();
    let period = new.period.filter(|period| period.frequency() == indicator.frequency);
    let mut faults: Vec<Refusal> = rules::reason_fault(reason).into_iter().collect();
    let standing = store::breaks(&mut tx, &actor.municipality, &indicator.id).await?;
    let Some(period) = period else {
        faults.insert(0, Refusal::NoPeriod);
        return Err(IndicatorFault::Refused(faults));
    };
    if standing.iter().any(|known| known.period == period) {
        faults.push(Refusal::BreakThere);
    }
    refused(faults)?;
    break_in(&mut tx, actor, &indicator.id, (period, reason)).await?;
    tx.detail("period", period.to_string());
    Ok(tx.commit().await?)
}

/// Writes whether limits start again at a break, unless that is what is said already.
async fn set_restart(
    mut tx: Tx,
    actor: &Actor,
    indicator: &Indicator,
    (break_id, reason): (&str, &str),
    restarts_limits: bool,
) -> Result<(), IndicatorFault> {
    let reason = reason.trim();
    refused(rules::optional_reason_fault(reason).into_iter().collect())?;
    let before = standing_break(&mut tx, indicator, break_id).await?;
    if before.restarts_limits == restarts_limits {
        return Ok(());
    }
    let ids = (indicator.id.as_str(), break_id);
    series_store::set_restart(&mut tx, &actor.municipality, ids, i64::from(restarts_limits)).await?;
    let kind = if restarts_limits { "break-restarted" } else { "break-continued" };
    let changes = history::of_limits(&before, &Break { restarts_limits, ..before.clone() });
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind, changes, reason }).await?;
    tx.detail("break", break_id);
    Ok(tx.commit().await?)
}

/// Confirms that limits start again at a break; why may be said.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::NotFound`]; [`IndicatorFault::Refused`] when the indicator was ended, and
/// for a reason that is too long.
pub async fn confirm_break(
    db: &Db,
    actor: &Actor,
    id: &str,
    what: (&str, &str),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (tx, indicator) = begin_followed(db, actor, "effect.break.confirm", id, now).await?;
    set_restart(tx, actor, &indicator, what, true).await
}

/// Takes back that limits start again at a break: they go on.
///
/// # Errors
/// As [`confirm_break`].
pub async fn unconfirm_break(
    db: &Db,
    actor: &Actor,
    id: &str,
    what: (&str, &str),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (tx, indicator) = begin_followed(db, actor, "effect.break.unconfirm", id, now).await?;
    set_restart(tx, actor, &indicator, what, false).await
}

/// Takes a break back, with why. It is kept in the database.
///
/// # Errors
/// As [`confirm_break`]; [`IndicatorFault::Refused`] without a reason.
pub async fn remove_break(
    db: &Db,
    actor: &Actor,
    id: &str,
    (break_id, reason): (&str, &str),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.break.remove", id, now).await?;
    let reason = reason.trim();
    refused(rules::reason_fault(reason).into_iter().collect())?;
    let known = standing_break(&mut tx, &indicator, break_id).await?;
    series_store::remove_break(&mut tx, &actor.municipality, (&indicator.id, break_id), reason).await?;
    let changes = history::changes(&history::of_break(&known), &[]);
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind: "break-removed", changes, reason }).await?;
    tx.detail("break", break_id);
    Ok(tx.commit().await?)
}

/// Sets a target or a baseline, for all units or for one, and returns its identifier.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] for periods that are none of the indicator's or overlap with
/// those of another, without an amount, for a unit that it is not measured for, and without a reason where it takes over
/// from another.
pub async fn set_aim(db: &Db, actor: &Actor, id: &str, new: &NewAim, now: Timestamp) -> Result<String, IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.aim.set", id, now).await?;
    let standing = store::aims(&mut tx, &actor.municipality, &indicator.id).await?;
    let mut faults = aim_faults(&indicator, new, &standing);
    if let Some(unit) = &new.unit {
        let units = measured_unit::store::units(&mut tx, &actor.municipality, &indicator.tree_id).await?;
        if units.number(unit).is_none() {
            faults.push(Refusal::UnknownUnit);
        }
    }
    refused(faults)?;
    let (Some(from), Some(amount)) = (new.from, new.amount) else {
        return Err(IndicatorFault::Refused(vec![Refusal::NoPeriod]));
    };
    let row =
        AimRow { kind: new.kind, unit: new.unit.as_deref(), from, to: new.to, amount: amount.0, note: new.note.trim() };
    let aim = series_store::insert_aim(&mut tx, actor, &indicator.id, &row).await?;
    let before = taken_over(new, &standing).map(|aim| (Field::Amount, history::of_amount(&indicator, aim.amount)));
    let kind = if new.kind == AimKind::Target { "target-set" } else { "baseline-set" };
    let changes = history::changes(before.as_slice(), &history::of_aim(&indicator, &row));
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind, changes, reason: new.reason.trim() }).await?;
    tx.detail("aim", aim.as_str());
    tx.commit().await?;
    Ok(aim)
}

/// Takes a target or a baseline back, with why. It is kept in the database.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::NotFound`]; [`IndicatorFault::Refused`] without a reason.
pub async fn remove_aim(
    db: &Db,
    actor: &Actor,
    id: &str,
    (aim, reason): (&str, &str),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.aim.remove", id, now).await?;
    let reason = reason.trim();
    refused(rules::reason_fault(reason).into_iter().collect())?;
    let standing = store::aims(&mut tx, &actor.municipality, &indicator.id).await?;
    let known = standing.iter().find(|known| known.id == aim).ok_or(IndicatorFault::NotFound)?;
    series_store::remove_aim(&mut tx, &actor.municipality, (&indicator.id, aim)).await?;
    let kind = if known.kind == AimKind::Target { "target-removed" } else { "baseline-removed" };
    let changes = history::changes(&history::of_aim(&indicator, &AimRow::of(known)), &[]);
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind, changes, reason }).await?;
    tx.detail("aim", aim);
    Ok(tx.commit().await?)
}

/// Makes exactly these the ways in which an indicator is divided; `seen` is the indicator's revision that the actor
/// saw, and why may be said. Where nothing is changed, nothing is written.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] for codes and titles that break rules, and when a part that
/// has values, or reports that wait, would be missing; [`IndicatorFault::Changed`] when someone has changed the indicator
/// since.
pub async fn set_dimensions(
    db: &Db,
    actor: &Actor,
    id: &str,
    (dimensions, seen, reason): (&[Dimension], i64, &str),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.indicator.divide", id, now).await?;
    let reason = reason.trim();
    if indicator.revision != seen {
        return Err(IndicatorFault::Changed(Box::new(indicator)));
    }
    let used = series_store::used_breakdowns(&mut tx, &actor.municipality, &indicator.id).await?;
    let mut faults = dimension_faults(dimensions, &used);
    faults.extend(rules::optional_reason_fault(reason));
    refused(faults)?;
    let before = store::dimensions(&mut tx, &actor.municipality, &indicator.id).await?;
    let changes = history::of_dimensions(&before, dimensions);
    if changes.is_empty() {
        return Ok(());
    }
    write_store::raise(&mut tx, &actor.municipality, &indicator.id).await?;
    series_store::set_dimensions(&mut tx, &actor.municipality, &indicator.id, dimensions).await?;
    add_step(&mut tx, actor, &indicator.id, &NewStep { kind: "divided", changes, reason }).await?;
    Ok(tx.commit().await?)
}
