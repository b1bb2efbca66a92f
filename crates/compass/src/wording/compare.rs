//! How one version became another, part by part and word by word.

use std::time::{Duration, Instant};

use text::{Piece, changes_until};

use super::{Part, PartKind, Words};

/// How a part differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of part.
    pub kind: PartKind,
    /// The part's identifier.
    pub id: String,
    /// The heading, with its changes.
    pub heading: Vec<Piece>,
    /// The words, with their changes.
    pub body: Vec<Piece>,
}

impl Difference {
    /// Tells whether anything differs.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.heading.iter().chain(&self.body).any(|piece| !matches!(piece, Piece::Kept(_)))
    }
}

/// The longest time that looking for the words that are the same may take. Words that are as long as they may be, and
/// have nothing in common, would else take minutes; what has not been looked at by then counts as replaced.
const PATIENCE: Duration = Duration::from_millis(200);

/// Compares two versions: every part of either, in the new version's order, those that are gone at the end of their
/// kind. A part is known by its identifier; parts that stand once are the same part in any case.
#[must_use]
pub fn compare(old: &Words, new: &Words) -> Vec<Difference> {
    let (mut differences, deadline) = (Vec::new(), Instant::now() + PATIENCE);
    for kind in PartKind::ALL {
        let before: Vec<&Part> = old.0.iter().filter(|part| part.kind == kind).collect();
        let after: Vec<&Part> = new.0.iter().filter(|part| part.kind == kind).collect();
        for part in &after {
            differences.push(difference(counterpart(part, &before), Some(part), part, deadline));
        }
        for part in before.iter().filter(|part| counterpart(part, &after).is_none()) {
            differences.push(difference(Some(part), None, part, deadline));
        }
    }
    differences
}

/// Finds the same part among those of the other version.
fn counterpart<'p>(part: &Part, others: &[&'p Part]) -> Option<&'p Part> {
    let is_same = |other: &&&Part| other.id == part.id || part.kind.often() == super::Often::Once;
    others.iter().find(is_same).copied()
}

/// Tells whether the parts of a kind that both versions have stand in another order.
pub(super) fn is_reordered(old: &Words, new: &Words, kind: PartKind) -> bool {
    let kept = |words: &Words, other: &Words| -> Vec<String> {
        let is_kept = |part: &&Part| part.kind == kind && other.part(&part.id).is_some();
        words.0.iter().filter(is_kept).map(|part| part.id.clone()).collect()
    };
    kept(old, new) != kept(new, old)
}

fn difference(before: Option<&Part>, after: Option<&Part>, named: &Part, deadline: Instant) -> Difference {
    let heading = |part: Option<&Part>| part.map_or("", |part| part.heading.as_str()).to_owned();
    let body = |part: Option<&Part>| part.map_or("", |part| part.body.as_str()).to_owned();
    Difference {
        kind: named.kind,
        id: named.id.clone(),
        heading: changes_until(&heading(before), &heading(after), deadline),
        body: changes_until(&body(before), &body(after), deadline),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(parts: &[(&str, PartKind, &str)]) -> Words {
        let part = |(id, kind, body): &(&str, PartKind, &str)| Part {
            kind: *kind,
            id: (*id).to_owned(),
            under: None,
            heading: String::new(),
            body: (*body).to_owned(),
            remarks: String::new(),
        };
        Words(parts.iter().map(part).collect())
    }

    #[test]
    fn a_reworded_focus_is_one_change_and_a_dropped_one_is_seen_to_be_gone() {
        let old = words(&[
            ("t", PartKind::Title, "Tryg barndom"),
            ("a", PartKind::Focus, "Flere lege"),
            ("b", PartKind::Focus, "Færre prøver"),
        ]);
        let new = words(&[("t2", PartKind::Title, "Tryg barndom"), ("a", PartKind::Focus, "Flere gode lege")]);
        let found = compare(&old, &new);
        let changed: Vec<_> = found.iter().filter(|one| one.is_change()).map(|one| one.id.as_str()).collect();
        assert_eq!(changed, ["a", "b"]);
        assert_eq!(found[2].body, [Piece::Removed("Færre prøver".into())]);
    }

    #[test]
    fn parts_that_changed_places_are_seen_to_have_done_so_and_new_ones_are_not() {
        let old = words(&[("a", PartKind::Focus, "Flere lege"), ("b", PartKind::Focus, "Færre prøver")]);
        let new = words(&[("b", PartKind::Focus, "Færre prøver"), ("a", PartKind::Focus, "Flere lege")]);
        assert!(is_reordered(&old, &new, PartKind::Focus));
        let more = words(&[("c", PartKind::Focus, "Mere ro"), ("b", PartKind::Focus, "Færre prøver")]);
        assert!(!is_reordered(&old, &more, PartKind::Focus));
    }

    #[test]
    fn two_wordings_as_long_as_they_may_be_are_compared_in_a_moment() {
        let long = |first: usize| {
            let body = |part: usize| (0..4_000).map(|word| format!("o{} ", (part + word * 7) % 9_973)).collect();
            let part = |number: usize| Part {
                kind: PartKind::Focus,
                id: number.to_string(),
                under: None,
                heading: String::new(),
                // The last one is the same in both: that is seen though the time is up.
                body: body((29 - number) * first),
                remarks: String::new(),
            };
            Words((0..30).map(part).collect())
        };
        let (old, new) = (long(3), long(5));
        let began = Instant::now();
        assert_eq!(compare(&old, &new).iter().filter(|one| one.is_change()).count(), 29);
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }

    proptest! {
        #[test]
        fn every_part_of_both_versions_is_accounted_for(
            old in proptest::collection::btree_map("[a-e]", "[xyz ]{1,6}", 0..5),
            new in proptest::collection::btree_map("[a-e]", "[xyz ]{1,6}", 0..5),
        ) {
            let list = |parts: &std::collections::BTreeMap<String, String>| Words(
                parts.iter().map(|(id, body)| Part {
                    kind: PartKind::Focus, id: id.clone(), under: None, heading: String::new(), body: body.clone(), remarks: String::new(),
                }).collect(),
            );
            let found = compare(&list(&old), &list(&new));
            let mut ids: Vec<&String> = old.keys().chain(new.keys()).collect();
            ids.sort();
            ids.dedup();
            let mut seen: Vec<&String> = found.iter().map(|one| &one.id).collect();
            seen.sort();
            prop_assert_eq!(seen, ids);
            for one in &found {
                prop_assert_eq!(one.is_change(), old.get(&one.id) != new.get(&one.id));
            }
        }
    }
}
