//! What values are read and shown by: the indicator with its definitions, dimensions and units.

use std::collections::HashMap;
use std::sync::Arc;

use platform::store::{Reads, StoreError};
use stats::fraction::Fraction;
use ui::address;
use ui::i18n::Locale;

use super::rules::{adds_up, definition_at};
use super::{Breakdown, Key, SeriesPoint, words};
use crate::indicator::{self, Definition, Dimension, Indicator, Measure};
use crate::measured_unit::{self, MeasuredUnit, Units};
use crate::period::Period;

/// An indicator with all that its values are read by.
pub(super) struct Ground {
    pub(super) indicator: Indicator,
    pub(super) definitions: Vec<Definition>,
    pub(super) dimensions: Vec<Dimension>,
    pub(super) units: Arc<Units>,
}

impl Ground {
    pub(super) async fn read(reads: &mut impl Reads, indicator: Indicator) -> Result<Self, StoreError> {
        let units = measured_unit::store::units(reads, &indicator.municipality_id, &indicator.tree_id).await?;
        Self::with_units(reads, indicator, Arc::new(units)).await
    }

    async fn with_units(reads: &mut impl Reads, indicator: Indicator, units: Arc<Units>) -> Result<Self, StoreError> {
        let municipality = indicator.municipality_id.as_str();
        let definitions = indicator::store::versions(reads, municipality, &indicator.id).await?;
        let dimensions = indicator::store::dimensions(reads, municipality, &indicator.id).await?;
        Ok(Self { definitions, dimensions, units, indicator })
    }

    /// The definition that holds for a period.
    pub(super) fn definition(&self, period: Period) -> &Definition {
        definition_at(&self.definitions, period).unwrap_or(&self.indicator.definition)
    }

    /// Finds a unit by code or identifier.
    pub(super) fn unit(&self, code_or_id: &str) -> Option<&MeasuredUnit> {
        let number = self.units.coded(code_or_id).or_else(|| self.units.number(code_or_id))?;
        self.units.unit(number)
    }

    /// The name of the unit of a value.
    pub(super) fn unit_name(&self, key: &Key) -> String {
        self.units.find(&key.unit).map_or_else(|| key.unit.clone(), |unit| unit.name.clone())
    }

    /// The value that texts name.
    pub(super) fn key(&self, unit: &str, period: &str, part: &str) -> Option<Key> {
        Some(Key {
            unit: self.unit(unit)?.id.clone(),
            period: Period::read_as(self.indicator.frequency, period)?,
            breakdown: Breakdown::read(part)?,
        })
    }

    /// Returns the address of a value's page.
    pub(super) fn url_of(&self, key: &Key) -> String {
        let unit = self.units.find(&key.unit).map_or(key.unit.as_str(), |unit| unit.code.as_str());
        let (period, part) = (key.period.to_string(), key.breakdown.to_string());
        let page = format!("{}/vaerdi", self.indicator.url());
        address(&page, &[("enhed", unit), ("periode", &period), ("del", &part)])
    }

    /// Unit, period and part: which of an indicator's values it is.
    pub(super) fn title_of(&self, locale: &Locale, key: &Key) -> String {
        let (unit, period) = (self.unit_name(key), words::period(locale, key.period));
        if key.breakdown.is_whole() {
            return format!("{unit}, {period}");
        }
        format!("{unit}, {period}, {}", words::part(locale, &self.dimensions, &key.breakdown))
    }
}

/// What the values of several indicators are read by: each is read once, and the units of each tree.
#[derive(Default)]
pub(super) struct Grounds {
    units: HashMap<String, Arc<Units>>,
    all: HashMap<String, Ground>,
}

impl Grounds {
    /// Returns what an indicator's values are read by; nothing when there is no such indicator.
    pub(super) async fn of(
        &mut self,
        reads: &mut impl Reads,
        (municipality, id): (&str, &str),
    ) -> Result<Option<&Ground>, StoreError> {
        if !self.all.contains_key(id) {
            let Some(indicator) = indicator::store::find(reads, municipality, id).await? else { return Ok(None) };
            let units = match self.units.get(&indicator.tree_id) {
                Some(units) => units.clone(),
                None => Arc::new(measured_unit::store::units(reads, municipality, &indicator.tree_id).await?),
            };
            self.units.insert(indicator.tree_id.clone(), units.clone());
            self.all.insert(id.to_owned(), Ground::with_units(reads, indicator, units).await?);
        }
        Ok(self.all.get(id))
    }
}

/// How a value is worked out, in words; empty when there is nothing to work out.
pub(super) fn working_of(locale: &Locale, definition: &Definition, point: &SeriesPoint) -> String {
    match (definition.measure, point.numerator, point.denominator) {
        (Measure::Ratio, Some(numerator), Some(denominator)) => locale.with(
            "value-working-ratio",
            &[
                ("numerator", &words::amount(locale, numerator)),
                ("denominator", &words::amount(locale, denominator)),
                ("factor", &locale.number(definition.factor)),
                ("what", &definition.numerator),
                ("among", &definition.denominator),
            ],
        ),
        _ if point.coverage.expected > 1 && !adds_up(definition) => {
            locale.t(&format!("value-working-{}", definition.over_units.name()))
        }
        _ => String::new(),
    }
}

/// One quotient less another; nothing when they are equal.
pub(super) fn minus(one: Fraction, other: Fraction) -> Option<Fraction> {
    let left = one.numerator().checked_mul(other.denominator())?;
    let right = other.numerator().checked_mul(one.denominator())?;
    let denominator = one.denominator().checked_mul(other.denominator())?;
    Fraction::new(left.checked_sub(right)?, denominator).filter(|less| less.numerator() != 0)
}
