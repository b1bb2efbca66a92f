//! Photographs: what is wrong with one, and how large it is. Only the header of a JPEG file is read.

use crate::picture::Size;
use crate::{Block, Document, Photo};

/// The two bytes that every JPEG file begins with (ITU-T T.81, table B.1: SOI).
const START: [u8; 2] = [0xFF, 0xD8];

/// Returns the document's photographs with their numbers from 1.
pub(crate) fn numbered(document: &Document) -> impl Iterator<Item = (usize, &Photo)> {
    let photos = document.blocks.iter().filter_map(|block| match block {
        Block::Photo(photo) => Some(photo),
        _ => None,
    });
    (1..).zip(photos)
}

/// Returns the width and height of a JPEG file in dots, or what is wrong with it.
pub(crate) fn size(jpeg: &[u8]) -> Result<Size, String> {
    let wrong = || "it is not a JPEG file".to_owned();
    let mut rest = jpeg.strip_prefix(&START).ok_or_else(wrong)?;
    loop {
        let (marker, after) = match rest {
            // A marker may have any number of fill bytes before it.
            [0xFF, 0xFF, ..] => {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            [0xFF, marker, after @ ..] => (*marker, after),
            _ => return Err(wrong()),
        };
        let [high, low, segment @ ..] = after else { return Err(wrong()) };
        if begins_frame(marker) {
            let [_, height_high, height_low, width_high, width_low, ..] = segment else { return Err(wrong()) };
            let dots = |high: &u8, low: &u8| f64::from(u16::from_be_bytes([*high, *low]));
            let size = Size { width: dots(width_high, width_low), height: dots(height_high, height_low) };
            return if size.width > 0.0 && size.height > 0.0 { Ok(size) } else { Err(wrong()) };
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = length.checked_sub(2).and_then(|length| segment.get(length..)).ok_or_else(wrong)?;
    }
}

/// Tells whether the marker begins a frame, which says how large the picture is (ITU-T T.81, table B.1: SOF).
fn begins_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn the_size_is_read_behind_other_segments() {
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xfe\0\x03c\xff\xc2\0\x0b\x08\x01\x02\x03\x04\x01";
        assert_eq!(size(jpeg).unwrap(), Size { width: 772.0, height: 258.0 });
    }

    #[test]
    fn what_is_no_whole_header_is_refused() {
        for wrong in [
            &b""[..],
            b"\x89PNG",
            b"\xff\xd8",
            b"\xff\xd8\xff\xe0\0\x01",
            b"\xff\xd8\xff\xe0\xff\xffab",
            b"\xff\xd8\xff\xc0\0\x0b\x08\x01",
            b"\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\0\x01",
        ] {
            assert!(size(wrong).is_err(), "{wrong:?}");
        }
    }
}
