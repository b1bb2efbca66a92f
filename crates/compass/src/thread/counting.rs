//! How much lies below what is shown: what is stored, as the index counts it, and what contexts count of their own
//! things below what rests on them.

use std::collections::HashSet;
use std::sync::Arc;

use platform::store::StoreError;

use super::graph::{NodeIx, When};
use super::index::{Index, Known};
use super::{Asker, Counted, End, Kind, Thread, Threads};

/// Below so many stored things it does not matter what a few themes rest on.
const MANY: usize = 500;

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
    let mut counted: Vec<Counted> = Vec::new();
    if ends.iter().any(|end| !end.kind.is_of_a_camp()) {
        for source in threads.sources.iter() {
            counted.extend(source.count_below(asker.db, asker.actor).await?);
        }
    }
    let look = move |known: &Known| {
        let tops: Vec<Reached> = counted.iter().map(|top| Reached::of(known, top)).collect();
        ends.iter().map(|end| below(known, end, &tops)).collect()
    };
    let counts = index.read_aside(look).await?;
    let mut counts: std::vec::IntoIter<Option<usize>> = Vec::into_iter(counts);
    thread.below = counts.next().flatten();
    for (level, count) in thread.down.iter_mut().zip(counts) {
        level.below = count;
    }
    Ok(())
}

/// A context's top, and the stored things that rest on it.
struct Reached {
    /// How many things lie below the top.
    below: usize,
    /// Those that reach it by links: they count the top itself already.
    by_links: HashSet<NodeIx>,
    /// Its core task and what is above that.
    by_task: HashSet<NodeIx>,
}

impl Reached {
    fn of(known: &Known, top: &Counted) -> Self {
        let above = |node: NodeIx| known.graph.up(node, When::Now).into_iter().map(|step| step.node);
        let own = known.graph.node(top.top.kind, &top.top.id);
        let task = known.graph.node(Kind::CoreTask, &top.core_task);
        Self {
            below: top.below,
            by_links: own.into_iter().flat_map(above).collect(),
            by_task: task.into_iter().flat_map(|task| std::iter::once(task).chain(above(task))).collect(),
        }
    }

    /// Returns how much the top adds to what is counted below a stored thing; nothing when it does not lie there.
    fn adds_to(&self, node: NodeIx) -> usize {
        match (self.by_links.contains(&node), self.by_task.contains(&node)) {
            (true, _) => self.below,
            (false, true) => self.below + 1,
            (false, false) => 0,
        }
    }
}

fn below(known: &Known, end: &End, tops: &[Reached]) -> Option<usize> {
    if end.kind.is_of_a_camp() {
        return None;
    }
    let node = known.graph.node(end.kind, &end.id)?;
    let stored = known.graph.below_count(node, When::Now);
    let told: usize = tops.iter().map(|top| top.adds_to(node)).sum();
    if told == 0 && rests_on_uncounted(known, node, stored) {
        return None;
    }
    Some(stored + told)
}

/// Tells whether something below is told of by a context that does not count what lies below that: a number would be
/// far too low.
fn rests_on_uncounted(known: &Known, node: NodeIx, stored: usize) -> bool {
    let is_uncounted = |node: NodeIx| {
        let kind = known.graph.name(node).map(|(kind, _)| kind);
        matches!(kind, Some(Kind::Finding | Kind::Theme | Kind::Category))
    };
    (1..MANY).contains(&stored) && known.graph.all_below(node, When::Now).iter().any(|step| is_uncounted(step.node))
}
