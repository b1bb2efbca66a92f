//! The thread's own part: everything that is stored as nodes and links, whichever context put it there.

use futures::future::BoxFuture;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, StoreError};
use ui::i18n::Locale;

use super::links::store::{self, NodeRow};
use super::links::{End, Link};
use super::{Below, Kind, Node, Source};

/// What is stored as nodes and links.
#[derive(Clone, Copy, Debug)]
pub struct Stored;

/// Tells whether the actor may see a stored thing.
pub(crate) fn may_see(actor: &Actor, row: &NodeRow) -> bool {
    let right = if row.is_public == 1 { Right::ReadPublic } else { Right::ReadCompass };
    actor.may(right, &Scope { municipality: actor.municipality.clone(), unit_path: row.unit_path.clone() })
}

fn node_of(row: NodeRow) -> Option<Node> {
    Some(Node { kind: Kind::from_name(&row.kind)?, id: row.id, title: row.title, url: row.url })
}

async fn stored(db: &Db, actor: &Actor, end: &End) -> Result<Option<Node>, StoreError> {
    let row = store::node(&mut db.reader(), &actor.municipality, end).await?;
    Ok(row.filter(|row| may_see(actor, row)).and_then(node_of))
}

/// Returns the other ends of the links that hold at a thing and go the way that is asked for: those above it, or those
/// below.
async fn neighbours(db: &Db, actor: &Actor, node: &Node, way: Way) -> Result<Vec<End>, StoreError> {
    let here = node.end();
    let links = store::links_at(&mut db.reader(), &actor.municipality, &here).await?;
    let other = |link: Link| {
        let leads_up = (link.from == here) == link.relation.goes_up();
        let is_wanted = link.ended_at.is_none() && leads_up == (way == Way::Up);
        is_wanted.then_some(if link.from == here { link.to } else { link.from })
    };
    Ok(links.into_iter().filter_map(other).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Source for Stored {
    fn node<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        kind: Kind,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Node>, StoreError>> {
        Box::pin(async move {
            if kind.is_of_a_camp() {
                return Ok(None);
            }
            if let Some(node) = stored(db, actor, &End::new(kind, id)).await? {
                return Ok(Some(node));
            }
            if kind != Kind::CoreTask {
                return Ok(None);
            }
            // People name core tasks by what stands in their addresses.
            let task = crate::core_task::actions::by_slug(&mut db.reader(), actor, id).await?;
            match task {
                Some(task) => stored(db, actor, &End::new(kind, &task)).await,
                None => Ok(None),
            }
        })
    }

    fn above<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        node: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async move {
            let mut nodes = Vec::new();
            for end in neighbours(db, actor, node, Way::Up).await? {
                nodes.extend(stored(db, actor, &end).await?);
            }
            Ok(nodes)
        })
    }

    fn below<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        node: &'a Node,
        limit: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async move {
            let mut below = Below::default();
            for end in neighbours(db, actor, node, Way::Down).await? {
                let Some(node) = stored(db, actor, &end).await? else { continue };
                below.total += 1;
                if below.nodes.len() < limit {
                    below.nodes.push(node);
                }
            }
            Ok(below)
        })
    }
}
