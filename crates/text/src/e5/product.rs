//! A matrix of four-bit weights, and the product of texts with it: nearly all the time a model takes.
//!
//! The weights stay packed, laid out so that sixteen outputs are read at once: a panel. A panel is unpacked into a
//! buffer that the processor keeps at hand, and used for all tokens before the next; so every weight is fetched from
//! memory once, with four bits. Which instructions are used is found out when the program runs.

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch, f32x16};
use half::f16;

use crate::e5::file::{BLOCK, BLOCK_BYTES};

/// Outputs that are computed side by side.
const LANES: usize = 16;
/// The most tokens that are computed side by side: their sums fill the registers.
const TILE: usize = 6;
/// The same where a register holds sixteen values.
const WIDE_TILE: usize = 8;
/// Inputs of a panel that are unpacked at a time: they fill half the nearest memory.
const STRETCH: usize = 384;

/// Packed weights of sixteen outputs for 32 inputs.
#[derive(Clone, Debug)]
struct Block {
    scales: [f32; LANES],
    /// For the inputs j and j + 16, one in the low half of each byte and one in the high.
    nibbles: [[u8; LANES]; BLOCK / 2],
}

/// Weights from some inputs to some outputs, and what is added to each output.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    /// Panel after panel, each with a block for every 32 inputs.
    blocks: Vec<Block>,
    added: Vec<f32>,
    inputs: usize,
    outputs: usize,
}

impl Linear {
    /// Lays out a matrix as the file has it: output after output. Both sides are multiples of 32.
    pub(super) fn new(packed: &[u8], added: Vec<f32>, inputs: usize) -> Self {
        let outputs = added.len();
        let row_bytes = inputs / BLOCK * BLOCK_BYTES;
        let blocks = packed.chunks_exact(row_bytes * LANES).flat_map(|panel| lay_out(panel, row_bytes)).collect();
        Self { blocks, added, inputs, outputs }
    }

    /// Returns the outputs for rows of inputs.
    pub(super) fn apply(&self, level: Level, rows: &[f32]) -> Vec<f32> {
        let mut results = vec![0.0; rows.len() / self.inputs * self.outputs];
        dispatch!(level, simd => self.multiply(simd, rows, &mut results));
        results
    }

    #[inline(always)]
    fn multiply<S: Simd>(&self, simd: S, rows: &[f32], results: &mut [f32]) {
        let tiles = tiles(rows, self.inputs, if S::f32s::LEN < LANES { TILE } else { WIDE_TILE });
        let mut weights = [f32x16::splat(simd, 0.0); STRETCH];
        let panels = self.blocks.chunks_exact(self.inputs / BLOCK);
        for (nth, (panel, added)) in panels.zip(self.added.as_chunks::<LANES>().0).enumerate() {
            for (stretch, blocks) in panel.chunks(STRETCH / BLOCK).enumerate() {
                for (block, unpacked) in blocks.iter().zip(weights.as_chunks_mut::<BLOCK>().0) {
                    unpack(block, unpacked);
                }
                let weights = weights.get(..blocks.len() * BLOCK).unwrap_or_default();
                let added = (stretch == 0).then_some(added);
                let at = Place { input: stretch * STRETCH, output: nth * LANES, outputs: self.outputs };
                for tile in &tiles {
                    tile.add(simd, weights, added, at, results);
                }
            }
        }
    }
}

/// The rows of a panel side by side.
fn lay_out(panel: &[u8], row_bytes: usize) -> Vec<Block> {
    let blank = Block { scales: [0.0; LANES], nibbles: [[0; LANES]; BLOCK / 2] };
    let mut blocks = vec![blank; row_bytes / BLOCK_BYTES];
    for (lane, row) in panel.chunks_exact(row_bytes).enumerate() {
        for (block, [low, high, packed @ ..]) in blocks.iter_mut().zip(row.as_chunks::<BLOCK_BYTES>().0) {
            if let Some(scale) = block.scales.get_mut(lane) {
                *scale = f16::from_le_bytes([*low, *high]).to_f32();
            }
            for (nibbles, byte) in block.nibbles.iter_mut().zip(packed) {
                if let Some(nibble) = nibbles.get_mut(lane) {
                    *nibble = *byte;
                }
            }
        }
    }
    blocks
}

/// The weights of a block, input after input.
#[inline(always)]
fn unpack<S: Simd>(block: &Block, weights: &mut [f32x16<S>; BLOCK]) {
    let (low, high) = weights.split_at_mut(BLOCK / 2);
    for ((nibbles, low), high) in block.nibbles.iter().zip(low).zip(high) {
        for (((byte, scale), low), high) in nibbles.iter().zip(&block.scales).zip(low.iter_mut()).zip(high.iter_mut()) {
            *low = (f32::from(byte & 15) - 8.0) * scale;
            *high = (f32::from(byte >> 4) - 8.0) * scale;
        }
    }
}

/// Expands one row of a packed matrix.
pub(super) fn unpack_row(row: &[u8]) -> impl Iterator<Item = f32> {
    row.as_chunks::<BLOCK_BYTES>().0.iter().flat_map(|[low, high, packed @ ..]| {
        let scale = f16::from_le_bytes([*low, *high]).to_f32();
        let first = packed.iter().map(move |byte| (f32::from(byte & 15) - 8.0) * scale);
        first.chain(packed.iter().map(move |byte| (f32::from(byte >> 4) - 8.0) * scale))
    })
}

/// Where in the product a tile and a stretch of a panel meet.
#[derive(Clone, Copy)]
struct Place {
    input: usize,
    output: usize,
    outputs: usize,
}

/// The inputs of a few tokens, input after input.
struct Tile {
    first: usize,
    rows: usize,
    values: Vec<f32>,
}

/// Puts rows into tiles of much the same height.
fn tiles(rows: &[f32], inputs: usize, highest: usize) -> Vec<Tile> {
    let count = rows.len() / inputs;
    let number = count.div_ceil(highest);
    let mut first = 0;
    (0..number)
        .map(|nth| {
            let height = (count - first).div_ceil(number - nth);
            let part = rows.get(first * inputs..(first + height) * inputs).unwrap_or_default();
            let mut values = vec![0.0; part.len()];
            for (row, from) in part.chunks_exact(inputs).enumerate() {
                for (value, to) in from.iter().zip(values.iter_mut().skip(row).step_by(height)) {
                    *to = *value;
                }
            }
            let tile = Tile { first, rows: height, values };
            first += height;
            tile
        })
        .collect()
}

impl Tile {
    /// Adds a stretch of a panel to the results of these tokens.
    #[inline(always)]
    fn add<S: Simd>(
        &self,
        simd: S,
        weights: &[f32x16<S>],
        added: Option<&[f32; LANES]>,
        at: Place,
        results: &mut [f32],
    ) {
        match self.rows {
            1 => self.add_rows::<S, 1>(simd, weights, added, at, results),
            2 => self.add_rows::<S, 2>(simd, weights, added, at, results),
            3 => self.add_rows::<S, 3>(simd, weights, added, at, results),
            4 => self.add_rows::<S, 4>(simd, weights, added, at, results),
            5 => self.add_rows::<S, 5>(simd, weights, added, at, results),
            6 => self.add_rows::<S, TILE>(simd, weights, added, at, results),
            7 => self.add_rows::<S, 7>(simd, weights, added, at, results),
            _ => self.add_rows::<S, WIDE_TILE>(simd, weights, added, at, results),
        }
    }

    #[inline(always)]
    fn add_rows<S: Simd, const R: usize>(
        &self,
        simd: S,
        weights: &[f32x16<S>],
        added: Option<&[f32; LANES]>,
        at: Place,
        results: &mut [f32],
    ) {
        let inputs = self.values.get(at.input * R..).unwrap_or_default().as_chunks::<R>().0;
        let mut sums = [f32x16::splat(simd, 0.0); R];
        for (weights, inputs) in weights.iter().zip(inputs) {
            for (sum, input) in sums.iter_mut().zip(inputs) {
                *sum = weights.mul_add(*input, *sum);
            }
        }
        let rows = results.chunks_exact_mut(at.outputs).skip(self.first);
        for (sum, row) in sums.into_iter().zip(rows) {
            let Some(result) = row.get_mut(at.output..at.output + LANES) else { continue };
            let before = added.map_or(&*result, |added| added.as_slice());
            (sum + f32x16::from_slice(simd, before)).store_slice(result);
        }
    }
}
