//! Work that takes longer than a visitor should wait: it runs beside the requests, shows how far it has come, can be
//! stopped, goes on when the page is closed, and its results are kept for the next who asks.
//!
//! A job has a name (what is worked out, for which board) and a version (from what: a step, or the hash of what goes
//! in). Asking for a name and version that is known joins the work or returns its result; a new version takes the
//! place of an older one that is still under way. Everything is kept in memory only, as it can be worked out again.

use std::any::Any;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

use crate::app::App;

/// How many parts (statements, say) may be kept in results altogether; the least recently used go first.
const KEPT_PARTS: usize = 300_000;

/// Jobs with more parts than this take turns, so that they do not fill the memory together.
const HEAVY: usize = 2_000;

/// How many results of a name are kept, newest first: who acts on what they have looked at may be a little late.
const KEPT_VERSIONS: usize = 4;

/// What is to be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What, and for which thing.
    pub name: String,
    /// From what.
    pub version: String,
    /// How many parts go into it.
    pub parts: usize,
    /// The topic that is told when it ends after everyone has stopped waiting.
    pub topic: String,
}

/// How a job stands.
#[derive(Debug)]
pub enum Work<T> {
    /// It is done.
    Done(Arc<T>),
    /// It is under way: parts done, and parts in all (0 while that is not known).
    Under {
        /// Parts done.
        done: usize,
        /// Parts in all.
        of: usize,
    },
    /// It was stopped, or it broke down (which the log says).
    Stopped,
}

#[derive(Clone)]
enum State {
    Under { done: usize, of: usize },
    Done(Arc<dyn Any + Send + Sync>),
    Stopped,
}

/// The line between a job and whoever follows it.
#[derive(Clone)]
pub struct Handle {
    state: Arc<watch::Sender<State>>,
    is_stopped: Arc<AtomicBool>,
    /// Whether someone has stopped waiting and wants to be told.
    is_left: Arc<AtomicBool>,
}

impl Handle {
    fn new() -> Self {
        Self {
            state: Arc::new(watch::Sender::new(State::Under { done: 0, of: 0 })),
            is_stopped: Arc::default(),
            is_left: Arc::default(),
        }
    }

    /// Says how far the work has come; `Break` means that nobody wants it any more.
    pub fn progress(&self, done: usize, of: usize) -> ControlFlow<()> {
        if self.is_stopped.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        self.state.send_replace(State::Under { done, of });
        ControlFlow::Continue(())
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
        self.state.send_if_modified(|state| {
            let is_under = matches!(state, State::Under { .. });
            if is_under {
                *state = State::Stopped;
            }
            is_under
        });
    }

    fn end(&self, result: Option<Arc<dyn Any + Send + Sync>>) {
        if !self.is_stopped.load(Ordering::Relaxed) {
            self.state.send_replace(result.map_or(State::Stopped, State::Done));
        }
    }
}

struct Job {
    name: String,
    version: String,
    parts: usize,
    used: u64,
    handle: Handle,
}

#[derive(Default)]
struct Table {
    jobs: Vec<Job>,
    clock: u64,
}

/// All jobs of the running program.
pub struct Jobs {
    table: Mutex<Table>,
    heavy: Arc<Semaphore>,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Jobs({})", self.table().jobs.len())
    }
}

impl Default for Jobs {
    fn default() -> Self {
        Self { table: Mutex::default(), heavy: Arc::new(Semaphore::new(1)) }
    }
}

impl Jobs {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns how a job stands, without starting it.
    #[must_use]
    pub fn find<T: Send + Sync + 'static>(&self, name: &str, version: &str) -> Option<Work<T>> {
        let mut table = self.table();
        table.clock += 1;
        let clock = table.clock;
        let job = table.jobs.iter_mut().find(|job| job.name == name && job.version == version)?;
        job.used = clock;
        work(&job.handle.state.borrow())
    }

    /// Returns the newest result of a name, of whatever version.
    #[must_use]
    pub fn latest<T: Send + Sync + 'static>(&self, name: &str) -> Option<Arc<T>> {
        let table = self.table();
        table.jobs.iter().rev().filter(|job| job.name == name).find_map(|job| match work(&job.handle.state.borrow()) {
            Some(Work::Done(result)) => Some(result),
            _ => None,
        })
    }

    /// Returns how the newest job of a name stands: parts done and in all when it is under way.
    #[must_use]
    pub fn under_way(&self, name: &str) -> Option<(usize, usize)> {
        let table = self.table();
        let job = table.jobs.iter().rev().find(|job| job.name == name)?;
        match &*job.handle.state.borrow() {
            State::Under { done, of } => Some((*done, *of)),
            _ => None,
        }
    }

    /// Stops what is under way by this name. Whoever asks again is told that it was stopped, until
    /// [`Self::forget_stopped`].
    pub fn stop(&self, name: &str) {
        for job in self.table().jobs.iter().filter(|job| job.name == name) {
            job.handle.stop();
        }
    }

    /// Lets what was stopped by this name begin again.
    pub fn forget_stopped(&self, name: &str) {
        let is_stopped = |job: &Job| matches!(*job.handle.state.borrow(), State::Stopped);
        self.table().jobs.retain(|job| job.name != name || !is_stopped(job));
    }

    fn handle(&self, task: &Task) -> Option<Handle> {
        let table = self.table();
        let job = table.jobs.iter().find(|job| job.name == task.name && job.version == task.version)?;
        Some(job.handle.clone())
    }

    /// Makes room for a job and returns its line; `None` when it is there already.
    fn enter(&self, task: &Task) -> Option<Handle> {
        let mut table = self.table();
        if table.jobs.iter().any(|job| job.name == task.name && job.version == task.version) {
            return None;
        }
        let is_of_name = |job: &Job| job.name == task.name;
        let is_done = |job: &Job| matches!(*job.handle.state.borrow(), State::Done(_));
        for older in table.jobs.iter().filter(|job| is_of_name(job)) {
            older.handle.stop();
        }
        table.jobs.retain(|job| !is_of_name(job) || is_done(job));
        let surplus = (table.jobs.iter().filter(|job| is_of_name(job)).count() + 1).saturating_sub(KEPT_VERSIONS);
        let mut gone = 0;
        table.jobs.retain(|job| {
            let goes = is_of_name(job) && gone < surplus;
            gone += usize::from(goes);
            !goes
        });
        table.make_room(task.parts);
        table.clock += 1;
        let handle = Handle::new();
        let job = Job {
            name: task.name.clone(),
            version: task.version.clone(),
            parts: task.parts,
            used: table.clock,
            handle: handle.clone(),
        };
        table.jobs.push(job);
        Some(handle)
    }
}

impl Table {
    fn make_room(&mut self, parts: usize) {
        while !self.jobs.is_empty() && self.jobs.iter().map(|job| job.parts).sum::<usize>() + parts > KEPT_PARTS {
            let under_way = |job: &Job| matches!(*job.handle.state.borrow(), State::Under { .. });
            let oldest = self.jobs.iter().filter(|job| !under_way(job)).map(|job| job.used).min();
            let Some(oldest) = oldest else { return };
            self.jobs.retain(|job| job.used != oldest);
        }
    }
}

fn work<T: Send + Sync + 'static>(state: &State) -> Option<Work<T>> {
    Some(match state {
        State::Under { done, of } => Work::Under { done: *done, of: *of },
        State::Done(result) => Work::Done(Arc::downcast(result.clone()).ok()?),
        State::Stopped => Work::Stopped,
    })
}

impl App {
    /// Returns the result of a task: at once when it is known, otherwise after at most `patience`; what takes longer
    /// goes on beside the requests. `start` is called when nobody has begun it; answering `None` means stopped.
    pub async fn work<T, F>(
        &self,
        task: &Task,
        patience: Duration,
        start: impl FnOnce(Handle) -> F + Send + 'static,
    ) -> Work<T>
    where
        T: Send + Sync + 'static,
        F: Future<Output = Option<T>> + Send + 'static,
    {
        if let Some(handle) = self.jobs.enter(task) {
            tokio::spawn(run(self.clone(), task.clone(), handle, start));
        }
        let Some(handle) = self.jobs.handle(task) else { return Work::Stopped };
        let mut state = handle.state.subscribe();
        let ended = state.wait_for(|state| !matches!(state, State::Under { .. }));
        if tokio::time::timeout(patience, ended).await.is_err() {
            handle.is_left.store(true, Ordering::Relaxed);
        }
        self.jobs.find(&task.name, &task.version).unwrap_or(Work::Stopped)
    }
}

async fn run<T, F>(app: App, task: Task, handle: Handle, start: impl FnOnce(Handle) -> F + Send + 'static)
where
    T: Send + Sync + 'static,
    F: Future<Output = Option<T>> + Send + 'static,
{
    let turn = if task.parts > HEAVY { app.jobs.heavy.clone().acquire_owned().await.ok() } else { None };
    if handle.progress(0, 0).is_continue() {
        // A task of its own, so that work that breaks down is known to have done so.
        let result = tokio::spawn(start(handle.clone())).await;
        if let Err(error) = &result {
            tracing::error!(%error, name = task.name, "A job broke down");
        }
        handle.end(result.ok().flatten().map(|result| Arc::new(result) as Arc<dyn Any + Send + Sync>));
    }
    drop(turn);
    if handle.is_left.load(Ordering::Relaxed) {
        app.hub.tell(&app.db, &task.topic, 0).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(name: &str, version: &str) -> Task {
        Task { name: name.into(), version: version.into(), parts: 10, topic: String::new() }
    }

    fn done(jobs: &Jobs, name: &str, version: &str, result: u32) {
        jobs.enter(&task(name, version)).unwrap().end(Some(Arc::new(result)));
    }

    #[test]
    fn a_result_is_found_again_by_its_name_and_version() {
        let jobs = Jobs::default();
        done(&jobs, "forslag", "1", 7);
        assert!(matches!(jobs.find::<u32>("forslag", "1"), Some(Work::Done(result)) if *result == 7));
        assert!(jobs.find::<u32>("forslag", "2").is_none());
        assert!(jobs.enter(&task("forslag", "1")).is_none(), "what is known is not begun again");
    }

    #[test]
    fn a_new_version_stops_the_older_one_and_keeps_results() {
        let jobs = Jobs::default();
        done(&jobs, "forslag", "1", 7);
        let older = jobs.enter(&task("forslag", "2")).unwrap();
        assert!(older.progress(1, 2).is_continue());
        assert_eq!(jobs.under_way("forslag"), Some((1, 2)));
        let newer = jobs.enter(&task("forslag", "3")).unwrap();
        assert!(older.progress(2, 2).is_break());
        assert!(newer.progress(0, 2).is_continue());
        assert_eq!(jobs.latest::<u32>("forslag").as_deref(), Some(&7));
    }

    #[test]
    fn what_is_stopped_stays_stopped_until_it_is_let_begin_again() {
        let jobs = Jobs::default();
        let handle = jobs.enter(&task("grupper", "1")).unwrap();
        jobs.stop("grupper");
        assert!(handle.progress(1, 2).is_break());
        handle.end(Some(Arc::new(1_u32)));
        assert!(matches!(jobs.find::<u32>("grupper", "1"), Some(Work::Stopped)), "a late result does not count");
        assert!(jobs.enter(&task("grupper", "1")).is_none());
        jobs.forget_stopped("grupper");
        assert!(jobs.enter(&task("grupper", "1")).is_some());
    }

    #[test]
    fn only_the_newest_results_of_a_name_are_kept_and_no_more_than_there_is_room_for() {
        let jobs = Jobs::default();
        for version in 0..10 {
            done(&jobs, "forslag", &version.to_string(), version);
        }
        assert_eq!(jobs.table().jobs.len(), KEPT_VERSIONS);
        assert_eq!(jobs.latest::<u32>("forslag").as_deref(), Some(&9));
        let large = Task { parts: KEPT_PARTS, ..task("grupper", "1") };
        jobs.enter(&large).unwrap().end(Some(Arc::new(1_u32)));
        assert!(jobs.latest::<u32>("forslag").is_none(), "the oldest made room");
        assert!(jobs.latest::<u32>("grupper").is_some());
    }
}
