//! The form in which a compass leaves one place and comes to another: as a JSON file or as a workbook.
//!
//! There is one form with optional parts, and every municipality's compass is a filling of it. [`read_json`] and
//! [`read_xlsx`] turn a file into a [`Form`] or into all its [`Fault`]s, each with its place; [`write_json`] and
//! [`write_xlsx`] turn it back. What a file said beside the form's own words (where it comes from, what is uncertain,
//! which keys it had and in which order) is kept in the [`Remarks`] of each object, so that what was read is what is
//! written, also after a stay in a database. [`template`] is the workbook to fill in, [`SCHEMA`] the form as JSON
//! Schema.
//!
//! Pure: bytes in, values out. Storing is the core tasks' business.

mod check;
mod fault;
mod field;
mod json;
mod object;
mod reader;
mod remarks;
mod sheet;
mod wording;

pub use fault::{Broken, Fault, Place, Unreadable, Wanted};
pub use json::read::{MAX_BYTES, read_json};
pub use json::value::{Json, NotJson};
pub use json::write::write_json;
pub use object::{Key, Kind};
pub use remarks::{Given, REMARK_KEYS, Remarks, Stood};
pub use sheet::read::read_xlsx;
pub use sheet::template::template;
pub use sheet::write::write_xlsx;

use crate::core_task::TaskKind;
use object::{object, parts};

/// The form as JSON Schema, draft 2020-12, with Danish descriptions.
pub const SCHEMA: &str = include_str!("compass.schema.json");

/// The longest title, term, role or other short text, in characters.
pub const MAX_TITLE: usize = 300;
/// The longest text, in characters: about ten pages, and within what a cell of a workbook holds.
pub const MAX_TEXT: usize = 20_000;
/// How many levels of core tasks may lie below each other.
pub const MAX_DEPTH: usize = 8;

object! {
    /// A whole compass: one model of core tasks, and what is said about it.
    Form {
        /// The municipality's name.
        municipality: String,
        /// The model's title, where a municipality has several.
        title: Option<String>,
        /// The overall core task: north.
        core_task: Option<CoreTask>,
        /// The tasks directly below the overall one.
        welfare_tasks: Vec<Task>,
        /// What the organisation itself must do for the core task to succeed.
        organisational_task: Option<OrganisationalTask>,
        /// What the council has laid down for each task.
        council_has_established: Vec<Point>,
        /// What marks a core task.
        characteristics: Vec<Point>,
        /// What it is to be an authority.
        authority_task_definition: Option<AuthorityDefinition>,
        /// The words of the core task, explained.
        definitions: Vec<Definition>,
        /// The sentence that introduces the frame.
        frame_lead: Option<String>,
        /// What sets the conditions for the work.
        frame: Vec<FrameSide>,
        /// The question that every workplace answers in its own words.
        reflection_question: Option<String>,
        /// The workplaces' answers.
        voices: Vec<Voice>,
    }
}

object! {
    /// The overall core task.
    CoreTask {
        /// The core task in one sentence.
        wording: String,
        /// The sentence as it stands in the overview, where it differs.
        wording_in_overview: Option<String>,
        /// What a core task is.
        definition: Option<String>,
        /// Which effect it has, and for whom.
        purpose: Option<String>,
        /// The vision that it serves.
        vision: Option<String>,
    }
    /// What it consists of.
    + content: Content
}

object! {
    /// A core task below the overall one.
    Task {
        /// Its number in the order of the municipality, from 1.
        number: Option<i64>,
        /// What kind it is; without one, a welfare task at the top and a workplace's own below another.
        kind: Option<TaskKind>,
        /// Title.
        title: String,
        /// Which effect it has, and for whom.
        purpose: Option<String>,
        /// The part of the organisation that it belongs to, as people call it.
        unit: Option<String>,
    }
    /// What it consists of.
    + content: Content
}

object! {
    /// The organisational task.
    OrganisationalTask {
        /// Title.
        title: String,
        /// Purpose.
        purpose: Option<String>,
        /// The sentence that introduces the points.
        lead: Option<String>,
        /// What the organisation works on.
        points: Vec<Point>,
    }
    /// What it consists of beside that.
    + content: Content
}

parts! {
    /// What any core task may consist of. In a file these keys stand beside the task's own.
    Content {
        /// For whom the effect is.
        target_group: Option<String>,
        /// The next large advances.
        focus: Vec<Point>,
        /// What makes the task hard.
        challenges: Vec<Point>,
        /// Where the municipality decides over people's lives.
        authority_tasks: Vec<AuthorityTask>,
        /// How people should experience the municipality when it decides.
        desired_experience: Option<String>,
        /// Dilemmas of the task as a whole.
        dilemmas: Vec<Point>,
        /// What is done every day.
        services: Vec<Service>,
        /// What must be in place for the purpose to come true.
        preconditions: Vec<Point>,
        /// Who can do what.
        contributions: Vec<Contribution>,
        /// What the work is guided by.
        principles: Vec<Point>,
        /// What sets the conditions for this task.
        frame: Vec<FrameSide>,
        /// The tasks below, such as a workplace's own version.
        children: Vec<Task>,
    }
}

object! {
    /// One item of a list. In a file it may be a plain text, or an object when there is more to say.
    Point short {
        /// What it says.
        text: String,
    }
}

object! {
    /// A situation in which the municipality decides over people's lives; a plain text, or an object.
    AuthorityTask short {
        /// What it says.
        text: String,
        /// The dilemmas in it.
        dilemmas: Vec<Point>,
    }
}

object! {
    /// Something that is done; a plain text, or an object.
    Service short {
        /// What it says.
        text: String,
        /// Whether it is a core service: one that has high priority every day.
        is_core: bool,
    }
}

object! {
    /// What one actor can do.
    Contribution {
        /// Who does it.
        actor: Option<String>,
        /// What it says.
        text: String,
    }
}

object! {
    /// What it is to be an authority.
    AuthorityDefinition {
        /// In which situations.
        situation: Option<String>,
        /// What it is.
        definition: String,
        /// What follows from that.
        implications: Vec<Point>,
    }
}

object! {
    /// A word of the core task, explained.
    Definition {
        /// The word.
        term: String,
        /// What it means.
        definition: String,
        /// More about it, paragraph by paragraph.
        elaboration: Vec<Point>,
    }
}

object! {
    /// One of the things that set the conditions: professional skill, resources, law, surroundings.
    FrameSide {
        /// Its name.
        title: String,
        /// The word in the figure, if it is there.
        figure_label: Option<String>,
        /// What it means.
        explanation: Option<String>,
    }
}

object! {
    /// A workplace's account of what it does for the core task.
    Voice {
        /// The workplace.
        workplace: String,
        /// The account, in their own words; paragraphs are separated by an empty line.
        quote: String,
        /// The role of the person who tells.
        role: Option<String>,
        /// The centre or administration it belongs to.
        center: Option<String>,
    }
}

/// The kinds that a task below the overall one may have.
pub const KINDS_BELOW: [TaskKind; 4] =
    [TaskKind::Welfare, TaskKind::Organisational, TaskKind::Workplace, TaskKind::CoreArea];

impl Form {
    /// Returns the keys of the form itself, in the order of a file that is made new.
    #[must_use]
    pub fn shape() -> Vec<Key> {
        object::keys_of::<Self>()
    }
}
