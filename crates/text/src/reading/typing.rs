//! Likely typing errors in a set of texts: a word that stands in it once, one mistake from a word that is common in it.

use super::stop::is_stop_word;
use crate::similarity::edits;
use crate::stem::stem_folded;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The fewest letters of a word with a typing error: shorter words are too often another word one letter away.
const MIN_LETTERS: usize = 6;
/// The fewest letters of a word in which one letter stands for another.
const MIN_EXCHANGED: usize = 8;
/// How often a word stands in the set at least to be what was meant.
const COMMON: u32 = 4;
/// The last letters, where a difference is more likely an inflection than an error.
const ENDING: usize = 2;

/// Returns the likely typing errors and what they are read as. `is_compound` tells which words are surely right.
///
/// Words one mistake apart share a form with at most one letter left out, so only those are compared (the idea of
/// W. Garbe's SymSpell).
pub(super) fn corrections(
    counts: &BTreeMap<String, u32>,
    is_compound: impl Fn(&str) -> bool,
) -> FxHashMap<String, String> {
    let is_long = |word: &str| word.chars().count() >= MIN_LETTERS && word.chars().all(char::is_alphabetic);
    let mut common: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for (word, _) in counts.iter().filter(|(word, count)| **count >= COMMON && is_long(word)) {
        for form in with_a_letter_less(word) {
            common.entry(form).or_default().push(word);
        }
    }
    let mut corrections = FxHashMap::default();
    for (word, _) in counts.iter().filter(|(word, count)| **count == 1 && is_long(word)) {
        let forms = with_a_letter_less(word);
        let candidates = forms.iter().filter_map(|form| common.get(form)).flatten();
        let fitting = candidates.filter(|meant| is_error_of(word, meant));
        let best = fitting.max_by_key(|meant| (counts.get(**meant), std::cmp::Reverse(**meant)));
        if let Some(meant) = best
            && !is_stop_word(word)
            && !is_compound(word)
        {
            corrections.insert(word.clone(), (*meant).to_owned());
        }
    }
    corrections
}

/// The word, and the word without each of its letters.
fn with_a_letter_less(word: &str) -> Vec<String> {
    let without = |at: usize| word.chars().enumerate().filter(move |(place, _)| *place != at).map(|(_, sign)| sign);
    let mut forms: Vec<String> = (0..word.chars().count()).map(|at| without(at).collect()).collect();
    forms.push(word.to_owned());
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Tells whether one mistake inside the word, not in its ending or first letter, makes it the other.
fn is_error_of(word: &str, meant: &str) -> bool {
    let (letters, right): (Vec<char>, Vec<char>) = (word.chars().collect(), meant.chars().collect());
    let alike = letters.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let is_inside = alike >= 1 && alike + ENDING < letters.len().max(right.len());
    let is_exchange = letters.len() == right.len() && letters.iter().zip(&right).filter(|(a, b)| a != b).count() == 1;
    let is_long = !is_exchange || letters.len() >= MIN_EXCHANGED;
    is_inside && is_long && edits(&letters, &right) == 1 && stem_folded(word) != stem_folded(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(texts: &[(&str, u32)]) -> BTreeMap<String, String> {
        let counts = texts.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect();
        corrections(&counts, |_| false).into_iter().collect()
    }

    #[test]
    fn a_rare_word_one_mistake_from_a_common_one_is_read_as_it() {
        let corrections =
            read_as(&[("samarbejde", 9), ("samarbjede", 1), ("smarbejde", 1), ("frivilllige", 1), ("frivillige", 5)]);
        assert_eq!(corrections.len(), 3);
        assert_eq!(corrections["samarbjede"], "samarbejde");
        assert_eq!(corrections["frivilllige"], "frivillige");
    }

    #[test]
    fn inflections_short_words_numbers_and_words_used_twice_are_no_errors() {
        let none = read_as(&[
            ("skolerne", 8),
            ("skolernes", 1),
            ("trivsel", 9),
            ("trives", 1),
            ("glade", 9),
            ("glæde", 1),
            ("rammer", 9),
            ("rummer", 1),
            ("initiativ", 9),
            ("initiatxv", 2),
            ("20162017", 9),
            ("20162018", 1),
        ]);
        assert!(none.is_empty(), "{none:?}");
    }
}
