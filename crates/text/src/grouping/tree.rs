//! A tree of likeness: the most alike are joined first, and a group is as like another as their members are on
//! average.

use crate::features::Dense;

/// Which groups are joined, the most alike first.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    leaves: usize,
    /// For each joining a leaf of both groups.
    joins: Vec<(usize, usize)>,
}

impl Tree {
    /// Grows the tree of leaves that are so alike, all to all, and stand for so many statements each: average linkage
    /// by chains of nearest neighbours (F. Murtagh, 1983). Between equals the leaf that comes first decides.
    pub(super) fn grow(mut likeness: Dense, mut sizes: Vec<f32>) -> Self {
        let leaves = sizes.len();
        let mut open = vec![true; leaves];
        let mut joins: Vec<(f32, usize, usize)> = Vec::with_capacity(leaves.saturating_sub(1));
        let mut chain: Vec<usize> = Vec::new();
        while joins.len() + 1 < leaves {
            let end = match chain.last() {
                Some(end) => *end,
                None => open.iter().position(|open| *open).unwrap_or(0),
            };
            if chain.is_empty() {
                chain.push(end);
            }
            let before = chain.len().checked_sub(2).and_then(|at| chain.get(at)).copied();
            let Some((next, alike)) = nearest(&likeness, &open, end, before) else { break };
            if Some(next) == before {
                chain.truncate(chain.len() - 2);
                let (kept, gone) = (end.min(next), end.max(next));
                join(&mut likeness, &mut sizes, kept, gone);
                open.get_mut(gone).into_iter().for_each(|open| *open = false);
                joins.push((alike, kept, gone));
            } else {
                chain.push(next);
            }
        }
        joins.sort_by(|one, other| other.0.total_cmp(&one.0));
        Self { leaves, joins: joins.into_iter().map(|(_, kept, gone)| (kept, gone)).collect() }
    }

    /// Cuts the tree into so many groups, or as many as there are leaves: for each leaf the first leaf of its group.
    pub(super) fn cut(&self, groups: usize) -> Vec<usize> {
        let mut firsts: Vec<usize> = (0..self.leaves).collect();
        for (one, other) in self.joins.iter().take(self.leaves.saturating_sub(groups.max(1))) {
            let (one, other) = (first(&mut firsts, *one), first(&mut firsts, *other));
            firsts.get_mut(one.max(other)).into_iter().for_each(|place| *place = one.min(other));
        }
        (0..self.leaves).map(|leaf| first(&mut firsts, leaf)).collect()
    }
}

/// The first leaf of a leaf's group; shortens the way to it for the next time.
fn first(firsts: &mut [usize], leaf: usize) -> usize {
    let mut at = leaf;
    while let Some(&up) = firsts.get(at)
        && up != at
    {
        let further = firsts.get(up).copied().unwrap_or(up);
        firsts.get_mut(at).into_iter().for_each(|place| *place = further);
        at = further;
    }
    at
}

/// The open group most like one; between equals the one before it in the chain, then the first.
fn nearest(likeness: &Dense, open: &[bool], one: usize, before: Option<usize>) -> Option<(usize, f32)> {
    let row = likeness.row(one);
    let mut best: Option<(usize, f32)> = before.and_then(|before| Some((before, *row.get(before)?)));
    for (other, (alike, open)) in row.iter().zip(open).enumerate() {
        if *open && other != one && best.is_none_or(|(_, most)| *alike > most) {
            best = Some((other, *alike));
        }
    }
    best
}

/// Joins two groups: their likeness to every other is the mean over their members.
fn join(likeness: &mut Dense, sizes: &mut [f32], kept: usize, gone: usize) {
    let size = |at: usize| sizes.get(at).copied().unwrap_or(1.0);
    let (one, other) = (size(kept), size(gone));
    let share = one / (one + other);
    let mean: Vec<f32> = likeness
        .row(kept)
        .iter()
        .zip(likeness.row(gone))
        .map(|(kept, gone)| share * kept + (1.0 - share) * gone)
        .collect();
    likeness.row_mut(kept).copy_from_slice(&mean);
    for (row, mean) in likeness.rows_mut().zip(&mean) {
        row.get_mut(kept).into_iter().for_each(|value| *value = *mean);
    }
    sizes.get_mut(kept).into_iter().for_each(|size| *size = one + other);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Dense {
        let mut likeness = Dense::zeros(4, 4);
        for (one, other, alike) in [(0, 1, 0.9), (2, 3, 0.8), (0, 2, 0.3), (0, 3, 0.1), (1, 2, 0.2), (1, 3, 0.2)] {
            likeness.row_mut(one)[other] = alike;
            likeness.row_mut(other)[one] = alike;
        }
        likeness
    }

    #[test]
    fn the_most_alike_are_joined_first() {
        let tree = Tree::grow(three(), vec![1.0; 4]);
        assert_eq!(tree.cut(4), [0, 1, 2, 3]);
        assert_eq!(tree.cut(3), [0, 0, 2, 3]);
        assert_eq!(tree.cut(2), [0, 0, 2, 2]);
        assert_eq!(tree.cut(1), [0, 0, 0, 0]);
    }

    #[test]
    fn trees_of_one_leaf_or_none_can_be_cut() {
        assert_eq!(Tree::grow(Dense::zeros(0, 0), vec![]).cut(3), [0_usize; 0]);
        assert_eq!(Tree::grow(Dense::zeros(1, 1), vec![1.0]).cut(0), [0]);
    }
}
