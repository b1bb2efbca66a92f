//! Actions, priority tests and voices by everything they say, not only by their titles on the thread.

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

fn hit(kind: Kind, id: String, title: String, text: String, place: String, url: String) -> Hit {
    Hit { what: What::Thing(kind), id, title, text, place, url, relevance: 0 }
}

fn lines(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n")
}

async fn actions(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let actions = action::actions::texts(&mut asker.db.reader(), asker.actor).await?;
    let of = |action: action::actions::Text| {
        let text = lines(&[&action.description, &action.responsible]);
        let url = action::url_of(&action.id);
        // That an idea has met its no is to be seen before it is opened.
        let place = format!("{} · {}", asker.locale.t(&format!("action-state-{}", action.state)), action.unit_name);
        hit(Kind::Action, action.id, action.title, text, place, url)
    };
    Ok(actions.into_iter().map(of).collect())
}

async fn tests(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let tests = priority_test::actions::all(&mut asker.db.reader(), asker.actor, None).await?;
    let of = |test: priority_test::Test| {
        let text = lines(&[&test.change_for_whom, &test.path, &test.given_up, &test.seen_by, &test.reason]);
        let url = test.url();
        hit(Kind::PriorityTest, test.id, test.action_title, text, test.core_task_title, url)
    };
    Ok(tests.into_iter().map(of).collect())
}

async fn voices(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let voices = voice::actions::found_by(&mut asker.db.reader(), asker.actor).await?;
    let of = |voice: voice::Voice| {
        let (by, url) = (voice.said.by(), voice.url());
        hit(Kind::Voice, voice.id, voice.said.workplace, voice.said.quote, by, url)
    };
    Ok(voices.into_iter().map(of).collect())
}
