//! How much lies below what is shown: what is stored, as the index counts it, and for core tasks what contexts count of
//! their own things.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use platform::store::StoreError;

use super::graph::{NodeIx, When};
use super::index::{Index, Known};
use super::{Asker, End, Kind, Thread, Threads};

/// Notes how much lies below a thing and below each one that is shown below it.
pub(super) async fn count(
    threads: &Threads,
    asker: &Asker<'_>,
    index: Arc<Index>,
    thread: &mut Thread,
) -> Result<(), StoreError> {
    let ends: Vec<End> = std::iter::once(&thread.node)
        .chain(thread.down.iter().map(|level| &level.node))
        .map(super::Node::end)
        .collect();
    let mut told: HashMap<String, usize> = HashMap::new();
    if ends.iter().any(|end| end.kind == Kind::CoreTask) {
        for source in threads.sources.iter() {
            for (task, count) in source.count_below(asker.db, asker.actor).await? {
                *told.entry(task).or_default() += count;
            }
        }
    }
    let counts = index.read_aside(move |known| ends.iter().map(|end| below(known, end, &told)).collect()).await?;
    let mut counts: std::vec::IntoIter<Option<usize>> = Vec::into_iter(counts);
    thread.below = counts.next().flatten();
    for (level, count) in thread.down.iter_mut().zip(counts) {
        level.below = count;
    }
    Ok(())
}

fn below(known: &Known, end: &End, told: &HashMap<String, usize>) -> Option<usize> {
    if end.kind.is_of_a_camp() {
        return None;
    }
    let node = known.graph.node(end.kind, &end.id)?;
    let stored = known.graph.below_count(node, When::Now);
    if end.kind != Kind::CoreTask || told.is_empty() {
        return Some(stored);
    }
    let tasks = tasks_from(known, node);
    let by_context = tasks.iter().filter_map(|task| known.graph.name(*task).and_then(|(_, id)| told.get(id)));
    Some(stored + by_context.sum::<usize>())
}

/// Returns a core task and those below it, as far as core tasks alone lead.
fn tasks_from(known: &Known, task: NodeIx) -> HashSet<NodeIx> {
    let is_task = |node: NodeIx| known.graph.name(node).is_some_and(|(kind, _)| kind == Kind::CoreTask);
    let (mut found, mut left) = (HashSet::from([task]), vec![task]);
    while let Some(task) = left.pop() {
        let below = known.graph.right_below(task, When::Now).into_iter().map(|step| step.node);
        left.extend(below.filter(|node| is_task(*node)).filter(|node| found.insert(*node)));
    }
    found
}
