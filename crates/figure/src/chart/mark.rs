//! The shapes and colours of points: each says by its shape alone what it is.

/// What the rules say of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PointMark {
    /// As usual: a circle.
    #[default]
    Common,
    /// Something has changed for the better: a diamond.
    Improvement,
    /// Something has changed for the worse: a square.
    Concern,
    /// Something has changed upwards, and neither is better: a triangle that points up.
    NeutralHigh,
    /// Something has changed downwards, and neither is better: a triangle that points down.
    NeutralLow,
}
