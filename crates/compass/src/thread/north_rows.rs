//! The lines of "without north": each thing with where its line breaks and where it most likely belongs.

use std::collections::{HashMap, HashSet};

use platform::access::Right;
use platform::tenancy::Unit;
use platform::time::Timestamp;
use ui::{Failure, Visitor};

use super::candidates::Places;
use super::north_pages::{MendForm, scope};
use super::tops::Top;
use super::without::{Lost, reaching};
use super::{Asker, End, Kind, Node, Threads, store, stored};
use crate::as_of::Asked;

/// So many places are offered for each.
const MOST_PLACES: usize = 6;

/// A thing without north.
pub(super) struct Row {
    pub(super) node: Node,
    pub(super) unit: String,
    pub(super) since: String,
    /// Where the line breaks, when it leads to something.
    pub(super) breaks: Vec<Node>,
    pub(super) places: Vec<Node>,
    /// Where it can be ended or taken out: the key of the text, and the address.
    pub(super) ends_at: Option<(&'static str, String)>,
    pub(super) may_link: bool,
    /// What was sent for it and refused.
    pub(super) sent: Option<MendForm>,
}

/// Returns the things of a page with where they most likely belong: among what reaches north itself.
pub(super) async fn rows(
    visitor: &Visitor,
    threads: &Threads,
    found: Lost,
    units: &[Unit],
    (mut sent, asked): (Option<MendForm>, &Asked),
) -> Result<Vec<Row>, Failure> {
    let asker = Asker::of(visitor);
    let mut places = Places::read(&asker).await?;
    let reaching = reaching(threads, &asker, places.iter().map(Node::end).collect()).await?;
    places.retain(|place| reaching.contains(&place.end()));
    let places = Places::of(places);
    let nodes = known(&asker, &found).await?;
    let mut rows = Vec::new();
    for (top, unit) in &found.tops {
        let unit = units.iter().find(|one| one.id == *unit);
        let task = nodes.get(&End::new(Kind::CoreTask, &top.core_task)).map(|(node, ..)| node.clone());
        let row = line(visitor, &top.node, unit, visitor.locale.date_text(&top.since));
        rows.push(Row { breaks: task.into_iter().collect(), may_link: may_link_boards(visitor, units), ..row });
    }
    for (end, breaks) in &found.things {
        let Some((node, unit, made_at)) = nodes.get(end) else { continue };
        let unit = units.iter().find(|one| one.id == *unit);
        let since = visitor.locale.date(Timestamp::from_millis(*made_at).in_denmark().date());
        let above = breaks.iter().filter(|top| *top != end).filter_map(|top| nodes.get(top));
        rows.push(Row { breaks: above.map(|(node, ..)| node.clone()).collect(), ..line(visitor, node, unit, since) });
    }
    for row in &mut rows {
        row.may_link &= *asked == Asked::Now;
        row.sent = sent.take_if(|sent| sent.fra == row.node.end().to_string());
        row.places = places.likely(&row.node, MOST_PLACES);
        let chosen = row.sent.as_ref().and_then(|sent| End::parse(&sent.til));
        if let Some(chosen) = chosen.filter(|chosen| !row.places.iter().any(|place| place.end() == *chosen)) {
            row.places.extend(threads.find(&asker, &chosen).await?);
        }
    }
    Ok(rows)
}

fn line(visitor: &Visitor, node: &Node, unit: Option<&Unit>, since: String) -> Row {
    let path = unit.map(|unit| unit.path.as_str()).unwrap_or_default();
    Row {
        ends_at: ends_at(node),
        may_link: visitor.actor.may(Right::LinkThread, &scope(&visitor.actor, path)),
        node: node.clone(),
        unit: unit.map_or_else(String::new, |unit| unit.name.clone()),
        since,
        breaks: Vec::new(),
        places: Vec::new(),
        sent: None,
    }
}

/// What stands on boards is linked by those who may link everywhere.
fn may_link_boards(visitor: &Visitor, units: &[Unit]) -> bool {
    let root = units.iter().min_by_key(|unit| unit.path.len());
    root.is_some_and(|root| visitor.actor.may(Right::LinkThread, &scope(&visitor.actor, &root.path)))
}

/// An action is ended on its own page; a part of a wording is taken out of it.
fn ends_at(node: &Node) -> Option<(&'static str, String)> {
    match node.url.split_once("/del/") {
        Some((task, _)) => Some(("without-north-end-part", task.to_owned())),
        None if node.kind == Kind::Action => Some(("without-north-end-action", format!("{}#tilstand", node.url))),
        None => None,
    }
}

type Known = HashMap<End, (Node, String, i64)>;

/// Reads the things of a page and where their lines break, within what may be seen: the thing, its unit, when it was made.
async fn known(asker: &Asker<'_>, found: &Lost) -> Result<Known, Failure> {
    let tasks = found.tops.iter().map(|(Top { core_task, .. }, _)| End::new(Kind::CoreTask, core_task));
    let stored = found.things.iter().flat_map(|(end, breaks)| std::iter::once(end).chain(breaks)).cloned();
    let ends: HashSet<End> = stored.chain(tasks).collect();
    let kinds: HashSet<Kind> = ends.iter().map(|end| end.kind).collect();
    let mut known = Known::new();
    for kind in kinds {
        let ids: Vec<&str> = ends.iter().filter(|end| end.kind == kind).map(|end| end.id.as_str()).collect();
        for row in store::nodes(&mut asker.db.reader(), &asker.actor.municipality, kind, &ids).await? {
            if stored::may_see(asker.actor, &row)
                && let Some(node) = stored::node_of(&row)
            {
                known.insert(node.end(), (node, row.unit_id, row.made_at));
            }
        }
    }
    Ok(known)
}
