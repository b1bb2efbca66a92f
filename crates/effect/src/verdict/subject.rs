//! An indicator with all that its verdicts rest on, and one of its series as it is judged.

use std::sync::Arc;

use jiff::civil::Date;
use platform::store::{Reads, StoreError};
use stats::fraction::Fraction;
use stats::roll_up::rule::Rule;

use super::age::Age;
use super::judge::{Judged, Terms, judge};
use super::store as verdicts;
use crate::indicator::{
    Aim, AimKind, Break, Definition, Dimension, Direction, Indicator, Measure, RuleSet, aim_in, store,
};
use crate::measured_unit::{self, MeasuredUnit, TreeOnDay, Units};
use crate::observation::{self, Breakdown, SeriesPoint, definition_at};
use crate::period::{Frequency, Period};

/// An indicator with all that its verdicts rest on.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The indicator.
    pub indicator: Indicator,
    /// The versions of its definition that hold for some period, the first first.
    pub definitions: Vec<Definition>,
    /// The ways in which it is divided.
    pub dimensions: Vec<Dimension>,
    /// Where it cannot be compared with what was before.
    pub breaks: Vec<Break>,
    /// What is aimed at, and was started from.
    pub aims: Vec<Aim>,
    /// The units that it is measured for.
    pub units: Arc<Units>,
    /// The day on which it is read.
    pub today: Date,
}

/// Which of an indicator's series is asked for, and how it is judged. Empty texts ask for what is usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Code or identifier of the unit; the whole when it is empty.
    pub unit: &'a str,
    /// Which part, as [`Breakdown`] writes it.
    pub part: &'a str,
    /// The rules: `nhs` or `anhoej`; the indicator's own when it is empty.
    pub rules: &'a str,
    /// How long periods are: `year`, `quarter` …; as the indicator has them when it is empty.
    pub longer: &'a str,
}

/// A series as it is judged.
#[derive(Clone, Debug)]
pub struct Case {
    /// The unit.
    pub unit: MeasuredUnit,
    /// The part.
    pub part: Breakdown,
    /// How long its periods are.
    pub frequency: Frequency,
    /// Its points.
    pub points: Vec<SeriesPoint>,
    /// What is said of them.
    pub judged: Judged,
}

impl Subject {
    /// Reads all that is known of an indicator, but for its values.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn read(reads: &mut impl Reads, indicator: Indicator, today: Date) -> Result<Self, StoreError> {
        let units = measured_unit::store::units(reads, &indicator.municipality_id, &indicator.tree_id).await?;
        Self::among(reads, indicator, Arc::new(units), today).await
    }

    /// Reads all that is known of an indicator whose units are known, but for its values.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn among(
        reads: &mut impl Reads,
        indicator: Indicator,
        units: Arc<Units>,
        today: Date,
    ) -> Result<Self, StoreError> {
        let (municipality, id) = (indicator.municipality_id.as_str(), indicator.id.as_str());
        Ok(Self {
            definitions: store::definitions(reads, municipality, id).await?,
            dimensions: store::dimensions(reads, municipality, id).await?,
            breaks: store::breaks(reads, municipality, id).await?,
            aims: store::aims(reads, municipality, id).await?,
            units,
            indicator,
            today,
        })
    }

    /// The definition that holds for a period; for a longer one, that of the last of its parts, or of the one that is
    /// under way today: a version that begins later has nothing to say of it yet.
    #[must_use]
    pub fn definition(&self, period: Period) -> &Definition {
        let now = Period::of(self.indicator.frequency, self.today);
        let is_under_way = now.within(period.frequency()) == period;
        let part = if is_under_way { now } else { period.last_part(self.indicator.frequency) };
        definition_at(&self.definitions, part).unwrap_or(&self.indicator.definition)
    }

    /// The unit that stands for the whole: of those at the top today, the one with most units below.
    #[must_use]
    pub fn whole(&self) -> Option<&MeasuredUnit> {
        let tree = self.units.on(self.today).ok()?;
        let is_top = |unit: &u32| tree.has(*unit) && tree.tree.parent(*unit).is_none();
        let tops = (0_u32..).take(self.units.units.len()).filter(is_top);
        let mut sizes = vec![0_usize; self.units.units.len()];
        for leaf in &tree.leaves {
            for above in tree.tree.above(*leaf) {
                sizes.get_mut(above as usize).into_iter().for_each(|size| *size += 1);
            }
        }
        let size = |unit: &u32| sizes.get(*unit as usize).copied().unwrap_or(0);
        // The last of equals is the greatest: from the end, that is the first.
        let found = tops.collect::<Vec<_>>().into_iter().rev().max_by_key(size);
        found.and_then(|unit| self.units.unit(unit)).or_else(|| self.units.units.first())
    }

    /// Finds a unit by code or identifier; the whole when nothing is said.
    #[must_use]
    pub fn unit(&self, code_or_id: &str) -> Option<&MeasuredUnit> {
        if code_or_id.is_empty() {
            return self.whole();
        }
        let number = self.units.coded(code_or_id).or_else(|| self.units.number(code_or_id))?;
        self.units.unit(number)
    }

    /// The tree as it was on the last day of a period, or is today.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when a unit was above itself.
    pub fn tree(&self, period: Option<Period>) -> Result<TreeOnDay, StoreError> {
        let day = period.map_or(self.today, Period::last);
        self.units.on(day).map_err(|fault| StoreError::Unreadable(fault.to_string()))
    }

    /// The rules that are asked for, or else the indicator's own.
    #[must_use]
    pub fn rules(&self, name: &str) -> RuleSet {
        RuleSet::from_name(name).unwrap_or(self.indicator.rule_set)
    }

    /// How long periods are when they are asked for so.
    #[must_use]
    pub fn frequency(&self, name: &str) -> Frequency {
        let own = self.indicator.frequency;
        Frequency::from_name(name).filter(|longer| own.longer().contains(longer)).unwrap_or(own)
    }

    /// What is aimed at, or was started from, for a unit in a period. What is aimed at for a month says nothing of a sum
    /// of months.
    #[must_use]
    pub fn aim(&self, kind: AimKind, unit: &str, period: Period) -> Option<&Aim> {
        let base = period.last_part(self.indicator.frequency);
        let definition = self.definition(period);
        let adds_up = definition.measure == Measure::Number && matches!(definition.over_time, Rule::Sum | Rule::Count);
        if adds_up && base != period {
            return None;
        }
        aim_in(&self.aims, kind, unit, base)
    }

    /// What a unit's points are judged by.
    #[must_use]
    pub fn terms(&self, unit: &str, points: &[SeriesPoint], (rules, frequency): (RuleSet, Frequency)) -> Terms {
        let newest = points.iter().rev().find(|point| point.value.is_some()).map(|point| point.period);
        let restarts = self.breaks.iter().filter(|one| one.restarts_limits).map(|one| match one.period {
            same if same.frequency() == frequency => same,
            shorter => shorter.within(frequency),
        });
        Terms {
            rule_set: rules,
            direction: newest.map_or(self.indicator.definition.direction, |newest| self.definition(newest).direction),
            fix_after: self.indicator.fix_after,
            screening: self.indicator.screening,
            restarts: restarts.collect(),
            target: newest.and_then(|newest| self.aim(AimKind::Target, unit, newest)).map(|aim| aim.amount),
        }
    }

    /// Reads a unit's series and judges it; none when there is no such unit or part.
    ///
    /// # Errors
    /// [`StoreError`] when values cannot be read.
    pub async fn case(&self, reads: &mut impl Reads, wanted: Wanted<'_>) -> Result<Option<Case>, StoreError> {
        let (Some(unit), Some(part)) = (self.unit(wanted.unit), Breakdown::read(wanted.part)) else { return Ok(None) };
        let frequency = self.frequency(wanted.longer);
        let points = self.points(reads, &[unit], (&part, frequency)).await?.pop().unwrap_or_default();
        Ok(Some(self.judged((unit, &part), points, (self.rules(wanted.rules), frequency))))
    }

    /// As [`Self::case`]; where no part is asked for and the unit's whole has no values, of the first part that has some.
    ///
    /// # Errors
    /// [`StoreError`] when values cannot be read.
    pub async fn usual(&self, reads: &mut impl Reads, wanted: Wanted<'_>) -> Result<Option<Case>, StoreError> {
        let Some(whole) = self.case(reads, wanted).await? else { return Ok(None) };
        if !whole.part.is_whole() || !whole.points.is_empty() || self.dimensions.is_empty() {
            return Ok(Some(whole));
        }
        match verdicts::first_part(reads, &self.indicator, &whole.unit.id).await? {
            Some(part) => self.case(reads, Wanted { part: &part, ..wanted }).await,
            None => Ok(Some(whole)),
        }
    }

    /// Reads the series of several units and judges each, as [`Self::case`] does of one.
    ///
    /// # Errors
    /// [`StoreError`] when values cannot be read.
    pub async fn cases(
        &self,
        reads: &mut impl Reads,
        units: &[&MeasuredUnit],
        (part, rules): (&Breakdown, RuleSet),
    ) -> Result<Vec<Case>, StoreError> {
        let frequency = self.indicator.frequency;
        let all = self.points(reads, units, (part, frequency)).await?;
        let judged = |(unit, points)| self.judged((unit, part), points, (rules, frequency));
        Ok(units.iter().copied().zip(all).map(judged).collect())
    }

    /// Reads the series of several units in periods so long.
    pub(super) async fn points(
        &self,
        reads: &mut impl Reads,
        units: &[&MeasuredUnit],
        (part, frequency): (&Breakdown, Frequency),
    ) -> Result<Vec<Vec<SeriesPoint>>, StoreError> {
        let ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        let mut all = observation::series_of(reads, &self.indicator, &self.units, &ids, part).await?;
        if frequency != self.indicator.frequency {
            all.iter_mut().for_each(|points| {
                *points = observation::over_time(points, frequency, |period| self.definition(period));
            });
        }
        Ok(all)
    }

    fn judged(
        &self,
        (unit, part): (&MeasuredUnit, &Breakdown),
        points: Vec<SeriesPoint>,
        (rules, frequency): (RuleSet, Frequency),
    ) -> Case {
        let judged = judge(&points, &self.terms(&unit.id, &points, (rules, frequency)));
        Case { unit: unit.clone(), part: part.clone(), frequency, points, judged }
    }
}

impl Case {
    /// The newest point with a value.
    #[must_use]
    pub fn newest(&self) -> Option<&SeriesPoint> {
        self.points.iter().rev().find(|point| point.value.is_some())
    }

    /// How old the newest value is.
    #[must_use]
    pub fn age(&self, subject: &Subject) -> Option<Age> {
        self.newest().map(|newest| Age::of(&subject.indicator, newest.period, subject.today))
    }

    /// The direction that it is judged by.
    #[must_use]
    pub fn direction(&self, subject: &Subject) -> Direction {
        let newest = self.newest().map(|newest| subject.definition(newest.period));
        newest.unwrap_or(&subject.indicator.definition).direction
    }
}

/// One quotient less another; nothing when that does not fit.
pub(super) fn minus(one: Fraction, other: Fraction) -> Option<Fraction> {
    let left = one.numerator().checked_mul(other.denominator())?;
    let right = other.numerator().checked_mul(one.denominator())?;
    Fraction::new(left.checked_sub(right)?, one.denominator().checked_mul(other.denominator())?)
}
