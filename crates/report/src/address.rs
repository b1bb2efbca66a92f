//! Which addresses a report may link to, and how they are written so that every reader understands them.

/// Returns whether the address leads to the web or to a mailbox. Anything else, `javascript:` above all, does not.
pub(crate) fn is_allowed(url: &str) -> bool {
    let url = url.trim();
    let after = |scheme: &str| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    if let Some(mailbox) = after("mailto:") {
        return mailbox.split_once('@').is_some_and(|(name, place)| !name.is_empty() && !place.is_empty());
    }
    let Some(rest) = after("https://").or_else(|| after("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let allowed = |character: char| character.is_alphanumeric() || matches!(character, '-' | '.' | '_');
    name.chars().any(char::is_alphanumeric) && name.chars().all(allowed) && port.parse::<u16>().is_ok()
}

/// Returns the address with everything that RFC 3986 does not allow in one percent-encoded.
///
/// Word calls a whole file damaged when one address in it has a space.
pub(crate) fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut fragment_begun = false;
    let bytes = url.trim().as_bytes();
    for (position, &byte) in bytes.iter().enumerate() {
        let escape = bytes.get(position + 1..position + 3);
        let keep = match byte {
            b'%' => escape.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut fragment_begun, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if keep {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_mailboxes_may_be_linked_to() {
        for good in
            ["https://example.org", "HTTP://example.org:8080/a?b#c", "mailto:post@example.org", "https://ærø.example/"]
        {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "/local",
            "https://",
            "https:///x",
            "mailto:x",
            "æ",
            "http://a b/",
            "http://u:p@h/",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn spaces_danish_letters_and_quotes_are_encoded_once() {
        assert_eq!(encoded(" https://a.dk/æ b%20c%/\"#x#y "), "https://a.dk/%C3%A6%20b%20c%25/%22#x%23y");
    }
}
