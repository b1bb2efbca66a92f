//! Reading the files back: the words in a web page, a Word file and a PDF.

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

use report::{Block, Document, Inline};
use scraper::{Html, Selector};
use zip::ZipArchive;

/// Returns every text of the content in reading order, with the number of each caption before it.
pub(crate) fn texts_of(document: &Document, table: &str, figure: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let (mut tables, mut figures) = (0, 0);
    let add_line = |texts: &mut Vec<String>, line: &[Inline]| {
        texts.extend(line.iter().map(|piece| piece.words().to_owned()));
    };
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => texts.push(heading.text.clone()),
            Block::Paragraph(line) | Block::Note(line) => add_line(&mut texts, line),
            Block::List(list) => list.items.iter().for_each(|item| add_line(&mut texts, item)),
            Block::Table(content) => {
                tables += 1;
                texts.push(format!("{table} {tables}"));
                texts.push(content.caption.clone());
                texts.extend(content.columns.iter().map(|column| column.title.clone()));
                for row in content.rows.iter().chain(&content.total) {
                    row.iter().for_each(|cell| add_line(&mut texts, cell));
                }
            }
            Block::Figure(content) => {
                figures += 1;
                texts.push(format!("{figure} {figures}"));
                texts.push(content.caption.clone());
            }
            Block::Quote(quote) => {
                quote.paragraphs.iter().chain([&quote.source]).for_each(|line| add_line(&mut texts, line));
            }
            Block::Photo(_) | Block::PageBreak => {}
        }
    }
    texts
}

/// Returns the texts run together without spaces, which is what can be compared between formats.
pub(crate) fn squeezed<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().flat_map(str::chars).filter(|character| !character.is_whitespace()).collect()
}

/// Returns the visible words of a page's main content. Words inside drawings are not counted.
pub(crate) fn words_of_page(page: &str) -> String {
    let page = Html::parse_document(page);
    let content = page.select(&selector(".report-content")).next().unwrap();
    let in_drawing = selector("svg text");
    let drawn: Vec<_> = content.select(&in_drawing).flat_map(|text| text.descendants().map(|node| node.id())).collect();
    let words =
        content.descendants().filter(|node| !drawn.contains(&node.id())).filter_map(|node| node.value().as_text());
    squeezed(words.map(|text| &**text))
}

pub(crate) fn selector(rule: &str) -> Selector {
    Selector::parse(rule).unwrap()
}

/// Returns one part of a Word file as text.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(file)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Returns the visible words of a Word file's text, without its title page and contents.
pub(crate) fn words_of_word_file(file: &[u8]) -> String {
    let body = part(file, "word/document.xml");
    let mut words = Vec::new();
    for paragraph in body.split("<w:p>").skip(1) {
        let style = paragraph.split_once("<w:pStyle w:val=\"").unwrap().1.split('"').next().unwrap();
        if ["Organisation", "Title", "Subtitle", "Date", "TOC"].iter().any(|front| style.starts_with(front)) {
            continue;
        }
        for text in paragraph.split("<w:t xml:space=\"preserve\">").skip(1) {
            words.push(quick_xml::escape::unescape(text.split_once("</w:t>").unwrap().0).unwrap().into_owned());
        }
    }
    squeezed(words.iter().map(String::as_str))
}

/// Runs a program that reads the file, and returns what it says; none, with a reason printed, when it is not installed.
pub(crate) fn read_with(program: &str, options: &[&str], file: &Path) -> Option<String> {
    let to_output: &[&str] = if program == "pdftotext" { &["-"] } else { &[] };
    match Command::new(program).args(options).arg(file).args(to_output).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(reason) => {
            println!("skipped: {program} (package poppler-utils) cannot be run: {reason}");
            None
        }
    }
}
