//! What all pages share: layout, the design system's components, forms, translations, formats, errors, routes
//! that declare their right, live events, and the pages of the platform itself (sign-in, people, look, audit).
//!
//! A context builds its pages with [`Visitor`] (who is asking, in which language), [`Page`] (the layout around
//! a template), [`Failure`] (why not) and [`Routes`] (address, right, handler).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )
)]

pub mod account;
mod app;
mod choice;
mod css;
mod failure;
mod files;
mod form;
pub mod format;
pub mod i18n;
mod jobs;
mod layers;
mod live;
mod page;
mod paging;
mod protect;
mod public;
mod routes;
pub mod settings;
mod visitor;

pub use app::{App, Profile};
pub use choice::{Choice, ChoiceGroup};
pub use failure::{Failure, render_failures};
pub use form::{FieldError, FormErrors, Posted, Upload, Uploaded};
pub use jobs::{Handle, Jobs, Task, Work};
pub use layers::{around_everything, around_pages};
pub use live::{Change, Hub};
pub use page::{Crumb, Notice, Page, Quantity, redirect, redirect_with, render, render_form};
pub use paging::{Pages, address};
pub use protect::protect;
pub use routes::{Access, RouteInfo, Routes};
pub use visitor::{SESSION_COOKIE, Visitor, identify};

/// Returns the routes of the platform's own pages.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().merge(public::routes()).merge(files::routes()).merge(account::routes()).merge(settings::routes())
}

/// Returns the texts of this crate: language and Fluent source.
#[must_use]
pub fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("da", include_str!("../i18n/da.ftl")),
        ("en", include_str!("../i18n/en.ftl")),
        ("da", include_str!("settings/da.ftl")),
        ("en", include_str!("settings/en.ftl")),
    ]
}
