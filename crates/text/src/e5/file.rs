//! What stands where in the model file: the header, the pieces of words, the replacements of signs and the directory
//! of matrices. Everything is checked before anything is used.

use crate::e5::bytes::{Bytes, floats};
use crate::e5::fault::ModelFault;

/// How the file begins.
pub(super) const MAGIC: &[u8; 4] = b"E5S1";
/// The layout that is read.
pub(super) const VERSION: u32 = 1;
/// Weights per block; a block is one scale of two bytes and a nibble for each weight.
pub(super) const BLOCK: usize = 32;
/// Bytes of a block.
pub(super) const BLOCK_BYTES: usize = 18;
/// Each matrix begins at a multiple of so many bytes.
pub(super) const ALIGNMENT: usize = 64;
/// The embeddings of the pieces.
pub(super) const PIECES: &str = "emb.word";
/// More layers than any model of this kind has.
const MOST_LAYERS: usize = 1000;

/// The sizes of a model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    /// Values per token.
    pub(super) width: usize,
    /// Layers.
    pub(super) layers: usize,
    /// Heads of attention in each layer.
    pub(super) heads: usize,
    /// Values per token inside a layer.
    pub(super) inner: usize,
    /// Rows of the embeddings of pieces.
    pub(super) rows: usize,
    /// The longest row of tokens.
    pub(super) positions: usize,
    /// Kinds of token.
    pub(super) kinds: usize,
    /// What keeps a layer norm from dividing by zero.
    pub(super) epsilon: f32,
}

/// The pieces with a task of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Special {
    /// Begins a text.
    pub(super) bos: u32,
    /// Ends a text.
    pub(super) eos: u32,
    /// Fills up; not used here.
    pub(super) pad: u32,
    /// Stands for a sign that no piece has.
    pub(super) unk: u32,
}

impl Special {
    /// All four, in the order of the file.
    pub(super) fn ids(self) -> [u32; 4] {
        [self.bos, self.eos, self.pad, self.unk]
    }
}

/// How the weights of a matrix are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Four bytes each.
    Plain,
    /// Four bits each, see [`BLOCK`].
    Packed,
}

/// A matrix in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tensor<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    /// How many values.
    pub(super) len: usize,
    pub(super) bytes: &'a [u8],
}

/// The replacements of single signs, as they stand in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct SignMap<'a> {
    pub(super) entries: u32,
    pub(super) at: usize,
    pub(super) bytes: &'a [u8],
}

/// A file taken apart.
#[derive(Clone, Debug)]
pub(super) struct ModelFile<'a> {
    pub(super) shape: Shape,
    pub(super) special: Special,
    pub(super) pieces: Vec<&'a str>,
    pub(super) scores: Vec<f32>,
    pub(super) map: SignMap<'a>,
    /// Where the directory begins.
    pub(super) directory: usize,
    pub(super) tensors: Vec<Tensor<'a>>,
}

impl<'a> ModelFile<'a> {
    /// Takes a file apart and checks it, but for the matrices' shapes ([`ModelFile::plain`], [`ModelFile::packed`]).
    pub(super) fn read(file: &'a [u8]) -> Result<Self, ModelFault> {
        let mut bytes = Bytes::new(file, 0);
        let shape = read_shape(&mut bytes)?;
        let count = read_count(&mut bytes, shape)?;
        let special = read_special(&mut bytes, count)?;
        let blob = bytes.u64("size of the pieces")?;
        let (pieces, scores) = read_pieces(&mut bytes, count, blob)?;
        let entries = bytes.u32("number of replacements")?;
        let size = bytes.u32("size of the replacements")? as usize;
        let at = bytes.at;
        let map = SignMap { entries, at, bytes: bytes.take(size, "replacements of signs")? };
        let directory = bytes.at;
        let tensors = read_directory(file, &mut bytes)?;
        Ok(Self { shape, special, pieces, scores, map, directory, tensors })
    }

    /// The values of a matrix written plainly.
    pub(super) fn plain(&self, name: &str, len: usize) -> Result<Vec<f32>, ModelFault> {
        Ok(floats(self.tensor(name, Kind::Plain, len)?.bytes))
    }

    /// The blocks of a packed matrix.
    pub(super) fn packed(&self, name: &str, rows: usize, columns: usize) -> Result<&'a [u8], ModelFault> {
        Ok(self.tensor(name, Kind::Packed, rows.saturating_mul(columns))?.bytes)
    }

    fn tensor(&self, name: &str, kind: Kind, len: usize) -> Result<&Tensor<'a>, ModelFault> {
        let at = self.directory;
        let Some(tensor) = self.tensors.iter().find(|tensor| tensor.name == name) else {
            return Err(ModelFault::Missing { name: name.into(), at });
        };
        if (tensor.kind, tensor.len) != (kind, len) {
            let found = format!("{:?}, {} values", tensor.kind, tensor.len);
            return Err(ModelFault::unfit(
                format!("matrix {name} in the directory"),
                at,
                found,
                format!("{kind:?}, {len} values"),
            ));
        }
        Ok(tensor)
    }
}

fn read_shape(bytes: &mut Bytes<'_>) -> Result<Shape, ModelFault> {
    let magic = bytes.take(MAGIC.len(), "mark of a model file")?;
    if magic != MAGIC {
        return Err(ModelFault::unfit(
            "mark of a model file",
            0,
            magic.escape_ascii(),
            MAGIC.escape_ascii().to_string(),
        ));
    }
    let at = bytes.at;
    let version = bytes.u32("version")?;
    if version != VERSION {
        return Err(ModelFault::unfit("version", at, version, VERSION.to_string()));
    }
    let at = bytes.at;
    let width = bytes.at_least_one("width")?;
    let layers_at = bytes.at;
    let layers = bytes.at_least_one("number of layers")?;
    let heads = bytes.at_least_one("number of heads")?;
    if !width.is_multiple_of(heads) || !width.is_multiple_of(BLOCK) {
        return Err(ModelFault::unfit("width", at, width, format!("a multiple of {BLOCK} and of {heads} heads")));
    }
    if layers > MOST_LAYERS {
        return Err(ModelFault::unfit("number of layers", layers_at, layers, format!("at most {MOST_LAYERS}")));
    }
    let at = bytes.at;
    let inner = bytes.at_least_one("inner width")?;
    if !inner.is_multiple_of(BLOCK) {
        return Err(ModelFault::unfit("inner width", at, inner, format!("a multiple of {BLOCK}")));
    }
    let rows = bytes.at_least_one("rows of embeddings")?;
    let at = bytes.at;
    let positions = bytes.at_least_one("positions")?;
    if positions < 3 {
        return Err(ModelFault::unfit("positions", at, positions, "at least 3"));
    }
    let kinds = bytes.at_least_one("kinds of token")?;
    let at = bytes.at;
    let epsilon = bytes.f32("epsilon")?;
    if !(epsilon.is_finite() && epsilon >= 0.0) {
        return Err(ModelFault::unfit("epsilon", at, epsilon, "a small number"));
    }
    Ok(Shape { width, layers, heads, inner, rows, positions, kinds, epsilon })
}

fn read_count(bytes: &mut Bytes<'_>, shape: Shape) -> Result<usize, ModelFault> {
    let at = bytes.at;
    let block = bytes.at_least_one("weights per block")?;
    if block != BLOCK {
        return Err(ModelFault::unfit("weights per block", at, block, BLOCK.to_string()));
    }
    let at = bytes.at;
    let count = bytes.at_least_one("number of pieces")?;
    if count > shape.rows {
        return Err(ModelFault::unfit(
            "number of pieces",
            at,
            count,
            format!("at most {}, one for each row", shape.rows),
        ));
    }
    Ok(count)
}

fn read_special(bytes: &mut Bytes<'_>, count: usize) -> Result<Special, ModelFault> {
    let mut one = |what: &str| {
        let at = bytes.at;
        let id = bytes.u32(what)?;
        if id as usize >= count {
            return Err(ModelFault::unfit(what, at, id, format!("less than {count}")));
        }
        Ok(id)
    };
    let (bos, eos) = (one("piece that begins a text")?, one("piece that ends a text")?);
    Ok(Special { bos, eos, pad: one("piece that fills up")?, unk: one("piece for unknown signs")? })
}

fn read_pieces<'a>(bytes: &mut Bytes<'a>, count: usize, size: usize) -> Result<(Vec<&'a str>, Vec<f32>), ModelFault> {
    let at = bytes.at;
    let starts = bytes.take((count + 1) * 4, "starts of the pieces")?.as_chunks::<4>().0;
    let scores_at = bytes.at;
    let scores = floats(bytes.take(count * 4, "scores of the pieces")?);
    if let Some(odd) = scores.iter().position(|score| !score.is_finite()) {
        return Err(ModelFault::unfit("score of a piece", scores_at + odd * 4, "no number", "a number"));
    }
    let blob_at = bytes.at;
    let blob = bytes.take(size, "pieces")?;
    let starts: Vec<usize> = starts.iter().map(|four| u32::from_le_bytes(*four) as usize).collect();
    if starts.last() != Some(&size) {
        return Err(ModelFault::unfit(
            "end of the last piece",
            at + count * 4,
            starts.last().unwrap_or(&0),
            size.to_string(),
        ));
    }
    let mut pieces = Vec::with_capacity(count);
    for (id, (&start, &end)) in starts.iter().zip(starts.iter().skip(1)).enumerate() {
        let piece = blob.get(start..end).filter(|piece| !piece.is_empty());
        let Some(piece) = piece else {
            return Err(ModelFault::unfit("start of a piece", at + id * 4, start, "ascending, and within the pieces"));
        };
        let Ok(piece) = std::str::from_utf8(piece) else {
            return Err(ModelFault::unfit("piece", blob_at + start, piece.escape_ascii(), "text in UTF-8"));
        };
        pieces.push(piece);
    }
    Ok((pieces, scores))
}

fn read_directory<'a>(file: &'a [u8], bytes: &mut Bytes<'a>) -> Result<Vec<Tensor<'a>>, ModelFault> {
    let count = bytes.at_least_one("number of matrices")?;
    (0..count).map(|_| read_tensor(file, bytes)).collect()
}

fn read_tensor<'a>(file: &'a [u8], bytes: &mut Bytes<'a>) -> Result<Tensor<'a>, ModelFault> {
    let at = bytes.at;
    let len = bytes.u16("length of a matrix' name")?;
    let name = bytes.take(usize::from(len), "name of a matrix")?;
    let Ok(name) = std::str::from_utf8(name) else {
        return Err(ModelFault::unfit("name of a matrix", at, name.escape_ascii(), "text"));
    };
    let at = bytes.at;
    let kind = match bytes.u8("kind of a matrix")? {
        0 => Kind::Plain,
        1 => Kind::Packed,
        other => return Err(ModelFault::unfit(format!("kind of {name}"), at, other, "0 or 1")),
    };
    let len = bytes.u32("values of a matrix")? as usize;
    let (offset, size) = (bytes.u64("place of a matrix")?, bytes.u64("size of a matrix")?);
    let right = match kind {
        Kind::Plain => len.checked_mul(4),
        Kind::Packed => len.is_multiple_of(BLOCK).then_some(len / BLOCK * BLOCK_BYTES),
    };
    if right != Some(size) {
        return Err(ModelFault::unfit(
            format!("size of {name}"),
            at,
            size,
            format!("what {len} values of {kind:?} take"),
        ));
    }
    let data = Bytes::new(file, offset).take(size, &format!("matrix {name}"))?;
    Ok(Tensor { name, kind, len, bytes: data })
}
