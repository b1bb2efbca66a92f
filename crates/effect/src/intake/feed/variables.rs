//! What a table of StatBank is made of, as the form for it shows.

use ui::i18n::Locale;

use crate::intake::statbank::{TableInfo, Variable};

/// So many values of a variable are shown.
const MOST_VALUES: usize = 150;

/// A table and its variables.
pub(super) struct TableView {
    /// Its code and what it is about.
    pub(super) title: String,
    pub(super) variables: Vec<VariableView>,
}

/// A variable with the codes of its values.
pub(super) struct VariableView {
    pub(super) code: String,
    pub(super) text: String,
    /// What is fetched when nobody mentions it.
    pub(super) unmentioned: String,
    pub(super) count: usize,
    /// Code and name of the first of them.
    pub(super) values: Vec<(String, String)>,
    /// How many there are beside these.
    pub(super) more: usize,
}

impl TableView {
    pub(super) fn of(locale: &Locale, info: &TableInfo) -> Self {
        Self {
            title: format!("{}: {}", info.id, info.text),
            variables: info.variables.iter().map(|variable| VariableView::of(locale, variable)).collect(),
        }
    }
}

impl VariableView {
    fn of(locale: &Locale, variable: &Variable) -> Self {
        // Time goes on: its newest values are what one looks for.
        let values = variable.values.iter().map(|value| (value.id.clone(), value.text.clone()));
        let values: Vec<_> =
            if variable.time { values.rev().take(MOST_VALUES).collect() } else { values.take(MOST_VALUES).collect() };
        Self {
            code: variable.id.clone(),
            text: variable.text.clone(),
            unmentioned: match variable.total() {
                Some(total) => locale.t1("feed-variable-total", "total", format!("{} ({})", total.text, total.id)),
                None => locale.t("feed-variable-all"),
            },
            count: variable.values.len(),
            more: variable.values.len().saturating_sub(values.len()),
            values,
        }
    }
}
