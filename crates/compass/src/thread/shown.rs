//! What a panel, a page and a program are told of a thing's thread.

use serde::{Serialize, Serializer};

use super::{Node, Relation};

/// A thing with its thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// The thing itself.
    pub node: Node,
    /// Upwards: everything between it and north, nearest first, each with how many steps away it is.
    pub up: Vec<Level>,
    /// Downwards: what it rests on, the first levels, each thing followed by what it rests on itself.
    pub down: Vec<Level>,
    /// How many more lie right below it than are shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub not_shown: usize,
    /// The address at which those are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Whether a walk upwards ends at north, or it is north itself.
    pub reaches_north: bool,
    /// How many things lie below it in all, as far as they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<usize>,
    /// When the thing itself was ended, in milliseconds UTC: then it no longer stands on the thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
    /// Upwards as a page shows it: each thing followed by what lies above it.
    #[serde(skip)]
    pub way_up: Vec<Level>,
    /// North, where the page does not show it because it lies too many steps away.
    #[serde(skip)]
    pub further: Option<Level>,
    /// Whether whoever asks may link the thing to others.
    #[serde(skip)]
    pub may_link: bool,
    /// Whether whoever asks sees the compass from inside: the public is not told what only others can mend.
    #[serde(skip)]
    pub is_inside: bool,
}

/// A thing at some distance from where the walk began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// Steps from the beginning, from 1.
    pub depth: usize,
    /// The thing.
    #[serde(flatten)]
    pub node: Node,
    /// What is said of it and the thing that it was reached from, by a link or by its own context.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// Whether it is north.
    #[serde(skip_serializing_if = "is_false")]
    pub is_north: bool,
    /// How many things lie below it in all, as far as they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<usize>,
    /// It has stood before, with what follows from it.
    #[serde(skip_serializing_if = "is_false")]
    pub again: bool,
    /// How many more lie beside it that are not shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub not_shown: usize,
    /// The address at which those are.
    #[serde(skip)]
    pub more_url: String,
    /// Whether the next one stands in a list inside this one.
    #[serde(skip)]
    pub opens: bool,
    /// How many lists end after this one.
    #[serde(skip)]
    pub closes: usize,
}

/// What a link says, as it is shown beside the thing it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// Opaque identifier of the link; empty where the thing's own context tells that it lies there.
    #[serde(rename = "link", skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What it says.
    #[serde(serialize_with = "by_name")]
    pub relation: Relation,
    /// Why it was made, or how the two hang together.
    pub reason: String,
    /// Whether whoever asks may end it.
    #[serde(skip)]
    pub may_end: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_false(fact: &bool) -> bool {
    !*fact
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn by_name<S: Serializer>(relation: &Relation, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(relation.name())
}

impl Node {
    /// Returns the address of the whole thread of the thing.
    #[must_use]
    pub fn thread_url(&self) -> String {
        format!("/traad/{}/{}", self.kind.name(), encoded(&self.id))
    }

    /// Returns the thing's kind and identifier, as an address's query takes them.
    #[must_use]
    pub fn in_query(&self) -> String {
        encoded(&self.end().to_string())
    }
}

/// Writes a text so that it can stand in an address.
pub(super) fn encoded(text: &str) -> String {
    match askama::filters::urlencode_strict(text) {
        Ok(encoded) => encoded.to_string(),
        Err(never) => match never {},
    }
}

/// Notes which lists begin and end where, so that levels in reading order become lists inside lists.
pub(super) fn shape(levels: &mut [Level]) {
    let depths: Vec<usize> = levels.iter().map(|level| level.depth).chain([1]).collect();
    for (level, next) in levels.iter_mut().zip(depths.iter().skip(1)) {
        level.opens = *next > level.depth;
        level.closes = level.depth.saturating_sub(*next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::Kind;

    fn level(depth: usize) -> Level {
        let node = Node { kind: Kind::Theme, id: String::new(), title: String::new(), url: String::new() };
        Level {
            depth,
            node,
            tie: None,
            is_north: false,
            below: None,
            again: false,
            not_shown: 0,
            more_url: String::new(),
            opens: false,
            closes: 0,
        }
    }

    #[test]
    fn every_list_that_begins_ends() {
        let mut levels: Vec<Level> = [1, 2, 3, 3, 1, 2].into_iter().map(level).collect();
        shape(&mut levels);
        let opens: Vec<bool> = levels.iter().map(|level| level.opens).collect();
        let closes: Vec<usize> = levels.iter().map(|level| level.closes).collect();
        assert_eq!(opens, [true, true, false, false, true, false]);
        assert_eq!(closes, [0, 0, 0, 2, 0, 1]);
    }
}
