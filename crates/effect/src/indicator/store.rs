//! SQL of indicators, their definitions, breaks, aims and dimensions.

use std::collections::HashSet;

use platform::store::{Reads, StoreError, sql};
use stats::roll_up::rule::Rule;
use stats::xmr::Screening;

use super::{Aim, AimKind, Break, Definition, Dimension, Direction, Indicator, Measure, RuleSet, unreadable};
use crate::amount::Amount;
use crate::period::{Frequency, Period};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    municipality_id: String,
    unit_id: String,
    unit_path: String,
    tree_id: String,
    slug: String,
    title: String,
    source: String,
    responsible: String,
    frequency: String,
    due_days: Option<i64>,
    remind_days: Option<i64>,
    rule_set: String,
    fix_after: Option<i64>,
    screening: i64,
    revision: i64,
    seq: i64,
    created_at: i64,
    ended_at: Option<i64>,
    end_reason: String,
    #[sqlx(flatten)]
    definition: DefinitionRow,
}

#[derive(sqlx::FromRow)]
struct DefinitionRow {
    version: i64,
    from_period: String,
    kind: String,
    numerator: String,
    denominator: String,
    factor: i64,
    unit_of_measure: String,
    decimals: i64,
    direction: String,
    band_low: Option<i64>,
    band_high: Option<i64>,
    over_time: String,
    over_units: String,
    description: String,
    reason: String,
    by_name: String,
    at: i64,
}

impl DefinitionRow {
    fn read(self) -> Result<Definition, StoreError> {
        let rule = |name: &str| Rule::from_name(name).ok_or_else(|| unreadable(name));
        let direction = match (self.direction.as_str(), self.band_low, self.band_high) {
            ("up", ..) => Direction::Up,
            ("down", ..) => Direction::Down,
            ("neutral", ..) => Direction::Neutral,
            ("band", Some(low), Some(high)) => Direction::Band { low: Amount(low), high: Amount(high) },
            _ => return Err(unreadable(&self.direction)),
        };
        Ok(Definition {
            version: self.version,
            from: optional_period(&self.from_period)?,
            measure: if self.kind == "ratio" { Measure::Ratio } else { Measure::Number },
            over_time: rule(&self.over_time)?,
            over_units: rule(&self.over_units)?,
            numerator: self.numerator,
            denominator: self.denominator,
            factor: self.factor,
            unit_of_measure: self.unit_of_measure,
            decimals: u8::try_from(self.decimals).map_err(|_| unreadable("decimals"))?,
            direction,
            description: self.description,
            reason: self.reason,
            by_name: self.by_name,
            at: self.at,
        })
    }
}

fn period(text: &str) -> Result<Period, StoreError> {
    Period::read(text).ok_or_else(|| unreadable(text))
}

fn optional_period(text: &str) -> Result<Option<Period>, StoreError> {
    if text.is_empty() { Ok(None) } else { period(text).map(Some) }
}

impl Row {
    fn read(self) -> Result<Indicator, StoreError> {
        Ok(Indicator {
            frequency: Frequency::from_name(&self.frequency).ok_or_else(|| unreadable(&self.frequency))?,
            rule_set: RuleSet::from_name(&self.rule_set).ok_or_else(|| unreadable(&self.rule_set))?,
            fix_after: self.fix_after.and_then(|points| usize::try_from(points).ok()),
            screening: if self.screening == 1 { Screening::On } else { Screening::Off },
            id: self.id,
            municipality_id: self.municipality_id,
            unit_id: self.unit_id,
            unit_path: self.unit_path,
            tree_id: self.tree_id,
            slug: self.slug,
            title: self.title,
            source: self.source,
            responsible: self.responsible,
            due_days: self.due_days,
            remind_days: self.remind_days,
            revision: self.revision,
            seq: self.seq,
            created_at: self.created_at,
            ended_at: self.ended_at,
            end_reason: self.end_reason,
            definition: self.definition.read()?,
        })
    }
}

/// Returns all indicators of a municipality by title, those that were ended too.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Indicator>, StoreError> {
    let rows: Vec<Row> = reads
        .all(
            sql("select i.id, i.municipality_id, i.unit_id, u.path as unit_path, i.tree_id, i.slug, i.title, i.source, i.responsible, \
                 i.frequency, i.due_days, i.remind_days, i.rule_set, i.fix_after, i.screening, i.revision, i.seq, i.created_at, i.ended_at, i.end_reason, \
                 d.version, d.from_period, d.kind, d.numerator, d.denominator, d.factor, d.unit_of_measure, d.decimals, d.direction, \
                 d.band_low, d.band_high, d.over_time, d.over_units, d.description, d.reason, d.by_name, d.at \
                 from indicator i join unit u on u.id = i.unit_id \
                 join indicator_definition d on d.indicator_id = i.id and d.version = i.definition_version \
                 where i.municipality_id = $1 order by i.title, i.id")
            .bind(municipality),
        )
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Returns the indicator with this slug or identifier.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn find(
    reads: &mut impl Reads,
    municipality: &str,
    slug_or_id: &str,
) -> Result<Option<Indicator>, StoreError> {
    let row: Option<Row> = reads
        .optional(
            sql("select i.id, i.municipality_id, i.unit_id, u.path as unit_path, i.tree_id, i.slug, i.title, i.source, i.responsible, \
                 i.frequency, i.due_days, i.remind_days, i.rule_set, i.fix_after, i.screening, i.revision, i.seq, i.created_at, i.ended_at, i.end_reason, \
                 d.version, d.from_period, d.kind, d.numerator, d.denominator, d.factor, d.unit_of_measure, d.decimals, d.direction, \
                 d.band_low, d.band_high, d.over_time, d.over_units, d.description, d.reason, d.by_name, d.at \
                 from indicator i join unit u on u.id = i.unit_id \
                 join indicator_definition d on d.indicator_id = i.id and d.version = i.definition_version \
                 where i.municipality_id = $1 and (i.slug = $2 or i.id = $2)")
            .bind(municipality)
            .bind(slug_or_id),
        )
        .await?;
    row.map(Row::read).transpose()
}

/// Returns the versions of an indicator's definition that hold for some period, the first first: without those that were
/// mistyped and mended, for whose periods a later one holds.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn definitions(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<Definition>, StoreError> {
    let mut all = versions(reads, municipality, indicator).await?;
    // The later of two for the same periods is the one that holds.
    all.reverse();
    let mut met = HashSet::new();
    all.retain(|version| met.insert(version.from));
    all.reverse();
    Ok(all)
}

/// Returns all versions of an indicator's definition, the first first, also those that were mended.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn versions(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<Definition>, StoreError> {
    let rows: Vec<DefinitionRow> = reads
        .all(
            sql("select version, from_period, kind, numerator, denominator, factor, unit_of_measure, decimals, direction, band_low, \
                 band_high, over_time, over_units, description, reason, by_name, at from indicator_definition \
                 where municipality_id = $1 and indicator_id = $2 order by version")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    rows.into_iter().map(DefinitionRow::read).collect()
}

#[derive(sqlx::FromRow)]
struct BreakRow {
    id: String,
    period: String,
    reason: String,
    restarts_limits: i64,
    by_name: String,
    at: i64,
}

/// Returns the breaks of an indicator that stand, in the order of time.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn breaks(reads: &mut impl Reads, municipality: &str, indicator: &str) -> Result<Vec<Break>, StoreError> {
    let rows: Vec<BreakRow> = reads
        .all(
            sql("select id, period, reason, restarts_limits, by_name, at from indicator_break \
                 where municipality_id = $1 and indicator_id = $2 and removed_at is null order by period, at")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    let read = |row: BreakRow| {
        let restarts_limits = row.restarts_limits == 1;
        let period = period(&row.period)?;
        Ok(Break { id: row.id, period, reason: row.reason, restarts_limits, by_name: row.by_name, at: row.at })
    };
    rows.into_iter().map(read).collect()
}

#[derive(sqlx::FromRow)]
struct AimRow {
    id: String,
    measured_unit_id: Option<String>,
    kind: String,
    from_period: String,
    to_period: Option<String>,
    amount: i64,
    note: String,
    by_name: String,
    at: i64,
}

/// Returns the targets and baselines of an indicator that stand, in the order of time.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn aims(reads: &mut impl Reads, municipality: &str, indicator: &str) -> Result<Vec<Aim>, StoreError> {
    let rows: Vec<AimRow> = reads
        .all(
            sql("select id, measured_unit_id, kind, from_period, to_period, amount, note, by_name, at from indicator_target \
                 where municipality_id = $1 and indicator_id = $2 and removed_at is null order by from_period, at")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    let read = |row: AimRow| {
        Ok(Aim {
            kind: if row.kind == "baseline" { AimKind::Baseline } else { AimKind::Target },
            from: period(&row.from_period)?,
            to: row.to_period.as_deref().map(period).transpose()?,
            id: row.id,
            unit: row.measured_unit_id,
            amount: Amount(row.amount),
            note: row.note,
            by_name: row.by_name,
            at: row.at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Returns the ways in which an indicator is divided, in order.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn dimensions(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<Dimension>, StoreError> {
    let dimensions: Vec<(String, String)> = reads
        .all(
            sql("select code, title from indicator_dimension where municipality_id = $1 and indicator_id = $2 order by position, code")
                .bind(municipality)
                .bind(indicator),
        )
        .await?;
    let categories: Vec<(String, String, String)> = reads
        .all(
            sql("select dimension, code, title from indicator_category \
                 where municipality_id = $1 and indicator_id = $2 order by dimension, position, code")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    let of = |wanted: &str| {
        let own = categories.iter().filter(|(dimension, ..)| dimension == wanted);
        own.map(|(_, code, title)| (code.clone(), title.clone())).collect()
    };
    Ok(dimensions.into_iter().map(|(code, title)| Dimension { categories: of(&code), code, title }).collect())
}
