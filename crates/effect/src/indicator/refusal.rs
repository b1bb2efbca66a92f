//! What stands in the way of an indicator, or of a change of it.

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no title, or none with letters for an address.
    NoTitle,
    /// The title is longer than a line of a list.
    LongTitle,
    /// Where the numbers come from is too long.
    LongSource,
    /// Who is responsible is too long.
    LongResponsible,
    /// The units to measure are not chosen.
    NoTree,
    /// The days until values are due are none, or too many.
    DueDays,
    /// It is to be said beforehand, but nothing is ever due; or the days are none or too many.
    RemindDays,
    /// Limits cannot be taken from so few points.
    FixAfter,
    /// The frequency cannot change once there are values.
    FrequencyWithValues,
    /// It is not said what is counted.
    NoNumerator,
    /// What is counted, or among what, is too long.
    LongNumerator,
    /// It is not said what a ratio is counted among, or what a weighted number is weighted by.
    NoDenominator,
    /// What it is counted among is too long.
    LongDenominator,
    /// The factor is not a whole number from 1.
    Factor,
    /// The unit of measure is too long.
    LongUnit,
    /// There are too many decimals.
    Decimals,
    /// The band has no bounds, or the lower is above the upper.
    Band,
    /// The lower bound of the band can be read in two ways.
    AmbiguousLow,
    /// The upper bound can.
    AmbiguousHigh,
    /// Units have no order of time, so none of them is the last.
    LastOfUnits,
    /// The description is longer than a page.
    LongDescription,
    /// Nothing says why.
    NoReason,
    /// The rules of the chart are changed, and nothing says why.
    RulesWithoutReason,
    /// It takes over from a target or a baseline, and nothing says why.
    AimWithoutReason,
    /// The reason is too long.
    LongReason,
    /// The note is too long.
    LongNote,
    /// The period is none of this indicator's.
    NoPeriod,
    /// The new version is for the same periods as one before it, or for earlier ones.
    VersionNotLater,
    /// A version is mended for the same periods: another is no mending.
    MendsWithPeriod,
    /// The new version says the same as the one before.
    SameDefinition,
    /// Number and ratio cannot be exchanged once there are values.
    MeasureWithValues,
    /// The series breaks there already.
    BreakThere,
    /// There is no such break.
    NoBreak,
    /// The goal is not there, or is over.
    UnknownGoal,
    /// The unit is not one of those that it is measured for.
    UnknownUnit,
    /// The amount is no number.
    NoAmount,
    /// The last period lies before the first.
    AimOrder,
    /// There is one of that kind for the unit in some of the periods.
    AimOverlap,
    /// A dimension or a part has no code or title, or a code with other signs than letters, digits and hyphens.
    DimensionWords,
    /// Two dimensions, or two parts of one, have the same code.
    DimensionTwice,
    /// A dimension has no parts, or there are too many.
    DimensionSize,
    /// A part that has values is missing.
    DimensionWithValues,
    /// The indicator is over.
    Ended,
    /// The indicator is not over.
    NotEnded,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoTitle => "indicator-refused-no-title",
            Self::LongTitle => "indicator-refused-long-title",
            Self::LongSource
            | Self::LongResponsible
            | Self::LongNumerator
            | Self::LongDenominator
            | Self::LongUnit
            | Self::LongNote => "indicator-refused-long",
            Self::NoTree => "indicator-refused-no-tree",
            Self::DueDays => "indicator-refused-due",
            Self::RemindDays => "indicator-refused-remind",
            Self::FixAfter => "indicator-refused-fix-after",
            Self::FrequencyWithValues => "indicator-refused-frequency",
            Self::NoNumerator => "indicator-refused-no-numerator",
            Self::NoDenominator => "indicator-refused-no-denominator",
            Self::Factor => "indicator-refused-factor",
            Self::Decimals => "indicator-refused-decimals",
            Self::Band => "indicator-refused-band",
            Self::AmbiguousLow | Self::AmbiguousHigh => "indicator-refused-ambiguous",
            Self::LastOfUnits => "indicator-refused-last-of-units",
            Self::LongDescription => "indicator-refused-long-description",
            Self::NoReason => "indicator-refused-no-reason",
            Self::RulesWithoutReason => "indicator-refused-rules-reason",
            Self::AimWithoutReason => "indicator-refused-aim-reason",
            Self::LongReason => "indicator-refused-long-reason",
            Self::NoPeriod => "indicator-refused-no-period",
            Self::VersionNotLater => "indicator-refused-not-later",
            Self::MendsWithPeriod => "indicator-refused-mends-with-period",
            Self::SameDefinition => "indicator-refused-same",
            Self::MeasureWithValues => "indicator-refused-measure",
            Self::BreakThere => "indicator-refused-break-there",
            Self::NoBreak => "indicator-refused-no-break",
            Self::UnknownGoal => "indicator-refused-goal",
            Self::UnknownUnit => "indicator-refused-unit",
            Self::NoAmount => "indicator-refused-amount",
            Self::AimOrder => "indicator-refused-aim-order",
            Self::AimOverlap => "indicator-refused-aim-overlap",
            Self::DimensionWords => "indicator-refused-dimension-words",
            Self::DimensionTwice => "indicator-refused-dimension-twice",
            Self::DimensionSize => "indicator-refused-dimension-size",
            Self::DimensionWithValues => "indicator-refused-dimension-values",
            Self::Ended => "indicator-refused-ended",
            Self::NotEnded => "indicator-refused-not-ended",
        }
    }

    /// Returns the field of the form that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoTitle | Self::LongTitle => "titel",
            Self::LongSource => "kilde",
            Self::LongResponsible => "ansvarlig",
            Self::NoTree => "enheder",
            Self::DueDays => "frist",
            Self::RemindDays => "paamindelse",
            Self::FixAfter => "fast",
            Self::FrequencyWithValues => "hvor-tit",
            Self::NoNumerator | Self::LongNumerator => "taeller",
            Self::NoDenominator | Self::LongDenominator => "naevner",
            Self::Factor => "faktor",
            Self::LongUnit => "maaleenhed",
            Self::Decimals => "decimaler",
            Self::Band | Self::AmbiguousLow => "lav",
            Self::AmbiguousHigh => "hoej",
            Self::LastOfUnits => "sted",
            Self::LongDescription => "beskrivelse",
            Self::NoReason
            | Self::RulesWithoutReason
            | Self::AimWithoutReason
            | Self::LongReason
            | Self::Ended
            | Self::NotEnded => "grund",
            Self::LongNote => "note",
            Self::NoPeriod
            | Self::VersionNotLater
            | Self::MendsWithPeriod
            | Self::BreakThere
            | Self::NoBreak
            | Self::AimOverlap => "fra",
            Self::SameDefinition | Self::MeasureWithValues => "slags",
            Self::UnknownGoal => "maal",
            Self::UnknownUnit => "enhed",
            Self::NoAmount => "vaerdi",
            Self::AimOrder => "til",
            Self::DimensionWords | Self::DimensionTwice | Self::DimensionSize | Self::DimensionWithValues => "opdeling",
        }
    }
}
