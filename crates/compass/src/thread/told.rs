//! What is said of what hangs together by itself: its context tells that it does, and nobody has written why.

use ui::i18n::Locale;

use super::{Kind, Relation, Tie};

/// Returns what stands beside a thing that its context tells lies above or below another.
pub(super) fn tie(locale: &Locale, lower: Kind, upper: Kind) -> Tie {
    let reason = key(lower, upper).map_or_else(String::new, |key| locale.t(key));
    Tie { id: String::new(), relation: Relation::Supports, reason, may_end: false }
}

const fn key(lower: Kind, upper: Kind) -> Option<&'static str> {
    Some(match (lower, upper) {
        (Kind::Camp, Kind::CoreTask) => "thread-told-camp",
        (Kind::Finding, Kind::Camp) => "thread-told-finding",
        (Kind::Theme | Kind::Category | Kind::Statement, Kind::Finding) => "thread-told-by-finding",
        (Kind::Theme, Kind::Camp) => "thread-told-theme",
        (Kind::Category | Kind::Statement, Kind::Theme) => "thread-told-by-theme",
        (Kind::Category, Kind::Camp) => "thread-told-category",
        (Kind::Statement, Kind::Category) => "thread-told-in-category",
        (Kind::Statement, Kind::Camp) => "thread-told-statement",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_stands_on_a_board_says_why_it_lies_under_its_camp() {
        for kind in [Kind::Finding, Kind::Theme, Kind::Category, Kind::Statement] {
            assert!(key(kind, Kind::Camp).is_some(), "{kind:?}");
        }
        assert!(key(Kind::Camp, Kind::CoreTask).is_some());
    }
}
