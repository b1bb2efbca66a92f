//! What an action may be said to support: the core tasks in force and their focuses, as a list to choose from.

use platform::access::Actor;
use platform::store::{Reads, StoreError};
use ui::i18n::Locale;
use ui::{Choice, ChoiceGroup};

use crate::core_task;
use crate::thread::{End, Kind};
use crate::wording::{self, PartKind, ThingKind};

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
) -> Result<Vec<ChoiceGroup>, StoreError> {
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
        ChoiceGroup { title: line(&task.title), choices }
    };
    Ok(tasks.iter().map(group).collect())
}
