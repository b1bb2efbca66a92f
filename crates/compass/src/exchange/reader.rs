//! Where reading has come to, and what was wrong so far.

use super::MAX_TITLE;
use super::fault::{Fault, Place, Wanted};
use super::json::tree::{Node, Value};

/// How many faults of one file are told.
const MOST_FAULTS: usize = 1_000;
/// How alike a key must be to be suggested, from 0 to 1.
const NEAR: f64 = 0.6;

/// One step on the way to a value.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

/// Where reading has come to, and what was wrong so far.
#[derive(Debug)]
pub(super) struct Reader {
    file: String,
    path: Vec<Step>,
    faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), path: Vec::new(), faults: Vec::new() }
    }

    /// Notes a fault at the place where reading has come to.
    pub(super) fn refuse(&mut self, place: &Place, found: String, wanted: Wanted) {
        match self.faults.len() {
            MOST_FAULTS => self.faults.push(Fault::of_file(&self.file, Place::File, Wanted::FewerFaults)),
            0..MOST_FAULTS => {
                let path = if matches!(place, Place::Text { .. }) { self.path() } else { String::new() };
                self.faults.push(Fault { file: self.file.clone(), place: place.clone(), path, found, wanted });
            }
            _ => {}
        }
    }

    /// Notes that a value is not what it should be.
    pub(super) fn refuse_node(&mut self, node: &Node, wanted: Wanted) {
        let found = match &node.value {
            Value::Text(text) => text.clone(),
            Value::Null if !matches!(node.place, Place::Text { .. }) => String::new(),
            _ => node.json().compact(),
        };
        self.refuse(&node.place, found, wanted);
    }

    /// Reads one step further in.
    pub(super) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Returns what was read, if nothing was wrong.
    pub(super) fn outcome<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }

    /// Tells whether nothing was wrong so far.
    pub(super) fn is_content(&self) -> bool {
        self.faults.is_empty()
    }

    /// Tells whether more faults will be told.
    pub(super) fn has_room(&self) -> bool {
        self.faults.len() < MOST_FAULTS
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.extend([".", key]),
                Step::Item(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }

    /// The key whose value is being read.
    pub(super) fn key(&self) -> &str {
        let key = |step: &'_ Step| matches!(step, Step::Key(_));
        match self.path.iter().rev().find(|step| key(step)) {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }

    /// How many levels of tasks lie above.
    pub(super) fn depth(&self) -> usize {
        self.path.iter().filter(|step| matches!(step, Step::Key(key) if key == "children")).count()
    }
}

/// Returns the candidate that is written most alike, if one is near.
pub(super) fn nearest<T: AsRef<str>>(written: &str, candidates: impl IntoIterator<Item = T>) -> Option<T> {
    let start: String = written.chars().take(MAX_TITLE).collect::<String>().to_lowercase();
    let likeness = |candidate: &T| strsim::normalized_damerau_levenshtein(&start, &candidate.as_ref().to_lowercase());
    let all = candidates.into_iter().map(|candidate| (likeness(&candidate), candidate));
    let best = all.filter(|_| !start.is_empty()).max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.filter(|(likeness, _)| *likeness >= NEAR).map(|(_, candidate)| candidate)
}
