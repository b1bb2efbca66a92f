//! Where the words of a text are.

use std::ops::Range;

/// One word and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as written.
    pub text: &'t str,
    /// Its bytes in the text, always on the boundaries of characters.
    pub range: Range<usize>,
}

/// Goes through the words of a text from left to right.
///
/// A word is a run of letters and digits. Hyphens and apostrophes inside it belong to it (`0-3-årige`, `CO2'en`), as do
/// the signs inside numbers and dates (`1.000,5`, `12.3.2017`, `2016-2017`, `3/4`) and the full stops inside short
/// abbreviations (`f.eks`, `bl.a`). A full stop without a space between sentences (`skole.Børn`) parts words.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let word = word.get(..length(word))?;
        from = start + word.len();
        Some(Word { text: word, range: start..from })
    })
}

/// The length in bytes of the word that the text begins with.
fn length(text: &str) -> usize {
    let mut signs = text.char_indices().peekable();
    let mut segment = String::new();
    let mut before = ' ';
    while let Some((at, sign)) = signs.next() {
        if is_part_of_word(sign) {
            segment.push(sign);
        } else {
            match signs.peek() {
                Some(&(_, after)) if joins(before, sign, after, &segment) => segment.clear(),
                _ => return at,
            }
        }
        before = sign;
    }
    text.len()
}

/// Letters, digits, marks that stand over the letter before them, and the hyphen that shows only at a line's end.
fn is_part_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || is_mark(sign) || sign == '\u{ad}'
}

/// Tells whether the sign stands over the letter before it, as the ring in an `å` written as two characters.
pub(crate) fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

fn joins(before: char, sign: char, after: char, segment: &str) -> bool {
    match sign {
        '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' => after.is_alphanumeric(),
        '.' if after.is_lowercase() => segment.chars().count() <= 2 && segment.chars().all(char::is_alphabetic),
        '.' | ',' | ':' | '/' => before.is_numeric() && after.is_numeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            texts("De 0-3-årige, f.eks. på Åben-Skole (CO2'en) – ikke skole.Børn!"),
            ["De", "0-3-årige", "f.eks", "på", "Åben-Skole", "CO2'en", "ikke", "skole", "Børn"]
        );
    }

    #[test]
    fn numbers_and_dates_are_whole() {
        assert_eq!(
            texts("1.000,5 kr. den 12.3.2017, 3/4 i 2016-2017."),
            ["1.000,5", "kr", "den", "12.3.2017", "3/4", "i", "2016-2017"]
        );
    }

    #[test]
    fn slashes_and_loose_hyphens_part_words() {
        assert_eq!(texts("Borger/Kommune, erhvervs- og bolig-"), ["Borger", "Kommune", "erhvervs", "og", "bolig"]);
    }

    #[test]
    fn letters_written_as_two_characters_stay_together() {
        assert_eq!(texts("A\u{30a}benra\u{30a} by"), ["A\u{30a}benra\u{30a}", "by"]);
    }

    proptest! {
        #[test]
        fn ranges_are_sorted_and_on_boundaries(text in "\\PC{0,40}|[a-zåé.,' /\u{ad}\u{30a}0-9-]{0,40}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.range.start >= end && !word.text.is_empty());
                prop_assert_eq!(text.get(word.range.clone()), Some(word.text));
                end = word.range.end;
            }
        }
    }
}
