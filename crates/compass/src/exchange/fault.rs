//! What is wrong with a file, where, and what should have stood there.

/// One thing wrong with a file. [`Fault::line`] says it in Danish or English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// Where in the form: `welfare_tasks[2].focus[1]`, counted from 0 as in the JSON path; empty for the whole file
    /// and in a workbook.
    pub path: String,
    /// What stands there, unchanged; empty when nothing does.
    pub found: String,
    /// What should have stood there.
    pub wanted: Wanted,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    File,
    /// In a JSON file.
    Text {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// In a workbook.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The row's number; 0 for the whole sheet.
        row: usize,
        /// The column's title; empty for the whole row.
        column: String,
    },
}

/// What should have stood in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A file that can be read.
    Readable(Unreadable),
    /// JSON that makes sense.
    Json(Broken),
    /// One of the form's keys; the nearest, if one is near.
    KnownKey(Option<&'static str>),
    /// A key only once; it stands on this line already.
    KeyOnce(Place),
    /// A key that must be there.
    Key(&'static str),
    /// A text.
    Text,
    /// A text or `null`.
    TextOrNull,
    /// A text that is not empty.
    Filled,
    /// A whole number from 1.
    FromOne,
    /// `true` or `false`.
    Flag,
    /// One of the kinds of tasks.
    TaskKind,
    /// An object.
    Object,
    /// A text or an object.
    TextOrObject,
    /// A list.
    List,
    /// At most so many characters.
    AtMost(usize),
    /// At most so many levels of tasks.
    LessDeep,
    /// No invisible control characters.
    Visible,
    /// A title with letters or digits.
    Letters,
    /// Something that no other of its kind has; it stands at this place too.
    Once(Place),
    /// Nothing more: there are too many faults to tell them all.
    FewerFaults,
    /// A sheet with this name.
    Sheet(&'static str),
    /// A column with this title.
    Column(&'static str),
    /// A column title that only one column has.
    ColumnOnce,
    /// One of the workbook's columns; the nearest, if one is near.
    KnownColumn(Option<&'static str>),
    /// One of the workbook's sheets; the nearest, if one is near.
    KnownSheet(Option<&'static str>),
    /// At most one row.
    OneRow,
    /// The name of a task in the workbook; the nearest, if one is near.
    KnownTask(Option<String>),
    /// A term of the sheet of definitions.
    KnownTerm(Option<String>),
    /// One of the words for what a row is.
    RowKind(Vec<&'static str>),
    /// A row of an authority task above.
    AuthorityAbove,
    /// Nothing: this kind of row has no such thing.
    Nothing,
    /// What the program itself wrote there.
    Machine,
    /// A row of one's own, without the word that marks an example.
    OwnRow,
    /// A value instead of a formula's error.
    Value,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`super::MAX_BYTES`], or unpacks to too much.
    TooLarge,
    /// It is not UTF-8.
    NotUtf8,
    /// It begins with a byte order mark.
    Mark,
    /// It is not a workbook.
    NotAWorkbook,
    /// It is a workbook of Excel 97-2003.
    OldExcel,
    /// It has a password.
    Encrypted,
    /// It is damaged.
    Corrupt,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A comment.
    Comment,
    /// No colon after a key.
    NoColon,
    /// No comma between two values.
    NoComma,
    /// A comma after the last value.
    TrailingComma,
    /// Something after the end.
    MoreThanOne,
    /// A word or a key without quotation marks, or with single ones.
    Quotes,
    /// A text that does not end.
    OpenText,
    /// A line break or another control character inside a text.
    Hidden,
    /// A backslash before something that it cannot stand before.
    Escape,
    /// A list or an object that does not end.
    NotClosed,
    /// Brackets within brackets without end.
    TooDeep,
    /// Anything else.
    Unexpected,
}

impl Fault {
    /// Makes a fault that has no place in the form.
    pub(super) fn of_file(file: &str, place: Place, wanted: Wanted) -> Self {
        Self { file: file.to_owned(), place, path: String::new(), found: String::new(), wanted }
    }
}
