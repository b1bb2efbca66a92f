//! What the tables are and what their columns hold, for the page where files are chosen.

use ui::i18n::Locale;

use super::sources::Kind;
use super::wording::exercises;
use super::{MAX_TITLE, MAX_WORDS};
use crate::actor::ACTORS;

/// A table as the page explains it.
pub(super) struct TableGuide {
    /// The file's or the sheet's name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) about: String,
    /// Its columns, in the order in which they are usually written.
    pub(super) columns: Vec<ColumnGuide>,
}

/// A column as the page explains it.
pub(super) struct ColumnGuide {
    /// Its name in the header.
    pub(super) name: &'static str,
    /// Whether it must be filled in, in words.
    pub(super) need: String,
    /// What to write.
    pub(super) about: String,
}

const CORE_TASKS: &[(&str, &str)] = &[
    ("municipality", "import-column-municipality"),
    ("kind", "import-column-kind"),
    ("number", "import-column-number"),
    ("title", "import-column-title"),
    ("purpose", "import-column-purpose"),
];
const CAMPS: &[(&str, &str)] = &[
    ("camp_id", "import-column-own-camp-id"),
    ("core_task", "import-column-core-task"),
    ("date", "import-column-date"),
    ("participants", "import-column-participants"),
];
const STATEMENTS: &[(&str, &str)] = &[
    ("id", "import-column-id"),
    ("camp_id", "import-column-camp-id"),
    ("session", "import-column-session"),
    ("group", "import-column-group"),
    ("actor", "import-column-actor"),
    ("chosen_precondition", "import-column-chosen-precondition"),
    ("text", "import-column-text"),
    ("votes", "import-column-votes"),
    ("selected", "import-column-selected"),
    ("page", "import-column-page"),
];
const FRONTPAGES: &[(&str, &str)] = &[
    ("id", "import-column-id"),
    ("camp_id", "import-column-camp-id"),
    ("group", "import-column-group"),
    ("headline", "import-column-headline"),
    ("story", "import-column-story"),
    ("page", "import-column-page"),
];
const ANALYSIS: &[(&str, &str)] = &[
    ("camp_id", "import-column-camp-id"),
    ("kind", "import-column-finding-kind"),
    ("title", "import-column-finding-title"),
    ("text", "import-column-finding-text"),
    ("actor", "import-column-finding-actor"),
    ("page", "import-column-page"),
];

/// Explains all tables.
pub(super) fn tables(locale: &Locale) -> Vec<TableGuide> {
    let of = |kind: Kind| {
        let (about, columns) = match kind {
            Kind::CoreTasks => ("import-table-core-tasks", CORE_TASKS),
            Kind::Camps => ("import-table-camps", CAMPS),
            Kind::Statements => ("import-table-statements", STATEMENTS),
            Kind::Frontpages => ("import-table-frontpages", FRONTPAGES),
            Kind::Analysis => ("import-table-analysis", ANALYSIS),
        };
        let column = |(name, key): &(&'static str, &'static str)| ColumnGuide {
            name,
            need: locale.t(if kind.required().contains(name) { "import-needed" } else { "import-not-needed" }),
            about: about_column(locale, name, key),
        };
        TableGuide { name: kind.stem(), about: locale.t(about), columns: columns.iter().map(column).collect() }
    };
    Kind::ALL.into_iter().map(of).collect()
}

fn about_column(locale: &Locale, name: &str, key: &str) -> String {
    match name {
        _ if key == "import-column-finding-actor" => locale.t(key),
        "session" => locale.t1(key, "names", exercises()),
        "actor" => locale.t1(key, "names", ACTORS.join(", ")),
        "text" | "story" | "purpose" | "chosen_precondition" => {
            locale.t1(key, "max", locale.number(i64::try_from(MAX_WORDS).unwrap_or(i64::MAX)))
        }
        "headline" => locale.t1(key, "max", MAX_TITLE),
        _ => locale.t(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_names_exactly_the_columns_that_are_read() {
        for (kind, columns) in [
            (Kind::CoreTasks, CORE_TASKS),
            (Kind::Camps, CAMPS),
            (Kind::Statements, STATEMENTS),
            (Kind::Frontpages, FRONTPAGES),
            (Kind::Analysis, ANALYSIS),
        ] {
            let mut explained: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
            let mut read = [kind.required(), kind.optional()].concat();
            explained.sort_unstable();
            read.sort_unstable();
            assert_eq!(explained, read, "{kind:?}");
        }
    }
}
