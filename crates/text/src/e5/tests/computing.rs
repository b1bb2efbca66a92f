//! The quick arithmetic against the same written as plainly as possible, in double precision.

use proptest::prelude::*;

use super::tiny::{EPSILON, HEADS, LAYERS, Matrix, POSITIONS, WIDTH, file, matrices};
use crate::e5::E5;
use crate::e5::product::unpack_row;
use crate::passage::Encoder;

/// The model with every weight unpacked.
struct Plain(Vec<(String, Vec<f64>)>);

impl Plain {
    fn new() -> Self {
        Self(
            matrices()
                .into_iter()
                .map(|matrix| match matrix {
                    Matrix::Plain(name, values) => (name, values.into_iter().map(f64::from).collect()),
                    Matrix::Packed(name, blocks) => (name, unpack_row(&blocks).map(f64::from).collect()),
                })
                .collect(),
        )
    }

    fn get(&self, name: &str) -> &[f64] {
        &self.0.iter().find(|(other, _)| other == name).unwrap().1
    }

    fn linear(&self, name: &str, rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let (weights, added) = (self.get(&format!("{name}.w")), self.get(&format!("{name}.b")));
        let output = |row: &[f64], nth: usize| added[nth] + dot(row, &weights[nth * row.len()..(nth + 1) * row.len()]);
        rows.iter().map(|row| (0..added.len()).map(|nth| output(row, nth)).collect()).collect()
    }

    fn norm(&self, name: &str, rows: &mut [Vec<f64>]) {
        for row in rows {
            let mean = row.iter().sum::<f64>() / WIDTH as f64;
            let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / WIDTH as f64;
            for (nth, value) in row.iter_mut().enumerate() {
                let standard = (*value - mean) / (variance + f64::from(EPSILON)).sqrt();
                *value = standard * self.get(&format!("{name}.w"))[nth] + self.get(&format!("{name}.b"))[nth];
            }
        }
    }

    /// The mean vector of one row of pieces.
    fn mean(&self, ids: &[u32]) -> Vec<f64> {
        let embedded = |(at, id): (usize, &u32)| {
            let value = |nth: usize| {
                let word = self.get("emb.word")[*id as usize * WIDTH + nth];
                word + self.get("emb.pos")[at * WIDTH + nth] + self.get("emb.type")[nth]
            };
            (0..WIDTH).map(value).collect::<Vec<f64>>()
        };
        let mut rows: Vec<Vec<f64>> = ids.iter().enumerate().map(embedded).collect();
        self.norm("emb.ln", &mut rows);
        for nth in 0..LAYERS {
            let [q, k, v] = ["q", "k", "v"].map(|name| self.linear(&format!("l{nth}.{name}"), &rows));
            let context = attended(&q, &k, &v);
            sum(&mut rows, &self.linear(&format!("l{nth}.ao"), &context));
            self.norm(&format!("l{nth}.aln"), &mut rows);
            let mut wide = self.linear(&format!("l{nth}.fi"), &rows);
            wide.iter_mut().flatten().for_each(|value| *value *= normal_share(*value));
            sum(&mut rows, &self.linear(&format!("l{nth}.fo"), &wide));
            self.norm(&format!("l{nth}.oln"), &mut rows);
        }
        (0..WIDTH).map(|nth| rows.iter().map(|row| row[nth]).sum::<f64>() / rows.len() as f64).collect()
    }
}

fn attended(q: &[Vec<f64>], k: &[Vec<f64>], v: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let depth = WIDTH / HEADS;
    let mut context = vec![vec![0.0; WIDTH]; q.len()];
    for (query, context) in q.iter().zip(&mut context) {
        for head in 0..HEADS {
            let part = head * depth..(head + 1) * depth;
            let scores: Vec<f64> = k
                .iter()
                .map(|key| (dot(&query[part.clone()], &key[part.clone()]) / (depth as f64).sqrt()).exp())
                .collect();
            let total: f64 = scores.iter().sum();
            for nth in part {
                context[nth] = scores.iter().zip(v).map(|(score, value)| score / total * value[nth]).sum();
            }
        }
    }
    context
}

/// The share of a normal distribution below a value, by summing its density in small steps.
fn normal_share(value: f64) -> f64 {
    let steps = 4000;
    let width = value / f64::from(steps);
    let density = |at: f64| (-at * at / 2.0).exp() / std::f64::consts::TAU.sqrt();
    0.5 + (0..steps).map(|step| density((f64::from(step) + 0.5) * width) * width).sum::<f64>()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn sum(rows: &mut [Vec<f64>], more: &[Vec<f64>]) {
    rows.iter_mut().flatten().zip(more.iter().flatten()).for_each(|(value, more)| *value += more);
}

/// What the model should say, computed plainly.
fn expected(model: &E5, words: &str) -> Vec<f64> {
    let plain = Plain::new();
    let pieces = model.vocabulary.pieces("query: ", words);
    let mut vector = vec![0.0; WIDTH];
    for window in pieces.chunks(POSITIONS - 2) {
        let mean = plain.mean(&[&[0], window, &[2]].concat());
        vector.iter_mut().zip(mean).for_each(|(value, mean)| *value += mean * window.len() as f64);
    }
    let length = dot(&vector, &vector).sqrt();
    vector.into_iter().map(|value| value / length).collect()
}

#[test]
fn every_length_of_text_is_computed_as_plainly_written() {
    let model = E5::read(&file()).unwrap();
    for letters in (0..30).chain([43, 44, 45, 46, 100, 140]) {
        let words = "abbaæ".chars().cycle().take(letters).collect::<String>();
        let vector = model.encode(&words);
        for (got, expected) in vector.iter().zip(expected(&model, &words)) {
            assert!((f64::from(*got) - expected).abs() < 2e-5, "{letters} letters: {got} for {expected}");
        }
    }
}

#[test]
fn a_text_becomes_the_most_likely_pieces() {
    let model = E5::read(&file()).unwrap();
    let pieces = |words: &str| model.vocabulary.pieces("query: ", words);
    let start = [5, 6];
    let after = |more: &[u32]| [start.as_slice(), more].concat();
    // Nothing but the space that the prefix ends with.
    assert_eq!(pieces(""), after(&[4]));
    assert_eq!(pieces("ab"), after(&[11]));
    // White space of all kinds is one space, and none at the ends.
    assert_eq!(pieces("  ab \t ab "), after(&[11, 11]));
    // A ligature is replaced, a sign to be deleted and a soft hyphen go.
    assert_eq!(pieces("ﬁ"), pieces("a\u{7f}b"));
    assert_eq!(pieces("a\u{ad}b"), pieces("ab"));
    // Signs no piece has are unknown, one by one; å of two signs is one.
    assert_eq!(pieces("åå"), after(&[4, 3, 3]));
    assert_eq!(pieces("a\u{30a}"), pieces("å"));
    // What the model writes itself is nothing that a person can write.
    assert_eq!(pieces("<s>"), after(&[4, 16, 17, 18]));
    assert!(!pieces("<mask> <unk>").contains(&19));
}

proptest! {
    #[test]
    fn a_text_has_the_same_vector_whatever_it_is_read_with(texts in prop::collection::vec("[abæш<s> ]{0,70}", 1..12)) {
        let model = E5::read(&file()).unwrap();
        let together = model.encode_all(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for (words, vector) in texts.iter().zip(together) {
            prop_assert_eq!(&model.encode(words), &vector);
            let length: f32 = vector.iter().map(|value| value * value).sum();
            prop_assert!((length - 1.0).abs() < 1e-5);
        }
    }
}
