//! What the camps tell the front page: camps that came in, and statements that wait to be sorted.

use compass::front::{News, Teller, Waiting};
use compass::thread::Asker;
use futures::future::BoxFuture;
use platform::access::Right;
use platform::store::StoreError;

use super::{readable, store};

/// The camps' teller.
#[derive(Clone, Copy, Debug)]
pub struct CampTeller;

impl Teller for CampTeller {
    fn news<'a>(&'a self, asker: Asker<'a>, limit: usize) -> BoxFuture<'a, Result<Vec<News>, StoreError>> {
        Box::pin(async move {
            let camps = readable(asker).await?;
            let created = store::created(&mut asker.db.reader(), &asker.actor.municipality).await?;
            let at = |id: &str| created.iter().find(|(camp, _)| camp == id).map_or(0, |(_, at)| *at);
            let mut news: Vec<News> = camps
                .iter()
                .map(|camp| News {
                    at: at(&camp.id),
                    what: asker.locale.t("camp-front-new"),
                    title: camp.title.clone(),
                    url: camp.url(),
                })
                .collect();
            news.sort_by_key(|news| std::cmp::Reverse(news.at));
            news.truncate(limit);
            Ok(news)
        })
    }

    fn waiting<'a>(&'a self, asker: Asker<'a>) -> BoxFuture<'a, Result<Vec<Waiting>, StoreError>> {
        Box::pin(async move {
            if !asker.actor.may_somewhere(Right::Consolidate) {
                return Ok(Vec::new());
            }
            let left = store::not_placed(&mut asker.db.reader(), &asker.actor.municipality).await?;
            let mut waiting = Vec::new();
            for camp in readable(asker).await?.iter().filter(|camp| asker.actor.may(Right::Consolidate, &camp.scope()))
            {
                let Some((_, count)) = left.iter().find(|(id, _)| *id == camp.id) else { continue };
                let count = asker.locale.count("camp-front-not-placed", *count);
                let text = asker.locale.t2("camp-front-waiting", "camp", &camp.title, "count", count);
                waiting.push(Waiting { text, url: camp.url() });
            }
            Ok(waiting)
        })
    }
}
