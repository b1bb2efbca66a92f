//! Finds pairs of statements that say the same, for a person to confirm.

use crate::features::{Space, Weights};
use crate::passage::{Item, Passage};
use crate::reading::denies;
use crate::similarity::Statement;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// In which way two statements say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same words, but for capitals, signs and spaces.
    Exact,
    /// The same but for typing errors, endings or the order of words.
    Almost,
    /// Other words, the same meaning.
    Meaning,
}

/// Two statements that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The key that comes first.
    pub one: String,
    /// The key that comes last.
    pub other: String,
    /// How alike, from 0 to 1.
    pub likeness: f64,
    /// In which way.
    pub sameness: Sameness,
    /// The words they share, as they stand in the first.
    pub shared: Vec<String>,
}

/// The least [`Statement::similarity`] of statements that are almost the same.
const ALMOST: f64 = 0.85;
/// The least likeness of statements that mean the same, where a model has read them.
const SAME_MEANING: f64 = 0.62;
/// The same where only words and letters tell: then much of the likeness of short statements is one word.
const SAME_WORDS: f64 = 0.72;
/// The least likeness of statements that are worth comparing word by word.
const WORTH_COMPARING: f64 = 0.3;
/// Up to so many statements, all are compared with all; of more, those that share something rare.
const MOST_COMPARED: usize = 6_000;
/// How many of a statement's rarest pieces are looked up in others.
const RAREST: usize = 12;
/// A piece that more statements have than this is not rare.
const MOST_WITH_PIECE: usize = 60;
/// Words that all have count little here, so that set phrases make no pair.
const WEIGHTS: Weights = Weights { words: 0.5, letters: 0.5, meaning: 1.0, common: 0.3 };

/// Returns the pairs that say the same, the most alike first. The order of the items does not matter.
///
/// Statements with different numbers are never a pair, nor one that denies (`ikke`, `ingen`, `uden`) and one that does
/// not; nor statements without words.
#[must_use]
pub fn duplicates(items: &[Item]) -> Vec<Pair> {
    let mut items: Vec<&Item> = items.iter().collect();
    items.sort_by(|one, other| one.key.cmp(&other.key));
    let passages: Vec<&Passage> = items.iter().map(|item| &item.passage).collect();
    let space = Space::new(&[&passages], WEIGHTS);
    let forms: Vec<Form> = (0..items.len()).into_par_iter().map(|at| Form::new(&space, at)).collect();
    let enough = if space.meaning.width() > 0 { SAME_MEANING } else { SAME_WORDS };
    let rare = (items.len() > MOST_COMPARED).then(|| Rare::of(&space));
    let pairs_of = |full: &mut Vec<f32>, one: usize| {
        let others: Vec<usize> = match &rare {
            Some(rare) => rare.sharing(&space, one),
            None => (one + 1..items.len()).collect(),
        };
        let mut near = vec![0.0; others.len()];
        space.likeness_into(one, &others, full, &mut near);
        let pair = |(other, near): (usize, f32)| {
            let (form, far) = (forms.get(one)?, forms.get(other)?);
            let (likeness, sameness) = form.compared(far, f64::from(near), enough)?;
            let (one, other) = (items.get(one)?.key.clone(), items.get(other)?.key.clone());
            Some(Pair { one, other, likeness, sameness, shared: form.shared(far, &space) })
        };
        others.into_iter().zip(near).filter_map(pair).collect::<Vec<_>>()
    };
    let width = space.lexical.width();
    let found = (0..items.len()).into_par_iter().map_init(|| vec![0.0; width], pairs_of);
    let mut pairs: Vec<Pair> = found.flatten_iter().collect();
    pairs.sort_by(|a, b| {
        let alike = b.likeness.total_cmp(&a.likeness).then(a.sameness.cmp(&b.sameness));
        alike.then_with(|| (&a.one, &a.other).cmp(&(&b.one, &b.other)))
    });
    pairs
}

/// What decides whether a statement says the same as another.
struct Form {
    at: usize,
    /// The words in one form, as they follow each other.
    plain: Vec<String>,
    /// The numbers and the words with numbers, sorted.
    numbers: Vec<String>,
    denies: bool,
    statement: Statement,
}

impl Form {
    fn new(space: &Space, at: usize) -> Self {
        let plain: Vec<String> = space.corpus.words(at).map(|word| word.folded.clone()).collect();
        let mut numbers: Vec<String> = plain.iter().filter(|word| word.contains(char::is_numeric)).cloned().collect();
        numbers.sort_unstable();
        let denies = plain.iter().any(|word| denies(word));
        let statement = Statement::new(&plain.join(" "));
        Self { at, plain, numbers, denies, statement }
    }

    /// How alike two statements are and in which way, when they say the same.
    fn compared(&self, other: &Self, near: f64, enough: f64) -> Option<(f64, Sameness)> {
        if self.plain.is_empty() || self.denies != other.denies || self.numbers != other.numbers {
            return None;
        }
        if self.plain == other.plain {
            return Some((1.0, Sameness::Exact));
        }
        let similarity = if near >= WORTH_COMPARING { self.statement.similarity(&other.statement) } else { 0.0 };
        if similarity >= ALMOST {
            return Some((similarity, Sameness::Almost));
        }
        (near >= enough).then_some((near.min(1.0), Sameness::Meaning))
    }

    /// The words both have, as they stand in the first.
    fn shared(&self, other: &Self, space: &Space) -> Vec<String> {
        let theirs: Vec<u32> = space.corpus.words(other.at).filter_map(|word| word.whole).collect();
        let mut shared: Vec<String> = Vec::new();
        for word in space.corpus.words(self.at) {
            let is_theirs = word.whole.is_some_and(|whole| theirs.contains(&whole));
            if is_theirs && !shared.contains(&word.written) {
                shared.push(word.written.clone());
            }
        }
        shared
    }
}

/// Which statements have which rare pieces of words.
struct Rare {
    statements_with: FxHashMap<u32, Vec<u32>>,
}

impl Rare {
    fn of(space: &Space) -> Self {
        let mut statements_with: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for text in 0..space.len() {
            for feature in rarest(space, text) {
                statements_with.entry(feature).or_default().push(text as u32);
            }
        }
        statements_with.retain(|_, texts| texts.len() > 1);
        Self { statements_with }
    }

    /// The later statements that share something rare with one, ascending.
    fn sharing(&self, space: &Space, one: usize) -> Vec<usize> {
        let rare = rarest(space, one).into_iter().filter_map(|feature| self.statements_with.get(&feature));
        let near = rare.filter(|texts| texts.len() <= MOST_WITH_PIECE).flatten().map(|text| *text as usize);
        let mut near: Vec<usize> = near.filter(|other| *other > one).collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// The features of a statement that weigh most, which are the rarest.
fn rarest(space: &Space, text: usize) -> Vec<u32> {
    let mut features: Vec<(u32, f32)> = space.lexical.row(text).collect();
    features.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    features.into_iter().take(RAREST).map(|(feature, _)| feature).collect()
}
