//! Taking a file in at once, as the command line does.

use platform::access::{Actor, Right};
use platform::store::{Db, StoreError, Tx};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};

use super::actions::{File, new_intake, require_sound, write_in};
use super::fate::Listing;
use super::look::{Look, Progress, Setting, busy, choose, look_at, unfollowed};
use super::{IntakeFault, mapping, source, store};
use crate::indicator::Indicator;
use crate::observation::Recorded;

/// What the command line does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Say what it would do.
    Look,
    /// Write it.
    Write,
}

/// How the command line takes a file in.
pub struct Import<'a> {
    /// Changes of the guess: heading and what it is for.
    pub uses: &'a [(String, mapping::Use)],
    /// The sheet that is read; without it the one that looks like values.
    pub sheet: Option<&'a str>,
    /// The unit of all values, in a file that names none; without it what the last file with the same headings was for.
    pub unit: Option<&'a str>,
    /// The period of all values, in a file that names none.
    pub period: Option<&'a str>,
    /// Why final values change.
    pub reason: &'a str,
    /// Whether it is written.
    pub mode: Mode,
    /// Told how far it has come.
    pub progress: Progress,
}

impl Import<'_> {
    /// What is usual: the guess as it is, nothing written, and nobody told.
    #[must_use]
    pub fn usual() -> Self {
        Self { uses: &[], sheet: None, unit: None, period: None, reason: "", mode: Mode::Look, progress: unfollowed() }
    }
}

impl std::fmt::Debug for Import<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Import({:?})", self.mode)
    }
}

/// Takes a file in at once: reads it, says what it does and, when that is wanted and nothing is wrong, writes it.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ApproveValues`, [`IntakeFault::Source`] when it is no table,
/// [`IntakeFault::NoHeading`] and [`IntakeFault::NoSheet`] for what it does not have, [`IntakeFault::NoReason`]. Faults of values are in the
/// answer, and nothing is written then.
pub async fn import(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    file: File,
    how: &Import<'_>,
    now: Timestamp,
) -> Result<(Look, Option<Recorded>), IntakeFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let setting = Setting::read(&mut db.reader(), indicator.clone()).await?;
    let (name, sha256) = (file.name.clone(), platform::audit::hex(&Sha256::digest(&file.bytes)));
    let tables = busy(move || source::tables(&file.name, &file.bytes)).await?.map_err(IntakeFault::Source)?;
    let sheets = tables.iter().map(|table| table.name.clone()).collect();
    let (table, mut mapping) = choose(&mut db.reader(), &setting, tables, how.sheet).await?;
    if let Some((heading, _)) = how.uses.iter().find(|(heading, _)| !mapping.has(heading)) {
        return Err(IntakeFault::NoHeading(heading.clone()));
    }
    mapping.change(how.uses);
    how.unit.into_iter().for_each(|unit| unit.clone_into(&mut mapping.unit));
    how.period.into_iter().for_each(|period| period.clone_into(&mut mapping.period));
    let look = look_at(db, indicator, (table, sheets), mapping, (Listing::Shown, how.progress.clone())).await?;
    if how.mode == Mode::Look || !look.is_sound() {
        return Ok((look, None));
    }
    require_sound(&look, how.reason)?;
    let mut tx = Tx::begin(db, actor, "effect.intake.write", now).await?;
    let intake = new_intake(actor, indicator, (name, sha256), &look.mapping, now)?;
    tx.about("intake", &intake.id);
    store::insert(&mut tx, actor, &intake, "").await?;
    let recorded = write_in(&mut tx, actor, indicator, &look, (&intake.id, how.reason)).await?;
    let quality = serde_json::to_string(&look.quality).map_err(StoreError::from)?;
    let done = store::Done::written(recorded, &quality, how.reason);
    store::finish(&mut tx, actor, indicator, &intake.id, &done).await?;
    tx.commit().await?;
    Ok((look, Some(recorded)))
}
