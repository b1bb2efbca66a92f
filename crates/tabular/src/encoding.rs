//! Which characters the bytes of a CSV file stand for.
//!
//! Excel saves CSV as UTF-8 with a mark, as UTF-16 with a mark, or as Windows-1252 without any; other
//! programs save plain UTF-8. Danish text in Windows-1252 is practically never valid UTF-8, so validity decides.

use crate::read::ReadError;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Danish letters in UTF-8 read as Windows-1252. In a file that is not valid UTF-8 they mean that it is mixed.
const MOJIBAKE: [&str; 6] = ["Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…"];

/// Returns the text of a file, without byte order mark.
///
/// # Errors
/// [`ReadError::NotATable`] for binary content, [`ReadError::MixedEncoding`] with the first bad line for text that
/// is neither UTF-8, UTF-16 nor Windows-1252.
pub(crate) fn decode(file: &str, bytes: &[u8]) -> Result<String, ReadError> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            decode_exactly(encoding, rest).ok_or_else(|| mixed(file, encoding, rest))?
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
                if MOJIBAKE.iter().any(|sign| text.contains(sign)) {
                    return Err(mixed(file, UTF_8, bytes));
                }
                text.into_owned()
            }
        },
    };
    if text.contains('\0') {
        return Err(ReadError::NotATable { file: file.to_owned() });
    }
    Ok(text)
}

fn decode_exactly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// Names the line on which the text stops making sense.
fn mixed(file: &str, encoding: &'static Encoding, bytes: &[u8]) -> ReadError {
    let good = if encoding == UTF_16LE || encoding == UTF_16BE {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        text.split('\u{fffd}').next().unwrap_or_default().to_owned()
    } else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned()
    };
    ReadError::MixedEncoding { file: file.to_owned(), line: 1 + good.matches('\n').count() }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn danish_letters_survive_every_encoding_excel_saves_in() {
        let wanted = "Læring på Åbenrå Skole – 5 €";
        let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(wanted.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        let windows = WINDOWS_1252.encode(wanted).0.into_owned();
        let files = [
            wanted.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", wanted.as_bytes()].concat(),
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
            windows,
        ];
        for bytes in files {
            assert_eq!(decode("f.csv", &bytes).unwrap(), wanted);
        }
    }

    #[test]
    fn a_file_with_two_encodings_is_refused_with_the_line_where_it_changes() {
        let bytes = [b"id;tekst\n1;b\xc3\xb8rn\n2;".as_slice(), b"l\xe6ring\n"].concat();
        let error = decode("f.csv", &bytes).unwrap_err();
        assert!(matches!(error, ReadError::MixedEncoding { line: 3, .. }), "{error}");
    }

    #[test]
    fn bytes_with_zeros_are_not_a_table() {
        assert!(matches!(decode("f.csv", b"a\0b"), Err(ReadError::NotATable { .. })));
    }
}
