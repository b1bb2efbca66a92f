//! The last page: how the report was made, and the account that shows nothing was lost.

use report::{Block, FirstColumn, Inline, Table, TableRow};

use super::{Pen, heading, number, paragraph, text};
use crate::camp_report::{CampReport, ExerciseReport};

pub(super) fn write(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let locale = pen.locale;
    blocks.push(Block::PageBreak);
    blocks.push(heading(1, locale.t("report-account"), "opgoerelse".to_owned()));
    blocks.push(paragraph(locale.t("report-account-lead")));
    let statements: [(&str, Number); 5] = [
        ("report-captured", |exercise| exercise.counts.captured),
        ("report-placed", |exercise| exercise.counts.placed),
        ("place-set-aside", |exercise| exercise.counts.set_aside),
        ("place-not-placed", |exercise| exercise.counts.not_placed),
        ("place-erased", |exercise| exercise.counts.erased),
    ];
    blocks.push(table(report, pen, "report-account-caption", &statements));
    blocks.push(paragraph(locale.t("report-work-lead")));
    let work: [(&str, Number); 4] = [
        ("report-thoughts", |exercise| exercise.thoughts.total()),
        ("report-extra-thoughts", ExerciseReport::extra_thoughts),
        ("report-masked", ExerciseReport::masked),
        ("report-edits", |exercise| exercise.edits),
    ];
    blocks.push(table(report, pen, "report-work-caption", &work));
    blocks.push(paragraph(locale.t("report-masked-told")));
    blocks.push(paragraph(locale.t1("report-made-told", "date", locale.date_text(&report.printed.iso()))));
}

/// What each exercise gave, for the beginning of the report.
pub(super) fn overview(report: &CampReport, pen: &Pen<'_>) -> Block {
    let numbers: [(&str, Number); 4] = [
        ("report-statements", |exercise| exercise.counts.captured),
        ("place-not-placed", |exercise| exercise.counts.not_placed),
        ("report-categories", |exercise| number(exercise.categories.len())),
        ("report-themes", |exercise| number(exercise.themes.len())),
    ];
    table(report, pen, "report-overview-caption", &numbers)
}

fn chapter(exercise: &ExerciseReport, pen: &Pen<'_>) -> Inline {
    Inline::Reference { text: pen.title(exercise), target_id: exercise.exercise.name().to_owned() }
}

type Number = fn(&ExerciseReport) -> i64;

/// A row for each exercise, a column for each number, and the sums.
fn table(report: &CampReport, pen: &Pen<'_>, caption: &str, numbers: &[(&str, Number)]) -> Block {
    let mut columns = vec![pen.column("report-exercise", 9)];
    columns.extend(numbers.iter().map(|(key, _)| pen.number_column(key, 5)));
    let row = |exercise: &ExerciseReport| -> TableRow {
        let cells = numbers.iter().map(|(_, count)| pen.number(count(exercise)));
        std::iter::once(vec![chapter(exercise, pen)]).chain(cells).collect()
    };
    let sums = numbers.iter().map(|(_, count)| pen.number(report.sum(count)));
    let total = std::iter::once(text(pen.locale.t("report-total"))).chain(sums).collect();
    Block::Table(Table {
        caption: pen.locale.t(caption),
        columns,
        first_column: FirstColumn::RowHeader,
        rows: report.held().map(row).collect(),
        total: Some(total),
    })
}
