//! Which column of a file is what: guessed from the headings (in Danish and English) and from the cells, mended by a
//! person, and remembered for the next file with the same headings.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use stats::roll_up::rule::Rule;
use tabular::Table;

use super::names::Names;
use super::rows::thousands;
use crate::amount::Amount;
use crate::indicator::{Dimension, Indicator, Measure};
use crate::period::{Frequency, Period};

/// How many rows are looked at to guess.
const SAMPLE: usize = 200;
/// How large a share of a column's cells must make sense, in percent, for the column to be taken for what they say.
const SHARE: usize = 80;

/// What a column is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// It is not read.
    Ignored,
    /// It names the unit.
    Unit,
    /// It names the period.
    Period,
    /// It has the number, or what is counted of a ratio.
    Value,
    /// It has what a ratio is counted among, or the weight of a number.
    Denominator,
    /// It says how sure the value is.
    Status,
    /// It has a note.
    Note,
    /// Its heading is a period, and it has the numbers of that.
    Periods,
    /// It names the category of the dimension with this code.
    Category(String),
}

impl Use {
    /// Those that are not about dimensions, in the order in which a form offers them.
    pub const PLAIN: [Self; 8] = [
        Self::Ignored,
        Self::Unit,
        Self::Period,
        Self::Value,
        Self::Denominator,
        Self::Status,
        Self::Note,
        Self::Periods,
    ];

    /// Returns the stable name: `unit`, `category:koen`, …
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Ignored => "ignored",
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Value => "value",
            Self::Denominator => "denominator",
            Self::Status => "status",
            Self::Note => "note",
            Self::Periods => "periods",
            Self::Category(dimension) => return format!("category:{dimension}"),
        }
        .to_owned()
    }

    /// Returns the use with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.strip_prefix("category:") {
            Some(dimension) if !dimension.is_empty() => Some(Self::Category(dimension.to_owned())),
            _ => Self::PLAIN.into_iter().find(|used| used.name() == name),
        }
    }
}

/// What a point before three digits is, when no comma tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Points {
    /// 1.234 is a little more than one.
    #[default]
    Decimals,
    /// 1.234 is more than a thousand.
    Thousands,
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What each heading is for. One that is not here is not read, or a period where others are.
    #[serde(with = "named")]
    pub uses: Vec<(String, Use)>,
    /// What a point before three digits is.
    #[serde(default)]
    pub points: Points,
    /// The code of the unit that all values are for, in a file that names none.
    #[serde(default)]
    pub unit: String,
    /// The period that all values are for, in a file that names none.
    #[serde(default)]
    pub period: String,
    /// The sheet that is read; empty: the first.
    #[serde(default)]
    pub sheet: String,
}

/// Uses are written by their names.
mod named {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Use;

    pub(super) fn serialize<S: Serializer>(uses: &[(String, Use)], out: S) -> Result<S::Ok, S::Error> {
        uses.iter().map(|(heading, used)| (heading, used.name())).collect::<Vec<_>>().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, Use)>, D::Error> {
        let pairs: Vec<(String, String)> = Deserialize::deserialize(from)?;
        let read = |(heading, name): (String, String)| (heading, Use::from_name(&name).unwrap_or(Use::Ignored));
        Ok(pairs.into_iter().map(read).collect())
    }
}

/// Why a file cannot be read as a mapping says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// Nothing names the unit.
    NoUnit,
    /// Nothing names the period.
    NoPeriod,
    /// Nothing has the number.
    NoValue,
    /// A ratio or a weighted number has no column for what it is counted among.
    NoDenominator,
    /// Two columns are for the same.
    Twice,
    /// A column names the period, and headings do too.
    TwoWays,
}

impl MappingFault {
    /// The key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoUnit => "intake-mapping-no-unit",
            Self::NoPeriod => "intake-mapping-no-period",
            Self::NoValue => "intake-mapping-no-value",
            Self::NoDenominator => "intake-mapping-no-denominator",
            Self::Twice => "intake-mapping-twice",
            Self::TwoWays => "intake-mapping-two-ways",
        }
    }
}

/// Tells whether a value of the indicator has two parts.
#[must_use]
pub fn needs_denominator(indicator: &Indicator) -> bool {
    let definition = &indicator.definition;
    definition.measure == Measure::Ratio || [definition.over_units, definition.over_time].contains(&Rule::Weighted)
}

impl Mapping {
    /// What a heading is for.
    #[must_use]
    pub fn use_of(&self, heading: &str) -> Use {
        self.uses.iter().find(|(known, _)| known == heading).map_or(Use::Ignored, |(_, used)| used.clone())
    }

    /// Uses columns otherwise: whatever other column was for the same is not read then.
    pub fn change(&mut self, uses: &[(String, Use)]) {
        for (heading, used) in uses {
            let is_single = !matches!(used, Use::Ignored | Use::Periods);
            for (known, before) in &mut self.uses {
                if known.trim().to_lowercase() == heading.trim().to_lowercase() {
                    *before = used.clone();
                } else if is_single && *before == *used {
                    *before = Use::Ignored;
                }
            }
        }
    }

    /// Tells whether there is a column with this heading.
    #[must_use]
    pub fn has(&self, heading: &str) -> bool {
        self.uses.iter().any(|(known, _)| known.trim().to_lowercase() == heading.trim().to_lowercase())
    }

    /// Everything that keeps the file from being read.
    #[must_use]
    pub fn faults(&self, indicator: &Indicator) -> Vec<MappingFault> {
        let has = |wanted: &Use| self.uses.iter().any(|(_, used)| used == wanted);
        let many = |used: &Use| !matches!(used, Use::Ignored | Use::Periods);
        let single: Vec<&Use> = self.uses.iter().map(|(_, used)| used).filter(|used| many(used)).collect();
        let distinct: BTreeSet<String> = single.iter().map(|used| used.name()).collect();
        let is_wide = has(&Use::Periods);
        let rules = [
            (!has(&Use::Unit) && self.unit.is_empty(), MappingFault::NoUnit),
            (!has(&Use::Period) && !is_wide && self.period.is_empty(), MappingFault::NoPeriod),
            (!has(&Use::Value) && !is_wide, MappingFault::NoValue),
            (needs_denominator(indicator) && !has(&Use::Denominator), MappingFault::NoDenominator),
            (distinct.len() < single.len(), MappingFault::Twice),
            (is_wide && (has(&Use::Period) || has(&Use::Value)), MappingFault::TwoWays),
        ];
        rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, fault)| fault).collect()
    }

    /// Fits a mapping that was made for an earlier file to the headings of this one: new periods are read like the old.
    #[must_use]
    pub fn for_headings(mut self, table: &Table, frequency: Frequency) -> Self {
        let is_wide = self.uses.iter().any(|(_, used)| *used == Use::Periods);
        let used = |heading: &String| {
            let known = self.uses.iter().find(|(known, _)| known == heading).map(|(_, used)| used.clone());
            known.unwrap_or(if is_wide && names_a_period(heading, frequency) { Use::Periods } else { Use::Ignored })
        };
        self.uses = table.header.iter().map(|heading| (heading.clone(), used(heading))).collect();
        self
    }
}

fn names_a_period(text: &str, frequency: Frequency) -> bool {
    Period::read_as(frequency, text).is_some()
}

/// What tells files with the same headings from others. Periods count as one heading, so that next year's file is known.
#[must_use]
pub fn headings_hash(table: &Table) -> String {
    let mut seen = BTreeSet::new();
    let heading =
        |text: &String| if Period::read(text).is_some() { "#".to_owned() } else { text.trim().to_lowercase() };
    let headings: Vec<String> = table.header.iter().map(heading).filter(|text| seen.insert(text.clone())).collect();
    platform::audit::hex(&Sha256::digest(headings.join("\u{1f}").as_bytes()))
}

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
