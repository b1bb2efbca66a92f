//! Names groups by their own words: those that stand in many of a group's statements and in few others.

use crate::features::Space;
use rayon::prelude::*;

/// How many words a name has at most.
const WORDS: usize = 3;
/// How many words are looked at to find those.
const CANDIDATES: usize = 6;
/// How many letters two words begin with alike that are too much the same to stand side by side.
const SAME_BEGINNING: usize = 5;
/// How many letters of the first statement stand in for a name where there is no word to take.
const LETTERS: usize = 40;

/// The words of a set of statements, to name groups of them by.
#[derive(Debug)]
pub(crate) struct Names {
    /// The words of each statement by the numbers of their stems, each once.
    words: Vec<Vec<u32>>,
    /// In how many statements each stem stands.
    statements_with: Vec<u32>,
}

impl Names {
    /// Counts the words of the texts of the space.
    pub(crate) fn of(space: &Space) -> Self {
        let words_of = |text: usize| {
            let mut words: Vec<u32> = space.corpus.words(text).filter_map(|word| word.whole).collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let words: Vec<Vec<u32>> = (0..space.len()).into_par_iter().map(words_of).collect();
        let mut statements_with = vec![0; space.corpus.terms];
        for word in words.iter().flatten() {
            statements_with.get_mut(*word as usize).into_iter().for_each(|count| *count += 1);
        }
        Self { words, statements_with }
    }

    /// The name of a group by its texts, the most typical first.
    ///
    /// A word counts by the share of the group's statements that have it, times the logarithm of how rare it is in all
    /// (class TF-IDF: M. Grootendorst, "BERTopic", 2022); it is shown as it stands most often in the group. A word of
    /// one statement alone names a group only where no word is shared.
    pub(crate) fn name(&self, space: &Space, members: &[usize]) -> String {
        let mut all: Vec<u32> = members.iter().filter_map(|text| self.words.get(*text)).flatten().copied().collect();
        all.sort_unstable();
        let counts: Vec<(u32, usize)> =
            all.chunk_by(|one, other| one == other).filter_map(|same| Some((*same.first()?, same.len()))).collect();
        let is_shared = counts.iter().any(|(_, count)| *count > 1);
        let weight = |(word, count): (u32, usize)| {
            let with = self.statements_with.get(word as usize).copied().unwrap_or(1).max(1);
            (count as f32 * (1.0 + self.words.len() as f32 / with as f32).ln(), word)
        };
        let named = counts.into_iter().filter(|(_, count)| !is_shared || *count > 1);
        let mut best: Vec<(f32, u32)> = named.map(weight).collect();
        best.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        best.truncate(CANDIDATES);
        let mut words: Vec<String> = Vec::new();
        for word in best.iter().filter_map(|(_, word)| shown(space, members, *word)) {
            if words.len() < WORDS && !words.iter().any(|said| is_said_by(said, &word)) {
                words.push(word);
            }
        }
        capitalised(&if words.is_empty() { beginning(space, members) } else { words.join(", ") })
    }
}

/// Tells whether a word says no more than one already there: `økologi` beside `økologisk`.
fn is_said_by(said: &str, word: &str) -> bool {
    let alike = said.chars().zip(word.chars()).take_while(|(one, other)| one == other).count();
    alike >= SAME_BEGINNING || said.contains(word)
}

/// The word of a stem as the group writes it most often; nothing for a number or a single letter.
fn shown(space: &Space, members: &[usize], stem: u32) -> Option<String> {
    let words = members.iter().flat_map(|text| space.corpus.words(*text)).filter(|word| word.whole == Some(stem));
    let mut forms: Vec<&str> =
        words.map(|word| word.shown.as_str()).filter(|shown| shown.chars().nth(1).is_some()).collect();
    forms.sort_unstable();
    let most =
        forms.chunk_by(|one, other| one == other).max_by_key(|same| (same.len(), std::cmp::Reverse(same.first())));
    most.and_then(|same| same.first()).map(|form| (*form).to_owned())
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
