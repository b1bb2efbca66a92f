//! Rows of numbers that are mostly zero.

/// Rows of numbers that are mostly zero: for each row the places that are not, ascending, and their values.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    starts: Vec<usize>,
    features: Vec<u32>,
    values: Vec<f32>,
    width: usize,
}

impl Rows {
    /// Rows of so many places, of which there are none yet.
    pub(crate) fn new(width: usize) -> Self {
        Self { starts: vec![0], features: Vec::new(), values: Vec::new(), width }
    }

    /// Puts a row at the end. Its places must ascend.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = (u32, f32)>) {
        for (feature, value) in row {
            self.features.push(feature);
            self.values.push(value);
        }
        self.starts.push(self.features.len());
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many places a row has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The places of a row that are not zero; none for a row there is not.
    pub(crate) fn row(&self, at: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        let range = self.starts.get(at).copied().unwrap_or(0)..self.starts.get(at + 1).copied().unwrap_or(0);
        let features = self.features.get(range.clone()).unwrap_or_default();
        let values = self.values.get(range).unwrap_or_default();
        features.iter().copied().zip(values.iter().copied())
    }

    /// The product of a row with a full vector.
    pub(crate) fn dot(&self, at: usize, full: &[f32]) -> f32 {
        self.row(at).filter_map(|(feature, value)| Some(value * full.get(feature as usize)?)).sum()
    }

    /// Puts a row into a full vector.
    pub(crate) fn put_into(&self, at: usize, full: &mut [f32]) {
        for (feature, value) in self.row(at) {
            if let Some(place) = full.get_mut(feature as usize) {
                *place = value;
            }
        }
    }

    /// Makes the places of a row zero in a full vector.
    pub(crate) fn clear_from(&self, at: usize, full: &mut [f32]) {
        for (feature, _) in self.row(at) {
            if let Some(place) = full.get_mut(feature as usize) {
                *place = 0.0;
            }
        }
    }
}

/// Counts how often each number occurs; ascending.
pub(crate) fn counted(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut all: Vec<u32> = numbers.collect();
    all.sort_unstable();
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for number in all {
        match counts.last_mut() {
            Some((last, count)) if *last == number => *count += 1,
            _ => counts.push((number, 1)),
        }
    }
    counts
}
