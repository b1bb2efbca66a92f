//! The ways of making one value of several, over time or over units. All exact: what comes out is a [`Fraction`], in the
//! same unit as the values, and nobody rounds before it is shown.

use crate::fraction::Fraction;

/// How several values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// They add up.
    Sum,
    /// Their plain mean.
    Mean,
    /// The last of them, in the order they are given.
    Last,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The middle one when they are sorted; the mean of the middle two of an even number.
    Median,
    /// How many there are.
    Count,
    /// Their mean, each counting as much as its weight says.
    Weighted,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Sum, Self::Mean, Self::Last, Self::Min, Self::Max, Self::Median, Self::Count, Self::Weighted];

    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Last => "last",
            Self::Min => "min",
            Self::Max => "max",
            Self::Median => "median",
            Self::Count => "count",
            Self::Weighted => "weighted",
        }
    }

    /// The rule with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// One of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The value.
    pub value: i128,
    /// How much it counts where that matters: the number of people behind it, say.
    pub weight: Option<i128>,
}

impl Part {
    /// A value without a weight.
    #[must_use]
    pub const fn plain(value: i128) -> Self {
        Self { value, weight: None }
    }
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// There is nothing to make it of.
    #[error("there are no values")]
    Empty,
    /// A value has no weight, or one below 0.
    #[error("a value has no weight")]
    NoWeight,
    /// What it should be divided by is 0.
    #[error("the denominator is 0")]
    NoDenominator,
    /// A number on the way does not fit in 128 bits.
    #[error("the numbers are too large")]
    TooLarge,
}

/// Makes one value of several.
///
/// # Errors
/// See [`Undefined`]. Only [`Rule::Count`] has an answer for no values: 0.
pub fn combine(rule: Rule, parts: &[Part]) -> Result<Fraction, Undefined> {
    if parts.is_empty() && rule != Rule::Count {
        return Err(Undefined::Empty);
    }
    let count = i128::try_from(parts.len()).map_err(|_| Undefined::TooLarge)?;
    let values = || parts.iter().map(|part| part.value);
    let one = |value: Option<i128>| value.map(Fraction::whole).ok_or(Undefined::Empty);
    match rule {
        Rule::Sum => total(values()).map(Fraction::whole),
        Rule::Mean => quotient(total(values())?, count),
        Rule::Last => one(values().next_back()),
        Rule::Min => one(values().min()),
        Rule::Max => one(values().max()),
        Rule::Median => median(values().collect()),
        Rule::Count => Ok(Fraction::whole(count)),
        Rule::Weighted => weighted(parts),
    }
}

/// A ratio over several units or periods: the sum of numerators over the sum of denominators, times the factor (100
/// for percent). Never the mean of ratios, in which a small unit would count as much as a large one.
///
/// # Errors
/// [`Undefined::Empty`], [`Undefined::NoDenominator`], [`Undefined::TooLarge`].
pub fn ratio(parts: &[(i128, i128)], factor: i128) -> Result<Fraction, Undefined> {
    if parts.is_empty() {
        return Err(Undefined::Empty);
    }
    let numerator = total(parts.iter().map(|(numerator, _)| *numerator))?;
    let denominator = total(parts.iter().map(|(_, denominator)| *denominator))?;
    quotient(numerator.checked_mul(factor).ok_or(Undefined::TooLarge)?, denominator)
}

/// The value of a comparison group: the plain mean of its members' values, each rounded to `decimals` decimals first so
/// that the mean is the same in whatever order they come. Unweighted is how Danish comparison groups are made (ECO
/// key figures, VIVE); a whole is weighted: see [`ratio`].
///
/// # Errors
/// [`Undefined::Empty`], [`Undefined::TooLarge`].
pub fn unweighted(members: &[Fraction], decimals: u8) -> Result<Fraction, Undefined> {
    let units = |member: &Fraction| member.rounded(decimals).and_then(|value| value.units_at(decimals));
    let all: Option<Vec<Part>> = members.iter().map(|member| units(member).map(Part::plain)).collect();
    let mean = combine(Rule::Mean, &all.ok_or(Undefined::TooLarge)?)?;
    mean.shifted(decimals).ok_or(Undefined::TooLarge)
}

fn total(mut values: impl Iterator<Item = i128>) -> Result<i128, Undefined> {
    values.try_fold(0_i128, i128::checked_add).ok_or(Undefined::TooLarge)
}

fn quotient(numerator: i128, denominator: i128) -> Result<Fraction, Undefined> {
    if denominator == 0 {
        return Err(Undefined::NoDenominator);
    }
    Fraction::new(numerator, denominator).ok_or(Undefined::TooLarge)
}

fn median(mut values: Vec<i128>) -> Result<Fraction, Undefined> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().ok_or(Undefined::Empty)?;
    if values.len() % 2 == 1 {
        return Ok(Fraction::whole(upper));
    }
    let lower = values.get(middle.saturating_sub(1)).copied().ok_or(Undefined::Empty)?;
    quotient(lower.checked_add(upper).ok_or(Undefined::TooLarge)?, 2)
}

fn weighted(parts: &[Part]) -> Result<Fraction, Undefined> {
    let (mut sum, mut weights) = (0_i128, 0_i128);
    for part in parts {
        let weight = part.weight.filter(|weight| *weight >= 0).ok_or(Undefined::NoWeight)?;
        let product = part.value.checked_mul(weight).ok_or(Undefined::TooLarge)?;
        sum = sum.checked_add(product).ok_or(Undefined::TooLarge)?;
        weights = weights.checked_add(weight).ok_or(Undefined::TooLarge)?;
    }
    quotient(sum, weights)
}
