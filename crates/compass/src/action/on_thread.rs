//! How an action stands on the thread: from the start, with what it supports, until it is ended or declined.

use platform::access::{Actor, Right};
use platform::store::{StoreError, Tx};

use super::{Action, ActionFault, ActionState, Refusal};
use crate::priority_test;
use crate::thread::links::store as link_store;
use crate::thread::links::{Audience, LinkFault, NewNode, Standing};
use crate::thread::links::{actions as links, left};
use crate::thread::{End, Relation, may_see};

/// The reasons of links that end with the action, as they are stored with them.
const ENDED: &str = "Handlingen er afsluttet";
const DECLINED: &str = "Handlingen er valgt fra";

/// Puts the action on the thread, or brings what is known of it there up to date.
pub(super) async fn put_in(tx: &mut Tx, actor: &Actor, action: &Action) -> Result<(), StoreError> {
    let node = NewNode {
        end: action.end(),
        title: action.title.clone(),
        url: action.url(),
        unit: action.unit_id.clone(),
        audience: if action.state.is_public() { Audience::Public } else { Audience::Staff },
        standing: Standing::Below,
    };
    links::put_node(tx, actor, &node).await
}

/// Takes the action off the thread with its links, for the state that it has come into.
pub(super) async fn take_off_in(tx: &mut Tx, actor: &Actor, action: &Action) -> Result<(), StoreError> {
    let reason = if action.state == ActionState::Declined { DECLINED } else { ENDED };
    // Who may see it depends on its state, also once it is off the thread.
    put_in(tx, actor, action).await?;
    links::end_node(tx, actor, &action.end(), reason).await
}

/// Puts the action back on the thread, with the links that it left with and those to what was decided since.
pub(super) async fn bring_back_in(tx: &mut Tx, actor: &Actor, action: &Action, left_at: i64) -> Result<(), StoreError> {
    put_in(tx, actor, action).await?;
    let own = action.end();
    left::bring_back_in(tx, actor, &own, left_at).await?;
    for (test, reason) in priority_test::decided_on_thread(tx, actor, &action.id).await? {
        make_if_possible(tx, actor, (&own, Relation::DecidedBy, &test), &reason).await?;
    }
    Ok(())
}

async fn make_if_possible(
    tx: &mut Tx,
    actor: &Actor,
    (from, relation, to): (&End, Relation, &End),
    reason: &str,
) -> Result<(), StoreError> {
    match links::make_in(tx, actor, from, relation, to, reason).await {
        Err(LinkFault::Store(error)) => Err(error),
        // While the action was away, someone may have linked the other way round. Theirs stands; the action then has
        // one way up less, which "without north" tells.
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Makes the link that says what the action supports.
///
/// # Errors
/// [`ActionFault::Refused`] for what is not on the thread, or already leads up to the action; [`ActionFault::Denied`]
/// without `Right::LinkThread` where the action lives.
pub(super) async fn support_in(
    tx: &mut Tx,
    actor: &Actor,
    action: &Action,
    to: &End,
    reason: &str,
) -> Result<(), ActionFault> {
    actor.require(Right::LinkThread, &action.scope())?;
    let unknown = || ActionFault::Refused(vec![Refusal::UnknownSupport]);
    let node = link_store::node(tx, &actor.municipality, to).await?.ok_or_else(unknown)?;
    if node.ended_at.is_some() || !may_see(actor, &node) {
        return Err(unknown());
    }
    match links::make_in(tx, actor, &action.end(), Relation::Supports, to, reason).await {
        Ok(()) => Ok(()),
        Err(LinkFault::Store(error)) => Err(error.into()),
        Err(_) => Err(unknown()),
    }
}
