//! Statements: what people said, as everyone may see it; tables, search, and each statement's own page.
//!
//! `filter` finds statements and is pure; `actions` reads them and does what only concerns one statement;
//! `exercise_page` and `statement_page` show them; `changes` receives the forms of a statement's page. Sorting
//! statements is decided in `consolidation`; nothing here changes a board by itself.

pub mod actions;
mod changes;
mod erase_page;
mod exercise_page;
pub mod filter;
mod filter_form;
mod history;
mod statement_page;
pub(crate) mod store;
mod thoughts;
mod view;

use platform::time::Timestamp;

pub use filter::{Filter, Match, Segment, filter, segments};

use crate::consolidation::Place;
use crate::exercise::Exercise;
use crate::gathering::{Camp, Counts};

/// Returns the routes of statements.
pub(crate) fn routes() -> ui::Routes {
    ui::Routes::new()
        .merge(exercise_page::routes())
        .merge(statement_page::routes())
        .merge(changes::routes())
        .merge(erase_page::routes())
}

/// A statement as everyone may see it: masked where something is hidden, without words where it is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Opaque identifier.
    pub id: String,
    /// Identifier of its camp.
    pub camp_id: String,
    /// The exercise it was said in.
    pub exercise: Exercise,
    /// The identifier that people use, such as `tl-ind-001`.
    pub code: String,
    /// Its place among the camp's statements, as captured.
    pub position: i64,
    /// Table or group; empty when not known.
    pub group: String,
    /// Who can do it (contributions only); empty when not named.
    pub actor: String,
    /// The precondition that the group had chosen (contributions only); may be empty.
    pub chosen_precondition: String,
    /// The headline (front pages only) as everyone sees it.
    pub headline: String,
    /// The words as everyone sees them; empty when erased.
    pub words: String,
    /// Votes; `None`: not voted on, or not known.
    pub votes: Option<i64>,
    /// Whether the group chose it.
    pub is_selected: bool,
    /// The page in the document it was digitised from; may be empty.
    pub source_page: String,
    /// Whether something in the words or the headline is hidden.
    pub is_masked: bool,
    /// When its words were erased, if they were.
    pub erased_at: Option<Timestamp>,
    /// When it was brought in.
    pub captured_at: Timestamp,
    /// Its thoughts: one, or more when it was split.
    pub thoughts: Vec<Thought>,
}

/// A thought of a statement, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thought {
    /// Identifier of its card.
    pub card: String,
    /// 1, or which thought of a split statement.
    pub part: i64,
    /// Its own words when the statement is split; `None`: all of the statement's.
    pub words: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The name of the category it stands in; empty when it stands in none.
    pub category: String,
    /// The card it is merged under.
    pub merged_into: Option<String>,
}

/// How a statement is accounted for: every statement is exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All its thoughts are dealt with, and at least one is in a category.
    Placed,
    /// All its thoughts are deliberately set aside.
    SetAside,
    /// A thought of it is not dealt with yet.
    NotPlaced,
    /// Its words were erased on a person's request.
    Erased,
}

impl Standing {
    /// All four, in the order in which counts are told.
    pub const ALL: [Self; 4] = [Self::Placed, Self::SetAside, Self::NotPlaced, Self::Erased];

    /// Returns the name in addresses, in Danish.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Placed => "placeret",
            Self::SetAside => "lagt-til-side",
            Self::NotPlaced => "ikke-placeret",
            Self::Erased => "slettet",
        }
    }

    /// Returns the standing with this name in addresses.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.slug() == slug)
    }
}

impl Statement {
    /// Returns how the statement is accounted for, by the same rule as [`Counts`].
    #[must_use]
    pub fn standing(&self) -> Standing {
        let any = |is: fn(&Place) -> bool| self.thoughts.iter().any(|thought| is(&thought.place));
        if any(|place| *place == Place::Erased) {
            Standing::Erased
        } else if any(|place| *place == Place::NotPlaced) {
            Standing::NotPlaced
        } else if any(|place| matches!(place, Place::Category(_))) {
            Standing::Placed
        } else {
            Standing::SetAside
        }
    }

    /// Returns the address of its page.
    #[must_use]
    pub fn url(&self, camp: &Camp) -> String {
        url(&camp.url(), &self.code)
    }
}

/// Returns the address of the page of the statement with this code, in the camp with this address.
pub(crate) fn url(camp_url: &str, code: &str) -> String {
    format!("{camp_url}/udsagn/{}", encoded(code))
}

/// Returns the address of an exercise's page.
pub(crate) fn exercise_url(camp_url: &str, exercise: Exercise) -> String {
    format!("{camp_url}/{}", exercise.slug())
}

/// Returns the address of an exercise's page that shows what stands in one category.
pub(crate) fn category_url(camp_url: &str, exercise: Exercise, category: &str) -> String {
    let filter = Filter { category: Some(category.to_owned()), ..Filter::default() };
    format!("{}?{}", exercise_url(camp_url, exercise), filter.query())
}

/// Returns the address of a theme's page, under the page that sums the exercise up.
pub(crate) fn theme_url(camp_url: &str, exercise: Exercise, theme: &str) -> String {
    format!("{}/opsamling/tema/{theme}", exercise_url(camp_url, exercise))
}

/// The most letters of a statement's words in a link or a title.
const SHORT: usize = 90;

/// Returns the beginning of a text: whole words, at most [`SHORT`] letters, and `…` when there was more.
pub(crate) fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(SHORT) else { return text };
    let start = text.get(..end).unwrap_or_default();
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '.', ':', ';', '–', '-', ' ']))
}

/// Percent-encodes a text so that it is one part of a path or one value of a query.
pub(crate) fn encoded(text: &str) -> String {
    match askama::filters::urlencode_strict(text) {
        Ok(encoded) => encoded.to_string(),
        Err(never) => match never {},
    }
}

/// Counts an exercise's statements. The same numbers as the camp's own, which are counted in the database.
#[must_use]
pub fn tally(exercise: Exercise, statements: &[Statement]) -> Counts {
    let mut counts = Counts::none(exercise);
    for statement in statements {
        counts.captured += 1;
        match statement.standing() {
            Standing::Placed => counts.placed += 1,
            Standing::SetAside => counts.set_aside += 1,
            Standing::NotPlaced => counts.not_placed += 1,
            Standing::Erased => counts.erased += 1,
        }
    }
    counts
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A statement with one thought in each of `places`.
    pub(crate) fn statement(code: &str, words: &str, places: &[Place]) -> Statement {
        let thought = |(place, part): (&Place, i64)| Thought {
            card: format!("{code}-{part}"),
            part,
            words: None,
            place: place.clone(),
            category: String::new(),
            merged_into: None,
        };
        Statement {
            id: format!("id-{code}"),
            camp_id: "camp".into(),
            exercise: Exercise::Indicator,
            code: code.into(),
            position: 1,
            group: "1.1".into(),
            actor: String::new(),
            chosen_precondition: String::new(),
            headline: String::new(),
            words: words.into(),
            votes: None,
            is_selected: false,
            source_page: String::new(),
            is_masked: false,
            erased_at: None,
            captured_at: Timestamp::from_millis(0),
            thoughts: places.iter().zip(1..).map(thought).collect(),
        }
    }

    #[test]
    fn a_statement_split_in_two_counts_once_and_waits_while_any_thought_waits() {
        let (glad, aside) = (Place::Category("k1".into()), Place::SetAside("Uden for emnet".into()));
        let statements = [
            statement("a", "", &[glad.clone(), Place::NotPlaced]),
            statement("b", "", &[glad, aside.clone()]),
            statement("c", "", &[aside]),
            statement("d", "", &[Place::Erased]),
        ];
        let counts = tally(Exercise::Indicator, &statements);
        assert_eq!(
            (counts.captured, counts.placed, counts.set_aside, counts.not_placed, counts.erased),
            (4, 1, 1, 1, 1)
        );
        assert!(counts.add_up());
    }

    #[test]
    fn a_long_text_is_shortened_between_words() {
        assert_eq!(shortened("Kort  og\ngodt"), "Kort og godt");
        let long = shortened(&"Tættere på hinanden, ".repeat(9));
        assert!(long.chars().count() <= SHORT + 1 && long.ends_with("hinanden…"), "{long}");
        assert_eq!(shortened(&"å".repeat(200)).chars().count(), SHORT + 1);
    }

    #[test]
    fn an_address_takes_any_code() {
        assert_eq!(url("/camps/tl", "tl-ind-001"), "/camps/tl/udsagn/tl-ind-001");
        assert_eq!(url("/camps/tl", "a/b ø"), "/camps/tl/udsagn/a%2Fb%20%C3%B8");
    }
}
