//! Writing values: new ones, corrected ones, and many at once; all of them or none.

use std::collections::{HashMap, HashSet};

use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx};
use platform::time::Timestamp;

use super::rules::{self, Frame, Source};
use super::store;
use super::total::{self, Change, Sum, Turn};
use super::write_store::{self, NewValue, Stamp};
use super::{Key, Refusal, Said, ValueFault, Why, Written};
use crate::indicator::{self, Dimension, Indicator};

/// From so many values on, all that stands there is read at once, and not one by one.
const MANY: usize = 200;

/// Where values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Somebody typed them.
    Typed {
        /// Why what stood there is changed; may be empty for what is new or preliminary.
        reason: &'a str,
    },
    /// A file, or an answer from a service.
    Intake {
        /// Its identifier.
        id: &'a str,
        /// Why what stood there is changed; may be empty for what is new or preliminary.
        reason: &'a str,
    },
    /// A report that is approved.
    Report {
        /// Its identifier.
        id: &'a str,
        /// Why what stood there is changed.
        reason: &'a str,
    },
    /// A file is taken back.
    TakenBack {
        /// Why.
        reason: &'a str,
    },
}

impl<'a> Origin<'a> {
    fn reason(self) -> &'a str {
        match self {
            Self::Typed { reason }
            | Self::Report { reason, .. }
            | Self::Intake { reason, .. }
            | Self::TakenBack { reason } => reason.trim(),
        }
    }

    fn source(self, now: Timestamp) -> Source {
        match self {
            Self::Intake { .. } | Self::TakenBack { .. } => Source::Intake,
            Self::Typed { .. } | Self::Report { .. } => Source::Typed(now.in_denmark().date()),
        }
    }

    fn stamp(self, indicator: &'a str) -> Stamp<'a> {
        let (intake, report) = match self {
            Self::Typed { .. } | Self::TakenBack { .. } => (None, None),
            Self::Intake { id, .. } => (Some(id), None),
            Self::Report { id, .. } => (None, Some(id)),
        };
        Stamp { indicator, intake, report, reason: self.reason() }
    }
}

/// What became of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// How many were not there before.
    pub added: usize,
    /// How many were, and said something else.
    pub changed: usize,
    /// How many said the same.
    pub same: usize,
}

/// Writes values of an indicator, and brings every total above them up to date: all of it or nothing. Values that say
/// what stands there already do nothing.
///
/// # Errors
/// [`ValueFault::Denied`] without `Right::ApproveValues` where the indicator lives, [`ValueFault::Refused`] with
/// everything that is wrong, [`ValueFault::TooLarge`] when a total would not fit.
pub async fn record(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    values: &[(Key, Said)],
    origin: Origin<'_>,
    now: Timestamp,
) -> Result<Recorded, ValueFault> {
    let action = match origin {
        Origin::Typed { .. } => "effect.value.record",
        Origin::Intake { .. } | Origin::TakenBack { .. } => "effect.value.intake",
        Origin::Report { .. } => "effect.value.approve",
    };
    let mut tx = Tx::begin(db, actor, action, now).await?;
    let recorded = record_in(&mut tx, actor, indicator, values, origin).await?;
    if recorded.added + recorded.changed > 0 {
        tx.about("indicator", &indicator.id);
        tx.detail("added", recorded.added);
        tx.detail("changed", recorded.changed);
        tx.commit().await?;
    }
    Ok(recorded)
}

/// Writes one value that somebody typed, when it still is as they saw it: `seen` is its revision, 0 for none.
///
/// # Errors
/// As [`record`], and [`ValueFault::Changed`] when someone has written it since.
pub async fn correct(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    value: &(Key, Said),
    (seen, reason): (i64, &str),
    now: Timestamp,
) -> Result<Recorded, ValueFault> {
    let mut tx = Tx::begin(db, actor, "effect.value.correct", now).await?;
    let turn = total::take_turn(&mut tx, indicator).await?;
    let current = require_seen(&mut tx, indicator, &value.0, seen).await?;
    let values = std::slice::from_ref(value);
    let recorded = write(&mut tx, actor, indicator, values, (Origin::Typed { reason }, turn, current)).await?;
    if recorded.same == 0 {
        tx.about("indicator", &indicator.id);
        tx.detail("period", value.0.period.to_string());
        tx.detail("measured-unit", value.0.unit.as_str());
        tx.commit().await?;
    }
    Ok(recorded)
}

/// What stands in the database of the values that are to be written.
pub(super) type Current = HashMap<Key, Written>;

/// Asks that a value still is as someone saw it, in the indicator's turn, and returns what it is.
pub(super) async fn require_seen(
    tx: &mut Tx,
    indicator: &Indicator,
    key: &Key,
    seen: i64,
) -> Result<Current, ValueFault> {
    let now = store::now(tx, &indicator.municipality_id, &indicator.id, key).await?;
    if now.as_ref().map_or(0, |now| now.revision) == seen {
        Ok(now.into_iter().map(|now| (key.clone(), now)).collect())
    } else {
        Err(ValueFault::Changed(now.map(Box::new)))
    }
}

/// Writes values as part of an action that has the transaction.
///
/// # Errors
/// As [`record`].
pub async fn record_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    values: &[(Key, Said)],
    origin: Origin<'_>,
) -> Result<Recorded, ValueFault> {
    let turn = total::take_turn(tx, indicator).await?;
    let current = current(tx, indicator, values).await?;
    write(tx, actor, indicator, values, (origin, turn, current)).await
}

/// Writes values in the indicator's turn, over what stands there.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    values: &[(Key, Said)],
    (origin, turn, mut current): (Origin<'_>, Turn, Current),
) -> Result<Recorded, ValueFault> {
    let indicator = &turn.indicator(indicator);
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let definitions = indicator::store::definitions(tx, &indicator.municipality_id, &indicator.id).await?;
    let dimensions = dimensions(tx, indicator, values).await?;
    let source = origin.source(tx.now());
    let frame = Frame { indicator, definitions: &definitions, dimensions: &dimensions, source };
    let nearby = total::nearby(tx, indicator, values.iter().map(|(key, _)| key)).await?;
    let mut refusals = refusals(&frame, values, |unit| nearby.number(unit).is_some());
    if turn.is_ended {
        refusals.push(Refusal::of(Why::Ended));
    }
    let (mut recorded, mut new, mut again, mut changes) = (Recorded::default(), Vec::new(), Vec::new(), Vec::new());
    for (key, said) in values {
        let before = current.get(key).map(|before| &before.said);
        let said = Said { note: said.note.trim().to_owned(), ..said.clone() };
        let Some(said) = rules::settle(before, &said, source) else {
            recorded.same += 1;
            continue;
        };
        if source != Source::Intake && rules::needs_reason(before) {
            refusals.extend(rules::reason_fault(origin.reason()).map(|why| Refusal { key: Some(key.clone()), why }));
        }
        changes.push(Change {
            key: key.clone(),
            before: before.map(Sum::of).unwrap_or_default(),
            after: Sum::of(&said),
        });
        let definition = rules::definition_at(&definitions, key.period).unwrap_or(&indicator.definition);
        let value = NewValue { key: key.clone(), said, definition_version: definition.version };
        match current.remove(key) {
            Some(before) => again.push((value, before)),
            None => new.push(value),
        }
    }
    if !refusals.is_empty() {
        return Err(ValueFault::Refused(refusals));
    }
    (recorded.added, recorded.changed) = (new.len(), again.len());
    write_store::insert(tx, actor, &new, origin.stamp(&indicator.id)).await?;
    write_store::replace(tx, actor, &again, origin.stamp(&indicator.id)).await?;
    total::keep(tx, indicator, turn, &nearby, &changes).await?;
    Ok(recorded)
}

/// Returns everything that values break. `is_known` tells whether a unit is in the indicator's tree.
pub(super) fn refusals(frame: &Frame<'_>, values: &[(Key, Said)], is_known: impl Fn(&str) -> bool) -> Vec<Refusal> {
    let (mut refusals, mut met) = (Vec::new(), HashSet::with_capacity(values.len()));
    for (key, said) in values {
        let mut whys = frame.faults(key, said);
        whys.extend((!is_known(&key.unit)).then_some(Why::Unit));
        whys.extend((!met.insert(key)).then_some(Why::Twice));
        refusals.extend(whys.into_iter().map(|why| Refusal { key: Some(key.clone()), why }));
    }
    refusals
}

/// How the indicator is divided, when any of the values is for a part of it.
pub(super) async fn dimensions(
    reads: &mut impl Reads,
    indicator: &Indicator,
    values: &[(Key, Said)],
) -> Result<Vec<Dimension>, StoreError> {
    if values.iter().all(|(key, _)| key.breakdown.is_whole()) {
        return Ok(Vec::new());
    }
    indicator::store::dimensions(reads, &indicator.municipality_id, &indicator.id).await
}

async fn current(tx: &mut Tx, indicator: &Indicator, values: &[(Key, Said)]) -> Result<Current, StoreError> {
    if values.len() >= MANY {
        let wanted: HashSet<&Key> = values.iter().map(|(key, _)| key).collect();
        let all = store::written(tx, &indicator.municipality_id, &indicator.id).await?;
        return Ok(all.into_iter().filter(|(key, _)| wanted.contains(key)).collect());
    }
    let mut current = HashMap::new();
    for (key, _) in values {
        if let Some(now) = store::now(tx, &indicator.municipality_id, &indicator.id, key).await? {
            current.insert(key.clone(), now);
        }
    }
    Ok(current)
}

/// Returns a value as it is now, and what it was before, the newest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn history(reads: &mut impl Reads, indicator: &Indicator, key: &Key) -> Result<Vec<Written>, StoreError> {
    let mut all: Vec<Written> =
        store::now(reads, &indicator.municipality_id, &indicator.id, key).await?.into_iter().collect();
    all.extend(store::past(reads, &indicator.municipality_id, &indicator.id, key).await?);
    Ok(all)
}
