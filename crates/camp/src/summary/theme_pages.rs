//! A theme's own page, writing and changing it, and moving and removing it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use compass::thread::{Kind, Thread, Threads};
use platform::access::Right;
use serde::Deserialize;
use ui::{Access, Failure, FormErrors, Page, Posted, Routes, Visitor, render, render_form};

use super::history::{HistoryLine, history, latest_wording};
use super::pages::{At, Done, Summary, error_in, show_summary, steps};
use super::picker::{Group, groups};
use super::{ThemeView, category_table, sample_pages, themes};
use crate::consolidation::{Command, Direction, Refusal};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/opsamling/tema/nyt", Right::Consolidate, show_new)
        .post("/camps/{camp}/{exercise}/opsamling/tema/nyt", Right::Consolidate, add)
        .get("/camps/{camp}/{exercise}/opsamling/tema/{theme}", Access::NeedsUnlessPublished(Right::ReadCamps), show)
        .get("/camps/{camp}/{exercise}/opsamling/tema/{theme}/rediger", Right::Consolidate, show_edit)
        .post("/camps/{camp}/{exercise}/opsamling/tema/{theme}/rediger", Right::Consolidate, edit)
        .post("/camps/{camp}/{exercise}/opsamling/tema/{theme}/flyt", Right::Consolidate, shift)
        .post("/camps/{camp}/{exercise}/opsamling/tema/{theme}/fjern", Right::Consolidate, remove)
}

/// The address's camp, exercise and theme.
type AtTheme = (String, String, String);

fn title(visitor: &Visitor, theme: &ThemeView) -> String {
    if theme.title.is_empty() {
        visitor.locale.t1("theme-number", "number", theme.number)
    } else {
        visitor.locale.t2("theme-number-title", "number", theme.number, "title", &theme.title)
    }
}

fn find(summary: &Summary, theme: &str) -> Result<ThemeView, Failure> {
    themes(&summary.board).into_iter().find(|one| one.id == theme).ok_or(Failure::NotFound)
}

#[derive(Template)]
#[template(path = "summary/theme.html")]
struct Show {
    page: Page,
    undoable: Option<i64>,
    url: String,
    camp_url: String,
    theme_url: String,
    may_edit: bool,
    theme: ThemeView,
    thread: Thread,
    history: Vec<HistoryLine>,
    /// Only staff see who did what, and how a theme was worded before.
    is_staff: bool,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, exercise, theme)): Path<AtTheme>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let summary = Summary::open(&visitor, &(camp, exercise)).await?;
    let theme = find(&summary, &theme)?;
    let thread = threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, Kind::Theme, &theme.id).await?;
    let steps = steps(&mut visitor.app.db.reader(), &summary).await?;
    render(&Show {
        page: summary.page(&visitor, &title(&visitor, &theme)),
        undoable: summary.undoable(&visitor, &done).await?,
        url: summary.url(),
        camp_url: summary.camp.url(),
        theme_url: summary.theme_url(&theme.id),
        may_edit: summary.may_edit,
        thread,
        history: history(&steps, &theme.id, &visitor.locale),
        is_staff: visitor.actor.may(Right::ReadCamps, &summary.camp.scope()),
        theme,
    })
}

/// A category to tick.
struct CategoryChoice {
    id: String,
    name: String,
    thoughts: usize,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "summary/theme_form.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    changed_in: i64,
    theme_title: String,
    theme_words: String,
    categories: Vec<CategoryChoice>,
    groups: Vec<Group>,
    chosen: usize,
}

#[derive(Deserialize, Default)]
struct ThemeForm {
    /// The step that had last changed the theme's wording when the form was made.
    #[serde(default)]
    set: i64,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    kategori: Vec<String>,
    #[serde(default)]
    udsagn: Vec<String>,
}

/// Answers with the form of a new theme, or of `theme`, filled in as `typed`.
fn form(
    visitor: &Visitor,
    summary: &Summary,
    theme: Option<&ThemeView>,
    typed: &ThemeForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (heading, back_url) = match theme {
        Some(theme) => (visitor.locale.t1("theme-edit-title", "number", theme.number), summary.theme_url(&theme.id)),
        None => (visitor.locale.t("theme-new"), summary.url()),
    };
    let choice = |line: super::CategoryLine| CategoryChoice {
        is_chosen: typed.kategori.contains(&line.id),
        id: line.id,
        name: line.name,
        thoughts: line.thoughts,
    };
    let form = Form {
        page: summary.page(visitor, &heading),
        action: theme
            .map_or_else(|| summary.theme_url("nyt"), |theme| format!("{}/rediger", summary.theme_url(&theme.id))),
        back_url,
        changed_in: typed.set,
        theme_title: typed.titel.clone(),
        theme_words: typed.tekst.clone(),
        categories: category_table(&summary.board).lines.into_iter().map(choice).collect(),
        groups: groups(&summary.board, &typed.udsagn, &visitor.locale),
        chosen: typed.udsagn.len(),
        errors,
    };
    render_form(&form, &form.errors)
}

/// The field that a refusal is about.
fn field(refusal: &Refusal) -> &'static str {
    if *refusal == Refusal::ThemeEmpty { "tekst" } else { "valg" }
}

async fn show_new(visitor: Visitor, Path(at): Path<At>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    form(&visitor, &summary, None, &ThemeForm::default(), FormErrors::default())
}

async fn add(visitor: Visitor, Path(at): Path<At>, Posted(typed): Posted<ThemeForm>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    let command = Command::AddTheme {
        title: typed.titel.clone(),
        words: typed.tekst.clone(),
        statements: typed.udsagn.clone(),
        categories: typed.kategori.clone(),
    };
    match summary.carry_out(&visitor, &command).await? {
        Ok(step) => Ok(summary.done(&summary.url(), step, "theme-added")),
        Err(refusal) => form(&visitor, &summary, None, &typed, error_in(field(&refusal), &refusal, &visitor)),
    }
}

async fn show_edit(visitor: Visitor, Path((camp, exercise, theme)): Path<AtTheme>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &(camp, exercise)).await?;
    let theme = find(&summary, &theme)?;
    let typed = ThemeForm {
        set: latest_wording(&steps(&mut visitor.app.db.reader(), &summary).await?, &theme.id),
        titel: theme.title.clone(),
        tekst: theme.words.clone(),
        kategori: theme.categories.iter().map(|category| category.id.clone()).collect(),
        udsagn: theme.statements.iter().map(|line| line.id.clone()).collect(),
    };
    form(&visitor, &summary, Some(&theme), &typed, FormErrors::default())
}

async fn edit(
    visitor: Visitor,
    Path((camp, exercise, theme)): Path<AtTheme>,
    Posted(mut typed): Posted<ThemeForm>,
) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &(camp, exercise)).await?;
    let theme = find(&summary, &theme)?;
    let latest = latest_wording(&steps(&mut visitor.app.db.reader(), &summary).await?, &theme.id);
    if typed.set != latest {
        // Someone else has been here: show what they wrote; saving once more is then a choice.
        typed.set = latest;
        let errors = FormErrors::one("tekst", visitor.locale.t1("theme-changed-meanwhile", "words", &theme.words));
        return form(&visitor, &summary, Some(&theme), &typed, errors);
    }
    let command = Command::EditTheme {
        theme: theme.id.clone(),
        title: typed.titel.clone(),
        words: typed.tekst.clone(),
        statements: typed.udsagn.clone(),
        categories: typed.kategori.clone(),
    };
    match summary.carry_out(&visitor, &command).await? {
        Ok(step) => Ok(summary.done(&summary.theme_url(&theme.id), step, "theme-saved")),
        Err(refusal) => form(&visitor, &summary, Some(&theme), &typed, error_in(field(&refusal), &refusal, &visitor)),
    }
}

/// Carries out a command from one of the small forms on the summary's page, and goes back there.
async fn act(visitor: &Visitor, at: &At, command: &Command, fragment: &str, done: &str) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(visitor, at).await?;
    match summary.carry_out(visitor, command).await? {
        Ok(step) => Ok(summary.done(&format!("{}{fragment}", summary.url()), step, done)),
        Err(refusal) => show_summary(
            visitor,
            &summary,
            None,
            error_in("temaer", &refusal, visitor),
            sample_pages::USUAL_SIZE.to_string(),
        ),
    }
}

#[derive(Deserialize)]
struct ShiftForm {
    /// `tidligere` or `senere`.
    retning: String,
}

async fn shift(
    visitor: Visitor,
    Path((camp, exercise, theme)): Path<AtTheme>,
    Posted(form): Posted<ShiftForm>,
) -> Result<Response, Failure> {
    let direction = match form.retning.as_str() {
        "tidligere" => Direction::Earlier,
        "senere" => Direction::Later,
        _ => return Err(Failure::BadForm),
    };
    let fragment = format!("#tema-{theme}");
    act(&visitor, &(camp, exercise), &Command::MoveTheme { theme, direction }, &fragment, "theme-moved").await
}

#[derive(Deserialize)]
struct Nothing {}

async fn remove(
    visitor: Visitor,
    Path((camp, exercise, theme)): Path<AtTheme>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    act(&visitor, &(camp, exercise), &Command::RemoveTheme { theme }, "", "theme-removed").await
}
