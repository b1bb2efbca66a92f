//! What the compass finds among its own: core tasks and models by everything their wordings say, drafts for those who may
//! read them, and what stands on the thread by its title.

use std::collections::{HashMap, HashSet};

use futures::future::BoxFuture;
use platform::access::Right;
use platform::store::StoreError;

use super::named::{Named, named};
use super::nodes::NodeWords;
use super::said;
use super::store::{self, DraftPart};
use super::{Finder, Found, Hit, Wanted, What};
use crate::aside::aside;
use crate::core_task::{self, CoreTask};
use crate::model;
use crate::thread::{Asker, Kind};
use crate::wording::{self, Part, PartKind, State, ThingKind, Words};

/// The compass's finder. One for the whole program: it keeps an index of the thread's words.
#[derive(Debug, Default)]
pub struct CompassFinder {
    nodes: NodeWords,
}

impl Finder for CompassFinder {
    fn find<'a>(&'a self, asker: Asker<'a>, wanted: &'a Wanted) -> BoxFuture<'a, Result<Found, StoreError>> {
        Box::pin(async move {
            let tasks = core_task::actions::with_drafts(&mut asker.db.reader(), asker.actor).await?;
            let (mut titled, more) = self.nodes.candidates(asker, wanted).await?;
            for hit in &mut titled {
                hit.place = place(&hit.url, &tasks);
            }
            let own = [in_force(asker, &tasks).await?, drafts(asker, &tasks).await?, models(asker).await?];
            let (said, wanted) = (said::all(asker).await?, wanted.clone());
            // Everything is read; judging it by its words is no work for a thread that answers others meanwhile.
            aside(move || {
                let mut found = Found { more, ..Found::default() };
                let said: Vec<Hit> = said.into_iter().filter_map(|hit| wanted.hit(hit)).collect();
                // Whoever says more than a title is shown with what it says, once.
                let twice: HashSet<(What, &str)> = said.iter().map(|hit| (hit.what, hit.id.as_str())).collect();
                titled.retain(|hit| !twice.contains(&(hit.what, hit.id.as_str())));
                found.hits = titled.into_iter().filter_map(|hit| wanted.hit(hit)).collect();
                let own = own.into_iter().flatten().filter_map(|hit| wanted.hit(hit));
                own.chain(said).for_each(|hit| found.add(hit));
                found
            })
            .await
        })
    }
}

/// What belongs to a core task has its address under the task's own.
fn place(url: &str, tasks: &[CoreTask]) -> String {
    let slug = url.strip_prefix("/kompas/").and_then(|rest| rest.split_once("/del/")).map_or("", |(slug, _)| slug);
    tasks.iter().find(|task| task.slug == slug).map_or_else(String::new, |task| task.title.clone())
}

/// What a wording says besides its title, a line per part.
fn text_of(words: &Words) -> String {
    let parts = words.0.iter().filter(|part| part.kind != PartKind::Title);
    parts.map(|Part { heading, body, .. }| line(heading, body)).collect::<Vec<_>>().join("\n")
}

fn line(heading: &str, body: &str) -> String {
    if heading.is_empty() { body.to_owned() } else { format!("{heading}: {body}") }
}

async fn in_force(asker: Asker<'_>, tasks: &[CoreTask]) -> Result<Vec<Hit>, StoreError> {
    let said =
        wording::store::words_in_force(&mut asker.db.reader(), &asker.actor.municipality, ThingKind::CoreTask).await?;
    let hit = |task: &CoreTask| Hit {
        what: What::Thing(Kind::CoreTask),
        id: task.id.clone(),
        title: task.title.clone(),
        text: said.get(&task.id).map_or_else(|| task.purpose.clone(), text_of),
        place: task.responsible.clone(),
        url: task.url(),
        relevance: 0,
    };
    Ok(tasks.iter().filter(|task| task.in_force == 1 && task.closed_at.is_none()).map(hit).collect())
}

/// What is being written is for those who read the compass from inside, what others are asked about for everyone.
async fn drafts(asker: Asker<'_>, tasks: &[CoreTask]) -> Result<Vec<Hit>, StoreError> {
    let mut reads = asker.db.reader();
    let parts = store::drafts(&mut reads, &asker.actor.municipality).await?;
    let things = named(asker, tasks).await?;
    let mut hits: Vec<Hit> = Vec::new();
    for DraftPart { wording_id, thing_kind, thing_id, number, state, heading, body } in parts {
        if let Some(last) = hits.last_mut().filter(|last| last.id == wording_id) {
            last.text = format!("{}\n{}", last.text, line(&heading, &body));
            continue;
        }
        let right =
            if State::from_name(&state) == Some(State::Consultation) { Right::ReadPublic } else { Right::ReadCompass };
        let thing = Named::find(&things, &thing_kind, &thing_id);
        let Some(thing) = thing.filter(|thing| asker.actor.may(right, &thing.scope)) else { continue };
        hits.push(Hit {
            what: What::Thing(Kind::Wording),
            id: wording_id,
            title: asker.locale.t2("search-draft", "number", number, "title", &thing.title),
            text: line(&heading, &body),
            place: String::new(),
            url: format!("{}/ordlyd/{number}", thing.url),
            relevance: 0,
        });
    }
    Ok(hits)
}

async fn models(asker: Asker<'_>) -> Result<Vec<Hit>, StoreError> {
    let mut reads = asker.db.reader();
    let said: HashMap<String, Words> =
        wording::store::words_in_force(&mut reads, &asker.actor.municipality, ThingKind::Model).await?;
    let hit = |model: model::Model| Hit {
        what: What::Model,
        text: said.get(&model.id).map_or_else(String::new, text_of),
        url: model.url(),
        id: model.id,
        title: model.title,
        place: String::new(),
        relevance: 0,
    };
    Ok(model::actions::all(&mut reads, asker.actor).await?.into_iter().map(hit).collect())
}
