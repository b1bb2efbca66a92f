//! The pages as a visitor meets them: asked for over HTTP, with a database behind.

use std::sync::Arc;

use axum::Extension;
use axum::middleware::from_fn_with_state;
use compass::thread::{Below, CoreTasks, Kind, Node, Source, Threads};
use futures::future::BoxFuture;
use platform::access::{Actor, Role};
use platform::identity::{self, NewPerson, Password};
use platform::store::{Db, Reads, StoreError, Tx, Value, new_id, open, sql};
use platform::tenancy;
use platform::time::{Timestamp, now};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use ui::i18n::{Locale, Texts};
use ui::{App, Profile};

use crate::consolidation::{Command, Seen, actions};
use crate::exercise::Exercise;
use crate::gathering;

const HOME: &str = "/camps/skolecamp/indikatorer/opsamling";

/// Stands in for the thread that the whole program has: a theme lies right under the core task.
struct OneStep;

impl Source for OneStep {
    fn node<'a>(&'a self, _: &'a Db, _: &'a Actor, _: &'a Locale, kind: Kind, id: &'a str) -> BoxFuture<'a, Result<Option<Node>, StoreError>> {
        Box::pin(async move { Ok((kind == Kind::Theme).then(|| Node { kind, id: id.to_owned(), title: "Temaet".into(), url: format!("{HOME}/tema/{id}") })) })
    }

    fn above<'a>(&'a self, db: &'a Db, actor: &'a Actor, _: &'a Locale, node: &'a Node) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async move {
            let tasks = if node.kind == Kind::Theme { compass::core_task::actions::all(&mut db.reader(), actor).await? } else { Vec::new() };
            Ok(tasks.into_iter().map(|task| Node { kind: Kind::CoreTask, id: task.id, title: task.title, url: format!("/kompas/{}", task.slug) }).collect())
        })
    }

    fn below<'a>(&'a self, _: &'a Db, _: &'a Actor, _: &'a Locale, _: &'a Node, _: usize) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async { Ok(Below::default()) })
    }
}

struct Answer {
    status: u16,
    location: String,
    body: String,
}

impl Answer {
    fn has(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "'{text}' is not on the page:\n{}", self.body);
        self
    }

    fn lacks(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "'{text}' is on the page:\n{}", self.body);
        self
    }

    /// The part of the page after `mark`, up to the next quotation mark.
    fn quoted_after(&self, mark: &str) -> String {
        self.body.split_once(mark).unwrap_or_else(|| panic!("no {mark}:\n{}", self.body)).1.split('"').next().unwrap().to_owned()
    }
}

struct World {
    app: App,
    municipality: String,
    port: u16,
    file: std::path::PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            // What SQLite has removed by itself is gone already.
            std::fs::remove_file(format!("{}{ending}", self.file.display())).unwrap_or_default();
        }
    }
}

impl World {
    /// A camp with six statements in its first exercise: two in a category, one set aside, three not placed.
    async fn begin() -> Self {
        let file = std::env::temp_dir().join(format!("pejl-summary-{}.db", new_id()));
        let db = open(&format!("sqlite://{}", file.display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), crate::migrations()].concat()).await.unwrap();
        let municipality = tenancy::create(&db, "Fjordby Kommune", now()).await.unwrap().id;
        fill(&db, &Actor::operator(&municipality)).await;
        let texts = Texts::load(&[ui::texts(), compass::texts(), crate::texts()].concat()).unwrap();
        let app = App::new(db, Arc::new(texts), Profile::Production, false, now);
        let port = serve(&app).await;
        let world = Self { app, municipality, port, file };
        let place = Command::AddCategory { name: "Voksne tager ansvar".into(), description: "Det, voksne gør".into(), cards: vec![card(0), card(1)] };
        world.act(&place).await;
        world.act(&Command::SetAside { cards: vec![card(2)], reason: "Handler om parkering".into() }).await;
        world
    }

    async fn act(&self, command: &Command) {
        let actor = Actor::operator(&self.municipality);
        let camp = gathering::actions::find(&mut self.app.db.reader(), &actor, "skolecamp").await.unwrap();
        actions::carry_out(&self.app.db, &self.app.hub, &actor, &camp, Exercise::Indicator, command, now()).await.unwrap();
    }

    /// Signs a person with this role in and returns their cookie.
    async fn sign_in(&self, login: &str, role: Role) -> String {
        let db = &self.app.db;
        let first = Password::new("en gammel lang sætning".into());
        let new = NewPerson { login: login.into(), name: format!("{login} Holm"), password: first.clone(), role };
        let person = identity::add_person(db, &Actor::operator(&self.municipality), new, now()).await.unwrap();
        let secret = identity::start_session(db, &self.municipality, &person, now()).await.unwrap();
        let session = identity::session_actor(&mut db.reader(), &secret, now()).await.unwrap().unwrap();
        let actor = Actor::person(&self.municipality, &person, &session.name, session.grants);
        identity::change_password(db, &actor, &secret, first, Password::new("en ny lang sætning".into()), now()).await.unwrap();
        format!("{}={secret}", ui::SESSION_COOKIE)
    }

    async fn ask(&self, cookie: &str, method: &str, path: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let head = format!("{method} {path} HTTP/1.0\r\nhost: fjordby.example\r\ncookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("").to_owned();
        Answer { status: head.split(' ').nth(1).unwrap().parse().unwrap(), location, body: body.to_owned() }
    }

    async fn get(&self, cookie: &str, path: &str) -> Answer {
        self.ask(cookie, "GET", path, "").await
    }

    /// Sends a form with the token of the visitor's own pages.
    async fn post(&self, cookie: &str, path: &str, fields: &str) -> Answer {
        let token = self.get(cookie, &format!("{HOME}/tema/nyt")).await.quoted_after("name=\"token\" value=\"");
        self.ask(cookie, "POST", path, &format!("token={token}&{fields}")).await
    }

    async fn audit_count(&self) -> i64 {
        let rows: Vec<(i64,)> = self.app.db.reader().all(sql("select cast(count(*) as bigint) from step")).await.unwrap();
        rows[0].0
    }
}

fn card(number: usize) -> Seen {
    Seen { card: format!("c{number}"), changed_in: None }
}

async fn serve(app: &App) -> u16 {
    let threads = Threads::new(vec![Box::new(OneStep), Box::new(CoreTasks)]);
    let router = super::routes().into_router().layer(Extension(threads)).layer(from_fn_with_state(app.clone(), ui::render_failures)).layer(from_fn_with_state(app.clone(), ui::identify));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let service = router.with_state(app.clone()).into_make_service();
    tokio::spawn(async move { axum::serve(listener, service).await });
    port
}

async fn fill(db: &Db, operator: &Actor) {
    let mut tx = Tx::begin(db, operator, "camp.import", Timestamp::from_millis(1)).await.unwrap();
    let task = compass::core_task::actions::NewCoreTask { position: 1, title: "Trivsel".into(), purpose: String::new() };
    compass::core_task::actions::add_missing(&mut tx, operator, &[task]).await.unwrap();
    let tasks = compass::core_task::actions::all(&mut tx, operator).await.unwrap();
    let unit = tenancy::root_unit(&mut tx, &operator.municipality).await.unwrap();
    let camp = gathering::store::NewCamp {
        id: "camp".into(),
        unit_id: unit.id,
        core_task_id: tasks[0].id.clone(),
        slug: "skolecamp".into(),
        title: "Skolecamp".into(),
        held_on: "2026-05-07".into(),
        participants: None,
    };
    gathering::store::insert(&mut tx, &operator.municipality, &camp).await.unwrap();
    let own = |rest: Vec<Value>| -> Vec<Value> { [vec![Value::from(&operator.municipality), "camp".into(), "indicator".into()], rest].concat() };
    let statement = |at: i64| own(vec![format!("s{at}").into(), format!("sc-ind-{at:03}").into(), at.into(), "H1-B1".into(), format!("Udsagn <{at}> fra bordet").into(), 1.into()]);
    let columns = ["municipality_id", "camp_id", "exercise", "id", "code", "position", "group_code", "words", "captured_at"];
    tx.insert_rows("statement", &columns, (0..6).map(statement).collect()).await.unwrap();
    let card = |at: i64| own(vec![format!("c{at}").into(), format!("s{at}").into(), 1.into(), "not_placed".into(), 0.into()]);
    let columns = ["municipality_id", "camp_id", "exercise", "id", "statement_id", "part", "place", "changed_in"];
    tx.insert_rows("card", &columns, (0..6).map(card).collect()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_employee_reads_the_summary_with_all_statements_accounted_for_and_is_offered_nothing_to_change() {
    let world = World::begin().await;
    let employee = world.sign_in("ida", Role::Employee).await;
    let page = world.get(&employee, HOME).await;
    assert_eq!(page.status, 200);
    page.has("<h1>Opsamling: Indikatorer på succes</h1>").has("Voksne tager ansvar").has("6 udsagn = 2 placeret + 1 lagt til side + 3 ikke placeret + 0 slettet.");
    page.has("Lagt til side: Handler om parkering").has("/camps/skolecamp/udsagn/sc-ind-002").has("Udsagn &#60;0&#62; fra bordet");
    page.has("Her kommer temaerne").has("Her kommer et udsnit").lacks("Nyt tema").lacks("Foreslå").lacks("post-its med flere tanker");
    assert_eq!(world.get(&employee, &format!("{HOME}/tema/nyt")).await.status, 403);
    assert_eq!(world.get(&employee, "/camps/skolecamp/findes-ikke/opsamling").await.status, 404);
}

#[tokio::test]
async fn a_stranger_is_sent_to_sign_in_until_the_camp_is_published_and_then_sees_no_names() {
    let world = World::begin().await;
    assert!(world.get("", HOME).await.location.starts_with("/log-ind?videre="));
    let operator = Actor::operator(&world.municipality);
    gathering::actions::publish(&world.app.db, &operator, "skolecamp", now()).await.unwrap();
    let analyst = world.sign_in("anna", Role::Analyst).await;
    world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=&tekst=B%C3%B8rn+vil+gerne").await;
    world.get("", HOME).await.has("Børn vil gerne").lacks("Ret<");
    let theme = world.get("", HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    world.get("", &format!("{HOME}/tema/{theme}")).await.has("Skrevet.").lacks("anna Holm");
    world.get(&analyst, &format!("{HOME}/tema/{theme}")).await.has("Skrevet.").has("anna Holm");
}

#[tokio::test]
async fn an_analyst_writes_a_theme_sees_what_it_rests_on_changes_it_and_undoes_that() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let form = world.get(&analyst, &format!("{HOME}/tema/nyt")).await;
    form.has("Ingen udsagn er valgt.").has("Ikke placeret (3)");
    let category = form.quoted_after("name=\"kategori\" value=\"");
    let added = world.post(&analyst, &format!("{HOME}/tema/nyt"), &format!("titel=Voksne&tekst=Voksne+tager+teten&kategori={category}&udsagn=s3&udsagn=s4")).await;
    assert_eq!(added.status, 303, "{}", added.body);
    let page = world.get(&analyst, &added.location).await;
    page.has("Temaet er gemt.").has("Fortryd").has("Tema 1: Voksne").has("Voksne tager teten").has("(2 tanker)").has("sc-ind-003");
    let theme = page.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    let url = format!("{HOME}/tema/{theme}");
    world.get(&analyst, &url).await.has("<h1>Tema 1: Voksne</h1>").has("pejl-thread").has("Trivsel").has("Udsagn &#60;3&#62; fra bordet");
    let form = world.get(&analyst, &format!("{url}/rediger")).await;
    form.has("Valgt nu (2)").has("2 udsagn er valgt").has(">\nVoksne tager teten</textarea>");
    let set = form.quoted_after("name=\"set\" value=\"");
    let saved = world.post(&analyst, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Noget+andet&udsagn=s3")).await;
    assert!(saved.location.starts_with(&url), "{}", saved.location);
    let page = world.get(&analyst, &saved.location).await;
    page.has("<h1>Tema 1</h1>").has("Temaet er rettet.").has("Rettet.").has("Hvilede på én kategori. 2 udsagn var valgt.");
    let step = page.quoted_after("name=\"trin\" value=\"");
    let undone = world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    world.get(&analyst, &undone.location).await.has("Det er fortrudt.").has("Tema 1: Voksne").lacks("name=\"trin\"");
    world.get(&analyst, &saved.location).await.has("Et trin er fortrudt.").lacks("name=\"trin\"");
}

#[tokio::test]
async fn a_theme_without_words_is_refused_and_what_was_typed_and_ticked_is_kept() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let before = world.audit_count().await;
    let refused = world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=En+titel&tekst=++&udsagn=s4").await;
    assert_eq!(refused.status, 422);
    refused.has("<a href=\"#tekst\">").has("value=\"En titel\"").has("value=\"s4\" checked").has("Valgt nu (1)");
    let unknown = world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=&tekst=Ord&kategori=findes-ikke").await;
    assert_eq!(unknown.status, 422);
    unknown.has("<a href=\"#valg\">").has(">\nOrd</textarea>");
    assert_eq!(world.audit_count().await, before);
}

#[tokio::test]
async fn who_saves_a_theme_that_someone_else_has_changed_meanwhile_is_told_and_chooses() {
    let world = World::begin().await;
    let (anna, bo) = (world.sign_in("anna", Role::Analyst).await, world.sign_in("bo", Role::Analyst).await);
    world.post(&anna, &format!("{HOME}/tema/nyt"), "titel=&tekst=Fra+Anna").await;
    let url = format!("{HOME}/tema/{}", world.get(&anna, HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-"));
    let set = world.get(&anna, &format!("{url}/rediger")).await.quoted_after("name=\"set\" value=\"");
    assert_eq!(world.post(&bo, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Fra+Bo")).await.status, 303);
    let told = world.post(&anna, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Anna+igen")).await;
    assert_eq!(told.status, 422);
    told.has("En anden har rettet temaet").has("Fra Bo").has(">\nAnna igen</textarea>");
    world.get(&anna, &url).await.has("Fra Bo");
    let set = told.quoted_after("name=\"set\" value=\"");
    assert_eq!(world.post(&anna, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Anna+igen")).await.status, 303);
}

#[tokio::test]
async fn themes_are_moved_and_removed_from_the_summary_and_removing_can_be_undone_there() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    for words in ["Det+ene", "Det+andet"] {
        world.post(&analyst, &format!("{HOME}/tema/nyt"), &format!("titel={words}&tekst={words}")).await;
    }
    let first = world.get(&analyst, HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    let moved = world.post(&analyst, &format!("{HOME}/tema/{first}/flyt"), "retning=senere").await;
    assert!(moved.location.ends_with(&format!("besked=theme-moved#tema-{first}")), "{}", moved.location);
    world.get(&analyst, HOME).await.has("Tema 2: Det ene").has("Tema 1: Det andet");
    let unmoved = world.post(&analyst, &format!("{HOME}/tema/{first}/flyt"), "retning=senere").await;
    assert!(!unmoved.location.contains("trin="), "nothing was changed, so there is nothing to undo: {}", unmoved.location);
    let removed = world.post(&analyst, &format!("{HOME}/tema/{first}/fjern"), "").await;
    let page = world.get(&analyst, &removed.location).await;
    page.has("Temaet er fjernet.").has("Tema 1: Det andet").lacks("Det ene");
    assert_eq!(world.post(&analyst, &format!("{HOME}/tema/{first}/fjern"), "").await.status, 422);
    let step = page.quoted_after("name=\"trin\" value=\"");
    world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    world.get(&analyst, HOME).await.has("Tema 2: Det ene");
    let again = world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    assert_eq!(again.status, 422);
    again.has("<a href=\"#temaer\">");
}

#[tokio::test]
async fn only_ones_own_latest_doing_is_offered_for_undoing() {
    let world = World::begin().await;
    let (anna, bo) = (world.sign_in("anna", Role::Analyst).await, world.sign_in("bo", Role::Analyst).await);
    let added = world.post(&anna, &format!("{HOME}/tema/nyt"), "titel=&tekst=Fra+Anna").await;
    world.get(&anna, &added.location).await.has("name=\"trin\"");
    world.get(&bo, &added.location).await.lacks("name=\"trin\"");
    world.get(&anna, &format!("{HOME}?trin=1")).await.lacks("name=\"trin\"");
    world.get(&anna, &format!("{HOME}?trin=x")).await.lacks("name=\"trin\"");
}

#[tokio::test]
async fn a_sample_is_proposed_and_then_chosen_by_hand() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let proposed = world.post(&analyst, &format!("{HOME}/udsnit/foreslaa"), "antal=4").await;
    let page = world.get(&analyst, &proposed.location).await;
    page.has("Udsnittet er valgt efter forslaget.").has("bord H1-B1").has("Foreslå et nyt udsnit i stedet");
    assert_eq!(page.body.matches("<blockquote").count(), 4);
    for wrong in ["0", "41", "mange", ""] {
        let refused = world.post(&analyst, &format!("{HOME}/udsnit/foreslaa"), &format!("antal={wrong}")).await;
        assert_eq!(refused.status, 422, "{wrong}");
        refused.has("Skriv et helt tal fra 1 til 40.").has(&format!("value=\"{wrong}\""));
    }
    world.get(&analyst, &format!("{HOME}/udsnit")).await.has("Valgt nu (4)").has("Lagt til side (1)");
    let saved = world.post(&analyst, &format!("{HOME}/udsnit"), "udsagn=s5").await;
    let page = world.get(&analyst, &saved.location).await;
    page.has("Udsnittet er gemt.");
    assert_eq!(page.body.matches("<blockquote").count(), 1);
    world.act(&Command::Erase { statement: "s4".into() }).await;
    let refused = world.post(&analyst, &format!("{HOME}/udsnit"), "udsagn=s4&udsagn=s5").await;
    assert_eq!(refused.status, 422);
    refused.has("<a href=\"#valg\">").has("[slettet]");
}

#[tokio::test]
async fn a_split_post_it_makes_the_page_say_how_thoughts_and_statements_add_up() {
    let world = World::begin().await;
    let employee = world.sign_in("ida", Role::Employee).await;
    world.act(&Command::SplitCard { card: card(0), first: "Udsagn".into(), second: "fra bordet".into() }).await;
    let page = world.get(&employee, HOME).await;
    page.has("7 tanker = 6 udsagn + 1.").has("7 tanker = 3 i kategorier + 1 lagt til side + 3 ikke placeret + 0 slettet.").has("6 udsagn = 2 placeret");
    let same = gathering::actions::counts(&mut world.app.db.reader(), &gathering::actions::find(&mut world.app.db.reader(), &Actor::operator(&world.municipality), "skolecamp").await.unwrap()).await.unwrap();
    assert_eq!((same[0].captured, same[0].placed, same[0].set_aside, same[0].not_placed), (6, 2, 1, 3), "the camp's own counts say the same");
}
