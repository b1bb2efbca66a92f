//! What can be wrong with a value in a file, where it stands, and what to do about it.

use stats::fraction::Fraction;
use ui::i18n::Locale;

use crate::amount::Amount;
use crate::observation;
use crate::period::Frequency;

/// One thing that is wrong, with its place. Line 0 is the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line (CSV), row (XLSX) or number of the value (JSON-stat), from 1.
    pub line: usize,
    /// The heading of the column; empty when the row as a whole is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub why: Why,
}

impl Fault {
    /// A fault of the whole file.
    #[must_use]
    pub const fn of_the_file(why: Why) -> Self {
        Self { line: 0, column: String::new(), value: String::new(), why }
    }
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The row does not have as many cells as there are headings.
    Cells {
        /// How many there should be.
        wanted: usize,
    },
    /// A quotation mark is never closed.
    OpenQuote,
    /// A cell shows an error of the spreadsheet.
    Formula,
    /// No unit is named.
    NoUnit,
    /// No unit of the tree has this code or name.
    UnknownUnit,
    /// Several units have this name.
    SeveralUnits,
    /// The unit did not exist at the end of the period.
    UnitNotThere,
    /// No period is named.
    NoPeriod,
    /// It is no period of the indicator's frequency.
    NotAPeriod {
        /// What the indicator's periods are.
        frequency: Frequency,
    },
    /// The indicator has no such dimension any more.
    UnknownDimension,
    /// The dimension has no such category.
    UnknownCategory,
    /// It is no number.
    NotANumber,
    /// It has more than six decimals.
    Decimals,
    /// It is too large to be kept exactly.
    TooLarge,
    /// A ratio or a weighted number lacks what it is counted among.
    NoDenominator,
    /// What it is counted among is 0 or less.
    BadDenominator,
    /// A ratio has something that it is counted among, but nothing that is counted.
    NoNumerator,
    /// No status has this name.
    UnknownStatus,
    /// There is a number, and the status says that there is none.
    NumberWithoutStatus,
    /// The status says that there is a number, and there is none.
    StatusWithoutNumber,
    /// The same unit, period and part stands in an earlier line too.
    Twice {
        /// The first line.
        line: usize,
    },
    /// The file has more values than are read at once.
    TooMany,
    /// The rules that values are written by refuse it.
    Value(observation::Why),
}

impl Why {
    /// The end of the key of its text.
    const fn key(&self) -> &'static str {
        match self {
            Self::Cells { .. } => "intake-fault-cells",
            Self::OpenQuote => "intake-fault-open-quote",
            Self::Formula => "intake-fault-formula",
            Self::NoUnit => "intake-fault-no-unit",
            Self::UnknownUnit => "intake-fault-unknown-unit",
            Self::SeveralUnits => "intake-fault-several-units",
            Self::UnitNotThere => "intake-fault-unit-not-there",
            Self::NoPeriod => "intake-fault-no-period",
            Self::NotAPeriod { .. } => "intake-fault-not-a-period",
            Self::UnknownDimension => "intake-fault-unknown-dimension",
            Self::UnknownCategory => "intake-fault-unknown-category",
            Self::NotANumber => "intake-fault-not-a-number",
            Self::Decimals => "intake-fault-decimals",
            Self::TooLarge => "intake-fault-too-large",
            Self::NoDenominator => "intake-fault-no-denominator",
            Self::BadDenominator => "intake-fault-bad-denominator",
            Self::NoNumerator => "intake-fault-no-numerator",
            Self::UnknownStatus => "intake-fault-unknown-status",
            Self::NumberWithoutStatus => "intake-fault-number-without-status",
            Self::StatusWithoutNumber => "intake-fault-status-without-number",
            Self::Twice { .. } => "intake-fault-twice",
            Self::TooMany => "intake-fault-too-many",
            Self::Value(why) => why.key(),
        }
    }

    /// Says what is wrong and what to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Cells { wanted } => locale.count(self.key(), i64::try_from(*wanted).unwrap_or(i64::MAX)),
            Self::NotAPeriod { frequency } => {
                locale.t1(self.key(), "example", locale.t(&format!("intake-period-example-{}", frequency.name())))
            }
            Self::Twice { line } => locale.t1(self.key(), "line", line),
            _ => locale.t(self.key()),
        }
    }
}

/// Writes an amount as the language does, with as many decimals as it has.
#[must_use]
pub fn amount_text(amount: Amount, locale: &Locale) -> String {
    let text = amount.to_string();
    if locale.language == ui::i18n::Language::Danish { text.replace('.', ",") } else { text }
}

/// Writes a quotient as the language does, with at most so many decimals.
#[must_use]
pub fn fraction_text(value: Fraction, decimals: u8, locale: &Locale) -> String {
    let text = value.rounded(decimals).map_or_else(|| "?".to_owned(), |value| value.to_string());
    if locale.language == ui::i18n::Language::Danish { text.replace('.', ",") } else { text }
}
