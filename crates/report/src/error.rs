//! What can be wrong with a report, said so that the one who wrote the content can mend it.

/// The reason why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The title is empty.
    #[error("The document has no title. Give it one: it is the name of the file and what a screen reader says first.")]
    NoTitle,
    /// The text is not a day.
    #[error("\"{text}\" is not a day that exists. Write it as 2026-11-21.")]
    Date {
        /// What was given.
        text: String,
    },
    /// The text is not a colour.
    #[error("\"{text}\" is not a colour. Write it as #1f4e79.")]
    Colour {
        /// What was given.
        text: String,
    },
    /// A heading has no words.
    #[error("The heading with id \"{id}\" has no text. Give it some, or leave it out.")]
    EmptyHeading {
        /// The id of the heading.
        id: String,
    },
    /// A heading's level is not between 1 and 4.
    #[error("The heading \"{heading}\" has level {level}. Use a level from 1 to 4.")]
    HeadingLevel {
        /// The heading's words.
        heading: String,
        /// The level it has.
        level: u8,
    },
    /// A heading is more than one level below the one before it.
    #[error("The heading \"{heading}\" has level {level}, but may be at most {most} here: levels must not be skipped.")]
    SkippedLevel {
        /// The heading's words.
        heading: String,
        /// The level it has.
        level: u8,
        /// The deepest level it may have.
        most: u8,
    },
    /// The id of a heading or a target has characters that not all formats allow.
    #[error(
        "The id \"{id}\" of \"{text}\" cannot be used. Use a letter from a to z, then letters, digits, \"-\", \"_\" or \".\"."
    )]
    Id {
        /// The words that have the id.
        text: String,
        /// The id they have.
        id: String,
    },
    /// Two headings or targets have the same id.
    #[error("\"{text}\" has the id \"{id}\", which something else has already. Give it its own.")]
    DuplicateId {
        /// The words of the second one.
        text: String,
        /// The id they share.
        id: String,
    },
    /// A reference points at a heading that is not there.
    #[error("The reference \"{text}\" points at \"{target_id}\", but nothing has that id.")]
    UnknownTarget {
        /// The reference's words.
        text: String,
        /// The id it points at.
        target_id: String,
    },
    /// A link has an address that may not be linked to.
    #[error("The link \"{text}\" has the address \"{url}\". Use one that begins with https://, http:// or mailto:.")]
    Address {
        /// The link's words.
        text: String,
        /// The address it has.
        url: String,
    },
    /// A table has no columns.
    #[error("Table {number}, \"{caption}\", has no columns. Give it at least one, or leave it out.")]
    NoColumns {
        /// The number of the table, from 1.
        number: usize,
        /// The table's caption.
        caption: String,
    },
    /// A row of a table does not fit the columns.
    #[error("Row {row} of table {number}, \"{caption}\", has {cells} cells, but the table has {columns} columns.")]
    RowLength {
        /// The number of the table, from 1.
        number: usize,
        /// The table's caption.
        caption: String,
        /// The number of the row, from 1; the total is the last.
        row: usize,
        /// The cells it has.
        cells: usize,
        /// The cells it should have.
        columns: usize,
    },
    /// A figure does not say what it shows.
    #[error("Figure {number}, \"{caption}\", has no alternative text. Say in words what it shows.")]
    NoAlternative {
        /// The number of the figure, from 1.
        number: usize,
        /// The figure's caption.
        caption: String,
    },
    /// A figure's drawing cannot be used.
    #[error("The drawing of figure {number}, \"{caption}\", cannot be used: {reason}.")]
    Picture {
        /// The number of the figure, from 1.
        number: usize,
        /// The figure's caption.
        caption: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A photograph does not say what it shows.
    #[error("Photograph {number} has no alternative text. Say in words what it shows.")]
    NoPhotoAlternative {
        /// The number of the photograph, from 1.
        number: usize,
    },
    /// A photograph cannot be used.
    #[error("Photograph {number} cannot be used: {reason}.")]
    Photo {
        /// The number of the photograph, from 1.
        number: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A font file is not one.
    #[error("Font file number {number} is not a TrueType or OpenType font (WOFF cannot be used).")]
    Font {
        /// Its place in the list, from 1.
        number: usize,
    },
    /// The typesetter refused the document.
    #[error("The PDF could not be typeset: {reason}.")]
    Typesetting {
        /// What it said.
        reason: String,
    },
    /// The Word file could not be put together.
    #[error("The Word file could not be written: {reason}.")]
    Package {
        /// What went wrong.
        reason: String,
    },
}
