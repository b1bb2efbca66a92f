//! Which pictures may be a logo: PNG and JPEG, told by their first bytes and never by their name.

/// The most bytes of a logo: 256 KiB, since it is sent with every first visit and lies in every backup.
pub(super) const MAX_LOGO: usize = 256 * 1024;

/// Why a file cannot be the logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureFault {
    /// SVG: it can carry scripts, which would run with the rights of whoever sees the page.
    Svg,
    /// Neither PNG nor JPEG.
    NotAPicture,
    /// More than [`MAX_LOGO`].
    TooLarge,
}

impl PictureFault {
    /// Returns the key of the text that says why and what to do.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Svg => "settings-logo-svg",
            Self::NotAPicture => "settings-logo-not-a-picture",
            Self::TooLarge => "settings-logo-too-large",
        }
    }
}

/// Returns the media type of a picture that may be the logo, or why it may not. The first bytes are those of
/// PNG (ISO/IEC 15948, 5.2) and JPEG (ITU-T T.81, B.1.1.3).
pub(super) fn media_type(bytes: &[u8]) -> Result<&'static str, PictureFault> {
    let media_type = match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ if is_svg(bytes) => return Err(PictureFault::Svg),
        _ => return Err(PictureFault::NotAPicture),
    };
    if bytes.len() > MAX_LOGO { Err(PictureFault::TooLarge) } else { Ok(media_type) }
}

/// Recognises an SVG, so that its owner hears the real reason; what slips through is refused all the same.
fn is_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_lowercase();
    start.trim_start_matches('\u{feff}').trim_start().starts_with('<') && start.contains("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

    #[test]
    fn png_and_jpeg_are_told_by_their_first_bytes() {
        assert_eq!(media_type(PNG), Ok("image/png"));
        assert_eq!(media_type(JPEG), Ok("image/jpeg"));
    }

    #[test]
    fn an_svg_is_refused_as_an_svg_however_it_begins() {
        for svg in [
            "<svg xmlns='http://www.w3.org/2000/svg'>",
            "\u{feff}<?xml version='1.0'?>\n<!-- logo -->\n<SVG>",
            " \n<!DOCTYPE svg><svg/>",
        ] {
            assert_eq!(media_type(svg.as_bytes()), Err(PictureFault::Svg), "{svg}");
        }
    }

    #[test]
    fn other_files_are_refused_whatever_they_are_called() {
        for other in [&b""[..], b"\x89PNG", b"GIF89a", b"<html><script>", b"%PDF-1.7", b"\xff\xd8"] {
            assert_eq!(media_type(other), Err(PictureFault::NotAPicture), "{other:?}");
        }
    }

    #[test]
    fn a_logo_may_be_256_kib_and_not_a_byte_more() {
        let mut picture = PNG.to_vec();
        picture.resize(MAX_LOGO, 0);
        assert_eq!(media_type(&picture), Ok("image/png"));
        picture.push(0);
        assert_eq!(media_type(&picture), Err(PictureFault::TooLarge));
    }
}
