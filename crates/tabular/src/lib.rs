//! Reads and writes tables (CSV, XLSX) with the place of every fault. Pure: bytes in, rows out.
//!
//! The way in: [`read`] turns a file into [`Table`]s, [`Table::columns`] checks the header, and a
//! [`RowReader`] takes typed values from a row and collects every [`Fault`] on the way. The way out:
//! a [`Sheet`] is written by [`write_csv`], several in a [`Workbook`] by [`write_xlsx`].
//!
//! What is deliberately absent: files, clocks and words in Danish. The caller reads the bytes, gives the
//! date of a workbook, and translates [`Expected`] and [`ReadError`].

mod columns;
mod csv_reader;
mod csv_writer;
mod date;
mod encoding;
mod fault;
mod formula_guard;
mod limits;
mod read;
mod row_reader;
mod sheet;
mod sheet_names;
mod table;
mod unpacked;
mod xlsx_reader;
mod xlsx_writer;

pub use columns::Columns;
pub use csv_writer::{CsvFlavour, write_csv};
pub use date::Date;
pub use fault::{Expected, Fault};
pub use limits::{
    MAX_BYTES, MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_PART_BYTES, MAX_ROWS, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES,
};
pub use read::{ReadError, read};
pub use row_reader::RowReader;
pub use sheet::{Cell, Column, Kind, Sheet, Workbook, WriteError};
pub use table::{Row, RowFault, Stored, Table};
pub use xlsx_writer::write_xlsx;
