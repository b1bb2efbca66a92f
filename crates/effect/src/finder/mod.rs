//! What this crate finds when people search, and what it tells the front page (`front`).
//!
//! Goals by everything they say, for those who may read them: adopted ones for everyone. Indicators by title, definition
//! and source, for those who read effect steering from inside.

mod front;
mod front_store;

pub use front::EffectTeller;

use compass::search::{Finder, Found, Hit, Wanted, What};
use compass::thread::{Asker, Kind};
use futures::future::BoxFuture;
use platform::store::StoreError;

use crate::goal::{self, Goal};
use crate::indicator::{self, Indicator};

/// Effect steering's finder.
#[derive(Clone, Copy, Debug)]
pub struct EffectFinder;

impl Finder for EffectFinder {
    fn find<'a>(&'a self, asker: Asker<'a>, wanted: &'a Wanted) -> BoxFuture<'a, Result<Found, StoreError>> {
        Box::pin(async move {
            let mut reads = asker.db.reader();
            let goals = goal::actions::all(&mut reads, asker.actor).await?;
            let indicators = indicator::actions::all(&mut reads, asker.actor).await?;
            let hits = goals.into_iter().map(of_goal).chain(indicators.into_iter().map(of_indicator));
            let mut found = Found::default();
            hits.filter_map(|hit| wanted.hit(hit)).for_each(|hit| found.add(hit));
            Ok(found)
        })
    }
}

fn of_goal(goal: Goal) -> Hit {
    Hit {
        what: What::Thing(Kind::Goal),
        text: goal::actions::text_of(&goal),
        url: goal.url(),
        id: goal.id,
        title: goal.title,
        place: goal.core_task_title,
        relevance: 0,
    }
}

fn of_indicator(indicator: Indicator) -> Hit {
    let definition = &indicator.definition;
    let parts = [&definition.description, &definition.numerator, &definition.denominator, &indicator.source];
    let text: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Hit {
        what: What::Thing(Kind::Indicator),
        text: text.join("\n"),
        url: indicator.url(),
        id: indicator.id,
        title: indicator.title,
        place: indicator.responsible,
        relevance: 0,
    }
}
