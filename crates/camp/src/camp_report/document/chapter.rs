//! A chapter: what one exercise came to. Categories with their numbers, the summary, and what people said: examples,
//! for the newspapers of the future all of them, for contributions all of them by who can do it.

use report::{Block, Column, FirstColumn, Inline, List, Ordering, Table, TableRow};

use super::{Pen, bullets, heading, number, paragraph, text};
use crate::actor::{ACTORS, actor_key};
use crate::camp_report::{CategoryReport, ExerciseReport, SampleReport, StatementReport, ThemeReport};
use crate::exercise::Exercise;

pub(super) fn write(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(Block::PageBreak);
    blocks.push(heading(1, pen.title(exercise), exercise.exercise.name().to_owned()));
    blocks.push(paragraph(lead(exercise, pen)));
    let is_shown_in_full = matches!(exercise.exercise, Exercise::Frontpage | Exercise::Contribution);
    if !(is_shown_in_full && exercise.categories.is_empty()) {
        categories(exercise, pen, blocks);
    }
    if !(is_shown_in_full && exercise.themes.is_empty()) {
        summary(exercise, pen, blocks);
    }
    match exercise.exercise {
        Exercise::Frontpage => front_pages(exercise, pen, blocks),
        Exercise::Contribution => contributions(exercise, pen, blocks),
        _ => sample(exercise, pen, blocks),
    }
}

fn section(exercise: &ExerciseReport, pen: &Pen<'_>, key: &str, name: &str) -> Block {
    heading(2, pen.locale.t(key), format!("{}-{name}", exercise.exercise.name()))
}

fn lead(exercise: &ExerciseReport, pen: &Pen<'_>) -> String {
    let statements = pen.locale.count("report-count-statements", exercise.counts.captured);
    let groups =
        super::groups(exercise).filter(|group| group.first().is_some_and(|first| !first.group.is_empty())).count();
    if groups == 0 {
        pen.locale.t1("report-lead", "statements", statements)
    } else {
        pen.locale.t2(
            "report-lead-groups",
            "statements",
            statements,
            "groups",
            pen.locale.count("report-count-groups", number(groups)),
        )
    }
}

/// Every thought is in one line of the table, so that the total is all of them.
fn categories(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(section(exercise, pen, "report-categories", "kategorier"));
    if exercise.categories.is_empty() {
        blocks.push(paragraph(pen.locale.t("report-no-categories")));
    }
    let is_described = exercise.categories.iter().any(|category| !category.description.is_empty());
    let mut columns = vec![pen.column("report-category", 6)];
    if is_described {
        columns.push(pen.column("report-description", 9));
    }
    let unit = if exercise.extra_thoughts() > 0 { "report-thoughts" } else { "report-statements" };
    columns.push(pen.number_column(unit, 2));
    let mut rows: Vec<TableRow> =
        exercise.categories.iter().map(|category| category_row(category, &columns, pen)).collect();
    let plain = |key: &str, count: i64| line(text(pen.locale.t(key)), pen.number(count), &columns);
    let thoughts = exercise.thoughts;
    if !exercise.categories.is_empty() {
        let strong = |text: String| vec![Inline::Strong(text)];
        rows.push(line(
            strong(pen.locale.t("report-in-categories")),
            strong(pen.locale.number(thoughts.in_categories)),
            &columns,
        ));
    }
    rows.push(plain("place-not-placed", thoughts.not_placed));
    rows.push(plain("place-set-aside", thoughts.set_aside));
    if thoughts.erased > 0 {
        rows.push(plain("place-erased", thoughts.erased));
    }
    let total = Some(plain("report-total", thoughts.total()));
    let caption = pen.locale.t1("report-categories-caption", "exercise", pen.title(exercise));
    blocks.push(Block::Table(Table { caption, columns, first_column: FirstColumn::RowHeader, rows, total }));
    if exercise.extra_thoughts() > 0 {
        let captured = pen.locale.count("report-count-statements", exercise.counts.captured);
        let told = pen.locale.count("report-count-thoughts", thoughts.total());
        blocks.push(paragraph(pen.locale.t2("report-split-note", "statements", captured, "thoughts", told)));
    }
}

fn category_row(category: &CategoryReport, columns: &[Column], pen: &Pen<'_>) -> TableRow {
    let mut row = vec![text(category.name.clone())];
    if columns.len() > 2 {
        row.push(text(category.description.clone()));
    }
    row.push(pen.number(category.count));
    row
}

/// A row with words in the first cell and a number in the last.
fn line(words: Vec<Inline>, count: Vec<Inline>, columns: &[Column]) -> TableRow {
    let mut row = vec![words];
    row.resize(columns.len().saturating_sub(1), Vec::new());
    row.push(count);
    row
}

fn summary(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(section(exercise, pen, "report-summary", "opsummering"));
    if exercise.themes.is_empty() {
        blocks.push(paragraph(pen.locale.t("report-no-summary")));
        return;
    }
    let are_counted = exercise.themes.iter().zip(1..).all(|(theme, place)| theme.number == place);
    let item = |theme: &ThemeReport| {
        let mut item = if are_counted { Vec::new() } else { vec![Inline::Strong(format!("{}. ", theme.number))] };
        item.extend(theme_line(theme, pen));
        item
    };
    let ordering = if are_counted { Ordering::Numbered } else { Ordering::Bulleted };
    blocks.push(Block::List(List { ordering, items: exercise.themes.iter().map(item).collect() }));
}

fn theme_line(theme: &ThemeReport, pen: &Pen<'_>) -> Vec<Inline> {
    let mut item = Vec::new();
    if !theme.title.is_empty() {
        let end = if theme.title.ends_with(['.', '!', '?', ':']) { " " } else { ". " };
        item.push(Inline::Strong(format!("{}{end}", theme.title)));
    }
    item.push(Inline::Text(theme.words.clone()));
    if !theme.categories.is_empty() {
        let names = pen.locale.t1("report-theme-categories", "names", theme.categories.join("; "));
        item.push(Inline::Emphasis(format!(" {names}")));
    }
    if !theme.statements.is_empty() {
        item.push(Inline::Text(format!(" ({} ", pen.locale.t("report-theme-rests"))));
        item.extend(pen.references(theme.statements.iter().map(String::as_str)));
        item.push(Inline::Text(")".to_owned()));
    }
    item
}

fn sample(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    let shown: Vec<&StatementReport> =
        exercise.sample.codes().iter().filter_map(|code| exercise.statement(code)).collect();
    if shown.is_empty() {
        return;
    }
    blocks.push(section(exercise, pen, "report-sample", "udsnit"));
    blocks.push(match exercise.sample {
        SampleReport::Chosen(_) => paragraph(pen.locale.t("report-sample-chosen")),
        SampleReport::Proposed(_) => Block::Note(text(pen.locale.t("report-sample-proposed"))),
    });
    let item = |statement: &&StatementReport| {
        let mut item = pen.words(statement);
        item.extend([Inline::Text(" (".to_owned()), pen.reference(&statement.code), Inline::Text(")".to_owned())]);
        item
    };
    blocks.push(bullets(shown.iter().map(item).collect()));
}

/// All of them in full: a story told on one post-it cannot be shown by examples.
fn front_pages(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(section(exercise, pen, "report-all-front-pages", "forsider"));
    for (place, statement) in exercise.statements.iter().enumerate() {
        let headline = if statement.headline.is_empty() {
            pen.locale.t1("report-front-page", "code", &statement.code)
        } else {
            statement.headline.clone()
        };
        blocks.push(heading(3, headline, format!("forside-{}", place + 1)));
        let words = statement.words.clone().unwrap_or_else(|| pen.locale.t("erased-words"));
        blocks.extend(
            words.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| paragraph(line.to_owned())),
        );
        let mut source =
            vec![pen.reference(&statement.code), Inline::Text(format!(" · {}", pen.group(&statement.group)))];
        source.extend(statement.categories().into_iter().map(|name| Inline::Text(format!(" · {name}"))));
        blocks.push(Block::Paragraph(source));
    }
}

/// By who can do it: the actors in their order, then those that name none.
fn contributions(exercise: &ExerciseReport, pen: &Pen<'_>, blocks: &mut Vec<Block>) {
    blocks.push(section(exercise, pen, "report-by-actor", "aktoerer"));
    for (place, actor) in ACTORS.into_iter().chain([""]).enumerate() {
        let is_theirs = |statement: &&StatementReport| actor_key(&statement.actor) == actor_key(actor);
        let theirs: Vec<&StatementReport> = exercise.statements.iter().filter(is_theirs).collect();
        if theirs.is_empty() {
            continue;
        }
        let name = pen.locale.t(&actor_key(actor));
        let count = pen.locale.count("report-count-contributions", number(theirs.len()));
        blocks.push(heading(3, name.clone(), format!("aktoer-{}", place + 1)));
        let caption = pen.locale.t2("report-actor-caption", "actor", name, "count", count);
        blocks.push(contribution_table(&theirs, caption, pen));
    }
}

fn contribution_table(statements: &[&StatementReport], caption: String, pen: &Pen<'_>) -> Block {
    let has_preconditions = statements.iter().any(|statement| !statement.chosen_precondition.is_empty());
    let mut columns = vec![pen.column("report-id", 4), pen.column("report-contribution", 12)];
    if has_preconditions {
        columns.push(pen.column("report-chosen-precondition", 9));
    }
    let row = |statement: &&StatementReport| {
        let mut row = vec![vec![pen.reference(&statement.code)], pen.words(statement)];
        if has_preconditions {
            row.push(text(statement.chosen_precondition.clone()));
        }
        row
    };
    Block::Table(Table {
        caption,
        columns,
        first_column: FirstColumn::RowHeader,
        rows: statements.iter().map(row).collect(),
        total: None,
    })
}
