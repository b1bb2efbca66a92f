//! What something may be linked to: found by words, or guessed from what it is called.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

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

/// The core tasks and focuses that other things are usually linked to, with the stems of what they are called.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<(Node, BTreeSet<String>)>);

impl Places {
    /// Reads those that the asker may see.
    pub(super) async fn read(asker: &Asker<'_>) -> Result<Self, StoreError> {
        let rows = store::places(&mut asker.db.reader(), &asker.actor.municipality).await?;
        let may_see = rows.into_iter().filter(|row| stored::may_see(asker.actor, row));
        Ok(Self::new(may_see.filter_map(|row| stored::node_of(&row))))
    }

    fn new(nodes: impl IntoIterator<Item = Node>) -> Self {
        Self(nodes.into_iter().map(|node| (node.clone(), stems(&node.title))).collect())
    }

    /// Returns the ends of all.
    pub(super) fn ends(&self) -> Vec<End> {
        self.0.iter().map(|(node, _)| node.end()).collect()
    }

    /// Leaves out those that are not among these.
    pub(super) fn keep(&mut self, ends: &HashSet<End>) {
        self.0.retain(|(node, _)| ends.contains(&node.end()));
    }

    /// Returns where something most likely belongs, going by the words of its title. Where nothing is alike, the core
    /// tasks.
    pub(super) fn likely(&self, of: &Node, most: usize) -> Vec<Node> {
        let wanted = stems(&of.title);
        let score = |own: &BTreeSet<String>| {
            let alike = own.iter().filter(|one| wanted.iter().any(|other| are_alike(one, other))).count();
            // Of two that share as many, the one with fewer other words fits better.
            alike * 1000 / own.len().clamp(1, 12)
        };
        let end = of.end();
        let others = self.0.iter().filter(|(node, _)| node.end() != end);
        let mut scored: Vec<(usize, &Node)> = others.map(|(node, own)| (score(own), node)).collect();
        scored.sort_by_key(|(score, node)| (Reverse(*score), node.kind));
        scored.into_iter().take(most).map(|(_, node)| node.clone()).collect()
    }
}

/// Two stems are alike when they are the same or one begins the other, as `skol` begins `skolevej`.
fn are_alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || (short.chars().count() >= 4 && long.starts_with(short))
}

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
            Places::new(["Job og uddannelse", "Et sundt og aktivt liv", "Børn, der trives og lærer"].map(task));
        let first = |title: &str| places.likely(&task(title), 1).remove(0).title;
        assert_eq!(first("Sundhed for alle: flere aktive ældre"), "Et sundt og aktivt liv");
        assert_eq!(first("Børnenes skolevej"), "Børn, der trives og lærer");
    }

    #[test]
    fn where_nothing_is_alike_the_core_tasks_are_offered_all_the_same_but_never_the_thing_itself() {
        let places = Places::new(["Et sundt liv", "Job"].map(task));
        assert_eq!(places.likely(&task("Parkering"), 5).len(), 2);
        assert_eq!(places.likely(&task("Job"), 5).len(), 1);
    }
}
