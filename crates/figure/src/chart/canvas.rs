//! A drawing of a chart being made.

use super::setting::{Drawing, Setting};
use crate::svg::Svg;

/// A chart of nothing.
pub(super) fn blank<T>(_chart: &T, setting: &Setting<'_>) -> Drawing {
    Drawing { svg: Svg::default().finish(setting.caption, setting.size.width(), 100.0) }
}
