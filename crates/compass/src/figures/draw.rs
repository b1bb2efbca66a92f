//! Figures of what a model and its core tasks say. Pure.

use figure::{Caption, Colour, Entry, Figure, Fish, Frame, Group, Look, Overview, Triangle};
use platform::tenancy;
use ui::i18n::Locale;

use super::sides::{Side, Sides, frame_of};
use super::{Division, Kind, Stand, Stated, by_actor};
use crate::core_task::TaskKind;
use crate::wording::{PartKind, Words};

/// Whether the boxes lead anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// To the pages of the core tasks, with this at the end of each address: nothing, or the day.
    To(String),
    /// Nowhere: on paper and in a file.
    None,
}

/// How much the boxes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// All there is room for: a page in A3.
    Full,
    /// Titles only, in large letters: half a page in A4.
    Titles,
}

/// The most letters of a title in the head of the fish.
const LONGEST_HEAD: usize = 60;

/// What every figure is drawn with.
#[derive(Clone, Debug)]
pub(crate) struct Pen<'l> {
    pub(crate) locale: &'l Locale,
    pub(crate) look: Look,
    pub(crate) links: Links,
    pub(crate) detail: Detail,
}

/// How a municipality's figures look.
pub(crate) fn look_of(look: &tenancy::Look) -> Look {
    let accent = look.accent.and_then(|accent| Colour::parse(&accent.to_string()));
    accent.map_or_else(Look::default, Look::new)
}

/// A text with a capital letter first: an adopted wording may begin in the middle of a sentence.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Pen<'_> {
    fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    fn caption(&self, kind: Kind, slug: &str, title: &str) -> Caption {
        Caption {
            id: format!("figur-{}-{slug}", kind.name()),
            title: self.locale.t1(&kind.of_key(), "title", title),
            description: self.t(&kind.says_key()),
        }
    }

    /// A core task as a box: what it is, its title, its purpose, and the way to its page.
    fn entry(&self, stated: &Stated, division: &Division<'_>) -> Entry {
        let purpose = match self.detail {
            Detail::Full => capitalised(&stated.task.purpose),
            Detail::Titles => String::new(),
        };
        let entry = Entry::new(capitalised(&stated.task.title), purpose).of_kind(self.kind_of(stated, division));
        match &self.links {
            Links::To(end) => entry.linked(format!("{}{end}", stated.task.url())),
            Links::None => entry,
        }
    }

    /// What a task is, as people call it: a welfare task by its number, a core area by whose it is.
    pub(crate) fn kind_of(&self, stated: &Stated, division: &Division<'_>) -> String {
        let is_area = stated.task.kind == TaskKind::CoreArea && !stated.task.responsible.is_empty();
        match division.number(stated) {
            Some(number) => self.locale.t1("figures-welfare", "number", number),
            None if is_area => stated.task.responsible.clone(),
            None => self.t(&format!("core-task-kind-{}", stated.task.kind.name())),
        }
    }

    fn north(&self, north: &Stated, division: &Division<'_>) -> Entry {
        let worded = north.words.text(PartKind::OverviewWording);
        let title = if worded.is_empty() { &north.task.title } else { worded };
        Entry { title: capitalised(title), ..self.entry(north, division) }
    }

    /// Nyborg's overview of a model.
    pub(crate) fn overview(&self, stand: &Stand) -> Figure {
        let division = Division::of(stand);
        let shown = Overview {
            north: division.north.map(|north| self.north(north, &division)),
            tasks: division.tasks.iter().map(|stated| self.entry(stated, &division)).collect(),
            ground: division.ground.map(|ground| self.entry(ground, &division)),
        };
        figure::overview(&shown, &self.caption(Kind::Overview, &stand.model.slug, &stand.model.title), &self.look)
    }

    /// Lejre's fish of a model; in a model without an overall core task, the model itself is its head.
    pub(crate) fn fish(&self, stand: &Stand) -> Figure {
        let division = Division::of(stand);
        let aim = match division.north {
            Some(north) => self.head(self.north(north, &division)),
            None => Entry::new(stand.model.title.as_str(), stand.words.text(PartKind::Vision)),
        };
        let tasks = division.tasks.iter().chain(&division.ground).map(|stated| self.entry(stated, &division)).collect();
        let caption = self.caption(Kind::Fish, &stand.model.slug, &stand.model.title);
        figure::fish(&Fish { aim, tasks }, &caption, &self.look)
    }

    /// A core task that is a whole sentence is too long for large letters in the head of the fish: it stands below a word.
    fn head(&self, north: Entry) -> Entry {
        if north.title.chars().count() <= LONGEST_HEAD {
            return north;
        }
        Entry { kind: String::new(), text: north.title, title: north.kind, ..north }
    }

    /// Lejre's triangle of a core task.
    pub(crate) fn triangle(&self, stated: &Stated, stand: &Stand) -> Figure {
        let division = Division::of(stand);
        let preconditions: Vec<Entry> = entries(&stated.words, PartKind::Precondition);
        let actors: Vec<Group> = by_actor(&stated.words)
            .into_iter()
            .map(|(actor, parts)| {
                let actor = if actor.is_empty() { self.t("figures-no-actor") } else { capitalised(actor) };
                Group::new(Entry::new(actor, ""), parts.iter().map(|part| Entry::new(part.body.as_str(), "")).collect())
            })
            .collect();
        let missing = |is_there: bool| if is_there { String::new() } else { self.t("figures-not-written") };
        let purpose = Some(capitalised(&stated.task.purpose)).filter(|purpose| !purpose.is_empty());
        let has_preconditions = !preconditions.is_empty();
        let shown = Triangle {
            core_task: Entry { text: String::new(), ..self.entry(stated, &division) },
            purpose: Entry::new(self.t("part-purpose"), purpose.unwrap_or_else(|| missing(false))),
            preconditions: Group::new(
                Entry::new(self.t("part-precondition"), missing(has_preconditions)),
                preconditions,
            ),
            contributions: Entry::new(self.t("part-contribution"), missing(!actors.is_empty())),
            actors,
        };
        figure::triangle(&shown, &self.caption(Kind::Triangle, &stated.task.slug, &stated.task.title), &self.look)
    }

    /// Glostrup's frame of a core task: its own conditions, or else its model's.
    pub(crate) fn frame(&self, stated: &Stated, stand: &Stand) -> Figure {
        let division = Division::of(stand);
        let (_, words) = frame_of(&stated.words, &stand.words);
        let sides = Sides::of(words).four.map(|side| self.side(&side));
        let shown = Frame { core_task: self.entry(stated, &division), sides };
        figure::frame(&shown, &self.caption(Kind::Frame, &stated.task.slug, &stated.task.title), &self.look)
    }

    /// The frame that a model has for all its tasks, about its overall core task.
    pub(crate) fn common_frame(&self, stand: &Stand) -> Figure {
        let division = Division::of(stand);
        let about = match division.north {
            Some(north) => self.entry(north, &division),
            None => Entry::new(stand.model.title.as_str(), ""),
        };
        let shown = Frame { core_task: about, sides: Sides::of(&stand.words).four.map(|side| self.side(&side)) };
        figure::frame(&shown, &self.caption(Kind::Frame, &stand.model.slug, &stand.model.title), &self.look)
    }

    fn side(&self, side: &Side<'_>) -> Group {
        let name = if side.label.is_empty() { self.t(side.key) } else { side.label.to_owned() };
        match self.detail {
            Detail::Titles => Group::new(Entry::new(name, ""), Vec::new()),
            Detail::Full if side.parts.is_empty() => {
                Group::new(Entry::new(name, self.t("figures-not-written")), Vec::new())
            }
            Detail::Full => {
                let said = side.parts.iter().map(|part| Entry::new(part.body.as_str(), ""));
                Group::new(Entry::new(name, ""), said.collect())
            }
        }
    }
}

fn entries(words: &Words, kind: PartKind) -> Vec<Entry> {
    words.of(kind).map(|part| Entry::new(part.body.as_str(), "")).collect()
}
