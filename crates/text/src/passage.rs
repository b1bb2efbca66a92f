//! What the engines below work on: statements with a stable key, topics that a person named, and the meaning of a
//! text as a local language model reads it, where there is one.

use std::ops::ControlFlow;

/// Words, and what they mean as a language model reads it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The words.
    pub words: String,
    /// The text as a point among all meanings, of length 1 ([`Encoder::encode`]); `None` without a model. Engines use
    /// vectors only when all passages they are given have one.
    pub vector: Option<Vec<f32>>,
}

impl Passage {
    /// Makes a passage that no model has read.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { words: words.to_owned(), vector: None }
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is known by: unique, and the same on every machine, as it decides between equals.
    pub key: String,
    /// What it says.
    pub passage: Passage,
}

/// A category by its texts: the name first, then what describes it, each sentence or paragraph by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topic {
    /// The name and the descriptions.
    pub passages: Vec<Passage>,
}

/// A local language model: makes a text a point among all meanings.
pub trait Encoder: Send + Sync {
    /// Returns what tells this model from any other, such as the hash of its file.
    fn fingerprint(&self) -> &str;

    /// Reads a text. Always the same number of values for every text, and of length 1 in all.
    fn encode(&self, words: &str) -> Vec<f32>;

    /// Reads many texts: each becomes what [`Encoder::encode`] makes of it, but together that may be quicker.
    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        texts.iter().map(|words| self.encode(words)).collect()
    }
}

/// How far a long piece of work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Parts done.
    pub done: usize,
    /// Parts in all.
    pub of: usize,
}

/// Who follows a long piece of work; answering `Break` stops it.
pub type Watch<'w> = &'w (dyn Fn(Progress) -> ControlFlow<()> + Sync);

/// The work was stopped by whoever followed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// Follows nothing and stops nothing.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
