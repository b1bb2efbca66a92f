//! Which things have no north, as the index knows it.

use std::collections::{HashMap, HashSet};

use platform::store::StoreError;

use super::graph::{Ask, NodeIx, When};
use super::index::Known;
use super::{Asker, End, Kind, Threads};

impl Kind {
    /// Tells whether a thing of this kind ought to reach north by itself. What stands on boards does so by its camp's
    /// core task; a wording and a priority test are papers of the task and the action that they are about.
    #[must_use]
    pub const fn needs_north(self) -> bool {
        !self.is_of_a_camp() && !matches!(self, Self::Wording | Self::PriorityTest)
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Only what this unit owns.
    pub(super) unit: Option<String>,
    /// Only this kind.
    pub(super) kind: Option<Kind>,
    /// The units whose things the asker may see, in the order in which they are shown.
    pub(super) units: Vec<String>,
    /// From when ages are counted, in milliseconds UTC.
    pub(super) today: i64,
    pub(super) skip: usize,
    pub(super) take: usize,
}

/// The things of a page, and how many there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost {
    /// Each with where its line breaks: what it leads to at last, which may be itself.
    pub(super) things: Vec<(End, Vec<End>)>,
    pub(super) total: usize,
    pub(super) by_owner: Vec<(String, usize)>,
    pub(super) by_age: [usize; 4],
}

/// So many places where a line breaks are told of.
const MOST_BREAKS: usize = 3;

/// Finds what has no north.
pub(super) async fn lost(threads: &Threads, asker: &Asker<'_>, wanted: Wanted) -> Result<Lost, StoreError> {
    let index = threads.indexes.fresh(asker.db, asker.actor).await?;
    index.read_aside(move |known| look(known, &wanted)).await
}

/// Returns how much of what these units own has no north. Ages do not matter here, nor does what is shown.
pub(crate) async fn count_without_north(
    threads: &Threads,
    asker: &Asker<'_>,
    units: Vec<String>,
) -> Result<usize, StoreError> {
    Ok(lost(threads, asker, Wanted { units, ..Wanted::default() }).await?.total)
}

fn look(known: &Known, wanted: &Wanted) -> Lost {
    let owner = match &wanted.unit {
        // A unit that owns nothing has nothing without north either.
        Some(unit) => match known.number(unit) {
            Some(number) => Some(number),
            None => return Lost::default(),
        },
        None => None,
    };
    let numbers = wanted.units.iter().filter_map(|unit| known.number(unit));
    let places: HashMap<u32, u32> = numbers.zip(0..).collect();
    let counts = |node: NodeIx| {
        let kind = known.graph.name(node).map(|(kind, _)| kind);
        let is_wanted =
            kind.is_some_and(|kind| wanted.kind.map_or_else(|| kind.needs_north(), |wanted| wanted == kind));
        is_wanted && known.graph.facts(node).is_some_and(|facts| places.contains_key(&facts.owner))
    };
    let found = known.graph.without_north(
        When::Now,
        &Ask {
            owner,
            age: None,
            today: wanted.today,
            skip: wanted.skip,
            take: wanted.take,
            place: &|owner| places.get(&owner).copied().unwrap_or(u32::MAX),
            counts: &counts,
        },
    );
    let breaks = |node: NodeIx| {
        let tops = known.graph.breaks(node, When::Now).into_iter().take(MOST_BREAKS);
        tops.filter_map(|top| known.end(top)).collect()
    };
    Lost {
        things: found.nodes.iter().filter_map(|node| Some((known.end(*node)?, breaks(*node)))).collect(),
        total: found.total,
        by_owner: found
            .by_owner
            .iter()
            .filter_map(|(owner, count)| Some((known.owner(*owner)?.to_owned(), *count)))
            .collect(),
        by_age: found.by_age,
    }
}

/// Returns those of these things that reach north.
pub(super) async fn reaching(threads: &Threads, asker: &Asker<'_>, ends: Vec<End>) -> Result<HashSet<End>, StoreError> {
    let index = threads.indexes.fresh(asker.db, asker.actor).await?;
    Ok(index.read(|known| {
        let reaches = |end: &End| {
            let node = known.graph.node(end.kind, &end.id);
            node.is_some_and(|node| known.graph.reaches_north(node, When::Now))
        };
        ends.into_iter().filter(reaches).collect()
    }))
}
