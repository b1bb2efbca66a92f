//! The report as a document to be read: guide, a chapter for each exercise, all raw statements, and the account.

mod account;
mod agreement;
mod appendix;
mod chapter;

use std::collections::BTreeMap;

use report::{Align, Block, Column, Document, Heading, Inline, List, Ordering};
use ui::i18n::{Language, Locale};

use super::{CampReport, ExerciseReport, StatementReport, number};

/// Returns the report as a document, from which PDF, DOCX and HTML are written.
///
/// Every identifier in it is a link to the row of the appendix where the statement's words stand.
#[must_use]
pub fn document(report: &CampReport, locale: &Locale) -> Document {
    let pen = Pen::new(report, locale);
    let mut blocks = guide(report, &pen);
    for exercise in report.held() {
        chapter::write(exercise, &pen, &mut blocks);
    }
    appendix::write(report, &pen, &mut blocks);
    account::write(report, &pen, &mut blocks);
    agreement::write(report, &pen, &mut blocks);
    Document {
        title: locale.t1("report-title", "task", &report.core_task),
        subtitle: subtitle(report, locale),
        organisation: report.municipality.clone(),
        language: match locale.language {
            Language::Danish => report::Language::Danish,
            Language::English => report::Language::English,
        },
        date: report.printed.document,
        date_text: locale.t1("report-printed", "date", locale.date_text(&report.printed.iso())),
        contents_title: locale.t("report-contents"),
        accent: report.accent,
        blocks,
    }
}

fn subtitle(report: &CampReport, locale: &Locale) -> String {
    let mut parts = Vec::new();
    if report.title != report.core_task {
        parts.push(report.title.clone());
    }
    parts.push(locale.t1("report-held", "date", locale.date_text(&report.held_on)));
    parts.extend(report.participants.map(|participants| locale.count("report-participants", participants)));
    parts.join(" · ")
}

fn guide(report: &CampReport, pen: &Pen<'_>) -> Vec<Block> {
    let captured = report.sum(|exercise| exercise.counts.captured);
    let exercises = number(report.held().count());
    let example =
        report.held().flat_map(|exercise| &exercise.statements).next().map_or("", |statement| statement.code.as_str());
    let told = pen.locale.with(
        "report-guide",
        &[
            ("statements", &pen.locale.count("report-count-statements", captured)),
            ("exercises", &pen.locale.count("report-count-exercises", exercises)),
            ("example", &example),
        ],
    );
    let mut blocks = vec![heading(1, pen.locale.t("report-guide-title"), "vejledning".to_owned()), paragraph(told)];
    let not_placed = report.sum(|exercise| exercise.counts.not_placed);
    if not_placed > 0 {
        blocks.push(Block::Note(text(pen.locale.count("report-not-placed-yet", not_placed))));
    }
    blocks.push(account::overview(report, pen));
    blocks
}

/// What every part of the document writes with: the language, and where each statement stands in the appendix.
struct Pen<'r> {
    locale: &'r Locale,
    anchors: BTreeMap<&'r str, String>,
}

impl<'r> Pen<'r> {
    fn new(report: &'r CampReport, locale: &'r Locale) -> Self {
        let statements = report.held().flat_map(|exercise| &exercise.statements);
        let anchors = (1..).zip(statements).map(|(place, statement)| (statement.code.as_str(), format!("u{place}")));
        Self { locale, anchors: anchors.collect() }
    }

    /// A statement's identifier where its words stand, which references lead to.
    fn target(&self, code: &str) -> Inline {
        match self.anchors.get(code) {
            Some(anchor) => Inline::Target { text: code.to_owned(), id: anchor.clone() },
            None => Inline::Code(code.to_owned()),
        }
    }

    /// A statement's identifier, leading to where its words stand.
    fn reference(&self, code: &str) -> Inline {
        match self.anchors.get(code) {
            Some(anchor) => Inline::Reference { text: code.to_owned(), target_id: anchor.clone() },
            None => Inline::Code(code.to_owned()),
        }
    }

    fn references<'c>(&self, codes: impl IntoIterator<Item = &'c str>) -> Vec<Inline> {
        let mut line = Vec::new();
        for code in codes {
            if !line.is_empty() {
                line.push(Inline::Text(", ".to_owned()));
            }
            line.push(self.reference(code));
        }
        line
    }

    /// A statement's words as everyone may see them, with the headline first.
    fn words(&self, statement: &StatementReport) -> Vec<Inline> {
        let mut line = Vec::new();
        if !statement.headline.is_empty() {
            line.push(Inline::Strong(statement.headline.clone()));
        }
        let words = statement.words.clone().unwrap_or_else(|| self.locale.t("erased-words"));
        if !words.is_empty() {
            let gap = if line.is_empty() { "" } else { " " };
            line.push(Inline::Text(format!("{gap}{words}")));
        }
        line
    }

    fn group(&self, group: &str) -> String {
        if group.is_empty() {
            self.locale.t("report-no-group")
        } else {
            self.locale.t1("report-group-of", "group", group)
        }
    }

    fn title(&self, exercise: &ExerciseReport) -> String {
        self.locale.t(&exercise.exercise.title_key())
    }

    fn column(&self, key: &str, width_share: u16) -> Column {
        Column { title: self.locale.t(key), align: Align::Start, width_share }
    }

    fn number_column(&self, key: &str, width_share: u16) -> Column {
        Column { align: Align::End, ..self.column(key, width_share) }
    }

    fn number(&self, number: i64) -> Vec<Inline> {
        text(self.locale.number(number))
    }
}

/// The statements of each group, in their order.
fn groups(exercise: &ExerciseReport) -> impl Iterator<Item = &[StatementReport]> {
    exercise.statements.chunk_by(|one, next| one.group == next.group)
}

/// The anchor of an exercise's group in the appendix, by its place.
fn group_anchor(exercise: &ExerciseReport, place: usize) -> String {
    format!("udsagn-{}-{}", exercise.exercise.name(), place + 1)
}

fn heading(level: u8, text: String, id: String) -> Block {
    Block::Heading(Heading { level, text, id })
}

fn text(text: String) -> Vec<Inline> {
    vec![Inline::Text(text)]
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(text(words))
}

fn bullets(items: Vec<Vec<Inline>>) -> Block {
    Block::List(List { ordering: Ordering::Bulleted, items })
}
