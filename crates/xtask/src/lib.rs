//! Checks of the repository itself: edges between crates, lengths of files, texts, licences.
