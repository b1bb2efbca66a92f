//! The page of the search: a form that works without a script, what was found by kind, and more of a kind page by page.

use askama::Template;
use axum::Extension;
use axum::extract::Query as Address;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::i18n::Locale;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{Finders, Found, Hit, Piece, Wanted, What, excerpt, marks};
use crate::thread::Asker;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/soeg", Right::ReadPublic, search)
}

/// How many of each kind are shown beside the others.
const OF_EACH: usize = 5;
/// How many stand on a page of one kind.
const ON_A_PAGE: usize = 20;
/// How many characters of a title and of a text are shown.
const TITLE: usize = 160;
const TEXT: usize = 260;

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    /// A kind's stable name; empty: all.
    #[serde(default)]
    slags: String,
    /// From 1.
    #[serde(default)]
    side: String,
}

/// A kind among the results.
struct Group {
    name: &'static str,
    count: usize,
    /// Whether there may be more than were counted.
    has_more: bool,
    /// The address that shows only this kind.
    url: String,
    shown: Vec<Shown>,
}

/// A hit as it is shown.
struct Shown {
    url: String,
    title: Vec<Piece>,
    text: Vec<Piece>,
    place: String,
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct Search {
    page: Page,
    words: String,
    /// Whether something was asked for that can be looked for.
    is_asked: bool,
    total: usize,
    has_more: bool,
    groups: Vec<Group>,
    /// The only kind that is shown, if one was chosen; its name as it stands in the address.
    chosen: Option<&'static str>,
    all_url: String,
    pages: Pages,
    is_public: bool,
}

/// The page of one kind, and its neighbours' addresses; empty when there are none.
struct Pages {
    /// How many of the chosen kind were found; 0 when none was chosen.
    of_kind: usize,
    number: usize,
    last: usize,
    before: String,
    after: String,
}

async fn search(
    visitor: Visitor,
    Extension(finders): Extension<Finders>,
    Address(asked): Address<Asked>,
) -> Result<Response, Failure> {
    let wanted = Wanted::new(&asked.ord);
    let asker = Asker { db: &visitor.app.db, actor: &visitor.actor, locale: &visitor.locale };
    let found = finders.find(&asker, &wanted).await?;
    let chosen = What::from_name(&asked.slags);
    let pages = pages(&wanted, &found, chosen, &asked.side);
    render(&Search {
        page: Page::new(&visitor, &visitor.locale.t("search-title")),
        words: wanted.words().to_owned(),
        is_asked: wanted.has_words(),
        total: found.hits.len(),
        has_more: !found.more.is_empty(),
        groups: groups(&visitor.locale, &wanted, &found, chosen, pages.number),
        chosen: chosen.map(What::name),
        all_url: url(&wanted, None, 1),
        pages,
        is_public: !visitor.actor.is_signed_in(),
    })
}

/// The address that asks for the same, of one kind or of all.
fn url(wanted: &Wanted, what: Option<What>, page: usize) -> String {
    let words = match askama::filters::urlencode_strict(wanted.words()) {
        Ok(words) => words,
        Err(never) => match never {},
    };
    let kind = what.map_or_else(String::new, |what| format!("&slags={}", what.name()));
    let page = if page > 1 { format!("&side={page}") } else { String::new() };
    format!("/soeg?ord={words}{kind}{page}")
}

fn pages(wanted: &Wanted, found: &Found, chosen: Option<What>, asked: &str) -> Pages {
    let of_kind = chosen.map_or(0, |what| found.count(what));
    let last = of_kind.div_ceil(ON_A_PAGE).max(1);
    let number = asked.parse().unwrap_or(1).clamp(1, last);
    let address = |page: usize| url(wanted, chosen, page);
    Pages {
        of_kind,
        number,
        last,
        before: if number > 1 { address(number - 1) } else { String::new() },
        after: if number < last { address(number + 1) } else { String::new() },
    }
}

/// All kinds with their counts; hits to show only of those that are asked for.
fn groups(locale: &Locale, wanted: &Wanted, found: &Found, chosen: Option<What>, page: usize) -> Vec<Group> {
    let group = |what: What| {
        let of_kind = found.hits.iter().filter(|hit| hit.what == what);
        let shown = match chosen {
            None => of_kind.take(OF_EACH).map(|hit| shown(locale, wanted, hit)).collect(),
            Some(one) if one == what => {
                of_kind.skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|hit| shown(locale, wanted, hit)).collect()
            }
            Some(_) => Vec::new(),
        };
        let (count, has_more) = (found.count(what), found.more.contains(&what));
        Group { name: what.name(), count, has_more, url: url(wanted, Some(what), 1), shown }
    };
    What::all().map(group).filter(|group| group.count > 0).collect()
}

fn shown(locale: &Locale, wanted: &Wanted, hit: &Hit) -> Shown {
    let (in_title, in_text) = marks(wanted.query(), &hit.title, &hit.text).unwrap_or_default();
    let title = if hit.title.is_empty() {
        vec![Piece { text: locale.t("search-untitled"), is_hit: false }]
    } else {
        excerpt(&hit.title, &in_title, TITLE)
    };
    Shown { url: hit.url.clone(), title, text: excerpt(&hit.text, &in_text, TEXT), place: hit.place.clone() }
}
