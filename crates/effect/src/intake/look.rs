//! What a file would do: everything that is needed to read it, and what came of reading it.

use std::ops::ControlFlow;
use std::sync::Arc;

use platform::store::{Db, Reads, StoreError};
use tabular::{Stored, Table};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::fate::{self, Against, Current, Listing, Plan};
use super::guess::{self, Ground};
use super::mapping::{self, Mapping, Points};
use super::names::Names;
use super::number::Number;
use super::quality::{self, Quality};
use super::rows::Rows;
use super::{IntakeFault, store};
use crate::amount::ONE;
use crate::indicator::{self, Definition, Dimension, Indicator, Measure};
use crate::measured_unit::{self, Units};
use crate::observation;

/// Told how many of how many values have been read; may stop the work.
pub type Progress = Arc<dyn Fn(usize, usize) -> ControlFlow<()> + Send + Sync>;

/// Work that nobody follows or stops.
pub(super) fn unfollowed() -> Progress {
    Arc::new(|_, _| ControlFlow::Continue(()))
}

/// Files of more bytes than this are large.
const LARGE: usize = 1_000_000;
/// How many times its bytes a workbook unpacks to, about.
const UNPACKS: usize = 20;
/// Large files are read one at a time, so that they do not fill the memory together.
static READING: Semaphore = Semaphore::const_new(1);

/// How large a file is once it is unpacked, about.
#[must_use]
pub(super) const fn weight(bytes: usize, is_zip: bool) -> usize {
    if is_zip { bytes.saturating_mul(UNPACKS) } else { bytes }
}

/// Waits for the turn to read a large file; it lasts as long as what is answered is kept.
pub(super) async fn turn(weight: usize) -> Option<SemaphorePermit<'static>> {
    // Nobody closes it.
    if weight > LARGE { READING.acquire().await.ok() } else { None }
}

/// What an indicator's files are read against.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The indicator.
    pub indicator: Indicator,
    /// All versions of its definition.
    pub definitions: Vec<Definition>,
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
        let definitions = indicator::store::definitions(reads, municipality, &indicator.id).await?;
        let dimensions = indicator::store::dimensions(reads, municipality, &indicator.id).await?;
        let units = measured_unit::store::units(reads, municipality, &indicator.tree_id).await?;
        let names = Names::new(&units, &dimensions);
        Ok(Self { indicator, definitions, dimensions, units, names })
    }

    fn guess(&self, table: &Table) -> Mapping {
        let (indicator, definitions) = (&self.indicator, self.definitions.as_slice());
        guess::guess(table, &Ground { indicator, definitions, dimensions: &self.dimensions, names: &self.names })
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
    /// What points before three digits are by the numbers of this file; none when none has such a point.
    pub points: Option<Points>,
    /// What the mapping lacks; then there is no plan.
    pub mapping_faults: Vec<mapping::MappingFault>,
    /// What becomes of the values.
    pub plan: Plan,
    /// How many numbers are rounded to six decimals.
    pub rounded: usize,
    /// Whether the numbers of a workbook look like shares of one, where the indicator is in per cent: cells that a
    /// spreadsheet shows as 12.5 % have 0.125 in them.
    pub looks_like_shares: bool,
    /// The comparison of totals.
    pub quality: Quality,
    pub(super) headings_hash: String,
}

impl Look {
    /// Tells whether it can be written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.mapping_faults.is_empty() && self.plan.faulty() == 0
    }
}

/// Runs what keeps a core busy beside the requests.
pub(super) async fn busy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, IntakeFault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "Reading a file broke down");
        IntakeFault::Stopped
    })
}

/// Remembers how the last table with the same headings was read.
async fn remembered(reads: &mut impl Reads, setting: &Setting, table: &Table) -> Result<Option<Mapping>, StoreError> {
    let indicator = &setting.indicator;
    let hash = mapping::headings_hash(table);
    let remembered = store::remembered(reads, &indicator.municipality_id, &indicator.id, &hash).await?;
    let known = remembered.and_then(|(json, _)| serde_json::from_str::<Mapping>(&json).ok());
    Ok(known.map(|known| Mapping { sheet: table.name.clone(), ..known.for_headings(table, indicator.frequency) }))
}

/// Chooses the sheet that is read, and how: the one that is named; or else the first with headings that were read before;
/// or else the first whose columns can be guessed; or else the first.
pub(super) async fn choose(
    reads: &mut impl Reads,
    setting: &Setting,
    mut tables: Vec<Table>,
    named: Option<&str>,
) -> Result<(Table, Mapping), IntakeFault> {
    let known: Vec<String> = tables.iter().map(|table| table.name.clone()).collect();
    if let Some(named) = named {
        tables.retain(|table| table.name == named || table.name.ends_with(&format!(": {named}")));
        tables.truncate(1);
    }
    let mut guessed: Option<(usize, Mapping)> = None;
    for (place, table) in tables.iter().enumerate() {
        if let Some(mapping) = remembered(reads, setting, table).await? {
            return Ok((tables.swap_remove(place), mapping));
        }
        if guessed.as_ref().is_none_or(|(_, mapping)| !mapping.faults(&setting.definitions).is_empty()) {
            let mapping = setting.guess(table);
            if guessed.is_none() || mapping.faults(&setting.definitions).is_empty() {
                guessed = Some((place, mapping));
            }
        }
    }
    match guessed {
        Some((place, mapping)) => Ok((tables.swap_remove(place), mapping)),
        None => Err(IntakeFault::NoSheet(named.unwrap_or_default().to_owned(), known)),
    }
}

/// Reads a table as a mapping says, and says what would become of its values.
pub(super) async fn look_at(
    db: &Db,
    indicator: &Indicator,
    (table, sheets): (Table, Vec<String>),
    mapping: Mapping,
    how: (Listing, Progress),
) -> Result<Look, IntakeFault> {
    let mut reader = db.reader();
    let setting = Setting::read(&mut reader, indicator.clone()).await?;
    let mapping_faults = mapping.faults(&setting.definitions);
    let current = if mapping_faults.is_empty() {
        observation::current(&mut reader, &indicator.municipality_id, &indicator.id).await?
    } else {
        Current::new()
    };
    busy(move || {
        let points = guess::points(&table, &mapping);
        let rows = if mapping_faults.is_empty() {
            Rows::read(&table, &Mapping { points: mapping.points.or(points), ..mapping.clone() })
        } else {
            Rows::default()
        };
        let plan = if mapping_faults.is_empty() {
            plan(&rows, &table, &mapping, &setting, &current, &how).ok_or(IntakeFault::Stopped)?
        } else {
            Plan::default()
        };
        let quality = quality::compare(&plan, &setting.indicator, &setting.definitions, &setting.units);
        Ok(Look {
            headings_hash: mapping::headings_hash(&table),
            sample: table.rows.iter().take(5).map(|row| row.cells.clone()).collect(),
            rows: table.rows.len(),
            looks_like_shares: looks_like_shares(&rows, &table, &setting.indicator),
            rounded: rows.rounded,
            headings: table.header,
            setting,
            sheets,
            mapping,
            points,
            mapping_faults,
            plan,
            quality,
        })
    })
    .await?
}

fn plan(
    rows: &Rows,
    table: &Table,
    mapping: &Mapping,
    setting: &Setting,
    current: &Current,
    (listing, progress): &(Listing, Progress),
) -> Option<Plan> {
    let against = Against {
        indicator: &setting.indicator,
        definitions: &setting.definitions,
        dimensions: &setting.dimensions,
        units: &setting.units,
        names: &setting.names,
        current,
        listing: *listing,
    };
    fate::plan(rows, &table.header, mapping, &against, &mut |done, of| progress(done, of))
}

/// Tells whether the numbers of a workbook are all within one, and some of them have decimals, where the indicator is a
/// number in per cent.
fn looks_like_shares(rows: &Rows, table: &Table, indicator: &Indicator) -> bool {
    let definition = &indicator.definition;
    let unit = definition.unit_of_measure.to_lowercase();
    let is_percent = ["%", "procent", "pct", "percent", "per cent"].iter().any(|word| unit.contains(word));
    if definition.measure != Measure::Number || !is_percent || !matches!(table.stored, Stored::At(_)) {
        return false;
    }
    let amounts = || {
        rows.rows.iter().filter_map(|row| match row.numerator {
            Number::Amount(amount) => Some(amount.0),
            _ => None,
        })
    };
    amounts().all(|units| units.abs() <= ONE) && amounts().any(|units| units % ONE != 0)
}
