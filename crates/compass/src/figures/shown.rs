//! A figure on a page: the drawing as it stands, and the same nodes as nested lists.

use askama::Template;
use figure::{Figure, Outline};

/// An SVG element that goes into a page as it stands.
///
/// Templates escape everything else. The only way to make one is from a figure, whose writer escapes every text and
/// drops every address that a link may not have.
pub(crate) struct Drawing(String);

impl Drawing {
    pub(crate) fn of(figure: &Figure) -> Self {
        Self(figure.svg.clone())
    }
}

impl std::fmt::Display for Drawing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Drawing {}

/// Nodes as a list, each with the list of those below it. Its own template escapes every text, so that a template that
/// shows it need not.
#[derive(Template)]
#[template(path = "figures/lists.html")]
pub(super) struct Lists<'o> {
    pub(super) nodes: &'o [Outline],
}

impl askama::filters::HtmlSafe for Lists<'_> {}

impl<'o> Lists<'o> {
    pub(super) fn of(figure: &'o Figure) -> Self {
        Self { nodes: &figure.outline.children }
    }

    fn below(node: &Outline) -> Lists<'_> {
        Lists { nodes: &node.children }
    }
}
