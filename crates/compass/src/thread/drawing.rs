//! The thread as a drawing: the same things as the lists on its page, north at the top.

use figure::{Arrow, Caption, Entry, Link, Look, Mark};
use ui::i18n::Locale;

use super::{Level, Node, Thread};
use crate::figures::Drawing;

/// Draws a thread; nothing when there is only the thing itself.
pub(super) fn drawing(thread: &Thread, locale: &Locale, look: &Look) -> Option<Drawing> {
    if thread.way_up.is_empty() && thread.down.is_empty() {
        return None;
    }
    let caption = Caption {
        id: "traad".to_owned(),
        title: locale.t1("thread-page-title", "what", &thread.node.title),
        description: locale.t("thread-drawing-lead"),
    };
    Some(Drawing::of(&figure::thread(&figure_of(thread, locale), &caption, look)))
}

fn figure_of(thread: &Thread, locale: &Locale) -> figure::Thread {
    let is_top = thread.reaches_north && thread.way_up.is_empty();
    let mut drawn = figure::Thread::default();
    for level in thread.way_up.iter().filter(|level| !level.again) {
        drawn.nodes.push(node(&level.node, mark(level), locale));
    }
    drawn.nodes.push(node(&thread.node, if is_top { Mark::North } else { Mark::Focus }, locale));
    for level in thread.down.iter().filter(|level| !level.again) {
        drawn.nodes.push(node(&level.node, mark(level), locale));
    }
    let up = pairs(&thread.node, &thread.way_up).map(|(nearer, level)| link(level, &level.node, nearer, locale));
    let down = pairs(&thread.node, &thread.down).map(|(nearer, level)| link(level, nearer, &level.node, locale));
    drawn.links = up.chain(down).collect();
    drawn
}

/// Each thing with the one it was reached from, which is the last before it on the level before.
fn pairs<'t>(start: &'t Node, levels: &'t [Level]) -> impl Iterator<Item = (&'t Node, &'t Level)> {
    levels.iter().enumerate().map(move |(place, level)| {
        let mut before = levels.iter().take(place).rev();
        let nearer = before.find(|other| other.depth + 1 == level.depth).map_or(start, |other| &other.node);
        (nearer, level)
    })
}

fn mark(level: &Level) -> Mark {
    if level.is_north { Mark::North } else { Mark::Plain }
}

fn node(node: &Node, mark: Mark, locale: &Locale) -> figure::Node {
    let kind = locale.t(&format!("thread-kind-{}", node.kind.name()));
    let entry = Entry::new(&node.title, "").of_kind(kind).linked(node.thread_url());
    figure::Node { id: node.end().to_string(), entry, mark }
}

fn link(level: &Level, upper: &Node, lower: &Node, locale: &Locale) -> Link {
    let relation = level.tie.as_ref().map(|tie| tie.relation);
    Link {
        upper: upper.end().to_string(),
        lower: lower.end().to_string(),
        relation: relation.map_or_else(String::new, |says| locale.t(&format!("thread-says-{}", says.name()))),
        arrow: if relation.is_none_or(|says| says.goes_up()) { Arrow::Up } else { Arrow::Down },
    }
}
