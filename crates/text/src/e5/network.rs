//! From pieces to vectors: the layers of the network, for several texts at once. A text's vector is the same, to the
//! last bit, whatever texts it is computed with.

use fearless_simd::{Level, Simd, dispatch};

use crate::e5::fault::ModelFault;
use crate::e5::file::{ModelFile, PIECES, Shape};
use crate::e5::product::{Linear, unpack_row};

/// Partial sums that are kept side by side.
const LANES: usize = 16;

/// The weights, and how to compute with them.
#[derive(Debug)]
pub(super) struct Network {
    shape: Shape,
    level: Level,
    /// The packed embeddings of the pieces: only the rows that a text needs are unpacked.
    pieces: Vec<u8>,
    positions: Vec<f32>,
    kind: Vec<f32>,
    start: Norm,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    attended: Linear,
    attended_norm: Norm,
    widen: Linear,
    narrow: Linear,
    out_norm: Norm,
}

/// Brings the values of a token to mean 0 and variance 1, then to what the next layer expects.
#[derive(Debug)]
struct Norm {
    weights: Vec<f32>,
    added: Vec<f32>,
    epsilon: f32,
}

impl Network {
    /// Reads the weights. Every matrix must be there, with its shape.
    pub(super) fn read(file: &ModelFile<'_>) -> Result<Self, ModelFault> {
        let shape = file.shape;
        let mut kind = file.plain("emb.type", shape.kinds * shape.width)?;
        kind.truncate(shape.width);
        Ok(Self {
            shape,
            level: Level::new(),
            pieces: file.packed(PIECES, shape.rows, shape.width)?.to_vec(),
            positions: file.plain("emb.pos", shape.positions * shape.width)?,
            kind,
            start: read_norm(file, "emb.ln")?,
            layers: (0..shape.layers).map(|nth| read_layer(file, nth)).collect::<Result<_, _>>()?,
        })
    }

    /// The longest row of pieces, with those that begin and end it.
    pub(super) fn longest(&self) -> usize {
        self.shape.positions
    }

    /// Returns, for each row of pieces, the mean of what its tokens have become. No row is empty or too long.
    pub(super) fn means(&self, rows: &[Vec<u32>]) -> Vec<Vec<f32>> {
        let width = self.shape.width;
        let mut tokens: Vec<f32> = rows.iter().flat_map(|row| self.embed(row)).collect();
        self.start.apply(self.level, &mut tokens);
        let lengths: Vec<usize> = rows.iter().map(|row| row.len() * width).collect();
        for layer in &self.layers {
            layer.apply(self.level, self.shape, &lengths, &mut tokens);
        }
        split(&tokens, &lengths).map(|row| mean(row, width)).collect()
    }

    fn embed(&self, row: &[u32]) -> Vec<f32> {
        let width = self.shape.width;
        let mut tokens = Vec::with_capacity(row.len() * width);
        let row_bytes = self.pieces.len() / self.shape.rows;
        for (id, position) in row.iter().zip(self.positions.chunks_exact(width)) {
            let from = *id as usize * row_bytes;
            let piece = unpack_row(self.pieces.get(from..from + row_bytes).unwrap_or_default());
            tokens.extend(piece.zip(position).zip(&self.kind).map(|((piece, position), kind)| piece + position + kind));
        }
        tokens
    }
}

fn read_norm(file: &ModelFile<'_>, name: &str) -> Result<Norm, ModelFault> {
    let width = file.shape.width;
    let weights = file.plain(&format!("{name}.w"), width)?;
    Ok(Norm { weights, added: file.plain(&format!("{name}.b"), width)?, epsilon: file.shape.epsilon })
}

fn read_layer(file: &ModelFile<'_>, nth: usize) -> Result<Layer, ModelFault> {
    let Shape { width, inner, .. } = file.shape;
    let linear = |name: &str, outputs: usize, inputs: usize| {
        let packed = file.packed(&format!("l{nth}.{name}.w"), outputs, inputs)?;
        Ok(Linear::new(packed, file.plain(&format!("l{nth}.{name}.b"), outputs)?, inputs))
    };
    Ok(Layer {
        query: linear("q", width, width)?,
        key: linear("k", width, width)?,
        value: linear("v", width, width)?,
        attended: linear("ao", width, width)?,
        attended_norm: read_norm(file, &format!("l{nth}.aln"))?,
        widen: linear("fi", inner, width)?,
        narrow: linear("fo", width, inner)?,
        out_norm: read_norm(file, &format!("l{nth}.oln"))?,
    })
}

impl Layer {
    /// Takes the tokens one layer further.
    fn apply(&self, level: Level, shape: Shape, lengths: &[usize], tokens: &mut [f32]) {
        let query = self.query.apply(level, tokens);
        let key = self.key.apply(level, tokens);
        let value = self.value.apply(level, tokens);
        let mut context = Vec::with_capacity(tokens.len());
        for ((query, key), value) in split(&query, lengths).zip(split(&key, lengths)).zip(split(&value, lengths)) {
            context.extend(dispatch!(level, simd => attend(simd, shape, query, key, value)));
        }
        add(tokens, &self.attended.apply(level, &context));
        self.attended_norm.apply(level, tokens);
        let mut wide = self.widen.apply(level, tokens);
        dispatch!(level, simd => soften(simd, &mut wide));
        add(tokens, &self.narrow.apply(level, &wide));
        self.out_norm.apply(level, tokens);
    }
}

impl Norm {
    fn apply(&self, level: Level, tokens: &mut [f32]) {
        dispatch!(level, simd => self.apply_with(simd, tokens));
    }

    #[inline(always)]
    fn apply_with<S: Simd>(&self, _: S, tokens: &mut [f32]) {
        let width = self.weights.len();
        for token in tokens.chunks_exact_mut(width) {
            let mean = sum(token, |value| value) / width as f32;
            let variance = sum(token, |value| (value - mean) * (value - mean)) / width as f32;
            let scale = 1.0 / (variance + self.epsilon).sqrt();
            for ((value, weight), added) in token.iter_mut().zip(&self.weights).zip(&self.added) {
                *value = (*value - mean) * scale * weight + added;
            }
        }
    }
}

/// Lets each token of a text take from all of them what it looks for: softmax of query by key, head by head.
#[inline(always)]
fn attend<S: Simd>(_: S, shape: Shape, query: &[f32], key: &[f32], value: &[f32]) -> Vec<f32> {
    let Shape { width, heads, .. } = shape;
    let (depth, count) = (width / heads, query.len() / width);
    let scale = 1.0 / (depth as f32).sqrt();
    let mut context = vec![0.0; query.len()];
    let mut keys = vec![0.0; depth * count];
    let mut likeness = vec![0.0; count];
    for from in (0..width).step_by(depth) {
        for (nth, key) in key.chunks_exact(width).enumerate() {
            let key = key.iter().skip(from).take(depth);
            for (to, value) in keys.iter_mut().skip(nth).step_by(count).zip(key) {
                *to = *value;
            }
        }
        for (query, context) in query.chunks_exact(width).zip(context.chunks_exact_mut(width)) {
            likeness.fill(0.0);
            for (query, keys) in query.iter().skip(from).zip(keys.chunks_exact(count)) {
                accumulate(&mut likeness, keys, query * scale);
            }
            softmax(&mut likeness);
            let Some(context) = context.get_mut(from..from + depth) else { continue };
            for (weight, value) in likeness.iter().zip(value.chunks_exact(width)) {
                accumulate(context, value.get(from..from + depth).unwrap_or_default(), *weight);
            }
        }
    }
    context
}

#[inline(always)]
fn accumulate(sums: &mut [f32], values: &[f32], weight: f32) {
    let (sums, last_sums) = sums.as_chunks_mut::<LANES>();
    let (values, last_values) = values.as_chunks::<LANES>();
    for (sums, values) in sums.iter_mut().zip(values) {
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += value * weight;
        }
    }
    for (sum, value) in last_sums.iter_mut().zip(last_values) {
        *sum += value * weight;
    }
}

#[inline(always)]
fn softmax(values: &mut [f32]) {
    let highest = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for value in values.iter_mut() {
        *value = exp(*value - highest);
    }
    let total = sum(values, |value| value);
    for value in values.iter_mut() {
        *value /= total;
    }
}

/// The exact GELU, by Abramowitz and Stegun 7.1.26 for the error function.
#[inline(always)]
fn soften<S: Simd>(_: S, values: &mut [f32]) {
    for value in values {
        let distance = value.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let step = 1.0 / (1.0 + 0.327_591_1 * distance);
        let series =
            (((1.061_405_4 * step - 1.453_152) * step + 1.421_413_8) * step - 0.284_496_74) * step + 0.254_829_6;
        let error = 1.0 - series * step * exp(-distance * distance);
        *value = 0.5 * *value * (1.0 + error.copysign(*value));
    }
}

/// e to the power of a number that is at most 0, to within two units in the last place; 0 from about -87.
///
/// Written without branches, so that many are computed at once.
#[inline(always)]
fn exp(power: f32) -> f32 {
    /// Adding this leaves the nearest whole number in the lowest bits.
    const WHOLE: f32 = 12_582_912.0;
    let power = power.max(-87.0);
    let shifted = power * std::f32::consts::LOG2_E + WHOLE;
    let whole = shifted - WHOLE;
    let rest = power - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (0.166_666_67 + rest * (0.041_666_668 + rest * (0.008_333_334 + rest * 0.001_388_889)))));
    series * f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0f32.to_bits()))
}

/// Sums in a fixed order that lets many additions be done at once.
#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (whole, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for values in whole {
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += of(*value);
        }
    }
    sums.iter().sum::<f32>() + rest.iter().map(|value| of(*value)).sum::<f32>()
}

fn add(tokens: &mut [f32], more: &[f32]) {
    for (token, more) in tokens.iter_mut().zip(more) {
        *token += more;
    }
}

/// The parts of each text.
fn split<'v>(mut values: &'v [f32], lengths: &[usize]) -> impl Iterator<Item = &'v [f32]> {
    lengths.iter().map(move |length| {
        let (part, rest) = values.split_at_checked(*length).unwrap_or((values, &[]));
        values = rest;
        part
    })
}

fn mean(tokens: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    let weight = width as f32 / tokens.len() as f32;
    for token in tokens.chunks_exact(width) {
        accumulate(&mut mean, token, weight);
    }
    mean
}
