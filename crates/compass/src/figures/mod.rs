//! The figures people know, of what the compass says: Nyborg's overview and Lejre's fish of a model, Lejre's triangle
//! and Glostrup's frame of a core task.
//!
//! `stand` gathers what a model says, now or on a day; `draw` makes figures of it (pure; the drawing itself is the crate
//! `figure`); `pages` shows each with the same content as lists, and gives it out as a file.

mod division;
mod draw;
mod pages;
mod shown;
mod sides;
mod stand;

pub(crate) use division::Division;
pub(crate) use draw::{Detail, Links, Pen, capitalised, look_of};
pub(crate) use pages::routes;
pub(crate) use shown::Drawing;
pub(crate) use sides::{Sides, frame_of};
pub(crate) use stand::{Stand, Stated, by_actor};

/// Where the figures are.
pub(crate) const HOME: &str = "/kompas/figurer";

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A model on one page: north, the tasks under it, the ground.
    Overview,
    /// A model's tasks together, as a fish.
    Fish,
    /// A core task's purpose, preconditions and contributions.
    Triangle,
    /// What sets the conditions for a core task.
    Frame,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Overview, Self::Fish, Self::Triangle, Self::Frame];

    /// Its name in addresses, files and keys of texts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Overview => "overblik",
            Self::Fish => "fisk",
            Self::Triangle => "trekant",
            Self::Frame => "ramme",
        }
    }

    /// Its address, of a model or a core task.
    pub(crate) fn url(self, slug: &str) -> String {
        format!("{HOME}/{}/{slug}", self.name())
    }

    pub(crate) const fn is_of_model(self) -> bool {
        matches!(self, Self::Overview | Self::Fish)
    }

    pub(crate) const fn title_key(self) -> &'static str {
        match self {
            Self::Overview => "figures-overview",
            Self::Fish => "figures-fish",
            Self::Triangle => "figures-triangle",
            Self::Frame => "figures-frame",
        }
    }

    pub(crate) fn purpose_key(self) -> String {
        format!("{}-for", self.title_key())
    }

    /// The key of what a figure of something is called; it has the hole `title`.
    pub(crate) fn of_key(self) -> String {
        format!("{}-of", self.title_key())
    }

    /// The key of the sentence that says what the figure shows.
    pub(crate) fn says_key(self) -> String {
        format!("{}-says", self.title_key())
    }
}
