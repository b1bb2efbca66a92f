//! Puts the rows of all sheets together to one tree: which list of which object each belongs to.

use std::collections::BTreeMap;

use super::super::MAX_DEPTH;
use super::super::fault::{Place, Wanted};
use super::super::json::tree::{Entry, Node, Value};
use super::super::reader::{Reader, nearest};
use super::super::remarks::Remarks;
use super::cells::SheetRow;
use super::names::{self, RowKind};
use super::parts::{self, From, Part};
use crate::core_task::title_key;

/// How many names are looked through for the nearest one.
const MOST_NAMES: usize = 500;

/// An object on its way into the tree.
#[derive(Debug)]
struct Thing {
    place: Place,
    entries: Vec<Entry>,
    remarks: Remarks,
    /// Other things in it: the key, which one, and whether the key holds a list.
    parts: Vec<(&'static str, Held)>,
}

/// What a key of a thing holds.
#[derive(Debug)]
enum Held {
    One(usize),
    List(Vec<usize>),
}

/// What rows may refer to by name.
#[derive(Debug, Default)]
struct Names {
    exact: BTreeMap<String, usize>,
    /// What each thing is called.
    called: BTreeMap<usize, String>,
    /// By letters and digits alone; nothing where two are alike.
    loose: BTreeMap<String, Option<usize>>,
}

impl Names {
    fn add(&mut self, name: String, thing: usize) {
        self.loose.entry(title_key(&name)).and_modify(|other| *other = None).or_insert(Some(thing));
        self.called.insert(thing, name.clone());
        self.exact.entry(name).or_insert(thing);
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.exact.get(name).copied().or_else(|| self.loose.get(&title_key(name)).copied().flatten())
    }

    fn near(&self, name: &str) -> Option<String> {
        let names = self.exact.keys().filter(|name| !name.is_empty());
        nearest(name, names.take(MOST_NAMES)).cloned()
    }
}

/// The tree as far as it has come. Sheets are added in the order of [`parts::PARTS`].
#[derive(Debug, Default)]
pub(super) struct Assembly {
    things: Vec<Thing>,
    compass: Option<usize>,
    authority: Option<usize>,
    /// Keys of the compass and what they hold, until the compass itself is made.
    tops: Vec<(&'static str, Held)>,
    tasks: Names,
    terms: Names,
    /// Whether a sheet could not be read, so that what is missing may be in it.
    pub(super) has_gaps: bool,
}

impl Assembly {
    /// Adds the rows of a sheet.
    pub(super) fn add(&mut self, part: &Part, rows: &[SheetRow], reader: &mut Reader) {
        match part.sheet {
            sheet if sheet == parts::TASKS.sheet => self.add_tasks(rows, reader),
            sheet if sheet == parts::CONTENT.sheet => self.add_content(rows, reader),
            sheet if sheet == parts::POINTS.sheet => self.add_points(rows, reader),
            sheet => {
                for row in rows {
                    self.add_row(sheet, row, reader);
                }
            }
        }
    }

    fn add_row(&mut self, sheet: &str, row: &SheetRow, reader: &mut Reader) {
        let thing = self.thing(row, |_| true, reader);
        match sheet {
            sheet if sheet == parts::COMPASS.sheet => self.compass = Some(thing),
            sheet if sheet == parts::CORE_TASK.sheet => {
                self.tops.push(("core_task", Held::One(thing)));
                self.tasks.add(names::CORE_TASK.to_owned(), thing);
            }
            sheet if sheet == parts::ORGANISATIONAL_TASK.sheet => {
                self.tops.push(("organisational_task", Held::One(thing)));
                self.tasks.add(names::ORGANISATIONAL_TASK.to_owned(), thing);
            }
            sheet if sheet == parts::AUTHORITY.sheet => {
                self.tops.push(("authority_task_definition", Held::One(thing)));
                self.authority = Some(thing);
            }
            sheet if sheet == parts::DEFINITIONS.sheet => {
                hold(&mut self.tops, "definitions", thing);
                let (term, _) = row.cell(From::Must("term"));
                self.terms.add(term.to_owned(), thing);
            }
            sheet if sheet == parts::ELABORATIONS.sheet => {
                let (term, place) = row.cell(From::Owner);
                match self.terms.find(term) {
                    Some(owner) => self.put(owner, "elaboration", thing),
                    None => self.refuse(&place, term, Wanted::KnownTerm(self.terms.near(term)), reader),
                }
            }
            sheet if sheet == parts::FRAME.sheet => match row.cell(From::MayOwner) {
                (owner, _) if owner.trim().is_empty() => hold(&mut self.tops, "frame", thing),
                (owner, place) => match self.tasks.find(owner) {
                    Some(owner) => self.put(owner, "frame", thing),
                    None => self.refuse(&place, owner, Wanted::KnownTask(self.tasks.near(owner)), reader),
                },
            },
            _ => hold(&mut self.tops, "voices", thing),
        }
    }

    /// Adds the tasks, level by level: a task's name begins with the name of the one it lies below.
    fn add_tasks(&mut self, rows: &[SheetRow], reader: &mut Reader) {
        let mut waiting = Vec::new();
        for row in rows {
            waiting.push((row, self.thing(row, |_| true, reader)));
        }
        let all = waiting.clone();
        let mut homes: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for _ in 0..=MAX_DEPTH + 1 {
            waiting.retain(|(row, thing)| {
                let (owner, _) = row.cell(From::MayOwner);
                let parent = if owner.trim().is_empty() { Some(None) } else { self.tasks.find(owner).map(Some) };
                let Some(parent) = parent else { return true };
                let (title, _) = row.cell(From::Must("title"));
                let above = parent.and_then(|parent| self.tasks.called.get(&parent)).map(String::as_str);
                self.tasks.add(names::task(above, title), *thing);
                homes.insert(*thing, parent);
                false
            });
        }
        for (row, thing) in all {
            match homes.get(&thing) {
                Some(None) => hold(&mut self.tops, "welfare_tasks", thing),
                Some(Some(parent)) => self.put(*parent, "children", thing),
                None => {
                    let (owner, place) = row.cell(From::MayOwner);
                    self.refuse(&place, owner, Wanted::KnownTask(self.tasks.near(owner)), reader);
                }
            }
        }
    }

    fn add_content(&mut self, rows: &[SheetRow], reader: &mut Reader) {
        let mut authority_tasks: BTreeMap<usize, usize> = BTreeMap::new();
        for row in rows {
            let Some(kind) = kind_of(row, &names::CONTENT, reader) else { continue };
            let may_have = |key: &str| key == "text" || kind.more.contains(&key);
            let thing = self.thing(row, may_have, reader);
            let (owner, place) = row.cell(From::Owner);
            let Some(task) = self.tasks.find(owner).filter(|_| !owner.trim().is_empty()) else {
                self.refuse(&place, owner, Wanted::KnownTask(self.tasks.near(owner)), reader);
                continue;
            };
            if kind == names::AUTHORITY_TASK {
                authority_tasks.insert(task, thing);
            } else if kind == names::CORE_SERVICE {
                self.mark(thing, "is_core");
            }
            if kind == names::AUTHORITY_DILEMMA {
                match authority_tasks.get(&task) {
                    Some(above) => self.put(*above, kind.key, thing),
                    None => reader.refuse(&row.place(""), String::new(), Wanted::AuthorityAbove),
                }
            } else if kind == names::POINT
                && self.tasks.called.get(&task).is_some_and(|name| name != names::ORGANISATIONAL_TASK)
            {
                let (word, place) = row.cell(From::RowKind);
                let others = names::CONTENT.iter().filter(|other| **other != names::POINT);
                reader.refuse(&place, word.to_owned(), Wanted::RowKind(others.map(|kind| kind.word).collect()));
            } else {
                self.put(task, kind.key, thing);
            }
        }
    }

    fn add_points(&mut self, rows: &[SheetRow], reader: &mut Reader) {
        for row in rows {
            let Some(kind) = kind_of(row, &names::POINTS, reader) else { continue };
            let thing = self.thing(row, |_| true, reader);
            match self.authority {
                Some(definition) if kind == names::IMPLICATION => self.put(definition, kind.key, thing),
                None if kind == names::IMPLICATION => {
                    let place = Place::Cell { sheet: parts::AUTHORITY.sheet.to_owned(), row: 0, column: String::new() };
                    self.refuse(&place, "", Wanted::Filled, reader);
                }
                _ => hold(&mut self.tops, kind.key, thing),
            }
        }
    }

    fn thing(&mut self, row: &SheetRow, may_have: impl Fn(&str) -> bool, reader: &mut Reader) -> usize {
        let (entries, remarks) = (row.entries(may_have, reader), row.remarks(reader));
        self.things.push(Thing { place: row.place(""), entries, remarks, parts: Vec::new() });
        self.things.len() - 1
    }

    fn put(&mut self, owner: usize, key: &'static str, thing: usize) {
        if let Some(owner) = self.things.get_mut(owner) {
            hold(&mut owner.parts, key, thing);
        }
    }

    /// Says yes to a key of a thing.
    fn mark(&mut self, thing: usize, key: &'static str) {
        if let Some(thing) = self.things.get_mut(thing) {
            let node = Node { place: thing.place.clone(), value: Value::Flag(true) };
            thing.entries.push(Entry { key: key.to_owned(), place: thing.place.clone(), node });
        }
    }

    /// Tells that a row refers to nothing, unless that may be in a sheet that could not be read.
    fn refuse(&self, place: &Place, found: &str, wanted: Wanted, reader: &mut Reader) {
        if !self.has_gaps {
            reader.refuse(place, found.to_owned(), wanted);
        }
    }

    /// Makes the tree. Without a sheet for the compass itself, which is told elsewhere, its name is made up.
    pub(super) fn tree(mut self, has_compass: bool) -> Node {
        let place = Place::Cell { sheet: parts::COMPASS.sheet.to_owned(), row: 0, column: "Kommune".to_owned() };
        let is_told = !has_compass || self.has_gaps;
        let value = if is_told { Value::Text("?".to_owned()) } else { Value::Null };
        let nobody =
            Entry { key: "municipality".to_owned(), place: place.clone(), node: Node { place: place.clone(), value } };
        let compass = self.compass.unwrap_or_else(|| {
            self.things.push(Thing { place, entries: vec![nobody], remarks: Remarks::default(), parts: Vec::new() });
            self.things.len() - 1
        });
        let tops = std::mem::take(&mut self.tops);
        if let Some(thing) = self.things.get_mut(compass) {
            thing.parts = tops;
        }
        self.node(compass)
    }

    fn node(&self, index: usize) -> Node {
        let Some(thing) = self.things.get(index) else {
            return Node { place: Place::File, value: Value::Null };
        };
        let mut entries = thing.entries.clone();
        for (key, held) in &thing.parts {
            let node = match held {
                Held::One(part) => self.node(*part),
                Held::List(parts) => {
                    let list = parts.iter().map(|part| self.node(*part)).collect();
                    Node { place: thing.place.clone(), value: Value::List(list) }
                }
            };
            entries.push(Entry { key: (*key).to_owned(), place: node.place.clone(), node });
        }
        Node { place: thing.place.clone(), value: Value::Object(entries, Some(thing.remarks.clone())) }
    }
}

/// Adds a thing to the list at a key.
fn hold(parts: &mut Vec<(&'static str, Held)>, key: &'static str, thing: usize) {
    let list = parts.iter_mut().find_map(|(other, held)| match held {
        Held::List(list) if *other == key => Some(list),
        _ => None,
    });
    match list {
        Some(list) => list.push(thing),
        None => parts.push((key, Held::List(vec![thing]))),
    }
}

/// Finds out what a row is.
fn kind_of(row: &SheetRow, kinds: &[RowKind], reader: &mut Reader) -> Option<RowKind> {
    let (word, place) = row.cell(From::RowKind);
    let kind = names::row_kind(kinds, word);
    if kind.is_none() {
        let words = kinds.iter().map(|kind| kind.word).collect();
        reader.refuse(&place, word.trim().to_owned(), Wanted::RowKind(words));
    }
    kind
}
