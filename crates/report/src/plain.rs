//! Text that is safe in every format: no character that XML, HTML or PDF forbids.

/// Returns the text with control characters and non-characters dropped, and every line break or tab made a space.
///
/// XML 1.0 (section 2.2) forbids most control characters, so one of them would make a Word file unreadable.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter_map(plain_character).collect()
}

fn plain_character(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{feff}' => None,
        _ if character.is_control() || is_noncharacter(character) => None,
        _ => Some(character),
    }
}

/// Returns whether Unicode (section 23.7) sets the code point aside as never being a character.
fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_become_spaces_and_control_characters_disappear() {
        assert_eq!(plain("a\r\nb\tc\u{0}d\u{1b}[0m\u{fffe}\u{feff}e"), "a  b cd[0me");
    }

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        let text = "Æblegrød på 1.000 kr. – \"ja\" & <nej> 👩‍👧 e\u{301}\u{ad}";
        assert_eq!(plain(text), text);
    }
}
