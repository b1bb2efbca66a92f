//! What becomes of each value of a file: it is new, it changes what was known, it is the same, it is the total of units
//! below (kept beside our own, which it is compared with), or it is faulty. Nothing is written here.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use super::cells::{Refused, Which};
use super::fault::{Fault, Why};
use super::known::{Known, Sound};
use super::mapping::{Mapping, Use};
use super::names::Names;
use super::rows::{Blank, MOST_FAULTS, Rows};
use crate::amount::Amount;
use crate::indicator::{Definition, Dimension, Indicator};
use crate::measured_unit::Units;
use crate::observation::{self, Breakdown, Frame, Key, Said, Source, Status, settle};
use crate::period::Period;

/// How many values of each fate are shown.
pub const SHOWN: usize = 5;
/// How many corrections are shown.
pub const MOST_CORRECTIONS: usize = 1_000;
/// How many values are read between two reports of progress.
const STEP: usize = 5_000;

/// What is known of an indicator's values: what each says, and how often it was written.
pub type Current = HashMap<Key, (Said, i64)>;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// There was none.
    New,
    /// There was another.
    Changed,
    /// It is known already.
    Same,
    /// The cell is empty, so nothing is said.
    Blank,
    /// It cannot be read.
    Faulty,
}

impl Fate {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Same, Self::Blank, Self::Faulty];

    /// Returns the stable name: `new`, `changed`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Blank => "blank",
            Self::Faulty => "faulty",
        }
    }
}

/// How many values a plan tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// Those that a page shows.
    #[default]
    Shown,
    /// All of them.
    All,
}

/// A value that was read, with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it stands.
    pub line: usize,
    /// The unit's number.
    pub unit: u32,
    /// The period.
    pub period: Period,
    /// The part.
    pub breakdown: Breakdown,
    /// What it says.
    pub said: Said,
    /// What was known before; none when it is new.
    pub before: Option<Said>,
    /// Whether it is the total of units below.
    pub is_total: bool,
}

/// A value in as few words as the comparison of totals needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The part's place in [`Plan::parts`].
    pub part: u32,
    /// The unit's number.
    pub unit: u32,
    /// The period's place in [`Plan::periods`].
    pub period: u32,
    /// The number, or what is counted; none when there is no number.
    pub numerator: Option<Amount>,
    /// What it is counted among.
    pub denominator: Option<Amount>,
}

/// What a file would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The values that are new or changed.
    pub values: Vec<(Key, Said)>,
    /// How many there are of each fate.
    pub counts: BTreeMap<Fate, usize>,
    /// How many of those that can be read are totals of units below.
    pub totals: usize,
    /// How many changes are of values that were final.
    pub final_changes: usize,
    /// The first ones that are new, and the first that are the same.
    pub first: BTreeMap<Fate, Vec<Told>>,
    /// The first [`MOST_CORRECTIONS`] that change something.
    pub corrections: Vec<Told>,
    /// All values that can be read, when they are wanted.
    pub told: Vec<(Fate, Told)>,
    /// The empty cells, when all values are wanted.
    pub blanks: Vec<Blank>,
    /// What is wrong: the first [`MOST_FAULTS`]; [`Fate::Faulty`] counts them all.
    pub faults: Vec<Fault>,
    /// The parts that values are for.
    pub parts: Vec<Breakdown>,
    /// The periods that values are for.
    pub periods: Vec<Period>,
    /// All values that can be read, for the comparison of totals.
    pub points: Vec<Point>,
}

impl Plan {
    /// How many values have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.counts.get(&fate).copied().unwrap_or(0)
    }

    /// How much is wrong.
    #[must_use]
    pub fn faulty(&self) -> usize {
        self.count(Fate::Faulty)
    }

    /// Tells whether writing it would change anything.
    #[must_use]
    pub fn does_something(&self) -> bool {
        !self.values.is_empty()
    }
}

/// What values are read against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// All versions of its definition.
    pub definitions: &'a [Definition],
    /// How it is divided.
    pub dimensions: &'a [Dimension],
    /// Its units.
    pub units: &'a Units,
    /// What they and its categories are called.
    pub names: &'a Names,
    /// What is known already.
    pub current: &'a Current,
    /// How many values are told of.
    pub listing: Listing,
}

/// Reads all values of a file against what is known. `progress` is told how many of how many have been read, and may
/// stop the work: then nothing is answered.
pub fn plan(
    rows: &Rows,
    headings: &[String],
    mapping: &Mapping,
    against: &Against<'_>,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Option<Plan> {
    let mut plan = Plan { faults: rows.faults.clone(), ..Plan::default() };
    plan.counts.insert(Fate::Faulty, rows.faulty);
    plan.counts.extend(Some((Fate::Blank, rows.blank)).filter(|(_, count)| *count > 0));
    if rows.is_cut {
        plan.refuse(Fault::of_the_file(Why::TooMany));
    }
    if against.indicator.ended_at.is_some() {
        plan.refuse(Fault::of_the_file(Why::Value(observation::Why::Ended)));
    }
    let known = Known::read(rows, against, &mut plan);
    let mut seen: HashMap<(u32, u32, u32), usize> = HashMap::with_capacity(rows.rows.len());
    for (nth, row) in rows.rows.iter().enumerate() {
        if nth % STEP == 0 && progress(nth, rows.rows.len()).is_break() {
            return None;
        }
        let sound = known.value(row, rows, against).and_then(|sound| {
            let place = (sound.point.part, sound.point.unit, sound.point.period);
            if let Some(line) = seen.get(&place) {
                let why = Why::Twice { line: *line };
                return Err(Refused { which: Which::Row, value: rows.unit_of(row).to_owned(), why });
            }
            seen.insert(place, row.line);
            plan.take(row.line, sound, &known, against)
        });
        if let Err(fault) = sound {
            let heading = headings.get(row.column).cloned().unwrap_or_default();
            plan.refuse(fault.in_row(row, heading, headings, mapping));
        }
    }
    plan.faults.sort_by_key(|fault| fault.line);
    plan.faults.truncate(MOST_FAULTS);
    if against.listing == Listing::All {
        plan.blanks = rows.blanks.iter().map(|place| rows.blank(*place)).collect();
    }
    Some(plan)
}

impl Plan {
    fn refuse(&mut self, fault: Fault) {
        *self.counts.entry(Fate::Faulty).or_default() += 1;
        // Those of rows as a whole are there already.
        if self.faults.len() < 2 * MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Takes a value in, unless the rules that it is written by refuse it.
    fn take(&mut self, line: usize, sound: Sound, known: &Known<'_>, against: &Against<'_>) -> Result<(), Refused> {
        let Sound { point, said } = sound;
        let (Some(unit), Some(period)) =
            (against.units.unit(point.unit), self.periods.get(point.period as usize).copied())
        else {
            return Ok(());
        };
        let breakdown = self.parts.get(point.part as usize).cloned().unwrap_or_default();
        let key = Key { breakdown, unit: unit.id.clone(), period };
        against.require_kept(&key, &said)?;
        let is_total = known.tree(point.period).is_some_and(|tree| tree.tree.is_inner(point.unit));
        self.totals += usize::from(is_total);
        self.points.push(point);
        let before = against.current.get(&key).map(|(said, _)| said);
        let fate = match before {
            None => Fate::New,
            Some(before) if is_same(before, &said) => Fate::Same,
            Some(before) => {
                self.final_changes += usize::from(is_final(before));
                Fate::Changed
            }
        };
        *self.counts.entry(fate).or_default() += 1;
        let told = || {
            let (breakdown, said, before) = (key.breakdown.clone(), said.clone(), before.cloned());
            Told { line, unit: point.unit, period, breakdown, said, before, is_total }
        };
        if against.listing == Listing::All {
            self.told.push((fate, told()));
        }
        let shown = match fate {
            Fate::Changed => (self.corrections.len() < MOST_CORRECTIONS).then_some(&mut self.corrections),
            _ => Some(self.first.entry(fate).or_default()).filter(|shown| shown.len() < SHOWN),
        };
        if let Some(shown) = shown {
            shown.push(told());
        }
        if fate != Fate::Same {
            self.values.push((key, said));
        }
        Ok(())
    }
}

impl Against<'_> {
    /// Asks the rules that values are written by, so that what is looked at can be written.
    fn require_kept(&self, key: &Key, said: &Said) -> Result<(), Refused> {
        let (indicator, definitions, dimensions) = (self.indicator, self.definitions, self.dimensions);
        let frame = Frame { indicator, definitions, dimensions, source: Source::Intake };
        match frame.faults(key, said).first() {
            None => Ok(()),
            Some(why @ observation::Why::Long) => {
                let value = said.note.chars().take(80).collect();
                Err(Refused { which: Which::Used(Use::Note), value, why: Why::Value(*why) })
            }
            Some(why) => Err(Refused { which: Which::Row, value: String::new(), why: Why::Value(*why) }),
        }
    }
}

/// Tells whether a file says what is known already, by the rules that values are written by.
#[must_use]
pub fn is_same(before: &Said, said: &Said) -> bool {
    settle(Some(before), said, Source::Intake).is_none()
}

/// Tells whether a change of a value must say why: a number that may change, and a gap that nobody has explained, may do
/// so without.
fn is_final(before: &Said) -> bool {
    match before.status {
        Status::Preliminary => false,
        Status::Missing => !before.note.is_empty(),
        Status::Final | Status::Corrected | Status::Suppressed => true,
    }
}
