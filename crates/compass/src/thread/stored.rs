//! The thread's own things: everything that is stored as nodes, whichever context put it there. The links between them
//! are followed by the walk itself.

use futures::future::BoxFuture;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, StoreError};
use ui::i18n::Locale;

use super::links::End;
use super::links::store::{self, NodeRow};
use super::{Below, Kind, Node, Source};

/// What is stored as nodes.
#[derive(Clone, Copy, Debug)]
pub struct Stored;

/// Tells whether the actor may see a stored thing. A voice that was taken back, or put back among those that wait, is
/// the editors' again: its workplace may point to the one who wrote it.
pub(crate) fn may_see(actor: &Actor, row: &NodeRow) -> bool {
    let right = match row.is_public {
        _ if row.kind == Kind::Voice.name() && row.ended_at.is_some() => Right::EditVoices,
        1 => Right::ReadPublic,
        _ => Right::ReadCompass,
    };
    actor.may(right, &Scope { municipality: actor.municipality.clone(), unit_path: row.unit_path.clone() })
}

/// Returns a stored thing as it stands on the thread.
pub(super) fn node_of(row: &NodeRow) -> Option<Node> {
    let kind = Kind::from_name(&row.kind)?;
    Some(Node { kind, id: row.id.clone(), title: row.title.clone(), url: row.url.clone() })
}

/// Returns the row of a thing that the actor may see. People name core tasks by what stands in their addresses.
pub(super) async fn row(db: &Db, actor: &Actor, end: &End) -> Result<Option<NodeRow>, StoreError> {
    if end.kind.is_of_a_camp() {
        return Ok(None);
    }
    let mut reader = db.reader();
    let mut row = store::node(&mut reader, &actor.municipality, end).await?;
    if row.is_none() && end.kind == Kind::CoreTask {
        let task = crate::core_task::actions::by_slug(&mut reader, actor, &end.id).await?;
        if let Some(task) = task {
            row = store::node(&mut reader, &actor.municipality, &End::new(end.kind, &task)).await?;
        }
    }
    Ok(row.filter(|row| may_see(actor, row)))
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
        Box::pin(async move { Ok(row(db, actor, &End::new(kind, id)).await?.as_ref().and_then(node_of)) })
    }

    fn above<'a>(
        &'a self,
        _: &'a Db,
        _: &'a Actor,
        _: &'a Locale,
        _: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn below<'a>(
        &'a self,
        _: &'a Db,
        _: &'a Actor,
        _: &'a Locale,
        _: &'a Node,
        _: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async { Ok(Below::default()) })
    }
}
