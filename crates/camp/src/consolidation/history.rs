//! The board's history: its newest steps, each with who, when and what, and a way to undo it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::time::Timestamp;
use ui::{Failure, Page, Visitor, render};

use super::pages::{Place, find, url};
use super::{Board, Change, Judgement, Step, actions, undo};

/// How many steps the page shows; older ones are on the statements' own pages.
const SHOWN: i64 = 200;

struct Line {
    number: i64,
    when: String,
    by: String,
    kind: String,
    /// What it touched: codes of statements and names of categories, the first few.
    what: String,
    is_undone: bool,
    can_undo: bool,
}

#[derive(Template)]
#[template(path = "consolidation/history.html")]
struct History {
    page: Page,
    lines: Vec<Line>,
    undo_url: String,
    board_url: String,
    history_url: String,
}

pub(super) async fn show(visitor: Visitor, Path(place): Path<Place>) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let mut reader = visitor.app.db.reader();
    let steps = actions::newest_steps(&mut reader, &visitor.actor, &camp, exercise, SHOWN).await?;
    let board = actions::board(&mut reader, &visitor.actor, &camp, exercise).await?;
    let lines = steps.iter().map(|step| line(&visitor, &board, step)).collect();
    let exercise_url = format!("{}/{}", camp.url(), exercise.slug());
    let title = visitor.locale.t1("steps-title", "exercise", visitor.locale.t(&exercise.title_key()));
    let page = Page::new(&visitor, &title)
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t(&exercise.title_key()), &exercise_url);
    render(&History {
        page,
        lines,
        undo_url: format!("{exercise_url}/fortryd"),
        board_url: url(&camp, exercise),
        history_url: format!("{exercise_url}/historik"),
    })
}

fn line(visitor: &Visitor, board: &Board, step: &Step) -> Line {
    Line {
        number: step.number,
        when: visitor.locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
        by: step.by_name.clone(),
        kind: visitor.locale.t(&format!("step-kind-{}", step.kind)),
        what: touched(board, step),
        is_undone: step.undone_by.is_some(),
        can_undo: step.undone_by.is_none() && undo::can_be_undone(&step.kind),
    }
}

/// Names what a step touched: at most five, then how many more.
fn touched(board: &Board, step: &Step) -> String {
    let code = |statement: &str| board.facts.get(statement).map(|facts| facts.code.clone());
    let mut names: Vec<String> = Vec::new();
    for change in &step.changes {
        let name = match change {
            Change::Card(edit) => edit.after.as_ref().or(edit.before.as_ref()).and_then(|card| code(&card.statement)),
            Change::Category(edit) => {
                edit.after.as_ref().or(edit.before.as_ref()).map(|category| category.name.clone())
            }
            Change::Theme(edit) => edit
                .after
                .as_ref()
                .or(edit.before.as_ref())
                .map(|theme| if theme.title.is_empty() { theme.number.to_string() } else { theme.title.clone() }),
            Change::Mask(edit) => code(&edit.id),
            Change::Judgement(edit) => {
                let about = edit.after.as_ref().or(edit.before.as_ref()).map(Judgement::about);
                let name = |id: &str| match board.cards.get(id) {
                    Some((card, _)) => code(&card.statement),
                    None => board.categories.get(id).map(|category| category.name.clone()),
                };
                about.map(|about| about.into_iter().filter_map(name).collect::<Vec<_>>().join(" – "))
            }
            Change::Sample(edit) => code(&edit.id),
        };
        names.extend(name.filter(|name| !names.contains(name)));
    }
    let more = names.len().saturating_sub(5);
    names.truncate(5);
    let first = names.join(", ");
    if more > 0 { format!("{first} + {more}") } else { first }
}
