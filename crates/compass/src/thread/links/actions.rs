//! Putting things on the thread, linking them, and ending links.

use std::collections::{HashMap, VecDeque};

use platform::access::{Actor, Right, Scope};
use platform::store::{Reads, StoreError, Tx};
use platform::tenancy;
use platform::time::Timestamp;

use super::store::{self, Ending, NewLink};
use super::{End, Link, LinkFault, NewNode, follows_from_compass};
use crate::action::Refusal;
use crate::action::rules::reason_fault;
use crate::thread::{Asker, Relation, Threads};

/// Takes the municipality's turn on the thread: whoever has it is alone until the commit.
///
/// # Errors
/// [`StoreError`] when it cannot be taken.
pub async fn take_turn(tx: &mut Tx, actor: &Actor) -> Result<(), StoreError> {
    store::next_seq(tx, &actor.municipality).await.map(drop)
}

/// Puts a thing on the thread, or brings what is known of it up to date. Part of the action that made the thing, so
/// the caller has the transaction and its right.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn put_node(tx: &mut Tx, actor: &Actor, node: &NewNode) -> Result<(), StoreError> {
    let seq = store::next_seq(tx, &actor.municipality).await?;
    store::put_node(tx, &actor.municipality, node, seq).await
}

/// Says that a thing is no more. Its links are ended with it, so that what supported it is seen to have lost its way
/// north. Part of the action that closed the thing.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn end_node(tx: &mut Tx, actor: &Actor, end: &End, reason: &str) -> Result<(), StoreError> {
    for link in store::links_at(tx, &actor.municipality, end).await? {
        if link.ended_at.is_none() {
            end_in(tx, actor, &link.id, reason).await?;
        }
    }
    let seq = store::next_seq(tx, &actor.municipality).await?;
    store::end_node(tx, &actor.municipality, end, seq).await?;
    Ok(())
}

/// Makes a link as part of another action, which has the transaction and its right. A link that holds already stays
/// as it is.
///
/// # Errors
/// [`LinkFault::NotFound`] when one of the ends has ended, [`LinkFault::Itself`], [`LinkFault::Cycle`] with the circle, [`LinkFault::Store`].
pub async fn make_in(
    tx: &mut Tx,
    actor: &Actor,
    from: &End,
    relation: Relation,
    to: &End,
    reason: &str,
) -> Result<(), LinkFault> {
    match insert(tx, actor, from, relation, to, reason).await {
        Ok(_) | Err(LinkFault::Exists) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Ends a link as part of another action, which has the transaction and its right.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn end_in(tx: &mut Tx, actor: &Actor, link: &str, reason: &str) -> Result<(), StoreError> {
    let seq = store::next_seq(tx, &actor.municipality).await?;
    let ending = Ending { reason, by_id: &actor.audit_name(), by_name: &actor.name };
    store::end_link(tx, &actor.municipality, link, &ending, seq).await?;
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    from: &End,
    relation: Relation,
    to: &End,
    reason: &str,
) -> Result<String, LinkFault> {
    if from == to {
        return Err(LinkFault::Itself);
    }
    // Taking the turn comes first: what is read after it cannot go stale before the commit.
    let seq = store::next_seq(tx, &actor.municipality).await?;
    if store::holds(tx, &actor.municipality, from, relation, to).await? {
        return Err(LinkFault::Exists);
    }
    for end in [from, to] {
        // What stands on a board is told by its camp. Anything else may have ended since whoever asks saw it.
        let node = if end.kind.is_of_a_camp() { None } else { store::node(tx, &actor.municipality, end).await? };
        if node.is_some_and(|node| node.ended_at.is_some()) {
            return Err(LinkFault::NotFound);
        }
    }
    if relation == Relation::Supports {
        let above = store::supports_above(tx, &actor.municipality, to).await?;
        if let Some(path) = path(to, from, &above) {
            return Err(LinkFault::Cycle(path));
        }
    }
    let new = NewLink { from, relation, to, reason, by_id: &actor.audit_name(), by_name: &actor.name };
    Ok(store::insert_link(tx, &actor.municipality, &new, seq).await?)
}

/// Returns the shortest way up from `from` to `to` over pairs of lower and upper, both ends included.
fn path(from: &End, to: &End, pairs: &[(End, End)]) -> Option<Vec<End>> {
    let mut uppers: HashMap<&End, Vec<&End>> = HashMap::new();
    for (lower, upper) in pairs {
        uppers.entry(lower).or_default().push(upper);
    }
    let mut came_from: HashMap<&End, &End> = HashMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(here) = waiting.pop_front() {
        if here == to {
            let mut way = vec![here.clone()];
            let mut step = here;
            while let Some(before) = came_from.get(step) {
                way.push((*before).clone());
                step = before;
            }
            way.reverse();
            return Some(way);
        }
        for upper in uppers.get(here).into_iter().flatten() {
            if *upper != from && !came_from.contains_key(*upper) {
                came_from.insert(upper, here);
                waiting.push_back(upper);
            }
        }
    }
    None
}

/// A wish to link two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where the link begins.
    pub from: End,
    /// What it says.
    pub relation: Relation,
    /// Where it ends.
    pub to: End,
    /// Why.
    pub reason: String,
}

/// Makes a link between two things that the actor may see, and returns its identifier.
///
/// # Errors
/// [`LinkFault`]: without `Right::LinkThread` where the link begins, when one of the ends is not to be found or has
/// ended, without a reason or with one that is too long, for a link that is there, and for one that would close a circle.
pub async fn make(asker: &Asker<'_>, threads: &Threads, wish: &Wish, now: Timestamp) -> Result<String, LinkFault> {
    let from = require_at(asker, threads, &wish.from).await?;
    let to = threads.find(asker, &wish.to).await?.ok_or(LinkFault::NotFound)?.end();
    let reason = reason_of(&wish.reason)?;
    let mut tx = Tx::begin(asker.db, asker.actor, "compass.link.make", now).await?;
    let id = insert(&mut tx, asker.actor, &from, wish.relation, &to, reason).await?;
    tx.about("link", &id);
    tx.detail("from", from.to_string());
    tx.detail("relation", wish.relation.name());
    tx.detail("to", to.to_string());
    tx.commit().await?;
    Ok(id)
}

/// Returns a reason as it is kept: many pages show it, so it is as short as one for a change of state.
fn reason_of(reason: &str) -> Result<&str, LinkFault> {
    let reason = reason.trim();
    match reason_fault(reason) {
        None => Ok(reason),
        Some(Refusal::LongReason) => Err(LinkFault::LongReason),
        Some(_) => Err(LinkFault::NoReason),
    }
}

/// Ends a link, with the reason why.
///
/// # Errors
/// [`LinkFault`]: without `Right::LinkThread` where the link begins, when there is no such link, when it has ended or
/// follows from the compass, and without a reason or with one that is too long.
pub async fn end(
    asker: &Asker<'_>,
    threads: &Threads,
    id: &str,
    reason: &str,
    now: Timestamp,
) -> Result<Link, LinkFault> {
    let link = find(asker, threads, id).await?;
    require_at(asker, threads, &link.from).await?;
    if link.ended_at.is_some() || follows_from_compass(&link.from, link.relation, &link.to, &link.reason) {
        return Err(LinkFault::NotFound);
    }
    let reason = reason_of(reason)?;
    let mut tx = Tx::begin(asker.db, asker.actor, "compass.link.end", now).await?;
    tx.about("link", id);
    end_in(&mut tx, asker.actor, id, reason).await?;
    tx.commit().await?;
    Ok(link)
}

/// Returns a link both of whose ends the actor may see.
///
/// # Errors
/// [`LinkFault::NotFound`] when there is none.
pub async fn find(asker: &Asker<'_>, threads: &Threads, id: &str) -> Result<Link, LinkFault> {
    let link = store::link(&mut asker.db.reader(), &asker.actor.municipality, id).await?;
    let link = link.ok_or(LinkFault::NotFound)?;
    for end in [&link.from, &link.to] {
        threads.find(asker, end).await?.ok_or(LinkFault::NotFound)?;
    }
    Ok(link)
}

/// Asks for the right to say what a thing supports: in the unit that owns it, or, for what stands on a board, in the
/// municipality. Returns the thing by its own identifier.
async fn require_at(asker: &Asker<'_>, threads: &Threads, end: &End) -> Result<End, LinkFault> {
    let end = threads.find(asker, end).await?.ok_or(LinkFault::NotFound)?.end();
    let scope = scope_of(&mut asker.db.reader(), asker.actor, &end).await?;
    asker.actor.require(Right::LinkThread, &scope)?;
    Ok(end)
}

/// Returns where a thing on the thread lives, for rights.
pub(crate) async fn scope_of(reads: &mut impl Reads, actor: &Actor, end: &End) -> Result<Scope, LinkFault> {
    let municipality = actor.municipality.clone();
    if let Some(node) = store::node(reads, &municipality, end).await? {
        return Ok(Scope { municipality, unit_path: node.unit_path });
    }
    let unit = tenancy::root_unit(reads, &municipality).await?;
    Ok(Scope { municipality, unit_path: unit.path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::Kind;

    fn task(id: &str) -> End {
        End::new(Kind::CoreTask, id)
    }

    #[test]
    fn the_shortest_way_up_is_the_circle_that_is_shown() {
        let pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")].map(|(lower, upper)| (task(lower), task(upper)));
        assert_eq!(path(&task("a"), &task("d"), &pairs), Some(vec![task("a"), task("d")]));
        assert_eq!(path(&task("a"), &task("c"), &pairs), Some(vec![task("a"), task("b"), task("c")]));
        assert_eq!(path(&task("d"), &task("a"), &pairs), None);
    }
}
