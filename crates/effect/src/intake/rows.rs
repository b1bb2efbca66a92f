//! The values of a file in one shape, whatever the file looks like: long or wide, CSV, Excel, JSON-stat or the answer of a
//! service. Texts that stand again and again (units, periods, parts) are kept once, and read once by `fate`.

use std::collections::HashMap;

use tabular::{RowFault, Table};

use super::fault::{Fault, Why};
use super::mapping::{Mapping, Use};
use super::number::{self, Number};
use crate::observation::Status;

/// How many rows that are faulty as a whole are kept.
pub const MOST_FAULTS: usize = 10_000;

/// One value as the file says it. Unit, period and part are places in the lists of [`Rows`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub line: usize,
    /// The column of the number.
    pub column: usize,
    /// Which text names the unit.
    pub unit: usize,
    /// Which text names the period.
    pub period: usize,
    /// Which categories say which part it is for.
    pub part: usize,
    /// The number, or what is counted.
    pub numerator: Number,
    /// What it is counted among.
    pub denominator: Number,
    /// What the file calls its status; empty when it says nothing.
    pub status: String,
    /// What the file says of it.
    pub note: String,
    /// What stands in the cell of a number that is none; empty otherwise.
    pub wrong: String,
}

/// An empty cell of a number, as the file names its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blank {
    /// Where it stands.
    pub line: usize,
    /// What the file calls the unit.
    pub unit: String,
    /// What it calls the period.
    pub period: String,
}

/// All values of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The values, in the order of the file.
    pub rows: Vec<Row>,
    /// The texts that name units.
    pub units: Vec<String>,
    /// The texts that name periods.
    pub periods: Vec<String>,
    /// The texts that name periods of empty cells.
    pub blank_periods: Vec<String>,
    /// Dimension (as the indicator calls it) and category (as the file does) of each part.
    pub parts: Vec<Vec<(String, String)>>,
    /// What is wrong with the first [`MOST_FAULTS`] rows that are faulty as a whole; these have no value in `rows`.
    pub faults: Vec<Fault>,
    /// How many rows are faulty as a whole.
    pub faulty: usize,
    /// How many cells of numbers are empty, and say nothing.
    pub blank: usize,
    /// Where they are: line, unit and period, at most [`tabular::MAX_ROWS`].
    pub blanks: Vec<[u32; 3]>,
    /// How many numbers had more decimals than are kept, and were rounded.
    pub rounded: usize,
    /// Whether there are more than [`tabular::MAX_ROWS`] values; then the rest is not here.
    pub is_cut: bool,
}

/// Texts, each kept once.
#[derive(Default)]
struct Kept {
    places: HashMap<String, usize>,
    texts: Vec<String>,
    /// Most rows say what the row before said.
    last: usize,
}

impl Kept {
    fn place(&mut self, text: &str) -> usize {
        if self.texts.get(self.last).is_some_and(|last| last == text) {
            return self.last;
        }
        self.last = match self.places.get(text) {
            Some(place) => *place,
            None => {
                self.texts.push(text.to_owned());
                self.places.insert(text.to_owned(), self.texts.len() - 1);
                self.texts.len() - 1
            }
        };
        self.last
    }
}

/// What each column is for, ready to be asked for each row.
struct Plan {
    unit: Option<usize>,
    period: Option<usize>,
    denominator: Option<usize>,
    status: Option<usize>,
    note: Option<usize>,
    /// The columns of numbers; in a wide table with the period that the heading names.
    numbers: Vec<(usize, Option<String>)>,
    categories: Vec<(usize, String)>,
}

impl Plan {
    fn new(mapping: &Mapping, table: &Table) -> Self {
        let uses: Vec<Use> = table.header.iter().map(|heading| mapping.use_of(heading)).collect();
        let one = |wanted: &Use| uses.iter().position(|used| used == wanted);
        let is_wide = uses.contains(&Use::Periods);
        let numbers = uses.iter().zip(&table.header).enumerate().filter_map(|(place, (used, heading))| match used {
            Use::Periods => Some((place, Some(heading.clone()))),
            Use::Value if !is_wide => Some((place, None)),
            _ => None,
        });
        let categories = uses.iter().enumerate().filter_map(|(place, used)| match used {
            Use::Category(dimension) => Some((place, dimension.clone())),
            _ => None,
        });
        Self {
            unit: one(&Use::Unit),
            period: one(&Use::Period),
            denominator: one(&Use::Denominator),
            status: one(&Use::Status),
            note: one(&Use::Note),
            numbers: numbers.collect(),
            categories: categories.collect(),
        }
    }
}

impl Rows {
    /// Reads a table as the mapping says.
    #[must_use]
    pub fn read(table: &Table, mapping: &Mapping) -> Self {
        let plan = Plan::new(mapping, table);
        let (mut units, mut periods, mut parts) = (Kept::default(), Kept::default(), Kept::default());
        let mut all = Self::default();
        // A period that nothing is said of is not read.
        let (mut part, mut blank_periods) = (String::new(), Kept::default());
        for row in &table.rows {
            if let Some(fault) = fault_of(row, table) {
                all.faulty += 1;
                all.faults.extend(Some(fault).filter(|_| all.faulty <= MOST_FAULTS));
                continue;
            }
            let cell =
                |place: Option<usize>| place.and_then(|place| row.cells.get(place)).map_or("", |text| text.trim());
            part.clear();
            for (place, _) in &plan.categories {
                part.push_str(cell(Some(*place)));
                part.push('\u{1f}');
            }
            let unit_text = if plan.unit.is_some() { cell(plan.unit) } else { mapping.unit.as_str() };
            let period_text = if plan.period.is_some() { cell(plan.period) } else { mapping.period.as_str() };
            let (unit, part) = (units.place(unit_text), parts.place(&part));
            for (column, heading) in &plan.numbers {
                let places = [Some(*column), plan.denominator];
                let period = || heading.as_deref().unwrap_or(period_text);
                let Some(said) = all.numbers(table, row, places, cell(plan.status), mapping) else {
                    if !all.is_cut && all.blanks.len() < tabular::MAX_ROWS {
                        let place = [row.line, unit, blank_periods.place(period())];
                        all.blanks.push(place.map(|place| u32::try_from(place).unwrap_or(u32::MAX)));
                    }
                    continue;
                };
                let period = periods.place(period());
                let (status, note) = (cell(plan.status).to_owned(), cell(plan.note).to_owned());
                all.rows.push(Row { column: *column, unit, period, part, status, note, ..said });
            }
            if all.is_cut {
                break;
            }
        }
        (all.units, all.periods, all.blank_periods) = (units.texts, periods.texts, blank_periods.texts);
        let categories = |joined: &String| {
            let cells = joined.split('\u{1f}').map(str::to_owned);
            plan.categories.iter().map(|(_, dimension)| dimension.clone()).zip(cells).collect()
        };
        all.parts = parts.texts.iter().map(categories).collect();
        all
    }

    /// Reads the numbers of a value; nothing when it says nothing, or when there is no room for it.
    fn numbers(
        &mut self,
        table: &Table,
        row: &tabular::Row,
        places: [Option<usize>; 2],
        status: &str,
        mapping: &Mapping,
    ) -> Option<Row> {
        let cell = |place: Option<usize>| place.and_then(|place| row.cells.get(place)).map_or("", |text| text.trim());
        let texts = places.map(cell);
        if texts.iter().all(|text| text.is_empty()) && status.is_empty() {
            self.blank += 1;
            return None;
        }
        if self.rows.len() >= tabular::MAX_ROWS {
            self.is_cut = true;
            return None;
        }
        let [numerator, denominator] = [0, 1].map(|nth: usize| {
            let (text, place) = (texts.get(nth).copied().unwrap_or_default(), places.get(nth).copied().flatten());
            // Only a point can be read in two ways, and only after one are there too many decimals.
            if text.contains('.') && place.is_some_and(|place| table.is_stored(row.line, place)) {
                let (number, is_rounded) = number::stored(text);
                self.rounded += usize::from(is_rounded);
                number
            } else {
                number::typed(text, mapping.points.unwrap_or_default())
            }
        });
        let wrong = texts.iter().zip([numerator, denominator]).find(|(_, number)| matches!(number, Number::Wrong(_)));
        let wrong = wrong.map(|(text, _)| text.chars().take(80).collect()).unwrap_or_default();
        Some(Row { line: row.line, numerator, denominator, wrong, ..Row::default() })
    }

    /// An empty cell, by its place in [`Self::blanks`].
    #[must_use]
    pub fn blank(&self, [line, unit, period]: [u32; 3]) -> Blank {
        let text = |texts: &[String], place: u32| texts.get(place as usize).cloned().unwrap_or_default();
        Blank { line: line as usize, unit: text(&self.units, unit), period: text(&self.blank_periods, period) }
    }

    /// The text of a row's unit.
    #[must_use]
    pub fn unit_of(&self, row: &Row) -> &str {
        self.units.get(row.unit).map_or("", String::as_str)
    }

    /// The text of a row's period.
    #[must_use]
    pub fn period_of(&self, row: &Row) -> &str {
        self.periods.get(row.period).map_or("", String::as_str)
    }
}

/// What is wrong with a row before anybody looks at its values.
fn fault_of(row: &tabular::Row, table: &Table) -> Option<Fault> {
    let fault = row.faults.first()?;
    let (column, value, why) = match *fault {
        RowFault::TooManyCells { found } | RowFault::TooFewCells { found } => {
            (String::new(), found.to_string(), Why::Cells { wanted: table.header.len() })
        }
        RowFault::UnclosedQuote => (String::new(), row.cells.first().cloned().unwrap_or_default(), Why::OpenQuote),
        RowFault::FormulaError { column } => {
            let at = |texts: &[String]| texts.get(column).cloned().unwrap_or_default();
            (at(&table.header), at(&row.cells), Why::Formula)
        }
    };
    Some(Fault { line: row.line, column, value: value.chars().take(80).collect(), why })
}

/// Reads what files and services call a status; nothing when it says nothing or nothing that is known.
#[must_use]
pub fn status(text: &str) -> Option<Status> {
    Some(match text.to_lowercase().as_str() {
        "final" | "endelig" | "endeligt" | "a" | "f" => Status::Final,
        "preliminary" | "provisional" | "foreløbig" | "foreløbigt" | "estimeret" | "p" | "e" => Status::Preliminary,
        "corrected" | "revised" | "rettet" | "revideret" | "r" => Status::Corrected,
        "suppressed" | "confidential" | "diskretioneret" | "skjult" | "c" | ".." => Status::Suppressed,
        "missing" | "mangler" | "manglende" | "m" | "x" | ":" | "." | "..." => Status::Missing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        tabular::read("a.csv", text.as_bytes()).unwrap().remove(0)
    }

    fn mapping(uses: &[(&str, &str)]) -> Mapping {
        let uses = uses.iter().map(|(heading, name)| ((*heading).to_owned(), Use::from_name(name).unwrap()));
        Mapping { uses: uses.collect(), ..Mapping::default() }
    }

    #[test]
    fn a_long_table_gives_a_value_for_each_row_and_keeps_each_text_once() {
        let table = table("Skole;Måned;Køn;Fravær\nØst;2024-01;K;4,5\nØst;2024-02;K;5\nVest;2024-01;M;..\n");
        let rows = Rows::read(
            &table,
            &mapping(&[("Skole", "unit"), ("Måned", "period"), ("Køn", "category:koen"), ("Fravær", "value")]),
        );
        assert_eq!(rows.units, ["Øst", "Vest"]);
        assert_eq!(rows.periods, ["2024-01", "2024-02"]);
        assert_eq!(rows.parts.len(), 2);
        assert_eq!(rows.parts[0], [("koen".to_owned(), "K".to_owned())]);
        assert_eq!(rows.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(rows.rows[2].numerator, Number::Suppressed);
    }

    #[test]
    fn a_wide_table_gives_a_value_for_each_period_of_a_row() {
        let table = table("Skole;2022;2023;2024\nØst;1;2;\nVest;4;5;6\n");
        let uses = [("Skole", "unit"), ("2022", "periods"), ("2023", "periods"), ("2024", "periods")];
        let rows = Rows::read(&table, &mapping(&uses));
        assert_eq!((rows.rows.len(), rows.blank), (5, 1));
        assert_eq!(rows.periods, ["2022", "2023", "2024"]);
        assert_eq!((rows.rows[4].line, rows.rows[4].column), (3, 3));
    }

    #[test]
    fn a_row_that_does_not_fit_its_headings_is_a_fault_and_no_value() {
        let table = table("Skole;År;Tal\nØst;2024;1;7\nVest;2024;2\n");
        let rows = Rows::read(&table, &mapping(&[("Skole", "unit"), ("År", "period"), ("Tal", "value")]));
        assert_eq!(rows.rows.len(), 1);
        assert_eq!((rows.faults[0].line, rows.faults[0].why.clone()), (2, Why::Cells { wanted: 3 }));
    }
}
