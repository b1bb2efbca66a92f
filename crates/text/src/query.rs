//! Finds the texts a person is looking for, in all inflections and in compounds.

use crate::compound::{Part, parts_of};
use crate::fold::{fold, fold_keeping_double_a};
use crate::stem::{all_beginnings, regular, stem_folded};
use crate::words::words;
use std::ops::Range;

/// The fewest letters that find words beginning with them.
const MIN_PREFIX: usize = 3;

/// What a person searches for.
///
/// - Several words: all must be there, in any order.
/// - `"Words in quotation marks"`: these words, inflected as they may be, after each other.
/// - `-word`: must not be there.
///
/// A word finds its inflections and irregular forms (`barn` finds `børnene`), compounds with it at the beginning, the
/// middle or the end (`skole` finds `folkeskolelærer`), and, from three letters, words that begin with it, so that
/// something is found while typing. Words of one or two letters find only their own forms. Excluded words and words
/// in quotation marks do not find by beginning, and the latter not in compounds. Letters count as equal when
/// [`fold`] says so.
///
/// The limits: compounds are recognised by sound, not from a dictionary, so a word that happens to be put together of
/// likely parts is found too many, and a few real compounds are missed; synonyms are not found.
#[derive(Clone, Debug, Default)]
pub struct Query {
    wanted: Vec<Term>,
    excluded: Vec<Term>,
}

/// A word, or several after each other.
#[derive(Clone, Debug)]
struct Term {
    words: Vec<Needle>,
    reach: Reach,
}

/// How far from the word as written a hit may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Forms,
    Compounds,
    Beginnings,
}

/// A word of the query.
#[derive(Clone, Debug)]
struct Needle {
    folded: String,
    stem: String,
    surfaces: Vec<String>,
    parts: Vec<Part>,
}

/// A word of the text, folded with and without `aa` for `å` when that makes a difference.
struct TextWord {
    range: Range<usize>,
    forms: Vec<String>,
}

impl Query {
    /// Reads what a person typed. Every text is a query; one without words finds everything.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (excluded, word) = match rest.strip_prefix('-') {
                Some(word) => (true, word),
                None => (false, rest),
            };
            let (written, after, reach) = match word.strip_prefix(is_quote) {
                Some(phrase) => {
                    let (phrase, after) = phrase.split_once(is_quote).unwrap_or((phrase, ""));
                    (phrase, after, Reach::Forms)
                }
                None => {
                    let end = word.find(|sign: char| sign.is_whitespace() || is_quote(sign)).unwrap_or(word.len());
                    let (written, after) = word.split_at(end);
                    (written, after, if excluded { Reach::Compounds } else { Reach::Beginnings })
                }
            };
            let needles: Vec<Needle> = words(written).map(|word| Needle::new(word.text)).collect();
            let several = needles.len() > 1;
            let term = Term { words: needles, reach: if several { Reach::Forms } else { reach } };
            if !term.words.is_empty() {
                if excluded { query.excluded.push(term) } else { query.wanted.push(term) }
            }
            rest = after.trim_start();
        }
        query
    }

    /// Tells whether the query has no words and so finds everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// Returns each word that must be there as a query of its own, also the words of phrases one by one. Whatever this
    /// query finds, each of them finds too; so they are how an index of single words is asked.
    #[must_use]
    pub fn each_word(&self) -> Vec<Self> {
        let alone = |needle: &Needle, reach| Term { words: vec![needle.clone()], reach };
        let terms = self.wanted.iter().flat_map(|term| term.words.iter().map(|needle| alone(needle, term.reach)));
        terms.map(|term| Self { wanted: vec![term], excluded: Vec::new() }).collect()
    }

    /// Returns what to highlight in a text that is found, and nothing for a text that is not.
    ///
    /// The ranges are bytes of whole words, on the boundaries of characters, sorted and apart from each other. There
    /// are none when the query only excludes, or is empty.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Vec<Range<usize>>> {
        if self.is_empty() {
            return Some(Vec::new());
        }
        let mut whole = forms_of(text);
        if text.contains(|sign: char| !sign.is_ascii() || sign == '-') {
            whole.extend(whole.clone().into_iter().filter(|form| form.contains('-')).map(|form| form.replace('-', "")));
        }
        if !self.wanted.iter().all(|term| term.may_be_in(&whole)) {
            return None;
        }
        let excluded: Vec<&Term> = self.excluded.iter().filter(|term| term.may_be_in(&whole)).collect();
        if self.wanted.is_empty() && excluded.is_empty() {
            return Some(Vec::new());
        }
        let text_words: Vec<TextWord> =
            words(text).map(|word| TextWord { range: word.range, forms: forms_of(word.text) }).collect();
        if excluded.iter().any(|term| !term.places(&text_words).is_empty()) {
            return None;
        }
        let mut found = Vec::new();
        for term in &self.wanted {
            let places = term.places(&text_words);
            if places.is_empty() {
                return None;
            }
            found.extend(places);
        }
        Some(merged(found))
    }
}

impl Term {
    /// Tells whether the folded text has the letters every hit needs. Quick, and never wrong when it says no.
    fn may_be_in(&self, whole: &[String]) -> bool {
        self.words.iter().all(|needle| whole.iter().any(|text| needle.may_be_in(text)))
    }

    fn places(&self, text: &[TextWord]) -> Vec<Range<usize>> {
        let windows = text.windows(self.words.len());
        let hits = windows.filter(|window| {
            window
                .iter()
                .zip(&self.words)
                .all(|(word, needle)| word.forms.iter().any(|form| needle.is(form, self.reach)))
        });
        hits.filter_map(|window| Some(window.first()?.range.start..window.last()?.range.end)).collect()
    }
}

impl Needle {
    fn new(word: &str) -> Self {
        let folded = fold(word);
        Self { stem: stem_folded(&folded), surfaces: all_beginnings(&folded), parts: parts_of(&folded), folded }
    }

    /// Tells whether the text has the beginning of some form of the word, without which nothing is found.
    fn may_be_in(&self, text: &str) -> bool {
        self.surfaces.iter().any(|surface| text.contains(surface))
    }

    /// Tells whether the folded word of a text is one this needle finds.
    fn is(&self, word: &str, reach: Reach) -> bool {
        if self.is_one(word, reach) {
            return true;
        }
        // The parts of a hyphenated word are words too, and so is the word without its hyphens.
        reach != Reach::Forms
            && word.contains('-')
            && (word.split('-').any(|part| self.is_one(part, reach)) || self.is_one(&word.replace('-', ""), reach))
    }

    fn is_one(&self, word: &str, reach: Reach) -> bool {
        let begins = || word.starts_with(&self.folded) && self.folded.chars().count() >= MIN_PREFIX;
        if word == self.folded || (reach == Reach::Beginnings && begins()) {
            return true;
        }
        // Stems are beginnings of words; most words of a text are done with here.
        let may_share_stem = self.surfaces.iter().any(|surface| word.starts_with(surface));
        if may_share_stem && stem_folded(word) == self.stem {
            return true;
        }
        if reach == Reach::Forms || !self.parts.iter().any(|part| part.may_be_in(word)) {
            return false;
        }
        let by_rule = regular(word);
        self.parts.iter().any(|part| part.is_in(word, &by_rule))
    }
}

fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '«' | '»')
}

fn forms_of(text: &str) -> Vec<String> {
    let kept = fold_keeping_double_a(text);
    if kept.contains("aa") { vec![fold(text), kept] } else { vec![kept] }
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
