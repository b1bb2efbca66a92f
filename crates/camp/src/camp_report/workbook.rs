//! The report for counting and filtering: a workbook with an overview and a sheet per exercise, and one table of all
//! statements. A row is a statement, so that votes can be summed; its thoughts' categories stand in one cell.

use tabular::{Cell, Column, Kind, Sheet, Workbook};
use ui::i18n::Locale;

use super::{CampReport, ExerciseReport, StatementPlace, StatementReport, number};
use crate::actor::{ACTORS, actor_key};

/// Returns the report as a workbook.
#[must_use]
pub fn workbook(report: &CampReport, locale: &Locale) -> Workbook {
    let mut sheets = vec![overview(report, locale)];
    for exercise in report.held() {
        let rows = exercise.statements.iter().map(|statement| cells(statement, locale)).collect();
        sheets.push(Sheet { name: locale.t(&exercise.exercise.title_key()), columns: columns(locale), rows });
    }
    Workbook {
        title: locale.t1("report-title", "task", &report.core_task),
        creator: Some(report.municipality.clone()),
        created: report.printed.workbook,
        sheets,
    }
}

/// Returns all statements of the camp as one table, for CSV.
#[must_use]
pub fn statements_sheet(report: &CampReport, locale: &Locale) -> Sheet {
    let mut all = vec![Column::new(locale.t("report-exercise"), Kind::Text)];
    all.extend(columns(locale));
    let mut rows = Vec::new();
    for exercise in report.held() {
        let title = locale.t(&exercise.exercise.title_key());
        for statement in &exercise.statements {
            let mut row = vec![Cell::Text(title.clone())];
            row.extend(cells(statement, locale));
            rows.push(row);
        }
    }
    Sheet { name: locale.t("report-all-statements"), columns: all, rows }
}

/// Every number of the report, one a row: first an exercise's categories in thoughts, then its account in both units.
fn overview(report: &CampReport, locale: &Locale) -> Sheet {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    let columns = vec![
        column("report-exercise", Kind::Text),
        column("report-line-kind", Kind::Text),
        column("report-line", Kind::Text).wide(50),
        column("report-thoughts", Kind::Number),
        column("report-statements", Kind::Number),
    ];
    let rows = report.held().flat_map(|exercise| overview_rows(exercise, locale)).collect();
    Sheet { name: locale.t("report-overview"), columns, rows }
}

fn overview_rows(exercise: &ExerciseReport, locale: &Locale) -> Vec<Vec<Cell>> {
    let title = locale.t(&exercise.exercise.title_key());
    let (counts, thoughts) = (exercise.counts, exercise.thoughts);
    let row = |kind: &str, line: String, thoughts: i64, statements: Cell| {
        vec![Cell::Text(title.clone()), Cell::Text(locale.t(kind)), Cell::Text(line), Cell::Whole(thoughts), statements]
    };
    // How many statements a category has is left out: a split statement can stand in two, and the sum would not be right.
    let categories = exercise
        .categories
        .iter()
        .map(|category| row("report-line-category", category.name.clone(), category.count, Cell::Empty));
    let mut rows: Vec<Vec<Cell>> = categories.collect();
    for (key, thoughts, statements) in [
        ("report-placed", thoughts.in_categories, counts.placed),
        ("place-set-aside", thoughts.set_aside, counts.set_aside),
        ("place-not-placed", thoughts.not_placed, counts.not_placed),
        ("place-erased", thoughts.erased, counts.erased),
        ("report-captured", thoughts.total(), counts.captured),
    ] {
        rows.push(row("report-line-account", locale.t(key), thoughts, Cell::Whole(statements)));
    }
    rows
}

fn columns(locale: &Locale) -> Vec<Column> {
    let column = |key: &str, kind| Column::new(locale.t(key), kind);
    vec![
        column("report-id", Kind::Text),
        column("report-group", Kind::Text),
        column("report-actor", Kind::Text),
        column("report-chosen-precondition", Kind::Text),
        column("report-headline", Kind::Text),
        column("report-words", Kind::Text),
        column("report-votes", Kind::Number),
        column("report-selected", Kind::Flag),
        column("report-place", Kind::Text),
        column("report-category", Kind::Text),
        column("report-merged-under", Kind::Text),
        column("report-reason", Kind::Text),
        column("report-thoughts", Kind::Number),
        column("report-source-page", Kind::Text),
    ]
}

fn cells(statement: &StatementReport, locale: &Locale) -> Vec<Cell> {
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    // An actor that the program has no name for is written as it was captured.
    let actor = if ACTORS.contains(&statement.actor.as_str()) {
        locale.t(&actor_key(&statement.actor))
    } else {
        statement.actor.clone()
    };
    vec![
        text(statement.code.clone()),
        text(statement.group.clone()),
        text(actor),
        text(statement.chosen_precondition.clone()),
        text(statement.headline.clone()),
        text(statement.words.clone().unwrap_or_else(|| locale.t("erased-words"))),
        statement.votes.map_or(Cell::Empty, Cell::Whole),
        Cell::Flag(statement.is_selected),
        text(locale.t(place_key(statement.place))),
        text(statement.categories().join("; ")),
        text(statement.merged_under().join("; ")),
        text(statement.reasons().join("; ")),
        Cell::Whole(number(statement.thoughts.len())),
        text(statement.page.clone()),
    ]
}

fn place_key(place: StatementPlace) -> &'static str {
    match place {
        StatementPlace::Placed => "report-placed",
        StatementPlace::SetAside => "place-set-aside",
        StatementPlace::NotPlaced => "place-not-placed",
        StatementPlace::Erased => "place-erased",
    }
}
