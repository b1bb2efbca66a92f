//! Words between quotes in Rust and templates, and Rust without its comments.

use std::sync::LazyLock;

use regex::Regex;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)*)""#).unwrap());

/// Returns every key-like word that stands alone between straight quotes: in templates quotes stand within quotes,
/// so pairing them would miss some.
pub fn words(source: &str) -> impl Iterator<Item = &str> {
    WORD.captures_iter(source).filter_map(|found| found.get(1)).map(|word| word.as_str())
}

/// Returns the source without lines that are only comments.
#[must_use]
pub fn without_comments(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_also_where_quotes_stand_within_quotes() {
        assert_eq!(
            words(r#"<a aria-label="{{ page.t1("a-key", "name", x) }}">"#).collect::<Vec<_>>(),
            ["a-key", "name"]
        );
    }

    #[test]
    fn lines_of_comments_are_left_out() {
        assert_eq!(without_comments("/// doc\nlet a = 1; // why\n  // more"), "let a = 1; // why");
    }
}
