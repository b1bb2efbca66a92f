//! Taking a file in: keep it while it is looked at, say what it would do, and write it whole or not at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};
use tabular::Table;

use super::fate::Fate;
use super::look::{Look, Progress, Setting, busy, look_at, mapping_of};
use super::mapping::Mapping;
use super::{Intake, IntakeFault, source, store};
use crate::indicator::Indicator;
use crate::observation::{self, Origin, Recorded, ValueFault};

/// How many intakes a page lists.
const MOST: i64 = 50;

/// A file to take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Returns an indicator's intakes, the newest first.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ReadEffect`.
pub async fn newest(reads: &mut impl Reads, actor: &Actor, indicator: &Indicator) -> Result<Vec<Intake>, IntakeFault> {
    actor.require(Right::ReadEffect, &indicator.scope())?;
    Ok(store::newest(reads, &actor.municipality, &indicator.id, MOST).await?)
}

/// Returns an intake.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ReadEffect`, [`IntakeFault::NotFound`].
pub async fn find(
    reads: &mut impl Reads,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
) -> Result<Intake, IntakeFault> {
    actor.require(Right::ReadEffect, &indicator.scope())?;
    store::find(reads, &actor.municipality, &indicator.id, id).await?.ok_or(IntakeFault::NotFound)
}

/// Keeps a file while somebody looks at it, with a first guess of how it is read.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues` where the indicator lives; [`IntakeFault::Source`] when the
/// file is no table.
pub async fn begin(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    file: File,
    feed: Option<&str>,
    now: Timestamp,
) -> Result<Intake, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let name = file.name.clone();
    let read = busy(move || {
        let tables = source::tables(&file.name, &file.bytes)?;
        let first = source::chosen(tables, "").ok_or(source::SourceFault::NoRows)?;
        Ok((first, platform::audit::hex(&Sha256::digest(&file.bytes)), STANDARD.encode(&file.bytes)))
    });
    let (table, sha256, content) = read.await?.map_err(IntakeFault::Source)?;
    let mapping = mapping_of(&mut db.reader(), &setting, &table).await?;
    let intake =
        Intake { feed_id: feed.map(str::to_owned), ..new_intake(actor, indicator, (name, sha256), &mapping, now)? };
    let mut tx = Tx::begin(db, actor, "effect.intake.begin", now).await?;
    tx.about("intake", &intake.id);
    if let Some(feed) = feed {
        store::drop_waiting_of_feed(&mut tx, &actor.municipality, feed).await?;
    }
    store::insert(&mut tx, actor, &intake, &content).await?;
    tx.commit().await?;
    Ok(intake)
}

/// An intake that waits, from now on.
pub(super) fn new_intake(
    actor: &Actor,
    indicator: &Indicator,
    (file_name, sha256): (String, String),
    mapping: &Mapping,
    now: Timestamp,
) -> Result<Intake, StoreError> {
    Ok(Intake {
        id: new_id(),
        indicator_id: indicator.id.clone(),
        file_name,
        sha256,
        state: "waiting".to_owned(),
        mapping: serde_json::to_string(mapping)?,
        added: 0,
        changed: 0,
        same: 0,
        quality: String::new(),
        feed_id: None,
        reason: String::new(),
        by_name: actor.name.clone(),
        at: now.millis(),
        done_by_name: String::new(),
        done_at: None,
    })
}

/// Says how the columns of a file that waits are to be read.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues`; [`IntakeFault::NotFound`] when it does not wait any more.
pub async fn set_mapping(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    mapping: &Mapping,
    now: Timestamp,
) -> Result<(), IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let mapping = serde_json::to_string(mapping).map_err(StoreError::from)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.map", now).await?;
    tx.about("intake", id);
    if store::set_mapping(&mut tx, &actor.municipality, id, &mapping).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Guesses anew how another sheet of a file that waits is read.
///
/// # Errors
/// As [`set_mapping`].
pub async fn choose_sheet(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
    sheet: &str,
    now: Timestamp,
) -> Result<(), IntakeFault> {
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let (table, _) = table_of(&mut db.reader(), &actor.municipality, intake, sheet).await?;
    let mapping = mapping_of(&mut db.reader(), &setting, &table).await?;
    set_mapping(db, actor, indicator, &intake.id, &mapping, now).await
}

/// The table of a file that waits, and the names of all its sheets.
async fn table_of(
    reads: &mut impl Reads,
    municipality: &str,
    intake: &Intake,
    sheet: &str,
) -> Result<(Table, Vec<String>), IntakeFault> {
    let content = store::content(reads, municipality, &intake.id).await?;
    let (name, sheet) = (intake.file_name.clone(), sheet.to_owned());
    busy(move || {
        let bytes = STANDARD.decode(content).map_err(|_| IntakeFault::NotFound)?;
        let tables = source::tables(&name, &bytes).map_err(IntakeFault::Source)?;
        let sheets = tables.iter().map(|table| table.name.clone()).collect();
        let table = source::chosen(tables, &sheet).ok_or(IntakeFault::NotFound)?;
        Ok((table, sheets))
    })
    .await?
}

/// Says what a file that waits would do.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues`; [`IntakeFault::NotFound`] when it does not wait any more;
/// [`IntakeFault::Stopped`].
pub async fn look(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
    progress: Progress,
) -> Result<Look, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    if !intake.is_waiting() {
        return Err(IntakeFault::NotFound);
    }
    let mapping: Mapping = serde_json::from_str(&intake.mapping).unwrap_or_default();
    let (table, sheets) = table_of(&mut db.reader(), &actor.municipality, intake, &mapping.sheet).await?;
    look_at(db, indicator, (table, sheets), mapping, progress).await
}

/// Writes a file that waits: all of it, or nothing. `seen` is the indicator's number of changes when the person looked.
///
/// # Errors
/// [`IntakeFault::Faulty`] with everything that is wrong, [`IntakeFault::NoReason`] when final values change without a
/// reason, [`IntakeFault::Changed`] when values were written since the person looked, and as [`look`].
pub async fn write(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
    (seen, reason): (i64, &str),
    (now, progress): (Timestamp, Progress),
) -> Result<Recorded, IntakeFault> {
    if indicator.seq != seen {
        return Err(IntakeFault::Changed);
    }
    let look = look(db, actor, indicator, intake, progress).await?;
    write_look(db, actor, intake, &look, (reason, now)).await
}

/// Writes what was looked at.
pub(super) async fn write_look(
    db: &Db,
    actor: &Actor,
    intake: &Intake,
    look: &Look,
    (reason, now): (&str, Timestamp),
) -> Result<Recorded, IntakeFault> {
    let (indicator, reason) = (&look.setting.indicator, reason.trim());
    require_sound(look, reason)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.write", now).await?;
    tx.about("intake", &intake.id);
    let recorded = write_in(&mut tx, actor, indicator, look, &intake.id).await?;
    let quality = serde_json::to_string(&look.quality).map_err(StoreError::from)?;
    let done = store::Done::written(recorded, &quality, reason);
    if store::finish(&mut tx, actor, &intake.id, &done).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    tx.commit().await?;
    Ok(recorded)
}

pub(super) fn require_sound(look: &Look, reason: &str) -> Result<(), IntakeFault> {
    if !look.mapping_faults.is_empty() {
        return Err(IntakeFault::Mapping(look.mapping_faults.clone()));
    }
    if !look.plan.faults.is_empty() {
        return Err(IntakeFault::Faulty(look.plan.faults.clone()));
    }
    if look.plan.final_changes > 0 && reason.is_empty() {
        return Err(IntakeFault::NoReason);
    }
    Ok(())
}

pub(super) async fn write_in(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    look: &Look,
    id: &str,
) -> Result<Recorded, IntakeFault> {
    let same = look.plan.count(Fate::Same);
    let mut recorded = if look.plan.does_something() {
        observation::actions::record_in(tx, actor, indicator, &look.plan.values, Origin::Intake { id })
            .await
            .map_err(refused)?
    } else {
        Recorded::default()
    };
    recorded.same += same;
    // What was looked at must be what is written: someone else may have written in between.
    if (recorded.added, recorded.changed) != (look.plan.count(Fate::New), look.plan.count(Fate::Changed)) {
        return Err(IntakeFault::Changed);
    }
    tx.detail("added", recorded.added);
    tx.detail("changed", recorded.changed);
    tx.detail("same", recorded.same);
    let mapping = serde_json::to_string(&look.mapping).map_err(StoreError::from)?;
    store::remember(tx, actor, &indicator.id, &look.headings_hash, &mapping).await?;
    Ok(recorded)
}

fn refused(fault: ValueFault) -> IntakeFault {
    match fault {
        ValueFault::Denied(denied) => IntakeFault::Denied(denied),
        ValueFault::Store(error) => IntakeFault::Store(error),
        ValueFault::NotFound => IntakeFault::NotFound,
        ValueFault::Refused(refusals) => {
            let key = refusals.first().map_or("intake-refused-faulty", |refusal| refusal.why.key());
            IntakeFault::Refused(key.to_owned())
        }
        ValueFault::Changed(_) => IntakeFault::Changed,
        ValueFault::TooLarge(..) => IntakeFault::Refused("intake-fault-too-large".to_owned()),
    }
}

/// Lets a file go that waits.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues`; [`IntakeFault::NotFound`] when it does not wait any more.
pub async fn let_go(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    now: Timestamp,
) -> Result<(), IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let mut tx = Tx::begin(db, actor, "effect.intake.drop", now).await?;
    tx.about("intake", id);
    let done = store::Done { state: "dropped", counts: [0; 3], quality: "", reason: "" };
    if store::finish(&mut tx, actor, id, &done).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    Ok(tx.commit().await?)
}
