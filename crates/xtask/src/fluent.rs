//! Reads a Fluent file as far as comparing two languages needs: each message's key and the holes in its text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

static KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([a-zA-Z][a-zA-Z0-9_-]*) *=").unwrap());
static HOLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{ *\$([a-zA-Z0-9_-]+)").unwrap());

/// A message of a Fluent file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its key.
    pub key: String,
    /// The line of its key, from 1.
    pub line: usize,
    /// The names of its holes. `count` and `n` are the same number, chosen by and written.
    pub holes: BTreeSet<String>,
}

/// Returns the messages of a Fluent file in their order.
#[must_use]
pub fn messages(source: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some(key) = KEY.captures(line) {
            messages.push(Message { key: key[1].to_owned(), line: at + 1, holes: BTreeSet::new() });
        }
        if let Some(message) = messages.last_mut() {
            let names = HOLE.captures_iter(line).map(|hole| hole[1].to_owned());
            message.holes.extend(names.map(|name| if name == "n" { "count".to_owned() } else { name }));
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_over_several_lines_has_all_its_holes() {
        let found =
            messages("# a comment =\na-key = { $count ->\n    [one] Én af { $whole }\n   *[other] { $n }\n}\nb = x\n");
        assert_eq!(
            found.iter().map(|message| (message.key.as_str(), message.line)).collect::<Vec<_>>(),
            [("a-key", 2), ("b", 6)]
        );
        assert_eq!(
            found.first().map(|message| message.holes.iter().map(String::as_str).collect::<Vec<_>>()),
            Some(vec!["count", "whole"])
        );
    }
}
