//! What holds for every figure, whatever is said in it: well-formed, safe under a strict policy, nothing over another,
//! text in its box, and the same nodes as its outline.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

mod chart;
mod chart_cases;
mod chart_reading;
mod reading;

use std::cmp::Reverse;

use figure::{
    Arrow, Caption, Colour, Entry, Figure, Fish, Frame, Group, Link, Look, Mark, Node, Outline, Overview, Thread,
    Triangle,
};
use proptest::prelude::*;
use proptest::sample::Index;

use reading::{Drawing, Rect, is_same, letters, read, shows};

/// Texts as people write them, and as nobody should.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[A-ZÆØÅ][a-zæøå]{2,14}( [a-zæøå,-]{2,16}){0,12}",
        2 => "\\PC{0,60}",
        1 => "(<|&|\"|'|]]>|</svg>| |[a-c]){0,40}",
        1 => "(👩‍👧|🇩🇰|å|e\u{301}|\u{0}|\u{1b}|\n|\t| ){0,20}",
        1 => "[a-zæøå]{40,90}",
        1 => Just("Den lange tekst, som ingen læser til ende. ".repeat(46)),
        1 => Just(String::new()),
    ]
    .boxed()
}

fn entry() -> BoxedStrategy<Entry> {
    let href =
        prop_oneof![Just(None), Just(Some("/kompas/1?a=1&b='2'".to_owned())), Just(Some("javascript:x".to_owned()))];
    (text(), text(), text(), href).prop_map(|(kind, title, text, href)| Entry { kind, title, text, href }).boxed()
}

fn group() -> BoxedStrategy<Group> {
    (entry(), prop::collection::vec(entry(), 0..5)).prop_map(|(head, entries)| Group { head, entries }).boxed()
}

fn caption() -> impl Strategy<Value = Caption> {
    (text(), text()).prop_map(|(title, description)| Caption { id: "f-1".into(), title, description })
}

fn look() -> impl Strategy<Value = Look> {
    (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(red, green, blue)| Look::new(Colour::new(red, green, blue)))
}

fn some_thread() -> impl Strategy<Value = Thread> {
    let node = (entry(), prop_oneof![4 => Just(Mark::Plain), 1 => Just(Mark::North), 1 => Just(Mark::Focus)]);
    let link = (any::<Index>(), any::<Index>(), text(), prop_oneof![Just(Arrow::Up), Just(Arrow::Down)]);
    (prop::collection::vec(node, 0..12), prop::collection::vec(link, 0..20)).prop_map(|(nodes, links)| {
        let count = nodes.len() + 1;
        let named = nodes.into_iter().enumerate();
        let nodes = named.map(|(place, (entry, mark))| Node { id: place.to_string(), entry, mark }).collect();
        let link = |(upper, lower, relation, arrow): (Index, Index, _, _)| Link {
            // One more than there are: such a link has no end and is left out.
            upper: upper.index(count).to_string(),
            lower: lower.index(count).to_string(),
            relation,
            arrow,
        };
        Thread { nodes, links: links.into_iter().map(link).collect() }
    })
}

/// Any figure but a thread.
fn some_figure() -> BoxedStrategy<(Figure, Caption)> {
    let many = |most| prop::collection::vec(entry(), 0..most);
    let overview = (prop::option::of(entry()), many(13), prop::option::of(entry()), caption(), look()).prop_map(
        |(north, tasks, ground, caption, look)| {
            (figure::overview(&Overview { north, tasks, ground }, &caption, &look), caption)
        },
    );
    let triangle = (entry(), entry(), group(), entry(), prop::collection::vec(group(), 0..6), caption(), look())
        .prop_map(|(core_task, purpose, preconditions, contributions, actors, caption, look)| {
            let triangle = Triangle { core_task, purpose, preconditions, contributions, actors };
            (figure::triangle(&triangle, &caption, &look), caption)
        });
    let fish = (entry(), many(12), caption(), look())
        .prop_map(|(aim, tasks, caption, look)| (figure::fish(&Fish { aim, tasks }, &caption, &look), caption));
    let frame =
        (entry(), prop::array::uniform4(group()), caption(), look()).prop_map(|(core_task, sides, caption, look)| {
            (figure::frame(&Frame { core_task, sides }, &caption, &look), caption)
        });
    prop_oneof![overview.boxed(), triangle.boxed(), fish.boxed(), frame.boxed()].boxed()
}

fn meet(one: &Rect, two: &Rect) -> bool {
    one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
}

fn holds(one: &Rect, two: &Rect) -> bool {
    one[0] <= two[0] + 0.2 && one[1] <= two[1] + 0.2 && one[2] >= two[2] - 0.2 && one[3] >= two[3] - 0.2
}

/// What holds for all drawings.
fn check(svg: &str, caption: &Caption) -> Result<Drawing, TestCaseError> {
    let drawing = read(svg);
    let page = [0.0, 0.0, drawing.size.0, drawing.size.1];
    prop_assert!(is_same(&drawing.title, &caption.title) && is_same(&drawing.description, &caption.description));
    prop_assert_eq!(&drawing.ids, &["f-1-title", "f-1-description"]);
    let links = drawing.nodes.iter().any(|node| node.href.is_some());
    prop_assert_eq!(&drawing.role, if links { "group" } else { "img" });
    let allowed = ["svg", "title", "desc", "g", "a", "rect", "path", "polygon", "circle", "text", "tspan"];
    prop_assert!(drawing.elements.iter().all(|name| allowed.contains(&name.as_str())));
    prop_assert!(!drawing.attributes.iter().any(|name| name == "style" || name.starts_with("on")));
    let boxes: Vec<_> = drawing.nodes.iter().filter_map(|node| Some((node.depth, node.area?))).collect();
    for (place, (depth, area)) in boxes.iter().enumerate() {
        prop_assert!(area.iter().all(|side| side.is_finite()) && holds(&page, area), "{:?} not in {:?}", area, page);
        for (deeper, other) in boxes.iter().skip(place + 1) {
            // A part may stand within the whole, such as an actor within the contributions.
            let is_part = deeper > depth && holds(area, other);
            prop_assert!(is_part || !meet(area, other), "{:?} meets {:?}", area, other);
        }
    }
    for line in &drawing.lines {
        let long = letters(&line.words).chars().count() > 2;
        prop_assert!(holds(&line.room, &line.taken) || !long, "{:?}", line);
    }
    Ok(drawing)
}

/// The nodes of an outline, without the figure itself.
fn meant(outline: &Outline) -> Vec<&Outline> {
    outline.walk().into_iter().skip(1).collect()
}

/// In which turn texts that are seen are looked for: the whole ones first, then the longer.
fn in_turn(texts: &[&String]) -> (bool, Reverse<usize>) {
    let is_cut = texts.iter().any(|text| text.ends_with('…'));
    (is_cut, Reverse(texts.iter().map(|text| letters(text).len()).sum()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_figure_keeps_the_rules_and_has_the_nodes_of_its_outline_in_the_same_order((figure, caption) in some_figure()) {
        let drawing = check(&figure.svg, &caption)?;
        let meant = meant(&figure.outline);
        prop_assert_eq!(drawing.nodes.len(), meant.len());
        for (seen, meant) in drawing.nodes.iter().zip(meant) {
            prop_assert!(shows(seen, meant), "{:?} is not {:?}", seen, meant);
        }
    }

    #[test]
    fn a_thread_keeps_the_rules_and_has_the_nodes_and_links_of_its_outline(
        thread in some_thread(), caption in caption(), look in look()
    ) {
        let figure = figure::thread(&thread, &caption, &look);
        let drawing = check(&figure.svg, &caption)?;
        let meant = meant(&figure.outline);
        let mut once: Vec<_> = meant.iter().filter(|node| !node.repeated).collect();
        prop_assert_eq!(drawing.nodes.len(), once.len());
        prop_assert_eq!(thread.nodes.len(), once.len());
        // What is cut off short could be the beginning of several: the longer come first.
        let mut nodes: Vec<_> = drawing.nodes.iter().collect();
        nodes.sort_by_key(|seen| in_turn(&[&seen.kind, &seen.heading, &seen.text]));
        for seen in nodes {
            let place = once.iter().position(|meant| shows(seen, meant));
            prop_assert!(place.is_some(), "{:?} is not in the outline", seen);
            once.remove(place.unwrap_or(0));
        }
        let node = |id: &str| id.parse::<usize>().is_ok_and(|place| place < thread.nodes.len());
        let links = thread.links.iter().filter(|link| node(&link.upper) && node(&link.lower) && link.upper != link.lower);
        let mut said: Vec<_> = links.filter(|link| !letters(&link.relation).is_empty()).map(|link| &link.relation).collect();
        let told = meant.iter().filter(|node| !letters(&node.relation).is_empty()).count();
        prop_assert_eq!(told, said.len());
        let mut relations: Vec<_> = drawing.relations.iter().filter(|seen| !seen.is_empty()).collect();
        relations.sort_by_key(|seen| in_turn(&[seen]));
        for seen in relations {
            let place = said.iter().position(|meant| is_same(seen, meant));
            prop_assert!(place.is_some(), "{:?} is no link", seen);
            said.remove(place.unwrap_or(0));
        }
        prop_assert!(said.is_empty(), "not drawn: {:?}", said);
    }

    #[test]
    fn the_same_thread_gives_the_same_bytes(thread in some_thread(), caption in caption()) {
        let first = figure::thread(&thread, &caption, &Look::default());
        for _ in 0..4 {
            prop_assert_eq!(&figure::thread(&thread, &caption, &Look::default()), &first);
        }
    }
}

#[test]
fn a_long_purpose_stands_whole_in_the_picture_and_one_of_two_thousand_letters_ends_with_an_ellipsis() {
    let sentence = "At alle kan være med, også dem der har svært ved det. ";
    let drawn = |text: String| {
        let overview = Overview { tasks: vec![Entry::new("Titel", text.clone())], ..Overview::default() };
        let figure = figure::overview(&overview, &Caption { id: "f".into(), ..Caption::default() }, &Look::default());
        let nodes = read(&figure.svg).nodes;
        assert_eq!(figure.outline.children.first().map(|task| task.text.as_str()), Some(text.as_str()));
        (letters(&nodes.first().map(|task| task.text.clone()).unwrap_or_default()), letters(&text))
    };
    let (seen, meant) = drawn(sentence.repeat(8));
    assert_eq!(seen, meant);
    let (seen, meant) = drawn(sentence.repeat(40));
    assert!(seen.ends_with('…') && seen.len() < meant.len());
}

#[test]
fn north_stands_above_all_else_in_a_thread_and_each_link_leads_upwards() {
    let node = |id: &str, mark| Node { id: id.into(), entry: Entry::new(id, ""), mark };
    let link = |upper: &str, lower: &str| Link {
        upper: upper.into(),
        lower: lower.into(),
        relation: "understøtter".into(),
        arrow: Arrow::Up,
    };
    let nodes = [("løs", Mark::Plain), ("ydelse", Mark::Focus), ("mål", Mark::Plain), ("nord", Mark::North)];
    let thread = Thread {
        nodes: nodes.map(|(id, mark)| node(id, mark)).into(),
        links: vec![link("mål", "ydelse"), link("nord", "mål"), link("nord", "ydelse"), link("løs", "ydelse")],
    };
    let figure = figure::thread(&thread, &Caption { id: "f".into(), ..Caption::default() }, &Look::default());
    let nodes = read(&figure.svg).nodes;
    let top = |id: &str| nodes.iter().find(|node| node.heading == id).and_then(|node| node.area).map(|area| area[1]);
    assert!(top("nord") < top("mål") && top("mål") < top("ydelse"));
    assert_eq!(top("løs"), top("mål"), "what hangs on nothing stands just above what hangs on it");
    let nord = figure.outline.children.iter().find(|node| node.heading == "nord").map(|node| &node.children);
    assert_eq!(nord.map(Vec::len), Some(2));
}
