//! Taking a file back that was written.

use platform::access::{Actor, Right};
use platform::store::{Db, Reads, Tx};
use platform::time::Timestamp;

use super::actions::refused;
use super::mapping::Mapping;
use super::{Intake, IntakeFault, store};
use crate::indicator::Indicator;
use crate::observation::{self, Key, Recorded, Written};

/// Returns what stands in the way of taking a file back: what somebody has written since, as it is now.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues` where the indicator lives; [`IntakeFault::NotFound`] when the
/// file was not written, or is taken back.
pub async fn in_the_way(
    reads: &mut impl Reads,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
) -> Result<Vec<(Key, Written)>, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    if !intake.is_written() {
        return Err(IntakeFault::NotFound);
    }
    Ok(observation::written_since(reads, indicator, &intake.id).await?)
}

/// Takes a file back: what it changed becomes what it was, what it added is said to be missing. All of it or nothing.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues` where the indicator lives, [`IntakeFault::Changed`] when
/// somebody has written one of its values since, [`IntakeFault::Refused`] without a reason, [`IntakeFault::NotFound`]
/// when it was not written, or is taken back.
pub async fn take_back(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
    reason: &str,
    now: Timestamp,
) -> Result<Recorded, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let mut tx = Tx::begin(db, actor, "effect.intake.undo", now).await?;
    tx.about("intake", &intake.id);
    let taken = observation::take_back(&mut tx, actor, indicator, &intake.id, reason).await;
    let taken = taken.map_err(refused)?;
    if store::undo(&mut tx, actor, indicator, &intake.id, reason.trim()).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    // A service with the same columns waits for somebody to look again.
    let mapping: Mapping = serde_json::from_str(&intake.mapping).unwrap_or_default();
    store::doubt(&mut tx, indicator, &mapping.headings_hash()).await?;
    tx.detail("changed", taken.changed);
    tx.commit().await?;
    Ok(taken)
}
