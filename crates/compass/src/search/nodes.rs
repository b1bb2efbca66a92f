//! Finding what stands on the thread by its title: an index of words in memory, brought up to date before it is asked.
//!
//! Every change of a municipality's thread has a number; what is newer than the index is read first, so that several
//! servers agree. What has changed is added anew and the old entry stays: it costs a look, since whatever the index points
//! to is read from the database and judged by its words there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use futures::lock::Mutex;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError};

use super::store::{self, Titled};
use super::{Found, Hit, MOST_OF_A_KIND, Wanted, What, WordIndex};
use crate::thread::links::store::{NodeRow, head};
use crate::thread::{Asker, Kind};

/// The index of each municipality that has been asked about.
#[derive(Debug, Default)]
pub(super) struct NodeWords(Mutex<HashMap<String, Arc<Mutex<Known>>>>);

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

/// Kinds that are found by more than their titles, and so elsewhere.
const ELSEWHERE: [Kind; 2] = [Kind::CoreTask, Kind::Wording];

impl NodeWords {
    /// Returns the things whose titles are what is looked for, newest first within their kinds.
    pub(super) async fn find(&self, asker: Asker<'_>, wanted: &Wanted) -> Result<Found, StoreError> {
        let municipality = &asker.actor.municipality;
        let known = self.0.lock().await.entry(municipality.clone()).or_default().clone();
        let (candidates, more) = {
            let mut known = known.lock().await;
            known.catch_up(asker.db, municipality).await?;
            known.candidates(asker.actor, wanted)
        };
        let mut found = Found { more, ..Found::default() };
        for (kind, ids) in &candidates {
            for some in ids.chunks(store::AT_A_TIME) {
                let ids: Vec<&str> = some.iter().map(AsRef::as_ref).collect();
                let rows = store::nodes(&mut asker.db.reader(), municipality, kind.name(), &ids).await?;
                let rows = rows.into_iter().filter(|row| may_see(asker.actor, row));
                found.hits.extend(rows.filter_map(|row| wanted.hit(hit(*kind, row))));
            }
        }
        Ok(found)
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

fn may_see(actor: &Actor, row: &NodeRow) -> bool {
    let right = if row.is_public == 1 { Right::ReadPublic } else { Right::ReadCompass };
    actor.may(right, &Scope { municipality: actor.municipality.clone(), unit_path: row.unit_path.clone() })
}

/// Identifiers by kind.
type ByKind = BTreeMap<Kind, Vec<Box<str>>>;

impl Known {
    async fn catch_up(&mut self, db: &Db, municipality: &str) -> Result<(), StoreError> {
        let mut reads = db.reader();
        let now = head(&mut reads, municipality).await?;
        if now < self.seq {
            // Another database stands in the place of the one that was read: a backup was restored.
            *self = Self::default();
        }
        if now == self.seq {
            return Ok(());
        }
        if self.seq == 0 {
            self.read_all(&mut reads, municipality).await?;
        } else {
            let rows = store::titles_after(&mut reads, municipality, self.seq).await?;
            rows.iter().for_each(|row| self.add(row));
        }
        self.seq = now;
        Ok(())
    }

    async fn read_all(&mut self, reads: &mut impl Reads, municipality: &str) -> Result<(), StoreError> {
        let mut last = (String::new(), String::new());
        loop {
            let rows = store::titles(reads, municipality, (&last.0, &last.1)).await?;
            rows.iter().for_each(|row| self.add(row));
            match rows.into_iter().nth(store::MANY - 1) {
                Some(row) => last = (row.kind, row.id),
                None => return Ok(()),
            }
        }
    }

    fn add(&mut self, row: &Titled) {
        let kind = Kind::from_name(&row.kind).filter(|kind| !ELSEWHERE.contains(kind));
        let (Some(kind), Ok(number)) = (kind, u32::try_from(self.entries.len())) else { return };
        self.words.add(number, &row.title);
        self.entries.push(Entry { kind, id: row.id.as_str().into(), is_public: row.is_public == 1 });
    }

    /// The newest candidates of each kind that the actor may hope to see, and the kinds that have more.
    fn candidates(&self, actor: &Actor, wanted: &Wanted) -> (ByKind, HashSet<What>) {
        let sees_all = actor.may_somewhere(Right::ReadCompass);
        let (mut by_kind, mut more) = (ByKind::new(), HashSet::new());
        let mut seen = HashSet::new();
        for number in self.words.candidates(wanted.query()) {
            let entry = usize::try_from(number).ok().and_then(|place| self.entries.get(place));
            let Some(entry) = entry.filter(|entry| sees_all || entry.is_public) else { continue };
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
            let (found, _) = known.candidates(&Actor::operator("fjordby"), &Wanted::new(words));
            let count = found.values().map(Vec::len).sum::<usize>();
            println!("{words}: {count} candidates in {:?}", begun.elapsed());
            assert!(count <= MOST_OF_A_KIND && (count > 0) == (words != "hest"), "{words}: {count}");
        }
        let (public, more) = known.candidates(&Actor::public("fjordby"), &Wanted::new("skole"));
        assert!(more.contains(&What::Thing(Kind::Action)) && public[&Kind::Action].len() == MOST_OF_A_KIND);
    }
}
