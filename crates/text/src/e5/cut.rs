//! Makes the model file half as large: leaves out the pieces that no Danish text needs, and nothing else.
//!
//! No word list decides. A piece stays when all its signs are letters of the Latin alphabet, digits, punctuation or
//! currency; so Danish is cut into the very same pieces as with the whole file.

use std::collections::BTreeSet;

use crate::e5::fault::ModelFault;
use crate::e5::file::{ALIGNMENT, BLOCK, BLOCK_BYTES, Kind, MAGIC, ModelFile, PIECES, Tensor, VERSION};
use crate::e5::vocabulary::SPACE;
use crate::e5::{SOURCE_SHA256, sha256};

/// Cuts the known model file down to what Danish needs. The same file gives the same bytes on any machine.
///
/// # Errors
/// [`ModelFault::Unknown`] when it is another file, which is then not read at all.
pub fn cut_to_danish(bytes: &[u8]) -> Result<Vec<u8>, ModelFault> {
    let found = sha256(bytes);
    if found != SOURCE_SHA256 {
        return Err(ModelFault::Unknown { found });
    }
    cut(bytes)
}

/// Cuts any model file, and checks the outcome against it.
pub(super) fn cut(bytes: &[u8]) -> Result<Vec<u8>, ModelFault> {
    let file = ModelFile::read(bytes)?;
    let kept = kept(&file);
    let rows = pick_rows(&file, &kept)?;
    let written = write(&file, &kept, &rows)?;
    check(&file, &kept, &written)?;
    Ok(written)
}

/// Whether a sign occurs in Danish text.
fn is_danish(sign: char) -> bool {
    sign < '\u{250}' || sign == SPACE || ('\u{2010}'..='\u{20ac}').contains(&sign)
}

/// The pieces that stay, by their old numbers.
///
/// The least likely piece stays too, whatever it says: how unlikely an unknown sign is follows from it.
fn kept(file: &ModelFile<'_>) -> BTreeSet<u32> {
    let special = file.special.ids();
    let lowest = (0u32..).zip(&file.scores).min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(id, _)| id);
    let pieces = (0u32..).zip(&file.pieces);
    let danish = pieces.filter(|(id, piece)| special.contains(id) || piece.chars().all(is_danish)).map(|(id, _)| id);
    danish.chain(lowest).collect()
}

/// The embeddings of the pieces that stay.
fn pick_rows(file: &ModelFile<'_>, kept: &BTreeSet<u32>) -> Result<Vec<u8>, ModelFault> {
    let packed = file.packed(PIECES, file.shape.rows, file.shape.width)?;
    let row_bytes = file.shape.width / BLOCK * BLOCK_BYTES;
    let rows = (0u32..).zip(packed.chunks_exact(row_bytes));
    Ok(rows.filter(|(id, _)| kept.contains(id)).flat_map(|(_, row)| row).copied().collect())
}

fn write(file: &ModelFile<'_>, kept: &BTreeSet<u32>, rows: &[u8]) -> Result<Vec<u8>, ModelFault> {
    let mut out = header(file, kept);
    let pieces: Vec<(&str, f32)> = (0u32..)
        .zip(file.pieces.iter().zip(&file.scores))
        .filter(|(id, _)| kept.contains(id))
        .map(|(_, (piece, score))| (*piece, *score))
        .collect();
    let size: usize = pieces.iter().map(|(piece, _)| piece.len()).sum();
    out.extend((size as u64).to_le_bytes());
    let mut at = 0usize;
    for (piece, _) in &pieces {
        out.extend((at as u32).to_le_bytes());
        at += piece.len();
    }
    out.extend((at as u32).to_le_bytes());
    out.extend(pieces.iter().flat_map(|(_, score)| score.to_le_bytes()));
    out.extend(pieces.iter().flat_map(|(piece, _)| piece.bytes()));
    out.extend(file.map.entries.to_le_bytes());
    out.extend((file.map.bytes.len() as u32).to_le_bytes());
    out.extend(file.map.bytes);
    let tensors: Vec<Tensor<'_>> = file
        .tensors
        .iter()
        .map(|tensor| match tensor.name {
            PIECES => Tensor { len: kept.len() * file.shape.width, bytes: rows, ..*tensor },
            _ => *tensor,
        })
        .collect();
    append_tensors(&mut out, &tensors);
    Ok(out)
}

/// The header, up to the size of the pieces.
fn header(file: &ModelFile<'_>, kept: &BTreeSet<u32>) -> Vec<u8> {
    let shape = file.shape;
    let mut out = Vec::from(*MAGIC);
    out.extend(VERSION.to_le_bytes());
    for size in [shape.width, shape.layers, shape.heads, shape.inner, kept.len(), shape.positions, shape.kinds] {
        out.extend((size as u32).to_le_bytes());
    }
    out.extend(shape.epsilon.to_le_bytes());
    out.extend((BLOCK as u32).to_le_bytes());
    out.extend((kept.len() as u32).to_le_bytes());
    for id in file.special.ids() {
        out.extend((kept.range(..id).count() as u32).to_le_bytes());
    }
    out
}

/// The directory of matrices, and the matrices.
fn append_tensors(out: &mut Vec<u8>, tensors: &[Tensor<'_>]) {
    out.extend((tensors.len() as u32).to_le_bytes());
    let entry = 2 + 1 + 4 + 8 + 8;
    let directory: usize = tensors.iter().map(|tensor| tensor.name.len() + entry).sum();
    let mut at = (out.len() + directory).next_multiple_of(ALIGNMENT);
    for tensor in tensors {
        out.extend((tensor.name.len() as u16).to_le_bytes());
        out.extend(tensor.name.bytes());
        out.push(match tensor.kind {
            Kind::Plain => 0,
            Kind::Packed => 1,
        });
        out.extend((tensor.len as u32).to_le_bytes());
        out.extend((at as u64).to_le_bytes());
        out.extend((tensor.bytes.len() as u64).to_le_bytes());
        at = (at + tensor.bytes.len()).next_multiple_of(ALIGNMENT);
    }
    for tensor in tensors {
        out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
        out.extend(tensor.bytes);
    }
    out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
}

/// Reads what was written, and compares it with what it was made of, matrix by matrix and piece by piece.
fn check(file: &ModelFile<'_>, kept: &BTreeSet<u32>, written: &[u8]) -> Result<(), ModelFault> {
    let cut = ModelFile::read(written)?;
    let differs = |what: &str| ModelFault::unfit(what, cut.directory, "not as it was", "as in the whole file");
    let same = |one: &Tensor<'_>, other: &Tensor<'_>| one.name == other.name && one.bytes == other.bytes;
    for (old, new) in file.tensors.iter().zip(&cut.tensors) {
        if old.name != PIECES && !same(old, new) {
            return Err(differs(old.name));
        }
    }
    let old = kept.iter().map(|id| (file.pieces.get(*id as usize), file.scores.get(*id as usize)));
    let new = cut.pieces.iter().map(Some).zip(cut.scores.iter().map(Some));
    let special = file.special.ids().map(|id| file.pieces.get(id as usize));
    if !old.eq(new) || special != cut.special.ids().map(|id| cut.pieces.get(id as usize)) {
        return Err(differs("a piece"));
    }
    let row_bytes = file.shape.width / BLOCK * BLOCK_BYTES;
    let old_rows = file.packed(PIECES, file.shape.rows, file.shape.width)?;
    let new_rows = cut.packed(PIECES, kept.len(), file.shape.width)?;
    for (id, row) in kept.iter().zip(new_rows.chunks_exact(row_bytes)) {
        let from = *id as usize * row_bytes;
        if old_rows.get(from..from + row_bytes) != Some(row) {
            return Err(differs(PIECES));
        }
    }
    Ok(())
}
