//! Tables in Word: a header row that repeats on each page, rows that stay whole, and a name for screen readers.

use super::body::Body;
use crate::{Align, Column, FirstColumn, Inline, Table, TableRow};

/// The width of the text on the page in twentieths of a point (160 mm).
const TEXT_WIDTH: u32 = 9072;
/// A row with more letters than this may be broken over two pages, so that it leaves no large hole.
const LONG_ROW: usize = 900;

const HEADER_BIT: u16 = 0x0020;
const NO_COLUMN_BANDS_BIT: u16 = 0x0400;

/// What part of the table a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Body,
    Total,
}

/// Writes the caption and the table, and a small gap that keeps it from growing together with what follows.
pub(super) fn write(table: &Table, number: usize, body: &mut Body<'_>) {
    body.caption("TableCaption", body.words.table, number, &table.caption);
    let widths = widths(&table.columns);
    body.xml.open("w:tbl", &[]);
    properties(table, body);
    body.xml.open("w:tblGrid", &[]);
    for width in &widths {
        body.xml.empty("w:gridCol", &[("w:w", width)]);
    }
    body.xml.close();
    let titles: TableRow = table.columns.iter().map(|column| vec![Inline::Text(column.title.clone())]).collect();
    row(table, &titles, Part::Header, &widths, body);
    for cells in &table.rows {
        row(table, cells, Part::Body, &widths, body);
    }
    if let Some(total) = &table.total {
        row(table, total, Part::Total, &widths, body);
    }
    body.xml.close();
    body.begin_paragraph("AfterTable");
    body.xml.close();
}

fn properties(table: &Table, body: &mut Body<'_>) {
    // Which parts look different: once as attributes and once as the bits that older readers know.
    let (has_total, total_bit) = if table.total.is_some() { ("1", 0x0040) } else { ("0", 0) };
    let named_rows = table.first_column == FirstColumn::RowHeader;
    let (names_rows, names_bit) = if named_rows { ("1", 0x0080) } else { ("0", 0) };
    let look = format!("{:04X}", HEADER_BIT | NO_COLUMN_BANDS_BIT | total_bit | names_bit);
    body.xml.open("w:tblPr", &[]);
    body.xml.value("w:tblStyle", "ReportTable");
    body.xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
    body.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    body.xml.empty(
        "w:tblLook",
        &[
            ("w:val", &look),
            ("w:firstRow", "1"),
            ("w:lastRow", has_total),
            ("w:firstColumn", names_rows),
            ("w:lastColumn", "0"),
            ("w:noHBand", "0"),
            ("w:noVBand", "1"),
        ],
    );
    body.xml.value("w:tblCaption", &table.caption);
    body.xml.close();
}

/// Returns each column's width in twentieths of a point, so that they fill the text's width.
fn widths(columns: &[Column]) -> Vec<String> {
    let share = |column: &Column| u32::from(column.width_share.max(1));
    let all: u32 = columns.iter().map(share).sum();
    columns.iter().map(|column| (TEXT_WIDTH * share(column) / all.max(1)).to_string()).collect()
}

fn row(table: &Table, cells: &TableRow, part: Part, widths: &[String], body: &mut Body<'_>) {
    let letters: usize = cells.iter().flatten().map(|piece| piece.words().len()).sum();
    body.xml.open("w:tr", &[]);
    body.xml.open("w:trPr", &[]);
    if letters <= LONG_ROW {
        body.xml.empty("w:cantSplit", &[]);
    }
    if part == Part::Header {
        body.xml.empty("w:tblHeader", &[]);
    }
    body.xml.close();
    for ((cell, column), width) in cells.iter().zip(&table.columns).zip(widths) {
        body.xml.open("w:tc", &[]);
        body.xml.open("w:tcPr", &[]);
        body.xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
        body.xml.close();
        body.begin_paragraph(match column.align {
            Align::Start => "TableText",
            Align::End => "TableNumber",
        });
        body.pieces(cell);
        body.xml.close();
        body.xml.close();
    }
    body.xml.close();
}
