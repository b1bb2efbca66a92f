//! The form that narrows down an exercise's table: what can be chosen, and what is.

use ui::format::compare_codes;
use ui::i18n::Locale;

use super::filter::{VOTES_KNOWN, Votes, WITHOUT, Who};
use super::view::{Sort, View};
use super::{Standing, Statement};
use crate::actor::{ACTORS, actor_key};
use crate::consolidation::{Board, Category};
use crate::exercise::Exercise;

/// The filter as a form.
pub(super) struct Form {
    pub(super) words: String,
    pub(super) only_selected: bool,
    pub(super) sort: String,
    pub(super) is_filtered: bool,
    pub(super) groups: Vec<Choice>,
    pub(super) actors: Vec<Choice>,
    pub(super) categories: Vec<Choice>,
    pub(super) standings: Vec<Choice>,
    pub(super) votes: Vec<Choice>,
}

/// A line of a list to choose from.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) is_chosen: bool,
}

pub(super) fn form(locale: &Locale, exercise: Exercise, statements: &[Statement], board: &Board, view: &View) -> Form {
    let asked = &view.filter;
    let all = |is_chosen: bool| Choice { value: String::new(), text: locale.t("filter-all"), is_chosen };
    let mut codes: Vec<&str> = statements.iter().map(|statement| statement.group.as_str()).collect();
    codes.sort_by(|one, other| one.is_empty().cmp(&other.is_empty()).then_with(|| compare_codes(one, other)));
    codes.dedup();
    let group = |code: &str| {
        let (value, text) = if code.is_empty() {
            (WITHOUT.to_owned(), locale.t("filter-no-group"))
        } else {
            (code.to_owned(), code.to_owned())
        };
        Choice { value, text, is_chosen: asked.group.as_deref() == Some(code) }
    };
    let actor = |actor: &'static str| Choice {
        value: actor.to_owned(),
        text: locale.t(&actor_key(actor)),
        is_chosen: asked.actor == Who::Actor(actor),
    };
    let nobody =
        Choice { value: WITHOUT.to_owned(), text: locale.t("actor-none"), is_chosen: asked.actor == Who::Nobody };
    let category = |(id, category): (&String, &Category)| Choice {
        value: id.clone(),
        text: category.name.clone(),
        is_chosen: asked.category.as_ref() == Some(id),
    };
    let standing = |standing: Standing| Choice {
        value: standing.slug().to_owned(),
        text: locale.t(standing_key(standing)),
        is_chosen: asked.standing == Some(standing),
    };
    let with_all = |is_chosen: bool, rest: Vec<Choice>| std::iter::once(all(is_chosen)).chain(rest).collect();
    let actors: Vec<Choice> = if exercise == Exercise::Contribution {
        ACTORS.into_iter().map(actor).chain([nobody]).collect()
    } else {
        Vec::new()
    };
    Form {
        words: asked.words.clone(),
        only_selected: asked.only_selected,
        sort: view.sort.map(Sort::text).unwrap_or_default(),
        is_filtered: !asked.is_empty(),
        groups: with_all(asked.group.is_none(), codes.into_iter().map(group).collect()),
        actors: with_all(asked.actor == Who::Anyone, actors),
        categories: with_all(asked.category.is_none(), board.ordered_categories().into_iter().map(category).collect()),
        standings: with_all(asked.standing.is_none(), Standing::ALL.into_iter().map(standing).collect()),
        votes: votes_choices(locale, statements, asked.votes),
    }
}

/// Any, known, and at least each number of votes that there is.
fn votes_choices(locale: &Locale, statements: &[Statement], asked: Votes) -> Vec<Choice> {
    let mut numbers: Vec<i64> =
        statements.iter().filter_map(|statement| statement.votes).filter(|votes| *votes > 0).collect();
    if let Votes::AtLeast(number) = asked {
        numbers.push(number);
    }
    numbers.sort_unstable();
    numbers.dedup();
    let at_least = |number: i64| Choice {
        value: number.to_string(),
        text: locale.t1("filter-votes-at-least", "number", locale.number(number)),
        is_chosen: asked == Votes::AtLeast(number),
    };
    let mut choices = vec![
        Choice { value: String::new(), text: locale.t("filter-all"), is_chosen: asked == Votes::Any },
        Choice {
            value: VOTES_KNOWN.to_owned(),
            text: locale.t("filter-votes-known"),
            is_chosen: asked == Votes::Known,
        },
    ];
    choices.extend(numbers.into_iter().map(at_least));
    choices
}

pub(super) fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Placed => "filter-placed",
        Standing::SetAside => "place-set-aside",
        Standing::NotPlaced => "place-not-placed",
        Standing::Erased => "place-erased",
    }
}
