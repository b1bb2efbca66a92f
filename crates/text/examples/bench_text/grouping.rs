//! How near the groups found without names come to the person's categories: mean over draws of nine tenths.

use crate::gold::Gold;
use crate::print::{Chance, Mark, spread};
use rayon::prelude::*;
use std::collections::BTreeMap;
use text::{Cut, groups, unwatched};

const DRAWS: u64 = 40;

/// Prints the agreement of the coarsest cut with the categories, and how pure the groups of the finest are.
pub(crate) fn measure(gold: &Gold, model: bool) {
    let draw = |seed: u64| {
        let mut items = gold.items.clone();
        Chance(seed).shuffle(&mut items);
        items.truncate(items.len() * 9 / 10);
        let cuts = groups(&items, &unwatched).expect("nobody stops it");
        let agreement = |cut: Option<&Cut>| Agreement::of(&cut.map(labels).unwrap_or_default(), gold);
        (agreement(cuts.last()), agreement(cuts.first()))
    };
    let draws: Vec<(Agreement, Agreement)> = (0..DRAWS).into_par_iter().map(draw).collect();
    let of = |figure: fn(&(Agreement, Agreement)) -> f64| draws.iter().map(figure).collect::<Vec<_>>();
    let baseline =
        |lexical: f64, meaning: f64| Mark { reach: None, baseline: Some(if model { meaning } else { lexical }) };
    spread("groups, coarsest cut: adjusted Rand index", &of(|one| one.0.rand), baseline(0.12, 0.20));
    spread("groups, coarsest cut: normalised mutual information", &of(|one| one.0.shared), baseline(0.33, 0.39));
    spread("groups, finest cut: purity", &of(|one| one.1.purity), Mark::default());
}

/// The group of each statement; one left out is a group by itself.
fn labels(cut: &Cut) -> BTreeMap<String, usize> {
    let members = cut.groups.iter().map(|group| group.members.clone());
    let alone = cut.left_out.iter().map(|key| vec![key.clone()]);
    members.chain(alone).enumerate().flat_map(|(label, keys)| keys.into_iter().map(move |key| (key, label))).collect()
}

/// How far two ways of grouping agree.
struct Agreement {
    rand: f64,
    shared: f64,
    purity: f64,
}

impl Agreement {
    fn of(labels: &BTreeMap<String, usize>, gold: &Gold) -> Self {
        let mut cells: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let (mut groups, mut topics): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = Default::default();
        for (key, group) in labels {
            let topic = gold.sorted[key];
            *cells.entry((*group, topic)).or_default() += 1.0;
            *groups.entry(*group).or_default() += 1.0;
            *topics.entry(topic).or_default() += 1.0;
        }
        let all = labels.len() as f64;
        let pairs =
            |counts: &mut dyn Iterator<Item = &f64>| counts.map(|count| count * (count - 1.0) / 2.0).sum::<f64>();
        let (both, one, other) = (pairs(&mut cells.values()), pairs(&mut groups.values()), pairs(&mut topics.values()));
        let chance = one * other / (all * (all - 1.0) / 2.0);
        let entropy = |counts: &BTreeMap<usize, f64>| -counts.values().map(|n| n / all * (n / all).ln()).sum::<f64>();
        let mutual: f64 =
            cells.iter().map(|((group, topic), n)| n / all * (n * all / (groups[group] * topics[topic])).ln()).sum();
        let mut most: BTreeMap<usize, f64> = BTreeMap::new();
        for ((group, _), count) in &cells {
            let most = most.entry(*group).or_default();
            *most = most.max(*count);
        }
        Self {
            rand: (both - chance) / ((one + other) / 2.0 - chance),
            shared: mutual / ((entropy(&groups) + entropy(&topics)) / 2.0),
            purity: most.values().sum::<f64>() / all,
        }
    }
}
