//! A link's identifier in sixteen bytes instead of a text of its own for each of three million links.

use std::fmt;

/// The digits of an identifier, five bits each, in the order of their values: Crockford's base 32, as
/// [`platform::store::new_id`] writes it.
const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
/// How many digits an identifier has.
const LENGTH: u32 = 20;

/// A link's identifier. In order these are in the order of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub(super) u128);

impl LinkId {
    /// Reads an identifier of the form that [`platform::store::new_id`] makes; `None` when it is not of that form.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digit = |letter: char| DIGITS.find(letter).and_then(|value| u128::try_from(value).ok());
        let bits = text.chars().try_fold(0_u128, |bits, letter| Some(bits << 5 | digit(letter)?))?;
        (text.len() == LENGTH as usize).then_some(Self(bits))
    }
}

impl fmt::Display for LinkId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..LENGTH).rev() {
            let digit = usize::try_from(self.0 >> (place * 5) & 31).unwrap_or_default();
            out.write_str(DIGITS.get(digit..=digit).unwrap_or_default())?;
        }
        Ok(())
    }
}

impl fmt::Debug for LinkId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LinkId({self})")
    }
}
