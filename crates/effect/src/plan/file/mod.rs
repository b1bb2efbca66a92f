//! The file that a plan comes in: JSON with the table of core areas by administration and budget year, as Odense's
//! application has it. Read whole, or refused with every fault and its place.
//!
//! ```json
//! {"core_areas": {
//!   "administrations": [{"code": "BKF", "normalised_name": "By- og Kulturforvaltningen"}],
//!   "budget_years": [{"budget_year": 2011}],
//!   "table": [{"administration": "BKF", "budget_year": 2011, "area": "Veje", "uncertain": false}]}}
//! ```
//! `administration` is null for a core area across administrations, `budget_year` for one that has none yet. Whatever else
//! the file says is kept as it stands.

mod fault;
mod json;
mod read;

pub use fault::{Fault, Wanted};
pub use read::{MAX_BYTES, read};

use super::Year;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the core area is called.
    pub area: String,
    /// The name of its administration; empty for one across administrations.
    pub responsible: String,
    /// The budget year in which it is treated; none when it has none yet.
    pub year: Option<i64>,
    /// The row as the file has it, as JSON.
    pub remarks: String,
}

/// A plan as a file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFile {
    /// Whose plan it says that it is; empty when it does not say.
    pub municipality: String,
    /// The budget years, in order, each with what the file says of it as JSON.
    pub years: Vec<Year>,
    /// The rows of the table.
    pub rows: Vec<Row>,
    /// How many core areas it says that there are.
    pub stated_total: Option<i64>,
    /// The whole text of the file.
    pub content: String,
}
