//! Reads numbers and stretches of bytes from a file, one after the other, and says where it ends too soon.

use crate::e5::fault::ModelFault;

/// A place in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a> {
    file: &'a [u8],
    /// How far it has come.
    pub(super) at: usize,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(file: &'a [u8], at: usize) -> Self {
        Self { file, at }
    }

    /// The next bytes, so many of them.
    pub(super) fn take(&mut self, len: usize, what: &str) -> Result<&'a [u8], ModelFault> {
        let rest = self.file.get(self.at..).unwrap_or_default();
        let Some(taken) = rest.get(..len) else {
            return Err(ModelFault::Truncated { what: what.into(), at: self.at, needs: len, has: rest.len() });
        };
        self.at += len;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], ModelFault> {
        let at = self.at;
        self.take(N, what)?.try_into().map_err(|_| ModelFault::unfit(what, at, "odd", "whole"))
    }

    pub(super) fn u8(&mut self, what: &str) -> Result<u8, ModelFault> {
        self.array(what).map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self, what: &str) -> Result<u16, ModelFault> {
        self.array(what).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self, what: &str) -> Result<u32, ModelFault> {
        self.array(what).map(u32::from_le_bytes)
    }

    pub(super) fn f32(&mut self, what: &str) -> Result<f32, ModelFault> {
        self.array(what).map(f32::from_le_bytes)
    }

    /// A number of 64 bits that counts bytes or values of this file.
    pub(super) fn u64(&mut self, what: &str) -> Result<usize, ModelFault> {
        let at = self.at;
        let value = self.array(what).map(u64::from_le_bytes)?;
        usize::try_from(value).map_err(|_| ModelFault::unfit(what, at, value, "a place in the file"))
    }

    /// A count of at least one.
    pub(super) fn at_least_one(&mut self, what: &str) -> Result<usize, ModelFault> {
        let at = self.at;
        let value = self.array(what).map(i32::from_le_bytes)?;
        match usize::try_from(value) {
            Ok(count) if count > 0 => Ok(count),
            _ => Err(ModelFault::unfit(what, at, value, "at least 1")),
        }
    }
}

/// The numbers in a stretch of bytes.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}
