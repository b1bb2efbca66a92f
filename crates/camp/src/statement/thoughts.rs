//! Where the thoughts of a statement stand, on the statement's page: with what they are merged, and the forms by
//! which they are moved.

use ui::i18n::Locale;

use super::exercise_page::place_text;
use super::filter_form::Choice;
use super::{Statement, Thought, category_url, shortened, url};
use crate::consolidation::{Board, Place};
use crate::gathering::Camp;

/// A text that leads somewhere.
pub(super) struct Link {
    pub(super) text: String,
    pub(super) url: String,
}

/// A thought on the statement's page.
pub(super) struct ThoughtView {
    /// `Tanke 1`; empty when the statement is one thought.
    pub(super) heading: String,
    /// Its own words; empty when the statement is one thought.
    pub(super) words: String,
    pub(super) place: Link,
    /// The others that it is merged with.
    pub(super) merged: Vec<Link>,
    /// `5 = 3 + 2`; empty when it is not merged.
    pub(super) votes: String,
    pub(super) forms: Option<CardForms>,
}

/// The forms that move a card.
pub(super) struct CardForms {
    /// After the fields' names in their ids. Empty for the card that a fault is about, so that the error summary,
    /// which links to the names, finds it.
    pub(super) suffix: String,
    pub(super) is_open: bool,
    pub(super) card: String,
    pub(super) changed_in: i64,
    pub(super) categories: Vec<Choice>,
    pub(super) reason: String,
    pub(super) may_split: bool,
    pub(super) first: String,
    pub(super) second: String,
}

/// What was written in a form that was refused, to be shown in it again.
#[derive(Clone, Debug, Default)]
pub(super) struct Entered {
    pub(super) card: String,
    pub(super) category: Option<String>,
    pub(super) reason: String,
    pub(super) thoughts: Option<[String; 2]>,
    pub(super) fragment: String,
}

/// Returns a statement's thoughts; with the forms when `entered` is given, which is for those who may move them.
pub(super) fn views(
    locale: &Locale,
    camp: &Camp,
    statement: &Statement,
    board: &Board,
    entered: Option<&Entered>,
) -> Vec<ThoughtView> {
    let is_split = statement.thoughts.len() > 1;
    let view = |thought: &Thought| {
        let others = merged_with(board, thought);
        ThoughtView {
            heading: if is_split { locale.t1("statement-thought", "number", thought.part) } else { String::new() },
            words: if is_split { thought.words.clone().unwrap_or_default() } else { String::new() },
            place: place(locale, camp, statement, thought),
            votes: if others.is_empty() { String::new() } else { votes_sum(locale, &votes(board, thought, &others)) },
            merged: others.iter().filter_map(|card| link(camp, board, card)).collect(),
            forms: entered
                .filter(|_| thought.place != Place::Erased)
                .and_then(|entered| forms(locale, statement, board, thought, entered)),
        }
    };
    statement.thoughts.iter().map(view).collect()
}

fn place(locale: &Locale, camp: &Camp, statement: &Statement, thought: &Thought) -> Link {
    let url = match &thought.place {
        Place::Category(id) => category_url(&camp.url(), statement.exercise, id),
        _ => String::new(),
    };
    Link { text: place_text(locale, &thought.place, &thought.category), url }
}

/// Returns the other cards of the group that a thought's card is merged in.
fn merged_with(board: &Board, thought: &Thought) -> Vec<String> {
    let leader = thought.merged_into.clone().unwrap_or_else(|| thought.card.clone());
    let followers = board.followers(&leader).into_iter().map(|(id, _)| id.clone());
    std::iter::once(leader.clone()).chain(followers).filter(|card| *card != thought.card).collect()
}

fn link(camp: &Camp, board: &Board, card: &str) -> Option<Link> {
    let (card, _) = board.cards.get(card)?;
    let facts = board.facts.get(&card.statement)?;
    Some(Link {
        text: format!("{}: {}", facts.code, shortened(&board.words(card))),
        url: url(&camp.url(), &facts.code),
    })
}

/// Returns the votes of a group, each statement's once even when two of its thoughts are in it.
fn votes(board: &Board, thought: &Thought, others: &[String]) -> Vec<Option<i64>> {
    let mut statements: Vec<&str> = Vec::new();
    for id in std::iter::once(&thought.card).chain(others) {
        if let Some((card, _)) = board.cards.get(id)
            && !statements.contains(&card.statement.as_str())
        {
            statements.push(&card.statement);
        }
    }
    statements.into_iter().map(|id| board.facts.get(id).and_then(|facts| facts.votes)).collect()
}

/// Writes votes as a sum, `5 = 3 + 2`, and how many are without.
fn votes_sum(locale: &Locale, votes: &[Option<i64>]) -> String {
    let known: Vec<i64> = votes.iter().copied().flatten().collect();
    let unknown = votes.len() - known.len();
    let mut text = match known.as_slice() {
        [] => return "–".to_owned(),
        [only] => locale.number(*only),
        several => {
            let parts: Vec<String> = several.iter().map(|number| locale.number(*number)).collect();
            format!("{} = {}", locale.number(several.iter().sum()), parts.join(" + "))
        }
    };
    if unknown > 0 {
        text.push(' ');
        text.push_str(&locale.count("statement-votes-unknown", i64::try_from(unknown).unwrap_or(i64::MAX)));
    }
    text
}

fn forms(
    locale: &Locale,
    statement: &Statement,
    board: &Board,
    thought: &Thought,
    entered: &Entered,
) -> Option<CardForms> {
    let (card, changed_in) = board.cards.get(&thought.card)?;
    let is_about_this = entered.card == thought.card;
    let is_about_another = !is_about_this && statement.thoughts.iter().any(|other| other.card == entered.card);
    let is_first = statement.thoughts.first().is_some_and(|first| first.card == thought.card);
    let has_plain_ids = is_about_this || (is_first && !is_about_another);
    let own = Some(entered).filter(|_| is_about_this);
    let stands_in = match &thought.place {
        Place::Category(id) => id.clone(),
        _ => String::new(),
    };
    let chosen = own.and_then(|entered| entered.category.clone()).unwrap_or(stands_in);
    let choice = |value: &str, text: String| Choice { value: value.to_owned(), text, is_chosen: value == chosen };
    let categories = board.ordered_categories().into_iter().map(|(id, category)| choice(id, category.name.clone()));
    let words = board.words(card);
    let [first, second] = own.and_then(|entered| entered.thoughts.clone()).unwrap_or([words.clone(), words]);
    Some(CardForms {
        suffix: if has_plain_ids { String::new() } else { format!("-{}", thought.part) },
        is_open: is_about_this,
        card: thought.card.clone(),
        changed_in: *changed_in,
        categories: std::iter::once(choice("", locale.t("place-not-placed"))).chain(categories).collect(),
        reason: own.map(|entered| entered.reason.clone()).unwrap_or_default(),
        may_split: merged_with(board, thought).is_empty(),
        first,
        second,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ui::i18n::{Language, Texts};

    use super::*;

    #[test]
    fn votes_of_merged_statements_are_told_as_a_sum() {
        let texts = Arc::new(Texts::load(&[ui::texts(), crate::texts()].concat()).unwrap());
        let locale = Locale::new(Language::Danish, texts);
        assert_eq!(votes_sum(&locale, &[Some(3), Some(2)]), "5 = 3 + 2");
        assert_eq!(votes_sum(&locale, &[None, None]), "–");
        assert_eq!(votes_sum(&locale, &[Some(3), None]), "3 (ét udsagn er uden stemmetal)");
        assert_eq!(votes_sum(&locale, &[Some(3), Some(0), None, None]), "3 = 3 + 0 (2 udsagn er uden stemmetal)");
    }
}
