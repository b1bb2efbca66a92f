//! The list of a board's rounds, and opening one; and what all pages about rounds share.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::Fault;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::actions::{self, Drawable, LEAST, MOST, Opening, Sampled, USUAL_SIZE};
use super::{DrawnFrom, State, coding_pages, figures, result_pages, round_pages, wording};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/tavle/anden-koder", Right::Consolidate, list)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder", Right::Consolidate, open)
        .get("/camps/{camp}/{exercise}/tavle/anden-koder/{round}", Right::Consolidate, round_pages::show)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder/{round}/begynd", Right::Consolidate, round_pages::begin)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder/{round}/opgiv", Right::Consolidate, round_pages::abandon)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder/{round}/svar", Right::Consolidate, coding_pages::answer)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder/{round}/afslut", Right::Consolidate, coding_pages::finish)
        .post("/camps/{camp}/{exercise}/tavle/anden-koder/{round}/afgoer", Right::Consolidate, result_pages::decide)
}

/// Where the summary of faults leads when a fault is in no field of the page: to its main part.
pub(super) const TOP: &str = "main-content";

/// The address's camp, exercise and round.
pub(super) type At = (String, String, String);

/// The board that the pages are about.
pub(super) struct Place {
    pub(super) camp: Camp,
    pub(super) exercise: Exercise,
}

impl Place {
    pub(super) async fn find(visitor: &Visitor, camp: &str, exercise: &str) -> Result<Self, Failure> {
        let exercise = Exercise::from_slug(exercise).ok_or(Failure::NotFound)?;
        let camp = gathering::actions::find(&mut visitor.app.db.reader(), &visitor.actor, camp).await?;
        visitor.actor.require(Right::Consolidate, &camp.scope())?;
        Ok(Self { camp, exercise })
    }

    /// The address of the board.
    pub(super) fn board_url(&self) -> String {
        format!("{}/{}/tavle", self.camp.url(), self.exercise.slug())
    }

    /// The address of the list of rounds.
    pub(super) fn url(&self) -> String {
        format!("{}/anden-koder", self.board_url())
    }

    /// Begins a page right under the board.
    fn front(&self, visitor: &Visitor, title: &str) -> Page {
        let exercise = visitor.locale.t(&self.exercise.title_key());
        Page::new(visitor, title)
            .under(&self.camp.title, &self.camp.url())
            .under(&exercise, &format!("{}/{}", self.camp.url(), self.exercise.slug()))
            .under(&visitor.locale.t("camp-board"), &self.board_url())
    }
}

/// One round, where it belongs.
pub(super) struct RoundPlace {
    pub(super) place: Place,
    pub(super) sampled: Sampled,
}

impl RoundPlace {
    pub(super) async fn find(visitor: &Visitor, (camp, exercise, round): &At) -> Result<Self, Failure> {
        let place = Place::find(visitor, camp, exercise).await?;
        let number = round.parse().map_err(|_| Failure::NotFound)?;
        let mut reader = visitor.app.db.reader();
        let sampled = actions::find(&mut reader, &visitor.actor, &place.camp, place.exercise, number).await?;
        Ok(Self { place, sampled })
    }

    pub(super) fn url(&self) -> String {
        format!("{}/{}", self.place.url(), self.sampled.round.number)
    }

    /// Begins a page under the list of rounds.
    pub(super) fn page(&self, visitor: &Visitor, title: &str) -> Page {
        let page = self.place.front(visitor, title).under(&visitor.locale.t("coding-crumb"), &self.place.url());
        Page { address: self.url(), ..page }
    }

    pub(super) fn is_coder(&self, visitor: &Visitor) -> bool {
        let round = &self.sampled.round;
        round.state() == State::Coding
            && round.coder.as_ref().is_some_and(|coder| coder.by_id == visitor.actor.audit_name())
    }
}

/// Keeps a refusal, as the key of its text, apart from what is no fault of the visitor's wishes.
pub(super) fn refused<T>(outcome: Result<T, Fault>) -> Result<Result<T, &'static str>, Failure> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Fault::Refused(key)) => Ok(Err(key)),
        Err(fault) => Err(fault.into()),
    }
}

/// Writes a point in time as the visitor's language does.
pub(super) fn moment(visitor: &Visitor, at: i64) -> String {
    visitor.locale.moment(&Timestamp::from_millis(at).in_denmark())
}

/// A round in the list.
struct Line {
    number: i64,
    url: String,
    opened: String,
    state: String,
    thoughts: usize,
    /// Share, kappa and alpha with their intervals; `None` until it is finished.
    figures: Option<[String; 3]>,
}

fn line(visitor: &Visitor, place: &Place, sampled: &Sampled) -> Line {
    let (round, locale) = (&sampled.round, &visitor.locale);
    let told = || {
        let people = figures(round, &sampled.thoughts).people;
        [
            wording::share(locale, people.share()),
            wording::estimate(locale, people.kappa),
            wording::estimate(locale, people.alpha),
        ]
    };
    let reason = round.abandoned.as_ref().map_or("", |abandoned| abandoned.reason.as_str());
    Line {
        number: round.number,
        url: format!("{}/{}", place.url(), round.number),
        opened: locale.t2("coding-by-at", "name", &round.opened.by_name, "at", moment(visitor, round.opened.at)),
        state: locale.t1(&format!("coding-state-{}", round.state().name()), "reason", reason),
        thoughts: sampled.thoughts.len(),
        figures: (round.state() == State::Finished).then(told),
    }
}

#[derive(Template)]
#[template(path = "second_coding/list.html")]
struct List {
    page: Page,
    errors: FormErrors,
    url: String,
    board_url: String,
    has_figures: bool,
    lines: Vec<Line>,
    drawable: Drawable,
    can_open: bool,
    size: String,
    drawn_from: &'static str,
}

async fn list(visitor: Visitor, Path((camp, exercise)): Path<(String, String)>) -> Result<Response, Failure> {
    let place = Place::find(&visitor, &camp, &exercise).await?;
    show_list(&visitor, &place, None, None).await
}

async fn show_list(
    visitor: &Visitor,
    place: &Place,
    fault: Option<String>,
    typed: Option<OpenForm>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let rounds = actions::rounds(&mut reader, &visitor.actor, &place.camp, place.exercise).await?;
    let drawable = actions::drawable(&mut reader, &visitor.actor, &place.camp, place.exercise).await?;
    let typed = typed.unwrap_or_else(|| OpenForm {
        antal: drawable.all.min(USUAL_SIZE).to_string(),
        udvalg: DrawnFrom::All.name().to_owned(),
    });
    let can_open = drawable.all >= LEAST;
    let field = if can_open { "antal" } else { TOP };
    let errors = fault.map_or_else(FormErrors::default, |text| FormErrors::one(field, text));
    let title = visitor.locale.t1("coding-title", "exercise", visitor.locale.t(&place.exercise.title_key()));
    let list = List {
        page: Page { address: place.url(), ..place.front(visitor, &title) },
        url: place.url(),
        board_url: place.board_url(),
        has_figures: rounds.iter().any(|sampled| sampled.round.state() == State::Finished),
        lines: rounds.iter().map(|sampled| line(visitor, place, sampled)).collect(),
        can_open,
        drawable,
        size: typed.antal,
        drawn_from: DrawnFrom::from_name(&typed.udvalg).unwrap_or(DrawnFrom::All).name(),
        errors,
    };
    render_form(&list, &list.errors)
}

#[derive(Deserialize)]
struct OpenForm {
    antal: String,
    /// `all` or `own`.
    #[serde(default)]
    udvalg: String,
}

async fn open(
    visitor: Visitor,
    Path((camp, exercise)): Path<(String, String)>,
    Posted(form): Posted<OpenForm>,
) -> Result<Response, Failure> {
    let place = Place::find(&visitor, &camp, &exercise).await?;
    let drawn_from = DrawnFrom::from_name(&form.udvalg).unwrap_or(DrawnFrom::All);
    let size = form.antal.trim().parse().unwrap_or(0);
    let (app, opening) = (&visitor.app, Opening { size, drawn_from });
    let outcome = actions::open(&app.db, &visitor.actor, &place.camp, place.exercise, opening, app.now()).await;
    match refused(outcome)? {
        Ok(number) => Ok(redirect_with(&format!("{}/{number}", place.url()), "coding-opened")),
        Err(key) => {
            let text = visitor.locale.t2(key, "least", LEAST, "most", MOST);
            show_list(&visitor, &place, Some(text), Some(form)).await
        }
    }
}
