//! Reads a set of texts for comparison: every word in the one form it counts as, compounds with their parts, typing
//! errors mended, abbreviations written out. The texts themselves stay as they were written.

mod abbreviation;
mod corpus;
mod lexicon;
mod stop;
mod typing;

pub use lexicon::Lexicon;
pub use stop::is_stop_word;

pub(crate) use corpus::{Corpus, Reading};
pub(crate) use stop::denies;
