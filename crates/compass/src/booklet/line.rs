//! The small pieces that the booklet's document is put together of.

use report::{Align, Block, Column, FirstColumn, Heading, Inline, List, Ordering, Table, TableRow};

pub(super) fn heading(level: u8, text: String, id: String) -> Block {
    Block::Heading(Heading { level, text, id })
}

pub(super) fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

pub(super) fn strong(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Strong(text.into())]
}

pub(super) fn paragraph(line: Vec<Inline>) -> Block {
    Block::Paragraph(line)
}

/// A text's own paragraphs: its lines that say something.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| paragraph(plain(line))).collect()
}

pub(super) fn bullets(items: Vec<Vec<Inline>>) -> Block {
    Block::List(List { ordering: Ordering::Bulleted, items })
}

/// A name, then what it is about.
pub(super) fn named(name: &str, text: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    if !name.trim().is_empty() {
        let end = if text.trim().is_empty() { "" } else { ": " };
        line.push(Inline::Strong(format!("{}{end}", name.trim())));
    }
    line.push(Inline::Text(text.trim().to_owned()));
    line
}

pub(super) fn column(title: String, align: Align, width_share: u16) -> Column {
    Column { title, align, width_share }
}

pub(super) fn table(caption: String, columns: Vec<Column>, rows: Vec<TableRow>) -> Block {
    Block::Table(Table { caption, columns, first_column: FirstColumn::RowHeader, rows, total: None })
}
