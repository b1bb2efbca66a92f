//! The tree of a model's core tasks. Pure.

use super::CoreTask;

/// A core task with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The task.
    pub task: CoreTask,
    /// The tasks under it, in order.
    pub under: Vec<Self>,
}

/// Puts the tasks of one model into their tree, each level in the order of `tasks`. A task whose upper one is not among
/// them stands at the top, so that none is lost.
#[must_use]
pub fn tree(tasks: &[CoreTask]) -> Vec<Branch> {
    let is_there = |id: &str| tasks.iter().any(|task| task.id == id);
    let is_top = |task: &&CoreTask| task.parent_id.as_deref().is_none_or(|parent| !is_there(parent));
    tasks.iter().filter(is_top).map(|task| branch(task, tasks, 0)).collect()
}

/// A tree is never that deep; a circle in a damaged database ends here.
const DEEPEST: usize = 20;

fn branch(task: &CoreTask, tasks: &[CoreTask], depth: usize) -> Branch {
    let under = |one: &&CoreTask| depth < DEEPEST && one.parent_id.as_deref() == Some(task.id.as_str());
    Branch { task: task.clone(), under: tasks.iter().filter(under).map(|one| branch(one, tasks, depth + 1)).collect() }
}

impl Branch {
    /// Returns the task and all that stand under it, from the top down.
    #[must_use]
    pub fn all(&self) -> Vec<&CoreTask> {
        std::iter::once(&self.task).chain(self.under.iter().flat_map(Self::all)).collect()
    }

    /// Returns all that stand under the task, from the top down.
    #[must_use]
    pub fn below(&self) -> Vec<&CoreTask> {
        self.under.iter().flat_map(Self::all).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core_task::TaskKind;

    fn task(id: &str, parent: Option<&str>) -> CoreTask {
        CoreTask {
            id: id.to_owned(),
            municipality_id: String::new(),
            unit_id: String::new(),
            unit_path: String::new(),
            model_id: String::new(),
            parent_id: parent.map(str::to_owned),
            kind: TaskKind::Welfare,
            responsible: String::new(),
            slug: id.to_owned(),
            position: 1,
            title: id.to_owned(),
            purpose: String::new(),
            in_force: 1,
            in_consultation: 0,
            created_at: 0,
            closed_at: None,
            remarks: String::new(),
        }
    }

    #[test]
    fn every_task_stands_in_the_tree_once_also_one_whose_upper_task_is_closed() {
        let tasks = [task("nord", None), task("a", Some("nord")), task("a1", Some("a")), task("b", Some("lukket"))];
        let tops = tree(&tasks);
        let ids: Vec<_> = tops.iter().flat_map(Branch::all).map(|task| task.id.as_str()).collect();
        assert_eq!(ids, ["nord", "a", "a1", "b"]);
    }
}
