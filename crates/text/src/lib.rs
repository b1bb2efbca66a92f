//! Danish text: words, stems, search, personal data. Pure: strings in, values out.
//!
//! [`words`] finds words, [`fold`] and [`stem`] make them comparable. [`Query`] finds what a person looks for, across
//! inflections and compounds. [`find_personal_data`] and [`mask`] keep numbers and addresses of people out of what is
//! published. [`similarity`] hints at statements that say the same.
//!
//! The engines of consolidation take [`Item`]s and [`Topic`]s: [`Sorter`] suggests categories and learns from each
//! placement, [`groups`] finds groups where no categories exist, [`duplicates`] pairs that say the same, [`crossings`]
//! the same thought in several camps. [`E5`] is the optional language model behind [`Encoder`]. Equal input gives equal output on any machine, in whatever order it comes.
#![cfg_attr(test, allow(clippy::indexing_slicing, reason = "tests fail by panicking"))]

mod changes;
mod compound;
mod crossing;
mod duplicates;
mod e5;
mod features;
mod fold;
mod grouping;
mod mask;
mod passage;
mod personal;
mod query;
mod reading;
mod sentence;
mod similarity;
mod sorting;
mod sounds;
mod stem;
mod verbs;
mod words;

pub use changes::{Piece, changes, changes_until};
pub use crossing::{Crossing, bearers, crossings};
pub use duplicates::{Pair, Sameness, duplicates};
pub use e5::{E5, ModelFault, SOURCE_BYTES, SOURCE_SHA256, cut_to_danish};
pub use fold::fold;
pub use grouping::{Cut, Group, STABLE, groups};
pub use mask::{mask, mask_fragment};
pub use passage::{Cancelled, Encoder, Item, Passage, Progress, Topic, Watch, unwatched};
pub use personal::{Finding, Kind, find_personal_data};
pub use query::Query;
pub use reading::{Lexicon, is_stop_word};
pub use sentence::sentences;
pub use similarity::{Statement, similarity};
pub use sorting::{Expected, Neighbour, Sorter, Suggestion, Suggestions, Why};
pub use stem::stem;
pub use words::{Word, words};
