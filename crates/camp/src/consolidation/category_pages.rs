//! A category's own page (name, description, order, merging, removing), and the page that splits a card.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use ui::{App, Failure, Page, Posted, Visitor, redirect_with, render};

use super::actions::{self, BoardFault};
use super::pages::{answer_to, find, is_script, url};
use super::rules::{Command, Direction, Seen};
use crate::exercise::Exercise;
use crate::gathering::Camp;

#[derive(Template)]
#[template(path = "consolidation/category.html")]
struct CategoryPage {
    page: Page,
    action: String,
    board_url: String,
    category_name: String,
    category_description: String,
    others: Vec<(String, String)>,
    count: usize,
    error: Option<String>,
}

pub(super) async fn show_category(
    visitor: Visitor,
    Path((slug, exercise, category)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &(slug, exercise)).await?;
    category_page(&visitor, &camp, exercise, &category, None).await
}

async fn category_page(
    visitor: &Visitor,
    camp: &Camp,
    exercise: Exercise,
    id: &str,
    error: Option<String>,
) -> Result<Response, Failure> {
    let board = actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?;
    let category = board.categories.get(id).ok_or(Failure::NotFound)?;
    let others = board
        .ordered_categories()
        .into_iter()
        .filter(|(other, _)| *other != id)
        .map(|(id, other)| (id.clone(), other.name.clone()))
        .collect();
    let board_url = url(camp, exercise);
    let page = Page::new(visitor, &category.name)
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t("camp-board"), &board_url);
    let has_error = error.is_some();
    let mut response = render(&CategoryPage {
        page,
        action: format!("{board_url}/kategori/{id}"),
        board_url,
        category_name: category.name.clone(),
        category_description: category.description.clone(),
        others,
        count: board.count_in(id),
        error,
    })?;
    if has_error {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct CategoryForm {
    /// `omdoeb`, `tidligere`, `senere`, `saml` or `fjern`.
    handling: String,
    #[serde(default)]
    navn: String,
    #[serde(default)]
    beskrivelse: String,
    #[serde(default)]
    ind_i: String,
}

pub(super) async fn change_category(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((slug, exercise, category)): Path<(String, String, String)>,
    Posted(form): Posted<CategoryForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &(slug, exercise)).await?;
    let (command, done) = match form.handling.as_str() {
        "omdoeb" => (
            Command::DescribeCategory { category: category.clone(), name: form.navn, description: form.beskrivelse },
            "category-described",
        ),
        "tidligere" => {
            (Command::MoveCategory { category: category.clone(), direction: Direction::Earlier }, "category-moved")
        }
        "senere" => {
            (Command::MoveCategory { category: category.clone(), direction: Direction::Later }, "category-moved")
        }
        "saml" => (Command::MergeCategories { from: category.clone(), into: form.ind_i }, "category-merged"),
        "fjern" => (Command::RemoveCategory { category: category.clone() }, "category-removed"),
        _ => return Err(Failure::BadForm),
    };
    match actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await {
        Err(BoardFault::Refused(refusal)) if !is_script(&headers) => {
            let (key, what) = refusal.text();
            category_page(&visitor, &camp, exercise, &category, Some(visitor.locale.t1(key, "what", what))).await
        }
        outcome => answer_to(&visitor, &headers, &camp, exercise, outcome, done).await,
    }
}

#[derive(Template)]
#[template(path = "consolidation/split.html")]
struct SplitPage {
    page: Page,
    action: String,
    board_url: String,
    changed_in: i64,
    written: String,
    first: String,
    second: String,
    error: Option<String>,
}

pub(super) async fn show_split(
    visitor: Visitor,
    Path((slug, exercise, card)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &(slug, exercise)).await?;
    split_page(&visitor, &camp, exercise, &card, None, None).await
}

async fn split_page(
    visitor: &Visitor,
    camp: &Camp,
    exercise: Exercise,
    id: &str,
    typed: Option<(String, String)>,
    error: Option<String>,
) -> Result<Response, Failure> {
    let board = actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?;
    let (card, changed_in) = board.cards.get(id).ok_or(Failure::NotFound)?;
    let code = board.facts.get(&card.statement).map_or("", |facts| facts.code.as_str());
    let board_url = url(camp, exercise);
    let page = Page::new(visitor, &visitor.locale.t1("split-title", "code", code))
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t("camp-board"), &board_url);
    let words = board.words(card);
    let (first, second) = typed.unwrap_or_else(|| (words.clone(), String::new()));
    let has_error = error.is_some();
    let mut response = render(&SplitPage {
        page,
        action: format!("{board_url}/del/{id}"),
        board_url,
        changed_in: *changed_in,
        written: words,
        first,
        second,
        error,
    })?;
    if has_error {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct SplitForm {
    set: i64,
    foerste: String,
    anden: String,
}

pub(super) async fn split(
    State(app): State<App>,
    visitor: Visitor,
    Path((slug, exercise, card)): Path<(String, String, String)>,
    Posted(form): Posted<SplitForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &(slug, exercise)).await?;
    let command = Command::SplitCard {
        card: Seen { card: card.clone(), changed_in: Some(form.set) },
        first: form.foerste.clone(),
        second: form.anden.clone(),
    };
    match actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await {
        Ok(_) => Ok(redirect_with(&format!("{}#kort-{card}", url(&camp, exercise)), "split")),
        Err(BoardFault::Refused(refusal)) => {
            let (key, what) = refusal.text();
            let text = visitor.locale.t1(key, "what", what);
            split_page(&visitor, &camp, exercise, &card, Some((form.foerste, form.anden)), Some(text)).await
        }
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
    }
}
