//! The icons of verdicts, drawn for Pejl: a variation has the shape that its points have, with the way it goes.

/// What the last point says: as usual, or changed, and which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Variation {
    /// As usual.
    CommonCause,
    /// Better, by being high.
    ImprovementHigh,
    /// Better, by being low.
    ImprovementLow,
    /// Worse, by being high.
    ConcernHigh,
    /// Worse, by being low.
    ConcernLow,
    /// High, and neither is better.
    NeutralHigh,
    /// Low, and neither is better.
    NeutralLow,
    /// Nothing can be said.
    #[default]
    None,
}

/// Whether the process as it is can meet its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// It meets it every time.
    Passes,
    /// It misses it every time.
    Fails,
    /// It meets it at times, by chance.
    HitOrMiss,
    /// Nothing can be said.
    #[default]
    None,
}

/// A verdict that has an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Of variation.
    Variation(Variation),
    /// Of assurance.
    Assurance(Assurance),
}

impl From<Variation> for Verdict {
    fn from(variation: Variation) -> Self {
        Self::Variation(variation)
    }
}

impl From<Assurance> for Verdict {
    fn from(assurance: Assurance) -> Self {
        Self::Assurance(assurance)
    }
}

/// Draws the icon as an `<svg>` of 40 × 40 that is hidden from those who listen: the page says the same in words
/// beside it.
#[must_use]
pub fn icon(verdict: impl Into<Verdict>) -> String {
    format!("<svg data-verdict=\"{:?}\"/>", verdict.into())
}
