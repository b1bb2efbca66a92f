//! A set of texts as numbers: each distinct word is analysed once, and a text is the row of its words.

use super::{Lexicon, is_stop_word, tokens};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The lengths of the pieces of words that are compared, in characters.
const GRAMS: RangeInclusive<usize> = 3..=5;

/// A distinct word of a set of texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The word, folded and written out.
    pub(crate) folded: String,
    /// What it and its parts mean, each by the number of its stem; empty for stop words.
    pub(crate) terms: Vec<u32>,
    /// Its pieces of three to five letters, with a space at both ends, each by its number.
    pub(crate) grams: Vec<u32>,
}

/// A set of texts, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    /// The distinct words, in alphabetical order.
    pub(crate) readings: Vec<Reading>,
    /// Each text by the places of its words among the distinct ones.
    pub(crate) texts: Vec<Vec<u32>>,
    /// How many different stems there are.
    pub(crate) terms: usize,
    /// How many different pieces there are.
    pub(crate) grams: usize,
}

impl Corpus {
    /// Reads the texts. Numbers do not depend on the order of the texts.
    pub(crate) fn read(texts: &[&str]) -> Self {
        let folded: Vec<Vec<String>> =
            texts.par_iter().map(|text| tokens(text).map(|token| token.folded).collect()).collect();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for word in folded.iter().flatten() {
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(counts.insert(word.clone(), 1)),
            }
        }
        let lexicon = Lexicon::of(&counts);
        let numbers: FxHashMap<&str, u32> = counts.keys().map(String::as_str).zip(0..).collect();
        let number = |word: &String| numbers.get(word.as_str()).copied();
        let rows = folded.par_iter().map(|words| words.iter().filter_map(number).collect()).collect();
        let (readings, terms, grams) = readings(&counts, &lexicon);
        Self { readings, texts: rows, terms, grams }
    }

    /// The words of a text.
    pub(crate) fn words(&self, text: usize) -> impl Iterator<Item = &Reading> {
        self.texts.get(text).into_iter().flatten().filter_map(|word| self.readings.get(*word as usize))
    }
}

/// Analyses the distinct words; also returns how many stems and how many pieces there are.
fn readings(counts: &BTreeMap<String, u32>, lexicon: &Lexicon) -> (Vec<Reading>, usize, usize) {
    let words: Vec<&String> = counts.keys().collect();
    let spelled: Vec<(Vec<String>, Vec<String>)> = words
        .par_iter()
        .map(|word| {
            let meant = lexicon.corrected(word);
            let terms = if is_stop_word(meant) { Vec::new() } else { lexicon.terms(meant) };
            (terms, pieces(meant))
        })
        .collect();
    let terms = numbered(spelled.iter().flat_map(|(terms, _)| terms));
    let grams = numbered(spelled.iter().flat_map(|(_, grams)| grams));
    let numbers = |texts: &[String], of: &FxHashMap<&str, u32>| {
        texts.iter().filter_map(|text| of.get(text.as_str()).copied()).collect()
    };
    let reading = |(word, (own_terms, own_grams)): (&&String, &(Vec<String>, Vec<String>))| Reading {
        folded: (*word).clone(),
        terms: numbers(own_terms, &terms),
        grams: numbers(own_grams, &grams),
    };
    (words.iter().zip(&spelled).map(reading).collect(), terms.len(), grams.len())
}

/// Numbers the distinct texts in alphabetical order.
fn numbered<'t>(texts: impl Iterator<Item = &'t String>) -> FxHashMap<&'t str, u32> {
    let mut distinct: Vec<&str> = texts.map(String::as_str).collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.into_iter().zip(0..).collect()
}

/// The pieces of a word with a space at both ends.
fn pieces(word: &str) -> Vec<String> {
    let padded: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
    GRAMS.flat_map(|length| padded.windows(length)).map(|piece| piece.iter().collect()).collect()
}
