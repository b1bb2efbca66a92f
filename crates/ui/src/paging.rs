//! Pages of a long list: which one is shown, and which lie beside it.

/// Where in a long list a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The page shown, from 1.
    pub now: usize,
    /// How many there are, at least 1.
    pub of: usize,
}

impl Pages {
    /// Reads the number of a page from an address; anything else is the first one.
    #[must_use]
    pub fn asked(number: &str) -> usize {
        number.trim().parse().unwrap_or(1).max(1)
    }

    /// Returns where a page is in a list of so many things, so many to a page.
    #[must_use]
    pub fn of(now: usize, total: usize, per_page: usize) -> Self {
        Self { now, of: total.div_ceil(per_page.max(1)).max(1) }
    }

    /// As [`Pages::of`], with the last page where a later one is asked for.
    #[must_use]
    pub fn nearest(now: usize, total: usize, per_page: usize) -> Self {
        let pages = Self::of(now, total, per_page);
        Self { now: now.clamp(1, pages.of), ..pages }
    }

    /// Tells whether there is more than the page.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.of > 1
    }

    /// The page before this one.
    #[must_use]
    pub fn before(&self) -> Option<usize> {
        self.now.checked_sub(1).filter(|before| *before >= 1).map(|before| before.min(self.of))
    }

    /// The page after this one.
    #[must_use]
    pub fn after(&self) -> Option<usize> {
        (self.now < self.of).then_some(self.now + 1)
    }
}

/// Writes an address with those of the pairs that say something.
#[must_use]
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_end_leads_back_to_the_last() {
        let pages = Pages::of(Pages::asked("900"), 101, 50);
        assert_eq!((pages.of, pages.before(), pages.after()), (3, Some(3), None));
    }

    #[test]
    fn an_address_says_only_what_was_asked_for() {
        let pairs = [("ord", "god skole & æbler"), ("tilstand", ""), ("stoetter", "focus:1")];
        assert_eq!(address("/x", &pairs), "/x?ord=god%20skole%20%26%20%C3%A6bler&stoetter=focus:1");
        assert_eq!(address("/x", &[("ord", "")]), "/x");
    }

    #[test]
    fn one_page_is_no_series() {
        let pages = Pages::of(Pages::asked("x"), 50, 50);
        assert_eq!((pages.now, pages.are_several(), pages.before(), pages.after()), (1, false, None, None));
    }
}
