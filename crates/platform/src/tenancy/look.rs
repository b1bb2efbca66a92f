//! How a municipality looks: up to three colours, checked for contrast when they are set, a logo and a contact.

/// Colours and contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Colour of the main button and of figures.
    pub accent: Option<Colour>,
    /// Background of the page's top band.
    pub header_background: Option<Colour>,
    /// Colour of links.
    pub link: Option<Colour>,
    /// Where users write for help; empty when not set.
    pub contact_email: String,
    /// Where users call for help; empty when not set.
    pub contact_phone: String,
}

/// An uploaded logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// `image/png` or `image/jpeg`. SVG is not accepted: it can carry scripts.
    pub media_type: String,
    /// The picture, in Base64.
    pub base64: String,
}

/// A colour in sRGB that stands clearly against white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Why a colour or a logo is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookFault {
    /// Not of the form `#rrggbb`.
    #[error("skriv farven som # og seks cifre, for eksempel #004d99")]
    NotAColour,
    /// Too light against white for text (WCAG 2.1, 1.4.3).
    #[error("farven er for lys: kontrasten til hvid skal være mindst 4,5:1")]
    TooLight,
}

impl Colour {
    /// Reads `#rrggbb` and checks that its contrast to white is at least 4.5:1 (WCAG 2.1, success
    /// criterion 1.4.3), since white text stands on it and it stands on white.
    ///
    /// # Errors
    /// [`LookFault`] says which.
    pub fn parse(text: &str) -> Result<Self, LookFault> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let part = |from: usize| {
            digits.and_then(|digits| digits.get(from..from + 2)).and_then(|pair| u8::from_str_radix(pair, 16).ok())
        };
        let (Some(red), Some(green), Some(blue)) = (part(0), part(2), part(4)) else {
            return Err(LookFault::NotAColour);
        };
        let colour = Self { red, green, blue };
        if colour.contrast_to_white() < 4.5 { Err(LookFault::TooLight) } else { Ok(colour) }
    }

    /// Contrast ratio to white, from 1 to 21 (WCAG 2.1, definition of contrast ratio).
    #[must_use]
    pub fn contrast_to_white(self) -> f64 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue);
        1.05 / (luminance + 0.05)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_too_light_for_white_text_is_refused() {
        assert_eq!(Colour::parse("#ffff00"), Err(LookFault::TooLight));
        assert_eq!(Colour::parse("#004d99").map(|colour| colour.to_string()), Ok("#004d99".to_owned()));
    }

    #[test]
    fn what_is_not_a_colour_is_refused_without_panic() {
        for text in ["", "#", "blå", "#12345", "#12345æ", "#gggggg", "004d99"] {
            assert_eq!(Colour::parse(text), Err(LookFault::NotAColour), "{text}");
        }
    }

    #[test]
    fn black_has_the_greatest_contrast() {
        assert!((Colour::parse("#000000").unwrap().contrast_to_white() - 21.0).abs() < 1e-9);
    }
}
