//! Guesses which column of a file is what: from the headings, in Danish and English, and from the cells below them.

use tabular::Table;

use super::mapping::{Mapping, Points, Use, names_a_period, needs_denominator};
use super::names::Names;
use super::number::{self, Number, thousands};
use crate::amount::NotAnAmount;
use crate::indicator::{Definition, Dimension, Indicator};

/// How many rows are looked at to guess.
const SAMPLE: usize = 200;
/// How large a share of a column's cells must make sense, in percent, for the column to be taken for what they say.
const SHARE: usize = 80;

/// The words that headings begin with or are, by what they are for, the strongest first. Danish and English; `_` and spaces
/// are left out.
const WORDS: [(Use, &[&str]); 6] = [
    (
        Use::Denominator,
        &["nævner", "naevner", "denominator", "ud af", "udaf", "vægt", "vaegt", "weight", "antal i alt", "population"],
    ),
    (Use::Status, &["status", "kvalitet", "flag"]),
    (Use::Note, &["note", "bemærkning", "bemaerkning", "kommentar", "remark", "comment"]),
    (
        Use::Period,
        &[
            "periode", "period", "tid", "time", "år", "aar", "year", "måned", "maaned", "month", "kvartal", "quarter",
            "uge", "week", "dato", "date", "dag",
        ],
    ),
    (
        Use::Unit,
        &[
            "enhed",
            "unit",
            "område",
            "omraade",
            "area",
            "kommune",
            "municipality",
            "region",
            "skole",
            "school",
            "institution",
            "afdeling",
            "sted",
            "geo",
        ],
    ),
    (
        Use::Value,
        &[
            "værdi",
            "vaerdi",
            "value",
            "indhold",
            "content",
            "tæller",
            "taeller",
            "numerator",
            "resultat",
            "måling",
            "maaling",
            "antal",
            "tal",
            "count",
            "obs",
        ],
    ),
];

/// What a heading sounds like, and how strongly: 1 is the weakest.
fn heard(heading: &str) -> Option<(Use, usize)> {
    let heading = heading.trim().to_lowercase();
    let begins = |word: &str| {
        heading.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || ["nr", "kode", "navn", "id", "code", "name"].contains(&rest.trim_matches([' ', '_', '-']))
                || rest.starts_with([' ', '_', '(', '-', '/'])
        })
    };
    WORDS.iter().find_map(|(used, words)| {
        let place = words.iter().position(|word| begins(word))?;
        Some((used.clone(), words.len() - place))
    })
}

/// How a column's cells look.
struct Cells {
    filled: usize,
    units: usize,
    periods: usize,
    numbers: usize,
    /// By dimension, how many cells are one of its categories.
    categories: Vec<usize>,
}

impl Cells {
    fn of(table: &Table, column: usize, ground: &Ground<'_>) -> Self {
        let texts = table.rows.iter().filter_map(|row| row.cells.get(column)).map(|text| text.trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).take(SAMPLE).collect();
        let count = |is: &dyn Fn(&str) -> bool| texts.iter().filter(|text| is(text)).count();
        // One with too many decimals is a number all the same: it is rounded, or told of.
        let is_number = |text: &str| {
            let read = number::typed(text, Points::Decimals);
            !matches!(read, Number::Blank | Number::Wrong(NotAnAmount::Form | NotAnAmount::Ambiguous))
        };
        Self {
            filled: texts.len(),
            units: count(&|text| ground.names.finds_unit(text)),
            periods: count(&|text| names_a_period(text, ground.indicator.frequency)),
            numbers: count(&is_number),
            categories: ground
                .dimensions
                .iter()
                .map(|dimension| count(&|text| ground.names.finds_category(&dimension.code, text)))
                .collect(),
        }
    }

    fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && self.share(count) >= SHARE
    }

    /// How many of a hundred filled cells these are.
    fn share(&self, count: usize) -> usize {
        count * 100 / self.filled.max(1)
    }
}

/// What a file is read against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The indicator that it is read into.
    pub indicator: &'a Indicator,
    /// All versions of its definition.
    pub definitions: &'a [Definition],
    /// Its dimensions.
    pub dimensions: &'a [Dimension],
    /// What its units and categories are called.
    pub names: &'a Names,
}

/// A guess as it is made: what is known of each column, and what has been chosen.
struct Guess<'t> {
    table: &'t Table,
    cells: Vec<Cells>,
    uses: Vec<Option<Use>>,
}

impl Guess<'_> {
    fn put(&mut self, place: Option<usize>, used: &Use) {
        let free = place.and_then(|place| self.uses.get_mut(place)).filter(|known| known.is_none());
        free.into_iter().for_each(|known| *known = Some(used.clone()));
    }

    fn is_free(&self, place: usize) -> bool {
        self.uses.get(place).is_some_and(Option::is_none)
    }

    /// How strongly a heading sounds like a use; 0 when it does not.
    fn hears(&self, place: usize, wanted: &Use) -> usize {
        let heard = self.table.header.get(place).and_then(|heading| heard(heading));
        heard.filter(|(used, _)| used == wanted).map_or(0, |(_, strength)| strength)
    }

    /// Takes the column that is called as the indicator's definition calls what it counts.
    fn by_name(&mut self, used: &Use, name: &str) {
        let is_called = |heading: &String| !name.is_empty() && heading.trim().to_lowercase() == name.to_lowercase();
        self.put(self.table.header.iter().position(is_called), used);
    }

    /// Takes the first column that is called so.
    fn by_word(&mut self, used: &Use) {
        let place = (0..self.uses.len()).find(|place| self.is_free(*place) && self.hears(*place, used) > 0);
        self.put(place, used);
    }

    /// Takes the column the largest share of whose cells fit, or that is called so; of equals the fullest, then the first.
    /// How many cells there are counts for little: a column of counts is filled where the value beside it is missing.
    fn by_cells(&mut self, used: &Use, fitting: fn(&Cells) -> usize) {
        let candidates = self.cells.iter().enumerate().filter(|(place, _)| self.is_free(*place));
        let scored = candidates.map(|(place, column)| {
            let count = fitting(column);
            let cells = if column.mostly(count) { 2 * column.share(count) } else { 0 };
            let word = match self.hears(place, used) {
                0 => 0,
                strength if column.filled == 0 => strength.min(1),
                strength => 100 + strength,
            };
            ((cells + word, column.filled, usize::MAX - place), place)
        });
        let best = scored.filter(|((points, ..), _)| *points > 0).max().map(|(_, place)| place);
        self.put(best, used);
    }

    fn has(&self, used: &Use) -> bool {
        self.uses.iter().flatten().any(|known| known == used)
    }
}

/// Guesses what each column is for.
#[must_use]
pub fn guess(table: &Table, ground: &Ground<'_>) -> Mapping {
    let (indicator, width) = (ground.indicator, table.header.len());
    let is_period = |heading: &String| names_a_period(heading, indicator.frequency);
    let periods = table.header.iter().enumerate().filter(|(_, heading)| is_period(heading)).map(|(place, _)| place);
    let periods: Vec<usize> = periods.collect();
    let cells: Vec<Cells> = (0..width).map(|place| Cells::of(table, place, ground)).collect();
    let is_wide =
        periods.len() > 1 || (periods.len() == 1 && cells.iter().all(|column| !column.mostly(column.periods)));
    let mut guess = Guess { table, cells, uses: vec![None; width] };
    if is_wide {
        periods.iter().for_each(|place| guess.put(Some(*place), &Use::Periods));
    }
    for (nth, dimension) in ground.dimensions.iter().enumerate() {
        let place = dimension_column(table, &guess.cells, nth, dimension);
        guess.put(place, &Use::Category(dimension.code.clone()));
    }
    if !is_wide {
        guess.by_word(&Use::Status);
    }
    guess.by_word(&Use::Note);
    guess.by_cells(&Use::Unit, |column| column.units);
    if !is_wide {
        let has_two = ground.definitions.iter().any(needs_denominator);
        let definition = &indicator.definition;
        guess.by_name(&Use::Value, &definition.numerator);
        if has_two {
            guess.by_name(&Use::Denominator, &definition.denominator);
        }
        guess.by_cells(&Use::Period, |column| column.periods);
        if has_two && !guess.has(&Use::Denominator) {
            guess.by_word(&Use::Denominator);
        }
        if !guess.has(&Use::Value) {
            guess.by_cells(&Use::Value, |column| column.numbers);
        }
    }
    let only_unit = ground.names.only_unit().filter(|_| !guess.has(&Use::Unit));
    Mapping {
        points: None,
        unit: only_unit.unwrap_or_default(),
        period: String::new(),
        sheet: table.name.clone(),
        uses: table
            .header
            .iter()
            .cloned()
            .zip(guess.uses.into_iter().map(|used| used.unwrap_or(Use::Ignored)))
            .collect(),
    }
}

/// The column of a dimension: one that is called so, or else one whose cells are its categories.
fn dimension_column(table: &Table, cells: &[Cells], nth: usize, dimension: &Dimension) -> Option<usize> {
    let names = [dimension.code.to_lowercase(), dimension.title.to_lowercase()];
    let is_called = |heading: &String| names.contains(&heading.trim().to_lowercase());
    let fits = |column: &Cells| column.categories.get(nth).is_some_and(|count| column.mostly(*count));
    let called = table.header.iter().zip(cells).position(|(heading, column)| is_called(heading) && fits(column));
    called.or_else(|| {
        cells.iter().position(|column| fits(column) && column.units < column.filled && column.periods < column.filled)
    })
}

/// Tells what points before three digits are by the numbers that somebody typed: they mark thousands when all of them could,
/// and decimals otherwise. Nothing when there is no such point; a number that a program stored shows nothing.
#[must_use]
pub fn points(table: &Table, mapping: &Mapping) -> Option<Points> {
    let is_number = |heading: &String| matches!(mapping.use_of(heading), Use::Value | Use::Denominator | Use::Periods);
    let columns: Vec<usize> =
        table.header.iter().enumerate().filter(|(_, heading)| is_number(heading)).map(|(place, _)| place).collect();
    let typed = table.rows.iter().flat_map(|row| {
        let cells = columns.iter().filter_map(|place| row.cells.get(*place).map(|text| (*place, text.trim())));
        cells.filter(|(place, text)| is_marked(text) && !table.is_stored(row.line, *place)).map(|(_, text)| text)
    });
    let mut typed = typed.take(SAMPLE * 5).peekable();
    typed.peek()?;
    Some(if typed.all(thousands) { Points::Thousands } else { Points::Decimals })
}

fn is_marked(text: &str) -> bool {
    text.contains('.') && text.bytes().any(|byte| byte.is_ascii_digit())
}
