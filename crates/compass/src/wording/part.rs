//! The parts that a wording consists of.

use crate::thread::Kind as ThreadKind;

/// What a part of a wording says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// What the task is called; of the overall core task, the core task itself.
    Title,
    /// The lasting effect that is wanted.
    Purpose,
    /// Whom it is for.
    TargetGroup,
    /// The future that it serves.
    Vision,
    /// What the words mean.
    Definition,
    /// The wording of the overview, where it differs from the title.
    OverviewWording,
    /// What leads to the points of focus.
    Lead,
    /// The next large advance.
    Focus,
    /// An acknowledged difficulty.
    Challenge,
    /// A situation in which the municipality decides over people's or firms' lives.
    AuthorityTask,
    /// How the citizen should experience the authority.
    DesiredExperience,
    /// Two goods that pull apart; under an authority task, or of the whole task.
    Dilemma,
    /// What employees provide.
    Service,
    /// A service with high priority every day.
    CoreService,
    /// What must be in place for the purpose to be met.
    Precondition,
    /// What an actor, named in the heading, can do.
    Contribution,
    /// A rule of conduct.
    Principle,
    /// A condition that the work happens within; the heading names it, such as "lovgivning".
    Frame,
    /// How a frame's part is written in the figure, where it stands in the figure; under the part.
    FrameLabel,
    /// What the council has established.
    Established,
    /// What characterises a core task.
    Characteristic,
    /// When the municipality acts as an authority.
    AuthoritySituation,
    /// How it then wants to act.
    AuthorityDefinition,
    /// What follows from that.
    AuthorityImplication,
    /// A word, named in the heading, and what it means.
    Term,
    /// A paragraph on a term; under it.
    Elaboration,
    /// What introduces the frame.
    FrameLead,
    /// The question that each workplace answers about its own contribution.
    ReflectionQuestion,
}

/// Whether a wording has a part once or as often as there is something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// At most once.
    Once,
    /// Any number of times.
    Many,
}

impl PartKind {
    /// All kinds, in the order in which a reader needs them: first a core task's, then a model's.
    pub const ALL: [Self; 28] = [
        Self::Title,
        Self::Purpose,
        Self::TargetGroup,
        Self::Vision,
        Self::Definition,
        Self::OverviewWording,
        Self::Lead,
        Self::Focus,
        Self::Challenge,
        Self::AuthorityTask,
        Self::DesiredExperience,
        Self::Dilemma,
        Self::CoreService,
        Self::Service,
        Self::Precondition,
        Self::Contribution,
        Self::Principle,
        Self::Established,
        Self::Characteristic,
        Self::AuthoritySituation,
        Self::AuthorityDefinition,
        Self::AuthorityImplication,
        Self::Term,
        Self::Elaboration,
        Self::FrameLead,
        Self::Frame,
        Self::FrameLabel,
        Self::ReflectionQuestion,
    ];

    /// Returns the stable name: `title`, `focus`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Purpose => "purpose",
            Self::TargetGroup => "target-group",
            Self::Vision => "vision",
            Self::Definition => "definition",
            Self::OverviewWording => "overview-wording",
            Self::Lead => "lead",
            Self::Focus => "focus",
            Self::Challenge => "challenge",
            Self::AuthorityTask => "authority-task",
            Self::DesiredExperience => "desired-experience",
            Self::Dilemma => "dilemma",
            Self::Service => "service",
            Self::CoreService => "core-service",
            Self::Precondition => "precondition",
            Self::Contribution => "contribution",
            Self::Principle => "principle",
            Self::Frame => "frame",
            Self::FrameLabel => "frame-label",
            Self::Established => "established",
            Self::Characteristic => "characteristic",
            Self::AuthoritySituation => "authority-situation",
            Self::AuthorityDefinition => "authority-definition",
            Self::AuthorityImplication => "authority-implication",
            Self::Term => "term",
            Self::Elaboration => "elaboration",
            Self::FrameLead => "frame-lead",
            Self::ReflectionQuestion => "reflection-question",
        }
    }

    /// Returns the kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Tells how often a wording may have it.
    #[must_use]
    pub const fn often(self) -> Often {
        match self {
            Self::Title
            | Self::Purpose
            | Self::TargetGroup
            | Self::Vision
            | Self::Definition
            | Self::OverviewWording
            | Self::Lead
            | Self::DesiredExperience
            | Self::AuthoritySituation
            | Self::AuthorityDefinition
            | Self::FrameLead
            | Self::ReflectionQuestion => Often::Once,
            _ => Often::Many,
        }
    }

    /// Tells what kind of part it belongs to, if it cannot stand alone or may stand under another.
    #[must_use]
    pub const fn under(self) -> Option<Self> {
        match self {
            Self::Dilemma => Some(Self::AuthorityTask),
            Self::Elaboration => Some(Self::Term),
            Self::FrameLabel => Some(Self::Frame),
            _ => None,
        }
    }

    /// Tells whether the heading of such a part says something: who, what word, which side.
    #[must_use]
    pub const fn has_heading(self) -> bool {
        matches!(self, Self::Contribution | Self::Frame | Self::Term)
    }

    /// Returns what it is on the thread, if it stands there by itself.
    #[must_use]
    pub const fn on_thread(self) -> Option<ThreadKind> {
        match self {
            Self::Focus => Some(ThreadKind::Focus),
            Self::Challenge => Some(ThreadKind::Challenge),
            Self::AuthorityTask => Some(ThreadKind::AuthorityTask),
            Self::Service | Self::CoreService => Some(ThreadKind::Service),
            Self::Precondition => Some(ThreadKind::Precondition),
            Self::Contribution => Some(ThreadKind::Contribution),
            Self::Principle => Some(ThreadKind::Principle),
            _ => None,
        }
    }
}

/// One part of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub kind: PartKind,
    /// Its identifier, the same from version to version.
    pub id: String,
    /// The part it belongs to, if it does.
    pub under: Option<String>,
    /// Who, what word, which side; empty for most.
    pub heading: String,
    /// The words.
    pub body: String,
    /// What the file that it came from remarks, as JSON; empty for most.
    pub remarks: String,
}

/// A whole wording: its parts in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Part>);

impl Words {
    /// Returns what a part that stands once says; empty when it is not there.
    #[must_use]
    pub fn text(&self, kind: PartKind) -> &str {
        self.0.iter().find(|part| part.kind == kind).map_or("", |part| part.body.as_str())
    }

    /// Returns the parts of a kind that stand by themselves, in order.
    pub fn of(&self, kind: PartKind) -> impl Iterator<Item = &Part> {
        self.0.iter().filter(move |part| part.kind == kind && part.under.is_none())
    }

    /// Returns the parts that belong to another, in order.
    pub fn under<'w>(&'w self, id: &'w str) -> impl Iterator<Item = &'w Part> {
        self.0.iter().filter(move |part| part.under.as_deref() == Some(id))
    }

    /// Returns the part with this identifier.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.0.iter().find(|part| part.id == id)
    }

    /// Adds a part with a new identifier, unless it says nothing, and returns the identifier.
    pub fn add(&mut self, kind: PartKind, heading: &str, body: &str, under: Option<&str>) -> Option<String> {
        if body.is_empty() && heading.is_empty() {
            return None;
        }
        let id = platform::store::new_id();
        self.0.push(Part {
            kind,
            id: id.clone(),
            under: under.map(str::to_owned),
            heading: heading.to_owned(),
            body: body.to_owned(),
            remarks: String::new(),
        });
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_part_is_found_by_its_name_and_listed_once() {
        for kind in PartKind::ALL {
            assert_eq!(PartKind::from_name(kind.name()), Some(kind));
        }
    }

    #[test]
    fn what_says_nothing_is_not_a_part() {
        let mut words = Words::default();
        assert_eq!(words.add(PartKind::Focus, "", "", None), None);
        let id = words.add(PartKind::Focus, "", "Flere med", None);
        assert_eq!(words.of(PartKind::Focus).map(|part| part.id.clone()).collect::<Vec<_>>(), [id.unwrap()]);
    }
}
