//! The report for programs. The names of the fields, and what they mean, stay as they are here: a field may be
//! added, none renamed or taken away without a new number in `format`.
//!
//! Two units are counted. A *statement* is what was written on one post-it; it is in exactly one of `placed`,
//! `set_aside`, `not_placed` and `erased`, which add up to `captured`. A *thought* is a statement, or a part of one that
//! was split; `count` of the categories counts thoughts.

use serde::Serialize;

use super::{
    AgreementJson, CampReport, CategoryReport, ExerciseReport, SampleReport, StatementPlace, StatementReport,
    ThemeReport, ThoughtPlace, ThoughtReport, Thoughts, agreement,
};

/// The name and number of the format.
const FORMAT: &str = "pejl-camp-report-1";

/// A camp report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampJson {
    /// `pejl-camp-report-1`.
    pub format: &'static str,
    /// The municipality's name.
    pub municipality: String,
    /// The camp's readable identifier.
    pub camp: String,
    /// The camp's title.
    pub title: String,
    /// Title of the core task.
    pub core_task: String,
    /// The day of the camp, yyyy-mm-dd.
    pub date: String,
    /// How many took part; null when not known.
    pub participants: Option<i64>,
    /// The day the report was made, yyyy-mm-dd.
    pub printed: String,
    /// All seven exercises in the programme's order.
    pub exercises: Vec<ExerciseJson>,
    /// Samples that a second person sorted blind, by exercise; only exercises with a round.
    pub agreement: Vec<AgreementJson>,
}

/// An exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExerciseJson {
    /// `indicator`, `tradeoff`, `frontpage`, `precondition`, `contribution`, `idea` or `noticeboard`.
    pub exercise: &'static str,
    /// Statements ever captured: the sum of the next four.
    pub captured: i64,
    /// Statements that are dealt with and have a thought in a category.
    pub placed: i64,
    /// Statements that are set aside.
    pub set_aside: i64,
    /// Statements that are not dealt with yet.
    pub not_placed: i64,
    /// Statements that were erased on request.
    pub erased: i64,
    /// Where the thoughts stand.
    pub thoughts: ThoughtsJson,
    /// Steps taken on the board, imports not counted.
    pub edits: i64,
    /// The categories in their order.
    pub categories: Vec<CategoryJson>,
    /// The themes of the summary in their order.
    pub themes: Vec<ThemeJson>,
    /// Identifiers of the statements shown as examples.
    pub sample: Vec<String>,
    /// Whether people chose the sample (`chosen`) or the program proposes it (`proposed`).
    pub sample_origin: &'static str,
    /// All statements, by group and then in the order of capture.
    pub statements: Vec<StatementJson>,
}

/// How many thoughts stand where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ThoughtsJson {
    /// All: the sum of the next four.
    pub total: i64,
    /// In a category: the sum of the categories' `count`.
    pub in_categories: i64,
    /// Set aside.
    pub set_aside: i64,
    /// Not dealt with yet.
    pub not_placed: i64,
    /// Erased.
    pub erased: i64,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CategoryJson {
    /// Name.
    pub name: String,
    /// What belongs in it; may be empty.
    pub description: String,
    /// How many thoughts stand in it.
    pub count: i64,
    /// Identifiers of the statements with a thought in it.
    pub statements: Vec<String>,
}

/// A theme of the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeJson {
    /// Its number.
    pub number: i64,
    /// Title; may be empty.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Identifiers of the statements it rests on.
    pub statements: Vec<String>,
    /// Names of the categories it rests on.
    pub categories: Vec<String>,
}

/// A statement, as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementJson {
    /// The identifier that people use.
    pub id: String,
    /// Table or group; may be empty.
    pub group: String,
    /// Who can do it (contributions only); may be empty.
    pub actor: String,
    /// The precondition that a contribution was made for; may be empty.
    pub chosen_precondition: String,
    /// The headline (front pages only); may be empty.
    pub headline: String,
    /// The words; null when they are erased.
    pub text: Option<String>,
    /// Whether something personal is masked in `text` or `headline`.
    pub masked: bool,
    /// Votes; null when there was no vote or it is not known.
    pub votes: Option<i64>,
    /// Whether the table chose it.
    pub selected: bool,
    /// The page of the document it was digitised from; may be empty.
    pub page: String,
    /// `placed`, `set_aside`, `not_placed` or `erased`.
    pub place: &'static str,
    /// Names of the categories that its thoughts stand in.
    pub categories: Vec<String>,
    /// Why it, or a thought of it, is set aside.
    pub set_aside_reasons: Vec<String>,
    /// Identifiers of the statements that it, or a thought of it, is merged under.
    pub merged_under: Vec<String>,
    /// The thoughts, when it was split; otherwise empty.
    pub parts: Vec<PartJson>,
}

/// A thought of a statement that was split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartJson {
    /// Its number; a thought that was joined again leaves a gap.
    pub part: i64,
    /// Its words; null when they are erased.
    pub text: Option<String>,
    /// `category`, `set_aside`, `not_placed` or `erased`.
    pub place: &'static str,
    /// The category's name; null unless it stands in one.
    pub category: Option<String>,
    /// Why it is set aside; null unless it is.
    pub reason: Option<String>,
    /// The identifier of the statement that it is merged under; null unless it is.
    pub merged_under: Option<String>,
}

/// Returns the report for programs.
#[must_use]
pub fn json(report: &CampReport) -> CampJson {
    CampJson {
        format: FORMAT,
        municipality: report.municipality.clone(),
        camp: report.slug.clone(),
        title: report.title.clone(),
        core_task: report.core_task.clone(),
        date: report.held_on.clone(),
        participants: report.participants,
        printed: report.printed.iso(),
        exercises: report.exercises.iter().map(exercise).collect(),
        agreement: report.agreement.iter().map(agreement::json).collect(),
    }
}

fn exercise(exercise: &ExerciseReport) -> ExerciseJson {
    let counts = exercise.counts;
    ExerciseJson {
        exercise: exercise.exercise.name(),
        captured: counts.captured,
        placed: counts.placed,
        set_aside: counts.set_aside,
        not_placed: counts.not_placed,
        erased: counts.erased,
        thoughts: thoughts(exercise.thoughts),
        edits: exercise.edits,
        categories: exercise.categories.iter().map(category).collect(),
        themes: exercise.themes.iter().map(theme).collect(),
        sample: exercise.sample.codes().to_vec(),
        sample_origin: match exercise.sample {
            SampleReport::Chosen(_) => "chosen",
            SampleReport::Proposed(_) => "proposed",
        },
        statements: exercise.statements.iter().map(statement).collect(),
    }
}

fn thoughts(thoughts: Thoughts) -> ThoughtsJson {
    ThoughtsJson {
        total: thoughts.total(),
        in_categories: thoughts.in_categories,
        set_aside: thoughts.set_aside,
        not_placed: thoughts.not_placed,
        erased: thoughts.erased,
    }
}

fn category(category: &CategoryReport) -> CategoryJson {
    CategoryJson {
        name: category.name.clone(),
        description: category.description.clone(),
        count: category.count,
        statements: category.statements.clone(),
    }
}

fn theme(theme: &ThemeReport) -> ThemeJson {
    ThemeJson {
        number: theme.number,
        title: theme.title.clone(),
        text: theme.words.clone(),
        statements: theme.statements.clone(),
        categories: theme.categories.clone(),
    }
}

fn statement(statement: &StatementReport) -> StatementJson {
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
    StatementJson {
        id: statement.code.clone(),
        group: statement.group.clone(),
        actor: statement.actor.clone(),
        chosen_precondition: statement.chosen_precondition.clone(),
        headline: statement.headline.clone(),
        text: statement.words.clone(),
        masked: statement.is_masked,
        votes: statement.votes,
        selected: statement.is_selected,
        page: statement.page.clone(),
        place: match statement.place {
            StatementPlace::Placed => "placed",
            StatementPlace::SetAside => "set_aside",
            StatementPlace::NotPlaced => "not_placed",
            StatementPlace::Erased => "erased",
        },
        categories: owned(statement.categories()),
        set_aside_reasons: owned(statement.reasons()),
        merged_under: owned(statement.merged_under()),
        parts: if statement.thoughts.len() > 1 { statement.thoughts.iter().map(part).collect() } else { Vec::new() },
    }
}

fn part(thought: &ThoughtReport) -> PartJson {
    let (place, category, reason) = match &thought.place {
        ThoughtPlace::Category(name) => ("category", Some(name.clone()), None),
        ThoughtPlace::SetAside(reason) => ("set_aside", None, Some(reason.clone())),
        ThoughtPlace::NotPlaced => ("not_placed", None, None),
        ThoughtPlace::Erased => ("erased", None, None),
    };
    PartJson {
        part: thought.part,
        text: thought.words.clone(),
        place,
        category,
        reason,
        merged_under: thought.merged_under.clone(),
    }
}
