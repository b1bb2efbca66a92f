//! Reading and writing a file that waits, beside the requests: what is kept of it, what it depends on, and how many such
//! jobs there may be.

use std::sync::Arc;
use std::time::Duration;

use platform::store::{Db, Reads, StoreError, new_id};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use ui::{Failure, Handle, Task, Visitor, Work};

use super::look::{Look, Progress, weight};
use super::{Intake, IntakeFault, actions, store};
use crate::indicator::{self, Indicator};
use crate::measured_unit;
use crate::observation::Recorded;

/// How long a visitor waits for the answer before the page says that it is under way.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// How many bytes of a file are one part of a job: from two million bytes on files take turns with other heavy work.
const PART: usize = 1_000;
/// What is kept of one file is no more than some thousand faults, however large it is, and never nothing.
const PARTS: (usize, usize) = (100, 6_000);

/// What was worked out for a page: a preview, or why there is none.
pub(super) type Looked = Result<Look, IntakeFault>;

/// What came of writing, and the [`version`] of the preview that it is told on.
pub(super) struct Wrote {
    version: String,
    pub(super) result: Result<Recorded, IntakeFault>,
}

/// The fields of the form that writes a file.
#[derive(Debug, Deserialize)]
pub(super) struct WriteForm {
    #[serde(default)]
    pub(super) grund: String,
    #[serde(default)]
    pub(super) set: i64,
}

/// The name of a job.
pub(super) fn name(what: &str, intake: &Intake) -> String {
    format!("intake-{what}:{}", intake.id)
}

/// What a preview depends on: the values, how the indicator is defined and divided, its units, and how columns are read.
async fn version(reads: &mut impl Reads, indicator: &Indicator, intake: &Intake) -> Result<String, StoreError> {
    let municipality = &indicator.municipality_id;
    let tree = measured_unit::store::tree(reads, municipality, &indicator.tree_id).await?;
    let dimensions = indicator::store::dimensions(reads, municipality, &indicator.id).await?;
    let hash = Sha256::digest(format!("{dimensions:?}\u{1f}{}", intake.mapping).as_bytes());
    let tree_seq = tree.map_or(0, |tree| tree.seq);
    Ok(format!("{}.{}.{tree_seq}.{}", indicator.seq, indicator.revision, platform::audit::hex(&hash)))
}

/// How many parts a job with a file has.
async fn parts(reads: &mut impl Reads, intake: &Intake, municipality: &str) -> Result<usize, StoreError> {
    let (letters, first) = store::size(reads, municipality, &intake.id).await?;
    let (least, most) = PARTS;
    Ok((weight(letters / 4 * 3, actions::is_zip(&first)) / PART).clamp(least, most))
}

/// Passes progress on to a job.
fn progress_of(handle: Handle) -> Progress {
    Arc::new(move |done, of| handle.progress(done, of))
}

/// Says what a file would do. A database that does not answer, and work that was stopped, are not kept as the answer.
pub(super) async fn looked(visitor: &Visitor, indicator: &Indicator, intake: &Intake) -> Result<Work<Looked>, Failure> {
    let mut reader = visitor.app.db.reader();
    let task = Task {
        name: name("look", intake),
        version: version(&mut reader, indicator, intake).await?,
        parts: parts(&mut reader, intake, &indicator.municipality_id).await?,
        topic: String::new(),
    };
    let (db, actor) = (visitor.app.db.clone(), visitor.actor.clone());
    let (indicator, intake) = (indicator.clone(), intake.clone());
    let start = move |handle: Handle| async move {
        let mut looked = actions::look(&db, &actor, &indicator, &intake, progress_of(handle)).await;
        match &mut looked {
            Ok(look) => {
                // The page needs the counts; the values are read again when they are written.
                look.plan.values = Vec::new();
                look.plan.points = Vec::new();
            }
            Err(IntakeFault::Store(error)) => {
                tracing::error!(%error, "A file could not be looked at");
                return None;
            }
            Err(IntakeFault::Stopped) => return None,
            Err(_) => {}
        }
        Some(looked)
    };
    let work = visitor.app.work(&task, PATIENCE, start).await;
    if matches!(work, Work::Stopped) {
        // Whoever asks again begins anew.
        visitor.app.jobs.forget_stopped(&task.name);
    }
    Ok(work)
}

/// Writes a file.
pub(super) async fn wrote(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
    form: &WriteForm,
) -> Result<Work<Wrote>, Failure> {
    let app = &visitor.app;
    let parts = parts(&mut app.db.reader(), intake, &indicator.municipality_id).await?;
    // Each attempt is a new one: nothing is written twice, as a file that is written waits no more.
    let task = Task { name: name("write", intake), version: new_id(), parts, topic: String::new() };
    let (db, actor, now) = (app.db.clone(), visitor.actor.clone(), app.now());
    let (indicator, intake, reason, seen) = (indicator.clone(), intake.clone(), form.grund.clone(), form.set);
    let start = move |handle: Handle| async move {
        let how = (now, progress_of(handle));
        let result = actions::write(&db, &actor, &indicator, &intake, (seen, &reason), how).await;
        match current_version(&db, &indicator, &intake).await {
            Ok(version) => Some(Wrote { version, result }),
            Err(error) => {
                tracing::error!(%error, "What came of writing a file could not be kept");
                None
            }
        }
    };
    Ok(app.work(&task, PATIENCE, start).await)
}

/// The version of a preview as things stand.
async fn current_version(db: &Db, indicator: &Indicator, intake: &Intake) -> Result<String, StoreError> {
    let mut reader = db.reader();
    let found = indicator::store::find(&mut reader, &indicator.municipality_id, &indicator.id).await?;
    version(&mut reader, found.as_ref().unwrap_or(indicator), intake).await
}

/// What went wrong when the file was last to be written, when nothing has changed since.
pub(super) async fn failed(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
) -> Result<Option<String>, Failure> {
    let Some(wrote) = visitor.app.jobs.latest::<Wrote>(&name("write", intake)) else { return Ok(None) };
    let version = version(&mut visitor.app.db.reader(), indicator, intake).await?;
    Ok(wrote.result.as_ref().err().filter(|_| wrote.version == version).map(|fault| fault.text(&visitor.locale)))
}
