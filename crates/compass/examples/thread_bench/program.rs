//! The compass as a program of its own with one index, and someone who opens its pages.

use std::sync::LazyLock;

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use axum::{Extension, Router};
use compass::front::{CompassTeller, Tellers};
use compass::search::{CompassFinder, Finders};
use compass::thread::{Stored, Threads};
use platform::access::Role;
use platform::store::Migration;
use testbed::{Context, Program, TestApp, clock};
use tower::ServiceExt;
use ui::{App, Routes};

/// The threads that the pages and the bench ask, so that they share one index.
pub(crate) static THREADS: LazyLock<Threads> = LazyLock::new(|| Threads::new(vec![Box::new(Stored)]));

/// The compass with nothing else on it.
pub(crate) enum Compass {}

impl Context for Compass {
    fn routes() -> Routes {
        compass::routes()
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        compass::texts()
    }

    fn migrations() -> Vec<Migration> {
        compass::migrations()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        pages
            .layer(Extension(THREADS.clone()))
            .layer(Extension(Finders::new(vec![Box::<CompassFinder>::default()])))
            .layer(Extension(Tellers::new(vec![Box::new(CompassTeller)])))
    }
}

/// Someone who is signed in. Unlike the tests' own browser this one does not look at what it gets.
pub(crate) struct Browser {
    router: Router,
    host: String,
    cookie: String,
}

impl Browser {
    /// Signs an employee in.
    pub(crate) async fn new(test: &TestApp<Compass>) -> Self {
        let (town, app) = (&test.fjordby, &test.app);
        let person = town.person(Role::Employee);
        let secret =
            platform::identity::start_session(&app.db, &town.municipality.id, person, clock::now()).await.unwrap();
        Self {
            router: Compass::router(app.clone()),
            host: format!("{}.example", town.municipality.slug),
            cookie: format!("{}={secret}", ui::SESSION_COOKIE),
        }
    }

    /// Opens a page and returns what it says.
    pub(crate) async fn get(&self, url: &str) -> String {
        let request = Request::builder().uri(url).header(header::HOST, &self.host).header(header::COOKIE, &self.cookie);
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200, "{url}");
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }
}
