//! How a table of statements is asked for: what is in it, in which order, and which page of it. All of it is in
//! the address, so that every view can be linked to.

use std::cmp::Ordering;

use ui::format::compare_codes;

use super::filter::{Filter, Match, query_of};

/// How many rows a page shows.
pub(super) const PER_PAGE: usize = 100;

/// Which part of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    /// The page, from 1.
    pub(super) current: usize,
    /// How many pages there are, at least 1.
    pub(super) total: usize,
}

impl Paging {
    /// Returns the page that was asked for, or the nearest there is.
    pub(super) fn of(asked: usize, rows: usize) -> Self {
        let total = rows.div_ceil(PER_PAGE).max(1);
        Self { current: asked.clamp(1, total), total }
    }

    /// Returns how many rows come before this page.
    pub(super) fn skipped(self) -> usize {
        (self.current - 1) * PER_PAGE
    }

    /// Returns the pages to link to: first, last, and those around this one; `None` stands for a gap.
    pub(super) fn shown(self) -> Vec<Option<usize>> {
        let mut shown = Vec::new();
        for page in 1..=self.total {
            if page == 1 || page == self.total || page.abs_diff(self.current) <= 2 {
                shown.push(Some(page));
            } else if shown.last() != Some(&None) {
                shown.push(None);
            }
        }
        shown
    }
}

/// What a table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SortBy {
    Code,
    Group,
    Votes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) by: SortBy,
    pub(super) is_descending: bool,
}

impl SortBy {
    const ALL: [Self; 3] = [Self::Code, Self::Group, Self::Votes];

    pub(super) const fn slug(self) -> &'static str {
        match self {
            Self::Code => "id",
            Self::Group => "gruppe",
            Self::Votes => "stemmer",
        }
    }
}

impl Sort {
    pub(super) fn from_text(text: &str) -> Option<Self> {
        let (name, is_descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        SortBy::ALL.into_iter().find(|by| by.slug() == name).map(|by| Self { by, is_descending })
    }

    pub(super) fn text(self) -> String {
        format!("{}{}", if self.is_descending { "-" } else { "" }, self.by.slug())
    }

    /// Sorts; equals stay in the order of capture, and those without votes come last either way.
    pub(super) fn apply(self, hits: &mut [Match<'_>]) {
        let turn = |order: Ordering| if self.is_descending { order.reverse() } else { order };
        hits.sort_by(|one, other| {
            let (one, other) = (one.statement, other.statement);
            match self.by {
                SortBy::Code => turn(compare_codes(&one.code, &other.code)),
                SortBy::Group => turn(compare_codes(&one.group, &other.group)),
                SortBy::Votes => {
                    one.votes.is_none().cmp(&other.votes.is_none()).then_with(|| turn(one.votes.cmp(&other.votes)))
                }
            }
        });
    }
}

/// What the address asks for.
pub(super) struct View {
    pub(super) filter: Filter,
    pub(super) sort: Option<Sort>,
    pub(super) page: usize,
}

impl View {
    pub(super) fn from_pairs(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        Self {
            filter: Filter::from_pairs(pairs),
            sort: value("sorter").and_then(Sort::from_text),
            page: value("side").and_then(|page| page.parse().ok()).unwrap_or(1),
        }
    }

    pub(super) fn url(&self, base: &str, sort: Option<Sort>, page: usize) -> String {
        let mut pairs = self.filter.pairs();
        pairs.extend(sort.map(|sort| ("sorter", sort.text())));
        if page > 1 {
            pairs.push(("side", page.to_string()));
        }
        if pairs.is_empty() { base.to_owned() } else { format!("{base}?{}", query_of(&pairs)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::Place;
    use crate::statement::filter::filter;
    use crate::statement::tests::statement;

    #[test]
    fn every_row_is_on_one_page_and_a_page_too_far_is_the_last() {
        assert_eq!(Paging::of(1, 0), Paging { current: 1, total: 1 });
        assert_eq!(Paging::of(9, 201), Paging { current: 3, total: 3 });
        assert_eq!(Paging::of(0, 200), Paging { current: 1, total: 2 });
        assert_eq!(Paging::of(3, 201).skipped(), 200);
    }

    #[test]
    fn first_last_and_near_pages_are_shown_with_gaps_between() {
        let paging = Paging { current: 6, total: 12 };
        assert_eq!(paging.shown(), [Some(1), None, Some(4), Some(5), Some(6), Some(7), Some(8), None, Some(12)]);
        assert_eq!(Paging { current: 1, total: 3 }.shown(), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn table_nine_comes_before_table_ten_and_what_has_no_votes_comes_last_either_way() {
        let with = |code: &str, group: &str, votes: Option<i64>| crate::statement::Statement {
            group: group.into(),
            votes,
            ..statement(code, "", &[Place::NotPlaced])
        };
        let statements = [with("a", "1.10", None), with("b", "1.9", Some(2)), with("c", "1.9", Some(7))];
        let sorted = |text: &str| {
            let mut hits = filter(&statements, &Filter::default());
            Sort::from_text(text).unwrap().apply(&mut hits);
            hits.into_iter().map(|hit| hit.statement.code.clone()).collect::<String>()
        };
        assert_eq!(sorted("gruppe"), "bca");
        assert_eq!(sorted("-gruppe"), "abc");
        assert_eq!(sorted("stemmer"), "bca");
        assert_eq!(sorted("-stemmer"), "cba");
    }

    #[test]
    fn sorting_and_turning_pages_keep_the_filter() {
        let pairs = [("ord", "god skole"), ("sorter", "-stemmer"), ("side", "3")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let view = View::from_pairs(&pairs);
        assert_eq!(view.url("/x", view.sort, view.page), "/x?ord=god%20skole&sorter=-stemmer&side=3");
        assert_eq!(View::from_pairs(&[]).url("/x", None, 1), "/x");
    }
}
