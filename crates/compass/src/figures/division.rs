//! How a model divides the core task, as the figures and the booklet show it. Pure.

use super::{Stand, Stated};
use crate::core_task::TaskKind;

/// North, the tasks right under it, the organisational task that carries them, and what stands further down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Division<'s> {
    pub(crate) north: Option<&'s Stated>,
    pub(crate) tasks: Vec<&'s Stated>,
    pub(crate) ground: Option<&'s Stated>,
    pub(crate) deeper: Vec<&'s Stated>,
}

impl<'s> Division<'s> {
    /// Divides a model; each of its tasks stands in exactly one place.
    pub(crate) fn of(stand: &'s Stand) -> Self {
        let north = stand.tasks.iter().find(|stated| stated.task.kind == TaskKind::Overall);
        let mut division = Self { north, ..Self::default() };
        for stated in stand.tasks.iter().filter(|stated| north.is_none_or(|north| north.task.id != stated.task.id)) {
            let above = stated.task.parent_id.as_deref().and_then(|id| stand.task(id));
            let is_near = above.is_none_or(|above| north.is_some_and(|north| north.task.id == above.task.id));
            if !is_near {
                division.deeper.push(stated);
            } else if stated.task.kind == TaskKind::Organisational && division.ground.is_none() {
                division.ground = Some(stated);
            } else {
                division.tasks.push(stated);
            }
        }
        division
    }

    /// The number of a welfare task right under north, from 1.
    pub(crate) fn number(&self, task: &Stated) -> Option<i64> {
        let mut welfare = self.tasks.iter().filter(|stated| stated.task.kind == TaskKind::Welfare);
        let place = welfare.position(|stated| stated.task.id == task.task.id)?;
        i64::try_from(place).ok().map(|place| place + 1)
    }

    /// Tells whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.north.is_none() && self.tasks.is_empty() && self.ground.is_none()
    }
}
