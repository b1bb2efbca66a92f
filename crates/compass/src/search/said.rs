//! Actions, priority tests and voices by everything they say, not only by their titles on the thread.

use std::collections::HashSet;

use platform::store::StoreError;

use super::{Hit, What};
use crate::thread::{Asker, Kind};
use crate::{action, priority_test, voice};

/// Returns all that the asker may see, to be judged by its words.
pub(super) async fn all(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let mut hits = actions(asker).await?;
    hits.extend(tests(asker).await?);
    hits.extend(voices(asker).await?);
    Ok(hits)
}

fn hit(kind: Kind, id: &str, title: &str, text: String, place: &str, url: String) -> Hit {
    Hit {
        what: What::Thing(kind),
        id: id.to_owned(),
        title: title.to_owned(),
        text,
        place: place.to_owned(),
        url,
        relevance: 0,
    }
}

fn lines(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n")
}

async fn actions(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let actions = action::actions::all(&mut asker.db.reader(), asker.actor).await?;
    let of = |action: &action::Action| {
        let text = lines(&[&action.description, &action.responsible]);
        hit(Kind::Action, &action.id, &action.title, text, &action.unit_name, action.url())
    };
    Ok(actions.iter().map(of).collect())
}

async fn tests(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let filter = priority_test::actions::Filter::default();
    let tests = priority_test::actions::all(&mut asker.db.reader(), asker.actor, &filter).await?;
    let of = |test: &priority_test::Test| {
        let text = lines(&[&test.change_for_whom, &test.path, &test.given_up, &test.seen_by, &test.reason]);
        hit(Kind::PriorityTest, &test.id, &test.action_title, text, &test.core_task_title, test.url())
    };
    Ok(tests.iter().map(of).collect())
}

/// Those that everyone may read, and those that the asker edits or wrote.
async fn voices(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let mut reads = asker.db.reader();
    let mut voices = voice::actions::published(&mut reads, asker.actor).await?;
    if asker.actor.is_signed_in() {
        voices.extend(voice::actions::edited_by(&mut reads, asker.actor).await?);
        voices.extend(voice::actions::written_by(&mut reads, asker.actor).await?);
    }
    let mut seen = HashSet::new();
    voices.retain(|voice| seen.insert(voice.id.clone()));
    let of = |voice: &voice::Voice| {
        hit(Kind::Voice, &voice.id, &voice.said.workplace, voice.said.quote.clone(), &voice.said.by(), voice.url())
    };
    Ok(voices.iter().map(of).collect())
}
