//! Taking a file in: keep it while it is looked at, say what it would do, and write it whole or not at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};
use tabular::{Stored, Table};
use tokio::sync::SemaphorePermit;

use super::fate::{Fate, Listing};
use super::look::{Look, Progress, Setting, busy, choose, look_at, turn, unfollowed, weight};
use super::mapping::Mapping;
use super::{Intake, IntakeFault, source, store};
use crate::indicator::{self, Indicator};
use crate::observation::{self, Origin, Recorded, ValueFault};

/// How many intakes a page lists.
const MOST: i64 = 50;
/// How many days a file waits for somebody to decide on it.
pub const DAYS_KEPT: i64 = 30;

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
    let _turn = turn(weight(file.bytes.len(), file.bytes.starts_with(b"PK"))).await;
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let name = file.name.clone();
    let is_answer = feed.is_some();
    let read = busy(move || {
        let tables = tables_of(&file.name, &file.bytes, is_answer)?;
        Ok((tables, platform::audit::hex(&Sha256::digest(&file.bytes)), STANDARD.encode(&file.bytes)))
    });
    let (tables, sha256, content) = read.await?.map_err(IntakeFault::Source)?;
    let (_, mapping) = choose(&mut db.reader(), &setting, tables, None).await?;
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

/// Reads the tables of a file, or of the answer of a service: its numbers are a program's.
fn tables_of(name: &str, bytes: &[u8], is_answer: bool) -> Result<Vec<Table>, source::SourceFault> {
    let mut tables = source::tables(name, bytes)?;
    if is_answer {
        tables.iter_mut().for_each(|table| table.stored = Stored::Everything);
    }
    Ok(tables)
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
        undone_by_name: String::new(),
        undone_at: None,
        undone_reason: String::new(),
    })
}

/// Says how the columns of a file that waits are to be read, and remembers that for the next with the same headings.
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
    let mut tx = keep_mapping(db, actor, indicator, id, mapping, now).await?;
    let kept = serde_json::to_string(&mapping.to_remember(None)).map_err(StoreError::from)?;
    store::remember(&mut tx, actor, &indicator.id, (&mapping.headings_hash(), &kept), None).await?;
    Ok(tx.commit().await?)
}

async fn keep_mapping(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    mapping: &Mapping,
    now: Timestamp,
) -> Result<Tx, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let mapping = serde_json::to_string(mapping).map_err(StoreError::from)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.map", now).await?;
    tx.about("intake", id);
    if store::set_mapping(&mut tx, indicator, id, &mapping).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    Ok(tx)
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
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let content = store::content(&mut db.reader(), &actor.municipality, &intake.id).await?;
    let _turn = turn_of(&content).await;
    let tables = waiting_tables(intake, content).await?;
    let (_, mapping) = choose(&mut db.reader(), &setting, tables, Some(sheet)).await?;
    Ok(keep_mapping(db, actor, indicator, &intake.id, &mapping, now).await?.commit().await?)
}

/// The turn to read a file that waits, by its bytes in Base64.
async fn turn_of(content: &str) -> Option<SemaphorePermit<'static>> {
    turn(weight(content.len() / 4 * 3, is_zip(content))).await
}

/// Tells whether bytes in Base64 are those of a workbook.
pub(super) fn is_zip(content: &str) -> bool {
    content.starts_with("UEsD")
}

/// The tables of a file that waits.
async fn waiting_tables(intake: &Intake, content: String) -> Result<Vec<Table>, IntakeFault> {
    let (name, is_answer) = (intake.file_name.clone(), intake.feed_id.is_some());
    busy(move || {
        let bytes = STANDARD.decode(content).map_err(|_| IntakeFault::NotFound)?;
        tables_of(&name, &bytes, is_answer).map_err(IntakeFault::Source)
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
    look_for(db, actor, indicator, intake, (Listing::Shown, progress)).await
}

/// Says what a file that waits would do, value by value.
///
/// # Errors
/// As [`look`].
pub async fn look_at_all(db: &Db, actor: &Actor, indicator: &Indicator, intake: &Intake) -> Result<Look, IntakeFault> {
    look_for(db, actor, indicator, intake, (Listing::All, unfollowed())).await
}

async fn look_for(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    intake: &Intake,
    how: (Listing, Progress),
) -> Result<Look, IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    if !intake.is_waiting() {
        return Err(IntakeFault::NotFound);
    }
    let mapping: Mapping = serde_json::from_str(&intake.mapping).unwrap_or_default();
    let content = store::content(&mut db.reader(), &actor.municipality, &intake.id).await?;
    let _turn = turn_of(&content).await;
    let tables = waiting_tables(intake, content).await?;
    let sheets = tables.iter().map(|table| table.name.clone()).collect();
    let table = source::chosen(tables, &mapping.sheet).ok_or(IntakeFault::NotFound)?;
    look_at(db, indicator, (table, sheets), mapping, how).await
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
    let look = look(db, actor, indicator, intake, progress.clone()).await?;
    write_look(db, actor, intake, &look, (reason, now, progress)).await
}

/// Writes what was looked at.
pub(super) async fn write_look(
    db: &Db,
    actor: &Actor,
    intake: &Intake,
    look: &Look,
    (reason, now, progress): (&str, Timestamp, Progress),
) -> Result<Recorded, IntakeFault> {
    let (indicator, reason) = (&look.setting.indicator, reason.trim());
    require_sound(look, reason)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.write", now).await?;
    tx.about("intake", &intake.id);
    let recorded = write_in(&mut tx, actor, indicator, look, (&intake.id, reason)).await?;
    let quality = serde_json::to_string(&look.quality).map_err(StoreError::from)?;
    let done = store::Done::written(recorded, &quality, reason);
    if store::finish(&mut tx, actor, indicator, &intake.id, &done).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    // The last moment to stop it.
    if progress(look.rows, look.rows).is_break() {
        return Err(IntakeFault::Stopped);
    }
    tx.commit().await?;
    Ok(recorded)
}

pub(super) fn require_sound(look: &Look, reason: &str) -> Result<(), IntakeFault> {
    if !look.mapping_faults.is_empty() {
        return Err(IntakeFault::Mapping(look.mapping_faults.clone()));
    }
    if look.plan.faulty() > 0 {
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
    (id, reason): (&str, &str),
) -> Result<Recorded, IntakeFault> {
    let same = look.plan.count(Fate::Same);
    let mut recorded = if look.plan.does_something() {
        observation::actions::record_in(tx, actor, indicator, &look.plan.values, Origin::Intake { id, reason })
            .await
            .map_err(refused)?
    } else {
        Recorded::default()
    };
    recorded.same += same;
    // What was looked at must be what is written: someone else may have written in between, then the number of changes is
    // another. It is the indicator's turn, so that nobody does so now.
    let now = indicator::store::find(tx, &actor.municipality, &indicator.id).await?.ok_or(IntakeFault::NotFound)?;
    if look.plan.does_something() && now.seq != indicator.seq + 1 {
        return Err(IntakeFault::Changed);
    }
    if (recorded.added, recorded.changed) != (look.plan.count(Fate::New), look.plan.count(Fate::Changed)) {
        return Err(IntakeFault::Changed);
    }
    tx.detail("added", recorded.added);
    tx.detail("changed", recorded.changed);
    tx.detail("same", recorded.same);
    let mapping = serde_json::to_string(&look.mapping.to_remember(look.points)).map_err(StoreError::from)?;
    let written_at = Some(tx.now().millis());
    store::remember(tx, actor, &indicator.id, (&look.headings_hash, &mapping), written_at).await?;
    Ok(recorded)
}

pub(super) fn refused(fault: ValueFault) -> IntakeFault {
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
    if store::finish(&mut tx, actor, indicator, id, &done).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Lets the files of a municipality go that have waited too long, and returns how many they were: nobody comes back to
/// them, they fill the database and its copies, and may hold what should not have been sent.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub async fn let_old_go(db: &Db, actor: &Actor, now: Timestamp) -> Result<u64, StoreError> {
    let before = now.millis() - DAYS_KEPT * 86_400_000;
    if !store::has_waiting_since(&mut db.reader(), &actor.municipality, before).await? {
        return Ok(0);
    }
    let mut tx = Tx::begin(db, actor, "effect.intake.expire", now).await?;
    let count = store::drop_waiting_since(&mut tx, actor, before).await?;
    tx.detail("dropped", i64::try_from(count).unwrap_or(i64::MAX));
    tx.commit().await?;
    Ok(count)
}
