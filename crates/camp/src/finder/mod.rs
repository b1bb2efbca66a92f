//! What this crate finds when people search, and what it tells the front page (`front`).
//!
//! Camps by title and core task; statements, categories, themes and findings by their words, in the camps that the
//! visitor may read. A statement's words are those that everyone sees: masked where they are masked, and not at all once
//! they are erased. Nothing is indexed: words of people stand in one place only, and a hundred thousand statements are
//! read through at each search (docs/decisions/0016-search.md).

mod front;
mod store;

pub use front::CampTeller;

use compass::search::{Finder, Found, Hit, Wanted, What};
use compass::thread::{Asker, Kind};
use futures::future::BoxFuture;
use platform::Fault;
use platform::store::{Reader, StoreError};

use crate::analysis::{Kind as Says, finding_url};
use crate::gathering::{self, Camp};
use crate::statement::store::exercise;
use crate::statement::{category_url, shortened, theme_url, url};

/// The camps' finder.
#[derive(Clone, Copy, Debug)]
pub struct CampFinder;

impl Finder for CampFinder {
    fn find<'a>(&'a self, asker: Asker<'a>, wanted: &'a Wanted) -> BoxFuture<'a, Result<Found, StoreError>> {
        Box::pin(async move {
            let camps = readable(asker).await?;
            let mut search = Search { reads: asker.db.reader(), asker, read: Vec::new(), found: Found::default() };
            for camp in &camps {
                search.camp(camp);
                search.findings(camp).await?;
                search.themes(camp).await?;
                search.categories(camp).await?;
                search.statements(camp).await?;
                search.judge(wanted).await?;
            }
            Ok(search.found)
        })
    }
}

/// Returns the camps that the asker may read, newest first.
async fn readable(asker: Asker<'_>) -> Result<Vec<Camp>, StoreError> {
    match gathering::actions::all(&mut asker.db.reader(), asker.actor).await {
        Ok(camps) => Ok(camps),
        Err(Fault::Store(error)) => Err(error),
        // That nothing may be read is no fault here: then nothing is found.
        Err(Fault::Denied(_) | Fault::NotFound | Fault::Refused(_)) => Ok(Vec::new()),
    }
}

/// One search on its way through the camps.
struct Search<'a> {
    reads: Reader,
    asker: Asker<'a>,
    /// What has been read of a camp and is not judged yet.
    read: Vec<Hit>,
    found: Found,
}

impl Search<'_> {
    fn offer(&mut self, kind: Kind, id: &str, title: String, text: String, place: String, url: String) {
        self.read.push(Hit { what: What::Thing(kind), id: id.to_owned(), title, text, place, url, relevance: 0 });
    }

    /// Judges what has been read of a camp by its words: no work for a thread that answers others meanwhile.
    async fn judge(&mut self, wanted: &Wanted) -> Result<(), StoreError> {
        let (read, mut found) = (std::mem::take(&mut self.read), std::mem::take(&mut self.found));
        let wanted = wanted.clone();
        let judge = move || {
            read.into_iter().filter_map(|hit| wanted.hit(hit)).for_each(|hit| found.add(hit));
            found
        };
        let judged = tokio::task::spawn_blocking(judge).await;
        self.found = judged.map_err(|error| StoreError::Unreadable(format!("search in a camp: {error}")))?;
        Ok(())
    }

    /// Whether the kind has as many as are told of; then reading more of it is in vain.
    fn is_full_of(&self, kind: Kind) -> bool {
        self.found.is_full_of(What::Thing(kind))
    }

    /// Where something of an exercise stands.
    fn place(&self, camp: &Camp, exercise: crate::exercise::Exercise) -> String {
        format!("{} · {}", camp.title, self.asker.locale.t(&exercise.title_key()))
    }

    fn camp(&mut self, camp: &Camp) {
        let held = self.asker.locale.t1("camp-held", "date", self.asker.locale.date_text(&camp.held_on));
        self.offer(Kind::Camp, &camp.id, camp.title.clone(), camp.core_task.clone(), held, camp.url());
    }

    async fn findings(&mut self, camp: &Camp) -> Result<(), StoreError> {
        if self.is_full_of(Kind::Finding) {
            return Ok(());
        }
        for row in store::findings(&mut self.reads, &camp.municipality_id, &camp.id).await? {
            let Some(says) = Says::from_name(&row.kind) else { continue };
            let kind = self.asker.locale.t(&says.title_key());
            let name = if row.title.is_empty() { shortened(&row.words) } else { row.title };
            let title = self.asker.locale.t2("finding-page-title", "kind", kind, "name", name);
            let url = finding_url(&camp.url(), &row.id);
            self.offer(Kind::Finding, &row.id, title, row.words, camp.title.clone(), url);
        }
        Ok(())
    }

    async fn themes(&mut self, camp: &Camp) -> Result<(), StoreError> {
        if self.is_full_of(Kind::Theme) {
            return Ok(());
        }
        for row in store::themes(&mut self.reads, &camp.municipality_id, &camp.id).await? {
            let exercise = exercise(&row.exercise)?;
            let title = if row.title.is_empty() { shortened(&row.words) } else { row.title };
            let url = theme_url(&camp.url(), exercise, &row.id);
            self.offer(Kind::Theme, &row.id, title, row.words, self.place(camp, exercise), url);
        }
        Ok(())
    }

    async fn categories(&mut self, camp: &Camp) -> Result<(), StoreError> {
        if self.is_full_of(Kind::Category) {
            return Ok(());
        }
        for row in store::categories(&mut self.reads, &camp.municipality_id, &camp.id).await? {
            let exercise = exercise(&row.exercise)?;
            let url = category_url(&camp.url(), exercise, &row.id);
            self.offer(Kind::Category, &row.id, row.title, row.words, self.place(camp, exercise), url);
        }
        Ok(())
    }

    async fn statements(&mut self, camp: &Camp) -> Result<(), StoreError> {
        if self.is_full_of(Kind::Statement) {
            return Ok(());
        }
        for row in store::statements(&mut self.reads, &camp.municipality_id, &camp.id).await? {
            let place = self.place(camp, exercise(&row.exercise)?);
            let url = url(&camp.url(), &row.id);
            // Without a headline the words themselves are what is read.
            let (title, text) = if row.title.is_empty() { (row.words, String::new()) } else { (row.title, row.words) };
            self.offer(Kind::Statement, &row.id, title, text, place, url);
        }
        Ok(())
    }
}
