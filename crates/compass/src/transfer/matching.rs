//! Which of a model's core tasks a task of a file is. Pure.
//!
//! A title is a task's only one beside its siblings, not in the whole model: two schools may both have "Trivsel" below
//! them. So a task is known by its title and where it stands, and by its title alone only when it has moved.

use std::collections::HashSet;

use crate::core_task::{CoreTask, TaskKind, title_key};
use crate::exchange::{Form, Task};

/// The way down to a task: the keys of the titles, from below the overall task; empty for that one itself.
pub(super) type Path = Vec<String>;

/// Returns the way down to a task with this title.
pub(super) fn below(path: &[String], title: &str) -> Path {
    [path, &[title_key(title)]].concat()
}

/// A model's core tasks, of which the file's take one after the other.
pub(super) struct Known {
    tasks: Vec<CoreTask>,
    taken: Vec<String>,
    in_file: HashSet<Path>,
}

impl Known {
    /// Begins with the tasks of a model, none of them closed.
    pub(super) fn new(tasks: Vec<CoreTask>, form: &Form) -> Self {
        let mut in_file = HashSet::new();
        paths(&[], &form.welfare_tasks, &mut in_file);
        if let Some(task) = &form.organisational_task {
            let path = below(&[], &task.title);
            paths(&path, &task.content.children, &mut in_file);
            in_file.insert(path);
        }
        Self { tasks, taken: Vec::new(), in_file }
    }

    /// Returns the overall task in force, under which a file that does not mention it puts its tasks.
    pub(super) fn overall(&self) -> Option<&CoreTask> {
        self.tasks.iter().find(|task| task.kind == TaskKind::Overall && task.in_force == 1)
    }

    /// Takes the overall task: the one that is so here, or a task at the top that is called so.
    pub(super) fn take_overall(&mut self, title: &str) -> Option<CoreTask> {
        let key = title_key(title);
        let is_called_so = |task: &&CoreTask| task.parent_id.is_none() && title_key(&task.title) == key;
        let overall = self.tasks.iter().find(|task| task.kind == TaskKind::Overall);
        let renamed = || self.free().filter(is_called_so).find(|task| !self.in_file.contains(&self.path(task)));
        let found = overall.or_else(renamed).cloned();
        self.taken.extend(found.iter().map(|task| task.id.clone()));
        found
    }

    /// Takes the task that stands at a path of the file, under `parent`: the one that stands there already, or one of that
    /// title which the file has nowhere else.
    pub(super) fn take(&mut self, path: &[String], parent: Option<&str>) -> Option<CoreTask> {
        let key = path.last()?;
        let named: Vec<&CoreTask> = self.free().filter(|task| title_key(&task.title) == *key).collect();
        let there = named.iter().find(|task| task.parent_id.as_deref() == parent);
        let moved = || {
            let paths: Vec<Path> = named.iter().map(|task| self.path(task)).collect();
            let same = paths.iter().position(|own| own == path);
            named.get(same.or_else(|| paths.iter().position(|own| !self.in_file.contains(own)))?)
        };
        let found = there.or_else(moved).map(|task| (*task).clone());
        self.taken.extend(found.iter().map(|task| task.id.clone()));
        found
    }

    /// Returns the titles of the tasks that were not taken.
    pub(super) fn left(&self) -> Vec<String> {
        let left = self.tasks.iter().filter(|task| !self.taken.contains(&task.id));
        left.map(|task| task.title.clone()).collect()
    }

    fn free(&self) -> impl Iterator<Item = &CoreTask> {
        self.tasks.iter().filter(|task| task.kind != TaskKind::Overall && !self.taken.contains(&task.id))
    }

    /// Returns the way down to a task as the model has it.
    fn path(&self, task: &CoreTask) -> Path {
        let mut path = vec![title_key(&task.title)];
        let mut upper = task.parent_id.as_ref();
        // As many steps as there are tasks: a tree has no longer way.
        for _ in &self.tasks {
            let Some(above) = self.tasks.iter().find(|one| Some(&one.id) == upper) else { break };
            if above.kind == TaskKind::Overall {
                break;
            }
            path.push(title_key(&above.title));
            upper = above.parent_id.as_ref();
        }
        path.reverse();
        path
    }
}

fn paths(path: &[String], tasks: &[Task], all: &mut HashSet<Path>) {
    for task in tasks {
        let own = below(path, &task.title);
        paths(&own, &task.content.children, all);
        all.insert(own);
    }
}
