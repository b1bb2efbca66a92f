//! The pages of the figures: the list of them, each with its lists, and each as a file.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use figure::Figure;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::shown::{Drawing, Lists};
use super::sides::FrameOf;
use super::{Detail, Division, HOME, Kind, Links, Pen, Sides, Stand, Stated, frame_of, look_of};
use crate::as_of::{AsOf, Asked};
use crate::core_task::{self, CoreTask};
use crate::model;
use crate::wording::{Part, PartKind};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/figurer", Right::ReadPublic, list)
        .get("/kompas/figurer/overblik/{model}", Right::ReadPublic, overview)
        .get("/kompas/figurer/fisk/{model}", Right::ReadPublic, fish)
        .get("/kompas/figurer/trekant/{task}", Right::ReadPublic, triangle)
        .get("/kompas/figurer/ramme/{task}", Right::ReadPublic, frame)
}

/// The end of addresses on a page that is as it was on a day.
fn end_of(asked: &Asked) -> String {
    asked.day().map_or_else(String::new, |day| format!("?paa={}", day.stored))
}

#[derive(Template)]
#[template(path = "figures/list.html")]
struct List {
    page: Page,
    asked: Asked,
    kinds: [Kind; 4],
    stands: Vec<Stand>,
    /// The end of every address.
    end: String,
}

async fn list(visitor: Visitor, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let asked = as_of.read(&visitor);
    let mut stands = Vec::new();
    for model in model::actions::all(&mut reader, &visitor.actor).await? {
        stands.push(Stand::of(&mut reader, &visitor.actor, model, asked.day()).await?);
    }
    let page = Page::new(&visitor, &visitor.locale.t("figures-title"))
        .under(&visitor.locale.t("core-task-list-title"), "/kompas");
    render(&List { page, end: end_of(&asked), asked, kinds: Kind::ALL, stands })
}

async fn overview(visitor: Visitor, Path(name): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    answer(&visitor, Kind::Overview, &name, &as_of).await
}

async fn fish(visitor: Visitor, Path(name): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    answer(&visitor, Kind::Fish, &name, &as_of).await
}

async fn triangle(visitor: Visitor, Path(name): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    answer(&visitor, Kind::Triangle, &name, &as_of).await
}

async fn frame(visitor: Visitor, Path(name): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    answer(&visitor, Kind::Frame, &name, &as_of).await
}

/// The figure as a page, or as a file when the name ends with `.svg`: the readable names have no full stop.
async fn answer(visitor: &Visitor, kind: Kind, name: &str, as_of: &AsOf) -> Result<Response, Failure> {
    let asked = as_of.read(visitor);
    let file = name.strip_suffix(".svg");
    let about = About::find(visitor, kind, file.unwrap_or(name), &asked).await?;
    let links = if file.is_some() { Links::None } else { Links::To(end_of(&asked)) };
    let look = look_of(&visitor.municipality.look);
    let figure = about.draw(&Pen { locale: &visitor.locale, look, links, detail: Detail::Full });
    match (file, figure) {
        (Some(_), Some(figure)) => Ok(about.file(&figure)),
        (Some(_), None) => Err(Failure::NotFound),
        (None, figure) => about.page(visitor, asked, figure.as_ref()),
    }
}

/// What a figure is about.
struct About {
    kind: Kind,
    stand: Stand,
    /// None when the figure is about the whole model.
    task: Option<CoreTask>,
}

impl About {
    async fn find(visitor: &Visitor, kind: Kind, slug: &str, asked: &Asked) -> Result<Self, Failure> {
        let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
        let task = match kind.is_of_model() {
            true => None,
            false => Some(core_task::actions::find(&mut reader, actor, slug).await?),
        };
        let model = task.as_ref().map_or(slug, |task| task.model_id.as_str());
        let model = model::actions::find(&mut reader, actor, model).await?;
        Ok(Self { kind, stand: Stand::of(&mut reader, actor, model, asked.day()).await?, task })
    }

    /// What the task said; nothing while it is only a draft, and on a day on which it said nothing.
    fn stated(&self) -> Option<&Stated> {
        self.task.as_ref().and_then(|task| self.stand.task(&task.id))
    }

    fn slug(&self) -> &str {
        self.task.as_ref().map_or(&self.stand.model.slug, |task| &task.slug)
    }

    fn title(&self) -> String {
        let title = self.stated().map(|stated| &stated.task).or(self.task.as_ref()).map(|task| &task.title);
        super::draw::capitalised(title.unwrap_or(&self.stand.model.title))
    }

    /// The figure; nothing when there is nothing to show.
    fn draw(&self, pen: &Pen<'_>) -> Option<Figure> {
        match self.kind {
            Kind::Overview | Kind::Fish if Division::of(&self.stand).is_empty() => None,
            Kind::Overview => Some(pen.overview(&self.stand)),
            Kind::Fish => Some(pen.fish(&self.stand)),
            Kind::Triangle => self.stated().map(|stated| pen.triangle(stated, &self.stand)),
            Kind::Frame => self.stated().map(|stated| pen.frame(stated, &self.stand)),
        }
    }

    fn file(&self, figure: &Figure) -> Response {
        // A readable name is ASCII without quotes.
        let disposition = format!("attachment; filename=\"{}-{}.svg\"", self.kind.name(), self.slug());
        let file = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", figure.svg);
        ([(CONTENT_TYPE, "image/svg+xml".to_owned()), (CONTENT_DISPOSITION, disposition)], file).into_response()
    }

    fn page(&self, visitor: &Visitor, asked: Asked, figure: Option<&Figure>) -> Result<Response, Failure> {
        let locale = &visitor.locale;
        let (frame_of, frame) = match (self.kind, self.stated()) {
            (Kind::Frame, Some(stated)) => frame_of(&stated.words, &self.stand.words),
            _ => (FrameOf::Nobody, &self.stand.words),
        };
        let others = if self.kind == Kind::Frame { Sides::of(frame).others } else { Vec::new() };
        let lead = if self.kind == Kind::Frame { frame.text(PartKind::FrameLead) } else { "" };
        let (above, above_url) = match &self.task {
            Some(task) => (self.title(), task.url()),
            None => (self.stand.model.title.clone(), self.stand.model.url()),
        };
        render(&Show {
            page: Page::new(visitor, &locale.t1(&self.kind.of_key(), "title", self.title()))
                .under(&locale.t("core-task-list-title"), "/kompas")
                .under(&locale.t("figures-title"), HOME),
            end: end_of(&asked),
            asked,
            kind: self.kind,
            url: self.kind.url(self.slug()),
            slug: self.slug(),
            above: &above,
            above_url: &above_url,
            drawing: figure.map(Drawing::of),
            lists: figure.map(Lists::of),
            frame_of,
            lead,
            others,
            deeper: if self.kind.is_of_model() { Division::of(&self.stand).deeper } else { Vec::new() },
        })
    }
}

#[derive(Template)]
#[template(path = "figures/show.html")]
struct Show<'s> {
    page: Page,
    asked: Asked,
    kind: Kind,
    url: String,
    slug: &'s str,
    /// What the figure is about, and its page.
    above: &'s str,
    above_url: &'s str,
    /// The end of every address.
    end: String,
    drawing: Option<Drawing>,
    lists: Option<Lists<'s>>,
    frame_of: FrameOf,
    /// What introduces the frame.
    lead: &'s str,
    /// What belongs to the frame but is none of its four sides.
    others: Vec<&'s Part>,
    /// Tasks that stand under those in the figure.
    deeper: Vec<&'s Stated>,
}
