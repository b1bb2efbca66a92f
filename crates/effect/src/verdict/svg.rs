//! A drawing that a page shows as it is.

/// An SVG by the crate `figure`, which escapes every text it is given: a template that shows it need not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// Takes a chart.
    pub(super) const fn of(svg: String) -> Self {
        Self(svg)
    }

    /// Draws the icon of a verdict.
    pub(super) fn icon(verdict: impl Into<figure::chart::Verdict>) -> Self {
        Self(figure::chart::icon(verdict))
    }
}

impl std::fmt::Display for Svg {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Svg {}
