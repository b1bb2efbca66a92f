//! Finds groups of statements that say much the same, where no categories exist yet: many small, pure groups for a
//! person to name and join, and coarser cuts of the same tree.

mod draw;
mod forest;
mod naming;
mod shards;
mod tree;

use crate::features::{Space, WEIGHTS};
use crate::passage::{Cancelled, Item, Passage, Watch};
use forest::{Forest, Forests};
use rayon::prelude::*;

pub(crate) use forest::Stability;
pub(crate) use naming::Names;

/// How many statements there are for each group of the finest cut.
const FINEST: usize = 4;
/// About how many groups the coarsest cut has.
const COARSEST: usize = 8;

/// Statements that say much the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A proposed name, from the words of its own statements.
    pub name: String,
    /// The keys of its statements, the most typical first.
    pub members: Vec<String>,
    /// How often two of its statements stay together when a fifth of all is left out, from 0 to 1.
    pub stability: f64,
}

/// The least [`Group::stability`] of a group that is called stable.
pub const STABLE: f64 = 0.75;

/// One way to cut the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Its groups, the largest first; each has at least two members.
    pub groups: Vec<Group>,
    /// The keys of the statements that are like no other at this cut.
    pub left_out: Vec<String>,
}

/// Groups the statements; the finest cut first. The order of the items does not matter.
///
/// # Errors
/// [`Cancelled`] when the watch says so.
pub fn groups(items: &[Item], watch: Watch<'_>) -> Result<Vec<Cut>, Cancelled> {
    let grouped = Grouped::new(items.iter().collect(), Stability::Measured, watch)?;
    let cut = |count: usize| {
        let (groups, alone): (Vec<_>, Vec<_>) =
            grouped.members(count).into_iter().partition(|members| members.len() > 1);
        let stabilities = grouped.stabilities(count, &groups);
        let mut groups: Vec<Group> = groups
            .into_par_iter()
            .zip(stabilities)
            .map(|(members, stability)| Group {
                name: grouped.names.name(&grouped.space, &members),
                members: grouped.keys(&members),
                stability,
            })
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.members.len()));
        Cut { groups, left_out: alone.iter().flat_map(|members| grouped.keys(members)).collect() }
    };
    let cuts = sizes(items.len()).into_iter().map(cut).collect();
    Ok(cuts)
}

/// How many groups each cut has: a quarter of the statements, then halves of that down to about [`COARSEST`].
fn sizes(statements: usize) -> Vec<usize> {
    let finest = (statements / FINEST).max(1);
    let halves = std::iter::successors(Some(finest), |size| Some(size / 2).filter(|half| *half >= COARSEST));
    if statements == 0 { Vec::new() } else { halves.collect() }
}

/// Statements with their trees.
#[derive(Debug)]
pub(crate) struct Grouped<'i> {
    items: Vec<&'i Item>,
    /// The statements, by key.
    pub(crate) space: Space,
    pub(crate) names: Names,
    forests: Forests,
}

impl<'i> Grouped<'i> {
    /// Grows the trees of the statements.
    pub(crate) fn new(mut items: Vec<&'i Item>, measured: Stability, watch: Watch<'_>) -> Result<Self, Cancelled> {
        items.sort_by(|one, other| one.key.cmp(&other.key));
        let passages: Vec<&Passage> = items.iter().map(|item| &item.passage).collect();
        let space = Space::new(&[&passages], WEIGHTS);
        let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
        let forests = Forests::grow(&space, &keys, measured, watch)?;
        Ok(Self { items, names: Names::of(&space), space, forests })
    }

    /// The groups of a cut, each with its most typical statement first: that which is most like their mean.
    pub(crate) fn members(&self, count: usize) -> Vec<Vec<usize>> {
        let mut groups = self.forests.whole.cut(count);
        let by_type = |full: &mut Vec<f32>, members: &mut Vec<usize>| {
            let typical = self.space.typical(members, full);
            let mut scored: Vec<(f32, usize)> = typical.into_iter().zip(members.drain(..)).collect();
            scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            members.extend(scored.into_iter().map(|(_, member)| member));
        };
        groups.par_iter_mut().for_each_init(|| vec![0.0; self.space.lexical.width()], by_type);
        groups
    }

    /// The keys of statements.
    fn keys(&self, members: &[usize]) -> Vec<String> {
        members.iter().filter_map(|member| Some(self.items.get(*member)?.key.clone())).collect()
    }

    /// How often two statements of each group stay together where a fifth of all is left out.
    fn stabilities(&self, count: usize, groups: &[Vec<usize>]) -> Vec<f64> {
        let drawn = self.forests.drawn.par_iter();
        let labels: Vec<Vec<Option<usize>>> = drawn.map(|drawn| self.labels(drawn, count)).collect();
        let stability = |members: &Vec<usize>| {
            let (mut together, mut pairs) = (0, 0);
            for labels in &labels {
                let mut found: Vec<usize> =
                    members.iter().filter_map(|member| labels.get(*member).copied().flatten()).collect();
                found.sort_unstable();
                let of = |count: usize| count * count.saturating_sub(1);
                together += found.chunk_by(|one, other| one == other).map(|same| of(same.len())).sum::<usize>();
                pairs += of(found.len());
            }
            if pairs > 0 { together as f64 / pairs as f64 } else { 0.0 }
        };
        groups.par_iter().map(stability).collect()
    }

    /// The group of each statement that a draw keeps, where as much is cut as of the whole.
    fn labels(&self, drawn: &Forest, count: usize) -> Vec<Option<usize>> {
        let mut labels = vec![None; self.items.len()];
        let groups = drawn.cut((count * drawn.len()).div_ceil(self.items.len().max(1)));
        for (label, member) in
            groups.iter().enumerate().flat_map(|(label, members)| members.iter().map(move |member| (label, *member)))
        {
            labels.get_mut(member).into_iter().for_each(|own| *own = Some(label));
        }
        labels
    }
}
