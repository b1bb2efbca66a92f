//! Walks every text of a document, so that cleaning and replacing are written once for all formats.

use crate::{
    Block, Document, Figure, Heading, Inline, List, Photo, Quote, ReportError, Table, TableRow, check, photo, picture,
    plain::plain,
};

/// Returns the document checked, its text cleaned and its drawings made safe: what every writer starts from.
pub(crate) fn prepare(document: &Document) -> Result<Document, ReportError> {
    let document = map_text(document, &plain);
    check(&document)?;
    for (number, picture) in photo::numbered(&document) {
        photo::size(&picture.jpeg).map_err(|reason| ReportError::Photo { number, reason })?;
    }
    with_safe_pictures(document)
}

fn with_safe_pictures(mut document: Document) -> Result<Document, ReportError> {
    let figures = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    for (index, figure) in figures.enumerate() {
        figure.svg = picture::safe(&figure.svg, index + 1).map_err(|reason| ReportError::Picture {
            number: index + 1,
            caption: figure.caption.clone(),
            reason,
        })?;
    }
    Ok(document)
}

/// Returns the document with `change` done to each text a reader sees or hears; ids and addresses are kept.
pub(crate) fn map_text(document: &Document, change: &dyn Fn(&str) -> String) -> Document {
    Document {
        title: change(&document.title),
        subtitle: change(&document.subtitle),
        organisation: change(&document.organisation),
        language: document.language,
        date: document.date,
        date_text: change(&document.date_text),
        contents_title: change(&document.contents_title),
        accent: document.accent,
        blocks: document.blocks.iter().map(|block| map_block(block, change)).collect(),
    }
}

fn map_block(block: &Block, change: &dyn Fn(&str) -> String) -> Block {
    match block {
        Block::Heading(heading) => {
            Block::Heading(Heading { level: heading.level, text: change(&heading.text), id: heading.id.clone() })
        }
        Block::Paragraph(line) => Block::Paragraph(map_line(line, change)),
        Block::List(list) => Block::List(List {
            ordering: list.ordering,
            items: list.items.iter().map(|item| map_line(item, change)).collect(),
        }),
        Block::Table(table) => Block::Table(map_table(table, change)),
        Block::Figure(figure) => Block::Figure(Figure {
            svg: figure.svg.clone(),
            alt: change(&figure.alt),
            caption: change(&figure.caption),
        }),
        Block::PageBreak => Block::PageBreak,
        Block::Note(line) => Block::Note(map_line(line, change)),
        Block::Photo(photo) => Block::Photo(Photo { jpeg: photo.jpeg.clone(), alt: change(&photo.alt) }),
        Block::Quote(quote) => Block::Quote(Quote {
            paragraphs: quote.paragraphs.iter().map(|line| map_line(line, change)).collect(),
            source: map_line(&quote.source, change),
        }),
    }
}

/// Returns every line of running text in a block, in reading order.
pub(crate) fn lines_of(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Paragraph(line) | Block::Note(line) => vec![line],
        Block::List(list) => list.items.iter().map(Vec::as_slice).collect(),
        Block::Table(table) => table.rows.iter().chain(&table.total).flatten().map(Vec::as_slice).collect(),
        Block::Quote(quote) => quote.paragraphs.iter().chain([&quote.source]).map(Vec::as_slice).collect(),
        Block::Heading(_) | Block::Figure(_) | Block::Photo(_) | Block::PageBreak => Vec::new(),
    }
}

fn map_table(table: &Table, change: &dyn Fn(&str) -> String) -> Table {
    let map_row = |row: &TableRow| row.iter().map(|cell| map_line(cell, change)).collect();
    let mut columns = table.columns.clone();
    for column in &mut columns {
        column.title = change(&column.title);
    }
    Table {
        caption: change(&table.caption),
        columns,
        first_column: table.first_column,
        rows: table.rows.iter().map(map_row).collect(),
        total: table.total.as_ref().map(map_row),
    }
}

fn map_line(line: &[Inline], change: &dyn Fn(&str) -> String) -> Vec<Inline> {
    let map = |piece: &Inline| match piece {
        Inline::Text(text) => Inline::Text(change(text)),
        Inline::Strong(text) => Inline::Strong(change(text)),
        Inline::Emphasis(text) => Inline::Emphasis(change(text)),
        Inline::Code(text) => Inline::Code(change(text)),
        Inline::Target { text, id } => Inline::Target { text: change(text), id: id.clone() },
        Inline::Link { text, url } => Inline::Link { text: change(text), url: url.clone() },
        Inline::Reference { text, target_id } => Inline::Reference { text: change(text), target_id: target_id.clone() },
    };
    line.iter().map(map).collect()
}
