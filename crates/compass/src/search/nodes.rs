//! Finding what stands on the thread by its title: an index of words in memory, brought up to date before it is asked.
//!
//! Every change of a municipality's thread has a number; what is newer than the index is read first, so that several
//! servers agree. What has changed is added anew and the old entry stays: it costs a look, since whatever the index points
//! to is read from the database and judged by its words there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use futures::lock::Mutex;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError};

use super::store::{self, Titled};
use super::{Hit, MOST_OF_A_KIND, Wanted, What, WordIndex};
use crate::aside::aside;
use crate::thread::links::store::{NodeRow, head};
use crate::thread::{Asker, Kind, may_see};

/// The index of each municipality that has been asked about.
#[derive(Debug, Default)]
pub(super) struct NodeWords(Mutex<HashMap<String, Arc<Index>>>);

#[derive(Debug, Default)]
struct Index {
    /// Taken by whoever brings it up to date. Others go on reading until the new is in place.
    turn: Mutex<()>,
    known: RwLock<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The thread's change that the index is up to date with.
    seq: i64,
    entries: Vec<Entry>,
    words: WordIndex,
}

#[derive(Debug)]
struct Entry {
    kind: Kind,
    id: Box<str>,
    is_public: bool,
}

/// What whoever asks may hope to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sees {
    Everything,
    Public,
}

impl Sees {
    fn of(actor: &Actor) -> Self {
        if actor.may_somewhere(Right::ReadCompass) { Self::Everything } else { Self::Public }
    }
}

/// Kinds that are found by more than their titles, and so elsewhere.
const ELSEWHERE: [Kind; 4] = [Kind::CoreTask, Kind::Wording, Kind::Goal, Kind::Indicator];

impl NodeWords {
    /// Returns the things whose titles may be what is looked for, newest first within their kinds, to be judged by their
    /// words, and the kinds of which there are more.
    pub(super) async fn candidates(
        &self,
        asker: Asker<'_>,
        wanted: &Wanted,
    ) -> Result<(Vec<Hit>, HashSet<What>), StoreError> {
        let municipality = &asker.actor.municipality;
        let index = self.0.lock().await.entry(municipality.clone()).or_default().clone();
        index.catch_up(asker.db, municipality).await?;
        let (sees, wanted) = (Sees::of(asker.actor), wanted.clone());
        // The query is tried on every word that is known.
        let (candidates, more) = aside(move || index.read().candidates(sees, &wanted)).await?;
        let mut hits = Vec::new();
        for (kind, ids) in &candidates {
            for some in ids.chunks(store::AT_A_TIME) {
                let ids: Vec<&str> = some.iter().map(AsRef::as_ref).collect();
                let rows = store::nodes(&mut asker.db.reader(), municipality, kind.name(), &ids).await?;
                let rows = rows.into_iter().filter(|row| may_see(asker.actor, row));
                hits.extend(rows.map(|row| hit(*kind, row)));
            }
        }
        Ok((hits, more))
    }
}

fn hit(kind: Kind, row: NodeRow) -> Hit {
    Hit {
        what: What::Thing(kind),
        id: row.id,
        title: row.title,
        text: String::new(),
        place: String::new(),
        url: row.url,
        relevance: 0,
    }
}

/// Identifiers by kind.
type ByKind = BTreeMap<Kind, Vec<Box<str>>>;

impl Index {
    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    async fn catch_up(self: &Arc<Self>, db: &Db, municipality: &str) -> Result<(), StoreError> {
        let mut reads = db.reader();
        if head(&mut reads, municipality).await? == self.read().seq {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        let now = head(&mut reads, municipality).await?;
        let seq = self.read().seq;
        if now == seq {
            return Ok(());
        }
        // Fewer changes than are known of: another database stands in the place of the one that was read.
        if seq == 0 || now < seq {
            let known = read_all(&mut reads, municipality, now).await?;
            self.change(move |old| *old = known).await
        } else {
            let rows = store::titles_after(&mut reads, municipality, seq).await?;
            self.change(move |known| {
                rows.iter().for_each(|row| known.add(row));
                known.seq = now;
            })
            .await
        }
    }

    async fn change(self: &Arc<Self>, how: impl FnOnce(&mut Known) + Send + 'static) -> Result<(), StoreError> {
        let index = self.clone();
        aside(move || how(&mut index.known.write().unwrap_or_else(PoisonError::into_inner))).await
    }
}

/// Reads everything, a page at a time, while others go on asking what was there.
async fn read_all(reads: &mut impl Reads, municipality: &str, seq: i64) -> Result<Known, StoreError> {
    let mut known = Known { seq, ..Known::default() };
    let mut last = (String::new(), String::new());
    loop {
        let rows = store::titles(reads, municipality, (&last.0, &last.1)).await?;
        let next = rows.get(store::MANY - 1).map(|row| (row.kind.clone(), row.id.clone()));
        known = aside(move || {
            rows.iter().for_each(|row| known.add(row));
            known
        })
        .await?;
        match next {
            Some(next) => last = next,
            None => return Ok(known),
        }
    }
}

impl Known {
    fn add(&mut self, row: &Titled) {
        let kind = Kind::from_name(&row.kind).filter(|kind| !ELSEWHERE.contains(kind));
        let (Some(kind), Ok(number)) = (kind, u32::try_from(self.entries.len())) else { return };
        self.words.add(number, &row.title);
        self.entries.push(Entry { kind, id: row.id.as_str().into(), is_public: row.is_public == 1 });
    }

    /// The newest candidates of each kind that the asker may hope to see, and the kinds that have more.
    fn candidates(&self, sees: Sees, wanted: &Wanted) -> (ByKind, HashSet<What>) {
        let (mut by_kind, mut more) = (ByKind::new(), HashSet::new());
        let mut seen = HashSet::new();
        for number in self.words.candidates(wanted.query()) {
            let entry = usize::try_from(number).ok().and_then(|place| self.entries.get(place));
            let Some(entry) = entry.filter(|entry| sees == Sees::Everything || entry.is_public) else { continue };
            let ids = by_kind.entry(entry.kind).or_default();
            if ids.len() >= MOST_OF_A_KIND {
                more.insert(What::Thing(entry.kind));
            } else if seen.insert((entry.kind, &entry.id)) {
                ids.push(entry.id.clone());
            }
        }
        (by_kind, more)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Prints how long it takes: `PEJL_MANY=1000000 cargo test -p compass --lib a_great_many -- --nocapture`.
    #[test]
    fn a_great_many_titles_are_narrowed_down_to_the_newest_of_each_kind() {
        let many = std::env::var("PEJL_MANY").ok().and_then(|many| many.parse().ok()).unwrap_or(5_000);
        let beginnings = ["Flere", "Bedre", "Nye", "Trygge", "Fælles", "Grønne", "Lokale", "Sunde"];
        let middles = ["cykel", "skole", "børne", "ældre", "bolig", "natur", "sundheds", "kultur", "trafik", "job"];
        let ends = ["stier", "projekter", "planer", "tilbud", "pladser", "råd", "huse", "miljøer", "fællesskaber"];
        let pick = |list: &[&'static str], number: usize| list[number % list.len()];
        let mut known = Known::default();
        let begun = Instant::now();
        for number in 0..many {
            let title = format!(
                "{} {}{} i område{} for {}{}",
                pick(&beginnings, number),
                pick(&middles, number / 3),
                pick(&ends, number / 7),
                number % 50_000,
                pick(&middles, number / 11),
                pick(&ends, number / 13),
            );
            let id = format!("{number:020}");
            known.add(&Titled { kind: "action".to_owned(), id, title, is_public: number as i64 % 2 });
        }
        println!("{many} titles, {} words: read in {:?}", known.words.words(), begun.elapsed());
        for words in ["skole", "grønne cykelstier", "område4711", "\"trygge børneråd\"", "hest"] {
            let begun = Instant::now();
            let (found, _) = known.candidates(Sees::Everything, &Wanted::new(words));
            let count = found.values().map(Vec::len).sum::<usize>();
            println!("{words}: {count} candidates in {:?}", begun.elapsed());
            assert!(count <= MOST_OF_A_KIND && (count > 0) == (words != "hest"), "{words}: {count}");
        }
        let (public, more) = known.candidates(Sees::Public, &Wanted::new("skole"));
        assert!(more.contains(&What::Thing(Kind::Action)) && public[&Kind::Action].len() == MOST_OF_A_KIND);
    }
}
