//! Charts: an indicator over time with its limits, many units beside each other, units of different size in a funnel, a
//! list of units with their limits, and the icons of verdicts. Values in, SVG out.
//!
//! How a page uses them:
//!
//! - A chart is drawn twice, as [`Size::Wide`] and as [`Size::Narrow`], and the page's style sheet shows one of the two by
//!   the classes `pejl-chart-wide` and `pejl-chart-narrow` (`display: none` also takes the hidden one's links out of the
//!   order of the tab key). The ids within begin with the caption's, and say the size.
//! - The drawing is a picture of a table, and the table is its alternative: each point leads to its row (`#vaerdi-2024-03`)
//!   and is an `<a>` that the keyboard reaches, with its [`spoken`](Point::spoken) text as name and as `<title>`. The
//!   caption's title and description name the whole drawing (`role="group"`). A sentence above says what is seen.
//! - Only presentation attributes are used, so that a strict content security policy holds. Classes for a style sheet:
//!   `pejl-chart`, `pejl-chart-point`, `pejl-chart-gap`, `pejl-chart-line`, `pejl-chart-mean`, `pejl-chart-limit`,
//!   `pejl-chart-comparison`, `pejl-chart-target`, `pejl-chart-band`, `pejl-chart-event`, `pejl-chart-tick`, `pejl-chart-label`,
//!   `pejl-chart-legend`, `pejl-chart-unit`, `pejl-chart-cell`, `pejl-chart-row`, and `pejl-figure-anchor` for links.
//! - No meaning hangs on colour: each [`PointMark`] has a shape of its own, and its colour a lightness of its own.
//! - All words come from the caller, also the figures on the axes ([`Setting::figures`]).
//!
//! Values that are not finite are drawn as gaps or left out; nothing panics.

mod canvas;
mod control;
mod funnel;
mod icon;
mod labels;
mod league;
mod mark;
mod multiples;
mod scale;
mod setting;

pub use control::{
    Axis, Band, Comparison, ControlChart, Event, EventKind, Level, Limits, LimitsKind, MarkWords, Point, Reading,
    Segment, Status, Step, Target, control_chart,
};
pub use funnel::{Curve, Funnel, FunnelUnit, Standing, funnel_chart};
pub use icon::{Assurance, Variation, Verdict, icon};
pub use league::{Interval, League, LeagueRow, league};
pub use mark::PointMark;
pub use multiples::{Multiple, Multiples, ScaleKind, small_multiples};
pub use setting::{Drawing, Setting, Size};
