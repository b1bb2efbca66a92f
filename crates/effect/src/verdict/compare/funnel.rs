//! The funnel: units of different size around what they have in common.

use figure::chart::{Axis, Curve, Funnel as Drawn, FunnelUnit, Level, PointMark, Setting, Standing, funnel_chart};
use stats::fraction::Fraction;
use stats::funnel::{self, Funnel, Kind, Position, Unit};
use ui::i18n::Locale;

use super::members::Member;
use crate::amount::{Amount, ONE};
use crate::indicator::{Definition, Direction, Measure};
use crate::observation::words::{self, with_unit};
use crate::verdict::draw::{figures, mark_words};

/// How many places a curve is drawn by.
const STEPS: u32 = 60;

/// From so many per cent of the size on, a unit is nearly the whole.
const NEARLY_ALL: u128 = 80;

/// Why there is no funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoFunnel {
    /// The indicator is no ratio.
    NoRatio,
    /// Fewer than two units have a value.
    Few,
    /// What is counted is not counted in whole numbers.
    NotCounted,
    /// There is more of what is counted than of what it is counted among: kroner for each citizen are no events that
    /// come one by one, and chance says nothing of them.
    MoreThanSize,
}

impl NoFunnel {
    /// Key of the text that says so.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::NoRatio => "verdict-funnel-no-ratio",
            Self::Few => "verdict-funnel-few",
            Self::NotCounted => "verdict-funnel-not-counted",
            Self::MoreThanSize => "verdict-funnel-more-than-size",
        }
    }
}

/// A funnel with the units that are in it.
#[derive(Clone, Debug)]
pub(super) struct Funnelled {
    pub(super) funnel: Funnel,
    /// The place of each point's unit among the members.
    pub(super) places: Vec<usize>,
    sizes: Vec<u64>,
    factor: f64,
}

/// A whole number that is not below 0.
fn count(amount: Amount) -> Option<u64> {
    let is_whole = amount.0 >= 0 && amount.0 % ONE == 0;
    u64::try_from(amount.0 / ONE).ok().filter(|_| is_whole)
}

#[expect(clippy::cast_precision_loss, reason = "a size on an axis")]
const fn real(number: u64) -> f64 {
    number as f64
}

impl Funnelled {
    /// Makes the funnel of units.
    pub(super) fn of(definition: &Definition, members: &[Member]) -> Result<Self, NoFunnel> {
        if definition.measure != Measure::Ratio {
            return Err(NoFunnel::NoRatio);
        }
        let (mut places, mut units) = (Vec::new(), Vec::new());
        for (place, member) in members.iter().enumerate() {
            let Some(point) = member.point.as_ref().filter(|point| point.value.is_some()) else { continue };
            let counted = point.numerator.zip(point.denominator).and_then(|(numerator, denominator)| {
                Some(Unit { events: count(numerator)?, size: count(denominator)? })
            });
            units.push(counted.ok_or(NoFunnel::NotCounted)?);
            places.push(place);
        }
        if units.len() < 2 {
            return Err(NoFunnel::Few);
        }
        // For how many the indicator is written, per cent or per thousand, says nothing of what is counted.
        let is_part = units.iter().all(|unit| unit.events <= unit.size);
        let kind = if is_part { Kind::Proportion } else { Kind::Rate };
        let funnel = funnel::funnel(kind, &units).map_err(|_| NoFunnel::NotCounted)?;
        if funnel.centre.numerator() > funnel.centre.denominator() {
            return Err(NoFunnel::MoreThanSize);
        }
        let factor = u64::try_from(definition.factor).map_or(1.0, real);
        Ok(Self { funnel, places, sizes: units.iter().map(|unit| unit.size).collect(), factor })
    }

    /// Where the unit at a place among the members lies, with the inner limits on the value's scale.
    pub(super) fn at(&self, place: usize) -> Option<(Position, f64, f64)> {
        let point = self.places.iter().position(|known| *known == place).and_then(|at| self.funnel.points.get(at))?;
        let limits = &point.limits;
        Some((point.position, limits.inner_lower * self.factor, limits.inner_upper * self.factor))
    }

    /// What all have in common, on the value's scale.
    pub(super) fn centre(&self) -> f64 {
        self.funnel.centre.to_f64() * self.factor
    }

    /// The unit that has nearly all of the size, with its share in per cent: the centre is its own value, and all others
    /// lie together at the left.
    pub(super) fn one_large(&self) -> Option<(usize, u128)> {
        let all: u128 = self.sizes.iter().map(|size| u128::from(*size)).sum();
        let (place, size) = self.places.iter().zip(&self.sizes).max_by_key(|(_, size)| **size)?;
        let share = (u128::from(*size) * 100).checked_div(all)?;
        (share >= NEARLY_ALL).then_some((*place, share))
    }

    /// What the limits are from, when they hold, and what is said when the units vary more than that allows.
    pub(super) fn terms(&self, locale: &Locale) -> Vec<String> {
        let kind = match self.funnel.kind {
            Kind::Proportion => "verdict-funnel-proportion",
            Kind::Rate => "verdict-funnel-rate",
        };
        let mut terms = vec![locale.t(kind), locale.t("verdict-funnel-assumes")];
        let dispersion = self.funnel.dispersion;
        if dispersion.is_over() {
            let key = if dispersion.widens() { "verdict-funnel-widened" } else { "verdict-funnel-over" };
            terms.push(locale.t1(key, "times", figures(locale, dispersion.phi, 1)));
        }
        terms
    }

    /// The centre as it is written.
    pub(super) fn centre_text(&self, locale: &Locale, definition: &Definition) -> String {
        let centre = self.funnel.centre;
        let value = Fraction::new(centre.numerator().saturating_mul(definition.factor.into()), centre.denominator());
        value.map_or_else(String::new, |value| {
            with_unit(definition, &words::fraction(locale, value, definition.decimals))
        })
    }

    /// Draws it; `urls` are the members' pages.
    pub(super) fn draw(
        &self,
        locale: &Locale,
        definition: &Definition,
        (members, urls): (&[Member], &[String]),
        setting: &Setting<'_>,
    ) -> String {
        let (inner, outer) = self.curves(locale);
        let unit = |((place, point), size): ((&usize, &funnel::Point), &u64)| {
            let member = members.get(*place)?;
            let value = member.point.as_ref().map_or_else(String::new, |point| words::point(locale, definition, point));
            let standing = locale.t(&format!("verdict-position-{}", position_name(point.position)));
            Some(FunnelUnit {
                name: member.unit.name.clone(),
                size: real(*size),
                rate: point.value.to_f64() * self.factor,
                mark: shape(point.position, definition.direction),
                standing: standing_of(point.position),
                spoken: format!("{}: {value}. {standing}", member.unit.name),
                href: urls.get(*place).cloned(),
            })
        };
        let units = self.places.iter().zip(&self.funnel.points).zip(&self.sizes).filter_map(unit).collect();
        let drawn = Drawn {
            units,
            centre: Level {
                value: self.centre(),
                name: locale.t("verdict-funnel-centre"),
                text: self.centre_text(locale, definition),
            },
            inner,
            outer,
            sizes: Axis { unit: definition.denominator.clone(), including: Vec::new() },
            rates: Axis { unit: definition.unit_of_measure.clone(), including: Vec::new() },
            words: mark_words(locale),
        };
        funnel_chart(&drawn, setting).svg
    }

    fn curves(&self, locale: &Locale) -> (Curve, Curve) {
        let smallest = self.sizes.iter().copied().min().unwrap_or(1).max(1);
        let largest = self.sizes.iter().copied().max().unwrap_or(1).max(smallest);
        let mut sizes: Vec<u64> = (0..=STEPS).map(|step| between(smallest, largest, step)).collect();
        sizes.dedup();
        let limits: Vec<_> = sizes.into_iter().map(|size| (real(size), self.funnel.limits(size))).collect();
        let curve = |name: &str, of: fn(&funnel::Limits) -> (f64, f64)| Curve {
            steps: limits
                .iter()
                .map(|(size, limits)| {
                    let (lower, upper) = of(limits);
                    (*size, lower * self.factor, upper * self.factor)
                })
                .collect(),
            name: locale.t(name),
        };
        (
            curve("verdict-funnel-inner", |limits| (limits.inner_lower, limits.inner_upper)),
            curve("verdict-funnel-outer", |limits| (limits.outer_lower, limits.outer_upper)),
        )
    }
}

/// A size between two, closer together near the smaller, where the funnel bends.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two sizes")]
fn between(smallest: u64, largest: u64, step: u32) -> u64 {
    let share = f64::from(step) / f64::from(STEPS);
    let size = real(smallest) * (real(largest) / real(smallest)).powf(share);
    (size.round() as u64).clamp(smallest, largest)
}

/// The end of the key of a position's text.
pub(super) const fn position_name(position: Position) -> &'static str {
    match position {
        Position::Within => "within",
        Position::High => "high",
        Position::Low => "low",
        Position::FarAbove => "far-above",
        Position::FarBelow => "far-below",
    }
}

const fn standing_of(position: Position) -> Standing {
    match position {
        Position::Within => Standing::Within,
        Position::High | Position::Low => Standing::BetweenLimits,
        Position::FarAbove | Position::FarBelow => Standing::Outside,
    }
}

/// The shape of a unit: only outside the outer limits is more than what chance gives among many units.
pub(super) const fn shape(position: Position, direction: Direction) -> PointMark {
    match (position, direction) {
        (Position::Within | Position::High | Position::Low, _) => PointMark::Common,
        (Position::FarAbove, Direction::Up) | (Position::FarBelow, Direction::Down) => PointMark::Improvement,
        (Position::FarAbove, Direction::Down) | (Position::FarBelow, Direction::Up) => PointMark::Concern,
        (Position::FarAbove, Direction::Neutral | Direction::Band { .. }) => PointMark::NeutralHigh,
        (Position::FarBelow, Direction::Neutral | Direction::Band { .. }) => PointMark::NeutralLow,
    }
}

/// Writes a limit on the value's scale.
pub(super) fn limit(locale: &Locale, definition: &Definition, value: f64) -> String {
    figures(locale, value, usize::from(definition.decimals.saturating_add(1)))
}
