//! What an action may be said to support: the core tasks in force and their focuses, as a list to choose from.

use platform::access::Actor;
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;

use crate::core_task;
use crate::thread::{End, Kind};
use crate::wording::{self, PartKind, ThingKind};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// How the form writes it.
    pub(crate) value: String,
    /// What it is called.
    pub(crate) text: String,
    /// Whether it is chosen.
    pub(crate) is_chosen: bool,
}

impl Choice {
    /// Makes a choice of a form in which `chosen` is chosen.
    pub(crate) fn new(value: &str, text: String, chosen: &str) -> Self {
        Self { value: value.to_owned(), text, is_chosen: value == chosen }
    }
}

/// Choices that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// What they belong to.
    pub(crate) title: String,
    /// The choices.
    pub(crate) choices: Vec<Choice>,
}

/// A choice is one line; a focus may be three sentences.
const MOST_LETTERS: usize = 110;

fn line(text: &str) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > MOST_LETTERS {
        line = line.chars().take(MOST_LETTERS).collect();
        line.push('…');
    }
    line
}

/// Returns one group per core task: itself, then its focuses.
pub(super) async fn groups(
    reads: &mut impl Reads,
    actor: &Actor,
    locale: &Locale,
    chosen: &str,
) -> Result<Vec<Group>, StoreError> {
    let words = wording::store::words_in_force(reads, &actor.municipality, ThingKind::CoreTask).await?;
    let tasks = core_task::actions::all(reads, actor).await?;
    let group = |task: &core_task::CoreTask| {
        let own = Choice::new(&End::new(Kind::CoreTask, &task.id).to_string(), line(&task.title), chosen);
        let focuses = words.get(&task.id).into_iter().flat_map(|words| words.of(PartKind::Focus));
        let focus = |part: &wording::Part| {
            let text = if part.heading.is_empty() { part.body.as_str() } else { part.heading.as_str() };
            let text = locale.t1("action-choice-focus", "title", line(text));
            Choice::new(&End::new(Kind::Focus, &part.id).to_string(), text, chosen)
        };
        let choices = std::iter::once(own).chain(focuses.map(focus)).collect();
        Group { title: line(&task.title), choices }
    };
    Ok(tasks.iter().map(group).collect())
}
