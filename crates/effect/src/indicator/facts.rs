//! What an indicator is, as its page tells it: definition, source, who is responsible, which goals it measures.

use platform::access::Right;
use ui::{Failure, Visitor};

use super::goals_store::{self, MeasuredGoal};
use super::{Definition, Direction, Indicator, Measure, store};
use crate::measured_unit;
use crate::observation::words;

/// What an indicator is. Shown by the macro of `indicator/facts.html`.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The indicator.
    pub indicator: Indicator,
    /// What each fact is called, and what it says.
    pub lines: Vec<(String, String)>,
    /// What it means, in plain words; may be empty.
    pub description: String,
    /// The goals that it measures.
    pub goals: Vec<MeasuredGoal>,
    /// Since when it is over, and why; none while it is followed.
    pub ended: Option<(String, String)>,
    /// Whether the visitor may change it.
    pub may_manage: bool,
}

/// Returns what an indicator is, for a visitor.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be read.
pub async fn of(visitor: &Visitor, indicator: &Indicator) -> Result<Facts, Failure> {
    let mut reader = visitor.app.db.reader();
    let municipality = &visitor.actor.municipality;
    let tree = measured_unit::store::tree(&mut reader, municipality, &indicator.tree_id).await?;
    let mut lines = definition_lines(visitor, &indicator.definition);
    let t = |key: &str| visitor.locale.t(key);
    lines.push((t("indicator-frequency"), t(&format!("indicator-frequency-{}", indicator.frequency.name()))));
    lines.push((t("indicator-tree"), tree.map(|tree| tree.name).unwrap_or_default()));
    lines.push((t("indicator-source"), indicator.source.clone()));
    lines.push((t("indicator-responsible"), indicator.responsible.clone()));
    if let Some(days) = indicator.due_days {
        lines.push((t("indicator-due"), visitor.locale.count("indicator-due-days", days)));
    }
    let versions = store::versions(&mut reader, municipality, &indicator.id).await?.len();
    if versions > 1 {
        let number = i64::try_from(versions).unwrap_or(i64::MAX);
        lines.push((t("indicator-versions"), visitor.locale.count("indicator-version-count", number)));
    }
    lines.retain(|(_, text)| !text.is_empty());
    let ended = indicator.ended_at.map(|at| {
        let day = platform::time::Timestamp::from_millis(at).in_denmark().date();
        (visitor.locale.date(day), indicator.end_reason.clone())
    });
    Ok(Facts {
        lines,
        description: indicator.definition.description.clone(),
        goals: goals_store::measured(&mut reader, municipality, &indicator.id).await?,
        ended,
        may_manage: visitor.actor.may(Right::ManageIndicators, &indicator.scope()),
        indicator: indicator.clone(),
    })
}

/// What a definition says: each fact with what it is called.
#[must_use]
pub fn definition_lines(visitor: &Visitor, definition: &Definition) -> Vec<(String, String)> {
    let t = |key: &str| visitor.locale.t(key);
    let mut lines = vec![(t("indicator-numerator"), definition.numerator.clone())];
    if !definition.denominator.is_empty() {
        let key = if definition.measure == Measure::Ratio { "indicator-denominator" } else { "indicator-weight" };
        lines.push((t(key), definition.denominator.clone()));
    }
    if definition.measure == Measure::Ratio {
        lines.push((
            t("indicator-calculated"),
            visitor.locale.t1("indicator-calculated-ratio", "factor", definition.factor),
        ));
    }
    lines.push((t("indicator-unit-of-measure"), definition.unit_of_measure.clone()));
    let direction = match definition.direction {
        Direction::Band { low, high } => visitor.locale.t2(
            "indicator-direction-within",
            "low",
            words::amount(&visitor.locale, low),
            "high",
            words::amount(&visitor.locale, high),
        ),
        other => t(&format!("indicator-direction-{}", other.name())),
    };
    lines.push((t("indicator-direction"), direction));
    if definition.measure == Measure::Number {
        lines.push((t("indicator-over-time"), t(&format!("indicator-rule-{}", definition.over_time.name()))));
        lines.push((t("indicator-over-units"), t(&format!("indicator-rule-{}", definition.over_units.name()))));
    }
    lines
}
