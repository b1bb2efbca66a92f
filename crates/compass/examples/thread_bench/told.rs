//! What is asked about, and what the peer answers.

use std::collections::HashMap;
use std::time::Instant;

use crate::generator::{Level, World};
use crate::peer::Peer;
use crate::table::{Table, Times};

/// The things that are asked about, and the peer's answers and times.
pub(crate) struct Told {
    /// Leaves, things without north, actions and projects: walked up from.
    pub(crate) lower: Vec<usize>,
    /// North, and the core tasks right below: walked down from.
    pub(crate) tops: Vec<usize>,
    /// What those consist of, projects and actions.
    pub(crate) middle: Vec<usize>,
    /// How much lies above each of `lower` that there was time for.
    pub(crate) above: HashMap<usize, i64>,
    /// How much lies below each of `tops` and `middle` that there was time for.
    pub(crate) below: HashMap<usize, i64>,
    pub(crate) lost: i64,
    pub(crate) peer_up: Times,
    pub(crate) peer_tops: Times,
    pub(crate) peer_middle: Times,
    pub(crate) peer_lost: Times,
}

/// Asks the peer.
pub(crate) async fn ask(world: &World, peer: &Peer<'_>, table: &mut Table) -> Told {
    let samples =
        |wanted: &[(Level, usize)]| wanted.iter().flat_map(|&(level, many)| world.sample(level, many)).collect();
    let mut told = Told {
        lower: samples(&[(Level::Leaf, 400), (Level::Lost, 50), (Level::Action, 50), (Level::Project, 50)]),
        tops: samples(&[(Level::North, 1), (Level::Task, 8)]),
        middle: samples(&[(Level::Part, 40), (Level::Project, 60), (Level::Action, 60)]),
        above: HashMap::new(),
        below: HashMap::new(),
        lost: 0,
        peer_up: Times::default(),
        peer_tops: Times::default(),
        peer_middle: Times::default(),
        peer_lost: Times::default(),
    };
    for &number in &told.lower {
        let Some(thing) = world.things.get(number).filter(|_| !told.peer_up.are_enough()) else { continue };
        let began = Instant::now();
        told.above.insert(number, peer.up(thing.kind.name(), &thing.id).await);
        told.peer_up.note(began);
    }
    for (things, times) in [(&told.tops, &mut told.peer_tops), (&told.middle, &mut told.peer_middle)] {
        for &number in things {
            let Some(thing) = world.things.get(number).filter(|_| !times.are_enough()) else { continue };
            let began = Instant::now();
            told.below.insert(number, peer.down(thing.kind.name(), &thing.id).await);
            times.note(began);
        }
    }
    for _ in 0..2 {
        let began = Instant::now();
        told.lost = peer.lost().await;
        told.peer_lost.note(began);
    }
    Table::part("The peer: recursive SQL");
    table.tell("walk up to north from anything", &told.peer_up, None, None);
    table.tell("all below counted: north and its tasks", &told.peer_tops, None, None);
    table.tell("all below counted: parts, projects, actions", &told.peer_middle, None, None);
    table.tell("without north, counted", &told.peer_lost, None, None);
    told
}
