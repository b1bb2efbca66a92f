//! Reporting a value, taking it back, approving and declining it.

use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::{Outcome, Report, store};
use crate::indicator::{self, Indicator};
use crate::observation::actions::{self as values, Origin, Recorded};
use crate::observation::rules::{self, Frame, Source};
use crate::observation::{Key, Refusal, Said, ValueFault, Why, total};

/// How many of their reports a person is shown.
const MOST_OWN: i64 = 50;

/// Reports a value, for someone to approve. The actor's own report for the same value that still waits is replaced.
/// Returns the report's identifier.
///
/// # Errors
/// [`ValueFault::Denied`] without `Right::ReportValues` where the indicator lives, [`ValueFault::Refused`] with
/// everything that is wrong.
pub async fn report(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    value: &(Key, Said),
    now: Timestamp,
) -> Result<String, ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.report", now).await?;
    let id = report_in(&mut tx, actor, indicator, value).await?;
    tx.commit().await?;
    Ok(id)
}

/// Reports a value and approves it at once. `seen` is the revision of what stands there that the actor saw, 0 for none;
/// `reason` says why it is changed.
///
/// # Errors
/// As [`report`] and [`approve`].
pub async fn report_and_approve(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    value: &(Key, Said),
    (seen, reason): (i64, &str),
    now: Timestamp,
) -> Result<Recorded, ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.approve", now).await?;
    let id = report_in(&mut tx, actor, indicator, value).await?;
    let report = store::find(&mut tx, &actor.municipality, &id).await?.ok_or(ValueFault::NotFound)?;
    let recorded = approve_in(&mut tx, actor, indicator, &report, (seen, reason)).await?;
    tx.commit().await?;
    Ok(recorded)
}

async fn report_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    value: &(Key, Said),
) -> Result<String, ValueFault> {
    actor.require(Right::ReportValues, &indicator.scope())?;
    // Whoever sends twice at once replaces the first report by the second.
    let turn = total::wait_turn(tx, indicator).await?;
    let indicator = &turn.indicator(indicator);
    let (key, said) = value;
    let values = std::slice::from_ref(value);
    let definitions = indicator::store::definitions(tx, &indicator.municipality_id, &indicator.id).await?;
    let dimensions = values::dimensions(tx, indicator, values).await?;
    let source = Source::Typed(tx.now().in_denmark().date());
    let frame = Frame { indicator, definitions: &definitions, dimensions: &dimensions, source };
    let nearby = total::nearby(tx, indicator, [key].into_iter()).await?;
    let mut refusals = values::refusals(&frame, values, |unit| nearby.number(unit).is_some());
    if turn.is_ended {
        refusals.push(Refusal::of(Why::Ended));
    }
    if !refusals.is_empty() {
        return Err(ValueFault::Refused(refusals));
    }
    for earlier in store::of_value(tx, &actor.municipality, &indicator.id, key).await? {
        if earlier.outcome == Outcome::Waiting && earlier.by_id == actor.audit_name() {
            store::decide(tx, actor, &earlier.id, Outcome::Withdrawn, "").await?;
        }
    }
    let id = new_id();
    let said = Said { note: said.note.trim().to_owned(), ..said.clone() };
    store::insert(tx, actor, (&id, &indicator.id), &(key.clone(), said)).await?;
    tx.about("observation-report", &id);
    Ok(id)
}

/// Approves a report: it becomes the value, and every total above it is brought up to date in the same transaction.
/// `seen` is the revision of what stands there that the actor saw, 0 for none; `reason` says why it is changed.
///
/// # Errors
/// [`ValueFault::NotFound`] without such a report, [`ValueFault::Denied`] without `Right::ApproveValues`,
/// [`ValueFault::Refused`] when it is decided already, or a final value would change without a reason,
/// [`ValueFault::Changed`] when the value has been written since it was seen.
pub async fn approve(
    db: &Db,
    actor: &Actor,
    id: &str,
    (seen, reason): (i64, &str),
    now: Timestamp,
) -> Result<Recorded, ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.approve", now).await?;
    let (report, indicator) = both(&mut tx, actor, id).await?;
    let recorded = approve_in(&mut tx, actor, &indicator, &report, (seen, reason)).await?;
    tx.commit().await?;
    Ok(recorded)
}

async fn approve_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    report: &Report,
    (seen, reason): (i64, &str),
) -> Result<Recorded, ValueFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let turn = total::take_turn(tx, indicator).await?;
    // What the reporter says of the value says why it changes, unless the approver says more.
    let reason = if reason.trim().is_empty() { report.said.note.as_str() } else { reason.trim() };
    decide(tx, actor, &report.id, Outcome::Approved, reason).await?;
    let current = values::require_seen(tx, indicator, &report.key, seen).await?;
    let value = (report.key.clone(), report.said.clone());
    let origin = Origin::Report { id: &report.id, reason };
    tx.about("observation-report", &report.id);
    values::write(tx, actor, indicator, std::slice::from_ref(&value), (origin, turn, current)).await
}

async fn decide(tx: &mut Tx, actor: &Actor, id: &str, outcome: Outcome, reason: &str) -> Result<(), ValueFault> {
    if store::decide(tx, actor, id, outcome, reason).await? {
        Ok(())
    } else {
        Err(ValueFault::Refused(vec![Refusal::of(Why::Decided)]))
    }
}

/// Returns a report with its indicator.
async fn both(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<(Report, Indicator), ValueFault> {
    let report = store::find(reads, &actor.municipality, id).await?.ok_or(ValueFault::NotFound)?;
    let indicator = indicator::store::find(reads, &actor.municipality, &report.indicator).await?;
    Ok((report, indicator.ok_or(ValueFault::NotFound)?))
}

/// Declines a report, with the reason why.
///
/// # Errors
/// [`ValueFault::NotFound`], [`ValueFault::Denied`] without `Right::ApproveValues`, [`ValueFault::Refused`] without a
/// reason, or when it is decided already.
pub async fn decline(db: &Db, actor: &Actor, id: &str, reason: &str, now: Timestamp) -> Result<(), ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.decline", now).await?;
    let (report, indicator) = both(&mut tx, actor, id).await?;
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let reason = reason.trim();
    if let Some(why) = rules::reason_fault(reason) {
        return Err(ValueFault::Refused(vec![Refusal::of(why)]));
    }
    decide(&mut tx, actor, &report.id, Outcome::Declined, reason).await?;
    tx.about("observation-report", id);
    tx.commit().await?;
    Ok(())
}

/// Takes one's own report back while it waits.
///
/// # Errors
/// [`ValueFault::NotFound`] for what is not one's own, [`ValueFault::Refused`] when it is decided already.
pub async fn withdraw(db: &Db, actor: &Actor, id: &str, now: Timestamp) -> Result<(), ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.withdraw", now).await?;
    let (report, indicator) = both(&mut tx, actor, id).await?;
    if report.by_id != actor.audit_name() {
        return Err(ValueFault::NotFound);
    }
    actor.require(Right::ReportValues, &indicator.scope())?;
    decide(&mut tx, actor, id, Outcome::Withdrawn, "").await?;
    tx.about("observation-report", id);
    tx.commit().await?;
    Ok(())
}

/// Returns the actor's own reports, the newest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn own(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Report>, StoreError> {
    match &actor.user {
        Some(person) => store::of_person(reads, &actor.municipality, person, MOST_OWN).await,
        None => Ok(Vec::new()),
    }
}

/// Returns a report that waits for the actor, with its indicator.
///
/// # Errors
/// [`ValueFault::NotFound`] when there is none, or it waits for others.
pub async fn find_waiting(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<(Report, Indicator), ValueFault> {
    let (report, indicator) = both(reads, actor, id).await?;
    if report.outcome == Outcome::Waiting && actor.may(Right::ApproveValues, &indicator.scope()) {
        Ok((report, indicator))
    } else {
        Err(ValueFault::NotFound)
    }
}

/// Returns some of the reports that wait for the actor, the oldest first: at most so many after so many others. Before
/// them, how many there are.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn waiting(
    reads: &mut impl Reads,
    actor: &Actor,
    (skip, most): (usize, usize),
) -> Result<(usize, Vec<Report>), StoreError> {
    if !actor.may_somewhere(Right::ApproveValues) {
        return Ok((0, Vec::new()));
    }
    let scope = |unit: &Unit| Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() };
    let units = tenancy::units(reads, &actor.municipality).await?;
    let own = units.iter().filter(|unit| actor.may(Right::ApproveValues, &scope(unit)));
    let own: String = own.map(|unit| format!("|{}|", unit.id)).collect();
    let count = store::count_waiting(reads, (&actor.municipality, &own)).await?;
    Ok((count, store::waiting(reads, (&actor.municipality, &own), (skip, most)).await?))
}

/// Returns all reports of a value, the newest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn of_value(reads: &mut impl Reads, indicator: &Indicator, key: &Key) -> Result<Vec<Report>, StoreError> {
    store::of_value(reads, &indicator.municipality_id, &indicator.id, key).await
}
