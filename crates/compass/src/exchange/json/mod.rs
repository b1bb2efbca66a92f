//! The form as JSON: what a file holds and where ([`tree`]), reading it, and writing it as it was.

pub(super) mod read;
pub(super) mod tree;
pub(super) mod value;
pub(super) mod write;
