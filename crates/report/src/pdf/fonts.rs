//! The typefaces of a PDF, read once and used for every report.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::ReportError;

/// The typefaces reports are set in. Reading them takes some milliseconds, so a program makes this once; clones are cheap.
///
/// The first typeface given sets the text. A serif typeface with Latin, Greek, Cyrillic and many signs is always at
/// hand for what the given ones lack, and sets everything when none are given.
#[derive(Debug, Clone)]
pub struct Fonts(Arc<Loaded>);

#[derive(Debug)]
struct Loaded {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    families: Vec<String>,
}

static BUNDLED: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|file| Font::iter(Bytes::new(file))).collect());

/// The bundled families in the order they are tried, as typst writes their names.
const BUNDLED_FAMILIES: [&str; 3] = ["libertinus serif", "new computer modern", "dejavu sans mono"];

impl Fonts {
    /// Returns only the typefaces that come with this crate.
    #[must_use]
    pub fn bundled() -> Self {
        Self::loaded(Vec::new())
    }

    /// Reads TrueType or OpenType font files, such as IBM Plex Sans in regular, bold, italic and bold italic.
    ///
    /// # Errors
    /// [`ReportError::Font`] with the place of the first file that is not a font.
    pub fn new<File>(files: impl IntoIterator<Item = File>) -> Result<Self, ReportError>
    where
        File: AsRef<[u8]> + Send + Sync + 'static,
    {
        let mut given = Vec::new();
        for (index, file) in files.into_iter().enumerate() {
            let before = given.len();
            given.extend(Font::iter(Bytes::new(file)));
            if given.len() == before {
                return Err(ReportError::Font { number: index + 1 });
            }
        }
        Ok(Self::loaded(given))
    }

    fn loaded(mut fonts: Vec<Font>) -> Self {
        let mut seen = BTreeSet::new();
        let names = fonts.iter().map(|font| font.info().family.to_lowercase());
        let mut families: Vec<String> = names.filter(|name| seen.insert(name.clone())).collect();
        families.extend(BUNDLED_FAMILIES.map(str::to_owned));
        fonts.extend(BUNDLED.iter().cloned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self(Arc::new(Loaded { fonts, book, families }))
    }

    /// Returns the names of the typefaces in the order they are tried.
    pub(crate) fn families(&self) -> &[String] {
        &self.0.families
    }

    /// Returns the name of the typeface that sets the text, as the font file spells it.
    pub(crate) fn first_family(&self) -> &str {
        self.0.fonts.first().map_or("", |font| font.info().family.as_str())
    }

    /// Returns every font file's bytes, the given ones first.
    pub(crate) fn files(&self) -> impl Iterator<Item = &[u8]> {
        self.0.fonts.iter().map(|font| font.data().as_slice())
    }

    /// Returns whether some typeface has the character.
    pub(super) fn can_show(&self, character: char) -> bool {
        self.0.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// Returns whether one typeface has all of these characters: what is written as one sign is set in one typeface.
    pub(super) fn can_show_together(&self, sign: &str) -> bool {
        let has_all = |font: &Font| sign.chars().all(|character| font.info().coverage.contains(u32::from(character)));
        self.0.fonts.iter().any(has_all)
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }
}
