//! The booklet as a document to be read: the core task, the overview, what holds for all, a chapter for each task, words,
//! frame, authority, voices, and the wordings that it is made of. Pure.

use report::{Block, Document, Figure, Inline};
use ui::i18n::{Language, Locale};

use super::chapter::{Page, Under};
use super::line::{bullets, heading, paragraph, plain, strong};
use super::{Booklet, chapter, common_texts};
use crate::figures::{Detail, Division, Links, Pen, Stand, Stated, capitalised};
use crate::wording::PartKind;

/// Returns the booklet as a document, from which PDF, DOCX and HTML are written.
#[must_use]
pub fn document(booklet: &Booklet, locale: &Locale) -> Document {
    let ink = Ink::new(booklet, locale);
    let mut blocks = Vec::new();
    overall(&ink, &mut blocks);
    overview(&ink, &mut blocks);
    common_texts::opening(&ink, &mut blocks);
    tasks(&ink, &mut blocks);
    common_texts::closing(&ink, &mut blocks);
    common_texts::versions(&ink, &mut blocks);
    Document {
        title: locale.t("booklet-cover"),
        subtitle: subtitle(&ink),
        organisation: booklet.municipality.clone(),
        language: match locale.language {
            Language::Danish => report::Language::Danish,
            Language::English => report::Language::English,
        },
        date: booklet.printed,
        date_text: date_text(booklet, locale),
        contents_title: locale.t("booklet-contents"),
        accent: booklet.accent,
        blocks,
    }
}

/// What every part of the document is written with.
pub(super) struct Ink<'b> {
    pub(super) booklet: &'b Booklet,
    pub(super) locale: &'b Locale,
    pub(super) division: Division<'b>,
    pub(super) pen: Pen<'b>,
}

impl<'b> Ink<'b> {
    fn new(booklet: &'b Booklet, locale: &'b Locale) -> Self {
        let pen = Pen { locale, look: booklet.look, links: Links::None, detail: Detail::Titles };
        Self { booklet, locale, division: Division::of(&booklet.stand), pen }
    }

    pub(super) fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    pub(super) fn stand(&self) -> &'b Stand {
        &self.booklet.stand
    }

    pub(super) fn kind_of(&self, stated: &Stated) -> String {
        self.pen.kind_of(stated, &self.division)
    }

    pub(super) fn is_north(&self, stated: &Stated) -> bool {
        self.division.north.is_some_and(|north| north.task.id == stated.task.id)
    }

    /// The tasks with chapters, in the order of the tree; the organisational one last, as it carries the others.
    fn chapters(&self) -> Vec<&'b Stated> {
        let ground = self.division.ground;
        let is_ground = |stated: &Stated| ground.is_some_and(|ground| ground.task.id == stated.task.id);
        let others = self.stand().tasks.iter().filter(|stated| !self.is_north(stated) && !is_ground(stated));
        others.chain(ground).collect()
    }

    /// A figure with its words as alternative text.
    pub(super) fn figure(&self, drawn: &figure::Figure) -> Block {
        let outline = &drawn.outline;
        let titles: Vec<&str> =
            outline.walk().iter().skip(1).map(|node| node.heading.as_str()).filter(|title| !title.is_empty()).collect();
        let alt = format!("{} {}", outline.text, titles.join("; "));
        Block::Figure(Figure { svg: drawn.svg.clone(), alt, caption: outline.heading.clone() })
    }
}

fn subtitle(ink: &Ink<'_>) -> String {
    let north = ink.division.north.map(|north| capitalised(&north.task.title));
    north.unwrap_or_else(|| ink.stand().model.title.clone())
}

fn date_text(booklet: &Booklet, locale: &Locale) -> String {
    let printed = locale.date_text(&booklet.printed.to_string());
    match &booklet.day {
        Some(day) => locale.t2("booklet-printed-as-of", "day", locale.date_text(day), "date", printed),
        None => locale.t1("booklet-printed", "date", printed),
    }
}

/// The overall core task and all that it says; nothing in a model without one.
fn overall(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let Some(north) = ink.division.north else { return };
    blocks.push(heading(1, ink.t("booklet-overall"), "kerneopgaven".to_owned()));
    blocks.push(Block::Note(strong(capitalised(&north.task.title))));
    // How it is worded in the overview is read there.
    let under = Under { id: "kerneopgaven", level: 2, told: &[PartKind::OverviewWording] };
    chapter::content(north, under, ink, blocks);
}

/// The whole on one page: the figure, and the tasks with their purposes, leading to their chapters.
fn overview(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    if ink.division.north.is_some() && ink.chapters().is_empty() {
        // North alone has been told.
        return;
    }
    if !blocks.is_empty() {
        blocks.push(Block::PageBreak);
    }
    blocks.push(heading(1, ink.t("booklet-overview"), "overblik".to_owned()));
    if ink.division.is_empty() {
        blocks.push(paragraph(plain(ink.t("core-task-model-empty"))));
        return;
    }
    blocks.push(ink.figure(&ink.pen.overview(ink.stand())));
    let item = |stated: &Stated| {
        let reference = Inline::Reference { text: capitalised(&stated.task.title), target_id: chapter::anchor(stated) };
        let mut line = vec![Inline::Strong(format!("{}: ", ink.kind_of(stated))), reference];
        if !stated.task.purpose.is_empty() {
            line.push(Inline::Text(format!(". {}", capitalised(&stated.task.purpose))));
        }
        line
    };
    blocks.push(paragraph(plain(ink.t("booklet-overview-lead"))));
    blocks.push(bullets(ink.chapters().into_iter().map(item).collect()));
}

/// A chapter for each task, on a page of its own; what hangs under a task follows it.
fn tasks(ink: &Ink<'_>, blocks: &mut Vec<Block>) {
    let chapters = ink.chapters();
    if chapters.is_empty() {
        return;
    }
    blocks.push(Block::PageBreak);
    blocks.push(heading(1, ink.t("booklet-tasks"), "opgaver".to_owned()));
    for (number, stated) in chapters.into_iter().enumerate() {
        let is_deeper = ink.division.deeper.iter().any(|deeper| deeper.task.id == stated.task.id);
        let page = if number == 0 || is_deeper { Page::Same } else { Page::New };
        chapter::write(stated, page, ink, blocks);
    }
}
