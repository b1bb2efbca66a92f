//! Keeps a spreadsheet from running a cell of a CSV file as a formula.
//!
//! A cell that begins with `= + - @`, a tab or a line break is written with an apostrophe in front. So that nothing
//! is lost, a cell that already has apostrophes before such a character gets one more, and reading takes exactly
//! one away from a cell of that shape. All other apostrophes are left alone.

/// Tells whether the text is a formula starter behind any number of apostrophes. White space alone is harmless.
fn starts_formula(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !bare.trim().is_empty()
}

/// Returns the text as it is written in a CSV cell.
pub(crate) fn guarded(text: &str) -> String {
    if starts_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Returns the text that [`guarded`] was given.
pub(crate) fn unguarded(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if starts_formula(rest) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_formulas_get_an_apostrophe() {
        for (plain, written) in
            [("=1+1", "'=1+1"), ("- natur", "'- natur"), ("'=x", "''=x"), ("''citat''", "''citat''"), ("1-2", "1-2")]
        {
            assert_eq!(guarded(plain), written);
            assert_eq!(unguarded(written.to_owned()), plain);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_harmless_and_comes_back(text in "['=+@\t\r\n-]{0,4}.{0,8}") {
            let written = guarded(&text);
            let harmless = !written.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            prop_assert!(harmless || written.trim().is_empty());
            prop_assert_eq!(unguarded(written), text);
        }
    }
}
