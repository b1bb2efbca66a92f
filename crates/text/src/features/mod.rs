//! Texts as points whose nearness is likeness of what they say: by their words and parts of words, by their letters,
//! and by their meaning where a language model has read them.

mod dense;
mod likeness;
mod space;
mod sparse;

pub(crate) use dense::{Dense, add, dot};
pub(crate) use likeness::{Likeness, gram};
pub(crate) use space::{Directions, Space, WEIGHTS, Weights};
