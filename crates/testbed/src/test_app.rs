//! A program with two municipalities, each with one person per role.

use std::fmt::Debug;
use std::sync::Arc;

use axum::Router;
use platform::access::{Actor, Grant, Role};
use platform::store::{Tx, Value, new_id};
use platform::tenancy::{self, Municipality, Unit};
use ui::i18n::Texts;
use ui::{App, Profile, SESSION_COOKIE};

use crate::client::Client;
use crate::clock;
use crate::database::TestDatabase;
use crate::program::Program;
use crate::said::Log;

/// The program `P` under test. Its database goes when it goes.
pub struct TestApp<P> {
    /// The running program.
    pub app: App,
    /// Fjordby Kommune.
    pub fjordby: Town,
    /// Havnby Kommune, the neighbour that must never be seen from Fjordby.
    pub havnby: Town,
    /// Where everything is kept.
    pub database: TestDatabase<P>,
    router: Router,
    log: Log,
}

impl<P: Program> Debug for TestApp<P> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "TestApp({})", self.database.address())
    }
}

/// A municipality with its people.
#[derive(Clone, Debug)]
pub struct Town {
    /// The municipality.
    pub municipality: Municipality,
    /// Its root unit.
    pub unit: Unit,
    people: Vec<(Role, String)>,
}

impl Town {
    /// Returns the identifier of the person with this role.
    #[must_use]
    pub fn person(&self, role: Role) -> &str {
        self.people.iter().find(|(found, _)| *found == role).map(|(_, id)| id.as_str()).unwrap()
    }

    /// Returns the person with this role, as actions want it.
    #[must_use]
    pub fn actor(&self, role: Role) -> Actor {
        let grants = vec![Grant { role, unit_path: self.unit.path.clone() }];
        Actor::person(&self.municipality.id, self.person(role), name_of(role), grants)
    }

    /// Returns the operator at the command line.
    #[must_use]
    pub fn operator(&self) -> Actor {
        Actor::operator(&self.municipality.id)
    }
}

/// What people are called, where tests read it. Whoever has another role bears its name.
const NAMES: [(Role, &str); 4] = [
    (Role::Administrator, "Anders Admin"),
    (Role::Facilitator, "Fatima Facilitator"),
    (Role::Analyst, "Astrid Analytiker"),
    (Role::Employee, "Emil Medarbejder"),
];

/// The name of the person with this role; the same in both municipalities.
fn name_of(role: Role) -> &'static str {
    NAMES.iter().find(|(named, _)| *named == role).map_or(role.name(), |(_, name)| name)
}

impl<P: Program> TestApp<P> {
    /// Starts the program on a fresh database.
    pub async fn new() -> Self {
        Self::on(TestDatabase::empty().await).await
    }

    /// Starts the program on this database, which is empty.
    pub async fn on(database: TestDatabase<P>) -> Self {
        Self::with(database, Profile::Production, false).await
    }

    /// Ends the program and leaves its database as it is.
    #[must_use]
    pub fn into_database(self) -> TestDatabase<P> {
        self.database
    }

    /// Starts the program as it runs behind a proxy that ends TLS.
    pub async fn behind_tls() -> Self {
        Self::with(TestDatabase::empty().await, Profile::Production, true).await
    }

    /// Starts the program as a demo.
    pub async fn demo() -> Self {
        Self::with(TestDatabase::empty().await, Profile::Demo, false).await
    }

    async fn with(database: TestDatabase<P>, profile: Profile, behind_tls: bool) -> Self {
        let log = Log::listen();
        let db = database.open().await;
        let texts = Arc::new(Texts::load(&P::texts()).unwrap());
        let app = App::new(db, texts, profile, behind_tls, clock::now);
        let fjordby = town(&app, "Fjordby Kommune").await;
        let havnby = town(&app, "Havnby Kommune").await;
        let router = P::router(app.clone());
        Self { app, fjordby, havnby, database, router, log }
    }

    /// Returns anyone who visits Fjordby's pages.
    #[must_use]
    pub fn visitor(&self) -> Client {
        self.visitor_of(&self.fjordby)
    }

    /// Returns anyone who visits a municipality's pages.
    #[must_use]
    pub fn visitor_of(&self, town: &Town) -> Client {
        Client::new(self.router.clone(), &format!("{}.example", town.municipality.slug), self.log.lines())
    }

    /// Returns the person with this role in Fjordby, signed in.
    pub async fn sign_in_as(&self, role: Role) -> Client {
        self.sign_in_in(&self.fjordby, role).await
    }

    /// Returns the person with this role in a municipality, signed in. Opens the session directly: checking a
    /// password takes long by design.
    pub async fn sign_in_in(&self, town: &Town, role: Role) -> Client {
        let secret =
            platform::identity::start_session(&self.app.db, &town.municipality.id, town.person(role), clock::now())
                .await
                .unwrap();
        let mut client = self.visitor_of(town);
        client.set_cookie(SESSION_COOKIE, &secret);
        client
    }
}

async fn town(app: &App, name: &str) -> Town {
    let municipality = tenancy::create(&app.db, name, clock::now()).await.unwrap();
    let unit = tenancy::root_unit(&mut app.db.reader(), &municipality.id).await.unwrap();
    let people: Vec<(Role, String)> = Role::ALL.into_iter().map(|role| (role, new_id())).collect();
    let mut tx = Tx::begin(&app.db, &Actor::operator(&municipality.id), "test.people", clock::now()).await.unwrap();
    // No password opens with this hash, and none needs to: see `sign_in_in`.
    let person = |(role, id): &(Role, String)| -> Vec<Value> {
        let login = format!("{}.{}", role.name(), municipality.slug);
        vec![id.into(), (&municipality.id).into(), login.into(), name_of(*role).into(), "-".into(), 1_i64.into()]
    };
    let columns = ["id", "municipality_id", "login", "name", "password_hash", "created_at"];
    tx.insert_rows("person", &columns, people.iter().map(person).collect()).await.unwrap();
    let assignment = |(role, id): &(Role, String)| -> Vec<Value> {
        vec![(&municipality.id).into(), id.into(), role.name().into(), (&unit.id).into()]
    };
    tx.insert_rows(
        "role_assignment",
        &["municipality_id", "person_id", "role", "unit_id"],
        people.iter().map(assignment).collect(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    Town { municipality, unit, people }
}
