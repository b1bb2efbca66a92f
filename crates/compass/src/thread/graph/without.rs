//! "Without north": everything that holds and does not lead to north, by owner and age.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::{Graph, NodeIx, When};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// How long something has been there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Less than 30 days.
    UnderAMonth,
    /// 30 to 89 days.
    UnderThreeMonths,
    /// 90 to 364 days.
    UnderAYear,
    /// 365 days or more.
    AYearOrMore,
}

impl Age {
    /// All ages, youngest first.
    pub const ALL: [Self; 4] = [Self::UnderAMonth, Self::UnderThreeMonths, Self::UnderAYear, Self::AYearOrMore];

    /// Returns the age of what was made then, seen from `today`; both in milliseconds since 1970.
    #[must_use]
    pub const fn of(made_at: i64, today: i64) -> Self {
        match today.saturating_sub(made_at).div_euclid(DAY) {
            ..30 => Self::UnderAMonth,
            30..90 => Self::UnderThreeMonths,
            90..365 => Self::UnderAYear,
            _ => Self::AYearOrMore,
        }
    }
}

/// What is asked about the nodes without north.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// Only those of this owner, if any.
    pub owner: Option<u32>,
    /// Only those of this age, if any.
    pub age: Option<Age>,
    /// From when ages are counted, in milliseconds since 1970.
    pub today: i64,
    /// How many to pass over: those on earlier pages.
    pub skip: usize,
    /// How many to return at most.
    pub take: usize,
    /// The place of an owner in the order the reader expects, such as by name.
    pub place: &'a dyn Fn(u32) -> u32,
    /// Whether a node is to be counted at all: of a kind that ought to have a north, and for the reader to see.
    pub counts: &'a dyn Fn(NodeIx) -> bool,
}

impl std::fmt::Debug for Ask<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Ask({:?}, {:?}, {} + {})", self.owner, self.age, self.skip, self.take)
    }
}

/// The nodes without north.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithoutNorth {
    /// One page of them, by owner, the oldest first.
    pub nodes: Vec<NodeIx>,
    /// How many are of the owner and the age that were asked for.
    pub total: usize,
    /// How many each owner has of the age that was asked for, in the order of the owners.
    pub by_owner: Vec<(u32, usize)>,
    /// How many are of each age, in the order of [`Age::ALL`], of the owner that was asked for.
    pub by_age: [usize; 4],
}

/// What the order goes by.
#[derive(Clone, Copy)]
struct Found {
    place: u32,
    made_at: i64,
    node: u32,
}

impl Graph {
    /// Returns the nodes that hold and do not reach north.
    #[must_use]
    pub fn without_north(&self, when: When, ask: &Ask<'_>) -> WithoutNorth {
        let mut answer = WithoutNorth::default();
        let mut owners: FxHashMap<u32, usize> = FxHashMap::default();
        let mut found = Vec::new();
        for node in self.lost(when) {
            let Some(facts) = self.facts.get(node as usize).filter(|_| (ask.counts)(NodeIx(node))) else { continue };
            let age = Age::of(facts.made_at, ask.today);
            let of_owner = ask.owner.is_none_or(|owner| owner == facts.owner);
            let of_age = ask.age.is_none_or(|wanted| wanted == age);
            if of_age {
                *owners.entry(facts.owner).or_default() += 1;
            }
            if let Some(count) = answer.by_age.get_mut(age as usize).filter(|_| of_owner) {
                *count += 1;
            }
            if of_owner && of_age {
                found.push(Found { place: (ask.place)(facts.owner), made_at: facts.made_at, node });
            }
        }
        answer.total = found.len();
        answer.by_owner = owners.into_iter().collect();
        answer.by_owner.sort_by_key(|&(owner, _)| ((ask.place)(owner), owner));
        answer.nodes = self.page(found, ask.skip, ask.take);
        answer
    }

    /// Returns the nodes that hold and do not reach north.
    fn lost(&self, when: When) -> Vec<u32> {
        match when {
            When::Now => self.holding.but_not(&self.reaching).collect(),
            When::At(_) => {
                let moment = self.far(when);
                let reaching = self.reaching_at(&moment);
                let all = (0_u32..).zip(&self.facts).map(|(node, _)| node);
                all.filter(|&node| moment.has(self, node) && !reaching.has(node)).collect()
            }
        }
    }

    /// Returns one page. Only that page is put in full order.
    fn page(&self, mut found: Vec<Found>, skip: usize, take: usize) -> Vec<NodeIx> {
        let end = skip.saturating_add(take).min(found.len());
        if end < found.len() {
            found.select_nth_unstable_by(end, |one, other| self.order(one, other));
            found.truncate(end);
        }
        if skip >= end {
            return Vec::new();
        }
        found.select_nth_unstable_by(skip, |one, other| self.order(one, other));
        let mut page = found.split_off(skip);
        page.sort_unstable_by(|one, other| self.order(one, other));
        page.into_iter().map(|found| NodeIx(found.node)).collect()
    }

    /// By owner, then the oldest first; what is equal in both by identifier, which is the same on every server.
    fn order(&self, one: &Found, other: &Found) -> Ordering {
        let by_age = (one.place, one.made_at).cmp(&(other.place, other.made_at));
        let id = |found: &Found| self.names.get(found.node).map(|(kind, id)| (id, kind.name()));
        by_age.then_with(|| id(one).cmp(&id(other)))
    }
}
