//! Pictures that come with voices: told by their content, turned the right way up, made no larger than a page needs,
//! and drawn anew. What a camera writes beside the picture (place, time, device) is left behind.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// The most bytes of a picture as it is sent: 4 MiB, what a phone makes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The longest side of a picture as it is kept, in dots: sharp across a page of A5 at 300 dots per inch.
const LONGEST_SIDE: u32 = 1600;
/// The longest side that is read at all, and the memory that reading may take: a small file can unfold to a large one.
const LONGEST_READ: u32 = 16_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// How well the picture is kept, of 100.
const QUALITY: u8 = 85;

/// Why a file cannot be a voice's picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Neither PNG nor JPEG.
    NotAPicture,
    /// More than [`MOST_BYTES`], or more dots than can be read.
    TooLarge,
    /// It begins as a picture but cannot be read.
    Broken,
}

impl PictureFault {
    /// Returns the key of the text that says why and what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotAPicture => "voice-refused-not-a-picture",
            Self::TooLarge => "voice-refused-large-picture",
            Self::Broken => "voice-refused-broken-picture",
        }
    }
}

/// A picture that is ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// A JPEG without anything beside the picture.
    pub jpeg: Vec<u8>,
    /// Its width in dots.
    pub width: u32,
    /// Its height in dots.
    pub height: u32,
}

/// Makes a picture ready to be kept. Takes up to a second: not on a thread that answers requests.
///
/// # Errors
/// [`PictureFault`] when the bytes are no picture that can be shown.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, PictureFault> {
    let format = match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat::Png,
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat::Jpeg,
        _ => return Err(PictureFault::NotAPicture),
    };
    if bytes.len() > MOST_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let picture = read(bytes, format)?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, image::imageops::FilterType::Triangle)
    } else {
        picture
    };
    let flat = on_white(&picture);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&flat).map_err(|_| PictureFault::Broken)?;
    Ok(Prepared { jpeg, width: flat.width(), height: flat.height() })
}

/// Reads a picture and turns it the way it was held.
fn read(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureFault> {
    let fault = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => PictureFault::TooLarge,
        _ => PictureFault::Broken,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    // The reader holds decoders to the limits on sides only: a small file of one colour can say that it is enormous.
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureFault::TooLarge);
    }
    // A picture that does not say how it was held is the right way up.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Lays a picture on white: JPEG has no transparency, and would show what lies behind it as black.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let see_through = picture.to_rgba8();
    RgbImage::from_fn(see_through.width(), see_through.height(), |x, y| {
        let [red, green, blue, alpha] = see_through.get_pixel(x, y).0;
        let on_white = |colour: u8| {
            let alpha = u16::from(alpha);
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([on_white(red), on_white(green), on_white(blue)])
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder, Rgba, RgbaImage};

    use super::*;

    fn jpeg_with(exif: Option<Vec<u8>>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        if let Some(exif) = exif {
            encoder.set_exif_metadata(exif).unwrap();
        }
        // Wide, with the left half black.
        let picture = RgbImage::from_fn(40, 20, |x, _| if x < 20 { Rgb([0; 3]) } else { Rgb([255; 3]) });
        encoder.encode_image(&picture).unwrap();
        bytes
    }

    /// What a phone writes: orientation 6 (turned a quarter), and the name of its maker as stands-in for a place.
    fn exif() -> Vec<u8> {
        let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
        exif.extend(b"\x0f\x01\x02\0\x0a\0\0\0\x26\0\0\0");
        exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        exif.extend(b"\0\0\0\x0055.67,12.3\0");
        exif
    }

    #[test]
    fn where_a_picture_was_taken_is_left_behind_and_it_stands_upright() {
        let taken = jpeg_with(Some(exif()));
        let holds =
            |bytes: &[u8]| bytes.windows(8).any(|window| window == b"55.67,12" || window.starts_with(b"Exif\0\0"));
        assert!(holds(&taken));
        let kept = prepare(&taken).unwrap();
        assert!(!holds(&kept.jpeg));
        assert_eq!((kept.width, kept.height), (20, 40));
        let shown = image::load_from_memory(&kept.jpeg).unwrap().to_rgb8();
        assert!(shown.get_pixel(10, 2).0[0] < 60 && shown.get_pixel(10, 37).0[0] > 200, "black is at the top");
    }

    #[test]
    fn a_large_picture_is_made_no_larger_than_a_page_needs() {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&RgbImage::new(2000, 500)).unwrap();
        let kept = prepare(&bytes).unwrap();
        assert_eq!((kept.width, kept.height), (1600, 400));
    }

    /// The checksum of a PNG's chunk.
    fn checksum(chunk: &[u8]) -> u32 {
        let bit = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        !chunk.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum)))
    }

    #[test]
    fn a_small_file_that_unfolds_to_more_than_memory_allows_is_refused_before_it_is_read() {
        let mut bytes = Vec::new();
        image::codecs::png::PngEncoder::new(&mut bytes)
            .write_image(&[0; 4], 1, 1, image::ExtendedColorType::Rgba8)
            .unwrap();
        assert!(prepare(&bytes).is_ok());
        // Its head says that it has 15,000 dots on each side: 900 MB.
        let side = 15_000_u32.to_be_bytes();
        bytes[16..20].copy_from_slice(&side);
        bytes[20..24].copy_from_slice(&side);
        let sum = checksum(&bytes[12..29]).to_be_bytes();
        bytes[29..33].copy_from_slice(&sum);
        assert_eq!(prepare(&bytes), Err(PictureFault::TooLarge));
    }

    #[test]
    fn what_is_seen_through_becomes_white() {
        let mut bytes = Vec::new();
        let picture = RgbaImage::from_pixel(8, 8, Rgba([255, 0, 0, 0]));
        image::codecs::png::PngEncoder::new(&mut bytes)
            .write_image(picture.as_raw(), 8, 8, image::ExtendedColorType::Rgba8)
            .unwrap();
        let shown = image::load_from_memory(&prepare(&bytes).unwrap().jpeg).unwrap().to_rgb8();
        assert!(shown.get_pixel(4, 4).0.iter().all(|colour| *colour > 250));
    }

    #[test]
    fn a_file_is_told_by_its_content() {
        for (bytes, fault) in [
            (&b"GIF89a"[..], PictureFault::NotAPicture),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureFault::NotAPicture),
            (b"", PictureFault::NotAPicture),
            (b"\x89PNG\r\n\x1a\n and then nothing", PictureFault::Broken),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", PictureFault::Broken),
        ] {
            assert_eq!(prepare(bytes), Err(fault), "{bytes:?}");
        }
        let mut padded = jpeg_with(None);
        padded.resize(MOST_BYTES + 1, 0);
        assert_eq!(prepare(&padded), Err(PictureFault::TooLarge));
    }
}
