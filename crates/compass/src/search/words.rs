//! An index of single words, asked with the very query that reads the texts afterwards.
//!
//! It keeps each word as it is written and where it stands. A word of the query is tried on every word that is known,
//! with [`text::Query`] itself, so that inflections, compounds and beginnings mean the same here as in the texts, and no
//! rule is written twice. The number of different words grows slowly: a million titles have some hundred thousand.

use std::collections::HashMap;

use text::Query;

/// Which texts have which words. Texts are numbered by whoever keeps them.
#[derive(Debug, Default)]
pub struct WordIndex {
    numbers: HashMap<Box<str>, usize>,
    places: Vec<Vec<u32>>,
}

impl WordIndex {
    /// Adds the words of a text.
    pub fn add(&mut self, number: u32, text: &str) {
        for word in text::words(text) {
            let word = word.text.to_lowercase();
            let next = self.places.len();
            let known = *self.numbers.entry(word.into_boxed_str()).or_insert(next);
            if known == next {
                self.places.push(Vec::new());
            }
            if let Some(places) = self.places.get_mut(known)
                && places.last() != Some(&number)
            {
                places.push(number);
            }
        }
    }

    /// Returns how many different words are known.
    #[must_use]
    pub fn words(&self) -> usize {
        self.places.len()
    }

    /// Returns the numbers of all texts that the query may find, the highest first. Each text that it does find is among
    /// them; of the others, some have the words in another order, or one that must not be there.
    #[must_use]
    pub fn candidates(&self, query: &Query) -> Vec<u32> {
        let mut all: Option<Vec<u32>> = None;
        for word in query.each_word() {
            let mut here = self.with(&word);
            if let Some(before) = &all {
                here.retain(|number| before.binary_search(number).is_ok());
            }
            if here.is_empty() {
                return here;
            }
            all = Some(here);
        }
        let mut all = all.unwrap_or_default();
        all.reverse();
        all
    }

    /// The texts with a word that a query of one word finds, lowest first.
    fn with(&self, word: &Query) -> Vec<u32> {
        let found = self.numbers.iter().filter(|(known, _)| word.find(known).is_some());
        let mut texts: Vec<u32> = found.filter_map(|(_, number)| self.places.get(*number)).flatten().copied().collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &str = "skole|Skolerne|folkeskolelærer|barn|børnehaven|plejebørn|0-3-årige|Aabenraa|åbenrå|f.eks.|\
                         ældre|forældre|sund|sunde|mad|CO2-udslip|ø|byen|bygning|unge|og";

    fn like(pattern: &str) -> impl Strategy<Value = String> {
        proptest::string::string_regex(pattern).unwrap()
    }

    proptest! {
        #[test]
        fn every_text_that_the_query_finds_is_among_the_candidates(
            texts in proptest::collection::vec(like(&format!("(({WORDS})[ ,.]){{1,6}}")), 0..12),
            query in like(&format!("(-?\"?({WORDS}|skol|2017)\"? ?){{1,3}}")),
        ) {
            let mut index = WordIndex::default();
            for (number, text) in (0..).zip(&texts) {
                index.add(number, text);
            }
            let query = Query::parse(&query);
            prop_assume!(!query.each_word().is_empty());
            let candidates = index.candidates(&query);
            prop_assert!(candidates.is_sorted_by(|one, other| one > other));
            for (number, text) in (0..).zip(&texts) {
                prop_assert!(query.find(text).is_none() || candidates.contains(&number), "{text}");
            }
        }
    }

    #[test]
    fn a_text_without_one_of_the_words_is_no_candidate() {
        let mut index = WordIndex::default();
        for (number, text) in [(0, "Unge i folkeskolen"), (1, "Skolen er for alle"), (2, "De unge")] {
            index.add(number, text);
        }
        assert_eq!(index.candidates(&Query::parse("skole")), [1, 0]);
        assert_eq!(index.candidates(&Query::parse("skole ung")), [0]);
        assert_eq!(index.candidates(&Query::parse("havn")), [] as [u32; 0]);
        assert_eq!(index.words(), 8);
    }
}
