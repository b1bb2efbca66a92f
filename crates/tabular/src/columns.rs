//! Checks a header against what the caller needs, once, so that rows can be read by the names of columns.

use crate::fault::{Expected, Fault};
use crate::row_reader::RowReader;
use crate::table::Table;

/// A table whose header has been checked. Names are matched without regard to case and surrounding white space.
#[derive(Clone, Debug)]
pub struct Columns<'t> {
    pub(crate) table: &'t Table,
    known: Vec<(String, usize)>,
    unknown: Vec<String>,
}

impl Table {
    /// Checks the header and returns the way to read the rows by name.
    ///
    /// # Errors
    /// One fault per missing required column ([`Expected::Column`], value: the header as it is) and per name that
    /// several columns have ([`Expected::UniqueColumn`]), on the header's line.
    pub fn columns<E: From<Expected>>(
        &self,
        required: &[&str],
        optional: &[&str],
    ) -> Result<Columns<'_>, Vec<Fault<E>>> {
        let found: Vec<String> = self.header.iter().map(|name| key(name)).collect();
        let fault = |column: &str, value: String, expected: Expected| Fault {
            file: self.name.clone(),
            line: self.header_line,
            column: column.to_owned(),
            value,
            expected: E::from(expected),
        };
        let (mut known, mut faults) = (Vec::new(), Vec::new());
        for (index, name) in required.iter().chain(optional).enumerate() {
            let mut places = found.iter().enumerate().filter(|(_, other)| **other == key(name)).map(|(at, _)| at);
            match places.next() {
                Some(place) => known.push((key(name), place)),
                None if index < required.len() => {
                    let header = self.header.join(", ");
                    faults.push(fault(name, header, Expected::Column((*name).to_owned())));
                }
                None => {}
            }
            if let Some(written) = places.next().and_then(|again| self.header.get(again)) {
                faults.push(fault(name, written.clone(), Expected::UniqueColumn));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let is_known = |place: usize| known.iter().any(|(_, at)| *at == place);
        let unknown = self.header.iter().enumerate().filter(|(place, name)| !is_known(*place) && !name.is_empty());
        let unknown = unknown.map(|(_, name)| name.clone()).collect();
        Ok(Columns { table: self, known, unknown })
    }
}

impl<'t> Columns<'t> {
    /// The columns of the file that the caller did not ask for, as written: to be told, not silently dropped.
    #[must_use]
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Tells whether the file has the column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.place(column).is_some()
    }

    /// Goes through the rows with a reader for each.
    pub fn rows<E: From<Expected>>(&self) -> impl Iterator<Item = RowReader<'_, 't, E>> {
        self.table.rows.iter().map(|row| RowReader::new(self, row))
    }

    /// The 0-based place of a column in the rows.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        let wanted = key(column);
        self.known.iter().find(|(name, _)| *name == wanted).map(|(_, place)| *place)
    }

    /// The column's name as the file writes it.
    pub(crate) fn written(&self, column: &str) -> String {
        let written = self.place(column).and_then(|place| self.table.header.get(place));
        written.map_or_else(|| column.to_owned(), Clone::clone)
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}
