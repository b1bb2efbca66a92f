//! What was worked out for indicators, kept in memory until something changes that it rests on: lists of many indicators
//! then read little.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use super::Indicator;

/// So many results are kept of a kind; with one more, all are let go.
const MOST: usize = 5_000;

/// What something was worked out from: the same as long as it is right. Every change of an indicator or of its values
/// raises its number, every change of where units stand that of their tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    seq: i64,
    revision: i64,
    tree_seq: i64,
    today: Date,
}

impl Mark {
    pub(super) const fn of(indicator: &Indicator, tree_seq: i64, today: Date) -> Self {
        Self { seq: indicator.seq, revision: indicator.revision, tree_seq, today }
    }
}

/// Results of one kind, by what they are of.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<HashMap<String, (Mark, T)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Kept<T> {
    /// Returns what was worked out, when it is still right.
    pub(super) fn get(&self, key: &str, mark: &Mark) -> Option<T> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(key).filter(|(known, _)| known == mark).map(|(_, result)| result.clone())
    }

    /// Keeps what was worked out.
    pub(super) fn put(&self, key: &str, mark: Mark, result: T) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(key) {
            all.clear();
        }
        all.insert(key.to_owned(), (mark, result));
    }
}
