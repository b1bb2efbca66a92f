//! Words for how good agreement is. They are conventions, each of one author; whoever uses one names the author.

/// How strong agreement is by kappa (Landis and Koch, "The measurement of observer agreement for categorical data",
/// Biometrics 33, 1977). The authors call their limits arbitrary, and they are the ones most people know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Below 0.
    Poor,
    /// From 0 to 0.20.
    Slight,
    /// To 0.40.
    Fair,
    /// To 0.60.
    Moderate,
    /// To 0.80.
    Substantial,
    /// To 1.
    AlmostPerfect,
}

impl Strength {
    /// All of them, the weakest first.
    pub const ALL: [Self; 6] =
        [Self::Poor, Self::Slight, Self::Fair, Self::Moderate, Self::Substantial, Self::AlmostPerfect];

    /// Returns the word for a value of kappa, read with two decimals as the limits are written.
    #[must_use]
    pub fn of(kappa: f64) -> Self {
        let read = (kappa * 100.0).round();
        match read {
            _ if kappa < 0.0 => Self::Poor,
            _ if read <= 20.0 => Self::Slight,
            _ if read <= 40.0 => Self::Fair,
            _ if read <= 60.0 => Self::Moderate,
            _ if read <= 80.0 => Self::Substantial,
            _ => Self::AlmostPerfect,
        }
    }

    /// Returns its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::Slight => "slight",
            Self::Fair => "fair",
            Self::Moderate => "moderate",
            Self::Substantial => "substantial",
            Self::AlmostPerfect => "almost-perfect",
        }
    }
}

/// What alpha allows one to build on the data (Krippendorff, "Content Analysis", 2nd edition 2004, section 11.4.2: rely
/// on variables from .800 up, draw tentative conclusions from .667).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Below .667.
    Unreliable,
    /// From .667.
    Tentative,
    /// From .800.
    Reliable,
}

impl Trust {
    /// Returns what a value of alpha allows.
    #[must_use]
    pub fn of(alpha: f64) -> Self {
        if alpha >= 0.8 {
            Self::Reliable
        } else if alpha >= 0.667 {
            Self::Tentative
        } else {
            Self::Unreliable
        }
    }

    /// Returns its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreliable => "unreliable",
            Self::Tentative => "tentative",
            Self::Reliable => "reliable",
        }
    }
}
