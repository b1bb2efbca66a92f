//! What a walk reads of things and links, and reading it ahead: the index knows where a walk will go, so that a page asks
//! the database a handful of times and not once for each thing.

use std::collections::{HashMap, HashSet};

use platform::store::StoreError;

use super::graph::{self, NodeIx, When};
use super::index::Known;
use super::links::store::NodeRow;
use super::store::{self, Said};
use super::{Asker, End, Kind};

/// So many things above are read ahead; a walk that goes on reads the rest as it meets them.
const MOST_AHEAD: usize = 120;

/// A link as a step to its other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) other: End,
    pub(super) link: String,
}

impl Step {
    /// Names what the graph has as numbers.
    pub(super) fn of(known: &Known, step: &graph::Step) -> Option<Self> {
        Some(Self { other: known.end(step.node)?, link: step.link.to_string() })
    }
}

/// What has been read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// None: there is no such thing.
    rows: HashMap<End, Option<NodeRow>>,
    said: HashMap<String, Said>,
}

impl Read {
    /// Returns a stored thing that was read.
    pub(super) fn row(&self, end: &End) -> Option<&NodeRow> {
        self.rows.get(end)?.as_ref()
    }

    /// Returns what a link that was read says.
    pub(super) fn said(&self, link: &str) -> Option<&Said> {
        self.said.get(link)
    }

    /// Reads those of these things and links that have not been read.
    pub(super) async fn fetch(&mut self, asker: &Asker<'_>, steps: &[Step]) -> Result<(), StoreError> {
        self.fetch_things(asker, steps.iter().map(|step| &step.other)).await?;
        let links: HashSet<&str> =
            steps.iter().map(|step| step.link.as_str()).filter(|link| !self.said.contains_key(*link)).collect();
        let links: Vec<&str> = links.into_iter().collect();
        let said = store::links(&mut asker.db.reader(), &asker.actor.municipality, &links).await?;
        self.said.extend(said.into_iter().map(|said| (said.id.clone(), said)));
        Ok(())
    }

    /// Reads those of these things that are stored and have not been read.
    pub(super) async fn fetch_things(
        &mut self,
        asker: &Asker<'_>,
        ends: impl Iterator<Item = &End>,
    ) -> Result<(), StoreError> {
        let mut new: HashMap<Kind, HashSet<&str>> = HashMap::new();
        for end in ends.filter(|end| !end.kind.is_of_a_camp() && !self.rows.contains_key(end)) {
            new.entry(end.kind).or_default().insert(&end.id);
        }
        for (kind, ids) in new {
            let ids: Vec<&str> = ids.into_iter().collect();
            let found = store::nodes(&mut asker.db.reader(), &asker.actor.municipality, kind, &ids).await?;
            self.rows.extend(ids.iter().map(|id| (End::new(kind, id), None)));
            self.rows.extend(found.into_iter().map(|row| (End::new(kind, &row.id), Some(row))));
        }
        Ok(())
    }
}

/// Returns the steps that a walk from a thing is likely to take: all near above it, and below it the first of each level,
/// as if everything could be seen.
pub(super) fn likely(known: &Known, start: &End, when: When, levels: &[usize], most: usize) -> Vec<Step> {
    let Some(start) = known.graph.node(start.kind, &start.id) else { return Vec::new() };
    let above = known.graph.up(start, when);
    let lower = std::iter::once(start).chain(above.iter().map(|step| step.node)).take(MOST_AHEAD);
    let mut steps: Vec<graph::Step> = lower.flat_map(|node| known.graph.right_above(node, when)).collect();
    let (mut here, mut left) = (vec![start], most);
    for room in levels {
        let mut next: Vec<NodeIx> = Vec::new();
        for node in here {
            for step in below(known, node, when).into_iter().take((*room).min(left)) {
                left -= 1;
                next.push(step.node);
                steps.push(step);
            }
        }
        here = next;
    }
    steps.iter().filter_map(|step| Step::of(known, step)).collect()
}

/// Returns the links that lead down from a thing, what people do first, its own parts and words last.
pub(super) fn below(known: &Known, node: NodeIx, when: When) -> Vec<graph::Step> {
    let mut steps = known.graph.right_below(node, when);
    let kind = |step: &graph::Step| known.graph.name(step.node).map(|(kind, _)| kind);
    steps.sort_by_cached_key(|step| kind(step).map_or(usize::MAX, Kind::place_below));
    steps
}
