//! Saying that two things hang together, and that they no longer do.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render, render_form};

use super::candidates::{self, Offered, Places};
use super::links::actions::{self, Wish};
use super::links::{Link, LinkFault, follows_from_compass};
use super::pages::within_compass;
use super::{Asker, End, Kind, Node, Relation, Threads};
use crate::search::Finders;

/// So many places are offered before anybody has searched.
const MOST_LIKELY: usize = 6;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/traad/knyt", Right::LinkThread, show)
        .post("/traad/knyt", Right::LinkThread, make)
        .get("/traad/afslut/{link}", Right::LinkThread, show_end)
        .post("/traad/afslut/{link}", Right::LinkThread, end)
}

/// The ways in which a thing can hang together with the one that is chosen. The name of a relation, and `-back` where
/// the chosen one says it of the thing.
const SAYINGS: [(&str, Relation, Says); 8] = [
    ("supports", Relation::Supports, Says::ThisOfChosen),
    ("implements", Relation::Implements, Says::ThisOfChosen),
    ("measures", Relation::Measures, Says::ThisOfChosen),
    ("derives_from", Relation::DerivesFrom, Says::ThisOfChosen),
    ("decided_by", Relation::DecidedBy, Says::ThisOfChosen),
    ("supports-back", Relation::Supports, Says::ChosenOfThis),
    ("implements-back", Relation::Implements, Says::ChosenOfThis),
    ("measures-back", Relation::Measures, Says::ChosenOfThis),
];

#[derive(Clone, Copy)]
enum Says {
    ThisOfChosen,
    ChosenOfThis,
}

/// What the page is asked for, and what its form sends.
#[derive(Clone, Debug, Default, Deserialize)]
struct LinkForm {
    /// The thing that is to be linked, as `kind:id`.
    #[serde(default)]
    fra: String,
    /// The words that are looked for.
    #[serde(default)]
    q: String,
    /// The thing that is chosen, as `kind:id`.
    #[serde(default)]
    til: String,
    /// One of [`SAYINGS`].
    #[serde(default)]
    forhold: String,
    #[serde(default)]
    grund: String,
}

struct Choice {
    node: Node,
    is_chosen: bool,
}

struct Saying {
    value: &'static str,
    is_chosen: bool,
}

/// A link of the circle that would be closed.
struct Rung {
    lower: Node,
    upper: Node,
}

#[derive(Template)]
#[template(path = "thread/link.html")]
struct LinkPage {
    page: Page,
    errors: FormErrors,
    from: Node,
    q: String,
    is_search: bool,
    choices: Vec<Choice>,
    has_more: bool,
    relations: Vec<Saying>,
    reason: String,
    circle: Vec<Rung>,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Extension(finders): Extension<Finders>,
    Query(form): Query<LinkForm>,
) -> Result<Response, Failure> {
    if form.fra.is_empty() {
        return choose_page(&visitor, &finders, form.q.trim()).await;
    }
    let from = find(&visitor, &threads, &form.fra).await?;
    let known = Known { visitor: &visitor, threads: &threads, finders: &finders };
    link_page(&known, from, &form, FormErrors::default(), Vec::new()).await
}

#[derive(Template)]
#[template(path = "thread/choose.html")]
struct ChoosePage {
    page: Page,
    q: String,
    nodes: Vec<Node>,
    has_more: bool,
}

/// Asks what is to be linked, where the address does not say.
async fn choose_page(visitor: &Visitor, finders: &Finders, words: &str) -> Result<Response, Failure> {
    let offered = match words {
        "" => Offered::default(),
        words => candidates::by_words(&Asker::of(visitor), finders, words, None).await?,
    };
    let page = within_compass(Page::new(visitor, &visitor.locale.t("thread-choose-title")), None);
    render(&ChoosePage { page, q: words.to_owned(), nodes: offered.nodes, has_more: offered.has_more })
}

/// Returns the thing that an address names.
async fn find(visitor: &Visitor, threads: &Threads, named: &str) -> Result<Node, Failure> {
    let end = End::parse(named).ok_or(Failure::NotFound)?;
    threads.find(&Asker::of(visitor), &end).await?.ok_or(Failure::NotFound)
}

/// Who asks, and where is looked.
struct Known<'a> {
    visitor: &'a Visitor,
    threads: &'a Threads,
    finders: &'a Finders,
}

async fn link_page(
    Known { visitor, threads, finders }: &Known<'_>,
    from: Node,
    form: &LinkForm,
    errors: FormErrors,
    circle: Vec<Rung>,
) -> Result<Response, Failure> {
    let asker = Asker::of(visitor);
    let is_search = !form.q.trim().is_empty();
    let mut offered = if is_search {
        candidates::by_words(&asker, finders, &form.q, Some(&from.end())).await?
    } else {
        Offered { nodes: Places::of(Places::read(&asker).await?).likely(&from, MOST_LIKELY), has_more: false }
    };
    let chosen = End::parse(&form.til).filter(|end| *end != from.end());
    if let Some(end) = chosen.as_ref().filter(|end| !offered.nodes.iter().any(|node| node.end() == **end)) {
        offered.nodes.splice(0..0, threads.find(&asker, end).await?);
    }
    let usual = match from.kind {
        // Others are linked to it: little lies above a core task.
        Kind::CoreTask => "supports-back",
        Kind::Wording => "derives_from",
        _ => "supports",
    };
    let says = if form.forhold.is_empty() { usual } else { &form.forhold };
    let page = LinkPage {
        page: within_compass(Page::new(visitor, &visitor.locale.t("thread-link-title")), Some(&from)),
        is_search,
        choices: offered
            .nodes
            .into_iter()
            .map(|node| Choice { is_chosen: chosen.as_ref() == Some(&node.end()), node })
            .collect(),
        has_more: offered.has_more,
        relations: SAYINGS.iter().map(|(value, ..)| Saying { value, is_chosen: *value == says }).collect(),
        reason: form.grund.clone(),
        q: form.q.trim().to_owned(),
        circle,
        from,
        errors,
    };
    render_form(&page, &page.errors)
}

impl LinkForm {
    /// Reads what is wished for, or everything that is missing.
    fn wish(&self, from: &Node, visitor: &Visitor) -> Result<Wish, FormErrors> {
        let (chosen, saying) = (End::parse(&self.til), SAYINGS.iter().find(|(value, ..)| *value == self.forhold));
        let mut errors = FormErrors::default();
        if chosen.is_none() {
            errors.add("til", visitor.locale.t("thread-refused-no-choice"));
        }
        if saying.is_none() {
            errors.add("forhold", visitor.locale.t("thread-refused-no-relation"));
        }
        if self.grund.trim().is_empty() {
            errors.add("grund", visitor.locale.t("thread-refused-no-reason"));
        }
        match (chosen, saying) {
            (Some(chosen), Some((_, relation, says))) if errors.is_empty() => {
                let (from, to) = match says {
                    Says::ThisOfChosen => (from.end(), chosen),
                    Says::ChosenOfThis => (chosen, from.end()),
                };
                Ok(Wish { from, relation: *relation, to, reason: self.grund.clone() })
            }
            _ => Err(errors),
        }
    }
}

async fn make(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Extension(finders): Extension<Finders>,
    Posted(form): Posted<LinkForm>,
) -> Result<Response, Failure> {
    let from = find(&visitor, &threads, &form.fra).await?;
    let known = Known { visitor: &visitor, threads: &threads, finders: &finders };
    let wish = match form.wish(&from, &visitor) {
        Ok(wish) => wish,
        Err(errors) => return link_page(&known, from, &form, errors, Vec::new()).await,
    };
    let asker = Asker::of(&visitor);
    match actions::make(&asker, &threads, &wish, visitor.app.now()).await {
        Ok(_) => Ok(redirect_with(&format!("{}#thread-title", from.url), "thread-linked")),
        Err(fault) => {
            let (errors, path) = refused(&visitor, fault)?;
            let circle = rungs(&asker, &threads, &wish, path).await?;
            link_page(&known, from, &form, errors, circle).await
        }
    }
}

/// Returns a refusal as a fault of the field that it is about, and the way up that would become a circle.
pub(super) fn refused(visitor: &Visitor, fault: LinkFault) -> Result<(FormErrors, Vec<End>), Failure> {
    let (field, key, path) = match fault {
        LinkFault::Denied(denied) => return Err(denied.into()),
        LinkFault::Store(error) => return Err(error.into()),
        LinkFault::NotFound => ("til", "thread-refused-not-found", Vec::new()),
        LinkFault::Exists => ("til", "thread-refused-exists", Vec::new()),
        LinkFault::Itself => ("til", "thread-refused-itself", Vec::new()),
        LinkFault::Cycle(path) => ("til", "thread-refused-circle", path),
        LinkFault::NoReason => ("grund", "thread-refused-no-reason", Vec::new()),
        LinkFault::LongReason => ("grund", "thread-refused-long-reason", Vec::new()),
    };
    Ok((FormErrors::one(field, visitor.locale.t(key)), path))
}

/// Returns the links of a circle: the one that was wished for, then those that lead from its upper end to its lower.
async fn rungs(asker: &Asker<'_>, threads: &Threads, wish: &Wish, path: Vec<End>) -> Result<Vec<Rung>, Failure> {
    if path.is_empty() {
        return Ok(Vec::new());
    }
    let mut nodes = Vec::new();
    for end in std::iter::once(wish.from.clone()).chain(path) {
        // What may not be seen is passed over: the circle is there all the same.
        nodes.extend(threads.find(asker, &end).await?);
    }
    let pairs = nodes.iter().zip(nodes.iter().skip(1));
    Ok(pairs.map(|(lower, upper)| Rung { lower: lower.clone(), upper: upper.clone() }).collect())
}

#[derive(Clone, Debug, Default, Deserialize)]
struct EndForm {
    /// The thing whose page to go back to, as `kind:id`.
    #[serde(default)]
    fra: String,
    #[serde(default)]
    grund: String,
}

#[derive(Template)]
#[template(path = "thread/end.html")]
struct EndPage {
    page: Page,
    errors: FormErrors,
    link: Link,
    from: Node,
    to: Node,
    made: String,
    follows: bool,
    reason: String,
    back: String,
    back_url: String,
}

/// Returns a link that holds, with its two ends.
async fn open(visitor: &Visitor, threads: &Threads, id: &str) -> Result<(Link, Node, Node), Failure> {
    let asker = Asker::of(visitor);
    let link = match actions::find(&asker, threads, id).await {
        Ok(link) if link.ended_at.is_none() => link,
        Ok(_) | Err(LinkFault::NotFound) => return Err(Failure::NotFound),
        Err(fault) => return Err(refused(visitor, fault).err().unwrap_or(Failure::NotFound)),
    };
    let from = threads.find(&asker, &link.from).await?.ok_or(Failure::NotFound)?;
    let to = threads.find(&asker, &link.to).await?.ok_or(Failure::NotFound)?;
    Ok((link, from, to))
}

async fn show_end(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Query(form): Query<EndForm>,
) -> Result<Response, Failure> {
    let opened = open(&visitor, &threads, &id).await?;
    end_page(&visitor, opened, &form, FormErrors::default())
}

fn end_page(
    visitor: &Visitor,
    (link, from, to): (Link, Node, Node),
    form: &EndForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let back = if form.fra == link.to.to_string() { &to } else { &from };
    let page = EndPage {
        page: within_compass(Page::new(visitor, &visitor.locale.t("thread-end-title")), Some(back)),
        made: visitor.locale.moment(&Timestamp::from_millis(link.made_at).in_denmark()),
        follows: follows_from_compass(&link.from, link.relation, &link.to, &link.reason),
        reason: form.grund.clone(),
        back: form.fra.clone(),
        back_url: format!("{}#thread-title", back.url),
        link,
        from,
        to,
        errors,
    };
    render_form(&page, &page.errors)
}

async fn end(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Posted(form): Posted<EndForm>,
) -> Result<Response, Failure> {
    let opened = open(&visitor, &threads, &id).await?;
    let back = if form.fra == opened.0.to.to_string() { &opened.2 } else { &opened.1 };
    let back_url = format!("{}#thread-title", back.url);
    match actions::end(&Asker::of(&visitor), &threads, &id, &form.grund, visitor.app.now()).await {
        Ok(_) => Ok(redirect_with(&back_url, "thread-link-ended")),
        Err(fault @ (LinkFault::NoReason | LinkFault::LongReason)) => {
            let is_missing = matches!(fault, LinkFault::NoReason);
            let key = if is_missing { "thread-refused-no-end-reason" } else { "thread-refused-long-reason" };
            end_page(&visitor, opened, &form, FormErrors::one("grund", visitor.locale.t(key)))
        }
        Err(fault) => Err(refused(&visitor, fault).err().unwrap_or(Failure::NotFound)),
    }
}
