//! How one version became another, part by part and word by word. Pure.

use text::{Piece, changes};

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

/// Compares two versions: every part of either, in the new version's order, those that are gone at the end of their
/// kind. A part is known by its identifier; parts that stand once are the same part in any case.
#[must_use]
pub fn compare(old: &Words, new: &Words) -> Vec<Difference> {
    let mut differences = Vec::new();
    for kind in PartKind::ALL {
        let before: Vec<&Part> = old.0.iter().filter(|part| part.kind == kind).collect();
        let after: Vec<&Part> = new.0.iter().filter(|part| part.kind == kind).collect();
        for part in &after {
            differences.push(difference(counterpart(part, &before), Some(part), part));
        }
        for part in before.iter().filter(|part| counterpart(part, &after).is_none()) {
            differences.push(difference(Some(part), None, part));
        }
    }
    differences
}

/// Finds the same part among those of the other version.
fn counterpart<'p>(part: &Part, others: &[&'p Part]) -> Option<&'p Part> {
    let is_same = |other: &&&Part| other.id == part.id || part.kind.often() == super::Often::Once;
    others.iter().find(is_same).copied()
}

fn difference(before: Option<&Part>, after: Option<&Part>, named: &Part) -> Difference {
    let heading = |part: Option<&Part>| part.map_or("", |part| part.heading.as_str()).to_owned();
    let body = |part: Option<&Part>| part.map_or("", |part| part.body.as_str()).to_owned();
    Difference {
        kind: named.kind,
        id: named.id.clone(),
        heading: changes(&heading(before), &heading(after)),
        body: changes(&body(before), &body(after)),
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
