//! The repository looks at itself: `cargo test -p xtask` checks edges between crates (`tests/edges.rs`), the
//! house's limits and habits (`tests/tidy.rs`), and the texts in both languages (`tests/texts.rs`).
//!
//! Here is what the three share: which files there are, and how Rust and Fluent are read well enough to check them.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a check that cannot look must fail")]

mod fluent;
mod functions;
mod literals;

use std::path::{Path, PathBuf};
use std::process::Command;

pub use fluent::{Message, messages};
pub use functions::{Function, functions};
pub use literals::{without_comments, words};

/// Returns the repository's root: that of the tree in which Cargo runs the test, wherever it was built.
#[must_use]
pub fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("Cargo says where the crate is when it runs a test");
    Path::new(&here).ancestors().nth(2).expect("crates/xtask lies two levels down").to_path_buf()
}

/// A file of the repository that can be read as text.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

impl File {
    /// Tells whether its name ends so.
    #[must_use]
    pub fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }
}

/// Returns all text files that Git knows or would take in, in order.
#[must_use]
pub fn files() -> Vec<File> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()
        .expect("git is installed");
    assert!(listed.status.success(), "the checks of the repository want a Git working tree");
    let paths = String::from_utf8(listed.stdout).unwrap();
    let read =
        |path: &str| Some(File { path: path.to_owned(), text: std::fs::read_to_string(root().join(path)).ok()? });
    let mut files: Vec<File> = paths.split('\0').filter(|path| !path.is_empty()).filter_map(read).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    files
}
