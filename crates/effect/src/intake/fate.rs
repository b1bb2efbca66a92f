//! What becomes of each value of a file: it is new, it changes what was known, it is the same, it is the total of units
//! below (kept beside our own, which it is compared with), or it is faulty. Nothing is written here.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use jiff::civil::Date;

use super::cells::{Refused, Which, said};
use super::fault::{Fault, Why};
use super::mapping::{Mapping, Use};
use super::names::{Category, Named, Names};
use super::rows::{Number, Row, Rows};
use crate::amount::Amount;
use crate::indicator::Indicator;
use crate::measured_unit::{TreeOnDay, Units};
use crate::observation::{Breakdown, Key, Said, Status};
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
    /// Everything that is wrong.
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
    /// Its units.
    pub units: &'a Units,
    /// What they and its categories are called.
    pub names: &'a Names,
    /// What is known already.
    pub current: &'a Current,
}

/// The texts of a file, each read once.
struct Known {
    units: Vec<Result<u32, Why>>,
    periods: Vec<Result<u32, Why>>,
    parts: Vec<Result<u32, (String, String, Why)>>,
    /// For each period, which of the trees it is read by.
    trees_of: Vec<u32>,
    trees: Vec<Option<TreeOnDay>>,
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
    plan.counts.insert(Fate::Faulty, rows.faults.len());
    let known = Known::read(rows, against, &mut plan);
    let mut seen: HashMap<(u32, u32, u32), usize> = HashMap::with_capacity(rows.rows.len());
    for (nth, row) in rows.rows.iter().enumerate() {
        if nth % STEP == 0 && progress(nth, rows.rows.len()).is_break() {
            return None;
        }
        match read(row, rows, &known, against) {
            Err(fault) => {
                let heading = headings.get(row.column).cloned().unwrap_or_default();
                plan.refuse(fault.in_row(row, heading, headings, mapping));
            }
            Ok(None) => *plan.counts.entry(Fate::Blank).or_default() += 1,
            Ok(Some(point)) => {
                let place = (point.point.part, point.point.unit, point.point.period);
                match seen.get(&place) {
                    Some(line) => {
                        let fault = Refused {
                            which: Which::Row,
                            value: rows.unit_of(row).to_owned(),
                            why: Why::Twice { line: *line },
                        };
                        plan.refuse(fault.in_row(row, String::new(), headings, mapping));
                    }
                    None => {
                        seen.insert(place, row.line);
                        plan.take(row.line, point, &known, against);
                    }
                }
            }
        }
    }
    plan.faults.sort_by_key(|fault| fault.line);
    Some(plan)
}

/// A value that could be read.
struct Sound {
    point: Point,
    said: Said,
}

impl Plan {
    fn refuse(&mut self, fault: Fault) {
        *self.counts.entry(Fate::Faulty).or_default() += 1;
        self.faults.push(fault);
    }

    fn take(&mut self, line: usize, sound: Sound, known: &Known, against: &Against<'_>) {
        let Sound { point, said } = sound;
        let (Some(unit), Some(period)) =
            (against.units.unit(point.unit), self.periods.get(point.period as usize).copied())
        else {
            return;
        };
        self.totals += usize::from(known.tree(point.period).is_some_and(|tree| tree.tree.is_inner(point.unit)));
        self.points.push(point);
        let breakdown = self.parts.get(point.part as usize).cloned().unwrap_or_default();
        let key = Key { breakdown, unit: unit.id.clone(), period };
        let before = against.current.get(&key).map(|(said, _)| said);
        let fate = match before {
            None => Fate::New,
            Some(before) if is_same(before, &said) => Fate::Same,
            Some(before) => {
                self.final_changes += usize::from(!matches!(before.status, Status::Preliminary | Status::Missing));
                Fate::Changed
            }
        };
        *self.counts.entry(fate).or_default() += 1;
        let shown = match fate {
            Fate::Changed => (self.corrections.len() < MOST_CORRECTIONS).then_some(&mut self.corrections),
            _ => Some(self.first.entry(fate).or_default()).filter(|shown| shown.len() < SHOWN),
        };
        if let Some(shown) = shown {
            let (breakdown, said, before) = (key.breakdown.clone(), said.clone(), before.cloned());
            shown.push(Told { line, unit: point.unit, period, breakdown, said, before });
        }
        if fate != Fate::Same {
            self.values.push((key, said));
        }
    }
}

/// Tells whether a file says what is known already. A value that somebody has corrected is still the value when a file
/// says it is final; a note that the file does not have is no change.
#[must_use]
pub fn is_same(before: &Said, said: &Said) -> bool {
    before.numerator == said.numerator
        && before.denominator == said.denominator
        && (before.status == said.status || (before.status == Status::Corrected && said.status == Status::Final))
        && (said.note.is_empty() || before.note == said.note)
}

impl Known {
    fn read(rows: &Rows, against: &Against<'_>, plan: &mut Plan) -> Self {
        let frequency = against.indicator.frequency;
        let unit = |text: &String| match against.names.unit(text) {
            Named::Unit(number) => Ok(number),
            Named::Several => Err(Why::SeveralUnits),
            Named::Nobody => Err(if text.is_empty() { Why::NoUnit } else { Why::UnknownUnit }),
        };
        let mut places: HashMap<Period, u32> = HashMap::new();
        let mut period = |text: &String| match Period::read_as(frequency, text) {
            Some(period) => Ok(place_of(&mut places, &mut plan.periods, period)),
            None if text.is_empty() => Err(Why::NoPeriod),
            None => Err(Why::NotAPeriod { frequency }),
        };
        let periods: Vec<Result<u32, Why>> = rows.periods.iter().map(&mut period).collect();
        let mut whole: HashMap<Breakdown, u32> = HashMap::new();
        let mut part = |categories: &Vec<(String, String)>| {
            let breakdown = part_of(categories, against.names)?;
            Ok(place_of(&mut whole, &mut plan.parts, breakdown))
        };
        let parts = rows.parts.iter().map(&mut part).collect();
        let units = rows.units.iter().map(unit).collect();
        let (trees_of, trees) = trees(&plan.periods, against.units);
        Self { units, periods, parts, trees_of, trees }
    }

    fn tree(&self, period: u32) -> Option<&TreeOnDay> {
        let nth = self.trees_of.get(period as usize)?;
        self.trees.get(*nth as usize)?.as_ref()
    }
}

fn place_of<T: Clone + Eq + std::hash::Hash>(places: &mut HashMap<T, u32>, all: &mut Vec<T>, one: T) -> u32 {
    if let Some(place) = places.get(&one) {
        return *place;
    }
    let place = u32::try_from(all.len()).unwrap_or(u32::MAX);
    all.push(one.clone());
    places.insert(one, place);
    place
}

/// Which part the categories of a row make out.
fn part_of(categories: &[(String, String)], names: &Names) -> Result<Breakdown, (String, String, Why)> {
    let mut found = Vec::new();
    for (dimension, text) in categories {
        let refused = |why| (dimension.clone(), text.clone(), why);
        if !names.has_dimension(dimension) {
            return Err(refused(Why::UnknownDimension));
        }
        match names.category(dimension, text) {
            Category::One(code) => found.push((dimension.clone(), code.to_owned())),
            Category::Whole => {}
            Category::Unknown => return Err(refused(Why::UnknownCategory)),
        }
    }
    Ok(Breakdown::of(found))
}

/// The trees that periods are read by: each once, as it was on the last day of the period.
pub(super) fn trees(periods: &[Period], units: &Units) -> (Vec<u32>, Vec<Option<TreeOnDay>>) {
    let changes = units.days_of_change();
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    let (mut of, mut trees) = (Vec::new(), Vec::new());
    for period in periods {
        let day: Date = period.last();
        let text = day.to_string();
        let era = changes.iter().filter(|change| change.as_str() <= text.as_str()).count();
        let number = *numbers.entry(era).or_insert_with(|| {
            trees.push(units.on(day).ok());
            u32::try_from(trees.len() - 1).unwrap_or(u32::MAX)
        });
        of.push(number);
    }
    (of, trees)
}

/// Reads one value; nothing when its cell is empty.
fn read(row: &Row, rows: &Rows, known: &Known, against: &Against<'_>) -> Result<Option<Sound>, Refused> {
    let is_blank = row.numerator == Number::Blank && row.status.is_empty();
    if is_blank && row.denominator == Number::Blank {
        return Ok(None);
    }
    let refused = |which, value: &str, why| Refused { which, value: value.to_owned(), why };
    let at = |list: &[Result<u32, Why>], place: usize| list.get(place).cloned().unwrap_or(Err(Why::NoUnit));
    let unit_text = rows.unit_of(row);
    let unit = at(&known.units, row.unit).map_err(|why| refused(Which::Used(Use::Unit), unit_text, why))?;
    let period_text = rows.period_of(row);
    let period = at(&known.periods, row.period).map_err(|why| refused(Which::Used(Use::Period), period_text, why))?;
    let part = match known.parts.get(row.part) {
        Some(Err((dimension, text, why))) => {
            return Err(refused(Which::Used(Use::Category(dimension.clone())), text, why.clone()));
        }
        Some(Ok(part)) => *part,
        None => 0,
    };
    if known.tree(period).is_some_and(|tree| !tree.has(unit)) {
        return Err(refused(Which::Used(Use::Unit), unit_text, Why::UnitNotThere));
    }
    let said = said(row, against.indicator)?;
    let point = Point { part, unit, period, numerator: said.numerator, denominator: said.denominator };
    Ok(Some(Sound { point, said }))
}
