//! String literals of Rust and of templates, and Rust without its comments.

use std::sync::LazyLock;

use regex::Regex;

static LITERAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""((?:[^"\\\n]|\\.)*)""#).unwrap());

/// Returns what stands between straight quotes on one line each.
pub fn literals(source: &str) -> impl Iterator<Item = &str> {
    LITERAL.captures_iter(source).filter_map(|found| found.get(1)).map(|literal| literal.as_str())
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
    fn literals_are_found_with_their_escapes() {
        assert_eq!(literals(r#"t("a-key", "with \" in it")"#).collect::<Vec<_>>(), ["a-key", "with \\\" in it"]);
    }

    #[test]
    fn comments_are_left_out() {
        assert_eq!(without_comments("/// doc\nlet a = 1; // why\n  // more"), "let a = 1; // why");
    }
}
