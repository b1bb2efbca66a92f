//! What the typesetter can see: the template, the document as data, the drawings and the fonts. No disk, no network,
//! no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::{Fonts, Paper, data};
use crate::{Block, Document, ReportError, photo};

/// The row headers of tables are still behind a feature of typst 0.15; without them a screen reader cannot name the row.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

const TEMPLATE: &str = include_str!("template.typ");

/// Everything one report is typeset from.
pub(super) struct Sheet {
    fonts: Fonts,
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Sheet {
    /// Lays out the files of a document that has been prepared.
    pub(super) fn new(document: &Document, fonts: &Fonts, paper: Paper) -> Result<Self, ReportError> {
        let mut files = vec![(named("report.json")?, Bytes::new(data::json(document, fonts, paper)?))];
        let figures = document.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        });
        for (index, figure) in figures.enumerate() {
            let file = named(&format!("figure-{}.svg", index + 1))?;
            files.push((file, Bytes::from_string(data::displayable(&figure.svg, fonts))));
        }
        for (number, photo) in photo::numbered(document) {
            files.push((named(&format!("photo-{number}.jpg"))?, Bytes::new(photo.jpeg.clone())));
        }
        let template = Source::new(named("template.typ")?, TEMPLATE.to_owned());
        Ok(Self { fonts: fonts.clone(), template, files })
    }
}

/// Returns the id of a file that exists only in memory.
fn named(name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name)
        .map_err(|_| ReportError::Typesetting { reason: format!("{name} is not a file name") })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(file, _)| *file == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
