//! The municipality's colour, and the ones that follow from it: what is written on it, and what it is on white.

use std::fmt;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Text.
pub(crate) const INK: Colour = Colour::new(0x1a, 0x1a, 0x1a);
/// What is said beside the matter: kinds, relations.
pub(crate) const MUTED: Colour = Colour::new(0x54, 0x54, 0x54);
/// Borders of boxes, and lines that only hold things together.
pub(crate) const LINE: Colour = Colour::new(0xa6, 0xa6, 0xa6);
/// The ground.
pub(crate) const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
const BLACK: Colour = Colour::new(0, 0, 0);

/// Contrast that text needs to its ground (WCAG 2.1, success criterion 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

impl Colour {
    /// A colour of three channels.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#rrggbb`; `None` when it is anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |from: usize| {
            let pair = digits.get(from..from + 2).filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            u8::from_str_radix(pair, 16).ok()
        };
        Some(Self::new(part(0)?, part(2)?, part(4)?))
    }

    /// Contrast ratio to another colour, from 1 to 21 (WCAG 2.1, definition of contrast ratio).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }

    /// So many hundredths of this colour, the rest of another.
    fn mixed(self, hundredths: u16, other: Self) -> Self {
        let mix = |own: u8, others: u8| {
            let sum = u16::from(own) * hundredths + u16::from(others) * (100 - hundredths.min(100));
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// How a municipality's figures look: one accent on a white ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub(crate) accent: Colour,
    pub(crate) on_accent: Colour,
    pub(crate) strong: Colour,
    pub(crate) tint: Colour,
}

impl Look {
    /// The look of an accent. What is written on it is white or black, whichever contrasts more; where it is itself
    /// text or a line on white, it is darkened until its contrast is 4.5:1.
    #[must_use]
    pub fn new(accent: Colour) -> Self {
        let on_accent = if accent.contrast(WHITE) >= accent.contrast(BLACK) { WHITE } else { BLACK };
        let darkened = (0..=100).rev().map(|share| accent.mixed(share, BLACK));
        let strong = darkened.into_iter().find(|colour| colour.contrast(WHITE) >= TEXT_CONTRAST).unwrap_or(INK);
        Self { accent, on_accent, strong, tint: accent.mixed(9, WHITE) }
    }
}

impl Default for Look {
    /// The neutral dark grey of a municipality that has not chosen.
    fn default() -> Self {
        Self::new(Colour::new(0x45, 0x45, 0x45))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_colour_is_read_and_written_as_six_digits_and_nothing_else() {
        assert_eq!(Colour::parse(" #0b5FA5 ").map(|colour| colour.to_string()).as_deref(), Some("#0b5fa5"));
        for wrong in ["0b5fa5", "#0b5fa", "#0b5fa5a", "#+b5fa5", "#æ5fa5", "", "red"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn black_on_white_is_twentyone_to_one() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.001);
    }

    proptest! {
        #[test]
        fn whatever_the_accent_all_text_can_be_read(red: u8, green: u8, blue: u8) {
            let look = Look::new(Colour::new(red, green, blue));
            prop_assert!(look.accent.contrast(look.on_accent) >= TEXT_CONTRAST);
            prop_assert!(look.strong.contrast(WHITE) >= TEXT_CONTRAST);
            prop_assert!(INK.contrast(look.tint) >= TEXT_CONTRAST);
            prop_assert!(MUTED.contrast(look.tint) >= TEXT_CONTRAST);
        }
    }
}
