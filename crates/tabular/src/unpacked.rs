//! Looks through a packed workbook before it is read, so that a small file cannot unpack to a large memory.
//!
//! The sizes written in the archive are not believed: every part is unpacked and counted, and thrown away. The
//! reader of workbooks also sets memory aside for as many texts as the file says it has; a number that the file
//! is too small to hold is refused.

use crate::limits::{MAX_PART_BYTES, MAX_UNPACKED_BYTES};
use crate::read::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Parts that are large in honest workbooks, by a piece of their path.
const LARGE_PARTS: [&str; 8] =
    ["worksheets/", "sharedstrings", "media/", "pivotcache", "drawings/", "comments", "embeddings/", "printersettings"];

/// Checks that the archive is a workbook that unpacks within the limits.
///
/// # Errors
/// [`ReadError::NotATable`] for another kind of archive, [`ReadError::Corrupt`], [`ReadError::Encrypted`] or
/// [`ReadError::UnpacksTooLarge`].
pub(crate) fn check(file: &str, bytes: &[u8]) -> Result<(), ReadError> {
    let corrupt = |reason: String| ReadError::Corrupt { file: file.to_owned(), reason };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| corrupt(error.to_string()))?;
    if !archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case("[Content_Types].xml")) {
        return Err(ReadError::NotATable { file: file.to_owned() });
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                ReadError::Encrypted { file: file.to_owned() }
            }
            other => corrupt(other.to_string()),
        })?;
        let name = part.name().map_err(|error| corrupt(error.to_string()))?.replace('\\', "/").to_lowercase();
        let limit = if is_large(&name) { left } else { left.min(MAX_PART_BYTES) };
        let texts = name.ends_with("sharedstrings.xml");
        let mut counted = Counted { seen: 0, text: Vec::new(), keep: texts };
        let mut part = part.take(limit + 1);
        std::io::copy(&mut part, &mut counted).map_err(|error| corrupt(format!("{name}: {error}")))?;
        if counted.seen > limit {
            return Err(ReadError::UnpacksTooLarge { file: file.to_owned() });
        }
        left -= counted.seen;
        if texts && !has_honest_count(&counted.text) {
            return Err(corrupt(format!("{name} claims more texts than it holds")));
        }
    }
    Ok(())
}

fn is_large(name: &str) -> bool {
    !name.ends_with("styles.xml") && LARGE_PARTS.iter().any(|piece| name.contains(piece))
}

/// Counts what is written to it and keeps it only when asked to.
struct Counted {
    seen: u64,
    text: Vec<u8>,
    keep: bool,
}

impl std::io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.seen += bytes.len() as u64;
        if self.keep {
            self.text.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Tells whether every `uniqueCount` is smaller than the part. Wide characters could hide one and are not honest.
fn has_honest_count(xml: &[u8]) -> bool {
    if xml.contains(&0) || xml.starts_with(b"\xff\xfe") || xml.starts_with(b"\xfe\xff") {
        return false;
    }
    let text = String::from_utf8_lossy(xml);
    text.match_indices("uniqueCount").all(|(at, name)| {
        let value = text.get(at + name.len()..).unwrap_or_default();
        let digits = value.trim_start_matches(|sign: char| sign.is_whitespace() || "='\"+".contains(sign));
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.is_empty() || digits.parse::<usize>().is_ok_and(|count| count <= xml.len())
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_bomb_is_refused_before_it_is_unpacked_into_memory() {
        let zeros = vec![b' '; usize::try_from(MAX_UNPACKED_BYTES).unwrap() / 2 + 1];
        let sheets = ("xl/worksheets/sheet1.xml", zeros.as_slice());
        let bomb = archive(&[("[Content_Types].xml", b""), sheets, ("xl/worksheets/sheet2.xml", &zeros)]);
        assert!(bomb.len() < 1_000_000);
        assert!(matches!(check("b.xlsx", &bomb), Err(ReadError::UnpacksTooLarge { .. })));
    }

    #[test]
    fn a_part_that_is_never_large_in_honest_files_has_a_lower_limit() {
        let styles = vec![b' '; usize::try_from(MAX_PART_BYTES).unwrap() + 1];
        let file = archive(&[("[Content_Types].xml", b""), ("xl/worksheets/styles.xml", &styles)]);
        assert!(matches!(check("b.xlsx", &file), Err(ReadError::UnpacksTooLarge { .. })));
    }

    #[test]
    fn a_claim_of_a_billion_texts_is_refused() {
        for claim in ["<sst uniqueCount=\"9999999999999\">", "<sst uniqueCount = '77777777777777777777777'>"] {
            let file = archive(&[("[Content_Types].xml", b""), ("xl/sharedStrings.xml", claim.as_bytes())]);
            assert!(matches!(check("b.xlsx", &file), Err(ReadError::Corrupt { .. })), "{claim}");
        }
    }

    #[test]
    fn another_archive_is_not_a_table() {
        let file = archive(&[("readme.txt", b"hello")]);
        assert!(matches!(check("b.zip", &file), Err(ReadError::NotATable { .. })));
    }
}
