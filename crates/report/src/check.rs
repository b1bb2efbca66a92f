//! The faults of content that would make a report inaccessible or impossible to write, found before it is written.

use std::collections::BTreeSet;

use crate::prepare::lines_of;
use crate::{Block, Document, Figure, Heading, Inline, ReportError, Table, address};

/// Checks that the document can be written in every format.
///
/// Drawings are looked at only when the document is written.
///
/// # Errors
/// The first fault met in reading order: a skipped heading level, a reference to nothing, a ragged table and the like.
pub fn check(document: &Document) -> Result<(), ReportError> {
    if document.title.trim().is_empty() {
        return Err(ReportError::NoTitle);
    }
    let mut ids = check_headings(document)?;
    add_targets(document, &mut ids)?;
    let mut tables = 0;
    let mut figures = 0;
    let mut photos = 0;
    for block in &document.blocks {
        match block {
            Block::Heading(_) | Block::PageBreak => {}
            Block::Paragraph(line) | Block::Note(line) => check_line(line, &ids)?,
            Block::List(list) => list.items.iter().try_for_each(|item| check_line(item, &ids))?,
            Block::Table(table) => {
                tables += 1;
                check_table(table, tables, &ids)?;
            }
            Block::Figure(figure) => {
                figures += 1;
                check_figure(figure, figures)?;
            }
            Block::Quote(quote) => {
                quote.paragraphs.iter().chain([&quote.source]).try_for_each(|line| check_line(line, &ids))?;
            }
            Block::Photo(photo) => {
                photos += 1;
                if photo.alt.trim().is_empty() {
                    return Err(ReportError::NoPhotoAlternative { number: photos });
                }
            }
        }
    }
    Ok(())
}

/// Checks the headings against each other and returns their ids. PDF/UA-1 (7.4.2) forbids skipped levels.
fn check_headings(document: &Document) -> Result<BTreeSet<&str>, ReportError> {
    let mut ids = BTreeSet::new();
    let mut previous = 0;
    for block in &document.blocks {
        let Block::Heading(heading) = block else {
            continue;
        };
        check_heading(heading, previous)?;
        if !ids.insert(heading.id.as_str()) {
            return Err(ReportError::DuplicateId { text: heading.text.clone(), id: heading.id.clone() });
        }
        previous = heading.level;
    }
    Ok(ids)
}

fn check_heading(heading: &Heading, previous: u8) -> Result<(), ReportError> {
    if heading.text.trim().is_empty() {
        return Err(ReportError::EmptyHeading { id: heading.id.clone() });
    }
    let text = heading.text.clone();
    if !(1..=4).contains(&heading.level) {
        return Err(ReportError::HeadingLevel { heading: text, level: heading.level });
    }
    if heading.level > previous + 1 {
        return Err(ReportError::SkippedLevel { heading: text, level: heading.level, most: previous + 1 });
    }
    check_id(&heading.id, &text)
}

fn check_id(id: &str, text: &str) -> Result<(), ReportError> {
    let begins_with_letter = id.starts_with(|first: char| first.is_ascii_alphabetic());
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if begins_with_letter && id.bytes().all(allowed) {
        Ok(())
    } else {
        Err(ReportError::Id { text: text.to_owned(), id: id.to_owned() })
    }
}

/// Adds the ids of the targets in running text to those of the headings.
fn add_targets<'d>(document: &'d Document, ids: &mut BTreeSet<&'d str>) -> Result<(), ReportError> {
    for piece in document.blocks.iter().flat_map(lines_of).flatten() {
        if let Inline::Target { text, id } = piece {
            check_id(id, text)?;
            if !ids.insert(id) {
                return Err(ReportError::DuplicateId { text: text.clone(), id: id.clone() });
            }
        }
    }
    Ok(())
}

fn check_line(line: &[Inline], ids: &BTreeSet<&str>) -> Result<(), ReportError> {
    for piece in line {
        match piece {
            Inline::Reference { text, target_id } if !ids.contains(target_id.as_str()) => {
                return Err(ReportError::UnknownTarget { text: text.clone(), target_id: target_id.clone() });
            }
            Inline::Link { text, url } if !address::is_allowed(url) => {
                return Err(ReportError::Address { text: text.clone(), url: url.clone() });
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_table(table: &Table, number: usize, ids: &BTreeSet<&str>) -> Result<(), ReportError> {
    let columns = table.columns.len();
    if columns == 0 {
        return Err(ReportError::NoColumns { number, caption: table.caption.clone() });
    }
    for (index, row) in table.rows.iter().chain(&table.total).enumerate() {
        if row.len() != columns {
            return Err(ReportError::RowLength {
                number,
                caption: table.caption.clone(),
                row: index + 1,
                cells: row.len(),
                columns,
            });
        }
        row.iter().try_for_each(|cell| check_line(cell, ids))?;
    }
    Ok(())
}

fn check_figure(figure: &Figure, number: usize) -> Result<(), ReportError> {
    if figure.alt.trim().is_empty() {
        return Err(ReportError::NoAlternative { number, caption: figure.caption.clone() });
    }
    Ok(())
}
