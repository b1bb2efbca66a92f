//! Finding camps, counting their statements, publishing them.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, Tx};
use platform::time::Timestamp;

use super::{Camp, Counts, store};
use crate::exercise::Exercise;

/// Returns the camps that the actor may read, newest first.
///
/// # Errors
/// [`Fault::Store`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Camp>, Fault> {
    let camps = store::all(reads, &actor.municipality).await?;
    Ok(camps.into_iter().filter(|camp| camp.require_readable(actor).is_ok()).collect())
}

/// Returns the camp with this readable (or opaque) identifier.
///
/// # Errors
/// [`Fault::NotFound`] when there is none; [`Fault::Denied`] when the actor may not read it.
pub async fn find(reads: &mut impl Reads, actor: &Actor, slug: &str) -> Result<Camp, Fault> {
    let camp = store::find(reads, &actor.municipality, slug).await?.ok_or(Fault::NotFound)?;
    camp.require_readable(actor)?;
    Ok(camp)
}

/// Returns a camp's counts, one line per exercise in the programme's order.
///
/// # Errors
/// [`Fault::Store`] when they cannot be read.
pub async fn counts(reads: &mut impl Reads, camp: &Camp) -> Result<Vec<Counts>, Fault> {
    let all = store::counts(reads, &camp.municipality_id).await?;
    let of = |exercise: Exercise| {
        let found = all.iter().find(|(id, counts)| *id == camp.id && counts.exercise == exercise);
        found.map_or(Counts::none(exercise), |(_, counts)| *counts)
    };
    Ok(Exercise::ALL.into_iter().map(of).collect())
}

/// Returns how many statements each camp has captured and how many are dealt with: (camp, captured, not placed).
///
/// # Errors
/// [`Fault::Store`] when they cannot be read.
pub async fn totals(reads: &mut impl Reads, municipality: &str) -> Result<Vec<(String, i64, i64)>, Fault> {
    let mut totals: Vec<(String, i64, i64)> = Vec::new();
    for (camp, counts) in store::counts(reads, municipality).await? {
        match totals.iter_mut().find(|(known, ..)| *known == camp) {
            Some((_, captured, not_placed)) => {
                *captured += counts.captured;
                *not_placed += counts.not_placed;
            }
            None => totals.push((camp, counts.captured, counts.not_placed)),
        }
    }
    Ok(totals)
}

/// Lets everyone read a camp.
///
/// # Errors
/// [`Fault::Denied`] without `Right::PublishCamp`; [`Fault::NotFound`] when there is no such camp.
pub async fn publish(db: &Db, actor: &Actor, slug: &str, now: Timestamp) -> Result<(), Fault> {
    set_published(db, actor, slug, "camp.publish", true, now).await
}

/// Takes a camp back: only those with the right to read camps may then read it.
///
/// # Errors
/// As [`publish`].
pub async fn withdraw(db: &Db, actor: &Actor, slug: &str, now: Timestamp) -> Result<(), Fault> {
    set_published(db, actor, slug, "camp.withdraw", false, now).await
}

async fn set_published(
    db: &Db,
    actor: &Actor,
    slug: &str,
    action: &'static str,
    is_published: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    let camp = find(&mut db.reader(), actor, slug).await?;
    actor.require(Right::PublishCamp, &camp.scope())?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    tx.about("camp", &camp.id);
    store::set_published(&mut tx, &actor.municipality, &camp.id, is_published).await?;
    Ok(tx.commit().await?)
}
