//! What the program answers: with rights, titles and reasons out of the database, as a panel, a page and JSON.

use std::time::Instant;

use compass::thread::links::actions::{self, Wish};
use compass::thread::{Asker, End, Relation, Thread};
use testbed::clock;

use crate::generator::{Level, World};
use crate::program::{Browser, THREADS};
use crate::table::{BUDGET, Table, Times};
use crate::told::Told;

const LOST: &str = "/kompas/uden-nord";
const TRIES: usize = 40;

/// Who asks, and of what.
pub(crate) struct Asking<'a> {
    pub(crate) asker: Asker<'a>,
    pub(crate) world: &'a World,
    pub(crate) browser: &'a Browser,
}

impl Asking<'_> {
    /// Returns a thing's thread as a panel shows it.
    pub(crate) async fn thread(&self, thing: usize) -> Thread {
        let End { kind, id } = self.end(thing);
        let Asker { db, actor, locale } = self.asker;
        THREADS.of(db, actor, locale, kind, &id).await.unwrap()
    }

    fn end(&self, thing: usize) -> End {
        let thing = self.world.things.get(thing).unwrap();
        End::new(thing.kind, &thing.id)
    }

    /// Measures what is asked most, and checks the answers against the peer's.
    pub(crate) async fn measure(&self, told: &Told, table: &mut Table) -> usize {
        Table::part("The program's answers: a panel (way up, levels down, counts)");
        let mut differ = 0;
        let mut up = Times::default();
        for &number in &told.lower {
            if up.are_enough() {
                break;
            }
            let began = Instant::now();
            let thread = self.thread(number).await;
            up.note(began);
            differ += differs(told.above.get(&number), Some(thread.up.len()));
        }
        table.tell("of leaves, things without north, actions, projects", &up, Some(BUDGET), Some(&told.peer_up));
        for (what, things, peer) in [
            ("of north and its tasks", &told.tops, &told.peer_tops),
            ("of parts, projects, actions", &told.middle, &told.peer_middle),
        ] {
            let mut times = Times::default();
            for &number in things {
                if times.are_enough() {
                    break;
                }
                let began = Instant::now();
                let thread = self.thread(number).await;
                times.note(began);
                differ += differs(told.below.get(&number), thread.below);
            }
            table.tell(what, &times, Some(BUDGET), Some(peer));
        }
        differ + self.pages(told, table).await
    }

    async fn pages(&self, told: &Told, table: &mut Table) -> usize {
        Table::part("Whole pages (made, not sent)");
        for (what, things) in [
            ("the thread of a leaf, an action, …", &told.lower),
            ("of north and its tasks", &told.tops),
            ("of parts, projects, actions", &told.middle),
        ] {
            for (form, ending) in [("drawn, with lists", ""), ("as JSON", ".json")] {
                let mut times = Times::default();
                for &thing in things.iter().step_by(1 + things.len() / 100) {
                    if times.are_enough() {
                        break;
                    }
                    let End { kind, id } = self.end(thing);
                    let began = Instant::now();
                    self.browser.get(&format!("/traad/{}/{id}{ending}", kind.name())).await;
                    times.note(began);
                }
                table.tell(&format!("{what}, {form}"), &times, Some(BUDGET), None);
            }
        }
        let mut says = String::new();
        for (what, url) in
            [("without north, first page", LOST.to_owned()), ("without north, tenth page", format!("{LOST}?side=10"))]
        {
            let mut times = Times::default();
            for _ in 0..TRIES {
                if times.are_enough() {
                    break;
                }
                let began = Instant::now();
                says = self.browser.get(&url).await;
                times.note(began);
            }
            table.tell(what, &times, Some(BUDGET), Some(&told.peer_lost));
        }
        let total = says.split(" ting uden nord").next().and_then(|before| before.rsplit(['>', '\n']).next());
        let total: String = total.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        usize::from(total.parse() != Ok(told.lost))
    }

    /// Measures linking and unlinking, and that the next who asks is told.
    pub(crate) async fn link(&self, table: &mut Table) -> usize {
        Table::part("Linking and unlinking, committed and in the audit log");
        let mut differ = 0;
        for (what, from, to, many) in [
            ("leaf to project", Level::Leaf, Level::Project, 200),
            ("project to part", Level::Project, Level::Part, 60),
            ("a whole welfare task to a part", Level::Task, Level::Part, 8),
        ] {
            let mut times: [Times; 5] = Default::default();
            let (lower, upper) = (self.world.sample(from, many), self.world.sample(to, 67));
            for (at, &lower) in lower.iter().enumerate() {
                let Some(&upper) = upper.get(at * 17 % upper.len().max(1)) else { continue };
                if times.iter().any(Times::are_enough) {
                    break;
                }
                differ += self.once(lower, upper, &mut times).await;
            }
            let [make, made, end, ended, north] = times;
            table.tell(&format!("{what}: linked"), &make, Some(BUDGET), None);
            table.tell(&format!("{what}: its panel right after, index caught up"), &made, Some(BUDGET), None);
            table.tell(&format!("{what}: unlinked"), &end, Some(BUDGET), None);
            table.tell(&format!("{what}: its panel right after, index caught up"), &ended, Some(BUDGET), None);
            table.tell(&format!("{what}: north's panel then"), &north, Some(BUDGET), None);
        }
        differ
    }

    async fn once(&self, lower: usize, upper: usize, times: &mut [Times; 5]) -> usize {
        let [make, made, end, ended, north] = times;
        let wish = Wish {
            from: self.end(lower),
            relation: Relation::Supports,
            to: self.end(upper),
            reason: "Fordi det måles her".to_owned(),
        };
        let began = Instant::now();
        // Linked already, or the other way round: nothing to measure.
        let Ok(link) = actions::make(&self.asker, &THREADS, &wish, clock::now()).await else { return 0 };
        make.note(began);
        let began = Instant::now();
        let is_there = ties(&self.thread(lower).await, &link);
        made.note(began);
        let began = Instant::now();
        actions::end(&self.asker, &THREADS, &link, "Det er målt", clock::now()).await.unwrap();
        end.note(began);
        let began = Instant::now();
        let is_gone = !ties(&self.thread(lower).await, &link);
        ended.note(began);
        let began = Instant::now();
        self.thread(0).await;
        north.note(began);
        usize::from(!(is_there && is_gone))
    }
}

/// Returns 1 when the peer counted something else.
fn differs(counted: Option<&i64>, answered: Option<usize>) -> usize {
    let answered = answered.and_then(|answered| i64::try_from(answered).ok());
    usize::from(counted.is_some_and(|counted| Some(*counted) != answered))
}

fn ties(thread: &Thread, link: &str) -> bool {
    thread.way_up.iter().filter_map(|level| level.tie.as_ref()).any(|tie| tie.id == link)
}
