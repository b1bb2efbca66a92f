//! The page of one exercise: everything that was said in it, to filter, search and sort.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use ui::i18n::Locale;
use ui::{Access, Failure, Page, Routes, Visitor, render};

use super::filter::{Filter, Match, Segment, filter, segments};
use super::filter_form::{Form, form};
use super::view::{PER_PAGE, Paging, Sort, SortBy, View};
use super::{Standing, Statement, actions, category_url, exercise_url, tally};
use crate::actor::{ACTORS, actor_key};
use crate::consolidation::{self, Board, Place};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp, Counts};

pub(super) fn routes() -> Routes {
    Routes::new().get("/camps/{camp}/{exercise}", Access::NeedsUnlessPublished(Right::ReadCamps), show)
}

#[derive(Template)]
#[template(path = "statement/exercise.html")]
struct ExercisePage {
    page: Page,
    url: String,
    may_consolidate: bool,
    may_import: bool,
    is_contribution: bool,
    is_empty: bool,
    captured: Number,
    numbers: Vec<Number>,
    form: Form,
    hits: usize,
    columns: Vec<Column>,
    sections: Vec<Section>,
    pages: Option<Pages>,
}

/// A number of the account, with a link to the statements it counts.
struct Number {
    text: String,
    url: String,
}

/// A column's head: sorted by it, there is a link.
struct Column {
    text: String,
    is_number: bool,
    sort: Option<SortLink>,
}

struct SortLink {
    url: String,
    hint: String,
    /// `ascending` or `descending` when the table is sorted by this column now.
    now: Option<&'static str>,
}

/// A table: all rows, or those of one actor.
struct Section {
    id: String,
    heading: String,
    caption: String,
    rows: Vec<Row>,
}

struct Row {
    url: String,
    code: String,
    is_erased: bool,
    headline: Vec<Segment>,
    words: Vec<Segment>,
    group: String,
    precondition: String,
    votes: String,
    is_selected: bool,
    places: Vec<Number>,
}

struct Pages {
    now: String,
    before: Option<String>,
    after: Option<String>,
    links: Vec<Option<PageLink>>,
}

struct PageLink {
    number: usize,
    url: String,
    is_current: bool,
}

async fn show(
    visitor: Visitor,
    Path((camp, slug)): Path<(String, String)>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let exercise = Exercise::from_slug(&slug).ok_or(Failure::NotFound)?;
    let mut reader = visitor.app.db.reader();
    let camp = gathering::actions::find(&mut reader, &visitor.actor, &camp).await?;
    let statements = actions::of_exercise(&mut reader, &visitor.actor, &camp, exercise).await?;
    let board = consolidation::actions::board(&mut reader, &visitor.actor, &camp, exercise).await?;
    render(&page_of(&visitor, &camp, exercise, &statements, &board, &View::from_pairs(&pairs)))
}

fn page_of(
    visitor: &Visitor,
    camp: &Camp,
    exercise: Exercise,
    statements: &[Statement],
    board: &Board,
    view: &View,
) -> ExercisePage {
    let locale = &visitor.locale;
    let url = exercise_url(&camp.url(), exercise);
    let mut hits = filter(statements, &view.filter);
    if let Some(sort) = view.sort {
        sort.apply(&mut hits);
    }
    let paging = Paging::of(view.page, hits.len());
    let (captured, numbers) = account(locale, &url, &tally(exercise, statements));
    ExercisePage {
        page: Page::new(visitor, &locale.t(&exercise.title_key()))
            .under(&locale.t("camps-title"), "/camps")
            .under(&camp.title, &camp.url())
            .wide(),
        may_consolidate: visitor.actor.may(Right::Consolidate, &camp.scope()),
        may_import: visitor.may(Right::ImportCamps),
        is_contribution: exercise == Exercise::Contribution,
        is_empty: statements.is_empty(),
        captured,
        numbers,
        form: form(locale, exercise, statements, board, view),
        hits: hits.len(),
        columns: columns(locale, exercise, &url, view),
        sections: sections(locale, camp, exercise, hits, paging),
        pages: (paging.total > 1).then(|| pages(locale, &url, view, paging)),
        url,
    }
}

/// What was captured, and the four numbers that it is the sum of.
fn account(locale: &Locale, url: &str, counts: &Counts) -> (Number, Vec<Number>) {
    let number = |standing: Standing| {
        let (key, count) = match standing {
            Standing::Placed => ("statement-count-placed", counts.placed),
            Standing::SetAside => ("statement-count-set-aside", counts.set_aside),
            Standing::NotPlaced => ("statement-count-not-placed", counts.not_placed),
            Standing::Erased => ("statement-count-erased", counts.erased),
        };
        let filter = Filter { standing: Some(standing), ..Filter::default() };
        Number { text: locale.count(key, count), url: format!("{url}?{}", filter.query()) }
    };
    let captured = Number { text: locale.count("statement-count-captured", counts.captured), url: url.to_owned() };
    (captured, Standing::ALL.into_iter().map(number).collect())
}

fn columns(locale: &Locale, exercise: Exercise, url: &str, view: &View) -> Vec<Column> {
    let link = |by: SortBy| {
        let now = view.sort.filter(|sort| sort.by == by);
        let next = Sort { by, is_descending: now.map_or(by == SortBy::Votes, |now| !now.is_descending) };
        let hint = locale.t(if next.is_descending { "statement-sort-descending" } else { "statement-sort-ascending" });
        SortLink {
            url: view.url(url, Some(next), 1),
            hint,
            now: now.map(|now| if now.is_descending { "descending" } else { "ascending" }),
        }
    };
    let column = |key: &str, by: Option<SortBy>| Column {
        text: locale.t(key),
        is_number: by == Some(SortBy::Votes),
        sort: by.map(link),
    };
    let mut columns = vec![
        column("statement-id", Some(SortBy::Code)),
        column("statement-words", None),
        column("statement-group", Some(SortBy::Group)),
    ];
    if exercise == Exercise::Contribution {
        columns.push(column("statement-precondition", None));
    }
    columns.extend([
        column("statement-votes", Some(SortBy::Votes)),
        column("statement-selected", None),
        column("statement-place", None),
    ]);
    columns
}

/// One table; for contributions one for each actor who has any, in the report's order. The page's rows are cut
/// from the whole, so a table may go on on the next page: its heading tells how many there are in all.
fn sections(locale: &Locale, camp: &Camp, exercise: Exercise, hits: Vec<Match<'_>>, paging: Paging) -> Vec<Section> {
    let title = locale.t(&exercise.title_key());
    let mut tables: Vec<(String, Vec<Match<'_>>)> = Vec::new();
    if exercise == Exercise::Contribution {
        tables.extend(
            ACTORS
                .into_iter()
                .map(|actor| (locale.t(&actor_key(actor)), Vec::new()))
                .chain([(locale.t("actor-none"), Vec::new())]),
        );
        for hit in hits {
            let at = ACTORS.iter().position(|actor| *actor == hit.statement.actor).unwrap_or(ACTORS.len());
            if let Some((_, table)) = tables.get_mut(at) {
                table.push(hit);
            }
        }
    } else {
        tables.push((String::new(), hits));
    }
    let mut sections = Vec::new();
    let mut before = 0;
    for (at, (name, table)) in tables.into_iter().enumerate() {
        let total = table.len();
        let skipped = paging.skipped().saturating_sub(before);
        let taken = (paging.skipped() + PER_PAGE).saturating_sub(before.max(paging.skipped()));
        before += total;
        let rows: Vec<Row> = table.into_iter().skip(skipped).take(taken).map(|hit| row(locale, camp, &hit)).collect();
        if rows.is_empty() {
            continue;
        }
        let count = locale.count("statement-count", i64::try_from(total).unwrap_or(i64::MAX));
        let (heading, caption) = if name.is_empty() {
            (String::new(), format!("{title}: {count}"))
        } else {
            (format!("{name} – {count}"), format!("{title}, {name}: {count}"))
        };
        sections.push(Section { id: format!("statements-{at}"), heading, caption, rows });
    }
    sections
}

fn row(locale: &Locale, camp: &Camp, hit: &Match<'_>) -> Row {
    let statement = hit.statement;
    Row {
        url: statement.url(camp),
        code: statement.code.clone(),
        is_erased: statement.erased_at.is_some(),
        headline: segments(&statement.headline, &hit.headline),
        words: segments(&statement.words, &hit.words),
        group: statement.group.clone(),
        precondition: statement.chosen_precondition.clone(),
        votes: statement.votes.map_or_else(|| "–".to_owned(), |votes| locale.number(votes)),
        is_selected: statement.is_selected,
        places: places(locale, camp, statement),
    }
}

/// Where a statement's thoughts stand; two in the same place are told once.
fn places(locale: &Locale, camp: &Camp, statement: &Statement) -> Vec<Number> {
    let mut places: Vec<Number> = Vec::new();
    for thought in &statement.thoughts {
        let url = match &thought.place {
            Place::Category(id) => category_url(&camp.url(), statement.exercise, id),
            _ => String::new(),
        };
        let text = place_text(locale, &thought.place, &thought.category);
        if !places.iter().any(|known| known.text == text) {
            places.push(Number { text, url });
        }
    }
    places
}

/// Says where a thought stands: the category's name, or in which of the other three places it is.
pub(super) fn place_text(locale: &Locale, place: &Place, category: &str) -> String {
    match place {
        Place::Category(_) => category.to_owned(),
        Place::NotPlaced => locale.t("place-not-placed"),
        Place::SetAside(reason) => format!("{}: {reason}", locale.t("place-set-aside")),
        Place::Erased => locale.t("place-erased"),
    }
}

fn pages(locale: &Locale, url: &str, view: &View, paging: Paging) -> Pages {
    let link = |number: usize| view.url(url, view.sort, number);
    let one = |number: usize| PageLink { number, url: link(number), is_current: number == paging.current };
    Pages {
        now: locale.t2("statement-page-of", "number", paging.current, "total", paging.total),
        before: (paging.current > 1).then(|| link(paging.current - 1)),
        after: (paging.current < paging.total).then(|| link(paging.current + 1)),
        links: paging.shown().into_iter().map(|page| page.map(one)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ui::i18n::{Language, Texts};

    use super::*;
    use crate::statement::tests::statement;

    #[test]
    fn contributions_stand_by_actor_and_turning_the_page_goes_on_where_it_stopped() {
        let texts = Arc::new(Texts::load(&[ui::texts(), crate::texts()].concat()).unwrap());
        let locale = Locale::new(Language::Danish, texts);
        let camp = Camp {
            id: "c1".into(),
            municipality_id: "m1".into(),
            unit_path: "/u1/".into(),
            slug: "trivsel".into(),
            title: "Trivsel".into(),
            core_task_id: "t1".into(),
            core_task: "Trivsel".into(),
            held_on: "2017-05-07".into(),
            participants: None,
            is_published: 0,
        };
        let by = |number: usize| if number.is_multiple_of(2) { String::new() } else { "borgere".to_owned() };
        let statements: Vec<Statement> = (0..150)
            .map(|number| Statement { actor: by(number), ..statement(&format!("a{number}"), "", &[Place::NotPlaced]) })
            .collect();
        let shown = |page: usize| {
            let hits = filter(&statements, &Filter::default());
            let paging = Paging::of(page, hits.len());
            sections(&locale, &camp, Exercise::Contribution, hits, paging)
                .into_iter()
                .map(|one| (one.heading, one.rows.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(1), [("Borgere – 75 udsagn".to_owned(), 75), ("Uden aktør – 75 udsagn".to_owned(), 25)]);
        assert_eq!(shown(2), [("Uden aktør – 75 udsagn".to_owned(), 50)]);
    }
}
