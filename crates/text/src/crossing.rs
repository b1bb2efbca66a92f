//! Finds the same thought in several sets of statements, such as several camps.

use crate::features::{Space, WEIGHTS};
use crate::grouping::{Grouped, Stability};
use crate::passage::{Cancelled, Item, Passage, Topic, Watch};
use crate::sorting::Neighbour;

/// A thought that occurs in several sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// A proposed name, from the words of its own statements.
    pub name: String,
    /// For each set, in their order, the keys of its statements, the most typical first; empty where it has none.
    pub members: Vec<Vec<String>>,
}

/// How many statements there are for each thought.
const STATEMENTS: usize = 8;
/// The most thoughts that are told apart.
const MOST_THOUGHTS: usize = 60;
/// The least likeness of a statement that clearly says what a topic says.
const CLEARLY: f64 = 0.4;

/// Returns the thoughts that occur in at least two of the sets, those in most sets first, then the largest.
///
/// # Errors
/// [`Cancelled`] when the watch says so.
pub fn crossings(sets: &[Vec<Item>], watch: Watch<'_>) -> Result<Vec<Crossing>, Cancelled> {
    // Two sets may have the same key, so the set joins it here.
    let pooled = |(set, items): (usize, &Vec<Item>)| {
        let pooled = move |item: &Item| (format!("{}\u{0}{set:06}", item.key), set, item.clone());
        items.iter().map(pooled).collect::<Vec<_>>()
    };
    let mut pool: Vec<(String, usize, Item)> = sets.iter().enumerate().flat_map(pooled).collect();
    pool.sort_by(|one, other| one.0.cmp(&other.0));
    let places: Vec<(usize, String)> = pool.iter().map(|(_, set, item)| (*set, item.key.clone())).collect();
    let items: Vec<Item> = pool.into_iter().map(|(key, _, item)| Item { key, ..item }).collect();
    let grouped = Grouped::new(items.iter().collect(), Stability::Unmeasured, watch)?;
    let count = (items.len() / STATEMENTS).clamp(1, MOST_THOUGHTS);
    let crossing = |members: Vec<usize>| {
        let mut by_set = vec![Vec::new(); sets.len()];
        for (set, key) in members.iter().filter_map(|member| places.get(*member)) {
            by_set.get_mut(*set).into_iter().for_each(|keys: &mut Vec<String>| keys.push(key.clone()));
        }
        Crossing { name: grouped.names.name(&grouped.space, &members), members: by_set }
    };
    let occurs = |crossing: &Crossing| crossing.members.iter().filter(|keys| !keys.is_empty()).count();
    let size = |crossing: &Crossing| crossing.members.iter().map(Vec::len).sum::<usize>();
    let mut crossings: Vec<Crossing> =
        grouped.members(count).into_iter().map(crossing).filter(|crossing| occurs(crossing) > 1).collect();
    crossings.sort_by_key(|crossing| std::cmp::Reverse((occurs(crossing), size(crossing))));
    Ok(crossings)
}

/// Returns the statements that say what a topic says, the most alike first; only those clearly alike.
#[must_use]
pub fn bearers(items: &[Item], topic: &Topic) -> Vec<Neighbour> {
    let mut items: Vec<&Item> = items.iter().collect();
    items.sort_by(|one, other| one.key.cmp(&other.key));
    let stated: Vec<&Passage> = items.iter().map(|item| &item.passage).collect();
    let told: Vec<&Passage> = topic.passages.iter().collect();
    let space = Space::new(&[&stated, &told], WEIGHTS);
    let statements: Vec<usize> = (0..items.len()).collect();
    let mut likeness = vec![0.0_f32; items.len()];
    for passage in items.len()..space.len() {
        for (most, near) in likeness.iter_mut().zip(space.likeness(passage, &statements)) {
            *most = most.max(near);
        }
    }
    let neighbours = items.iter().zip(likeness);
    let mut neighbours: Vec<Neighbour> = neighbours
        .map(|(item, near)| Neighbour { key: item.key.clone(), likeness: f64::from(near).min(1.0) })
        .filter(|neighbour| neighbour.likeness >= CLEARLY)
        .collect();
    neighbours.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.key.cmp(&other.key)));
    neighbours
}
