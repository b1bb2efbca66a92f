//! Saying where an indicator's series breaks, what it is aimed at, and how it is divided.

use platform::access::Actor;
use platform::store::Db;
use platform::time::Timestamp;

use super::actions::{begin_followed, refused};
use super::series_rules::{NewAim, aim_faults, dimension_faults};
use super::series_store::{self, AimRow};
use super::{Dimension, IndicatorFault, Refusal, rules, store, write_store};
use crate::measured_unit;
use crate::period::Period;

fn found(count: u64) -> Result<(), IndicatorFault> {
    if count == 0 { Err(IndicatorFault::NotFound) } else { Ok(()) }
}

/// A break to add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBreak {
    /// The first period after it.
    pub period: Option<Period>,
    /// Why values before it cannot be compared with those after.
    pub reason: String,
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
    series_store::insert_break(&mut tx, actor, &indicator.id, (period, reason)).await?;
    tx.detail("period", period.to_string());
    Ok(tx.commit().await?)
}

/// Confirms that limits start again at a break.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::NotFound`]; [`IndicatorFault::Refused`] when the indicator was ended.
pub async fn confirm_break(
    db: &Db,
    actor: &Actor,
    id: &str,
    break_id: &str,
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.break.confirm", id, now).await?;
    found(series_store::set_restart(&mut tx, &actor.municipality, (&indicator.id, break_id), 1).await?)?;
    tx.detail("break", break_id);
    Ok(tx.commit().await?)
}

/// Takes back that limits start again at a break: they go on.
///
/// # Errors
/// As [`confirm_break`].
pub async fn unconfirm_break(
    db: &Db,
    actor: &Actor,
    id: &str,
    break_id: &str,
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.break.unconfirm", id, now).await?;
    found(series_store::set_restart(&mut tx, &actor.municipality, (&indicator.id, break_id), 0).await?)?;
    tx.detail("break", break_id);
    Ok(tx.commit().await?)
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
    found(series_store::remove_break(&mut tx, &actor.municipality, (&indicator.id, break_id), reason).await?)?;
    tx.detail("break", break_id);
    Ok(tx.commit().await?)
}

/// Sets a target or a baseline, for all units or for one, and returns its identifier.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] for periods that are none of the indicator's or overlap with
/// those of another, without an amount, and for a unit that it is not measured for.
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
    tx.detail("aim", aim.as_str());
    tx.commit().await?;
    Ok(aim)
}

/// Takes a target or a baseline back. It is kept in the database.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::NotFound`].
pub async fn remove_aim(db: &Db, actor: &Actor, id: &str, aim: &str, now: Timestamp) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.aim.remove", id, now).await?;
    found(series_store::remove_aim(&mut tx, &actor.municipality, (&indicator.id, aim)).await?)?;
    tx.detail("aim", aim);
    Ok(tx.commit().await?)
}

/// Makes exactly these the ways in which an indicator is divided. `seen` is the indicator's revision that the actor saw.
///
/// # Errors
/// [`IndicatorFault::Denied`], [`IndicatorFault::Refused`] for codes and titles that break rules, and when a part that
/// has values, or reports that wait, would be missing; [`IndicatorFault::Changed`] when someone has changed the indicator
/// since.
pub async fn set_dimensions(
    db: &Db,
    actor: &Actor,
    id: &str,
    (dimensions, seen): (&[Dimension], i64),
    now: Timestamp,
) -> Result<(), IndicatorFault> {
    let (mut tx, indicator) = begin_followed(db, actor, "effect.indicator.divide", id, now).await?;
    if indicator.revision != seen {
        return Err(IndicatorFault::Changed(Box::new(indicator)));
    }
    let used = series_store::used_breakdowns(&mut tx, &actor.municipality, &indicator.id).await?;
    refused(dimension_faults(dimensions, &used))?;
    write_store::raise(&mut tx, &actor.municipality, &indicator.id).await?;
    series_store::set_dimensions(&mut tx, &actor.municipality, &indicator.id, dimensions).await?;
    Ok(tx.commit().await?)
}
