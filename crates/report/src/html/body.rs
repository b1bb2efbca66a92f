//! The blocks of a report as HTML elements.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;

use crate::words::{Words, caption_tail};
use crate::{
    Align, Block, Document, Figure, FirstColumn, Inline, List, Ordering, Photo, Quote, Table, TableRow, address,
};

/// A longer identifier than this may be broken over two lines.
const LONGEST_WHOLE_CODE: usize = 24;

/// Writes every block in reading order.
pub(super) fn write(document: &Document, out: &mut String) {
    let words = document.language.words();
    let mut tables = 0;
    let mut figures = 0;
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                let element = heading.level + 1;
                let text = escape(&heading.text);
                out.push_str(&format!("<h{element} id=\"{}\">{text}</h{element}>\n", heading.id));
            }
            Block::Paragraph(line) => wrapped(out, "<p>", line, "</p>\n"),
            Block::Note(line) => {
                wrapped(out, "<div class=\"report-note\" role=\"note\"><p>", line, "</p></div>\n");
            }
            Block::List(list) => write_list(list, out),
            Block::Table(table) => {
                tables += 1;
                write_table(table, tables, words, out);
            }
            Block::Figure(figure) => {
                figures += 1;
                write_figure(figure, figures, words, out);
            }
            Block::Photo(photo) => write_photo(photo, out),
            Block::Quote(quote) => write_quote(quote, out),
            Block::PageBreak => out.push_str("<div class=\"report-page-break\"></div>\n"),
        }
    }
}

fn wrapped(out: &mut String, before: &str, line: &[Inline], after: &str) {
    out.push_str(before);
    write_line(line, out);
    out.push_str(after);
}

fn write_line(line: &[Inline], out: &mut String) {
    for piece in line {
        let words = escape(piece.words());
        out.push_str(&match piece {
            Inline::Text(_) => words.into_owned(),
            Inline::Strong(_) => format!("<strong>{words}</strong>"),
            Inline::Emphasis(_) => format!("<em>{words}</em>"),
            Inline::Code(code) if code.chars().count() > LONGEST_WHOLE_CODE => {
                format!("<code class=\"report-long\">{words}</code>")
            }
            Inline::Code(_) => format!("<code>{words}</code>"),
            Inline::Target { id, .. } => format!("<code id=\"{id}\">{words}</code>"),
            Inline::Link { url, .. } => {
                format!("<a href=\"{}\">{words}</a>", escape(address::encoded(url)))
            }
            Inline::Reference { target_id, .. } => format!("<a href=\"#{target_id}\">{words}</a>"),
        });
    }
}

/// Writes a photograph into the page itself, which stays one file.
fn write_photo(photo: &Photo, out: &mut String) {
    out.push_str(&format!(
        "<div class=\"report-figure\"><img src=\"data:image/jpeg;base64,{}\" alt=\"{}\"></div>\n",
        STANDARD.encode(&photo.jpeg),
        escape(&photo.alt),
    ));
}

fn write_quote(quote: &Quote, out: &mut String) {
    out.push_str("<blockquote class=\"report-note\">\n");
    for line in &quote.paragraphs {
        wrapped(out, "<p>", line, "</p>\n");
    }
    if !quote.source.is_empty() {
        wrapped(out, "<p class=\"report-source\">", &quote.source, "</p>\n");
    }
    out.push_str("</blockquote>\n");
}

fn write_list(list: &List, out: &mut String) {
    let element = match list.ordering {
        Ordering::Bulleted => "ul",
        Ordering::Numbered => "ol",
    };
    out.push_str(&format!("<{element}>\n"));
    for item in &list.items {
        wrapped(out, "<li>", item, "</li>\n");
    }
    out.push_str(&format!("</{element}>\n"));
}

/// Writes a table in a frame that scrolls sideways by keyboard too, so that the page itself never has to.
fn write_table(table: &Table, number: usize, words: Words, out: &mut String) {
    let id = format!("report-table-{number}");
    let tail = caption_tail(&table.caption);
    out.push_str(&format!(
        "<div class=\"report-scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n\
         <table class=\"report-table\">\n<caption id=\"{id}\"><strong>{} {number}</strong>{}</caption>\n<thead>\n<tr>",
        words.table,
        escape(&tail),
    ));
    for column in &table.columns {
        let title = escape(&column.title);
        out.push_str(&format!("<th scope=\"col\"{}>{title}</th>", class_of(column.align)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(table, row, out);
    }
    out.push_str("</tbody>\n");
    if let Some(total) = &table.total {
        out.push_str("<tfoot>\n");
        write_row(table, total, out);
        out.push_str("</tfoot>\n");
    }
    out.push_str("</table>\n</div>\n");
}

fn class_of(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => " class=\"report-number\"",
    }
}

fn write_row(table: &Table, row: &TableRow, out: &mut String) {
    out.push_str("<tr>");
    for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
        let class = class_of(column.align);
        if index == 0 && table.first_column == FirstColumn::RowHeader {
            wrapped(out, &format!("<th scope=\"row\"{class}>"), cell, "</th>");
        } else {
            wrapped(out, &format!("<td{class}>"), cell, "</td>");
        }
    }
    out.push_str("</tr>\n");
}

fn write_figure(figure: &Figure, number: usize, words: Words, out: &mut String) {
    out.push_str(&format!(
        "<figure class=\"report-figure\">\n<div role=\"img\" aria-label=\"{}\">{}</div>\n\
         <figcaption><strong>{} {number}</strong>{}</figcaption>\n</figure>\n",
        escape(&figure.alt),
        figure.svg,
        words.figure,
        escape(caption_tail(&figure.caption)),
    ));
}
