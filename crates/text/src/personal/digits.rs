//! The groups of digits in a text and what stands between them, which is all that numbers of people are made of.

use std::ops::Range;

/// A run of ASCII digits.
#[derive(Clone, Debug)]
pub(super) struct Group<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}

/// All groups of digits of a text.
#[derive(Debug)]
pub(super) struct Digits<'t> {
    text: &'t str,
    groups: Vec<Group<'t>>,
}

impl<'t> Digits<'t> {
    /// Finds the groups.
    pub(super) fn of(text: &'t str) -> Self {
        let (mut groups, mut from) = (Vec::new(), 0);
        while let Some(rest) = text.get(from..)
            && let Some(start) = rest.find(|sign: char| sign.is_ascii_digit())
        {
            let run = rest.get(start..).unwrap_or_default();
            let length = run.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(run.len());
            let range = from + start..from + start + length;
            from = range.end;
            groups.push(Group { text: text.get(range.clone()).unwrap_or_default(), range });
        }
        Self { text, groups }
    }

    /// The number of groups.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The digits of a group, or nothing beyond the last one.
    pub(super) fn group(&self, index: usize) -> &'t str {
        self.groups.get(index).map_or("", |group| group.text)
    }

    /// What stands between a group and the next; nothing when there is no next.
    pub(super) fn gap(&self, index: usize) -> Option<&'t str> {
        let (one, next) = (self.groups.get(index)?, self.groups.get(index + 1)?);
        self.text.get(one.range.end..next.range.start)
    }

    /// The text before a group.
    pub(super) fn before(&self, index: usize) -> &'t str {
        self.groups.get(index).and_then(|group| self.text.get(..group.range.start)).unwrap_or_default()
    }

    /// The text after a group.
    pub(super) fn after(&self, index: usize) -> &'t str {
        self.groups.get(index).and_then(|group| self.text.get(group.range.end..)).unwrap_or_default()
    }

    /// The bytes from one group to another, both included.
    pub(super) fn range(&self, first: usize, last: usize) -> Option<Range<usize>> {
        Some(self.groups.get(first)?.range.start..self.groups.get(last)?.range.end)
    }
}

/// Tells whether the text between two groups is one space, of any kind that stays on the line.
pub(super) fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// Tells whether the text between two groups is a hyphen or dash, with or without spaces around it.
pub(super) fn is_hyphen(gap: &str) -> bool {
    matches!(gap.trim_matches([' ', '\u{a0}']), "-" | "–" | "—" | "\u{2010}" | "\u{2011}" | "\u{2212}")
}
