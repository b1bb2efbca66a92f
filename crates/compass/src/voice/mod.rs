//! Voices: how the core task shows at a workplace, in its own words.
//!
//! Someone who works there answers the reflection question and agrees that the answer is published. An editor reads it,
//! may correct it lightly (the writer's own words are kept beside), accepts or declines it, and chooses which voices are
//! in the booklet, in which order, and which of them everyone may read. A writer can withdraw at any time.
//!
//! No name is asked for. Role and workplace may still point to a person, so what is not published is for those only who
//! have to do with it, and nothing but identifiers goes into logs.

pub mod actions;
mod booklet;
mod booklet_pages;
mod editing;
mod editing_pages;
mod exchange;
mod form;
mod on_thread;
mod pages;
mod past;
mod picture;
mod rules;
pub(crate) mod store;
mod writing;
mod writing_pages;

pub use exchange::ImportedVoice;
pub use picture::{MOST_BYTES, PictureFault, Prepared, prepare};
pub use rules::Command;

use platform::access::{Actor, Right, Scope};

pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(writing_pages::routes()).merge(editing_pages::routes()).merge(booklet_pages::routes())
}

/// Where the voices are.
pub(crate) const HOME: &str = "/kompas/stemmer";
/// The most characters of an account.
pub const MOST_QUOTE: usize = 4000;
/// The most characters of a workplace, a role or a centre.
pub const MOST_NAME: usize = 120;
/// The most characters of what a picture shows.
pub const MOST_ALT: usize = 300;

/// Where a voice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An editor has not read it yet.
    Waiting,
    /// An editor has accepted it.
    Accepted,
    /// An editor has said no, with a reason to the writer.
    Declined,
    /// Its writer, or an editor who was asked to, has taken it back.
    Withdrawn,
}

impl State {
    /// All states, in the order in which an editor meets them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Accepted, Self::Declined, Self::Withdrawn];

    /// Returns the stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Returns the state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What a workplace says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The workplace.
    pub workplace: String,
    /// What the writer does there.
    pub role: String,
    /// The part of the municipality that the workplace belongs to; may be empty.
    pub center: String,
    /// The account, in paragraphs.
    pub quote: String,
}

impl Account {
    /// Returns it without stray spaces, and with line ends of one kind.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let tidied = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            workplace: tidied(&self.workplace),
            role: tidied(&self.role),
            center: tidied(&self.center),
            quote: paragraphs(&self.quote).join("\n\n"),
        }
    }

    /// Returns role and centre as a reader meets them: "Bibliotekar, Center for Kultur".
    #[must_use]
    pub fn by(&self) -> String {
        let parts = [self.role.as_str(), self.center.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Returns the paragraphs of an account: its lines that say something.
#[must_use]
pub fn paragraphs(quote: &str) -> Vec<String> {
    quote.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What is known of a voice's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Its width in dots.
    pub width: i64,
    /// Its height in dots.
    pub height: i64,
}

/// A voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The organisational unit that it belongs to.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// What it says, as it is to be read.
    pub said: Account,
    /// The writer's own words, once an editor has corrected them.
    pub own: Option<Account>,
    /// The question that it answers, as it read then.
    pub question: String,
    /// The core task that it is about; none: the core task as a whole.
    pub core_task_id: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Why it was declined; empty unless it was.
    pub decline_reason: String,
    /// Whether everyone may read it.
    pub is_published: bool,
    /// Its place in the booklet, from 1.
    pub place: Option<i64>,
    /// How often it has been changed.
    pub revision: i64,
    /// When its writer agreed that it is published, in milliseconds UTC.
    pub consented_at: Option<i64>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
    /// The writer's account, if it was written here.
    pub writer_id: Option<String>,
    /// What the file that it came from remarks, as JSON.
    pub remarks: String,
    /// When it was written, in milliseconds UTC.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
    /// Its picture, if it has one.
    pub picture: Option<PictureFacts>,
}

impl Voice {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        url_of(&self.id)
    }

    /// Tells whether the actor wrote it.
    #[must_use]
    pub fn is_by(&self, actor: &Actor) -> bool {
        self.writer_id.is_some() && self.writer_id == actor.user
    }

    /// Tells whether the actor may read it: everyone, once it is published; before that its writer and the editors,
    /// and once it is accepted also those who read the compass from inside.
    #[must_use]
    pub fn is_seen_by(&self, actor: &Actor) -> bool {
        let scope = self.scope();
        let is_open = self.is_published && actor.may(Right::ReadPublic, &scope);
        let is_internal = self.state == State::Accepted && actor.may(Right::ReadCompass, &scope);
        is_open || is_internal || self.is_by(actor) || actor.may(Right::EditVoices, &scope)
    }

    /// Tells whether the writer may still change it, or send it again.
    #[must_use]
    pub fn is_in_the_writers_hand(&self) -> bool {
        self.state != State::Accepted
    }
}

/// Returns the address of the voice with this identifier.
pub(crate) fn url_of(id: &str) -> String {
    format!("{HOME}/{id}")
}

/// What was once done with a voice.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    /// `written`, `rewritten`, `edited`, `withdrawn`, `imported`, `picture-removed`, or a command's name.
    pub kind: String,
    /// Why, where a reason was given.
    pub note: String,
    /// Who; empty when it was the writer.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

#[cfg(test)]
mod tests;
