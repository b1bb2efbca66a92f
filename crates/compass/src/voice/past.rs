//! Voices as they were on a day: those that everyone could read then, of those that may still be read.
//!
//! A writer takes back their consent for the past as well (GDPR, article 7(3)), so what has been withdrawn or closed since
//! is shown on no day.

use platform::access::Actor;
use platform::store::{Reads, StoreError};

use super::{Voice, actions, store};

/// A step in a voice's history: whose, what, and when in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Dated {
    pub(super) voice_id: String,
    pub(super) kind: String,
    pub(super) at: i64,
}

/// Returns the voices that everyone could read at a moment, in the booklet's order of today.
pub(super) async fn published(reads: &mut impl Reads, actor: &Actor, moment: i64) -> Result<Vec<Voice>, StoreError> {
    let steps = store::dated_steps(reads, &actor.municipality).await?;
    let voices = actions::published(reads, actor).await?;
    let of = |voice: &Voice| -> Vec<&Dated> { steps.iter().filter(|step| step.voice_id == voice.id).collect() };
    Ok(voices.into_iter().filter_map(|voice| as_it_was(voice.clone(), &of(&voice), moment)).collect())
}

/// Returns a voice that everyone may read as it read at a moment, or nothing when it was not open to everyone then.
/// `steps` are its own, in order.
pub(super) fn as_it_was(mut voice: Voice, steps: &[&Dated], moment: i64) -> Option<Voice> {
    let (before, after): (Vec<&Dated>, Vec<&Dated>) = steps.iter().partition(|step| step.at <= moment);
    let opened = before.iter().rev().find_map(|step| match step.kind.as_str() {
        "published" | "imported" => Some(true),
        "unpublished" | "dropped" | "reopened" | "declined" | "withdrawn" | "rewritten" => Some(false),
        _ => None,
    });
    let is_edited = |steps: &[&Dated]| steps.iter().any(|step| step.kind == "edited");
    // Until an editor first corrected them, the words were the writer's own. What several corrections said is not kept.
    if is_edited(&after) && !is_edited(&before) {
        voice.said = voice.own.take().unwrap_or(voice.said);
    }
    opened.unwrap_or(false).then_some(voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::tests::waiting;
    use crate::voice::{Account, State};

    fn read_at(kinds: &[(&str, i64)], moment: i64) -> Option<String> {
        let own = Account { quote: "Mine ord".to_owned(), ..Account::default() };
        let said = Account { quote: "Rettede ord".to_owned(), ..Account::default() };
        let voice = Voice { said, own: Some(own), state: State::Accepted, is_published: true, ..waiting() };
        let dated = |(kind, at): &(&str, i64)| Dated { voice_id: voice.id.clone(), kind: (*kind).to_owned(), at: *at };
        let steps: Vec<Dated> = kinds.iter().map(dated).collect();
        as_it_was(voice, &steps.iter().collect::<Vec<_>>(), moment).map(|voice| voice.said.quote)
    }

    #[test]
    fn a_voice_is_there_on_the_days_when_everyone_could_read_it() {
        let kinds =
            [("written", 1), ("edited", 2), ("accepted", 2), ("published", 5), ("unpublished", 8), ("published", 9)];
        let days: Vec<i64> = (1..=10).filter(|day| read_at(&kinds, *day).is_some()).collect();
        assert_eq!(days, [5, 6, 7, 9, 10]);
    }

    #[test]
    fn before_an_editor_corrected_it_a_voice_reads_as_its_writer_wrote_it() {
        let kinds = [("imported", 1), ("edited", 4)];
        assert_eq!(read_at(&kinds, 3).as_deref(), Some("Mine ord"));
        assert_eq!(read_at(&kinds, 4).as_deref(), Some("Rettede ord"));
    }
}
