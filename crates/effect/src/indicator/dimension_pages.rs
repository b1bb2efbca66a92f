//! How an indicator is divided: by sex, by age, by area, or in a way of one's own.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use platform::tenancy::slug;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::form::errors_of;
use super::form_pages::{managed, may_change};
use super::pages::page_of;
use super::{Dimension, Indicator, IndicatorFault, actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{indicator}/opdeling", Right::ReadEffect, show).post(
        "/effekt/indikatorer/{indicator}/opdeling",
        Right::ManageIndicators,
        save,
    )
}

/// The fields of the form: one of each for every dimension, in order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct DimensionForm {
    kode: Vec<String>,
    titel: Vec<String>,
    /// One part on each line: `kode = Navn`, or the name alone.
    dele: Vec<String>,
    /// Why; may be empty.
    grund: String,
    /// The revision of the indicator that the person saw.
    set: i64,
}

/// A dimension as the form shows it.
struct Field {
    number: usize,
    code: String,
    title: String,
    parts: String,
}

#[derive(Template)]
#[template(path = "indicator/dimensions.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    dimensions: Vec<Dimension>,
    fields: Vec<Field>,
    reason: String,
    /// The revision of the indicator that the form is for.
    seen: i64,
    /// Whether somebody else has changed the indicator meanwhile, so that the newest parts stand above the form.
    is_changed: bool,
    may_manage: bool,
}

impl DimensionForm {
    fn of(dimensions: &[Dimension]) -> Self {
        let part = |(code, title): &(String, String)| format!("{code} = {title}");
        let parts = |one: &Dimension| one.categories.iter().map(part).collect::<Vec<_>>().join("\n");
        Self {
            kode: dimensions.iter().map(|one| one.code.clone()).collect(),
            titel: dimensions.iter().map(|one| one.title.clone()).collect(),
            dele: dimensions.iter().map(parts).collect(),
            ..Self::default()
        }
    }

    /// The dimensions that were written; those without any words are left out.
    fn dimensions(&self) -> Vec<Dimension> {
        let rows = self.titel.iter().zip(&self.dele).enumerate();
        let rows = rows.filter(|(_, (title, parts))| !title.trim().is_empty() || !parts.trim().is_empty());
        rows.map(|(place, (title, parts))| {
            let code = self.kode.get(place).map(|code| code.trim()).filter(|code| !code.is_empty());
            Dimension {
                code: code.map_or_else(|| slug(title), str::to_owned),
                title: title.trim().to_owned(),
                categories: parts.lines().map(str::trim).filter(|line| !line.is_empty()).map(part).collect(),
            }
        })
        .collect()
    }

    /// The fields of the form: those with any words, wherever they stood, and an empty one at the end.
    fn fields(&self) -> Vec<Field> {
        let empty = String::new();
        let at = |texts: &[String], place: usize| texts.get(place).unwrap_or(&empty).clone();
        let is_empty =
            |place: &usize| at(&self.titel, *place).trim().is_empty() && at(&self.dele, *place).trim().is_empty();
        let written = (0..self.titel.len()).filter(|place| !is_empty(place));
        let field = |(number, place): (usize, usize)| Field {
            number,
            code: at(&self.kode, place),
            title: at(&self.titel, place),
            parts: at(&self.dele, place),
        };
        (1..).zip(written.chain([usize::MAX])).map(field).collect()
    }
}

/// Reads `k = Kvinder`, or `Kvinder` alone.
fn part(line: &str) -> (String, String) {
    match line.split_once('=') {
        Some((code, title)) => (code.trim().to_owned(), title.trim().to_owned()),
        None => (slug(line), line.to_owned()),
    }
}

async fn answer(
    visitor: &Visitor,
    indicator: Indicator,
    typed: Option<DimensionForm>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let seen = typed.as_ref().map_or(indicator.revision, |typed| typed.set);
    let dimensions =
        store::dimensions(&mut visitor.app.db.reader(), &visitor.actor.municipality, &indicator.id).await?;
    let typed = typed.unwrap_or_else(|| DimensionForm::of(&dimensions));
    let show = Show {
        page: page_of(visitor, &indicator, "indicator-dimensions-title", "opdeling"),
        fields: typed.fields(),
        reason: typed.grund,
        may_manage: may_change(visitor, &indicator),
        is_changed: seen != indicator.revision,
        seen: indicator.revision,
        dimensions,
        errors,
        indicator,
    };
    render_form(&show, &show.errors)
}

async fn show(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator).await?;
    answer(&visitor, indicator, None, FormErrors::default()).await
}

async fn save(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(typed): Posted<DimensionForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (app, dimensions) = (&visitor.app, typed.dimensions());
    let what = (dimensions.as_slice(), typed.set, typed.grund.as_str());
    match actions::set_dimensions(&app.db, &visitor.actor, &indicator.id, what, app.now()).await {
        Ok(()) => Ok(redirect_with(&format!("{}/opdeling", indicator.url()), "indicator-divided")),
        Err(IndicatorFault::Refused(refusals)) => {
            answer(&visitor, indicator, Some(typed), errors_of(&visitor.locale, &refusals)).await
        }
        Err(IndicatorFault::Changed(newest)) => {
            // The newest parts are shown beside what was typed; saving once more is then a choice.
            let errors = FormErrors::one("opdeling", visitor.locale.t("indicator-divided-meanwhile"));
            answer(&visitor, *newest, Some(typed), errors).await
        }
        Err(other) => Err(other.into()),
    }
}
