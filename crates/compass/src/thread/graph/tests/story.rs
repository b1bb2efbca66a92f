//! Single cases that chance does not find: long lines, wide levels, circles, names.

use super::super::lists::Entry;
use super::super::{Age, Builder, Graph, Kind, LinkId, NewLink, NodeFacts, NodeIx, Relation, When};

const FACTS: NodeFacts = NodeFacts { is_north: false, owner: 0, made_at: 0, ended_at: None };

fn supports(id: u128, from: NodeIx, to: NodeIx) -> NewLink {
    NewLink { id: LinkId(id), from, relation: Relation::Supports, to, made_at: 0, ended_at: None }
}

/// A line of so many nodes, each supporting the one before, and the graph of it.
fn line(length: usize) -> (Graph, Vec<NodeIx>) {
    let mut graph = Graph::new();
    let nodes: Vec<NodeIx> = (0..length).map(|node| graph.set_node(Kind::Finding, &node.to_string(), FACTS)).collect();
    for (number, ends) in (1..).zip(nodes.windows(2)) {
        graph.set_link(&supports(number, ends[1], ends[0]));
    }
    (graph, nodes)
}

#[test]
fn a_line_longer_than_a_mask_has_bits_is_counted_right_when_it_grows_and_breaks() {
    let (mut graph, nodes) = line(200);
    let count = |graph: &Graph, node: usize| graph.below_count(nodes[node], When::Now);
    assert_eq!((count(&graph, 0), count(&graph, 100), count(&graph, 199)), (199, 99, 0));
    let middle = NewLink { ended_at: Some(1), ..supports(150, nodes[150], nodes[149]) };
    graph.set_link(&middle);
    assert_eq!((count(&graph, 0), count(&graph, 149), count(&graph, 150)), (149, 0, 49));
    // A way round it: nothing is counted twice.
    graph.set_link(&supports(300, nodes[160], nodes[0]));
    graph.set_link(&supports(301, nodes[170], nodes[100]));
    assert_eq!((count(&graph, 0), count(&graph, 100), count(&graph, 101)), (149 + 40, 49 + 30, 48));
}

#[test]
fn what_could_not_be_counted_in_time_is_counted_when_asked_for() {
    let (mut graph, nodes) = line(50);
    graph.set_link(&NewLink { relation: Relation::Implements, ..supports(99, nodes[10], nodes[40]) });
    let known: Vec<usize> = nodes.iter().map(|&node| graph.below_count(node, When::Now)).collect();
    for most_steps in [0, 20, 100, 1_000_000] {
        graph.count_all(most_steps);
        let counted: Vec<usize> = nodes.iter().map(|&node| graph.below_count(node, When::Now)).collect();
        assert_eq!(counted, known, "after {most_steps} steps");
    }
}

#[test]
fn a_wide_level_shows_its_first_and_says_how_many_more() {
    let mut builder = Builder::new();
    let north = builder.node(Kind::CoreTask, "north", NodeFacts { is_north: true, ..FACTS });
    for number in 1..=1000 {
        let below = builder.node(Kind::Finding, &number.to_string(), FACTS);
        builder.link(&supports(number, below, north));
        // Said twice, it still lies there once.
        builder.link(&NewLink { relation: Relation::Measures, ..supports(number + 5000, below, north) });
    }
    let down = builder.finish().down(north, &[8], When::Now);
    assert_eq!((down.all, down.not_shown, down.shown.len()), (1000, 992, 8));
    assert_eq!(down.shown.iter().map(|shown| shown.link.0).collect::<Vec<_>>(), (1..=8).collect::<Vec<_>>());
}

#[test]
fn a_circle_of_several_relations_is_walked_once_and_breaks_at_its_far_end() {
    let (mut graph, nodes) = line(3);
    graph.set_link(&NewLink { relation: Relation::DerivesFrom, ..supports(9, nodes[2], nodes[0]) });
    assert_eq!(graph.up(nodes[2], When::Now).len(), 2);
    assert_eq!(graph.below_count(nodes[0], When::Now), 2);
    assert_eq!(graph.breaks(nodes[2], When::Now), [nodes[0]]);
    // It would be one of `supports` alone, were this link one of them.
    assert_eq!(graph.cycle(nodes[0], nodes[2]), Some(vec![nodes[0], nodes[2], nodes[1], nodes[0]]));
    assert_eq!(graph.cycle(nodes[0], nodes[0]), Some(vec![nodes[0], nodes[0]]));
    assert_eq!(graph.cycle(nodes[2], nodes[0]), None);
}

#[test]
fn evidence_lies_below_what_derives_from_it() {
    let (mut graph, nodes) = line(3);
    let case = graph.set_node(Kind::Statement, "case", FACTS);
    graph.set_link(&NewLink { relation: Relation::DecidedBy, ..supports(9, nodes[2], case) });
    assert_eq!(
        graph.up(case, When::Now).iter().map(|step| step.node).collect::<Vec<_>>(),
        [nodes[2], nodes[1], nodes[0]]
    );
    assert_eq!(graph.right_below(nodes[2], When::Now)[0].link, LinkId(9));
}

#[test]
fn names_are_found_by_kind_and_identifier_in_any_number() {
    let mut graph = Graph::new();
    for number in 0..5000_u32 {
        let kind = if number % 2 == 0 { Kind::Theme } else { Kind::Category };
        graph.set_node(kind, &(number / 2).to_string(), NodeFacts { owner: number, ..FACTS });
    }
    assert_eq!(graph.nodes(), 5000);
    for number in [0, 1, 77, 4999] {
        let kind = if number % 2 == 0 { Kind::Theme } else { Kind::Category };
        let node = graph.node(kind, &(number / 2).to_string()).unwrap();
        assert_eq!(graph.facts(node).unwrap().owner, number);
        assert_eq!(graph.name(node), Some((kind, (number / 2).to_string().as_str())));
    }
    assert_eq!(graph.node(Kind::Theme, "5000"), None);
    assert_eq!(graph.node(Kind::Camp, "0"), None);
}

#[test]
fn ages_begin_on_the_day_they_say() {
    let day = 24 * 60 * 60 * 1000;
    let ages = [0, 29, 30, 89, 90, 364, 365, 5000].map(|days| Age::of(7, 7 + days * day));
    let [month, quarter, year, more] = Age::ALL;
    assert_eq!(ages, [month, month, quarter, quarter, year, year, more, more]);
}

#[test]
fn a_links_identifier_is_read_and_written_without_loss_and_sorts_by_time() {
    let texts: Vec<String> = (0..50).map(|_| platform::store::new_id()).collect();
    for text in &texts {
        assert_eq!(LinkId::read(text).unwrap().to_string(), *text);
    }
    assert!(LinkId::read("00000000100000000000").unwrap() < LinkId::read("00000000z00000000000").unwrap());
    for text in ["", "0000000010000000000", "000000001000000000000", "0000000010000000000u", "0000000010000000000ø"] {
        assert_eq!(LinkId::read(text), None, "{text}");
    }
}

#[test]
fn a_link_in_a_list_says_its_relation() {
    for relation in Relation::ALL {
        let entry = Entry::new(7, 12_345_678, relation);
        assert_eq!((entry.node, entry.link(), entry.relation()), (7, 12_345_678, relation));
    }
}
