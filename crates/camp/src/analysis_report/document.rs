//! The report as a document to be read: guide, a chapter for each camp, what goes through all, sources, method.

use report::{Align, Block, Column, Document, Figure, FirstColumn, Heading, Inline, List, Ordering, Table};
use ui::i18n::{Language, Locale};

use super::{AnalysisReport, CampAnalysis, ColumnReport, Point, SourceReport};
use crate::analysis::{self, Piece, Who};

/// Returns the report as a document, from which PDF, DOCX and HTML are written.
#[must_use]
pub fn document(report: &AnalysisReport, locale: &Locale) -> Document {
    let pen = Pen { locale, report };
    let mut blocks = pen.guide();
    for (place, camp) in report.camps.iter().enumerate() {
        pen.camp(place, camp, &mut blocks);
    }
    pen.crossings(&mut blocks);
    pen.sources(&mut blocks);
    pen.method(&mut blocks);
    Document {
        title: locale.t("analysis-report-title"),
        subtitle: locale.t1(
            "analysis-report-subtitle",
            "camps",
            locale.count("analysis-report-camps", number(report.camps.len())),
        ),
        organisation: report.municipality.clone(),
        language: match locale.language {
            Language::Danish => report::Language::Danish,
            Language::English => report::Language::English,
        },
        date: report.printed.document,
        date_text: locale.t1("analysis-report-printed", "date", locale.date_text(&report.printed.iso())),
        contents_title: locale.t("report-contents"),
        accent: report.accent,
        blocks,
    }
}

struct Pen<'r> {
    locale: &'r Locale,
    report: &'r AnalysisReport,
}

impl Pen<'_> {
    fn guide(&self) -> Vec<Block> {
        let mut blocks = vec![
            heading(1, self.locale.t("analysis-report-guide-title"), "vejledning".to_owned()),
            paragraph(self.locale.t("analysis-report-guide")),
        ];
        if self.report.camps.iter().any(CampAnalysis::is_empty) {
            blocks.push(Block::Note(text(self.locale.t("analysis-report-unfinished"))));
        }
        let mut columns = vec![self.column("analysis-report-camp", 8)];
        let keys = ["messages", "considerations", "preconditions", "contributions"];
        columns.extend(keys.map(|key| self.number_column(&format!("analysis-report-n-{key}"), 4)));
        let counts = |camp: &CampAnalysis| {
            let contributions = camp.contributions.iter().map(|column| column.points.len()).sum::<usize>();
            [camp.messages.len(), camp.considerations.len(), camp.preconditions.len(), contributions]
        };
        let rows = self.report.camps.iter().map(|camp| {
            let mut row = vec![text(camp.title.clone())];
            row.extend(counts(camp).map(|count| self.number(count)));
            row
        });
        let sums = self.report.camps.iter().map(counts).fold([0; 4], |sums, one| {
            let mut added = sums;
            added.iter_mut().zip(one).for_each(|(sum, count)| *sum += count);
            added
        });
        let mut total = vec![text(self.locale.t("report-total"))];
        total.extend(sums.map(|count| self.number(count)));
        blocks.push(Block::Table(Table {
            caption: self.locale.t("analysis-report-overview"),
            rows: rows.collect(),
            columns,
            first_column: FirstColumn::RowHeader,
            total: Some(total),
        }));
        blocks
    }

    fn camp(&self, place: usize, camp: &CampAnalysis, blocks: &mut Vec<Block>) {
        let id = |part: &str| format!("camp-{}-{part}", place + 1);
        blocks.push(Block::PageBreak);
        blocks.push(heading(1, camp.core_task.clone(), id("kapitel")));
        blocks.push(paragraph(self.locale.t1("report-held", "date", self.locale.date_text(&camp.date))));
        blocks.push(heading(2, self.locale.t("analysis-messages"), id("budskaber")));
        self.messages(camp, blocks);
        blocks.push(heading(2, self.locale.t("analysis-purpose"), id("formaal")));
        self.purpose(camp, &id, blocks);
        blocks.push(heading(2, self.locale.t("analysis-preconditions"), id("forudsaetninger")));
        self.points(&camp.preconditions, "analysis-no-preconditions", blocks);
        blocks.push(heading(2, self.locale.t("analysis-contributions"), id("bidrag")));
        self.contributions(camp, blocks);
    }

    fn messages(&self, camp: &CampAnalysis, blocks: &mut Vec<Block>) {
        if camp.messages.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-no-messages")));
            return;
        }
        let messages: Vec<(String, String)> =
            camp.messages.iter().map(|one| (one.title.clone(), one.text.clone())).collect();
        let (title, alt) = analysis::figure_words(&messages, &camp.core_task, self.locale);
        let colour = self.report.accent.map_or_else(|| "#454545".to_owned(), |accent| accent.to_string());
        let svg = analysis::figure(&analysis::Figure {
            title: &title,
            description: &alt,
            middle: &camp.core_task,
            messages: &messages,
            colour: &colour,
        });
        blocks.push(Block::Figure(Figure { svg, alt, caption: title }));
        let items = camp.messages.iter().map(|one| self.line(one)).collect();
        blocks.push(Block::List(List { ordering: Ordering::Numbered, items }));
    }

    fn purpose(&self, camp: &CampAnalysis, id: &dyn Fn(&str) -> String, blocks: &mut Vec<Block>) {
        let part = |key: &str, anchor: &str| heading(3, self.locale.t(key), id(anchor));
        blocks.push(part("analysis-purpose-now", "formaal-nu"));
        blocks.push(paragraph(camp.purpose.clone()));
        if !camp.analysed_purpose.is_empty() {
            blocks.push(part("analysis-purpose-analysed", "formaal-analyseret"));
            blocks.extend(camp.analysed_purpose.iter().map(|one| Block::Paragraph(self.line(one))));
        }
        blocks.push(part("analysis-considerations", "overvejelser"));
        self.points(&camp.considerations, "analysis-no-considerations", blocks);
        blocks.push(part("analysis-proposed", "forslag"));
        if camp.proposed_purpose.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-no-proposed")));
        }
        for one in &camp.proposed_purpose {
            blocks.push(Block::Paragraph(self.line(one)));
            blocks.push(paragraph(self.locale.t("analysis-report-changes")));
            blocks.push(Block::Paragraph(self.changes(&camp.purpose, &one.text)));
        }
    }

    /// New words are bold, words taken out are stressed; both stand in brackets that say which, for those who see no
    /// difference or hear the text.
    fn changes(&self, old: &str, new: &str) -> Vec<Inline> {
        let marked = |key: &str, words: &str| {
            let end = if words.ends_with(char::is_whitespace) { " " } else { "" };
            (format!("[{}: {}]", self.locale.t(key), words.trim()), end.to_owned())
        };
        let mut line = Vec::new();
        for piece in analysis::changes(old, new) {
            match piece {
                Piece::Kept(words) => line.push(Inline::Text(words)),
                Piece::Removed(words) => {
                    let (words, end) = marked("analysis-removed", &words);
                    line.extend([Inline::Emphasis(words), Inline::Text(end)]);
                }
                Piece::Added(words) => {
                    let (words, end) = marked("analysis-added", &words);
                    line.extend([Inline::Strong(words), Inline::Text(end)]);
                }
            }
        }
        line
    }

    fn points(&self, points: &[Point], none: &str, blocks: &mut Vec<Block>) {
        if points.is_empty() {
            blocks.push(paragraph(self.locale.t(none)));
        } else {
            blocks.push(bullets(points.iter().map(|one| self.line(one)).collect()));
        }
    }

    /// The columns side by side; a row is no more than what stands at the same height.
    fn contributions(&self, camp: &CampAnalysis, blocks: &mut Vec<Block>) {
        let of = |who: Who| camp.contributions.iter().find(|column| column.who == who);
        let columns: Vec<&ColumnReport> = Who::COLUMNS.into_iter().filter_map(of).collect();
        let rows = columns.iter().map(|column| column.points.len()).max().unwrap_or(0);
        let none = of(Who::Nobody).map_or([].as_slice(), |column| &column.points);
        if rows == 0 && none.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-report-no-contributions")));
            return;
        }
        let cell =
            |column: &&ColumnReport, row: usize| column.points.get(row).map_or_else(Vec::new, |point| self.line(point));
        if rows > 0 {
            let title = |who: Who| Column { title: self.who(who), align: Align::Start, width_share: 1 };
            blocks.push(Block::Table(Table {
                caption: self.locale.t1("analysis-report-contributions-caption", "task", &camp.core_task),
                columns: Who::COLUMNS.into_iter().map(title).collect(),
                first_column: FirstColumn::Plain,
                rows: (0..rows).map(|row| columns.iter().map(|column| cell(column, row)).collect()).collect(),
                total: None,
            }));
        }
        if !none.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-report-nobody")));
            blocks.push(bullets(none.iter().map(|one| self.line(one)).collect()));
        }
    }

    fn crossings(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::PageBreak);
        blocks.push(heading(1, self.locale.t("crossing-title"), "paa-tvaers".to_owned()));
        if self.report.crossings.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-report-no-crossings")));
            return;
        }
        blocks.push(paragraph(self.locale.t("analysis-report-crossings-lead")));
        blocks.push(self.matrix());
        for (place, crossing) in self.report.crossings.iter().enumerate() {
            blocks.push(heading(2, crossing.title.clone(), format!("tvaers-{}", place + 1)));
            if !crossing.text.is_empty() {
                blocks.push(paragraph(crossing.text.clone()));
            }
            let mut items = Vec::new();
            for (camp, cell) in self.report.camps.iter().zip(&crossing.cells).filter(|(_, cell)| !cell.is_empty()) {
                let count = self.locale.count("report-count-statements", number(cell.len()));
                let mut item = vec![Inline::Strong(format!("{}: ", camp.title)), Inline::Text(format!("{count} "))];
                item.extend(self.numbers(cell));
                items.push(item);
            }
            if !items.is_empty() {
                blocks.push(bullets(items));
            }
        }
    }

    fn matrix(&self) -> Block {
        let mut columns = vec![self.column("crossing-theme", 6)];
        columns.extend(self.report.camps.iter().map(|camp| Column {
            title: camp.title.clone(),
            align: Align::End,
            width_share: 3,
        }));
        columns.push(self.number_column("report-total", 2));
        let dash = |count: usize| if count == 0 { text("–".to_owned()) } else { self.number(count) };
        let rows = self.report.crossings.iter().map(|crossing| {
            let mut row = vec![text(crossing.title.clone())];
            row.extend(crossing.cells.iter().map(|cell| dash(cell.len())));
            row.push(self.number(crossing.cells.iter().map(Vec::len).sum()));
            row
        });
        let mut total = vec![text(self.locale.t("crossing-behind"))];
        total.extend(self.report.behind_crossings.iter().map(|count| dash(*count)));
        total.push(self.number(self.report.behind_crossings.iter().sum()));
        Block::Table(Table {
            caption: self.locale.t("crossing-caption"),
            rows: rows.collect(),
            columns,
            first_column: FirstColumn::RowHeader,
            total: Some(total),
        })
    }

    fn sources(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::PageBreak);
        blocks.push(heading(1, self.locale.t("analysis-sources"), "kilder".to_owned()));
        if self.report.sources.is_empty() {
            blocks.push(paragraph(self.locale.t("analysis-no-sources")));
        } else {
            blocks.push(paragraph(self.locale.t("analysis-report-sources-lead")));
        }
        let row = |source: &SourceReport| {
            let number = self.locale.number(number(source.number));
            vec![
                vec![Inline::Target { text: number, id: anchor(source.number) }],
                vec![Inline::Code(source.label.clone())],
                self.said(source),
                text(source.camp.clone()),
            ]
        };
        if !self.report.sources.is_empty() {
            blocks.push(Block::Table(Table {
                caption: self.locale.t("analysis-report-sources-caption"),
                columns: vec![
                    self.column("analysis-report-number", 2),
                    self.column("analysis-report-source", 4),
                    self.column("analysis-report-words", 10),
                    self.column("analysis-report-camp", 4),
                ],
                first_column: FirstColumn::RowHeader,
                rows: self.report.sources.iter().map(row).collect(),
                total: None,
            }));
        }
    }

    /// What a source says; a theme or a category also which statements are behind it.
    fn said(&self, source: &SourceReport) -> Vec<Inline> {
        let mut line = text(source.text.clone());
        if !source.statements.is_empty() {
            let codes = source.statements.join(", ");
            line.push(Inline::Emphasis(format!(" ({} {codes})", self.locale.t("report-theme-rests"))));
        }
        line
    }

    /// Every statement captured is either behind something or behind nothing.
    fn method(&self, blocks: &mut Vec<Block>) {
        blocks.push(heading(1, self.locale.t("analysis-report-method-title"), "metode".to_owned()));
        blocks.push(paragraph(self.locale.t("analysis-report-method")));
        let mut columns = vec![self.column("analysis-report-camp", 8)];
        columns.extend(
            ["behind", "not-behind", "captured"].map(|key| self.number_column(&format!("analysis-report-{key}"), 4)),
        );
        let row = |name: String, behind: usize, captured: usize| {
            vec![text(name), self.number(behind), self.number(captured.saturating_sub(behind)), self.number(captured)]
        };
        let camps = &self.report.camps;
        blocks.push(Block::Table(Table {
            caption: self.locale.t("analysis-report-account"),
            columns,
            first_column: FirstColumn::RowHeader,
            rows: camps.iter().map(|camp| row(camp.title.clone(), camp.behind, camp.captured)).collect(),
            total: Some(row(
                self.locale.t("report-total"),
                camps.iter().map(|camp| camp.behind).sum(),
                camps.iter().map(|camp| camp.captured).sum(),
            )),
        }));
        blocks.push(paragraph(self.locale.t1(
            "analysis-report-made",
            "date",
            self.locale.date_text(&self.report.printed.iso()),
        )));
    }

    /// A point: title, text and the numbers of its sources.
    fn line(&self, point: &Point) -> Vec<Inline> {
        let mut line = Vec::new();
        if !point.title.is_empty() {
            let joint = if point.text.is_empty() { "" } else { ": " };
            line.push(Inline::Strong(format!("{}{joint}", point.title)));
        }
        if !point.text.is_empty() {
            line.push(Inline::Text(point.text.clone()));
        }
        if !point.sources.is_empty() {
            line.push(Inline::Text(" ".to_owned()));
            line.extend(self.numbers(&point.sources));
        }
        line
    }

    /// Numbers of sources, each leading to where the source stands.
    fn numbers(&self, numbers: &[usize]) -> Vec<Inline> {
        let mut line = vec![Inline::Text("[".to_owned())];
        for (place, number) in numbers.iter().enumerate() {
            if place > 0 {
                line.push(Inline::Text(", ".to_owned()));
            }
            line.push(Inline::Reference { text: number.to_string(), target_id: anchor(*number) });
        }
        line.push(Inline::Text("]".to_owned()));
        line
    }

    fn who(&self, who: Who) -> String {
        if who == Who::Municipality { self.report.municipality.clone() } else { self.locale.t(&who.title_key()) }
    }

    fn column(&self, key: &str, width_share: u16) -> Column {
        Column { title: self.locale.t(key), align: Align::Start, width_share }
    }

    fn number_column(&self, key: &str, width_share: u16) -> Column {
        Column { align: Align::End, ..self.column(key, width_share) }
    }

    fn number(&self, count: usize) -> Vec<Inline> {
        text(self.locale.number(number(count)))
    }
}

fn anchor(number: usize) -> String {
    format!("k{number}")
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
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
