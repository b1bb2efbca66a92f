//! How many of the units below have said something: a total of nine schools is not the total of ten.

use super::Tree;

/// "9 of 10 units".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many of the units that should report have a value.
    pub reported: u32,
    /// How many should.
    pub expected: u32,
}

impl Coverage {
    /// Tells whether nothing is missing.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.reported == self.expected
    }
}

/// Counts, for each unit by its number, how many at or below it are `expected` to report and how many of these have
/// `reported`. Each counts once, however often it is named; one that is not expected does not count.
#[must_use]
pub fn coverage(tree: &Tree, expected: &[u32], reported: &[u32]) -> Vec<Coverage> {
    let mut all = vec![Coverage::default(); tree.len()];
    for unit in expected {
        all.get_mut(*unit as usize).into_iter().for_each(|own| own.expected = 1);
    }
    for unit in reported {
        all.get_mut(*unit as usize).into_iter().for_each(|own| own.reported = own.expected);
    }
    for unit in tree.from_top().iter().rev() {
        let own = all.get(*unit as usize).copied().unwrap_or_default();
        let above = tree.parent(*unit).and_then(|above| all.get_mut(above as usize));
        if let Some(above) = above {
            above.reported += own.reported;
            above.expected += own.expected;
        }
    }
    all
}
