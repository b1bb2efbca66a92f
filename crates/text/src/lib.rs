//! Danish text: words, stems, search, personal data. Pure: strings in, values out.
//!
//! [`words`] finds words, [`fold`] and [`stem`] make them comparable. [`Query`] finds what a person looks for, across
//! inflections and compounds. [`find_personal_data`] and [`mask`] keep numbers and addresses of people out of what is
//! published. [`similarity`] hints at statements that say the same.

mod compound;
mod fold;
mod mask;
mod personal;
mod query;
mod similarity;
mod sounds;
mod stem;
mod words;

pub use fold::fold;
pub use mask::{mask, mask_fragment};
pub use personal::{Finding, Kind, find_personal_data};
pub use query::Query;
pub use similarity::{Statement, similarity};
pub use stem::stem;
pub use words::{Word, words};
