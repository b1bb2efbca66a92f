//! What a file would do: everything that is needed to read it, and what came of reading it.

use std::ops::ControlFlow;
use std::sync::Arc;

use platform::store::{Db, Reads, StoreError};
use tabular::Table;

use super::fate::{self, Against, Current, Plan};
use super::guess::{self, Ground};
use super::mapping::{self, Mapping};
use super::names::Names;
use super::quality::{self, Quality};
use super::rows::Rows;
use super::{IntakeFault, store};
use crate::indicator::{self, Dimension, Indicator};
use crate::measured_unit::{self, Units};
use crate::observation;

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
    pub(super) headings_hash: String,
}

impl Look {
    /// Tells whether it can be written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.mapping_faults.is_empty() && self.plan.faults.is_empty()
    }
}

/// Runs what keeps a core busy beside the requests.
pub(super) async fn busy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, IntakeFault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "Reading a file broke down");
        IntakeFault::Stopped
    })
}

/// Guesses how a table is read, or remembers how the last one with the same headings was.
pub(super) async fn mapping_of(
    reads: &mut impl Reads,
    setting: &Setting,
    table: &Table,
) -> Result<Mapping, StoreError> {
    let indicator = &setting.indicator;
    let hash = mapping::headings_hash(table);
    let remembered = store::remembered(reads, &indicator.municipality_id, &indicator.id, &hash).await?;
    let known = remembered.and_then(|json| serde_json::from_str::<Mapping>(&json).ok());
    let known =
        known.map(|known| Mapping { sheet: table.name.clone(), ..known.for_headings(table, indicator.frequency) });
    Ok(known.unwrap_or_else(|| guess::guess(table, &setting.ground())))
}

/// Reads a table as a mapping says, and says what would become of its values.
pub(super) async fn look_at(
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
