//! How one wording became another, word by word. Pure.

use std::time::Instant;

use similar::{ChangeTag, TextDiff};

/// A piece of two wordings put into one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// Only in the old one.
    Removed(String),
    /// Only in the new one.
    Added(String),
}

/// Returns the pieces in order: kept and removed ones together are the old wording, kept and added ones the new.
/// Where something is replaced, what is removed comes first.
#[must_use]
pub fn changes(old: &str, new: &str) -> Vec<Piece> {
    pieces(&TextDiff::from_unicode_words(old, new))
}

/// Like [`changes`], but looks for words that are the same only until the deadline: what has not been looked at by then
/// is told as removed and added in one piece, which is as true, but says less. For long texts of strangers.
#[must_use]
pub fn changes_until(old: &str, new: &str, deadline: Instant) -> Vec<Piece> {
    pieces(&TextDiff::configure().deadline(deadline).diff_unicode_words(old, new))
}

fn pieces<'t>(diff: &TextDiff<'t, 't, '_, str>) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => pieces.keep(change.value()),
            ChangeTag::Delete => pieces.remove(change.value()),
            ChangeTag::Insert => pieces.add(change.value()),
        }
    }
    pieces.end_change();
    pieces.done
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    removed: String,
    added: String,
    /// White space since the last change: part of the change when another one follows at once, so that a run of words
    /// is marked as one.
    space: String,
}

impl Pieces {
    fn keep(&mut self, word: &str) {
        if word.trim().is_empty() && !(self.removed.is_empty() && self.added.is_empty()) {
            self.space.push_str(word);
            return;
        }
        self.end_change();
        self.push_kept(word);
    }

    fn push_kept(&mut self, word: &str) {
        match self.done.last_mut() {
            Some(Piece::Kept(text)) => text.push_str(word),
            _ => self.done.push(Piece::Kept(word.to_owned())),
        }
    }

    fn take_space(&mut self) {
        let space = std::mem::take(&mut self.space);
        self.removed.push_str(&space);
        self.added.push_str(&space);
    }

    fn remove(&mut self, word: &str) {
        self.take_space();
        self.removed.push_str(word);
    }

    fn add(&mut self, word: &str) {
        self.take_space();
        self.added.push_str(word);
    }

    fn end_change(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        if !removed.is_empty() {
            self.done.push(Piece::Removed(removed));
        }
        if !added.is_empty() {
            self.done.push(Piece::Added(added));
        }
        let space = std::mem::take(&mut self.space);
        if !space.is_empty() {
            self.push_kept(&space);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(pieces: &[Piece], is_old: fn(&Piece) -> bool) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Kept(text) | Piece::Removed(text) | Piece::Added(text) => text.clone(),
        };
        pieces.iter().filter(|piece| is_old(piece)).map(text).collect()
    }

    #[test]
    fn a_word_put_in_and_one_taken_out_are_marked_and_nothing_else() {
        let pieces = changes("Hvert barn trives og lærer meget.", "Hvert barn og ung trives og lærer.");
        assert_eq!(
            pieces,
            [
                Piece::Kept("Hvert barn ".into()),
                Piece::Added("og ung ".into()),
                Piece::Kept("trives og lærer".into()),
                Piece::Removed(" meget".into()),
                Piece::Kept(".".into()),
            ]
        );
        let pieces = changes("hjælp, de kan regne med, når", "hjælp, de kender, når");
        assert_eq!(pieces[1..3], [Piece::Removed("kan regne med".into()), Piece::Added("kender".into())]);
        assert_eq!(changes("Det samme", "Det samme"), [Piece::Kept("Det samme".into())]);
        assert!(changes("", "").is_empty());
    }

    #[test]
    fn when_the_time_is_up_both_wordings_can_still_be_read_out_of_the_pieces() {
        let (old, new) = ("en to tre fire fem seks", "seks fem fire tre to en");
        let found = changes_until(old, new, Instant::now());
        assert_eq!(side(&found, |piece| !matches!(piece, Piece::Added(_))), old);
        assert_eq!(side(&found, |piece| !matches!(piece, Piece::Removed(_))), new);
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_out_of_the_pieces(old in "[abæ ,.\n]{0,40}", new in "[abæ ,.\n]{0,40}") {
            let pieces = changes(&old, &new);
            prop_assert_eq!(side(&pieces, |piece| !matches!(piece, Piece::Added(_))), old);
            prop_assert_eq!(side(&pieces, |piece| !matches!(piece, Piece::Removed(_))), new);
        }
    }
}
