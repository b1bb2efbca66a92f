//! What lies right above or below a thing: what contexts tell of their own things first, then what links lead to.

use platform::store::StoreError;

use super::ahead::Step;
use super::walk::{After, Found, Near, Walker, Way, found, on_board};
use super::{Asker, Kind, Node, links, stored, told};

/// So many things are read at once while looking for those that may be seen.
const AT_ONCE: usize = 20;

/// The first things right above or below, and what comes after them.
pub(super) struct Nearby {
    pub(super) near: Vec<Near>,
    /// How many more there are, as far as they have been counted.
    pub(super) left: usize,
    /// Where they begin.
    pub(super) after: After,
}

impl Walker<'_> {
    /// Returns the first things right above or below after those on earlier pages: what a context tells first (a core
    /// task's camps), at most half when there are links too, then what links lead to.
    pub(super) async fn near(
        &mut self,
        here: &Found,
        way: Way,
        room: usize,
        mut after: After,
    ) -> Result<Nearby, StoreError> {
        let steps = self.steps(&here.node.end(), way);
        let steps = steps.get(after.links..).unwrap_or_default();
        let part = if steps.is_empty() { room } else { room.div_ceil(2) };
        let (mut near, told) = self.told_near(here, way, after.told, part).await?;
        after.told = after.told.saturating_add(near.len());
        let mut left = told.saturating_sub(after.told) + steps.len();
        for some in steps.chunks(room.clamp(1, AT_ONCE)) {
            if near.len() >= room {
                break;
            }
            let some = self.named(some);
            self.read.fetch(self.asker, &some).await?;
            for step in &some {
                if near.len() >= room {
                    break;
                }
                (after.links, left) = (after.links + 1, left.saturating_sub(1));
                let Some(one) = self.seen(here, step).await? else { continue };
                // A link may say once more what a context tells; then the link's reason is worth more.
                match near.iter_mut().find(|other| other.found.node.end() == one.found.node.end()) {
                    Some(other) => other.tie = one.tie,
                    None => near.push(one),
                }
            }
        }
        Ok(Nearby { near, left, after })
    }

    /// Returns what contexts tell of after the first so many, and how much that is in all.
    async fn told_near(
        &self,
        here: &Found,
        way: Way,
        skip: usize,
        room: usize,
    ) -> Result<(Vec<Near>, usize), StoreError> {
        let (mut nodes, mut total): (Vec<Node>, usize) = (Vec::new(), 0);
        let sources = self.threads.sources.iter().filter(|_| self.moment.is_none());
        let Asker { db, actor, locale } = *self.asker;
        for source in sources {
            match way {
                Way::Up => {
                    let above = source.above(db, actor, locale, &here.node).await?;
                    total += above.len();
                    nodes.extend(above);
                }
                Way::Down => {
                    let most = skip.saturating_add(room).saturating_sub(nodes.len());
                    let below = source.below(db, actor, locale, &here.node, most).await?;
                    total += below.total;
                    nodes.extend(below.nodes);
                }
            }
        }
        let mut near = Vec::new();
        for node in nodes.into_iter().skip(skip) {
            let (lower, upper) = match way {
                Way::Up => (here.node.kind, node.kind),
                Way::Down => (node.kind, here.node.kind),
            };
            near.push(Near { found: self.told(node).await?, tie: Some(told::tie(locale, lower, upper)) });
        }
        Ok((near, total))
    }

    /// Returns the other end of a link when the asker may see it, with what the link says. It has been read.
    async fn seen(&self, here: &Found, step: &Step) -> Result<Option<Near>, StoreError> {
        let other = if step.other.kind.is_of_a_camp() {
            self.threads.find(self.asker, &step.other).await?.map(on_board)
        } else {
            let row = self.read.row(&step.other).filter(|row| stored::may_see(self.actor(), row));
            row.filter(|row| self.holds(row.made_at, row.ended_at)).and_then(found)
        };
        Ok(other.map(|other| {
            let tie = self.read.said(&step.link).map(|said| self.tie(said, here, &other));
            Near { found: other, tie }
        }))
    }

    /// Adds to a thing that its context told of whether it is north.
    async fn told(&self, node: Node) -> Result<Found, StoreError> {
        if node.kind.is_of_a_camp() {
            return Ok(on_board(node));
        }
        let row = links::store::node(&mut self.asker.db.reader(), &self.actor().municipality, &node.end()).await?;
        // A core task that nobody has put on the thread has nothing above it.
        let is_north = row.as_ref().map_or(node.kind == Kind::CoreTask, |row| row.is_north == 1);
        Ok(Found { node, unit_path: row.map(|row| row.unit_path), is_north, ended_at: None })
    }
}
