//! The shapes and colours of points: each says by its shape alone what it is.

use super::control::Status;
use crate::colour::{Colour, WHITE};
use crate::svg::{Paint, Svg};

/// What the rules say of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointMark {
    /// As usual: a grey circle.
    #[default]
    Common,
    /// Something has changed for the better: a blue diamond.
    Improvement,
    /// Something has changed for the worse: an orange square.
    Concern,
    /// Something has changed upwards, and neither is better: a purple triangle that points up.
    NeutralHigh,
    /// Something has changed downwards, and neither is better: a purple triangle that points down.
    NeutralLow,
}

/// As usual.
pub(crate) const GREY: Colour = Colour::new(0x87, 0x87, 0x87);
/// Worse.
pub(crate) const ORANGE: Colour = Colour::new(0xc7, 0x4b, 0x00);
/// Better.
pub(crate) const BLUE: Colour = Colour::new(0x00, 0x58, 0x9c);
/// Neither.
pub(crate) const PURPLE: Colour = Colour::new(0x41, 0x0e, 0x72);

impl PointMark {
    /// All of them, in the order of a legend.
    pub(super) const ALL: [Self; 5] =
        [Self::Common, Self::Improvement, Self::Concern, Self::NeutralHigh, Self::NeutralLow];

    pub(crate) fn colour(self) -> Colour {
        match self {
            Self::Common => GREY,
            Self::Improvement => BLUE,
            Self::Concern => ORANGE,
            Self::NeutralHigh | Self::NeutralLow => PURPLE,
        }
    }

    /// Draws the shape around a place: filled, or hollow when the value may still change. No part of it is further from
    /// the place than 1.5 times `radius`.
    pub(super) fn draw(self, svg: &mut Svg, (x, y): (f64, f64), radius: f64, status: Status) {
        let paint = match status {
            Status::Final if radius < 3.0 => Paint::filled(self.colour()),
            Status::Final => Paint::filled(self.colour()).edged(WHITE, 0.75),
            Status::Preliminary => Paint::filled(WHITE).edged(self.colour(), 1.75),
        };
        self.shape(svg, (x, y), radius, paint);
    }

    pub(super) fn shape(self, svg: &mut Svg, (x, y): (f64, f64), radius: f64, paint: Paint) {
        let corners = |corners: &[(f64, f64)]| -> Vec<_> {
            corners.iter().map(|(across, down)| (x + across * radius, y + down * radius)).collect()
        };
        match self {
            Self::Common => svg.circle(x, y, radius, paint),
            Self::Improvement => svg.polygon(&corners(&[(0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0)]), paint),
            Self::Concern => svg.polygon(&corners(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]), paint),
            Self::NeutralHigh => svg.polygon(&corners(&[(0.0, -1.35), (1.25, 0.9), (-1.25, 0.9)]), paint),
            Self::NeutralLow => svg.polygon(&corners(&[(0.0, 1.35), (1.25, -0.9), (-1.25, -0.9)]), paint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_seen_on_white_and_differ_in_lightness() {
        let contrasts = [GREY, ORANGE, BLUE, PURPLE].map(|colour| colour.contrast(WHITE));
        assert!(contrasts.iter().all(|contrast| *contrast >= 3.0), "{contrasts:?}");
        assert!(
            contrasts.iter().zip(contrasts.iter().skip(1)).all(|(light, dark)| dark / light > 1.25),
            "{contrasts:?}"
        );
    }
}
