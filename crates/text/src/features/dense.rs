//! Rows of numbers in one piece of memory.

use rayon::prelude::*;

/// Rows of numbers, all of the same width.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    values: Vec<f32>,
    rows: usize,
    width: usize,
}

impl Dense {
    /// Rows of zeros.
    pub(crate) fn zeros(rows: usize, width: usize) -> Self {
        Self::filled(rows, width, 0.0)
    }

    /// Rows of the same value throughout.
    pub(crate) fn filled(rows: usize, width: usize, value: f32) -> Self {
        Self { values: vec![value; rows * width], rows, width }
    }

    /// How many places a row has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// A row; empty for one there is not.
    pub(crate) fn row(&self, at: usize) -> &[f32] {
        self.values.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// A row to change.
    pub(crate) fn row_mut(&mut self, at: usize) -> &mut [f32] {
        self.values.get_mut(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows
    }

    /// A value; 0 where there is none.
    pub(crate) fn at(&self, row: usize, column: usize) -> f32 {
        self.row(row).get(column).copied().unwrap_or(0.0)
    }

    /// All rows, one after the other.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        (0..self.rows).map(|row| self.row(row))
    }

    /// All rows to change, one after the other; none when they have no places.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.width.max(1))
    }

    /// All rows to change, several at once; none when they have no places.
    pub(crate) fn par_rows_mut(&mut self) -> impl IndexedParallelIterator<Item = &mut [f32]> {
        self.values.par_chunks_exact_mut(self.width.max(1))
    }

    /// All rows, several at once; none when they have no places.
    pub(crate) fn par_rows(&self) -> impl IndexedParallelIterator<Item = &[f32]> {
        self.values.par_chunks_exact(self.width.max(1))
    }

    /// Rows made columns.
    pub(crate) fn transposed(&self) -> Self {
        let mut turned = Self::zeros(self.width, self.len());
        for (column, row) in self.rows().enumerate() {
            for (value, place) in row.iter().zip(turned.values.iter_mut().skip(column).step_by(self.len().max(1))) {
                *place = *value;
            }
        }
        turned
    }

    /// Copies what is right of the diagonal to below it.
    pub(crate) fn mirror(&mut self) {
        for row in 0..self.len() {
            for column in 0..row {
                let value = self.at(column, row);
                if let Some(place) = self.row_mut(row).get_mut(column) {
                    *place = value;
                }
            }
        }
    }

    /// The rows and columns named.
    pub(crate) fn chosen(&self, rows: &[usize], columns: &[usize]) -> Self {
        let mut chosen = Self::zeros(rows.len(), columns.len());
        for (row, at) in chosen.rows_mut().zip(rows) {
            let full = self.row(*at);
            for (value, column) in row.iter_mut().zip(columns) {
                *value = full.get(*column).copied().unwrap_or(0.0);
            }
        }
        chosen
    }

    /// All values in one row.
    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// All values in one row, to change.
    pub(crate) fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }
}

/// The sum of the products, always summed in the same order: eight sums side by side, which processors do at once.
pub(crate) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let (mut eights, mut others) = (one.chunks_exact(8), other.chunks_exact(8));
    let mut sums = [0.0_f32; 8];
    for (a, b) in eights.by_ref().zip(others.by_ref()) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = eights.remainder().iter().zip(others.remainder()).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Adds a row, so many times, to another.
pub(crate) fn add(row: &[f32], times: f32, to: &mut [f32]) {
    for (sum, value) in to.iter_mut().zip(row) {
        *sum += times * value;
    }
}

/// Makes a row of length 1, unless it is all zeros.
pub(crate) fn normalise(row: &mut [f32]) {
    let length = dot(row, row).sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|value| *value /= length);
    }
}
