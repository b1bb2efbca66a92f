//! Takes personal data out of a text.

use crate::personal::{Finding, Kind};
use std::ops::Range;

/// Returns the text with each finding replaced by the placeholder of its kind, such as "[telefonnummer]".
///
/// The findings are those of [`crate::find_personal_data`] for the same text; ranges that overlap or do not fit the
/// text are left out.
#[must_use]
pub fn mask<'p>(text: &str, findings: &[Finding], placeholder: impl Fn(Kind) -> &'p str) -> String {
    replaced(text, findings.iter().map(|finding| (finding.range.clone(), placeholder(finding.kind))))
}

/// Returns the text with every occurrence of a fragment, such as a name, replaced by the placeholder.
///
/// Only whole words are replaced, in any case, whatever white space is between them. An `s` or `'s` after the fragment
/// stays: `Hansens` becomes `[navn]s`. A fragment without letters or digits changes nothing.
#[must_use]
pub fn mask_fragment(text: &str, fragment: &str, placeholder: &str) -> String {
    let fragment = fragment.trim();
    if !fragment.contains(char::is_alphanumeric) {
        return text.to_owned();
    }
    let mut places = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, sign) in text.char_indices() {
        let starts = !before.is_some_and(char::is_alphanumeric) || !fragment.starts_with(char::is_alphanumeric);
        before = Some(sign);
        if at < from || !starts {
            continue;
        }
        if let Some(length) = text.get(at..).and_then(|rest| length_of(fragment, rest)) {
            from = at + length;
            places.push((at..from, placeholder));
        }
    }
    replaced(text, places.into_iter())
}

/// Returns how many bytes of the text's beginning the fragment takes, if a word ends there.
fn length_of(fragment: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    let mut wanted = fragment.chars().peekable();
    while let Some(sign) = wanted.next() {
        if sign.is_whitespace() {
            while wanted.next_if(|next| next.is_whitespace()).is_some() {}
            let shorter = rest.trim_start();
            if shorter.len() == rest.len() {
                return None;
            }
            rest = shorter;
        } else {
            let found = rest.chars().next()?;
            if !found.to_lowercase().eq(sign.to_lowercase()) {
                return None;
            }
            rest = rest.get(found.len_utf8()..)?;
        }
    }
    let ends = |after: &str| !after.starts_with(char::is_alphanumeric);
    let genitive = ["s", "S", "'s", "’s"].iter().any(|ending| rest.strip_prefix(ending).is_some_and(ends));
    (ends(rest) || genitive || !fragment.ends_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
}

fn replaced<'p>(text: &str, places: impl Iterator<Item = (Range<usize>, &'p str)>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (range, placeholder) in places {
        if let Some(before) = text.get(from..range.start)
            && text.get(range.clone()).is_some()
        {
            masked.push_str(before);
            masked.push_str(placeholder);
            from = range.end;
        }
    }
    masked.push_str(text.get(from..).unwrap_or_default());
    masked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::personal::find_personal_data;
    use proptest::prelude::*;

    fn words_for(kind: Kind) -> &'static str {
        match kind {
            Kind::Cpr => "[CPR-nummer]",
            Kind::Phone => "[telefonnummer]",
            Kind::Email => "[e-mail]",
        }
    }

    #[test]
    fn findings_are_replaced_by_the_words_for_their_kind() {
        let text = "Ida, 010203-1234, ida@x.dk eller +45 20 30 40 50, er sød";
        assert_eq!(
            mask(text, &find_personal_data(text), words_for),
            "Ida, [CPR-nummer], [e-mail] eller [telefonnummer], er sød"
        );
    }

    #[test]
    fn a_name_is_masked_as_a_whole_word_in_any_case() {
        let text = "Bo og BO bor i Bov. Bos far, bo's mor og (bo).";
        assert_eq!(
            mask_fragment(text, "Bo", "[navn]"),
            "[navn] og [navn] bor i Bov. [navn]s far, [navn]'s mor og ([navn])."
        );
        assert_eq!(mask_fragment("Åse  Ærø\nkom", " åse ærø ", "X"), "X\nkom");
        assert_eq!(mask_fragment("Åse", "", "X"), "Åse");
        assert_eq!(mask_fragment("Åse", "--", "X"), "Åse");
    }

    #[test]
    fn findings_of_another_text_do_no_harm() {
        let finding = |range| Finding { kind: Kind::Phone, range };
        assert_eq!(mask("æøå", &[finding(1..3), finding(4..90), finding(2..4)], words_for), "æ[telefonnummer]å");
    }

    proptest! {
        #[test]
        fn every_finding_is_replaced_once_and_all_else_is_kept(text in "[0-9 +.,@a-zæ()-]{0,60}|\\PC{0,30}") {
            let findings = find_personal_data(&text);
            let taken: usize = findings.iter().map(|finding| finding.range.len()).sum();
            prop_assert_eq!(mask(&text, &findings, |_| "").len(), text.len() - taken);
            let masked = mask(&text, &findings, |_| "\u{1}");
            prop_assert_eq!(masked.matches('\u{1}').count(), findings.len());
        }

        #[test]
        fn a_masked_name_is_gone(before in "[a-zæ ,]{0,10}", after in "[ ,.a-z]{0,10}", name in "[A-ZÆØÅ][a-zæøå]{2,6}") {
            let text = format!("{before} {name} {after}");
            let masked = mask_fragment(&text, &name.to_uppercase(), "[ ]");
            prop_assert!(!masked.contains(&name), "{masked}");
        }
    }
}
