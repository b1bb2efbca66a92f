//! What something may be linked to: found by words, or guessed from what it is called.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Bound;

use platform::store::StoreError;

use super::{Asker, End, Node, store, stored};
use crate::search::{self, Finders};

/// So many things are offered at once.
pub(super) const MOST_OFFERED: usize = 20;

/// What was found, and whether there is more of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered {
    pub(super) nodes: Vec<Node>,
    pub(super) has_more: bool,
}

/// Finds things by words, in all their Danish forms; not the one that is to be linked.
pub(super) async fn by_words(
    asker: &Asker<'_>,
    finders: &Finders,
    words: &str,
    but_not: Option<&End>,
) -> Result<Offered, StoreError> {
    let mut nodes = search::things(asker, finders, words, MOST_OFFERED + 2).await?;
    nodes.retain(|node| Some(&node.end()) != but_not);
    let has_more = nodes.len() > MOST_OFFERED;
    nodes.truncate(MOST_OFFERED);
    Ok(Offered { nodes, has_more })
}

/// The core tasks and focuses that other things are usually linked to, found by the stems of what they are called.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The core tasks first.
    nodes: Vec<Node>,
    /// How many stems each is called by.
    sizes: Vec<usize>,
    /// Which of them are called by a stem.
    called: BTreeMap<String, Vec<usize>>,
}

impl Places {
    /// Returns the things that the asker may see and that others are usually linked to.
    pub(super) async fn read(asker: &Asker<'_>) -> Result<Vec<Node>, StoreError> {
        let rows = store::places(&mut asker.db.reader(), &asker.actor.municipality).await?;
        let may_see = rows.into_iter().filter(|row| stored::may_see(asker.actor, row));
        Ok(may_see.filter_map(|row| stored::node_of(&row)).collect())
    }

    /// Makes it possible to find among these.
    pub(super) fn of(mut nodes: Vec<Node>) -> Self {
        nodes.sort_by_key(|node| node.kind);
        let mut places = Self::default();
        for (number, node) in nodes.iter().enumerate() {
            let stems = stems(&node.title);
            places.sizes.push(stems.len());
            for stem in stems {
                places.called.entry(stem).or_default().push(number);
            }
        }
        Self { nodes, ..places }
    }

    /// Returns where something most likely belongs, going by the words of its title. Where nothing is alike, the core
    /// tasks.
    pub(super) fn likely(&self, of: &Node, most: usize) -> Vec<Node> {
        let alike = self.alike(&stems(&of.title));
        let score = |place: usize, alike: usize| {
            // Of two that share as many, the one with fewer other words fits better.
            alike * 1000 / self.sizes.get(place).map_or(1, |size| (*size).clamp(1, 12))
        };
        let mut scored: Vec<(Reverse<usize>, usize)> =
            alike.iter().map(|(place, stems)| (Reverse(score(*place, stems.len())), *place)).collect();
        scored.sort_unstable();
        let others = (0..self.nodes.len()).filter(|place| !alike.contains_key(place));
        let in_order = scored.iter().map(|(_, place)| *place).chain(others);
        let end = of.end();
        in_order
            .filter_map(|place| self.nodes.get(place))
            .filter(|node| node.end() != end)
            .take(most)
            .cloned()
            .collect()
    }

    /// The stems that each place has in common with these. Two stems are alike when they are the same, or when one
    /// begins the other and has [`ALIKE_FROM`] letters, as `skol` begins `skolevej`.
    fn alike(&self, wanted: &BTreeSet<String>) -> HashMap<usize, HashSet<&str>> {
        let mut found: HashMap<usize, HashSet<&str>> = HashMap::new();
        let mut add = |stem: &'_ str| {
            if let Some((own, places)) = self.called.get_key_value(stem) {
                for place in places {
                    found.entry(*place).or_default().insert(own);
                }
            }
        };
        for stem in wanted {
            // What it begins with, and it itself.
            add(stem);
            for (end, _) in stem.char_indices().skip(ALIKE_FROM) {
                add(stem.get(..end).unwrap_or_default());
            }
            if stem.chars().count() >= ALIKE_FROM {
                let longer = self.called.range::<str, _>((Bound::Excluded(stem.as_str()), Bound::Unbounded));
                longer.map(|(own, _)| own).take_while(|own| own.starts_with(stem)).for_each(|own| add(own));
            }
        }
        found
    }
}

/// From so many letters on, a stem that begins another is alike to it.
const ALIKE_FROM: usize = 4;

/// The stems of the words that carry meaning: those of at least four letters.
fn stems(title: &str) -> BTreeSet<String> {
    let words = text::words(title).filter(|word| word.text.chars().count() >= 4);
    words.map(|word| text::stem(word.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::Kind;

    fn task(title: &str) -> Node {
        Node { kind: Kind::CoreTask, id: title.to_owned(), title: title.to_owned(), url: String::new() }
    }

    #[test]
    fn what_shares_words_with_a_title_in_any_form_comes_first() {
        let places =
            Places::of(["Job og uddannelse", "Et sundt og aktivt liv", "Børn, der trives og lærer"].map(task).into());
        let first = |title: &str| places.likely(&task(title), 1).remove(0).title;
        assert_eq!(first("Sundhed for alle: flere aktive ældre"), "Et sundt og aktivt liv");
        assert_eq!(first("Børnenes skolevej"), "Børn, der trives og lærer");
    }

    #[test]
    fn where_nothing_is_alike_the_core_tasks_are_offered_all_the_same_but_never_the_thing_itself() {
        let places = Places::of(["Et sundt liv", "Job"].map(task).into());
        assert_eq!(places.likely(&task("Parkering"), 5).len(), 2);
        assert_eq!(places.likely(&task("Job"), 5).len(), 1);
    }
}
