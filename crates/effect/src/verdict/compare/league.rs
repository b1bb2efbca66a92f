//! Units in a list by value, each with its limits.

use figure::chart::{Axis, Interval, League, LeagueRow, Level, PointMark, Setting, league};
use stats::xmr::Limits;
use ui::i18n::Locale;

use super::funnel::{Funnelled, limit, shape};
use super::members::Member;
use crate::amount::SCALE;
use crate::indicator::Definition;
use crate::observation::words::{self, with_unit};
use crate::verdict::judge::Working;
use crate::verdict::subject::Case;

/// A unit between its limits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The place among the members.
    pub(super) place: usize,
    /// The limits as they are written: `3,1–5,9`.
    pub(super) limits: String,
    interval: Interval,
    mark: PointMark,
}

impl Line {
    /// The lower and the upper limit.
    pub(super) const fn ends(&self) -> (f64, f64) {
        (self.interval.lower, self.interval.upper)
    }
}

/// The units that have limits, the highest value first.
pub(super) fn lines(
    locale: &Locale,
    definition: &Definition,
    (members, cases): (&[Member], &[Case]),
    funnel: Option<&Funnelled>,
) -> Vec<Line> {
    let line = |(place, member): (usize, &Member)| {
        let value = member.point.as_ref()?.value?.to_f64();
        let (lower, upper, mark) = match funnel {
            Some(funnel) => {
                let (position, lower, upper) = funnel.at(place)?;
                (lower, upper, shape(position, definition.direction))
            }
            None => {
                let case = cases.iter().find(|case| case.unit.id == member.unit.id)?;
                let limits = own(case)?;
                (limits.lower().to_f64_at(SCALE), limits.upper().to_f64_at(SCALE), PointMark::Common)
            }
        };
        let limits = format!("{}–{}", limit(locale, definition, lower), limit(locale, definition, upper));
        Some(Line { place, limits, interval: Interval { lower, value, upper }, mark })
    };
    let mut lines: Vec<Line> = members.iter().enumerate().filter_map(line).collect();
    lines.sort_by(|one, other| other.interval.value.total_cmp(&one.interval.value));
    lines
}

/// The limits of the newest stretch, when its values vary.
fn own(case: &Case) -> Option<Limits> {
    match case.judged.newest()? {
        stretch if stretch.n < 2 => None,
        stretch => match stretch.working {
            Working::Xmr(limits) if limits.vary() => Some(limits),
            _ => None,
        },
    }
}

/// Draws the list; `urls` are the members' pages.
pub(super) fn draw(
    locale: &Locale,
    definition: &Definition,
    (lines, members, urls): (&[Line], &[Member], &[String]),
    (reference, setting): (Option<Level>, &Setting<'_>),
) -> String {
    let row = |line: &Line| {
        let member = members.get(line.place)?;
        let value = words::fraction(locale, member.point.as_ref()?.value?, definition.decimals);
        let text = format!("{value} ({})", line.limits);
        Some(LeagueRow {
            name: member.unit.name.clone(),
            interval: line.interval,
            spoken: format!("{}: {}", member.unit.name, with_unit(definition, &text)),
            text,
            mark: line.mark,
            href: urls.get(line.place).cloned(),
        })
    };
    let rows = lines.iter().filter_map(row).collect();
    let axis = Axis { unit: definition.unit_of_measure.clone(), including: Vec::new() };
    league(&League { rows, reference, axis }, setting).svg
}
