//! What holds for every chart: how wide it is, what it is called, how it looks, and how figures are written.

use std::fmt;

use crate::colour::Look;
use crate::entry::Caption;

/// For which screen a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 960 units wide: a screen or a page.
    Wide,
    /// 320 units wide: a phone. Fewer labels, and text that is larger in relation.
    Narrow,
}

impl Size {
    /// How wide a drawing is, in its own units; a page shows it at about as many pixels.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Wide => 960.0,
            Self::Narrow => 320.0,
        }
    }

    /// The word in classes and ids.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// The one for a wide screen or the one for a narrow.
    pub(crate) fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }
}

/// What a chart is drawn with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What the drawing is called, for those who hear it. The ids become `{id}-wide-title` and the like.
    pub caption: &'a Caption,
    /// The municipality's colour: targets have it.
    pub look: &'a Look,
    /// For which screen.
    pub size: Size,
    /// Writes a figure on an axis with so many decimals, as the reader's language has it: the chart chooses the ticks
    /// and how many decimals they need.
    pub figures: &'a dyn Fn(f64, usize) -> String,
}

impl fmt::Debug for Setting<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Setting").field("caption", self.caption).field("size", &self.size).finish_non_exhaustive()
    }
}

/// A chart as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// An `<svg>` element, to stand in a page or in a file of its own.
    pub svg: String,
}
