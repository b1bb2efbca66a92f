//! A set of texts as numbers: each distinct word is analysed once, and a text is the row of its words.

use super::abbreviation::{Token, tokens};
use super::{Lexicon, is_stop_word};
use crate::fold::fold;
use crate::stem::stem_folded;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The lengths of the pieces of words that are compared, in characters.
const GRAMS: RangeInclusive<usize> = 3..=5;

/// The most letters of a name in capitals that keeps them: `SFO`, `CO2`.
const LONGEST_NAME: usize = 4;

/// A word of a set of texts, one for each way of writing it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The word as it stands in the texts.
    pub(crate) written: String,
    /// The word folded and written out.
    pub(crate) folded: String,
    /// The word as it is shown by itself: abbreviations of workshops written out, in small letters but for short names;
    /// empty where there is no letter in it.
    pub(crate) shown: String,
    /// The number of its stem; none for stop words.
    pub(crate) whole: Option<u32>,
    /// What it and its parts mean, each by the number of its stem; empty for stop words.
    pub(crate) terms: Vec<u32>,
    /// Its pieces of three to five letters, with a space at both ends, each by its number.
    pub(crate) grams: Vec<u32>,
}

/// A set of texts, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    /// The different words, in alphabetical order.
    pub(crate) readings: Vec<Reading>,
    /// Each text by the places of its words among the different ones.
    pub(crate) texts: Vec<Vec<u32>>,
    /// How many different stems there are.
    pub(crate) terms: usize,
    /// How many different pieces there are.
    pub(crate) grams: usize,
}

impl Corpus {
    /// Reads the texts. Numbers do not depend on the order of the texts.
    pub(crate) fn read(texts: &[&str]) -> Self {
        let words: Vec<Vec<Token<'_>>> = texts.par_iter().map(|text| tokens(text).collect()).collect();
        let mut counted: FxHashMap<&Token<'_>, u32> = FxHashMap::default();
        for word in words.iter().flatten() {
            *counted.entry(word).or_default() += 1;
        }
        let mut counts: Vec<(&Token<'_>, u32)> = counted.into_iter().collect();
        counts.sort_unstable();
        let mut by_folded: BTreeMap<String, u32> = BTreeMap::new();
        for (word, count) in &counts {
            *by_folded.entry(word.folded.clone()).or_default() += count;
        }
        let lexicon = Lexicon::of(&by_folded);
        let numbers: FxHashMap<&Token<'_>, u32> = counts.iter().map(|(word, _)| *word).zip(0..).collect();
        let number = |word: &Token<'_>| numbers.get(word).copied();
        let rows = words.par_iter().map(|words| words.iter().filter_map(number).collect()).collect();
        let different: Vec<&Token<'_>> = counts.iter().map(|(word, _)| *word).collect();
        let (readings, terms, grams) = readings(&different, &lexicon);
        Self { readings, texts: rows, terms, grams }
    }

    /// The words of a text.
    pub(crate) fn words(&self, text: usize) -> impl Iterator<Item = &Reading> {
        self.texts.get(text).into_iter().flatten().filter_map(|word| self.readings.get(*word as usize))
    }
}

/// What is made of a word.
struct Spelled {
    whole: Option<String>,
    terms: Vec<String>,
    grams: Vec<String>,
}

/// Analyses the different words; also returns how many stems and how many pieces there are.
fn readings(words: &[&Token<'_>], lexicon: &Lexicon) -> (Vec<Reading>, usize, usize) {
    let spelled = |word: &&Token<'_>| {
        let meant = lexicon.corrected(&word.folded);
        let counts = !is_stop_word(meant);
        let terms = if counts { lexicon.terms(meant) } else { Vec::new() };
        Spelled { whole: counts.then(|| stem_folded(meant)), terms, grams: pieces(meant) }
    };
    let spelled: Vec<Spelled> = words.par_iter().map(spelled).collect();
    let terms = numbered(spelled.iter().flat_map(|word| &word.terms));
    let grams = numbered(spelled.iter().flat_map(|word| &word.grams));
    let numbers = |texts: &[String], of: &FxHashMap<&str, u32>| {
        texts.iter().filter_map(|text| of.get(text.as_str()).copied()).collect()
    };
    let reading = |(word, own): (&&Token<'_>, &Spelled)| Reading {
        written: word.written.to_owned(),
        folded: word.folded.clone(),
        shown: shown(word),
        whole: own.whole.as_deref().and_then(|whole| terms.get(whole).copied()),
        terms: numbers(&own.terms, &terms),
        grams: numbers(&own.grams, &grams),
    };
    (words.iter().zip(&spelled).map(reading).collect(), terms.len(), grams.len())
}

/// The word as it is shown by itself.
fn shown(word: &Token<'_>) -> String {
    let is_name = word.written.chars().count() <= LONGEST_NAME && !word.written.contains(char::is_lowercase);
    match (word.written.contains(char::is_alphabetic), fold(word.written) == word.folded, is_name) {
        (false, ..) => String::new(),
        (true, false, _) => word.folded.clone(),
        (true, true, true) => word.written.to_owned(),
        (true, true, false) => word.written.to_lowercase(),
    }
}

/// Numbers the distinct texts in alphabetical order.
fn numbered<'t>(texts: impl Iterator<Item = &'t String>) -> FxHashMap<&'t str, u32> {
    let distinct: FxHashSet<&str> = texts.map(String::as_str).collect();
    let mut distinct: Vec<&str> = distinct.into_iter().collect();
    distinct.sort_unstable();
    distinct.into_iter().zip(0..).collect()
}

/// The pieces of a word with a space at both ends.
fn pieces(word: &str) -> Vec<String> {
    let padded: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
    GRAMS.flat_map(|length| padded.windows(length)).map(|piece| piece.iter().collect()).collect()
}
