//! The space in which the nearness of two texts is the weighted mean of their likeness in words, letters and meaning.

use super::dense::{Dense, add, dot, normalise};
use super::sparse::{Rows, counted};
use crate::passage::Passage;
use crate::reading::{Corpus, Reading};
use rayon::prelude::*;

/// What words, letters and meaning count for beside each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    /// Words and the parts of compounds.
    pub(crate) words: f32,
    /// Pieces of three to five letters.
    pub(crate) letters: f32,
    /// The meaning, where all texts have been read by a model.
    pub(crate) meaning: f32,
    /// What a word that all texts have counts for, beside 1 for each time that the texts without it are e times as
    /// many: 1 is usual, less damps set phrases.
    pub(crate) common: f32,
}

/// The usual weights: each says as much as the others.
pub(crate) const WEIGHTS: Weights = Weights { words: 1.0, letters: 1.0, meaning: 1.0, common: 1.0 };
/// The fewest passages whose own mean says what they have in common beside what they say.
const MIN_OWN_MEAN: usize = 5;

/// Texts as points of length 1; those without words are at the centre.
#[derive(Debug)]
pub(crate) struct Space {
    /// The texts, read.
    pub(crate) corpus: Corpus,
    /// Words and letters: places of stems first, then those of pieces.
    pub(crate) lexical: Rows,
    /// Meaning; of no width when not all texts have been read by a model.
    pub(crate) meaning: Dense,
}

impl Space {
    /// Places the texts. Each set of passages is centred by itself, as the names of categories differ from statements
    /// in more than what they say.
    pub(crate) fn new(sets: &[&[&Passage]], weights: Weights) -> Self {
        let passages: Vec<&Passage> = sets.iter().flat_map(|set| set.iter().copied()).collect();
        let texts: Vec<&str> = passages.iter().map(|passage| passage.words.as_str()).collect();
        let corpus = Corpus::read(&texts);
        let words = weighed(&corpus, corpus.terms, weights.common, |reading| &reading.terms);
        let letters = weighed(&corpus, corpus.grams, weights.common, |reading| &reading.grams);
        let meaning = centred(sets);
        Self::fused(corpus, &words, &letters, meaning, weights)
    }

    fn fused(corpus: Corpus, words: &Rows, letters: &Rows, mut meaning: Dense, weights: Weights) -> Self {
        let mut lexical = Rows::new(words.width() + letters.width());
        for at in 0..words.len() {
            let has = |some: bool, weight: f32| if some { weight } else { 0.0 };
            let of_words = has(words.row(at).next().is_some(), weights.words);
            let of_letters = has(letters.row(at).next().is_some(), weights.letters);
            let of_meaning = has(meaning.width() > 0, weights.meaning);
            let total = of_words + of_letters + of_meaning;
            let share = |weight: f32| if total > 0.0 { (weight / total).sqrt() } else { 0.0 };
            let first = words.width() as u32;
            let row = words.row(at).map(|(feature, value)| (feature, share(of_words) * value));
            lexical
                .push(row.chain(letters.row(at).map(|(feature, value)| (first + feature, share(of_letters) * value))));
            meaning.row_mut(at).iter_mut().for_each(|value| *value *= share(of_meaning));
        }
        Self { corpus, lexical, meaning }
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.lexical.len()
    }

    /// The likeness of a text to each of the others named, from -1 to 1.
    pub(crate) fn likeness(&self, one: usize, others: &[usize]) -> Vec<f32> {
        let mut likeness = vec![0.0; others.len()];
        self.likeness_into(one, others, &mut vec![0.0; self.lexical.width()], &mut likeness);
        likeness
    }

    /// As [`Space::likeness`], without new memory. `full` is as wide as the lexical rows, and zero before and after.
    pub(crate) fn likeness_into(&self, one: usize, others: &[usize], full: &mut [f32], likeness: &mut [f32]) {
        self.lexical.put_into(one, full);
        let meaning = self.meaning.row(one);
        for (near, other) in likeness.iter_mut().zip(others) {
            *near = self.lexical.dot(*other, full) + dot(meaning, self.meaning.row(*other));
        }
        self.lexical.clear_from(one, full);
    }
}

/// Directions in a [`Space`], one for each topic.
#[derive(Debug)]
pub(crate) struct Directions {
    /// For each place of the lexical rows, what it says for each topic.
    pub(crate) lexical: Dense,
    /// For each topic, its meaning.
    pub(crate) meaning: Dense,
}

impl Directions {
    /// Makes each direction of length 1.
    fn normalise(&mut self) {
        let mut squares: Vec<f32> = self.meaning.rows().map(|row| dot(row, row)).collect();
        squares.resize(self.lexical.width(), 0.0);
        for row in self.lexical.rows() {
            squares.iter_mut().zip(row).for_each(|(square, value)| *square += value * value);
        }
        let unit: Vec<f32> =
            squares.iter().map(|square| if *square > 0.0 { square.sqrt().recip() } else { 0.0 }).collect();
        self.lexical.rows_mut().for_each(|row| row.iter_mut().zip(&unit).for_each(|(value, unit)| *value *= unit));
        for (row, unit) in self.meaning.rows_mut().zip(&unit) {
            row.iter_mut().for_each(|value| *value *= unit);
        }
    }
}

impl Space {
    /// How alike each of the texts is to all of them together. `full` is as wide as the lexical rows, and zero before
    /// and after.
    pub(crate) fn typical(&self, texts: &[usize], full: &mut [f32]) -> Vec<f32> {
        let mut meaning = vec![0.0; self.meaning.width()];
        for text in texts {
            self.lexical.add_to(*text, full);
            add(self.meaning.row(*text), 1.0, &mut meaning);
        }
        let near = |text: &usize| self.lexical.dot(*text, full) + dot(self.meaning.row(*text), &meaning);
        let typical = texts.iter().map(near).collect();
        texts.iter().for_each(|text| self.lexical.clear_from(*text, full));
        typical
    }

    /// The mean place of the texts.
    pub(crate) fn mean(&self, texts: &[usize]) -> Vec<f32> {
        let mut mean = vec![0.0; self.lexical.width() + self.meaning.width()];
        let (lexical, meaning) = mean.split_at_mut(self.lexical.width());
        for text in texts {
            self.lexical.add_to(*text, lexical);
            add(self.meaning.row(*text), 1.0, meaning);
        }
        mean.iter_mut().for_each(|value| *value /= texts.len().max(1) as f32);
        mean
    }

    /// The directions to the middle of the texts of each centre, of length 1; `centre_of` says which text has which.
    pub(crate) fn middles(&self, texts: &[usize], centre_of: &[usize], centres: usize) -> Directions {
        let mut lexical = Dense::zeros(self.lexical.width(), centres);
        let mut meaning = Dense::zeros(centres, self.meaning.width());
        for (text, centre) in texts.iter().zip(centre_of) {
            for (feature, value) in self.lexical.row(*text) {
                lexical.row_mut(feature as usize).get_mut(*centre).into_iter().for_each(|sum| *sum += value);
            }
            add(self.meaning.row(*text), 1.0, meaning.row_mut(*centre));
        }
        let mut directions = Directions { lexical, meaning };
        directions.normalise();
        directions
    }

    /// The directions made of so much of each of the texts: a row of shares for each topic.
    pub(crate) fn directions(&self, texts: &[usize], shares: &Dense) -> Directions {
        let mut lexical = Dense::zeros(self.lexical.width(), shares.len());
        let mut meaning = Dense::zeros(shares.len(), self.meaning.width());
        for (text, own) in texts.iter().zip(shares.transposed().rows()) {
            for (feature, value) in self.lexical.row(*text) {
                add(own, value, lexical.row_mut(feature as usize));
            }
            for (row, share) in meaning.rows_mut().zip(own) {
                add(self.meaning.row(*text), *share, row);
            }
        }
        Directions { lexical, meaning }
    }

    /// Adds to the scores how far a text lies in each direction.
    pub(crate) fn score(&self, text: usize, directions: &Directions, scores: &mut [f32]) {
        for (feature, value) in self.lexical.row(text) {
            add(directions.lexical.row(feature as usize), value, scores);
        }
        for (score, row) in scores.iter_mut().zip(directions.meaning.rows()) {
            *score += dot(self.meaning.row(text), row);
        }
    }
}

/// Weighs the features of each text by how often they stand in it and how few texts have them (TF-IDF with
/// logarithmic counts), each row of length 1.
fn weighed(corpus: &Corpus, width: usize, common: f32, features: impl Fn(&Reading) -> &[u32] + Sync) -> Rows {
    let count = |text: usize| counted(corpus.words(text).flat_map(|word| features(word).iter().copied()));
    let rows: Vec<Vec<(u32, u32)>> = (0..corpus.texts.len()).into_par_iter().map(count).collect();
    let mut texts_with = vec![0_u32; width];
    for (feature, _) in rows.iter().flatten() {
        if let Some(texts) = texts_with.get_mut(*feature as usize) {
            *texts += 1;
        }
    }
    let all = 1.0 + rows.len() as f32;
    let rarity: Vec<f32> = texts_with.iter().map(|texts| (all / (1.0 + *texts as f32)).ln() + common).collect();
    let mut weighed = Rows::new(width);
    for row in rows {
        let value = |(feature, count): &(u32, u32)| {
            (1.0 + (*count as f32).ln()) * rarity.get(*feature as usize).copied().unwrap_or(0.0)
        };
        let length = row.iter().map(|place| value(place).powi(2)).sum::<f32>().sqrt();
        let unit = if length > 0.0 { length } else { 1.0 };
        weighed.push(row.iter().map(|place| (place.0, value(place) / unit)));
    }
    weighed
}

/// The meanings, each set around its own mean and of length 1: as a model puts all texts close together, only what
/// sets them apart says anything. A set of few passages is centred with all others. Of no width when a passage has no
/// vector.
fn centred(sets: &[&[&Passage]]) -> Dense {
    let all = || sets.iter().flat_map(|set| set.iter());
    let width = all().next().and_then(|passage| passage.vector.as_ref()).map_or(0, Vec::len);
    let is_read = |passage: &&Passage| passage.vector.as_ref().is_some_and(|vector| vector.len() == width);
    if width == 0 || !all().all(is_read) {
        return Dense::zeros(all().count(), 0);
    }
    let mut rows = Dense::zeros(all().count(), width);
    let mut at = 0;
    for set in sets {
        let base: Vec<&Passage> = if set.len() < MIN_OWN_MEAN { all().copied().collect() } else { set.to_vec() };
        let base: Vec<&[f32]> = base.into_iter().filter_map(|passage| passage.vector.as_deref()).collect();
        let mut mean = vec![0.0; width];
        base.iter().for_each(|vector| add(vector, 1.0 / base.len() as f32, &mut mean));
        for vector in set.iter().filter_map(|passage| passage.vector.as_deref()) {
            let row = rows.row_mut(at);
            row.copy_from_slice(vector);
            add(&mean, -1.0, row);
            normalise(row);
            at += 1;
        }
    }
    rows
}
