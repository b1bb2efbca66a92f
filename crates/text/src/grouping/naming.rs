//! Names groups by their own words: those that stand in many of a group's statements and in few others.

use crate::features::Space;
use crate::fold::fold;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many words a name has at most.
const WORDS: usize = 3;
/// The most letters of an abbreviation that keeps its capitals.
const LONGEST_SHORT: usize = 4;
/// How many letters two words begin with alike that are too much the same to stand side by side.
const SAME_BEGINNING: usize = 5;
/// How many letters of the first statement stand in for a name where there is no word to take.
const LETTERS: usize = 40;

/// In how many statements of a set each word stands.
#[derive(Debug)]
pub(crate) struct Names {
    statements_with: FxHashMap<u32, u32>,
    statements: usize,
}

impl Names {
    /// Counts the words of the texts of the space.
    pub(crate) fn of(space: &Space) -> Self {
        let mut statements_with = FxHashMap::default();
        for text in 0..space.len() {
            for whole in wholes(space, text) {
                *statements_with.entry(whole).or_default() += 1;
            }
        }
        Self { statements_with, statements: space.len() }
    }

    /// The name of a group by its texts, the most typical first.
    ///
    /// A word counts by the share of the group's statements that have it, times the logarithm of how rare it is in all
    /// (class TF-IDF: M. Grootendorst, "BERTopic", 2022); it is shown as it stands most often in the group. A word of
    /// one statement alone names a group only where no word is shared.
    pub(crate) fn name(&self, space: &Space, members: &[usize]) -> String {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for whole in members.iter().flat_map(|text| wholes(space, *text)) {
            *counts.entry(whole).or_default() += 1;
        }
        let is_shared = counts.values().any(|count| *count > 1);
        let weight = |(whole, count): (&u32, &u32)| {
            let all = self.statements_with.get(whole).copied().unwrap_or(*count).max(1);
            let rarity = (1.0 + self.statements as f32 / all as f32).ln();
            (*count as f32 / members.len() as f32 * rarity, *whole)
        };
        let mut best: Vec<(f32, u32)> =
            counts.iter().filter(|(_, count)| !is_shared || **count > 1).map(weight).collect();
        best.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut words: Vec<String> = Vec::new();
        for word in best.iter().filter_map(|(_, whole)| shown(space, members, *whole)) {
            if words.len() < WORDS && !words.iter().any(|said| is_said_by(said, &word)) {
                words.push(word);
            }
        }
        capitalised(&if words.is_empty() { beginning(space, members) } else { words.join(", ") })
    }
}

/// The stems of the words of a text, each once.
fn wholes(space: &Space, text: usize) -> Vec<u32> {
    let mut wholes: Vec<u32> = space.corpus.words(text).filter_map(|word| word.whole).collect();
    wholes.sort_unstable();
    wholes.dedup();
    wholes
}

/// Tells whether a word says no more than one already there: `økologi` beside `økologisk`.
fn is_said_by(said: &str, word: &str) -> bool {
    let alike = said.chars().zip(word.chars()).take_while(|(one, other)| one == other).count();
    alike >= SAME_BEGINNING || said.contains(word)
}

/// The word of a stem as the group writes it most often, abbreviations of workshops written out, and in small letters
/// but for short names.
fn shown(space: &Space, members: &[usize], whole: u32) -> Option<String> {
    let mut forms: BTreeMap<String, u32> = BTreeMap::new();
    let words = members.iter().flat_map(|text| space.corpus.words(*text));
    for word in words.filter(|word| word.whole == Some(whole) && word.written.contains(char::is_alphabetic)) {
        let is_name = word.written.chars().count() <= LONGEST_SHORT && !word.written.contains(char::is_lowercase);
        let form = match (fold(&word.written) == word.folded, is_name) {
            (false, _) => word.folded.clone(),
            (true, true) => word.written.clone(),
            (true, false) => word.written.to_lowercase(),
        };
        *forms.entry(form).or_default() += 1;
    }
    forms.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0))).map(|(form, _)| form)
}

/// The beginning of the most typical statement.
fn beginning(space: &Space, members: &[usize]) -> String {
    let words =
        members.first().into_iter().flat_map(|text| space.corpus.words(*text)).map(|word| word.written.as_str());
    words.collect::<Vec<_>>().join(" ").chars().take(LETTERS).collect()
}

fn capitalised(name: &str) -> String {
    let mut signs = name.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
