//! What must hold whatever happens.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::{Age, Ask, Down, Graph, Kind, NewLink, NodeIx, Relation, Step, When, WithoutNorth};
use super::model::{Event, Model, events, id, ix};

const LEVELS: [usize; 2] = [3, 2];

fn depths(steps: &[Step]) -> BTreeMap<usize, usize> {
    steps.iter().map(|step| (step.node.number(), step.depth)).collect()
}

fn ask<'a>(skip: usize, take: usize) -> Ask<'a> {
    Ask { owner: None, age: None, today: 1000, skip, take, place: &|owner| 9 - owner, counts: &|_| true }
}

/// Everything that can be asked about a moment.
#[derive(Debug, PartialEq)]
struct Answers {
    up: Vec<Vec<Step>>,
    below: Vec<Vec<Step>>,
    down: Vec<Down>,
    counts: Vec<usize>,
    reaches: Vec<bool>,
    breaks: Vec<Vec<NodeIx>>,
    without: WithoutNorth,
}

fn answers(graph: &Graph, nodes: usize, when: When) -> Answers {
    let all = || (0..nodes).map(|node| ix(graph, node));
    Answers {
        up: all().map(|node| graph.up(node, when)).collect(),
        below: all().map(|node| graph.all_below(node, when)).collect(),
        down: all().map(|node| graph.down(node, &LEVELS, when)).collect(),
        counts: all().map(|node| graph.below_count(node, when)).collect(),
        reaches: all().map(|node| graph.reaches_north(node, when)).collect(),
        breaks: all().map(|node| graph.breaks(node, when)).collect(),
        without: graph.without_north(when, &ask(0, 1000)),
    }
}

fn check(graph: &Graph, model: &Model, when: When) -> Result<(), TestCaseError> {
    let mut lost = Vec::new();
    let above = model.above(when);
    for number in 0..model.nodes.len() {
        let node = ix(graph, number);
        let up = graph.up(node, when);
        prop_assert!(up.is_sorted_by_key(|step| step.depth));
        prop_assert_eq!(&depths(&up), &above[number]);
        let below = above.iter().filter(|above| above.contains_key(&number)).count();
        prop_assert_eq!(graph.below_count(node, when), below);
        let mut line = above[number].keys().chain([&number]);
        let reaches = model.holds(number, when) && line.any(|&node| model.nodes[node].is_north);
        prop_assert_eq!(graph.reaches_north(node, when), reaches);
        prop_assert_eq!(graph.breaks(node, when).is_empty(), reaches);
        if model.holds(number, when) && !reaches {
            lost.push(number);
        }
    }
    lost.sort_by_key(|&node| (9 - model.nodes[node].owner, model.nodes[node].made_at, id(node)));
    let answer = graph.without_north(when, &ask(0, 1000));
    prop_assert_eq!(answer.nodes.iter().map(|node| node.number()).collect::<Vec<_>>(), lost);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_happens_the_graph_answers_as_a_list_looked_through_again(events in events()) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        for event in events {
            model.happen(&mut graph, event);
            check(&graph, &model, When::Now)?;
        }
        let built = model.built();
        prop_assert_eq!(
            answers(&built, model.nodes.len(), When::Now),
            answers(&graph, model.nodes.len(), When::Now)
        );
        for at in 0..=model.clock {
            check(&graph, &model, When::At(at))?;
            check(&built, &model, When::At(at))?;
        }
    }

    #[test]
    fn what_supports_never_goes_round(events in events()) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        for event in events {
            let before = answers(&graph, model.nodes.len(), When::Now);
            let Some(circle) = model.happen(&mut graph, event) else {
                prop_assert!(!model.goes_round());
                continue;
            };
            // The graph is as it was, and the circle is a real one, but for its first link, which was refused.
            prop_assert_eq!(answers(&graph, model.nodes.len(), When::Now), before);
            prop_assert_eq!(circle.first(), circle.last());
            for ends in circle[1..].windows(2) {
                let holds = |link: &NewLink| {
                    (link.from, link.relation, link.to, link.ended_at) == (ends[0], Relation::Supports, ends[1], None)
                };
                prop_assert!(model.links.iter().any(holds), "{:?}", circle);
            }
        }
    }

    #[test]
    fn up_and_down_are_each_others_inverse(events in events(), at in 0..50_i64) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        events.into_iter().for_each(|event| drop(model.happen(&mut graph, event)));
        for when in [When::Now, When::At(at)] {
            let pairs = |walk: &dyn Fn(NodeIx) -> Vec<Step>| -> Vec<(usize, usize, usize)> {
                let nodes = (0..model.nodes.len()).map(|node| ix(&graph, node));
                let steps = nodes.flat_map(|node| walk(node).into_iter().map(move |step| (node, step)));
                steps.map(|(node, step)| (node.number(), step.node.number(), step.depth)).collect()
            };
            let up = pairs(&|node| graph.up(node, when));
            let mut down: Vec<_> =
                pairs(&|node| graph.all_below(node, when)).into_iter().map(|(a, b, depth)| (b, a, depth)).collect();
            let mut up_sorted = up;
            up_sorted.sort_unstable();
            down.sort_unstable();
            prop_assert_eq!(up_sorted, down);
        }
    }

    #[test]
    fn a_link_that_is_ended_and_made_again_restores_walk_and_counts(events in events(), link in 0..1000_usize) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        events.into_iter().for_each(|event| drop(model.happen(&mut graph, event)));
        let holding: Vec<usize> = (0..model.links.len()).filter(|&at| model.links[at].ended_at.is_none()).collect();
        prop_assume!(!holding.is_empty());
        let link = holding[link % holding.len()];
        let all = |graph: &Graph| {
            let answers = answers(graph, model.nodes.len(), When::Now);
            let up: Vec<_> = answers.up.iter().map(|steps| depths(steps)).collect();
            let below: Vec<_> = answers.below.iter().map(|steps| depths(steps)).collect();
            (up, below, answers.counts, answers.reaches, answers.without)
        };
        let before = all(&graph);
        let mut later = model.clone();
        later.happen(&mut graph, Event::EndLink(link));
        prop_assert!(later.happen(&mut graph, Event::MakeAgain(link)).is_none());
        prop_assert_eq!(all(&graph), before);
    }

    #[test]
    fn as_it_was_then_equals_what_had_happened_until_then(events in events(), until in 0..50_usize) {
        // A node has one period, and its owner and whether it is north no history: what changes these is left out.
        let lasting = |event: &Event| !matches!(event, Event::TakeUpNode(_) | Event::North(_));
        let events: Vec<Event> = events.into_iter().filter(lasting).collect();
        let (mut graph, mut model) = (Graph::new(), Model::default());
        let (mut early, mut early_model) = (Graph::new(), Model::default());
        for (at, event) in events.into_iter().enumerate() {
            if at < until {
                early_model.happen(&mut early, event);
            }
            model.happen(&mut graph, event);
        }
        let nodes = early_model.nodes.len();
        let then = answers(&graph, nodes, When::At(early_model.clock));
        prop_assert_eq!(then, answers(&early, nodes, When::Now));
        for later in (nodes..model.nodes.len()).map(|node| ix(&graph, node)) {
            prop_assert!(graph.up(later, When::At(early_model.clock)).is_empty());
        }
    }

    #[test]
    fn told_everything_twice_in_any_order_the_graph_is_the_same(
        (events, order) in events().prop_flat_map(|events| {
            (Just(events.clone()), Just((0..events.len()).collect::<Vec<_>>()).prop_shuffle())
        })
    ) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        events.into_iter().for_each(|event| drop(model.happen(&mut graph, event)));
        let before = answers(&graph, model.nodes.len(), When::Now);
        let mut other = Graph::new();
        for (node, facts) in model.nodes.iter().enumerate() {
            other.set_node(Kind::Theme, &id(node), *facts);
        }
        for at in order {
            for link in model.links.iter().skip(at).take(1) {
                other.set_link(link);
                graph.set_link(link);
            }
        }
        for (node, facts) in model.nodes.iter().enumerate() {
            graph.set_node(Kind::Theme, &id(node), *facts);
            other.set_node(Kind::Theme, &id(node), *facts);
        }
        prop_assert_eq!(&answers(&graph, model.nodes.len(), When::Now), &before);
        prop_assert_eq!(&answers(&other, model.nodes.len(), When::Now), &before);
    }

    #[test]
    fn the_first_levels_account_for_all_that_lies_right_below(events in events()) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        events.into_iter().for_each(|event| drop(model.happen(&mut graph, event)));
        for node in (0..model.nodes.len()).map(|node| ix(&graph, node)) {
            let down = graph.down(node, &LEVELS, When::Now);
            let right_below = |node| graph.right_below(node, When::Now).len();
            let top = down.shown.iter().filter(|shown| shown.depth == 1).count();
            prop_assert_eq!(top + down.not_shown, right_below(node));
            prop_assert!(top <= LEVELS[0]);
            for (place, shown) in down.shown.iter().enumerate() {
                let under = down.shown[place + 1..].iter().take_while(|other| other.depth > shown.depth);
                let under = under.filter(|other| other.depth == shown.depth + 1).count();
                prop_assert_eq!(under + shown.not_shown, right_below(shown.node));
                prop_assert_eq!(shown.all, graph.below_count(shown.node, When::Now));
                let elsewhere = down.shown.iter().any(|other| other.node == shown.node && !other.again);
                prop_assert!(!shown.again || (under == 0 && (elsewhere || shown.node == node)));
            }
        }
    }

    #[test]
    fn pages_of_what_has_no_north_are_one_list_and_its_parts_add_up(events in events(), size in 1..5_usize) {
        let (mut graph, mut model) = (Graph::new(), Model::default());
        events.into_iter().for_each(|event| drop(model.happen(&mut graph, event)));
        let all = graph.without_north(When::Now, &ask(0, 1000));
        let pages = (0..=all.total / size).flat_map(|page| {
            graph.without_north(When::Now, &ask(page * size, size)).nodes
        });
        prop_assert_eq!(&pages.collect::<Vec<_>>(), &all.nodes);
        prop_assert_eq!(all.by_owner.iter().map(|(_, count)| count).sum::<usize>(), all.total);
        prop_assert_eq!(all.by_age.iter().sum::<usize>(), all.total);
        for &(owner, count) in &all.by_owner {
            let of_owner = graph.without_north(When::Now, &Ask { owner: Some(owner), ..ask(0, 1000) });
            prop_assert_eq!((of_owner.total, &of_owner.by_owner), (count, &all.by_owner));
            prop_assert!(of_owner.nodes.iter().all(|&node| graph.facts(node).unwrap().owner == owner));
        }
        let young = graph.without_north(When::Now, &Ask { age: Some(Age::UnderAMonth), ..ask(0, 1000) });
        prop_assert_eq!((young.total, young.by_age), (all.by_age[0], all.by_age));
    }
}
