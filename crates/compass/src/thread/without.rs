//! Which things have no north, as the index knows it.

use std::collections::{HashMap, HashSet};

use platform::store::StoreError;
use platform::tenancy;

use super::graph::{Age, Ask, NodeIx, When};
use super::index::Known;
use super::tops::{Top, broken};
use super::{Asker, End, Kind, Threads, end_of_day};

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
    /// The moment that is asked about, in milliseconds UTC; none: now.
    pub(super) moment: Option<i64>,
    pub(super) skip: usize,
    pub(super) take: usize,
}

/// The things of a page, and how many there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost {
    /// Those whose own context tells of them, with their unit. They come before the stored ones.
    pub(super) tops: Vec<(Top, String)>,
    /// Each with where its line breaks: what it leads to at last, which may be itself.
    pub(super) things: Vec<(End, Vec<End>)>,
    pub(super) total: usize,
    pub(super) by_owner: Vec<(String, usize)>,
    pub(super) by_age: [usize; 4],
}

/// So many places where a line breaks are told of.
const MOST_BREAKS: usize = 3;

/// Finds what has no north. What contexts tell of by themselves has no dates: of another moment it is left out.
pub(super) async fn lost(threads: &Threads, asker: &Asker<'_>, mut wanted: Wanted) -> Result<Lost, StoreError> {
    let index = threads.indexes.fresh(asker.db, asker.actor).await?;
    let has_tops = wanted.moment.is_none() && wanted.kind.is_none_or(Kind::is_of_a_camp);
    let mut tops = if has_tops { broken(threads, asker, &index).await? } else { Vec::new() };
    tops.retain(|top| wanted.kind.is_none_or(|kind| kind == top.node.kind));
    let owned = owned(asker, tops, &wanted).await?;
    let (units, today) = (wanted.units.clone(), wanted.today);
    let chosen = wanted.unit.clone();
    let of_owner = |unit: &str| chosen.as_deref().is_none_or(|wanted| wanted == unit);
    let here: Vec<(Top, String)> = owned.iter().filter(|(_, unit)| of_owner(unit)).cloned().collect();
    let (skip, take) = (wanted.skip, wanted.take);
    let shown: Vec<(Top, String)> = here.iter().skip(skip).take(take).cloned().collect();
    (wanted.skip, wanted.take) = (skip.saturating_sub(here.len()), take - shown.len());
    let mut lost = index.read_aside(move |known| look(known, &wanted)).await?;
    lost.total += here.len();
    for (_, unit) in &owned {
        match lost.by_owner.iter_mut().find(|(owner, _)| owner == unit) {
            Some((_, count)) => *count += 1,
            None => lost.by_owner.push((unit.clone(), 1)),
        }
    }
    lost.by_owner.sort_by_key(|(owner, _)| units.iter().position(|unit| unit == owner));
    for (top, _) in &here {
        let age = Age::of(end_of_day(&top.since).unwrap_or(today), today);
        if let Some(count) = lost.by_age.get_mut(age as usize) {
            *count += 1;
        }
    }
    lost.tops = shown;
    Ok(lost)
}

/// Returns the tops of the units that are asked for, each with its unit, in the order of the units and then the oldest
/// first.
async fn owned(asker: &Asker<'_>, tops: Vec<Top>, wanted: &Wanted) -> Result<Vec<(Top, String)>, StoreError> {
    if tops.is_empty() {
        return Ok(Vec::new());
    }
    let units = tenancy::units(&mut asker.db.reader(), &asker.actor.municipality).await?;
    let unit_of = |top: &Top| units.iter().find(|unit| unit.path == top.unit_path).map(|unit| unit.id.clone());
    let place = |id: &str| wanted.units.iter().position(|unit| unit == id);
    let mut owned: Vec<(Top, String)> =
        tops.into_iter().filter_map(|top| unit_of(&top).map(|unit| (top, unit))).collect();
    owned.retain(|(_, unit)| place(unit).is_some());
    owned.sort_by_cached_key(|(top, unit)| (place(unit), top.since.clone(), top.node.id.clone()));
    Ok(owned)
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
    let when = wanted.moment.map_or(When::Now, When::At);
    let found = known.graph.without_north(
        when,
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
        let tops = known.graph.breaks(node, when).into_iter().take(MOST_BREAKS);
        tops.filter_map(|top| known.end(top)).collect()
    };
    Lost {
        tops: Vec::new(),
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
