//! Writing the rows of values: new ones, and what stood there before.

use platform::access::Actor;
use platform::store::{StoreError, Tx, Value};
use platform::time::Timestamp;

use super::{Key, Said, Written};

/// What is written with a value beside what it says.
#[derive(Clone, Copy)]
pub(super) struct Stamp<'a> {
    pub(super) indicator: &'a str,
    pub(super) intake: Option<&'a str>,
    pub(super) report: Option<&'a str>,
    pub(super) reason: &'a str,
}

/// A value that is to be written.
pub(super) struct NewValue {
    pub(super) key: Key,
    pub(super) said: Said,
    pub(super) definition_version: i64,
}

/// The primary key first.
const COLUMNS: [&str; 16] = [
    "indicator_id",
    "breakdown",
    "measured_unit_id",
    "period",
    "municipality_id",
    "revision",
    "numerator",
    "denominator",
    "status",
    "note",
    "definition_version",
    "intake_id",
    "report_id",
    "reason",
    "by_name",
    "at",
];

/// A row as it is written.
struct Line<'a> {
    key: &'a Key,
    said: &'a Said,
    revision: i64,
    definition_version: i64,
    stamp: Stamp<'a>,
    by_name: &'a str,
    at: Timestamp,
}

impl Line<'_> {
    fn row(&self, actor: &Actor) -> Vec<Value> {
        vec![
            self.stamp.indicator.into(),
            self.key.breakdown.to_string().into(),
            (&self.key.unit).into(),
            self.key.period.to_string().into(),
            (&actor.municipality).into(),
            self.revision.into(),
            self.said.numerator.map(|amount| amount.0).into(),
            self.said.denominator.map(|amount| amount.0).into(),
            self.said.status.name().into(),
            (&self.said.note).into(),
            self.definition_version.into(),
            self.stamp.intake.into(),
            self.stamp.report.into(),
            self.stamp.reason.into(),
            self.by_name.into(),
            self.at.into(),
        ]
    }
}

/// What a value is from now on.
fn line<'a>(value: &'a NewValue, revision: i64, stamp: Stamp<'a>, (by_name, at): (&'a str, Timestamp)) -> Line<'a> {
    let NewValue { key, said, definition_version } = value;
    Line { key, said, revision, definition_version: *definition_version, stamp, by_name, at }
}

/// Adds values that were not there.
pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    values: &[NewValue],
    stamp: Stamp<'_>,
) -> Result<(), StoreError> {
    let (now, stamp) = (tx.now(), Stamp { reason: "", ..stamp });
    let rows = values.iter().map(|value| line(value, 1, stamp, (&actor.name, now)).row(actor));
    tx.insert_rows("observation", &COLUMNS, rows.collect()).await
}

/// Keeps what values were, as they were read in the indicator's turn, and writes what they are.
pub(super) async fn replace(
    tx: &mut Tx,
    actor: &Actor,
    values: &[(NewValue, Written)],
    stamp: Stamp<'_>,
) -> Result<(), StoreError> {
    let past = |(value, before): &(NewValue, Written)| {
        let (intake, report) = (before.intake.as_deref(), before.report.as_deref());
        let stamp = Stamp { intake, report, reason: &before.reason, ..stamp };
        let Written { said, revision, definition_version, by_name, at, .. } = before;
        let (key, at) = (&value.key, Timestamp::from_millis(*at));
        Line { key, said, revision: *revision, definition_version: *definition_version, stamp, by_name, at }.row(actor)
    };
    tx.insert_rows("observation_past", &COLUMNS, values.iter().map(past).collect()).await?;
    let now = tx.now();
    let rows =
        values.iter().map(|(value, before)| line(value, before.revision + 1, stamp, (&actor.name, now)).row(actor));
    tx.put_rows("observation", (&COLUMNS, 4), rows.collect()).await
}
