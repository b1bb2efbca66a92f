//! What has happened to a theme: read off the board's steps, newest first.

use platform::time::Timestamp;
use ui::i18n::Locale;

use crate::consolidation::{Change, Edit, Step, Theme};

/// A step that touched a theme, in words.
pub(super) struct HistoryLine {
    pub(super) what: String,
    pub(super) when: String,
    pub(super) by: String,
    /// The theme as it was before, when its wording or what it rests on was changed.
    pub(super) before: Option<Former>,
}

/// A theme as it once was.
pub(super) struct Former {
    pub(super) title: String,
    pub(super) words: String,
    pub(super) categories: usize,
    pub(super) statements: usize,
}

fn edits<'s>(steps: &'s [Step], theme: &'s str) -> impl Iterator<Item = (&'s Step, &'s Edit<Theme>)> {
    steps.iter().flat_map(move |step| {
        let edit = move |change: &'s Change| match change {
            Change::Theme(edit) if edit.id == theme => Some((step, edit)),
            _ => None,
        };
        step.changes.iter().filter_map(edit)
    })
}

fn says_the_same(one: &Theme, other: &Theme) -> bool {
    one.title == other.title
        && one.words == other.words
        && one.statements == other.statements
        && one.categories == other.categories
}

/// Returns the number of the latest step that changed what a theme says or rests on; 0 when there is none among
/// `steps` (newest first).
pub(super) fn latest_wording(steps: &[Step], theme: &str) -> i64 {
    let changes_it = |edit: &Edit<Theme>| !matches!((&edit.before, &edit.after), (Some(before), Some(after)) if says_the_same(before, after));
    edits(steps, theme).find(|(_, edit)| changes_it(edit)).map_or(0, |(step, _)| step.number)
}

/// Returns a theme's history, in the order of `steps`.
pub(super) fn history(steps: &[Step], theme: &str, locale: &Locale) -> Vec<HistoryLine> {
    let line = |(step, edit): (&Step, &Edit<Theme>)| HistoryLine {
        what: what(step, edit, locale),
        when: locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
        by: step.by_name.clone(),
        before: former(edit),
    };
    edits(steps, theme).map(line).collect()
}

fn what(step: &Step, edit: &Edit<Theme>, locale: &Locale) -> String {
    match (&edit.before, &edit.after) {
        _ if step.kind == "undo" => locale.t("theme-history-undone"),
        (None, _) if step.kind == "import" => locale.t("theme-history-imported"),
        (None, _) => locale.t("theme-history-written"),
        (Some(_), None) => locale.t("theme-history-removed"),
        (Some(before), Some(after)) if says_the_same(before, after) => {
            locale.t2("theme-history-moved", "from", before.number, "to", after.number)
        }
        (Some(_), Some(_)) => locale.t("theme-history-edited"),
    }
}

fn former(edit: &Edit<Theme>) -> Option<Former> {
    let before = edit.before.as_ref()?;
    let is_same = edit.after.as_ref().is_some_and(|after| says_the_same(before, after));
    (!is_same).then(|| Former {
        title: before.title.clone(),
        words: before.words.clone(),
        categories: before.categories.len(),
        statements: before.statements.len(),
    })
}
