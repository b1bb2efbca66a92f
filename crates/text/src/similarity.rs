//! How alike two statements are, to hint that they say the same.

use crate::fold::fold;
use crate::stem::stem_folded;
use crate::words::words;

/// The share of letters two words must have alike to count as one word misspelt.
const MISSPELT: f64 = 0.75;
/// The longest weight of a word: long words say more than short ones, but not without end.
const MAX_WEIGHT: usize = 8;
/// The share of letters two whole statements must have alike for their letters to count.
const SPELLED: f64 = 0.85;
/// The longest statement, in letters, whose letters are compared as one row.
const MAX_SPELLED: usize = 400;

/// A statement made ready to be compared with many others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    words: Vec<Form>,
    letters: Vec<char>,
}

/// A word by its stem, which is what counts, and as written, where a typing error may have hidden the ending.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    stem: Vec<char>,
    folded: Vec<char>,
    /// One bit per letter that occurs, to see at a glance that two words are far apart.
    letters: u64,
    /// Whether the word is a number or too short to be told from another by its letters.
    exact: bool,
}

impl Form {
    fn new(folded: &str) -> Self {
        let stem = stem_folded(folded).chars().collect();
        let folded: Vec<char> = folded.chars().collect();
        let letters = folded.iter().fold(0, |bits, &letter| bits | 1 << (letter as u32 % 64));
        let exact = folded.len() < 4 || folded.iter().any(|sign| sign.is_numeric());
        Self { stem, folded, letters, exact }
    }

    fn weight(&self) -> f64 {
        self.folded.len().min(MAX_WEIGHT) as f64
    }
}

impl Statement {
    /// Takes the words of the text down to their stems.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
        let mut forms: Vec<Form> = folded.iter().map(|word| Form::new(word)).collect();
        forms.sort_unstable();
        let letters = folded.iter().flat_map(|word| word.chars()).filter(|sign| sign.is_alphanumeric()).collect();
        Self { words: forms, letters }
    }

    /// Returns how alike the two statements are, from 0 to 1; the same as the other way round.
    ///
    /// Words count by length, in any order and inflection, and a misspelt word counts by the share of letters that are
    /// right. Words written apart or together by mistake are tolerated too. Statements with the same words are 1,
    /// also when the order differs; statements without words are 1 to each other and 0 to all others. That two
    /// statements are alike does not mean that they agree: `ikke` is one short word.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        let (one, other) = if self <= other { (self, other) } else { (other, self) };
        if one.words.iter().map(|form| &form.stem).eq(other.words.iter().map(|form| &form.stem)) {
            return 1.0;
        }
        let spelled =
            may_be_alike(&one.letters, &other.letters).then(|| alike(&one.letters, &other.letters, SPELLED)).flatten();
        by_words(one, other).max(spelled.unwrap_or(0.0))
    }
}

/// Returns how alike two statements are, from 0 to 1; see [`Statement::similarity`]. For many comparisons make each
/// [`Statement`] once: a thousand statements against each other take about a second.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    Statement::new(a).similarity(&Statement::new(b))
}

/// Tells whether it is worth comparing two statements letter by letter: they have the same numbers, and so many of the
/// same letters that the rest could be mistakes. One mistake changes the count of two letters at most.
fn may_be_alike(a: &[char], b: &[char]) -> bool {
    let longest = a.len().max(b.len());
    if longest > MAX_SPELLED {
        return false;
    }
    let digits = |letters: &[char]| letters.iter().copied().filter(|sign| sign.is_numeric()).collect::<String>();
    let mut surplus = [0_i32; 64];
    for (letters, step) in [(a, 1), (b, -1)] {
        for &letter in letters {
            if let Some(count) = surplus.get_mut(letter as usize % 64) {
                *count += step;
            }
        }
    }
    let differences: u32 = surplus.iter().map(|count| count.unsigned_abs()).sum();
    f64::from(differences) <= 2.0 * (1.0 - SPELLED) * longest as f64 && digits(a) == digits(b)
}

/// The weight of the words that are paired, as a share of all words. Equal words pair first, then the most alike.
fn by_words(one: &Statement, other: &Statement) -> f64 {
    let total: f64 = one.words.iter().chain(&other.words).map(Form::weight).sum();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (left, word) in one.words.iter().enumerate() {
        for (right, candidate) in other.words.iter().enumerate() {
            if let Some(share) = word_alike(word, candidate) {
                pairs.push((share, left, right));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut left_used, mut right_used) = (vec![false; one.words.len()], vec![false; other.words.len()]);
    let mut paired = 0.0;
    for (share, left, right) in pairs {
        let (Some(left_taken), Some(right_taken)) = (left_used.get_mut(left), right_used.get_mut(right)) else {
            continue;
        };
        if !*left_taken && !*right_taken {
            (*left_taken, *right_taken) = (true, true);
            let words = one.words.get(left).into_iter().chain(other.words.get(right));
            paired += share * words.map(Form::weight).sum::<f64>();
        }
    }
    if total > 0.0 { paired / total } else { 0.0 }
}

/// The share of letters two words have alike, when they are equal or one is likely the other misspelt. Numbers are
/// never misspelt, and neither are words of up to three letters.
fn word_alike(a: &Form, b: &Form) -> Option<f64> {
    if a.stem == b.stem {
        return Some(1.0);
    }
    // A mistake changes two kinds of letters at most.
    let mistakes = allowed(a.folded.len().max(b.folded.len()), MISSPELT);
    let far = (a.letters ^ b.letters).count_ones() as usize > 2 * mistakes;
    if far || a.exact || b.exact { None } else { alike(&a.folded, &b.folded, MISSPELT) }
}

/// How many of so many letters may be wrong when the least share that is right is given.
fn allowed(letters: usize, least: f64) -> usize {
    ((1.0 - least) * letters as f64).floor() as usize
}

/// The share of letters alike by edit distance, where two letters that changed places count as one mistake; nothing
/// when it is under the least share asked for.
fn alike(a: &[char], b: &[char], least: f64) -> Option<f64> {
    let longest = a.len().max(b.len());
    let allowed = allowed(longest, least);
    if longest == 0 || a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let distance = edits(a, b);
    (distance <= allowed).then(|| 1.0 - distance as f64 / longest as f64)
}

/// The number of letters to insert, leave out, exchange or swap with their neighbour to make one word the other.
pub(crate) fn edits(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, &letter_a) in a.iter().enumerate() {
        let mut current = Vec::with_capacity(b.len() + 1);
        current.push(row + 1);
        let mut previous_b = None;
        for (column, &letter_b) in b.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column) + usize::from(letter_a != letter_b))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            if previous_a == Some(letter_b) && previous_b == Some(letter_a) {
                best = best.min(at(&before_last, column.wrapping_sub(1)) + 1);
            }
            current.push(best);
            previous_b = Some(letter_b);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_a = Some(letter_a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_words_in_another_order_and_form_are_one() {
        assert_eq!(similarity("Flere skoler i byerne", "skolen, flere i BYEN!"), 1.0);
        assert_eq!(similarity("", " ... "), 1.0);
        assert_eq!(similarity("", "skole"), 0.0);
    }

    #[test]
    fn a_typing_error_or_a_split_compound_costs_little() {
        for (one, other) in [
            ("Bedre fællesskaber for de ældre", "Bedre fælleskaber for de ældre"),
            ("Landets mest attraktive kommune", "Landest mest atraktive komune"),
            ("Flere skolehaver i landsbyerne", "Flere skole haver i lands byerne"),
        ] {
            assert!(similarity(one, other) > 0.88, "{one}: {}", similarity(one, other));
        }
    }

    #[test]
    fn different_statements_are_far_apart() {
        for (one, other) in [
            ("Flere cykelstier til skolen", "Mere økologisk mad i børnehaven"),
            ("Lokal energiproduktion", "Økonomisk transport"),
            ("Møde i 2016", "Møde i 2017"),
        ] {
            assert!(similarity(one, other) < 0.7, "{one}: {}", similarity(one, other));
        }
    }

    #[test]
    fn two_letters_that_changed_places_are_one_mistake() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        assert_eq!(edits(&letters("landets"), &letters("landest")), 1);
        assert_eq!(edits(&letters("kat"), &letters("hatte")), 3);
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_within_bounds_and_one_for_equals(
            a in "[a-zæøå0-9 ,]{0,40}|\\PC{0,20}", b in "[a-zæøå0-9 ,]{0,40}|\\PC{0,20}",
        ) {
            let there = similarity(&a, &b);
            prop_assert_eq!(there, similarity(&b, &a));
            prop_assert!((0.0..=1.0).contains(&there), "{}", there);
            prop_assert_eq!(similarity(&a, &a), 1.0);
        }
    }
}
