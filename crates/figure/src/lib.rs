//! The figures people know, drawn as SVG of shapes and real text: Lejre's triangle and fish, Nyborg's overview,
//! Glostrup's frame, and the thread from an action to north. Values in, drawings out; the same value always gives the
//! same bytes.
//!
//! Every figure comes with its [`Outline`]: the same nodes as nested lists, for those who cannot see it. A text too long
//! for its box ends with an ellipsis in the picture and stands whole in the outline. Only presentation attributes are
//! used, so that a strict content security policy holds; a page's style sheet can reach the classes:
//! `pejl-figure` (the drawing), `pejl-figure-node` (a node with all below it), `pejl-figure-box`, `pejl-figure-kind`,
//! `pejl-figure-heading`, `pejl-figure-text`, `pejl-figure-anchor` (a linked node), `pejl-figure-path` (a line between
//! nodes) and `pejl-figure-relation` (its word).
//!
//! A drawing is 1200 units wide, or wider when it must be, and made for A3 in landscape. On a phone a page lets it
//! scroll sideways at about that many pixels, and shows the outline. A thread is as wide as it must be; a page shows it at
//! its own size (`width: auto`).
//!
//! The texts, also the headings within a figure, come from the caller: this crate knows no language, no database and no
//! page. Each figure has its own module; charts of figures over time and between units are in [`chart`].

mod card;
pub mod chart;
mod colour;
mod entry;
mod fish;
mod frame;
pub mod measure;
mod outline;
mod overview;
mod png;
mod svg;
mod thread;
mod triangle;

pub use colour::{Colour, Look};
pub use entry::{Caption, Entry, Group};
pub use fish::{Fish, fish};
pub use frame::{Frame, frame};
pub use outline::{Figure, Outline};
pub use overview::{Overview, overview};
pub use png::{PngError, png};
pub use thread::{Arrow, Link, Mark, Node, Thread, thread};
pub use triangle::{Triangle, triangle};

/// How wide a drawing is, in its own units, unless its content needs more.
const WIDTH: f64 = 1200.0;
/// How high it then is on a page in A3, landscape (ISO 216: 420 × 297 mm).
const HEIGHT: f64 = WIDTH * 297.0 / 420.0;
