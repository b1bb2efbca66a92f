//! Which values belong to which band of columns: read off in place where they stand together, sorted where they do not.

use std::ops::Range;

use rayon::prelude::*;

use super::Whole;
use super::engine::{Fault, Observations};

/// So many values are looked at by one core at a time.
const PIECE: usize = 1 << 20;
/// Runs shorter than this on average are not worth reading in place.
const SHORT: usize = 8;

/// So many values of each band, on average, should stand together in a sorted piece.
const STRETCH: usize = 64;

/// One value on its way to its band.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry<V> {
    pub(super) unit: u32,
    /// Its column within the band.
    pub(super) column: u32,
    pub(super) value: V,
}

/// The values of one piece, sorted by band.
#[derive(Debug)]
pub(super) struct Sorted<V> {
    entries: Vec<Entry<V>>,
    /// Where each band ends.
    ends: Vec<usize>,
}

impl<V> Sorted<V> {
    /// The values of a band.
    pub(super) fn of(&self, band: u32) -> &[Entry<V>] {
        let end = |band: u32| self.ends.get(band as usize).copied().unwrap_or_default();
        let start = band.checked_sub(1).map_or(0, end);
        self.entries.get(start..end(band)).unwrap_or_default()
    }
}

/// Where the values of each band are.
pub(super) enum Grouped<V> {
    /// Per band the stretches of the observations that are its own.
    InPlace(Vec<Vec<Range<usize>>>),
    /// Copies, sorted piece by piece.
    Sorted(Vec<Sorted<V>>),
}

/// Finds the values of each of the `bands` bands of `width` columns. `count` is the number of columns.
pub(super) fn group<V: Whole>(
    observations: Observations<'_, V>,
    count: u32,
    width: u32,
    bands: u32,
) -> Result<Grouped<V>, Fault> {
    let pieces: Vec<Range<usize>> = (0..observations.columns.len().div_ceil(PIECE))
        .map(|nth| nth * PIECE..((nth + 1) * PIECE).min(observations.columns.len()))
        .collect();
    let found: Option<Vec<Vec<Run>>> =
        pieces.par_iter().map(|piece| runs(observations.columns, piece.clone(), (count, width))).collect();
    let Some(found) = found else {
        // Small enough that a core keeps a piece close, large enough that each band has a stretch of it.
        let share = PIECE.max(bands as usize * STRETCH);
        let pieces = (0..observations.columns.len().div_ceil(share)).into_par_iter();
        let sorted: Result<Vec<_>, _> =
            pieces.map(|nth| sort(observations, nth * share..(nth + 1) * share, (count, width, bands))).collect();
        return sorted.map(Grouped::Sorted);
    };
    let mut in_place: Vec<Vec<Range<usize>>> = vec![Vec::new(); bands as usize];
    for Run { band, rows } in found.into_iter().flatten() {
        let own = in_place.get_mut(band as usize).ok_or(Fault::UnknownColumn)?;
        match own.last_mut() {
            Some(last) if last.end == rows.start => last.end = rows.end,
            _ => own.push(rows),
        }
    }
    Ok(Grouped::InPlace(in_place))
}

/// A stretch of observations in the same band.
struct Run {
    band: u32,
    rows: Range<usize>,
}

/// The stretches of a piece; nothing when they are too short to be worth it.
fn runs(columns: &[u32], piece: Range<usize>, (count, width): (u32, u32)) -> Option<Vec<Run>> {
    let most = piece.len() / SHORT + SHORT;
    let mut found = Vec::new();
    let mut at = piece.start;
    while let Some(first) = columns.get(at).filter(|_| at < piece.end) {
        // A column that does not exist belongs to a band that does not exist.
        let band = if *first < count { first / width } else { u32::MAX };
        let start = first - first % width;
        let within = width.min(count.saturating_sub(start)).max(1);
        let rest = columns.get(at..piece.end).unwrap_or_default();
        let length = rest.iter().position(|column| column.wrapping_sub(start) >= within).unwrap_or(rest.len()).max(1);
        found.push(Run { band, rows: at..at + length });
        if found.len() > most {
            return None;
        }
        at += length;
    }
    Some(found)
}

/// Copies a piece, sorted by band: counts how many each band gets, and then puts each value in its place.
fn sort<V: Whole>(
    observations: Observations<'_, V>,
    piece: Range<usize>,
    (count, width, bands): (u32, u32, u32),
) -> Result<Sorted<V>, Fault> {
    let piece = piece.start..piece.end.min(observations.columns.len());
    let columns = observations.columns.get(piece.clone()).unwrap_or_default();
    let units = observations.units.get(piece.clone()).unwrap_or_default();
    let values = observations.values.get(piece).unwrap_or_default();
    let mut next = vec![0_usize; bands as usize];
    for column in columns {
        if *column >= count {
            return Err(Fault::UnknownColumn);
        }
        next.get_mut((column / width) as usize).into_iter().for_each(|counted| *counted += 1);
    }
    let mut start = 0;
    for place in &mut next {
        (*place, start) = (start, start + *place);
    }
    let mut entries = vec![Entry::default(); columns.len()];
    for ((unit, column), value) in units.iter().zip(columns).zip(values) {
        let (band, column) = (column / width, column % width);
        if let Some(place) = next.get_mut(band as usize) {
            entries.get_mut(*place).into_iter().for_each(|entry| *entry = Entry { unit: *unit, column, value: *value });
            *place += 1;
        }
    }
    // Each band has been filled up to where the next one begins.
    Ok(Sorted { entries, ends: next })
}
