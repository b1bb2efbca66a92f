//! Guesses which column of a file is what: from the headings, in Danish and English, and from the cells below them.

use tabular::Table;

use super::mapping::{Mapping, Points, Use, names_a_period, needs_denominator};
use super::names::Names;
use super::rows::thousands;
use crate::amount::Amount;
use crate::indicator::{Dimension, Indicator};

/// How many rows are looked at to guess.
const SAMPLE: usize = 200;
/// How large a share of a column's cells must make sense, in percent, for the column to be taken for what they say.
const SHARE: usize = 80;

/// The words that headings begin with or are, by what they are for. Danish and English; `_` and spaces are left out.
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

/// What a heading sounds like.
fn heard(heading: &str) -> Option<Use> {
    let heading = heading.trim().to_lowercase();
    let begins = |word: &&str| {
        heading.strip_prefix(*word).is_some_and(|rest| {
            rest.is_empty()
                || ["nr", "kode", "navn", "id", "code", "name"].contains(&rest.trim_matches([' ', '_', '-']))
                || rest.starts_with([' ', '_', '(', '-', '/'])
        })
    };
    WORDS.iter().find(|(_, words)| words.iter().any(|word| begins(&word))).map(|(used, _)| used.clone())
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
        let is_number = |text: &str| text.parse::<Amount>().is_ok() || [".", "..", "..."].contains(&text);
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
        self.filled > 0 && count * 100 >= self.filled * SHARE
    }
}

/// What a file is read against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The indicator that it is read into.
    pub indicator: &'a Indicator,
    /// Its dimensions.
    pub dimensions: &'a [Dimension],
    /// What its units and categories are called.
    pub names: &'a Names,
}

/// Guesses what each column is for.
#[must_use]
pub fn guess(table: &Table, ground: &Ground<'_>) -> Mapping {
    let frequency = ground.indicator.frequency;
    let periods: Vec<usize> = (0..table.header.len())
        .filter(|place| table.header.get(*place).is_some_and(|heading| names_a_period(heading, frequency)))
        .collect();
    let cells: Vec<Cells> = (0..table.header.len()).map(|place| Cells::of(table, place, ground)).collect();
    let is_wide =
        periods.len() > 1 || (periods.len() == 1 && cells.iter().all(|column| !column.mostly(column.periods)));
    let mut uses: Vec<Option<Use>> = vec![None; table.header.len()];
    let mut set = |place: Option<usize>, used: Use| {
        let free = place.and_then(|place| uses.get_mut(place)).filter(|known| known.is_none());
        free.into_iter().for_each(|known| *known = Some(used.clone()));
    };
    if is_wide {
        periods.iter().for_each(|place| set(Some(*place), Use::Periods));
    }
    for (nth, dimension) in ground.dimensions.iter().enumerate() {
        set(dimension_column(table, &cells, nth, dimension), Use::Category(dimension.code.clone()));
    }
    let free = |uses: &[Option<Use>], place: usize| uses.get(place).is_some_and(Option::is_none);
    let hears = |place: usize, wanted: &Use| {
        table.header.get(place).and_then(|heading| heard(heading)).as_ref() == Some(wanted)
    };
    let best = |uses: &[Option<Use>], wanted: &Use, score: &dyn Fn(&Cells) -> usize| {
        let candidates = cells.iter().enumerate().filter(|(place, _)| free(uses, *place));
        let scored = candidates.map(|(place, column)| {
            let points = if column.mostly(score(column)) { 2 * score(column) + 1 } else { 0 };
            (points + if hears(place, wanted) { column.filled + 1 } else { 0 }, place)
        });
        // Of equals the first.
        scored
            .filter(|(points, _)| *points > 0)
            .max_by_key(|(points, place)| (*points, usize::MAX - place))
            .map(|(_, place)| place)
    };
    let word = |uses: &[Option<Use>], wanted: &Use| {
        (0..table.header.len()).find(|place| free(uses, *place) && hears(*place, wanted))
    };
    let mut put = |used: Use, find: &dyn Fn(&[Option<Use>]) -> Option<usize>| {
        if let Some(known) = find(&uses).and_then(|place| uses.get_mut(place)) {
            *known = Some(used);
        }
    };
    put(Use::Status, &|uses| word(uses, &Use::Status));
    put(Use::Note, &|uses| word(uses, &Use::Note));
    put(Use::Unit, &|uses| best(uses, &Use::Unit, &|column| column.units));
    if !is_wide {
        put(Use::Period, &|uses| best(uses, &Use::Period, &|column| column.periods));
        if needs_denominator(ground.indicator) {
            put(Use::Denominator, &|uses| word(uses, &Use::Denominator));
        }
        put(Use::Value, &|uses| best(uses, &Use::Value, &|column| column.numbers));
        if needs_denominator(ground.indicator) && !uses.contains(&Some(Use::Denominator)) {
            if let Some(known) =
                best(&uses, &Use::Denominator, &|column| column.numbers).and_then(|place| uses.get_mut(place))
            {
                *known = Some(Use::Denominator);
            }
        }
    }
    let has_unit = uses.contains(&Some(Use::Unit));
    Mapping {
        points: points(table, &uses),
        unit: if has_unit { String::new() } else { ground.names.only_unit().unwrap_or_default() },
        period: String::new(),
        sheet: table.name.clone(),
        uses: table.header.iter().cloned().zip(uses.into_iter().map(|used| used.unwrap_or(Use::Ignored))).collect(),
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

/// Points mark thousands when all of them could and some do; a workbook's and a service's numbers have no such marks.
fn points(table: &Table, uses: &[Option<Use>]) -> Points {
    if !table.name.to_lowercase().ends_with(".csv") {
        return Points::Decimals;
    }
    let is_number = |used: &Option<Use>| matches!(used, Some(Use::Value | Use::Denominator | Use::Periods));
    let columns: Vec<usize> =
        uses.iter().enumerate().filter(|(_, used)| is_number(used)).map(|(place, _)| place).collect();
    let cells = table.rows.iter().flat_map(|row| columns.iter().filter_map(|place| row.cells.get(*place)));
    let is_marked = |text: &&String| text.contains('.') && text.bytes().any(|byte| byte.is_ascii_digit());
    let mut marked = cells.filter(is_marked).take(SAMPLE * 5).peekable();
    if marked.peek().is_some() && marked.all(|text| thousands(text.trim())) {
        Points::Thousands
    } else {
        Points::Decimals
    }
}
