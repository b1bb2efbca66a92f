//! Says a fault in Danish or English: where it is, what stands there, what to do.

use ui::i18n::Locale;

use super::fault::{Broken, Fault, Place, Unreadable, Wanted};
use super::{KINDS_BELOW, MAX_DEPTH};
use crate::core_task::TaskKind;

/// How much of a value is shown, in characters.
const SHOWN: usize = 80;

impl Fault {
    /// Says the whole fault on one line.
    #[must_use]
    pub fn line(&self, locale: &Locale) -> String {
        let parts = [format!("{}:", self.where_text(locale)), self.found_text(locale), self.wanted.text(locale)];
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Says where: file, place, and the way to it in the form.
    #[must_use]
    pub fn where_text(&self, locale: &Locale) -> String {
        let place = match self.place.text(locale) {
            place if place.is_empty() => self.file.clone(),
            place => format!("{}, {place}", self.file),
        };
        if self.path.is_empty() { place } else { format!("{place} ({})", shown(&self.path)) }
    }

    /// Says what stands there; empty where the whole file is meant, or something that is not there.
    #[must_use]
    pub fn found_text(&self, locale: &Locale) -> String {
        match (shown(&self.found), &self.wanted) {
            (found, _) if !found.is_empty() => locale.t1("exchange-found", "value", found),
            (_, Wanted::Filled | Wanted::Text | Wanted::RowKind(_) | Wanted::KnownTask(_) | Wanted::KnownTerm(_)) => {
                locale.t("exchange-found-nothing")
            }
            _ => String::new(),
        }
    }
}

/// Returns the beginning of a value, on one line.
fn shown(value: &str) -> String {
    let start: String = value.chars().take(SHOWN * 4).collect();
    let line = start.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

impl Place {
    /// Says the place inside the file; empty for the whole file.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::File => String::new(),
            Self::Text { line, column } => locale.t2("exchange-place-text", "line", line, "column", column),
            Self::Cell { sheet, row: 0, column } if !column.is_empty() => {
                locale.t2("exchange-place-column", "sheet", sheet, "column", column)
            }
            Self::Cell { sheet, row: 0, .. } => locale.t1("exchange-place-sheet", "sheet", sheet),
            Self::Cell { sheet, row, column } if column.is_empty() => {
                locale.t2("exchange-place-row", "sheet", sheet, "row", row)
            }
            Self::Cell { sheet, row, column } => {
                locale.with("exchange-place-cell", &[("sheet", sheet), ("row", row), ("column", column)])
            }
        }
    }
}

impl Wanted {
    /// Says what to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Readable(unreadable) => locale.t(unreadable.key()),
            Self::Json(broken) => locale.t(broken.key()),
            Self::KnownKey(near) => with_near("exchange-wanted-known-key", near.as_deref(), locale),
            Self::KnownColumn(near) => with_near("exchange-wanted-known-column", near.as_deref(), locale),
            Self::KnownSheet(near) => with_near("exchange-wanted-known-sheet", near.as_deref(), locale),
            Self::KnownTask(near) => with_near("exchange-wanted-known-task", near.as_deref(), locale),
            Self::KnownTerm(near) => with_near("exchange-wanted-known-term", near.as_deref(), locale),
            Self::KeyOnce(place) => locale.t1("exchange-wanted-key-once", "place", place.text(locale)),
            Self::Once(place) => locale.t1("exchange-wanted-once", "place", place.text(locale)),
            Self::Key(name) => locale.t1("exchange-wanted-key", "name", name),
            Self::Sheet(name) => locale.t1("exchange-wanted-sheet", "name", name),
            Self::Column(name) => locale.t1("exchange-wanted-column", "name", name),
            Self::TaskKind => {
                let names = KINDS_BELOW.map(TaskKind::name).join(", ");
                locale.t1("exchange-wanted-task-kind", "names", names)
            }
            Self::RowKind(names) => locale.t1("exchange-wanted-row-kind", "names", names.join(", ")),
            Self::AtMost(most) => locale.count("exchange-wanted-at-most", i64::try_from(*most).unwrap_or(i64::MAX)),
            Self::LessDeep => locale.t1("exchange-wanted-less-deep", "most", MAX_DEPTH),
            other => locale.t(other.key()),
        }
    }

    /// The key of the text of what needs no more than that.
    const fn key(&self) -> &'static str {
        match self {
            Self::Text => "exchange-wanted-text",
            Self::TextOrNull => "exchange-wanted-text-or-null",
            Self::Filled => "exchange-wanted-filled",
            Self::FromOne => "exchange-wanted-from-one",
            Self::Flag => "exchange-wanted-flag",
            Self::Object => "exchange-wanted-object",
            Self::TextOrObject => "exchange-wanted-text-or-object",
            Self::List => "exchange-wanted-list",
            Self::Visible => "exchange-wanted-visible",
            Self::Letters => "exchange-wanted-letters",
            Self::ColumnOnce => "exchange-wanted-column-once",
            Self::OneRow => "exchange-wanted-one-row",
            Self::AuthorityAbove => "exchange-wanted-authority-above",
            Self::Nothing => "exchange-wanted-nothing",
            Self::Machine => "exchange-wanted-machine",
            Self::OwnRow => "exchange-wanted-own-row",
            Self::Value => "exchange-wanted-value",
            _ => "exchange-wanted-fewer-faults",
        }
    }
}

/// Says what to do, with the nearest of what could have been meant.
fn with_near(key: &str, near: Option<&str>, locale: &Locale) -> String {
    let text = locale.t(key);
    match near {
        Some(near) => format!("{} {text}", locale.t1("exchange-near", "name", near)),
        None => text,
    }
}

impl Unreadable {
    const fn key(self) -> &'static str {
        match self {
            Self::Empty => "exchange-file-empty",
            Self::TooLarge => "exchange-file-too-large",
            Self::NotUtf8 => "exchange-file-not-utf8",
            Self::Mark => "exchange-file-mark",
            Self::NotAWorkbook => "exchange-file-not-a-workbook",
            Self::OldExcel => "exchange-file-old-excel",
            Self::Encrypted => "exchange-file-encrypted",
            Self::Corrupt => "exchange-file-corrupt",
        }
    }
}

impl Broken {
    const fn key(self) -> &'static str {
        match self {
            Self::Comment => "exchange-json-comment",
            Self::NoColon => "exchange-json-no-colon",
            Self::NoComma => "exchange-json-no-comma",
            Self::TrailingComma => "exchange-json-trailing-comma",
            Self::MoreThanOne => "exchange-json-more-than-one",
            Self::Quotes => "exchange-json-quotes",
            Self::OpenText => "exchange-json-open-text",
            Self::Hidden => "exchange-json-hidden",
            Self::Escape => "exchange-json-escape",
            Self::NotClosed => "exchange-json-not-closed",
            Self::TooDeep => "exchange-json-too-deep",
            Self::Unexpected => "exchange-json-unexpected",
        }
    }
}
