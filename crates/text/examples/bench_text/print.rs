//! Prints a figure beside the one to reach and the baseline's; and chance that is the same in every run.

/// A figure over draws.
pub(crate) struct Spread {
    pub(crate) mean: f64,
    pub(crate) spread: f64,
}

impl Spread {
    /// The mean and the standard deviation of the values.
    pub(crate) fn of(values: &[f64]) -> Self {
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Self { mean, spread: (squares / (count - 1.0).max(1.0)).sqrt() }
    }
}

/// What a figure is measured by; nothing where the issue names none.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mark {
    /// At least so much; for an error at most.
    pub(crate) reach: Option<f64>,
    /// The simple baseline's.
    pub(crate) baseline: Option<f64>,
}

/// Prints the head of the table.
pub(crate) fn head() {
    println!("{:<58}{:>8}{:>9}{:>10}{:>10}", "", "", "spread", "to reach", "baseline");
}

/// Prints a figure that chance has no part in.
pub(crate) fn line(what: &str, figure: f64, mark: Mark) {
    println!("{what:<58}{figure:>8.3}{:>9}{:>10}{:>10}", "", shown(mark.reach), shown(mark.baseline));
}

/// Prints a figure over draws.
pub(crate) fn spread(what: &str, values: &[f64], mark: Mark) {
    let Spread { mean, spread } = Spread::of(values);
    println!("{what:<58}{mean:>8.3}{spread:>9.3}{:>10}{:>10}", shown(mark.reach), shown(mark.baseline));
}

fn shown(figure: Option<f64>) -> String {
    figure.map_or_else(String::new, |figure| format!("{figure:.2}"))
}

/// Chance that is the same in every run (SplitMix64).
pub(crate) struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Puts things in an order by chance.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
