//! For each node the links on one side of it, all in one array: what lies next to each other is read together, and
//! three million links take eight bytes each per side. A list that outgrows its room moves to the end of the array.

use rustc_hash::FxHashMap;

use super::Relation;

/// One link as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The other end.
    pub(super) node: u32,
    /// The link's place among the links, and in the lowest three bits its relation: so a walk need not look it up.
    packed: u32,
}

impl Entry {
    /// Makes an entry of the other end and the link, of which there may be half a milliard.
    pub(super) const fn new(node: u32, link: u32, relation: Relation) -> Self {
        Self { node, packed: link << 3 | relation as u32 }
    }

    /// Returns the link's place among the links.
    pub(super) const fn link(self) -> u32 {
        self.packed >> 3
    }

    /// Returns the link's relation.
    pub(super) fn relation(self) -> Relation {
        Relation::ALL.get(self.packed as usize & 7).copied().unwrap_or(Relation::Supports)
    }
}

/// The links on one side of every node.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// Those that hold now and whose two ends do, in the order of their identifiers.
    pub(super) now: Lists,
    /// The others, which few nodes have.
    pub(super) aside: FxHashMap<u32, Vec<Entry>>,
}

impl Side {
    /// Returns the links of a node that do not hold now.
    pub(super) fn aside(&self, node: u32) -> &[Entry] {
        self.aside.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// Puts a link aside.
    pub(super) fn put_aside(&mut self, node: u32, entry: Entry) {
        self.aside.entry(node).or_default().push(entry);
    }

    /// Takes a link from where it was put aside.
    pub(super) fn take_from_aside(&mut self, node: u32, link: u32) {
        if let Some(list) = self.aside.get_mut(&node) {
            list.retain(|other| other.link() != link);
            if list.is_empty() {
                self.aside.remove(&node);
            }
        }
    }

    /// Returns how many bytes the links take.
    pub(super) fn bytes(&self) -> usize {
        let aside = self.aside.values().map(|list| 40 + list.capacity() * size_of::<Entry>());
        self.now.bytes() + aside.sum::<usize>()
    }
}

/// Where a node's list lies.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: usize,
    length: u32,
    room: u32,
}

impl Span {
    fn range(self) -> std::ops::Range<usize> {
        self.start..self.start + self.length as usize
    }
}

/// A list for each node.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    spans: Vec<Span>,
    entries: Vec<Entry>,
    /// How many places of `entries` belong to lists that have moved away.
    left_behind: usize,
}

impl Lists {
    /// Returns the lists of so many nodes, filled in the order the entries come in.
    pub(super) fn filled(nodes: usize, entries: impl Iterator<Item = (u32, Entry)> + Clone) -> Self {
        let mut spans = vec![Span::default(); nodes];
        let mut total = 0;
        for (node, _) in entries.clone() {
            if let Some(span) = spans.get_mut(node as usize) {
                span.room += 1;
                total += 1;
            }
        }
        let mut start = 0;
        for span in &mut spans {
            span.start = start;
            start += span.room as usize;
        }
        let mut lists = Self { spans, entries: vec![Entry { node: 0, packed: 0 }; total], left_behind: 0 };
        for (node, entry) in entries {
            let Some(span) = lists.spans.get_mut(node as usize) else { continue };
            if let Some(place) = lists.entries.get_mut(span.start + span.length as usize) {
                *place = entry;
                span.length += 1;
            }
        }
        lists
    }

    /// Makes room for so many nodes.
    pub(super) fn grow(&mut self, nodes: usize) {
        self.spans.resize(self.spans.len().max(nodes), Span::default());
    }

    /// Returns the list of a node.
    pub(super) fn of(&self, node: u32) -> &[Entry] {
        self.spans.get(node as usize).and_then(|span| self.entries.get(span.range())).unwrap_or_default()
    }

    /// Puts an entry into the list of a node, `place` places from its beginning.
    pub(super) fn insert(&mut self, node: u32, place: usize, entry: Entry) {
        let Some(&(mut span)) = self.spans.get(node as usize) else { return };
        if span.length == span.room {
            let start = self.entries.len();
            self.entries.extend_from_within(span.range());
            self.left_behind += span.room as usize;
            span = Span { start, length: span.length, room: (span.room * 2).max(4) };
            self.entries.resize(start + span.room as usize, entry);
        }
        span.length += 1;
        if let Some(list) = self.entries.get_mut(span.range()) {
            let place = place.min(list.len() - 1);
            list.copy_within(place..list.len() - 1, place + 1);
            if let Some(here) = list.get_mut(place) {
                *here = entry;
            }
        }
        if let Some(known) = self.spans.get_mut(node as usize) {
            *known = span;
        }
        if self.left_behind * 2 > self.entries.len() {
            self.close_up();
        }
    }

    /// Takes the entry of a link out of the list of a node.
    pub(super) fn remove(&mut self, node: u32, link: u32) -> Option<Entry> {
        let span = self.spans.get_mut(node as usize)?;
        let list = self.entries.get_mut(span.range())?;
        let place = list.iter().position(|entry| entry.link() == link)?;
        let entry = list.get(place).copied();
        list.copy_within(place + 1.., place);
        span.length -= 1;
        entry
    }

    /// Moves all lists together, so that nothing is left behind.
    fn close_up(&mut self) {
        let mut entries = Vec::with_capacity(self.entries.len() - self.left_behind);
        for span in &mut self.spans {
            let start = entries.len();
            entries.extend_from_slice(self.entries.get(span.range()).unwrap_or_default());
            *span = Span { start, length: span.length, room: span.length };
        }
        self.entries = entries;
        self.left_behind = 0;
    }

    /// Returns how many bytes the lists take.
    pub(super) fn bytes(&self) -> usize {
        self.spans.capacity() * size_of::<Span>() + self.entries.capacity() * size_of::<Entry>()
    }
}
