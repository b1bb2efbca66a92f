//! What a thing had on the thread when it left: shown on its page while it is away, brought back with it.
//!
//! When a thing is ended its links are ended in the same moment (`actions::end_node`), so that the moment tells which of
//! them it left with.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx};

use super::actions::make_in;
use super::{End, LinkFault, store};
use crate::thread::may_see;

/// Something that a thing led up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedTo {
    /// What it is called.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Why it was linked.
    pub reason: String,
}

/// Returns what a thing led up to when it left the thread at `left_at` (milliseconds UTC), within what the actor may see.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn led_up_to(
    reads: &mut impl Reads,
    actor: &Actor,
    own: &End,
    left_at: i64,
) -> Result<Vec<LedTo>, StoreError> {
    let mut led = Vec::new();
    for link in store::links_at(reads, &actor.municipality, own).await? {
        if link.from != *own || !link.relation.goes_up() || link.ended_at != Some(left_at) {
            continue;
        }
        let Some(node) = store::node(reads, &actor.municipality, &link.to).await? else { continue };
        if may_see(actor, &node) {
            led.push(LedTo { title: node.title, url: node.url, reason: link.reason });
        }
    }
    Ok(led)
}

/// Makes the links again that a thing left the thread with at `left_at`, to those things that still stand there. Part of
/// the action that puts the thing back, which has the transaction and its right.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn bring_back_in(tx: &mut Tx, actor: &Actor, own: &End, left_at: i64) -> Result<(), StoreError> {
    for link in store::links_at(tx, &actor.municipality, own).await? {
        if link.ended_at != Some(left_at) {
            continue;
        }
        let other = if link.from == *own { &link.to } else { &link.from };
        // What stands on a camp's board is told by the camp, and stays.
        let is_there = match store::node(tx, &actor.municipality, other).await? {
            Some(node) => node.ended_at.is_none(),
            None => other.kind.is_of_a_camp(),
        };
        if !is_there {
            continue;
        }
        // While the thing was away, someone may have linked the other way round. Theirs stands.
        if let Err(LinkFault::Store(error)) =
            make_in(tx, actor, &link.from, link.relation, &link.to, &link.reason).await
        {
            return Err(error);
        }
    }
    Ok(())
}
