//! An indicator shows whether a goal is reached: what is measured, in which direction it should go, and how its values
//! add up over time and over units.
//!
//! Its definition is kept in versions; the one in force is part of [`Indicator`]. A *break* says where a series cannot be
//! compared with what was before; limits start again there only when somebody has confirmed it.

pub mod actions;
mod aim_pages;
mod break_pages;
mod definition_pages;
mod dimension_pages;
mod draft;
pub mod due;
mod due_store;
pub mod facts;
mod form;
mod form_pages;
pub mod goals_store;
mod history;
mod history_pages;
mod history_store;
mod kept;
mod on_thread;
mod pages;
mod refusal;
pub mod rules;
pub(crate) mod said;
mod series_actions;
mod series_rules;
mod series_store;
pub mod store;
mod write_store;

pub use actions::NewIndicator;
pub use draft::{DefinitionDraft, Draft};
pub use refusal::Refusal;
pub use series_rules::{NewAim, aim_in};

use platform::Fault;
use platform::access::{Denied, Scope};
use platform::store::StoreError;
use stats::roll_up::rule::Rule;

use crate::amount::Amount;
use crate::period::{Frequency, Period};

/// Returns the routes of indicators, apart from an indicator's own page.
pub(crate) fn routes() -> ui::Routes {
    pages::routes()
        .merge(form_pages::routes())
        .merge(definition_pages::routes())
        .merge(aim_pages::routes())
        .merge(break_pages::routes())
        .merge(dimension_pages::routes())
        .merge(history_pages::routes())
}

/// Where indicators are.
pub const HOME: &str = "/effekt/indikatorer";

/// Whether an indicator is a number or a quotient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// One number for each unit and period.
    Number,
    /// So many of so many, times a factor: rolled up from the sums of both, never by averaging quotients.
    Ratio,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
    /// Neither.
    Neutral,
    /// A value should lie between two bounds; neither way is better within them.
    Band {
        /// The lowest that is good.
        low: Amount,
        /// The highest that is good.
        high: Amount,
    },
}

impl Direction {
    /// Returns the stable name: `up`, `down`, `neutral`, `band`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Neutral => "neutral",
            Self::Band { .. } => "band",
        }
    }

    /// The direction as charts judge it. Within a band neither way is better.
    #[must_use]
    pub const fn of_chart(self) -> stats::xmr::Direction {
        match self {
            Self::Up => stats::xmr::Direction::Up,
            Self::Down => stats::xmr::Direction::Down,
            Self::Neutral | Self::Band { .. } => stats::xmr::Direction::Neutral,
        }
    }
}

/// The named rules by which a chart tells a change from noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleSet {
    /// XmR charts with the rules of the NHS ([`stats::xmr::RULE_SET`]).
    Nhs,
    /// Run charts with Anhøj's rules ([`stats::run_chart::RULE_SET`]).
    Anhoej,
}

impl RuleSet {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Nhs, Self::Anhoej];

    /// Returns the stable name: `nhs`, `anhoej`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nhs => "nhs",
            Self::Anhoej => "anhoej",
        }
    }

    /// Returns the rule set with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rules| rules.name() == name)
    }
}

/// One version of what is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its number, from 1.
    pub version: i64,
    /// The first period that it is for; none: all before the next version's.
    pub from: Option<Period>,
    /// Number or ratio.
    pub measure: Measure,
    /// What is counted.
    pub numerator: String,
    /// What it is counted among, for a ratio; for a weighted number, what its weight is.
    pub denominator: String,
    /// What a ratio is multiplied by: 1, 100, 1000 …
    pub factor: i64,
    /// `procent`, `dage`, `kr. pr. elev` …
    pub unit_of_measure: String,
    /// How many decimals are shown.
    pub decimals: u8,
    /// Which way is better.
    pub direction: Direction,
    /// How several periods become one.
    pub over_time: Rule,
    /// How several units become one.
    pub over_units: Rule,
    /// What it means, in plain words.
    pub description: String,
    /// Why it was changed; empty for the first.
    pub reason: String,
    /// Who wrote it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// An indicator, with the definition in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The organisational unit that owns it.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// The tree of units that it is measured for.
    pub tree_id: String,
    /// Readable identifier in addresses and commands.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Where the numbers come from, in words.
    pub source: String,
    /// Whose responsibility it is, in words.
    pub responsible: String,
    /// How often it has a value.
    pub frequency: Frequency,
    /// How many days after the end of a period its values are due.
    pub due_days: Option<i64>,
    /// How many days before they are due it is said.
    pub remind_days: Option<i64>,
    /// The rules of its chart.
    pub rule_set: RuleSet,
    /// From how many points limits are taken; from all when nothing is said.
    pub fix_after: Option<usize>,
    /// Whether the largest moving ranges are left out of the limits.
    pub screening: stats::xmr::Screening,
    /// How often its form has been saved, from 1.
    pub revision: i64,
    /// Number of the last change of its values.
    pub seq: i64,
    /// When it was made, in milliseconds UTC.
    pub created_at: i64,
    /// When it was ended, in milliseconds UTC; none while it is followed.
    pub ended_at: Option<i64>,
    /// Why it was ended.
    pub end_reason: String,
    /// The definition in force.
    pub definition: Definition,
}

impl Indicator {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{HOME}/{}", self.slug)
    }

    /// Returns its name on the thread.
    #[must_use]
    pub fn end(&self) -> compass::thread::End {
        compass::thread::End::new(compass::thread::Kind::Indicator, &self.id)
    }
}

/// Where a series cannot be compared with what was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Opaque identifier.
    pub id: String,
    /// The first period after it.
    pub period: Period,
    /// Why.
    pub reason: String,
    /// Whether somebody confirmed that limits start again here.
    pub restarts_limits: bool,
    /// Who said so.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// Whether a line is aimed at or started from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AimKind {
    /// What a value should reach.
    Target,
    /// Where it was when the goal was set.
    Baseline,
}

impl AimKind {
    /// Returns the stable name: `target`, `baseline`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Baseline => "baseline",
        }
    }
}

/// What is aimed at, or was started from, in some periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Opaque identifier.
    pub id: String,
    /// Target or baseline.
    pub kind: AimKind,
    /// The measured unit that it is for; none: every unit without one of its own.
    pub unit: Option<String>,
    /// The first period.
    pub from: Period,
    /// The last; none: until the next.
    pub to: Option<Period>,
    /// In the indicator's unit of measure.
    pub amount: Amount,
    /// Anything to say of it.
    pub note: String,
    /// Who set it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// A way of dividing an indicator, with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// What files call it: `koen`.
    pub code: String,
    /// What pages call it: `Køn`.
    pub title: String,
    /// Code and title of each part, in order.
    pub categories: Vec<(String, String)>,
}

/// Why something was not done with an indicator.
#[derive(Debug, thiserror::Error)]
pub enum IndicatorFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such indicator.
    #[error("findes ikke")]
    NotFound,
    /// What was written breaks rules: all of them.
    #[error("{}", .0.iter().map(|refusal| refusal.key()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Someone else has changed it in the meantime; the indicator as it is now.
    #[error("en anden har ændret indikatoren")]
    Changed(Box<Indicator>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IndicatorFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => {
                Fault::Refused(refusals.first().map_or("indicator-changed", |refusal| refusal.key()))
            }
            Self::Changed(_) => Fault::Refused("indicator-changed"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<IndicatorFault> for ui::Failure {
    fn from(fault: IndicatorFault) -> Self {
        fault.into_fault().into()
    }
}

/// What a column of the database could not mean.
pub(crate) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(format!("indicator: {what}"))
}
