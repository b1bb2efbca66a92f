//! How a goal stands on the thread: from the start, supporting its core task, until it is ended or dropped.

use compass::thread::links::actions as links;
use compass::thread::links::left::{self, LedTo};
use compass::thread::links::{Audience, LinkFault, NewNode, Standing};
use compass::thread::{End, Kind, Relation};
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx};

use super::{Goal, GoalFault, GoalState, Refusal, store};

/// The reason of the link to the core task, as it is stored with it.
const SET_FOR: &str = "Målet er sat for denne opgave";
/// The reasons of links that end with the goal.
const ENDED: &str = "Effektmålet er afsluttet";
const DROPPED: &str = "Effektmålet er opgivet";
/// The reason of a link that ends because the goal is set for another core task.
const MOVED: &str = "Effektmålet er sat for en anden opgave";

/// Puts the goal on the thread, or brings what is known of it there up to date.
pub(super) async fn put_in(tx: &mut Tx, actor: &Actor, goal: &Goal) -> Result<(), StoreError> {
    let node = NewNode {
        end: goal.end(),
        title: goal.title.clone(),
        url: goal.url(),
        unit: goal.unit_id.clone(),
        audience: if goal.state.is_public() { Audience::Public } else { Audience::Staff },
        standing: Standing::Below,
    };
    links::put_node(tx, actor, &node).await
}

/// Makes the link that says which core task the goal is set for.
///
/// # Errors
/// [`GoalFault::Refused`] for a core task that is no longer on the thread.
pub(super) async fn support_in(tx: &mut Tx, actor: &Actor, goal: &Goal) -> Result<(), GoalFault> {
    let task = End::new(Kind::CoreTask, &goal.core_task_id);
    match links::make_in(tx, actor, &goal.end(), Relation::Supports, &task, SET_FOR).await {
        Ok(()) => Ok(()),
        Err(LinkFault::Store(error)) => Err(error.into()),
        Err(_) => Err(GoalFault::Refused(vec![Refusal::NoCoreTask])),
    }
}

/// Ends the link to the core task that the goal was set for until now.
pub(super) async fn leave_core_task_in(tx: &mut Tx, actor: &Actor, goal: &Goal) -> Result<(), StoreError> {
    for link in store::links_to_core_task(tx, &actor.municipality, &goal.id, &goal.core_task_id).await? {
        links::end_in(tx, actor, &link, MOVED).await?;
    }
    Ok(())
}

/// Brings the thread up to date with a goal that has moved; `left_at` is when it left the thread, if it had.
pub(super) async fn moved_in(tx: &mut Tx, actor: &Actor, goal: &Goal, left_at: Option<i64>) -> Result<(), StoreError> {
    // Who may see it depends on its state, also once it is off the thread.
    put_in(tx, actor, goal).await?;
    match (goal.state.is_open(), left_at) {
        (true, Some(left_at)) => left::bring_back_in(tx, actor, &goal.end(), left_at).await,
        (true, None) => Ok(()),
        (false, _) => {
            let reason = if goal.state == GoalState::Dropped { DROPPED } else { ENDED };
            links::end_node(tx, actor, &goal.end(), reason).await
        }
    }
}

/// Returns what a goal supported when it left the thread, within what the actor may see.
pub(super) async fn supported_when_left(
    reads: &mut impl Reads,
    actor: &Actor,
    goal: &Goal,
) -> Result<Vec<LedTo>, StoreError> {
    match goal.off_thread_at {
        Some(left_at) => left::led_up_to(reads, actor, &goal.end(), left_at).await,
        None => Ok(Vec::new()),
    }
}
