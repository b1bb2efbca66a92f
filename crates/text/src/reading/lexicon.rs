//! The words of a set of texts, as the set itself teaches them: which are compounds of which, and which are likely
//! typing errors of others. No dictionary is needed, and none would know the words of a workshop.

use super::abbreviation::tokens;
use super::stop::is_stop_word;
use super::typing::corrections;
use crate::compound::{is_cut_from_one_piece, parts_of};
use crate::fold::fold;
use crate::sounds::{can_come_first, can_come_last, is_derived_ending};
use crate::stem::{regular, stem_folded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The fewest letters of a word that may be a compound.
const MIN_COMPOUND: usize = 7;
/// The fewest letters of a part, without what links it to the next.
const MIN_PART: usize = 3;
/// The fewest letters of a part that alone makes the rest a part too, and of that rest.
const MIN_CERTAIN: usize = 5;
/// What links the first part to the next, and what the first part has by itself instead: `arbejd-s-plads`.
const LINKS: [(&str, &str); 6] = [("", ""), ("s", ""), ("e", ""), ("s", "e"), ("es", "e"), ("er", "")];
/// Beginnings that make another word of the rest, as `samarbejde` is more than `arbejde`.
const PREFIXES: [&str; 12] = ["af", "bi", "fore", "fra", "gen", "ind", "med", "ned", "sam", "til", "ud", "ved"];

/// Endings after which a first part is always linked by `s`.
const LINKED_BY_S: [&str; 7] = ["hed", "skab", "dom", "ing", "sel", "ion", "tet"];

/// The words of a set of texts.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Words that may be parts of others.
    known: FxHashSet<String>,
    /// Their stems by rule.
    stems: FxHashSet<String>,
    /// Likely typing errors, and the words they are read as.
    corrections: FxHashMap<String, String>,
}

/// A way to part a compound; the better one is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Split {
    known: usize,
    shortest: usize,
    at: usize,
}

impl Lexicon {
    /// Learns the words of the texts. Their order does not matter.
    #[must_use]
    pub fn learn<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for token in texts.into_iter().flat_map(tokens) {
            *counts.entry(token.folded).or_default() += 1;
        }
        Self::of(&counts)
    }

    /// As [`Lexicon::learn`], of folded words already counted.
    pub(crate) fn of(counts: &BTreeMap<String, u32>) -> Self {
        let is_part = |word: &&String| {
            word.chars().count() >= MIN_PART
                && word.chars().all(char::is_alphabetic)
                && !is_stop_word(word)
                && !is_derived_ending(word)
                && !PREFIXES.contains(&word.as_str())
        };
        let known: FxHashSet<String> = counts.keys().filter(is_part).cloned().collect();
        let stems = known.iter().map(|word| regular(word)).collect();
        let mut lexicon = Self { known, stems, corrections: FxHashMap::default() };
        lexicon.corrections = corrections(counts, |word| lexicon.split(word).is_some_and(|split| split.known == 2));
        lexicon
    }

    /// Parts a compound as far as the words of the set tell, from left to right, what links the parts included; one
    /// part when it is no compound: `folkeskolelærer` gives `folke`, `skole`, `lærer`.
    ///
    /// # Examples
    /// ```
    /// let lexicon = text::Lexicon::learn(["Folk og skole", "Trivsel"]);
    /// assert_eq!(lexicon.parts("Folkeskolen"), ["folke", "skolen"]);
    /// assert_eq!(lexicon.parts("trivselsmåling"), ["trivsels", "måling"]);
    /// ```
    #[must_use]
    pub fn parts(&self, word: &str) -> Vec<String> {
        let mut parts = Vec::new();
        self.part(&fold(word), &mut parts);
        parts
    }

    fn part(&self, folded: &str, parts: &mut Vec<String>) {
        match self.split(folded).and_then(|split| folded.split_at_checked(split.at)) {
            Some((head, tail)) => {
                self.part(head, parts);
                self.part(tail, parts);
            }
            None => parts.push(folded.trim_matches('-').to_owned()),
        }
    }

    /// Returns what the folded word is read as: itself, or what it is a likely typing error of.
    #[must_use]
    pub fn corrected<'a>(&'a self, folded: &'a str) -> &'a str {
        self.corrections.get(folded).map_or(folded, String::as_str)
    }

    /// Returns the stems that stand for a folded word: of the word, and of its parts where it is a compound.
    pub(crate) fn terms(&self, folded: &str) -> Vec<String> {
        let mut terms = vec![stem_folded(folded)];
        let parts = self.parts(folded);
        if parts.len() > 1 {
            terms.extend(parts.iter().filter(|part| !is_stop_word(part)).map(|part| self.stem_of_part(part)));
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The stem of a part, without what links it to the next: of `trivsels` that of `trivsel`.
    fn stem_of_part(&self, part: &str) -> String {
        stem_folded(&self.base(part).unwrap_or_else(|| part.to_owned()))
    }

    /// The word of the set that a first part is, without what links it to the next.
    fn base(&self, part: &str) -> Option<String> {
        let mut bases = LINKS.iter().filter_map(|(link, own)| Some(format!("{}{own}", part.strip_suffix(link)?)));
        bases.find(|base| base.chars().count() >= MIN_PART && self.known.contains(base))
    }

    /// The best way to part the word in two.
    fn split(&self, word: &str) -> Option<Split> {
        if word.chars().count() < MIN_COMPOUND || word.chars().any(char::is_numeric) {
            return None;
        }
        let whole = regular(word);
        word.char_indices().filter_map(|(at, _)| self.split_at(word, &whole, at)).max()
    }

    fn split_at(&self, word: &str, whole: &str, at: usize) -> Option<Split> {
        let (head, tail) = word.split_at_checked(at)?;
        let (first, last) = (head.chars().count(), tail.chars().count());
        let too_little = |part: &str| is_stop_word(part) || PREFIXES.contains(&part);
        if first < MIN_PART || last < MIN_PART || too_little(head) || too_little(tail) {
            return None;
        }
        // `respekteret` and `behandleren` are inflected, though `ret` and `ren` are words.
        if head.ends_with('e') && matches!(tail, "ret" | "ren") {
            return None;
        }
        let stem = regular(tail);
        let tail_known = self.known.contains(tail) || stem.len() > MIN_PART && self.stems.contains(&stem);
        let with_e = || Some(format!("{head}e")).filter(|base| tail_known && self.known.contains(base));
        let base = self.base(head).or_else(with_e);
        if base.is_none() && !tail_known || !can_come_first(head) || !can_come_last(tail) {
            return None;
        }
        // `trivsels-måling`, not `trivsel-småling`.
        if !tail_known && tail.starts_with('s') && LINKED_BY_S.iter().any(|ending| head.ends_with(ending)) {
            return None;
        }
        if is_cut_from_one_piece(word, 0, at) {
            return None;
        }
        let sounds = |part: &str| parts_of(part).iter().any(|part| part.is_in(word, whole));
        let fits = match (&base, tail_known) {
            (Some(base), true) => sounds(base) || sounds(tail),
            (Some(base), false) => first.min(last) >= MIN_CERTAIN && sounds(base),
            (None, true) => first > MIN_PART && stem.chars().count() >= MIN_CERTAIN && !is_torn(head) && sounds(tail),
            (None, false) => false,
        };
        let known = usize::from(base.is_some()) + usize::from(tail_known);
        fits.then_some(Split { known, shortest: first.min(last), at })
    }
}

/// Tells whether the head is one of [`PREFIXES`] and a letter of what follows, as in `tilf-lytning`.
fn is_torn(head: &str) -> bool {
    PREFIXES.iter().any(|prefix| head.strip_prefix(prefix).is_some_and(|rest| rest.chars().count() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SET: [&str; 3] = [
        "Folk og skole, lærer og barn, trivsel og måling af fravær",
        "Personale, uddannelse, ungdom, miljø, læring, hjem, samfund, lokale",
        "Gode lærere i skolen og glade børn i hjemmet",
    ];

    #[test]
    fn compounds_are_parted_where_both_parts_are_words_of_the_set() {
        let lexicon = Lexicon::learn(SET);
        for (word, parts) in [
            ("folkeskole", vec!["folke", "skole"]),
            ("folkeskolelærerne", vec!["folke", "skole", "lærerne"]),
            ("trivselsmålinger", vec!["trivsels", "målinger"]),
            ("ungdomsuddannelse", vec!["ungdoms", "uddannelse"]),
            ("læringsmiljøet", vec!["lærings", "miljøet"]),
            ("lokalsamfund", vec!["lokal", "samfund"]),
            ("sygefravær", vec!["syge", "fravær"]),
        ] {
            assert_eq!(lexicon.parts(word), parts, "{word}");
        }
    }

    #[test]
    fn words_of_one_piece_are_left_whole() {
        let lexicon = Lexicon::learn(SET.into_iter().chain(["port tal tur ret gang rum form and ansvar over"]));
        for word in ["overgang", "kvalitet", "rapporter", "kultur", "område", "institution", "læringen", "forældre"]
        {
            assert_eq!(lexicon.parts(word), [word]);
        }
    }

    #[test]
    fn a_compound_shares_a_term_with_each_of_its_parts() {
        let lexicon = Lexicon::learn(SET);
        let terms = lexicon.terms("trivselsmålingerne");
        assert!(terms.contains(&crate::stem("trivsel")) && terms.contains(&crate::stem("måling")), "{terms:?}");
    }

    proptest! {
        #[test]
        fn the_parts_of_any_word_are_the_word(word in "\\PC{0,20}|[a-zæøå-]{0,24}") {
            let lexicon = Lexicon::learn(SET);
            let parts = lexicon.parts(&word).concat();
            prop_assert_eq!(parts.replace('-', ""), fold(&word).replace('-', ""));
        }
    }
}
