//! An invented municipality of any size: what stands on its thread and how it hangs together, the same for the same seed.
//!
//! One overall core task; seven welfare tasks and the organisational one; what each consists of, and each workplace's own
//! task; projects, actions below them, and many small things that support two to four of those within their branch.
//! Some carry out or measure instead; some actions rest on a voice or a priority test. Two in a hundred lead nowhere or
//! to something that does; five in a hundred have ended, with their links.

use compass::thread::{Kind, Relation};

/// The last moment of the invented history: 2026-11-21, in milliseconds UTC.
pub(crate) const NOW: i64 = 1_795_248_000_000;
const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;
const YEARS: i64 = 6;
/// The welfare tasks and the organisational one.
const BRANCHES: usize = 8;
/// Each branch has so many units: its administration, then its workplaces.
pub(crate) const UNITS_EACH: usize = 50;
/// All units.
pub(crate) const UNITS: usize = BRANCHES * UNITS_EACH;
/// What each core task consists of.
const PARTS: [(Kind, usize); 6] = [
    (Kind::Focus, 6),
    (Kind::Challenge, 6),
    (Kind::AuthorityTask, 8),
    (Kind::Service, 8),
    (Kind::Precondition, 6),
    (Kind::Principle, 6),
];

/// Something on the thread.
pub(crate) struct Thing {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// Number of the unit that owns it.
    pub(crate) unit: usize,
    pub(crate) level: Level,
    pub(crate) is_public: bool,
    pub(crate) made_at: i64,
    pub(crate) ended_at: Option<i64>,
}

/// How far from north something was put.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    North,
    Task,
    Part,
    Project,
    Action,
    Leaf,
    Lost,
}

/// A link between two things, by their numbers.
pub(crate) struct Tie {
    pub(crate) id: String,
    pub(crate) from: usize,
    pub(crate) relation: Relation,
    pub(crate) to: usize,
    pub(crate) made_at: i64,
    pub(crate) ended_at: Option<i64>,
}

/// Everything.
pub(crate) struct World {
    pub(crate) things: Vec<Thing>,
    pub(crate) ties: Vec<Tie>,
}

/// Numbers that look random: `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`; 0 when that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from((u128::from(self.next()) * end as u128) >> 64).unwrap_or(0)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// Returns one of `all`.
    pub(crate) fn pick(&mut self, all: &[usize]) -> Option<usize> {
        let at = self.below(all.len());
        all.get(at).copied()
    }

    /// Returns an identifier of that moment, of the form that `platform::store::new_id` makes.
    fn id(&mut self, millis: i64) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = (u128::try_from(millis).unwrap_or(0) << 55) | u128::from(self.next() >> 9);
        let digit = |place: u32| usize::try_from((bits >> (place * 5)) & 31).ok().and_then(|at| DIGITS.get(at));
        (0..20).rev().filter_map(digit).map(|&digit| char::from(digit)).collect()
    }
}

/// What can be supported in one branch.
#[derive(Default)]
struct Branch {
    task: usize,
    /// Its parts and its workplaces' tasks.
    parts: Vec<usize>,
    projects: Vec<usize>,
    actions: Vec<usize>,
    leaves: Vec<usize>,
    lost: Vec<usize>,
}

struct Making {
    random: Random,
    size: usize,
    things: Vec<Thing>,
    ties: Vec<Tie>,
    branches: Vec<Branch>,
}

/// Invents a municipality with so many things and three times as many links.
pub(crate) fn invent(size: usize, seed: u64) -> World {
    let branches = (0..BRANCHES).map(|_| Branch::default()).collect();
    let mut making = Making { random: Random(seed), size, things: Vec::new(), ties: Vec::new(), branches };
    making.compass();
    making.work();
    while making.things.len() < size {
        making.leaf();
    }
    let Making { mut random, things, mut ties, .. } = making;
    ties.sort_by_key(|tie| tie.made_at);
    for tie in &mut ties {
        tie.id = random.id(tie.made_at);
    }
    ties.sort_by(|one, other| one.id.cmp(&other.id));
    World { things, ties }
}

impl Making {
    /// Core tasks, and what they consist of: all there from the beginning.
    fn compass(&mut self) {
        let north = self.thing(Kind::CoreTask, Level::North, 0);
        for at in 0..BRANCHES {
            let mut branch =
                Branch { task: self.thing(Kind::CoreTask, Level::Task, at * UNITS_EACH), ..Branch::default() };
            self.tie(branch.task, Relation::Supports, north);
            for (kind, count) in PARTS {
                for _ in 0..count {
                    branch.parts.push(self.thing(kind, Level::Part, at * UNITS_EACH));
                }
            }
            for workplace in 1..UNITS_EACH {
                branch.parts.push(self.thing(Kind::CoreTask, Level::Part, at * UNITS_EACH + workplace));
            }
            for part in branch.parts.clone() {
                self.tie(part, Relation::Supports, branch.task);
            }
            if let Some(place) = self.branches.get_mut(at) {
                *place = branch;
            }
        }
    }

    /// Projects, and the actions that they are made of.
    fn work(&mut self) {
        for (level, many) in [(Level::Project, self.size / 250), (Level::Action, self.size / 25)] {
            for _ in 0..many {
                let (at, unit) = self.unit();
                let made = self.thing(Kind::Action, level, unit);
                for _ in 0..1 + self.random.below(2) {
                    let Some(branch) = self.branches.get(at) else { continue };
                    let above = if level == Level::Project { &branch.parts } else { &branch.projects };
                    if let Some(above) = self.random.pick(above) {
                        self.tie(made, Relation::Supports, above);
                    }
                }
                if let Some(branch) = self.branches.get_mut(at) {
                    let same = if level == Level::Project { &mut branch.projects } else { &mut branch.actions };
                    same.push(made);
                }
            }
        }
    }

    fn leaf(&mut self) {
        let (at, unit) = self.unit();
        if self.random.one_in(50) {
            return self.lost(at, unit);
        }
        let kind = match self.random.below(100) {
            0..84 => Kind::Action,
            84..92 => Kind::Voice,
            92..96 => Kind::Contribution,
            96..98 => Kind::Challenge,
            _ => Kind::PriorityTest,
        };
        let leaf = self.thing(kind, Level::Leaf, unit);
        // Whichever keeps the number of links at three times the things.
        let lags = self.ties.len() < 3 * self.things.len();
        for _ in 0..2 + self.random.below(2) + usize::from(lags) {
            let Some(branch) = self.branches.get(at) else { continue };
            let among = match self.random.below(100) {
                0..72 => &branch.actions,
                72..85 => &branch.projects,
                _ if branch.leaves.is_empty() => &branch.actions,
                _ => &branch.leaves,
            };
            let Some(above) = self.random.pick(among) else { continue };
            match kind {
                Kind::Voice => self.tie(above, Relation::DerivesFrom, leaf),
                Kind::PriorityTest => self.tie(above, Relation::DecidedBy, leaf),
                _ if self.random.one_in(25) => self.tie(leaf, Relation::Implements, above),
                _ if self.random.one_in(25) => self.tie(leaf, Relation::Measures, above),
                _ => self.tie(leaf, Relation::Supports, above),
            }
        }
        if self.random.one_in(20) {
            self.end(leaf);
        } else if kind == Kind::Action
            && let Some(branch) = self.branches.get_mut(at)
        {
            branch.leaves.push(leaf);
        }
    }

    /// Something that leads nowhere, or to what does.
    fn lost(&mut self, at: usize, unit: usize) {
        let lost = self.thing(Kind::Action, Level::Lost, unit);
        let Some(branch) = self.branches.get_mut(at) else { return };
        let above = self.random.pick(&branch.lost).filter(|_| self.random.below(100) < 40);
        branch.lost.push(lost);
        if let Some(above) = above {
            self.tie(lost, Relation::Supports, above);
        }
    }

    /// Ends the latest thing with its links, which are the latest too.
    fn end(&mut self, thing: usize) {
        let Some(found) = self.things.get_mut(thing) else { return };
        let lasted = i64::try_from(self.random.below(usize::try_from(YEAR).unwrap_or(0))).unwrap_or(0);
        let ended_at = Some((found.made_at + lasted).min(NOW - 1));
        found.ended_at = ended_at;
        for tie in self.ties.iter_mut().rev().take_while(|tie| tie.from == thing || tie.to == thing) {
            tie.ended_at = ended_at;
        }
    }

    /// Returns a branch and one of its units.
    fn unit(&mut self) -> (usize, usize) {
        let unit = self.random.below(UNITS);
        (unit / UNITS_EACH, unit)
    }

    fn thing(&mut self, kind: Kind, level: Level, unit: usize) -> usize {
        let number = self.things.len();
        let so_far = i64::try_from(number).unwrap_or(0) * (YEARS * YEAR - 1000) / i64::try_from(self.size).unwrap_or(1);
        let made_at = NOW - YEARS * YEAR + so_far;
        let is_public = !matches!(level, Level::Leaf | Level::Lost) || self.random.below(10) < 7;
        let id = self.random.id(made_at);
        self.things.push(Thing { kind, id, unit, level, is_public, made_at, ended_at: None });
        number
    }

    /// Links two things, unless they are linked so already.
    fn tie(&mut self, from: usize, relation: Relation, to: usize) {
        let newest = self.things.len().saturating_sub(1);
        let of_newest = |tie: &&Tie| tie.from == newest || tie.to == newest;
        let mut latest = self.ties.iter().rev().take_while(of_newest);
        if latest.any(|tie| (tie.from, tie.to) == (from, to)) {
            return;
        }
        let made_at = self.things.last().map_or(0, |thing| thing.made_at);
        self.ties.push(Tie { id: String::new(), from, relation, to, made_at, ended_at: None });
    }
}

impl World {
    /// Returns the numbers of what was put so far from north and has not ended.
    pub(crate) fn at(&self, level: Level) -> Vec<usize> {
        let of_level = |(_, thing): &(usize, &Thing)| thing.level == level && thing.ended_at.is_none();
        self.things.iter().enumerate().filter(of_level).map(|(number, _)| number).collect()
    }

    /// Returns `many` of those, evenly over all.
    pub(crate) fn sample(&self, level: Level, many: usize) -> Vec<usize> {
        let all = self.at(level);
        let step = (all.len() / many.max(1)).max(1);
        all.into_iter().step_by(step).take(many).collect()
    }
}
