//! Taking back what a file wrote: what stood there before is said again, and what is new is said to be missing, and why.
//! Nothing is deleted: what the file said stays in the history.

use std::collections::HashMap;

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx};

use super::actions::{Origin, Recorded, write};
use super::{Key, Refusal, Said, Status, ValueFault, Written, rules, store, total};
use crate::indicator::Indicator;

/// Returns what stands now where a file wrote and somebody has written since.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn written_since(
    reads: &mut impl Reads,
    indicator: &Indicator,
    intake: &str,
) -> Result<Vec<(Key, Written)>, StoreError> {
    store::since_intake(reads, &indicator.municipality_id, &indicator.id, intake).await
}

/// Takes back what a file wrote, as part of an action that has the transaction; totals follow.
///
/// # Errors
/// [`ValueFault::Changed`] when somebody has written some of it since, [`ValueFault::Refused`] without a reason, and as
/// for other values.
pub async fn take_back(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    intake: &str,
    reason: &str,
) -> Result<Recorded, ValueFault> {
    let reason = reason.trim();
    if let Some(why) = rules::reason_fault(reason) {
        return Err(ValueFault::Refused(vec![Refusal::of(why)]));
    }
    let turn = total::take_turn(tx, indicator).await?;
    let (municipality, id) = (&indicator.municipality_id, &indicator.id);
    if !written_since(tx, indicator, intake).await?.is_empty() {
        return Err(ValueFault::Changed(None));
    }
    let now = store::of_intake(tx, municipality, id, intake).await?;
    let before = store::before_intake(tx, municipality, id, intake).await?;
    let before: HashMap<Key, Said> = before.into_iter().map(|(key, said, _)| (key, said)).collect();
    let gone = Said { numerator: None, denominator: None, status: Status::Missing, note: reason.to_owned() };
    let said = |(key, _): &(Key, Written)| (key.clone(), before.get(key).unwrap_or(&gone).clone());
    let values: Vec<(Key, Said)> = now.iter().map(said).collect();
    let current = now.into_iter().collect();
    write(tx, actor, indicator, &values, (Origin::TakenBack { reason }, turn, current)).await
}
