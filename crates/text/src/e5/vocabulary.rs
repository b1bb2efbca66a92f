//! Cuts a text into the pieces that the model knows: the most likely row of pieces, by the likelihood of each.
//!
//! What people type is made ready first: letters put together of two signs become one (text from a PDF has them), soft
//! hyphens go, and so does white space at both ends. The pieces that only the model itself may write (`<s>` and the
//! like) are not found in a text.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::e5::bytes::Bytes;
use crate::e5::fault::ModelFault;
use crate::e5::file::{ModelFile, SignMap, Special};

/// Stands for a space at the start of a word.
pub(super) const SPACE: char = '\u{2581}';
/// A place in a word where it may be divided; it says nothing.
const SOFT_HYPHEN: char = '\u{ad}';
/// How much less likely an unknown sign is than the least likely piece.
const UNKNOWN_PENALTY: f32 = 10.0;
/// The likelihood of what cannot be reached.
const UNREACHED: f32 = -1e30;
/// Hides a word in training; nothing anyone types.
const MASK: &str = "<mask>";

/// The pieces of a model, and how a text becomes a row of them.
#[derive(Debug)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, (u32, f32)>,
    signs: FxHashMap<char, Box<str>>,
    special: Special,
    unknown: f32,
    /// The bytes of the longest piece.
    longest: usize,
}

impl Vocabulary {
    pub(super) fn new(file: &ModelFile<'_>) -> Result<Self, ModelFault> {
        let mut ids = FxHashMap::with_capacity_and_hasher(file.pieces.len(), rustc_hash::FxBuildHasher);
        for (id, (piece, score)) in (0u32..).zip(file.pieces.iter().zip(&file.scores)) {
            if !file.special.ids().contains(&id) && *piece != MASK {
                ids.insert(Box::from(*piece), (id, *score));
            }
        }
        let lowest = file.scores.iter().copied().fold(f32::INFINITY, f32::min);
        let longest = file.pieces.iter().map(|piece| piece.len()).max().unwrap_or(0);
        let signs = read_map(file.map)?;
        Ok(Self { ids, signs, special: file.special, unknown: lowest - UNKNOWN_PENALTY, longest })
    }

    /// The pieces of a text, without those that begin and end it.
    pub(super) fn pieces(&self, prefix: &str, words: &str) -> Vec<u32> {
        self.segment(&self.normal(&format!("{prefix}{}", ready(words))))
    }

    /// The piece that begins a text, and the one that ends it.
    pub(super) fn ends(&self) -> (u32, u32) {
        (self.special.bos, self.special.eos)
    }

    /// Replaces signs, makes one space of many, and marks where words begin.
    fn normal(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len() + 8);
        for sign in text.chars() {
            match self.signs.get(&sign) {
                Some(replacement) => folded.push_str(replacement),
                None => folded.push(sign),
            }
        }
        let mut normal = String::with_capacity(folded.len() + 8);
        if !folded.starts_with(' ') {
            normal.push(SPACE);
        }
        let mut spaced = false;
        for sign in folded.chars() {
            if sign != ' ' {
                normal.push(sign);
            } else if !spaced {
                normal.push(SPACE);
            }
            spaced = sign == ' ';
        }
        normal
    }

    /// The most likely row of pieces.
    fn segment(&self, normal: &str) -> Vec<u32> {
        let places: Vec<usize> = normal.char_indices().map(|(at, _)| at).chain([normal.len()]).collect();
        let mut best = vec![(UNREACHED, 0usize, self.special.unk); places.len()];
        if let Some(start) = best.first_mut() {
            start.0 = 0.0;
        }
        for (from, &start) in places.iter().enumerate() {
            let Some(&(so_far, ..)) = best.get(from) else { break };
            for (&end, reached) in places.iter().zip(best.iter_mut()).skip(from + 1) {
                if end - start > self.longest {
                    break;
                }
                let known = normal.get(start..end).and_then(|piece| self.ids.get(piece));
                if let Some(&(id, score)) = known
                    && so_far + score > reached.0
                {
                    *reached = (so_far + score, from, id);
                }
            }
            if let Some(reached) = best.get_mut(from + 1)
                && so_far + self.unknown > reached.0
            {
                *reached = (so_far + self.unknown, from, self.special.unk);
            }
        }
        walk_back(&best)
    }
}

/// The pieces on the best way to the end.
fn walk_back(best: &[(f32, usize, u32)]) -> Vec<u32> {
    let mut row = Vec::new();
    let mut at = best.len().saturating_sub(1);
    while at > 0 {
        let Some(&(_, from, id)) = best.get(at) else { break };
        row.push(id);
        at = from;
    }
    row.reverse();
    row
}

/// A text as it was meant: see the head of this file.
fn ready(words: &str) -> String {
    let whole: String = words.nfc().filter(|sign| *sign != SOFT_HYPHEN).collect();
    whole.trim().to_owned()
}

fn read_map(map: SignMap<'_>) -> Result<FxHashMap<char, Box<str>>, ModelFault> {
    let mut signs = FxHashMap::default();
    let mut bytes = Bytes::new(map.bytes, 0);
    let sign = |bytes: &mut Bytes<'_>| {
        let at = map.at + bytes.at;
        let code = bytes.u32("sign in the replacements")?;
        char::from_u32(code).ok_or_else(|| ModelFault::unfit("sign in the replacements", at, code, "a sign of Unicode"))
    };
    for _ in 0..map.entries {
        let from = sign(&mut bytes)?;
        let count = bytes.u8("length of a replacement")?;
        let to: String = (0..count).map(|_| sign(&mut bytes)).collect::<Result<_, _>>()?;
        signs.insert(from, to.into_boxed_str());
    }
    Ok(signs)
}
