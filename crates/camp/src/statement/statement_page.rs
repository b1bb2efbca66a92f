//! A statement's own page: its words, where it stands, where it counts, its thread and its history.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use compass::thread::{Kind, Thread, Threads};
use platform::access::Right;
use platform::store::Reads;
use ui::i18n::Locale;
use ui::{Access, Failure, FormErrors, Page, Routes, Visitor, render_form};

use super::actions::{self, Written};
use super::history::{Entry, May, Telling, gone_categories};
use super::thoughts::{Entered, Link, ThoughtView, views};
use super::{Standing, Statement, exercise_url, theme_url};
use crate::actor::actor_key;
use crate::analysis::{self, ground::Ground};
use crate::consolidation::{self, Board, Place};
use crate::crossing;
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};

pub(super) fn routes() -> Routes {
    Routes::new().get("/camps/{camp}/udsagn/{code}", Access::NeedsUnlessPublished(Right::ReadCamps), show)
}

/// A statement with all that its page needs from the board it is on.
pub(super) struct At {
    pub(super) camp: Camp,
    pub(super) statement: Statement,
    pub(super) board: Board,
}

impl At {
    pub(super) async fn find(visitor: &Visitor, camp: &str, code: &str) -> Result<Self, Failure> {
        let mut reader = visitor.app.db.reader();
        let camp = gathering::actions::find(&mut reader, &visitor.actor, camp).await?;
        let statement = actions::find(&mut reader, &visitor.actor, &camp, code).await?;
        let board = consolidation::actions::board(&mut reader, &visitor.actor, &camp, statement.exercise).await?;
        Ok(Self { camp, statement, board })
    }

    pub(super) fn url(&self) -> String {
        self.statement.url(&self.camp)
    }

    /// Begins a page under the camp and the exercise.
    pub(super) fn page(&self, visitor: &Visitor, title: &str) -> Page {
        let exercise = self.statement.exercise;
        let camp_url = self.camp.url();
        let page = Page::new(visitor, title)
            .under(&visitor.locale.t("camps-title"), "/camps")
            .under(&self.camp.title, &camp_url);
        page.under(&visitor.locale.t(&exercise.title_key()), &exercise_url(&camp_url, exercise))
    }
}

/// What is shown beyond the statement as it stands.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) errors: FormErrors,
    pub(super) entered: Entered,
    /// The words behind the mask, on the answer to the form that asked for them and nowhere else.
    pub(super) written: Option<Written>,
}

#[derive(Template)]
#[template(path = "statement/statement.html")]
struct StatementPage {
    page: Page,
    errors: FormErrors,
    url: String,
    statement: Statement,
    is_erased: bool,
    written: Option<Written>,
    facts: Vec<Fact>,
    thoughts: Vec<ThoughtView>,
    counts_in: Vec<Link>,
    thread: Thread,
    history: Vec<Entry>,
    fragment: String,
    may_mask: bool,
    may_see_masked: bool,
    may_erase: bool,
}

/// A line of facts; the address is empty when it leads nowhere.
struct Fact {
    name: String,
    text: String,
    url: String,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    page(&visitor, &threads, at, Answer::default()).await
}

/// Renders the page; with errors it answers 422. Its address is the statement's also when it answers a form:
/// only that can be asked for again.
pub(super) async fn page(visitor: &Visitor, threads: &Threads, at: At, answer: Answer) -> Result<Response, Failure> {
    let scope = at.camp.scope();
    let may = |right: Right| visitor.actor.may(right, &scope);
    let is_erased = at.statement.standing() == Standing::Erased;
    let may_history = May { consolidate: may(Right::Consolidate), see_masked: may(Right::SeeMasked) };
    let locale = &visitor.locale;
    let title = locale.t2(
        "statement-title",
        "code",
        &at.statement.code,
        "what",
        locale.t(&format!("statement-kind-{}", at.statement.exercise.name())),
    );
    let entered = Some(&answer.entered).filter(|_| may_history.consolidate);
    let page = StatementPage {
        page: Page { address: at.url(), ..at.page(visitor, &title) },
        url: at.url(),
        is_erased,
        facts: facts(locale, &at),
        thoughts: views(locale, &at.camp, &at.statement, &at.board, entered),
        counts_in: counts_in(visitor, &at).await?,
        thread: threads.of(&visitor.app.db, &visitor.actor, locale, Kind::Statement, &at.statement.code).await?,
        history: history(visitor, &at, may_history).await?,
        fragment: answer.entered.fragment,
        may_mask: may_history.consolidate && !is_erased,
        may_see_masked: may_history.see_masked && at.statement.is_masked,
        may_erase: may(Right::EraseStatement) && !is_erased,
        written: answer.written,
        errors: answer.errors,
        statement: at.statement,
    };
    render_form(&page, &page.errors)
}

async fn history(visitor: &Visitor, at: &At, may: May) -> Result<Vec<Entry>, Failure> {
    let mut reader = visitor.app.db.reader();
    let steps = actions::history(&mut reader, &visitor.actor, &at.camp, &at.statement).await?;
    let mut names: BTreeMap<String, String> =
        at.board.categories.iter().map(|(id, category)| (id.clone(), category.name.clone())).collect();
    for gone in gone_categories(&at.board, &steps) {
        if let Some(name) = actions::former_name(&mut reader, &at.camp, at.statement.exercise, &gone).await? {
            names.insert(gone, name);
        }
    }
    Ok(Telling { locale: &visitor.locale, statement: &at.statement, board: &at.board, names, may }.entries(&steps))
}

fn facts(locale: &Locale, at: &At) -> Vec<Fact> {
    let statement = &at.statement;
    let camp_url = at.camp.url();
    let fact = |key: &str, text: String, url: String| Fact { name: locale.t(key), text, url };
    let or_unknown = |text: &str| if text.is_empty() { locale.t("statement-unknown") } else { text.to_owned() };
    let plain = |key: &str, text: String| fact(key, text, String::new());
    let mut facts = vec![
        fact("statement-camp", at.camp.title.clone(), camp_url.clone()),
        fact(
            "statement-exercise",
            locale.t(&statement.exercise.title_key()),
            exercise_url(&camp_url, statement.exercise),
        ),
        plain("statement-group", or_unknown(&statement.group)),
    ];
    if statement.exercise == Exercise::Contribution {
        facts.push(plain("statement-actor", locale.t(&actor_key(&statement.actor))));
        facts.push(plain("statement-precondition", or_unknown(&statement.chosen_precondition)));
    }
    facts.push(plain(
        "statement-votes",
        statement.votes.map_or_else(|| locale.t("statement-votes-none"), |votes| locale.number(votes)),
    ));
    facts.push(plain(
        "statement-selected",
        locale.t(if statement.is_selected { "statement-is-selected" } else { "statement-is-not-selected" }),
    ));
    facts.push(plain("statement-source-page", or_unknown(&statement.source_page)));
    facts
}

/// The themes that rest on the statement or on a category it stands in, what the analyses say of these, the summary's
/// examples, and the report.
async fn counts_in(visitor: &Visitor, at: &At) -> Result<Vec<Link>, Failure> {
    let locale = &visitor.locale;
    let (statement, camp_url) = (&at.statement, at.camp.url());
    let stands_in = |category: &String| {
        statement.thoughts.iter().any(|thought| matches!(&thought.place, Place::Category(id) if id == category))
    };
    let mut themes: Vec<(&String, &consolidation::Theme)> = at
        .board
        .themes
        .iter()
        .filter(|(_, theme)| theme.statements.contains(&statement.id) || theme.categories.iter().any(stands_in))
        .collect();
    themes.sort_by_key(|(_, theme)| theme.number);
    let categories = statement.thoughts.iter().filter_map(|thought| match &thought.place {
        Place::Category(id) => Some(id.as_str()),
        _ => None,
    });
    let ids = std::iter::once(statement.id.as_str()).chain(categories).chain(themes.iter().map(|(id, _)| id.as_str()));
    let findings = found_in(&mut visitor.app.db.reader(), at, &ids.collect::<Vec<_>>(), locale).await?;
    let theme = |(id, theme): (&String, &consolidation::Theme)| {
        let title = if theme.title.is_empty() { super::shortened(&theme.words) } else { theme.title.clone() };
        Link {
            text: locale.t2("statement-in-theme", "number", theme.number, "title", title),
            url: theme_url(&camp_url, statement.exercise, id),
        }
    };
    let mut links: Vec<Link> = themes.into_iter().map(theme).collect();
    links.extend(findings);
    if at.board.samples.contains(&statement.id) {
        links.push(Link {
            text: locale.t("statement-in-sample"),
            url: format!("{}/opsamling", exercise_url(&camp_url, statement.exercise)),
        });
    }
    links.push(Link { text: locale.t("statement-in-report"), url: format!("{camp_url}/rapport") });
    Ok(links)
}

/// What analyses say of the statement, its categories and its themes, each once.
async fn found_in(reads: &mut impl Reads, at: &At, ids: &[&str], locale: &Locale) -> Result<Vec<Link>, Failure> {
    let ground = Ground::of(reads, std::slice::from_ref(&at.camp)).await?;
    let mut links: Vec<Link> = Vec::new();
    for id in ids {
        for found in analysis::store::resting_on(reads, &at.camp.municipality_id, id).await? {
            let kind = locale.t(&found.finding.kind.title_key());
            let name = ground.name(&found.finding, locale);
            let url = if found.place == at.camp.id {
                analysis::finding_url(&at.camp.url(), &found.id)
            } else {
                crossing::url(&found.id)
            };
            if !links.iter().any(|link| link.url == url) {
                links.push(Link { text: locale.t2("finding-page-title", "kind", kind, "name", name), url });
            }
        }
    }
    Ok(links)
}
