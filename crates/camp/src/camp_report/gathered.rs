//! From a board as it stands to what the report says about its exercise: pure, one pass, nothing left out.

use std::collections::BTreeMap;

use ui::format::compare_codes;

use super::store::Details;
use super::{
    CategoryReport, ExerciseReport, SampleReport, StatementPlace, StatementReport, ThemeReport, ThoughtPlace,
    ThoughtReport, Thoughts, number,
};
use crate::consolidation::{Board, Card, Facts, Place, Theme, propose_sample};
use crate::exercise::Exercise;
use crate::gathering::Counts;

/// How many examples the program proposes where nobody has chosen any.
const PROPOSED: usize = 12;

/// Returns what the report says about an exercise. `details` are those of the camp's statements, by their identifier.
pub(super) fn exercise_report(
    exercise: Exercise,
    board: &Board,
    details: &BTreeMap<String, Details>,
    edits: i64,
) -> ExerciseReport {
    let statements = statements(board, details);
    ExerciseReport {
        exercise,
        counts: counts(exercise, &statements),
        thoughts: thoughts(&statements),
        edits,
        categories: categories(board),
        themes: themes(board),
        sample: sample(board),
        statements,
    }
}

fn statements(board: &Board, details: &BTreeMap<String, Details>) -> Vec<StatementReport> {
    let mut thoughts: BTreeMap<&str, Vec<&Card>> = BTreeMap::new();
    for (_, card, _) in board.ordered_cards() {
        thoughts.entry(&card.statement).or_default().push(card);
    }
    let mut facts: Vec<(&String, &Facts)> = board.facts.iter().collect();
    facts.sort_by(|(_, one), (_, other)| {
        compare_codes(&one.group, &other.group).then(one.position.cmp(&other.position))
    });
    let nothing_more = Details::default();
    let report = |(id, facts): (&String, &Facts)| {
        let cards = thoughts.remove(id.as_str()).unwrap_or_default();
        statement(board, id, facts, details.get(id).unwrap_or(&nothing_more), &cards)
    };
    facts.into_iter().map(report).collect()
}

fn statement(board: &Board, id: &str, facts: &Facts, details: &Details, cards: &[&Card]) -> StatementReport {
    let thoughts: Vec<ThoughtReport> = cards.iter().map(|card| thought(board, card)).collect();
    let place = place(&thoughts);
    let is_erased = place == StatementPlace::Erased;
    let unless_erased = |text: String| if is_erased { String::new() } else { text };
    StatementReport {
        code: facts.code.clone(),
        group: facts.group.clone(),
        actor: facts.actor.clone(),
        chosen_precondition: unless_erased(details.chosen_precondition.clone()),
        headline: unless_erased(board.headline(id)),
        words: (!is_erased).then(|| board.statement_words(id)),
        is_masked: !is_erased && board.masks.contains_key(id),
        votes: facts.votes,
        is_selected: facts.is_selected,
        page: details.source_page.clone(),
        place,
        thoughts,
    }
}

fn thought(board: &Board, card: &Card) -> ThoughtReport {
    let place = match &card.place {
        // A category that is not there cannot hold anything: such a thought waits to be placed.
        Place::Category(id) => board
            .categories
            .get(id)
            .map_or(ThoughtPlace::NotPlaced, |category| ThoughtPlace::Category(category.name.clone())),
        Place::SetAside(reason) => ThoughtPlace::SetAside(reason.clone()),
        Place::NotPlaced => ThoughtPlace::NotPlaced,
        Place::Erased => ThoughtPlace::Erased,
    };
    let leader = card.merged_into.as_ref().and_then(|id| board.cards.get(id));
    ThoughtReport {
        part: card.part,
        words: card.words.clone(),
        place,
        merged_under: leader.map(|(leader, _)| code(board, &leader.statement)),
    }
}

/// The rule of the camp's counts, for one statement.
fn place(thoughts: &[ThoughtReport]) -> StatementPlace {
    let any = |wanted: fn(&ThoughtPlace) -> bool| thoughts.iter().any(|thought| wanted(&thought.place));
    if any(|place| *place == ThoughtPlace::Erased) {
        StatementPlace::Erased
    } else if thoughts.is_empty() || any(|place| *place == ThoughtPlace::NotPlaced) {
        StatementPlace::NotPlaced
    } else if any(|place| matches!(place, ThoughtPlace::Category(_))) {
        StatementPlace::Placed
    } else {
        StatementPlace::SetAside
    }
}

fn counts(exercise: Exercise, statements: &[StatementReport]) -> Counts {
    let at = |place: StatementPlace| number(statements.iter().filter(|statement| statement.place == place).count());
    Counts {
        exercise,
        captured: number(statements.len()),
        placed: at(StatementPlace::Placed),
        set_aside: at(StatementPlace::SetAside),
        not_placed: at(StatementPlace::NotPlaced),
        erased: at(StatementPlace::Erased),
    }
}

fn thoughts(statements: &[StatementReport]) -> Thoughts {
    let mut thoughts = Thoughts::default();
    for thought in statements.iter().flat_map(|statement| &statement.thoughts) {
        match thought.place {
            ThoughtPlace::Category(_) => thoughts.in_categories += 1,
            ThoughtPlace::SetAside(_) => thoughts.set_aside += 1,
            ThoughtPlace::NotPlaced => thoughts.not_placed += 1,
            ThoughtPlace::Erased => thoughts.erased += 1,
        }
    }
    thoughts
}

fn categories(board: &Board) -> Vec<CategoryReport> {
    let cards = board.ordered_cards();
    let report = |(id, category): (&String, &crate::consolidation::Category)| {
        let inside = cards.iter().filter(|(_, card, _)| matches!(&card.place, Place::Category(at) if at == id));
        let mut statements: Vec<String> = inside.map(|(_, card, _)| code(board, &card.statement)).collect();
        // A statement's thoughts stand side by side in this order.
        statements.dedup();
        CategoryReport {
            name: category.name.clone(),
            description: category.description.clone(),
            count: number(board.count_in(id)),
            statements,
        }
    };
    board.ordered_categories().into_iter().map(report).collect()
}

fn themes(board: &Board) -> Vec<ThemeReport> {
    let mut themes: Vec<(&String, &Theme)> = board.themes.iter().collect();
    themes.sort_by_key(|(id, theme)| (theme.number, (*id).clone()));
    let report = |(_, theme): (&String, &Theme)| ThemeReport {
        number: theme.number,
        title: theme.title.clone(),
        words: theme.words.clone(),
        statements: theme.statements.iter().map(|id| code(board, id)).collect(),
        categories: theme
            .categories
            .iter()
            .filter_map(|id| board.categories.get(id))
            .map(|category| category.name.clone())
            .collect(),
    };
    themes.into_iter().map(report).collect()
}

fn sample(board: &Board) -> SampleReport {
    let codes = |ids: &[String]| ids.iter().map(|id| code(board, id)).collect();
    if board.samples.is_empty() {
        SampleReport::Proposed(codes(&propose_sample(board, PROPOSED)))
    } else {
        SampleReport::Chosen(codes(&board.samples))
    }
}

fn code(board: &Board, statement: &str) -> String {
    board.facts.get(statement).map_or_else(String::new, |facts| facts.code.clone())
}
