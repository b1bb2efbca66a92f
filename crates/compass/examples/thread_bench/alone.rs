//! The index by itself, without database, rights and pages: what a walk takes in memory.

use std::hint::black_box;
use std::time::Instant;

use compass::thread::graph::{Ask, Builder, Graph, LinkId, NewLink, NodeFacts, NodeIx, When};
use compass::thread::{Kind, Relation};

use crate::generator::{Level, NOW, World};
use crate::table::{BUDGET, Table, Times};
use crate::told::Told;

/// As many under one thing on each level as a panel shows.
const LEVELS: [usize; 3] = [8, 3, 2];
const TRIES: usize = 20;

/// Measures a graph of the whole world.
pub(crate) fn measure(world: &World, told: &Told, table: &mut Table) {
    Table::part("The index alone, in memory");
    let (mut filling, began) = (Times::default(), Instant::now());
    let mut graph = graph_of(world);
    filling.note(began);
    table.tell("filling it, counting everything", &filling, None, None);
    let mut up = Times::default();
    for &thing in &told.lower {
        let (node, began) = (found(&graph, world, thing), Instant::now());
        black_box(graph.up(node, When::Now));
        up.note(began);
    }
    table.tell("walk up to north from anything", &up, Some(BUDGET), Some(&told.peer_up));
    for (what, things, peer) in [
        ("first levels down, all below counted: north and its tasks", &told.tops, &told.peer_tops),
        ("the same: parts, projects, actions", &told.middle, &told.peer_middle),
    ] {
        let mut down = Times::default();
        for &thing in things {
            let (node, began) = (found(&graph, world, thing), Instant::now());
            black_box(graph.down(node, &LEVELS, When::Now));
            down.note(began);
        }
        table.tell(what, &down, Some(BUDGET), Some(peer));
    }
    let mut without = Times::default();
    for _ in 0..TRIES {
        let began = Instant::now();
        black_box(graph.without_north(When::Now, &everything_without()));
        without.note(began);
    }
    table.tell("without north: first page, totals by owner and age", &without, Some(BUDGET), Some(&told.peer_lost));
    changes(&mut graph, world, table);
    println!("the graph takes {} MB", graph.bytes() / 1_000_000);
}

fn everything_without() -> Ask<'static> {
    Ask { owner: None, age: None, today: NOW, skip: 0, take: 25, place: &|owner| owner, counts: &|_| true }
}

fn graph_of(world: &World) -> Graph {
    let mut builder = Builder::new();
    let mut nodes = Vec::new();
    for thing in &world.things {
        let facts = NodeFacts {
            is_north: thing.level == Level::North,
            owner: u32::try_from(thing.unit).unwrap_or(0),
            made_at: thing.made_at,
            ended_at: thing.ended_at,
        };
        nodes.push(builder.node(thing.kind, &thing.id, facts));
    }
    for tie in &world.ties {
        let (Some(&from), Some(&to), Some(id)) = (nodes.get(tie.from), nodes.get(tie.to), LinkId::read(&tie.id)) else {
            continue;
        };
        builder.link(&NewLink { id, from, relation: tie.relation, to, made_at: tie.made_at, ended_at: tie.ended_at });
    }
    builder.finish()
}

fn found(graph: &Graph, world: &World, thing: usize) -> NodeIx {
    let thing = world.things.get(thing).unwrap();
    graph.node(thing.kind, &thing.id).unwrap()
}

/// Links and unlinks, from a leaf up to a whole welfare task that is moved under another's part.
fn changes(graph: &mut Graph, world: &World, table: &mut Table) {
    for (what, from, to) in [
        ("a link made or ended: leaf to project", Level::Leaf, Level::Project),
        ("the same: project to part", Level::Project, Level::Part),
        ("the same: a whole welfare task to a part", Level::Task, Level::Part),
    ] {
        let mut times = Times::default();
        let (lower, upper) = (world.sample(from, 50), world.sample(to, 67));
        for (at, &lower) in lower.iter().enumerate() {
            let Some(&upper) = upper.get(at * 17 % upper.len().max(1)) else { continue };
            let (from, to) = (found(graph, world, lower), found(graph, world, upper));
            if world.things.get(upper).is_none_or(|thing| thing.kind == Kind::CoreTask)
                || graph.cycle(from, to).is_some()
            {
                continue;
            }
            let id = LinkId::read(&platform::store::new_id()).unwrap();
            for ended_at in [None, Some(NOW)] {
                let link = NewLink { id, from, relation: Relation::Supports, to, made_at: NOW, ended_at };
                let began = Instant::now();
                graph.set_link(&link);
                times.note(began);
            }
        }
        table.tell(what, &times, Some(BUDGET), None);
    }
}
