//! The uppermost of what contexts tell of by themselves, such as camps: what joins their things to a core task.

use std::collections::HashSet;

use platform::store::StoreError;

use super::graph::When;
use super::index::Index;
use super::{Asker, End, Kind, Node, Threads};
use crate::core_task;

/// The uppermost of a context's own things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// The thing.
    pub node: Node,
    /// Identifier of the core task that it supports.
    pub core_task: String,
    /// Path of the unit that owns it.
    pub unit_path: String,
    /// Since when it has been there, as yyyy-mm-dd.
    pub since: String,
}

/// How much lies below a top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The top.
    pub top: End,
    /// Identifier of the core task that it supports.
    pub core_task: String,
    /// How many things lie below the top.
    pub below: usize,
}

/// Returns the tops that lead to a core task which is not in force or does not reach north, and not there by links
/// either.
pub(super) async fn broken(threads: &Threads, asker: &Asker<'_>, index: &Index) -> Result<Vec<Top>, StoreError> {
    let mut tops = Vec::new();
    for source in threads.sources.iter() {
        tops.extend(source.tops(asker.db, asker.actor).await?);
    }
    if tops.is_empty() {
        return Ok(tops);
    }
    let tasks = core_task::actions::all(&mut asker.db.reader(), asker.actor).await?;
    let in_force: HashSet<&str> = tasks.iter().map(|task| task.id.as_str()).collect();
    index.read(|known| {
        let graph = &known.graph;
        tops.retain(|top| {
            let task = graph.node(Kind::CoreTask, &top.core_task);
            // A core task that nobody has put on the thread has nothing above it: it is north.
            let by_task = in_force.contains(top.core_task.as_str())
                && task.is_none_or(|task| graph.reaches_north(task, When::Now));
            let own = graph.node(top.node.kind, &top.node.id);
            let above = own.into_iter().flat_map(|own| graph.right_above(own, When::Now));
            !by_task && !above.into_iter().any(|step| graph.reaches_north(step.node, When::Now))
        });
    });
    Ok(tops)
}
