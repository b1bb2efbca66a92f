//! Which parts of a frame belong to which of its four sides. Pure.

use crate::wording::{Part, PartKind, Words};

/// The four sides in the order of the figure: above, left, right, below. What a frame's part may be called, without
/// regard to capitals, in the languages of the screens; the name on the screen is a text.
const SIDES: [(&str, &[&str]); 4] = [
    ("figures-side-skill", &["faglighed", "fagligheden", "professional skill", "skill"]),
    ("figures-side-resources", &["ressourcer", "ressourcerne", "ressource", "resources"]),
    ("figures-side-law", &["lovgivning", "lovgivningen", "lov", "law", "legislation"]),
    ("figures-side-surroundings", &["omverden", "omverdenen", "surroundings"]),
];

/// One of the four sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side<'w> {
    /// The key of its name.
    pub(crate) key: &'static str,
    /// How the wording says it is written in the figure; empty when it does not say.
    pub(crate) label: &'w str,
    /// The conditions that it sets.
    pub(crate) parts: Vec<&'w Part>,
}

/// A frame by its sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sides<'w> {
    pub(crate) four: [Side<'w>; 4],
    /// Parts that are none of the four: they stand in the text, not in the figure.
    pub(crate) others: Vec<&'w Part>,
}

impl<'w> Sides<'w> {
    /// Puts the parts of a frame on its sides, each exactly once.
    pub(crate) fn of(words: &'w Words) -> Self {
        let mut sides =
            Self { four: SIDES.map(|(key, _)| Side { key, label: "", parts: Vec::new() }), others: Vec::new() };
        for part in words.of(PartKind::Frame) {
            let label = words.under(&part.id).find(|below| below.kind == PartKind::FrameLabel);
            let label = label.map_or("", |label| label.body.trim());
            let named = [part.heading.trim().to_lowercase(), label.to_lowercase()];
            let place = SIDES.iter().position(|(_, names)| named.iter().any(|name| names.contains(&name.as_str())));
            match place.and_then(|place| sides.four.get_mut(place)) {
                Some(side) => {
                    side.label = if side.label.is_empty() { label } else { side.label };
                    side.parts.push(part);
                }
                None => sides.others.push(part),
            }
        }
        sides
    }
}

/// Whose frame a core task has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameOf {
    /// Its own.
    Task,
    /// The one that its model has for all.
    Model,
    /// Nobody has written one.
    Nobody,
}

/// The frame of a core task: its own, or else its model's.
pub(crate) fn frame_of<'w>(task: &'w Words, model: &'w Words) -> (FrameOf, &'w Words) {
    if task.of(PartKind::Frame).next().is_some() {
        (FrameOf::Task, task)
    } else if model.of(PartKind::Frame).next().is_some() {
        (FrameOf::Model, model)
    } else {
        (FrameOf::Nobody, model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_stands_on_its_side_by_its_heading_or_its_word_in_the_figure_and_else_in_the_text() {
        let mut words = Words::default();
        let own = words.add(PartKind::Frame, "faglighed", "Hver kan sit fag", None);
        words.add(PartKind::FrameLabel, "", "FAGLIGHED", own.as_deref());
        words.add(PartKind::Frame, "tværfaglighed", "På tværs", None);
        let law = words.add(PartKind::Frame, "Det, loven siger", "Loven gælder", None);
        words.add(PartKind::FrameLabel, "", "Lovgivning", law.as_deref());
        words.add(PartKind::Frame, "Lovgivning", "Byrådet beslutter", None);
        let sides = Sides::of(&words);
        let told = sides.four.map(|side| (side.label, side.parts.len()));
        assert_eq!(told, [("FAGLIGHED", 1), ("", 0), ("Lovgivning", 2), ("", 0)]);
        let others: Vec<&str> = sides.others.iter().map(|part| part.heading.as_str()).collect();
        assert_eq!(others, ["tværfaglighed"]);
    }

    #[test]
    fn a_tasks_own_frame_goes_before_the_models() {
        let (mut task, mut model) = (Words::default(), Words::default());
        assert_eq!(frame_of(&task, &model).0, FrameOf::Nobody);
        model.add(PartKind::Frame, "Lovgivning", "Loven", None);
        assert_eq!(frame_of(&task, &model), (FrameOf::Model, &model));
        task.add(PartKind::Frame, "Omverden", "Naboerne", None);
        assert_eq!(frame_of(&task, &model), (FrameOf::Task, &task));
    }
}
