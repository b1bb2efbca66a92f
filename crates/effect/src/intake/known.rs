//! The texts of a file (units, periods, parts), each read once; and the trees that its periods are read by.

use std::collections::HashMap;

use jiff::civil::Date;

use super::cells::{Refused, Which, said};
use super::fate::{Against, Plan, Point};
use super::fault::Why;
use super::mapping::Use;
use super::names::{Category, Named, Names};
use super::rows::{Row, Rows};
use crate::indicator::Definition;
use crate::measured_unit::{TreeOnDay, Units};
use crate::observation::{Breakdown, Said, definition_at};
use crate::period::Period;

/// A value that could be read.
pub(super) struct Sound {
    pub(super) point: Point,
    pub(super) said: Said,
}

/// The texts of a file, each read once.
pub(super) struct Known<'a> {
    units: Vec<Result<u32, Why>>,
    periods: Vec<Result<u32, Why>>,
    parts: Vec<Result<u32, (String, String, Why)>>,
    /// For each period, which of the trees it is read by.
    trees_of: Vec<u32>,
    trees: Vec<Option<TreeOnDay>>,
    /// For each period, what is measured.
    definitions: Vec<&'a Definition>,
}

impl<'a> Known<'a> {
    pub(super) fn read(rows: &Rows, against: &Against<'a>, plan: &mut Plan) -> Self {
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
        let definition =
            |period: &Period| definition_at(against.definitions, *period).unwrap_or(&against.indicator.definition);
        let definitions = plan.periods.iter().map(definition).collect();
        Self { units, periods, parts, trees_of, trees, definitions }
    }

    pub(super) fn tree(&self, period: u32) -> Option<&TreeOnDay> {
        let nth = self.trees_of.get(period as usize)?;
        self.trees.get(*nth as usize)?.as_ref()
    }

    /// Reads one value.
    pub(super) fn value(&self, row: &Row, rows: &Rows, against: &Against<'_>) -> Result<Sound, Refused> {
        let refused = |which, value: &str, why| Refused { which, value: value.to_owned(), why };
        let at = |list: &[Result<u32, Why>], place: usize| list.get(place).cloned().unwrap_or(Err(Why::NoUnit));
        let unit_text = rows.unit_of(row);
        let unit = at(&self.units, row.unit).map_err(|why| refused(Which::Used(Use::Unit), unit_text, why))?;
        let period_text = rows.period_of(row);
        let period =
            at(&self.periods, row.period).map_err(|why| refused(Which::Used(Use::Period), period_text, why))?;
        let part = match self.parts.get(row.part) {
            Some(Err((dimension, text, why))) => {
                return Err(refused(Which::Used(Use::Category(dimension.clone())), text, why.clone()));
            }
            Some(Ok(part)) => *part,
            None => 0,
        };
        if self.tree(period).is_some_and(|tree| !tree.has(unit)) {
            return Err(refused(Which::Used(Use::Unit), unit_text, Why::UnitNotThere));
        }
        let definition = self.definitions.get(period as usize).copied().unwrap_or(&against.indicator.definition);
        let said = said(row, definition)?;
        let point = Point { part, unit, period, numerator: said.numerator, denominator: said.denominator };
        Ok(Sound { point, said })
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
