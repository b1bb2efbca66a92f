//! Routes that declare their right: no page exists without one, and a test tries them all.
//!
//! The declared right is checked before the handler runs (has the visitor it anywhere?); the action behind
//! the handler asks again for the object at hand. Two doors, and the inner one is the exact one.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use platform::access::Right;

use crate::app::App;
use crate::failure::Failure;
use crate::visitor::Visitor;

/// What a route asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The right, somewhere.
    Needs(Right),
    /// The right, unless the object at hand is published: the action decides.
    NeedsUnlessPublished(Right),
}

impl Access {
    /// Returns how the route inventory writes it.
    #[must_use]
    pub fn describe(self) -> String {
        match self {
            Self::Needs(right) => right.name().to_owned(),
            Self::NeedsUnlessPublished(right) => format!("{} unless published", right.name()),
        }
    }
}

/// A line of the route inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteInfo {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// What it asks for.
    pub access: Access,
}

/// A set of routes, with their inventory.
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<App>,
    list: Vec<RouteInfo>,
}

impl Routes {
    /// Begins an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: impl Into<Access>, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, access.into(), get(handler))
    }

    /// Adds an action.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: impl Into<Access>, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, access.into(), post(handler))
    }

    /// Adds an action that takes in a form with files of up to so many bytes, more than others may have.
    #[must_use]
    pub fn post_large<H, T>(self, path: &'static str, access: impl Into<Access>, handler: H, bytes: usize) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, access.into(), post(handler).layer(DefaultBodyLimit::max(bytes)))
    }

    fn add(mut self, method: &'static str, path: &'static str, access: Access, handler: MethodRouter<App>) -> Self {
        let gated = handler.layer(from_fn(move |request: Request, next: Next| gate(access, request, next)));
        self.router = self.router.route(path, gated);
        self.list.push(RouteInfo { method, path, access });
        self
    }

    /// Adds all routes of another set.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// Returns the inventory.
    #[must_use]
    pub fn list(&self) -> &[RouteInfo] {
        &self.list
    }

    /// Returns the router.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}

impl From<Right> for Access {
    fn from(right: Right) -> Self {
        Self::Needs(right)
    }
}

async fn gate(access: Access, request: Request, next: Next) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>() else {
        return Failure::NotFound.into_response();
    };
    if let Access::Needs(right) = access
        && let Err(denied) = visitor.actor.require_somewhere(right)
    {
        return Failure::from(denied).into_response();
    }
    if visitor.must_change_password && !may_be_seen_before_password(request.uri().path()) {
        return crate::page::redirect("/konto/adgangskode");
    }
    next.run(request).await
}

/// What someone with a first password may reach before they have chosen their own.
fn may_be_seen_before_password(path: &str) -> bool {
    ["/konto/adgangskode", "/log-ud", "/skift-sprog"].contains(&path)
        || path.starts_with("/statisk/")
        || path == "/udseende.css"
}
