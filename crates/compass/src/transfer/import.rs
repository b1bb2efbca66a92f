//! Bringing a compass in from a form that was read.

use platform::Fault;
use platform::access::{Actor, Denied, Right};
use platform::store::{Db, StoreError, Tx};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::matching::{self, Known, Path};
use super::target::{Into, target};
use super::{Kept, words};
use crate::core_task::actions::TaskFault;
use crate::core_task::{self, CoreTask, NewTask, TaskKind};
use crate::exchange::{Form, Remarks, Task};
use crate::model::{self, Model};
use crate::thread::links::actions::take_turn;
use crate::wording::actions::AdoptedBy;
use crate::wording::{self, PartKind, State, Thing, WordingFault, WordingRefusal, Words};

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The readable identifier of the model that it went into.
    pub model: String,
    /// Core tasks that were made.
    pub made: usize,
    /// Core tasks and model texts that got a new version.
    pub reworded: usize,
    /// Core tasks that were known and got another place, kind or responsible.
    pub moved: usize,
    /// Core tasks and a model, known and not moved, of which the file remarks something else.
    pub noted: usize,
    /// Core tasks and model texts that said the same already.
    pub unchanged: usize,
    /// Titles of the model's core tasks that the file does not mention: they are left alone.
    pub not_mentioned: Vec<String>,
    /// Voices that were added.
    pub voices: usize,
}

impl Imported {
    /// Tells whether the file said nothing that was not here already.
    #[must_use]
    pub const fn is_nothing_new(&self) -> bool {
        self.made + self.reworded + self.moved + self.noted + self.voices == 0
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum TransferFault {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such model.
    #[error("findes ikke")]
    NotFound,
    /// The key of the text that says why and what to do.
    #[error("{0}")]
    Refused(&'static str),
    /// The file is of this other municipality, and nobody said where it is to go.
    #[error("filen er fra {0}")]
    OtherMunicipality(String),
    /// A wording breaks a rule: whose, and which.
    #[error("{}: {}", .0, .1.text())]
    Wording(String, WordingRefusal),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for TransferFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound => Self::NotFound,
            Fault::Refused(key) => Self::Refused(key),
            Fault::Store(error) => Self::Store(error),
        }
    }
}

/// Says whose wording is refused.
fn of_wording(title: &str) -> impl FnOnce(WordingFault) -> TransferFault {
    move |fault| match fault {
        WordingFault::Refused(refusal) => TransferFault::Wording(title.to_owned(), refusal),
        WordingFault::Denied(denied) => TransferFault::Denied(denied),
        WordingFault::NotFound => TransferFault::NotFound,
        WordingFault::Store(error) => TransferFault::Store(error),
    }
}

fn of_task(title: &str) -> impl FnOnce(TaskFault) -> TransferFault {
    move |fault| match fault {
        TaskFault::Wording(refusal) => TransferFault::Wording(title.to_owned(), refusal),
        other => other.into_fault().into(),
    }
}

/// Brings a whole compass in, or nothing. `source` says what it comes from, in words that everyone reads as the decision:
/// never the name of a file, which may tell who sent it.
///
/// # Errors
/// [`TransferFault`]: without `Right::EditCompass`, when a wording breaks a rule, and for the file of another municipality
/// that fits nowhere on its own.
pub async fn import(
    db: &Db,
    actor: &Actor,
    form: &Form,
    into: &Into,
    source: &str,
    now: Timestamp,
) -> Result<Imported, TransferFault> {
    let scope = model::actions::scope(&mut db.reader(), actor).await?;
    actor.require(Right::EditCompass, &scope)?;
    let unit = tenancy::root_unit(&mut db.reader(), &actor.municipality).await?;
    let ours = tenancy::find(db, &actor.municipality).await?.ok_or(TransferFault::NotFound)?;
    let mut tx = Tx::begin(db, actor, "compass.import", now).await?;
    take_turn(&mut tx, actor).await?;
    let day = now.in_denmark().date().to_string();
    let decision = AdoptedBy { reference: format!("Indlæst fra {source}"), day };
    let models = model::store::all(&mut tx, &actor.municipality).await?;
    let model = target(&mut tx, actor, form, (into, &ours.name), &models).await?;
    let mut known = core_task::store::all(&mut tx, &actor.municipality).await?;
    known.retain(|task| task.model_id == model.id && task.closed_at.is_none());
    let done = Imported { model: model.slug.clone(), ..Imported::default() };
    let mut work = Work { actor, unit, decision, model, known: Known::new(known, form), done };
    work.whole(&mut tx, form, &models).await?;
    tx.about("model", &work.model.id);
    tx.detail("made", work.done.made);
    tx.detail("reworded", work.done.reworded);
    tx.detail("moved", work.done.moved);
    let done = work.done;
    // A file that says nothing new leaves no trace.
    if !done.is_nothing_new() {
        tx.commit().await?;
    }
    Ok(done)
}

struct Work<'w> {
    actor: &'w Actor,
    unit: Unit,
    decision: AdoptedBy,
    model: Model,
    known: Known,
    done: Imported,
}

/// A core task as the form has it.
struct Wanted {
    path: Path,
    kind: TaskKind,
    parent: Option<String>,
    responsible: String,
    words: Words,
    kept: Kept,
}

impl Work<'_> {
    async fn whole(&mut self, tx: &mut Tx, form: &Form, before: &[Model]) -> Result<(), TransferFault> {
        self.model_words(tx, form, before).await?;
        let mut overall = self.known.overall().map(|task| task.id.clone());
        if let Some(task) = &form.core_task {
            let (kind, path, responsible) = (TaskKind::Overall, Path::new(), String::new());
            let kept = kept(&task.remarks, None);
            let words = words::of_core_task(task);
            let wanted = Wanted { path, kind, parent: None, responsible, words, kept };
            overall = Some(self.task(tx, wanted).await?);
        }
        for task in &form.welfare_tasks {
            self.branch(tx, task, (&[], overall.as_deref()), TaskKind::Welfare).await?;
        }
        if let Some(task) = &form.organisational_task {
            let kept = kept(&task.remarks, None);
            let words = words::of_organisational_task(task);
            let (path, kind) = (matching::below(&[], &task.title), TaskKind::Organisational);
            let (parent, responsible) = (overall.clone(), String::new());
            let wanted = Wanted { path: path.clone(), kind, parent, responsible, words, kept };
            let id = self.task(tx, wanted).await?;
            for child in &task.content.children {
                self.branch(tx, child, (&path, Some(&id)), TaskKind::Workplace).await?;
            }
        }
        self.done.not_mentioned = self.known.left();
        self.done.voices = super::voices::import(tx, self.actor, form).await?;
        Ok(())
    }

    async fn model_words(&mut self, tx: &mut Tx, form: &Form, before: &[Model]) -> Result<(), TransferFault> {
        let kept = Kept {
            municipality: form.municipality.clone(),
            is_titled: form.title.is_some(),
            ..kept(&form.remarks, None)
        };
        let kept = kept.to_text();
        if self.model.remarks != kept {
            model::actions::set_remarks(tx, self.actor, &self.model.id, &kept).await?;
            // A model that is made for the file has no remarks to lose.
            self.done.noted += before.iter().filter(|model| model.id == self.model.id).count();
        }
        let words = words::of_model(form);
        let thing = Thing::model(&self.model.id);
        let before = self.in_force(tx, &thing).await?;
        if before.is_none() && words.0.is_empty() {
            return Ok(());
        }
        self.put(tx, &thing, words, before.as_ref()).await.map_err(of_wording(&self.model.title))
    }

    async fn in_force(&self, tx: &mut Tx, thing: &Thing) -> Result<Option<Words>, StoreError> {
        let versions = wording::store::versions(tx, &self.actor.municipality, thing).await?;
        match versions.iter().find(|version| version.state == State::Adopted) {
            Some(version) => Ok(Some(wording::store::words(tx, &self.actor.municipality, &version.id).await?)),
            None => Ok(None),
        }
    }

    /// Puts words in force unless they say what is in force already.
    async fn put(&mut self, tx: &mut Tx, thing: &Thing, new: Words, old: Option<&Words>) -> Result<(), WordingFault> {
        if old.is_some_and(|old| words::say_the_same(old, &new)) {
            self.done.unchanged += 1;
            return Ok(());
        }
        let new = old.map_or_else(|| new.clone(), |old| words::keep_identifiers(new.clone(), old));
        wording::actions::adopt_at_once(tx, self.actor, thing, &new, &self.decision).await?;
        self.done.reworded += 1;
        Ok(())
    }

    /// Brings in a task and those below it.
    async fn branch(
        &mut self,
        tx: &mut Tx,
        task: &Task,
        (path, parent): (&[String], Option<&str>),
        usual: TaskKind,
    ) -> Result<(), TransferFault> {
        let path = matching::below(path, &task.title);
        let wanted = Wanted {
            path: path.clone(),
            kind: task.kind.unwrap_or(usual),
            parent: parent.map(str::to_owned),
            responsible: task.unit.as_deref().unwrap_or_default().trim().to_owned(),
            words: words::of_task(task),
            kept: kept(&task.remarks, task.number),
        };
        let id = self.task(tx, wanted).await?;
        for child in &task.content.children {
            Box::pin(self.branch(tx, child, (&path, Some(&id)), TaskKind::Workplace)).await?;
        }
        Ok(())
    }

    /// Brings in one task: a new one, or one that is known by its title and place, or as the overall one.
    async fn task(&mut self, tx: &mut Tx, wanted: Wanted) -> Result<String, TransferFault> {
        let title = wanted.words.text(PartKind::Title).to_owned();
        let known = match wanted.kind {
            TaskKind::Overall => self.known.take_overall(&title),
            _ => self.known.take(&wanted.path, wanted.parent.as_deref()),
        };
        let Some(known) = known else {
            let new = NewTask {
                model: self.model.id.clone(),
                parent: wanted.parent,
                kind: wanted.kind,
                responsible: wanted.responsible,
                words: wanted.words,
                remarks: wanted.kept.to_text(),
            };
            let id = core_task::create_in_force(tx, self.actor, &self.unit, &new, &self.decision).await;
            self.done.made += 1;
            return id.map_err(of_task(&title));
        };
        let thing = Thing::core_task(&known.id);
        let before = self.in_force(tx, &thing).await?;
        let place = core_task::Place {
            kind: wanted.kind,
            parent: wanted.parent.as_deref(),
            responsible: &wanted.responsible,
            remarks: &wanted.kept.to_text(),
        };
        let is_moved = !stands_so(&known, &place);
        if is_moved || known.remarks != place.remarks {
            core_task::actions::put_in_place(tx, self.actor, &known, &place).await.map_err(of_task(&title))?;
            let count = if is_moved { &mut self.done.moved } else { &mut self.done.noted };
            *count += 1;
        }
        self.put(tx, &thing, wanted.words, before.as_ref()).await.map_err(of_wording(&title))?;
        Ok(known.id)
    }
}

/// Tells whether a task is where the file has it already, whatever else the file remarks.
fn stands_so(task: &CoreTask, place: &core_task::Place<'_>) -> bool {
    (task.kind, task.parent_id.as_deref(), task.responsible.as_str()) == (place.kind, place.parent, place.responsible)
}

fn kept(remarks: &Remarks, number: Option<i64>) -> Kept {
    Kept { remarks: remarks.to_text(), is_from_file: true, number, ..Kept::default() }
}
