//! E-mail addresses: a name, an `@` and a domain with an ending.

use std::ops::Range;

/// Finds the addresses, from left to right.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.match_indices('@') {
        let from = found.last().map_or(0, |last| last.end);
        let before = text.get(from..at).unwrap_or_default();
        let after = text.get(at + sign.len()..).unwrap_or_default();
        let name = name_at_end(before);
        let domain = domain_at_start(after);
        if !name.is_empty() && !domain.is_empty() {
            found.push(at - name.len()..at + sign.len() + domain.len());
        }
    }
    found
}

fn name_at_end(text: &str) -> &str {
    let is_part = |sign: char| sign.is_alphanumeric() || "._%+-'".contains(sign);
    let start =
        text.char_indices().rev().take_while(|(_, sign)| is_part(*sign)).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default().trim_start_matches(['.', '\'', '-', '%', '+'])
}

/// The domain the text begins with: labels parted by full stops, the last of at least two letters.
fn domain_at_start(text: &str) -> &str {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '.';
    let end = text.find(|sign: char| !is_part(sign)).unwrap_or(text.len());
    let domain = text.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
    let labels: Vec<&str> = domain.split('.').collect();
    let ending = labels.last().copied().unwrap_or_default();
    let is_domain = labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && ending.chars().count() >= 2
        && ending.chars().all(char::is_alphabetic);
    if is_domain { domain } else { "" }
}
