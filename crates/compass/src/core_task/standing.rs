//! How a model's core tasks stand on the thread: which of them are north.

use std::collections::HashMap;

use platform::access::Actor;
use platform::store::{StoreError, Tx};

use super::{TaskKind, store};
use crate::thread::links::actions as links;
use crate::thread::links::store::{self as on_thread, NodeRow};
use crate::thread::links::{Audience, NewNode, Standing};
use crate::thread::{End, Kind};

/// Brings those tasks of a model that are in force up to date on the thread: which of them are north may have changed.
/// Those that stand as they should are left alone, so that an import is no slower for each task that is there already.
pub(crate) async fn stand_anew(tx: &mut Tx, actor: &Actor, model: &str) -> Result<(), StoreError> {
    // The turn comes first: what is read after it cannot go stale before the commit.
    links::take_turn(tx, actor).await?;
    let mut tasks = store::all(tx, &actor.municipality).await?;
    tasks.retain(|task| task.model_id == model && task.in_force == 1 && task.closed_at.is_none());
    let rows = on_thread::core_tasks(tx, &actor.municipality).await?;
    let stood: HashMap<&str, &NodeRow> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let has_overall = tasks.iter().any(|task| task.kind == TaskKind::Overall);
    for task in &tasks {
        let is_north = if has_overall { task.kind == TaskKind::Overall } else { task.parent_id.is_none() };
        let node = NewNode {
            end: End::new(Kind::CoreTask, &task.id),
            title: task.title.clone(),
            url: task.url(),
            unit: task.unit_id.clone(),
            audience: Audience::Public,
            standing: if is_north { Standing::North } else { Standing::Below },
        };
        if !stood.get(task.id.as_str()).is_some_and(|row| row.says(&node)) {
            links::put_node(tx, actor, &node).await?;
        }
    }
    Ok(())
}
