//! The appendix: every statement of every exercise by group, each one's words exactly once, and where it stands;
//! then what was set aside and why, what was merged, and what was split.

use report::{Block, FirstColumn, Inline, Table, TableRow};

use super::{Pen, group_anchor, groups, heading, number, paragraph, text};
use crate::camp_report::{CampReport, ExerciseReport, StatementReport, ThoughtPlace, ThoughtReport, distinct};
use crate::exercise::Exercise;

pub(super) fn write(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(Block::PageBreak);
    blocks.push(heading(1, pen.locale.t("report-appendix"), "bilag".to_owned()));
    blocks.push(paragraph(pen.locale.t("report-appendix-lead")));
    blocks.push(heading(2, pen.locale.t("report-all-statements"), "bilag-udsagn".to_owned()));
    for exercise in report.held() {
        blocks.push(heading(3, pen.title(exercise), format!("bilag-{}", exercise.exercise.name())));
        for (place, group) in groups(exercise).enumerate() {
            write_group(exercise, place, group, pen, blocks);
        }
    }
    set_aside(report, pen, blocks);
    merged(report, pen, blocks);
    split(report, pen, blocks);
}

fn write_group(
    exercise: &ExerciseReport,
    place: usize,
    group: &[StatementReport],
    pen: &Pen<'_>,
    blocks: &mut Vec<Block>,
) {
    let name = pen.group(group.first().map_or("", |first| first.group.as_str()));
    blocks.push(heading(4, name.clone(), group_anchor(exercise, place)));
    // Most exercises have no vote: a column is there when anyone in the exercise has something in it, so that the
    // groups look alike.
    let has_votes = exercise.statements.iter().any(|statement| statement.votes.is_some());
    let has_selected = exercise.statements.iter().any(|statement| statement.is_selected);
    let words_share = if exercise.exercise == Exercise::Frontpage { 24 } else { 15 };
    let mut columns =
        vec![pen.column("report-id", 6), pen.column("report-words", words_share), pen.column("report-stands", 8)];
    if has_votes {
        columns.push(pen.number_column("report-votes", 5));
    }
    if has_selected {
        columns.push(pen.column("report-selected", 5));
    }
    let row = |statement: &StatementReport| -> TableRow {
        let mut row = vec![vec![pen.target(&statement.code)], pen.words(statement), text(stands(statement, pen))];
        if has_votes {
            row.push(statement.votes.map_or_else(Vec::new, |votes| pen.number(votes)));
        }
        if has_selected {
            row.push(if statement.is_selected { text(pen.locale.t("report-yes")) } else { Vec::new() });
        }
        row
    };
    let count = pen.locale.count("report-count-statements", number(group.len()));
    let caption = pen
        .locale
        .with("report-group-caption", &[("exercise", &pen.title(exercise)), ("group", &name), ("count", &count)]);
    blocks.push(Block::Table(Table {
        caption,
        columns,
        first_column: FirstColumn::RowHeader,
        rows: group.iter().map(row).collect(),
        total: None,
    }));
}

/// Where a statement stands; a split one may stand in several places.
fn stands(statement: &StatementReport, pen: &Pen<'_>) -> String {
    let places: Vec<String> = statement.thoughts.iter().map(|thought| thought_place(thought, pen)).collect();
    distinct(places.iter().map(String::as_str)).join("; ")
}

fn thought_place(thought: &ThoughtReport, pen: &Pen<'_>) -> String {
    match &thought.place {
        ThoughtPlace::Category(name) => name.clone(),
        ThoughtPlace::SetAside(_) => pen.locale.t("place-set-aside"),
        ThoughtPlace::NotPlaced => pen.locale.t("place-not-placed"),
        ThoughtPlace::Erased => pen.locale.t("place-erased"),
    }
}

/// Every thought with its statement, in the appendix's order.
fn thoughts(report: &CampReport) -> impl Iterator<Item = (&StatementReport, &ThoughtReport)> {
    report
        .held()
        .flat_map(|exercise| &exercise.statements)
        .flat_map(|statement| statement.thoughts.iter().map(move |thought| (statement, thought)))
}

/// A heading and a table, unless there is nothing to tell.
fn list(pen: &Pen<'_>, blocks: &mut Vec<Block>, name: &str, columns: Vec<report::Column>, rows: Vec<TableRow>) {
    if rows.is_empty() {
        return;
    }
    let title = pen.locale.t(&format!("report-list-{name}"));
    blocks.push(heading(2, title.clone(), format!("bilag-{name}")));
    blocks.push(paragraph(pen.locale.t(&format!("report-list-{name}-told"))));
    blocks.push(Block::Table(Table {
        caption: title,
        columns,
        first_column: FirstColumn::RowHeader,
        rows,
        total: None,
    }));
}

/// The identifier, and which thought of it when it was split.
fn named(statement: &StatementReport, thought: &ThoughtReport, pen: &Pen<'_>) -> Vec<Inline> {
    let mut line = vec![pen.reference(&statement.code)];
    if statement.thoughts.len() > 1 {
        line.push(Inline::Text(format!(" ({})", pen.locale.t1("report-thought-of", "part", thought.part))));
    }
    line
}

fn set_aside(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let row = |(statement, thought): (&StatementReport, &ThoughtReport)| match &thought.place {
        ThoughtPlace::SetAside(reason) => Some(vec![named(statement, thought, pen), text(reason.clone())]),
        _ => None,
    };
    let rows = thoughts(report).filter_map(row).collect();
    list(pen, blocks, "set-aside", vec![pen.column("report-id", 6), pen.column("report-reason", 22)], rows);
}

fn merged(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let row = |(statement, thought): (&StatementReport, &ThoughtReport)| {
        let leader = thought.merged_under.as_ref()?;
        Some(vec![named(statement, thought, pen), vec![pen.reference(leader)], text(thought_place(thought, pen))])
    };
    let rows = thoughts(report).filter_map(row).collect();
    let columns =
        vec![pen.column("report-id", 6), pen.column("report-merged-under", 7), pen.column("report-stands", 15)];
    list(pen, blocks, "merged", columns, rows);
}

fn split(report: &CampReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let row = |(statement, thought): (&StatementReport, &ThoughtReport)| {
        let words = thought.words.clone().unwrap_or_else(|| pen.locale.t("erased-words"));
        (statement.thoughts.len() > 1)
            .then(|| vec![named(statement, thought, pen), text(words), text(thought_place(thought, pen))])
    };
    let rows = thoughts(report).filter_map(row).collect();
    let columns = vec![pen.column("report-id", 7), pen.column("report-thought", 13), pen.column("report-stands", 8)];
    list(pen, blocks, "split", columns, rows);
}
