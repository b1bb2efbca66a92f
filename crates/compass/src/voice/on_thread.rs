//! A voice's place on the thread: there once it is accepted, public only while it is published.

use platform::Fault;
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx};

use super::{State, Voice};
use crate::core_task::{self, CoreTask, TaskKind};
use crate::model;
use crate::thread::links::actions as links;
use crate::thread::links::{self as link, Audience, LinkFault, NewNode, Standing};
use crate::thread::{End, Kind, Relation};

/// The reasons of links that follow from a voice, as they are stored with them.
const TELLS: &str = "Fortæller, hvordan kerneopgaven viser sig på en arbejdsplads";
const TELLS_OF_ANOTHER: &str = "Handler nu om en anden kerneopgave";
const NOT_ACCEPTED: &str = "Stemmen er ikke længere godkendt";

/// Returns how the thread names a voice.
pub(super) fn end(voice: &Voice) -> End {
    End::new(Kind::Voice, &voice.id)
}

/// Brings the thread up to date with a voice that has just been changed.
pub(super) async fn stand(tx: &mut Tx, actor: &Actor, voice: &Voice) -> Result<(), Fault> {
    let end = end(voice);
    let stood = link::store::node(tx, &actor.municipality, &end).await?;
    if voice.state != State::Accepted {
        if stood.is_some_and(|node| node.ended_at.is_none()) {
            links::put_node(tx, actor, &node(voice, Audience::Staff)).await?;
            links::end_node(tx, actor, &end, NOT_ACCEPTED).await?;
        }
        return Ok(());
    }
    let audience = if voice.is_published { Audience::Public } else { Audience::Staff };
    links::put_node(tx, actor, &node(voice, audience)).await?;
    let about = about(tx, actor, voice).await?.map(|task| End::new(Kind::CoreTask, &task.id));
    for held in link::store::links_at(tx, &actor.municipality, &end).await? {
        // What people have linked it to by hand stays.
        let is_ours = held.ended_at.is_none() && held.from == end && held.reason == TELLS;
        if is_ours && Some(&held.to) != about.as_ref() {
            links::end_in(tx, actor, &held.id, TELLS_OF_ANOTHER).await?;
        }
    }
    if let Some(task) = about {
        links::make_in(tx, actor, &end, Relation::Supports, &task, TELLS).await.map_err(fault)?;
    }
    Ok(())
}

fn node(voice: &Voice, audience: Audience) -> NewNode {
    NewNode {
        end: end(voice),
        title: voice.said.workplace.clone(),
        url: voice.url(),
        unit: voice.unit_id.clone(),
        audience,
        standing: Standing::Below,
    }
}

/// Returns the core task that a voice is about; when it names none, the municipality's overall one.
async fn about(reads: &mut impl Reads, actor: &Actor, voice: &Voice) -> Result<Option<CoreTask>, StoreError> {
    let tasks = core_task::actions::all(reads, actor).await?;
    Ok(match &voice.core_task_id {
        Some(id) => tasks.into_iter().find(|task| task.id == *id),
        None => overall(reads, actor, tasks).await?,
    })
}

/// Returns the overall core task of the municipality's own model, if it has one.
pub(super) async fn overall(
    reads: &mut impl Reads,
    actor: &Actor,
    tasks: Vec<CoreTask>,
) -> Result<Option<CoreTask>, StoreError> {
    let models = model::actions::all(reads, actor).await?;
    let own = models.into_iter().next().map(|model| model.id);
    Ok(tasks.into_iter().find(|task| task.kind == TaskKind::Overall && Some(&task.model_id) == own.as_ref()))
}

fn fault(fault: LinkFault) -> Fault {
    match fault {
        LinkFault::Denied(denied) => Fault::Denied(denied),
        LinkFault::Store(error) => Fault::Store(error),
        // Someone has said by hand that the core task supports the voice: the circle has to be opened there first.
        _ => Fault::Refused("voice-refused-circle"),
    }
}
