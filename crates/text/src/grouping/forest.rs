//! Trees of any number of statements: one for each neighbourhood, and one of the neighbourhoods above them.

use super::draw::keeps;
use super::shards::neighbourhoods;
use super::tree::Tree;
use crate::features::{Dense, Likeness, Space, dot, gram};
use crate::passage::{Cancelled, Progress, Watch, unwatched};
use rayon::prelude::*;

/// How often the trees are grown again with a fifth left out.
const DRAWS: u64 = 10;
/// How often where there are several neighbourhoods.
const FEW_DRAWS: u64 = 3;
/// How many neighbourhoods are worked on between two looks at whoever follows the work.
const AT_ONCE: usize = 8;

/// The trees of a set of statements, or of those of them that a draw keeps.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// The statements in each tree, ascending, and the tree.
    trees: Trees,
    /// The tree of the trees.
    top: Tree,
}

/// The trees of all statements, and those that grow where a fifth is left out.
#[derive(Debug)]
pub(super) struct Forests {
    pub(super) whole: Forest,
    pub(super) drawn: Vec<Forest>,
}

/// Whether it is measured how stable groups are, which takes several times as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stability {
    Measured,
    Unmeasured,
}

/// The trees of one neighbourhood: of all its statements, and of those that each draw keeps.
type Trees = Vec<(Vec<usize>, Tree)>;

impl Forests {
    /// Grows the trees of the texts of the space, which are known by the keys.
    ///
    /// Where there are several neighbourhoods they stay as they are when a fifth is left out; then the stability of
    /// groups larger than a neighbourhood is that of joining neighbourhoods.
    pub(super) fn grow(space: &Space, keys: &[&str], measured: Stability, watch: Watch<'_>) -> Result<Self, Cancelled> {
        let parts = neighbourhoods(space, keys, (0..space.len()).collect());
        let draws = match measured {
            Stability::Unmeasured => 0,
            Stability::Measured => {
                if parts.len() > 1 {
                    FEW_DRAWS
                } else {
                    DRAWS
                }
            }
        };
        let mut grown: Vec<Trees> = Vec::with_capacity(parts.len());
        for some in parts.chunks(AT_ONCE) {
            if watch(Progress {
                done: grown.iter().filter_map(|trees| Some(trees.first()?.0.len())).sum(),
                of: space.len(),
            })
            .is_break()
            {
                return Err(Cancelled);
            }
            grown.par_extend(some.par_iter().map(|part| trees(space, keys, part, draws)));
        }
        let mut forests: Vec<Forest> = (0..=draws).map(|_| Forest::default()).collect();
        for trees in grown {
            for (forest, tree) in forests.iter_mut().zip(trees) {
                forest.trees.push(tree);
            }
        }
        forests.par_iter_mut().for_each(|forest| forest.top = forest.grow_top(space));
        let whole = forests.remove(0);
        Ok(Self { whole, drawn: forests })
    }
}

/// Grows the tree of a neighbourhood, and those of what each draw keeps of it.
///
/// Where there are several neighbourhoods, statements left out still lend their words to those kept, which saves most
/// of the time and makes groups look a little more stable.
fn trees(space: &Space, keys: &[&str], part: &[usize], draws: u64) -> Trees {
    let own = gram(space, part, &unwatched).unwrap_or_else(|_| Dense::zeros(0, 0));
    let joint = Likeness::of(own.clone()).joint;
    let grow = |draw: u64| {
        let is_kept = |at: &usize| part.get(*at).and_then(|text| keys.get(*text)).is_some_and(|key| keeps(key, draw));
        let kept: Vec<usize> = (0..part.len()).filter(is_kept).collect();
        let likeness = match draws {
            DRAWS => Likeness::of(own.chosen(&kept, &kept)).joint,
            _ => joint.chosen(&kept, &kept),
        };
        let texts: Vec<usize> = kept.iter().filter_map(|at| part.get(*at).copied()).collect();
        let tree = Tree::grow(likeness, vec![1.0; texts.len()]);
        (texts, tree)
    };
    let drawn: Trees = (1..=draws).into_par_iter().map(grow).collect();
    let whole = (part.to_vec(), Tree::grow(joint, vec![1.0; part.len()]));
    std::iter::once(whole).chain(drawn).collect()
}

impl Forest {
    /// Grows the tree of the trees. Two neighbourhoods are as alike as their statements are on average, which is the
    /// product of their mean places.
    fn grow_top(&self, space: &Space) -> Tree {
        if self.trees.len() < 2 {
            return Tree::grow(Dense::zeros(1, 1), vec![1.0]);
        }
        let means: Vec<Vec<f32>> = self.trees.iter().map(|(texts, _)| space.mean(texts)).collect();
        let mut likeness = Dense::zeros(means.len(), means.len());
        for (row, one) in likeness.rows_mut().zip(&means) {
            row.iter_mut().zip(&means).for_each(|(near, other)| *near = dot(one, other));
        }
        Tree::grow(likeness, self.trees.iter().map(|(texts, _)| texts.len() as f32).collect())
    }

    /// How many statements there are.
    pub(super) fn len(&self) -> usize {
        self.trees.iter().map(|(texts, _)| texts.len()).sum()
    }

    /// Cuts the trees into about so many groups, each the places of its statements, ascending. The groups stand in the
    /// order of their first statements.
    pub(super) fn cut(&self, groups: usize) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = if groups >= self.trees.len() {
            let share = |texts: &[usize]| (groups * texts.len()).div_ceil(self.len().max(1));
            self.trees.iter().flat_map(|(texts, tree)| gathered(texts, &tree.cut(share(texts)))).collect()
        } else {
            let places: Vec<usize> = (0..self.trees.len()).collect();
            let together = gathered(&places, &self.top.cut(groups));
            let texts = |trees: &Vec<usize>| {
                let own = trees.iter().filter_map(|tree| self.trees.get(*tree));
                own.flat_map(|(texts, _)| texts.iter().copied()).collect()
            };
            together.iter().map(texts).collect()
        };
        found.iter_mut().for_each(|group| group.sort_unstable());
        found.sort_unstable();
        found
    }
}

/// Gathers places that have the same label.
fn gathered(places: &[usize], labels: &[usize]) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); places.len()];
    for (place, label) in places.iter().zip(labels) {
        groups.get_mut(*label).into_iter().for_each(|group: &mut Vec<usize>| group.push(*place));
    }
    groups.retain(|group| !group.is_empty());
    groups
}
