//! Taking a file in: keep it while it is looked at, say what it would do, and write it whole or not at all.

use std::ops::ControlFlow;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};
use tabular::Table;

use super::fate::{self, Against, Current, Fate, Plan};
use super::mapping::{self, Ground, Mapping};
use super::names::Names;
use super::quality::{self, Quality};
use super::rows::Rows;
use super::{Intake, IntakeFault, source, store};
use crate::indicator::{self, Dimension, Indicator};
use crate::measured_unit::{self, Units};
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

/// Told how many of how many values have been read; may stop the work.
pub type Progress = Arc<dyn Fn(usize, usize) -> ControlFlow<()> + Send + Sync>;

/// What an indicator's files are read against.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The indicator.
    pub indicator: Indicator,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
    /// Its units.
    pub units: Units,
    /// What they are called.
    pub names: Names,
}

impl Setting {
    /// Reads what an indicator's files are read against.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn read(reads: &mut impl Reads, indicator: Indicator) -> Result<Self, StoreError> {
        let municipality = &indicator.municipality_id;
        let dimensions = indicator::store::dimensions(reads, municipality, &indicator.id).await?;
        let units = measured_unit::store::units(reads, municipality, &indicator.tree_id).await?;
        let names = Names::new(&units, &dimensions);
        Ok(Self { indicator, dimensions, units, names })
    }

    fn ground(&self) -> Ground<'_> {
        Ground { indicator: &self.indicator, dimensions: &self.dimensions, names: &self.names }
    }
}

/// What a file would do, ready to be looked at.
#[derive(Debug)]
pub struct Look {
    /// What it is read against.
    pub setting: Setting,
    /// The names of the file's sheets; one of a file without sheets.
    pub sheets: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// The first rows, as they stand.
    pub sample: Vec<Vec<String>>,
    /// How many rows it has.
    pub rows: usize,
    /// How it is read.
    pub mapping: Mapping,
    /// What the mapping lacks; then there is no plan.
    pub mapping_faults: Vec<mapping::MappingFault>,
    /// What becomes of the values.
    pub plan: Plan,
    /// The comparison of totals.
    pub quality: Quality,
    headings_hash: String,
}

impl Look {
    /// Tells whether it can be written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.mapping_faults.is_empty() && self.plan.faults.is_empty()
    }
}

/// Runs what keeps a core busy beside the requests.
async fn busy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, IntakeFault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "Reading a file broke down");
        IntakeFault::Stopped
    })
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

/// Guesses how a table is read, or remembers how the last one with the same headings was.
async fn mapping_of(reads: &mut impl Reads, setting: &Setting, table: &Table) -> Result<Mapping, StoreError> {
    let indicator = &setting.indicator;
    let hash = mapping::headings_hash(table);
    let remembered = store::remembered(reads, &indicator.municipality_id, &indicator.id, &hash).await?;
    let known = remembered.and_then(|json| serde_json::from_str::<Mapping>(&json).ok());
    let known =
        known.map(|known| Mapping { sheet: table.name.clone(), ..known.for_headings(table, indicator.frequency) });
    Ok(known.unwrap_or_else(|| mapping::guess(table, &setting.ground())))
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
    let intake = Intake {
        id: new_id(),
        indicator_id: indicator.id.clone(),
        file_name: name,
        sha256,
        state: "waiting".to_owned(),
        mapping: serde_json::to_string(&mapping).map_err(StoreError::from)?,
        added: 0,
        changed: 0,
        same: 0,
        quality: String::new(),
        feed_id: feed.map(str::to_owned),
        reason: String::new(),
        by_name: actor.name.clone(),
        at: now.millis(),
        done_by_name: String::new(),
        done_at: None,
    };
    let mut tx = Tx::begin(db, actor, "effect.intake.begin", now).await?;
    tx.about("intake", &intake.id);
    if let Some(feed) = feed {
        store::drop_waiting_of_feed(&mut tx, &actor.municipality, feed).await?;
    }
    store::insert(&mut tx, actor, &intake, &content).await?;
    tx.commit().await?;
    Ok(intake)
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

async fn look_at(
    db: &Db,
    indicator: &Indicator,
    (table, sheets): (Table, Vec<String>),
    mapping: Mapping,
    progress: Progress,
) -> Result<Look, IntakeFault> {
    let mut reader = db.reader();
    let setting = Setting::read(&mut reader, indicator.clone()).await?;
    let mapping_faults = mapping.faults(indicator);
    let current = if mapping_faults.is_empty() {
        observation::current(&mut reader, &indicator.municipality_id, &indicator.id).await?
    } else {
        Current::new()
    };
    busy(move || {
        let planned = if mapping_faults.is_empty() {
            plan(&table, &mapping, &setting, &current, &progress)
        } else {
            Some(Plan::default())
        };
        let plan = planned.ok_or(IntakeFault::Stopped)?;
        let quality = quality::compare(&plan, &setting.indicator, &setting.units);
        Ok(Look {
            headings_hash: mapping::headings_hash(&table),
            sample: table.rows.iter().take(5).map(|row| row.cells.clone()).collect(),
            rows: table.rows.len(),
            headings: table.header,
            setting,
            sheets,
            mapping,
            mapping_faults,
            plan,
            quality,
        })
    })
    .await?
}

fn plan(table: &Table, mapping: &Mapping, setting: &Setting, current: &Current, progress: &Progress) -> Option<Plan> {
    let rows = Rows::read(table, mapping);
    let against = Against { indicator: &setting.indicator, units: &setting.units, names: &setting.names, current };
    fate::plan(&rows, &table.header, mapping, &against, &mut |done, of| progress(done, of))
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
    let done = store::Done {
        state: "written",
        counts: [recorded.added, recorded.changed, recorded.same].map(|count| i64::try_from(count).unwrap_or(i64::MAX)),
        quality: &serde_json::to_string(&look.quality).map_err(StoreError::from)?,
        reason,
    };
    if store::finish(&mut tx, actor, &intake.id, &done).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    tx.commit().await?;
    Ok(recorded)
}

fn require_sound(look: &Look, reason: &str) -> Result<(), IntakeFault> {
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

async fn write_in(
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

/// What the command line does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Say what it would do.
    Look,
    /// Write it.
    Write,
}

/// How the command line takes a file in.
pub struct Import<'a> {
    /// Changes of the guess: heading and what it is for.
    pub uses: &'a [(String, mapping::Use)],
    /// Why final values change.
    pub reason: &'a str,
    /// Whether it is written.
    pub mode: Mode,
    /// Told how far it has come.
    pub progress: Progress,
}

impl std::fmt::Debug for Import<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Import({:?})", self.mode)
    }
}

/// Takes a file in at once: reads it, says what it does and, when that is wanted and nothing is wrong, writes it.
///
/// # Errors
/// As [`begin`] and [`write`]; faults of values are errors only when it is to be written.
pub async fn import(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    file: File,
    how: &Import<'_>,
    now: Timestamp,
) -> Result<(Look, Recorded), IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let (name, sha256) = (file.name.clone(), platform::audit::hex(&Sha256::digest(&file.bytes)));
    let (table, sheets) = busy(move || {
        let tables = source::tables(&file.name, &file.bytes)?;
        let sheets = tables.iter().map(|table| table.name.clone()).collect();
        Ok((source::chosen(tables, "").ok_or(source::SourceFault::NoRows)?, sheets))
    })
    .await?
    .map_err(IntakeFault::Source)?;
    let mut mapping = mapping_of(&mut db.reader(), &setting, &table).await?;
    mapping.change(how.uses);
    let look = look_at(db, indicator, (table, sheets), mapping, how.progress.clone()).await?;
    if how.mode == Mode::Look {
        return Ok((look, Recorded::default()));
    }
    require_sound(&look, how.reason)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.write", now).await?;
    let intake = Intake {
        id: new_id(),
        indicator_id: indicator.id.clone(),
        file_name: name,
        sha256,
        state: "waiting".to_owned(),
        mapping: serde_json::to_string(&look.mapping).map_err(StoreError::from)?,
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
    };
    tx.about("intake", &intake.id);
    store::insert(&mut tx, actor, &intake, "").await?;
    let recorded = write_in(&mut tx, actor, indicator, &look, &intake.id).await?;
    let done = store::Done {
        state: "written",
        counts: [recorded.added, recorded.changed, recorded.same].map(|count| i64::try_from(count).unwrap_or(i64::MAX)),
        quality: &serde_json::to_string(&look.quality).map_err(StoreError::from)?,
        reason: how.reason,
    };
    store::finish(&mut tx, actor, &intake.id, &done).await?;
    tx.commit().await?;
    Ok((look, recorded))
}
