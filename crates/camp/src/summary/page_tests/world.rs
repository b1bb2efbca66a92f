//! The municipality, camp and server that the tests of the summary act on.

use super::*;

/// Stands in for the thread that the whole program has: a theme lies right under the core task.
pub(crate) struct OneStep;

impl Source for OneStep {
    fn node<'a>(
        &'a self,
        _: &'a Db,
        _: &'a Actor,
        _: &'a Locale,
        kind: Kind,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Node>, StoreError>> {
        Box::pin(async move {
            Ok((kind == Kind::Theme).then(|| Node {
                kind,
                id: id.to_owned(),
                title: "Temaet".into(),
                url: format!("{HOME}/tema/{id}"),
            }))
        })
    }

    fn above<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        node: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async move {
            let tasks = if node.kind == Kind::Theme {
                compass::core_task::actions::all(&mut db.reader(), actor).await?
            } else {
                Vec::new()
            };
            Ok(tasks
                .into_iter()
                .map(|task| Node {
                    kind: Kind::CoreTask,
                    id: task.id,
                    title: task.title,
                    url: format!("/kompas/{}", task.slug),
                })
                .collect())
        })
    }

    fn below<'a>(
        &'a self,
        _: &'a Db,
        _: &'a Actor,
        _: &'a Locale,
        _: &'a Node,
        _: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async { Ok(Below::default()) })
    }
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn has(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "'{text}' is not on the page:\n{}", self.body);
        self
    }

    pub(crate) fn lacks(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "'{text}' is on the page:\n{}", self.body);
        self
    }

    /// One heading of the first level; every id once; every label and every link within the page leads somewhere.
    pub(crate) fn is_well_made(&self) {
        assert_eq!(self.body.matches("<h1").count(), 1);
        let values = |mark: &str| -> Vec<String> {
            self.body.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let ids = values(" id=\"");
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
        }
        for target in [values(" for=\""), values(" href=\"#")].concat() {
            assert!(ids.contains(&target), "{target}");
        }
    }

    /// The part of the page after `mark`, up to the next quotation mark.
    pub(crate) fn quoted_after(&self, mark: &str) -> String {
        self.body
            .split_once(mark)
            .unwrap_or_else(|| panic!("no {mark}:\n{}", self.body))
            .1
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    }
}

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) municipality: String,
    pub(crate) port: u16,
    pub(crate) file: std::path::PathBuf,
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
    pub(crate) async fn begin() -> Self {
        let file = std::env::temp_dir().join(format!("pejl-summary-{}.db", new_id()));
        let db = open(&format!("sqlite://{}", file.display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), crate::migrations()].concat()).await.unwrap();
        let municipality = tenancy::create(&db, "Fjordby Kommune", now()).await.unwrap().id;
        fill(&db, &Actor::operator(&municipality)).await;
        let texts = Texts::load(&[ui::texts(), compass::texts(), crate::texts()].concat()).unwrap();
        let app = App::new(db, Arc::new(texts), Profile::Production, false, now);
        let port = serve(&app).await;
        let world = Self { app, municipality, port, file };
        let place = Command::AddCategory {
            name: "Voksne tager ansvar".into(),
            description: "Det, voksne gør".into(),
            cards: vec![card(0), card(1)],
        };
        world.act(&place).await;
        world.act(&Command::SetAside { cards: vec![card(2)], reason: "Handler om parkering".into() }).await;
        world
    }

    pub(crate) async fn act(&self, command: &Command) {
        let actor = Actor::operator(&self.municipality);
        let camp = gathering::actions::find(&mut self.app.db.reader(), &actor, "skolecamp").await.unwrap();
        actions::carry_out(&self.app.db, &self.app.hub, &actor, &camp, Exercise::Indicator, command, now())
            .await
            .unwrap();
    }

    /// Signs a person with this role in and returns their cookie.
    pub(crate) async fn sign_in(&self, login: &str, role: Role) -> String {
        let db = &self.app.db;
        let first = Password::new("en gammel lang sætning".into());
        let new = NewPerson {
            login: login.into(),
            name: format!("{login} Holm"),
            password: first.clone(),
            password_use: PasswordUse::ChangeFirst,
            role,
        };
        let person = identity::add_person(db, &Actor::operator(&self.municipality), new, now()).await.unwrap();
        let secret = identity::start_session(db, &self.municipality, &person, now()).await.unwrap();
        let session = identity::session_actor(&mut db.reader(), &secret, now()).await.unwrap().unwrap();
        let actor = Actor::person(&self.municipality, &person, &session.name, session.grants);
        identity::change_password(db, &actor, &secret, first, Password::new("en ny lang sætning".into()), now())
            .await
            .unwrap();
        format!("{}={secret}", ui::SESSION_COOKIE)
    }

    pub(crate) async fn ask(&self, cookie: &str, method: &str, path: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let head = format!(
            "{method} {path} HTTP/1.0\r\nhost: fjordby.example\r\ncookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("").to_owned();
        let answer =
            Answer { status: head.split(' ').nth(1).unwrap().parse().unwrap(), location, body: body.to_owned() };
        if [200, 422].contains(&answer.status) {
            answer.is_well_made();
        }
        answer
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        self.ask(cookie, "GET", path, "").await
    }

    /// Sends a form with the token of the visitor's own pages.
    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &str) -> Answer {
        let token = self.get(cookie, &format!("{HOME}/tema/nyt")).await.quoted_after("name=\"token\" value=\"");
        self.ask(cookie, "POST", path, &format!("token={token}&{fields}")).await
    }

    /// How many steps have been taken on the board.
    pub(crate) async fn steps(&self) -> usize {
        let actor = Actor::operator(&self.municipality);
        let mut reader = self.app.db.reader();
        let camp = gathering::actions::find(&mut reader, &actor, "skolecamp").await.unwrap();
        actions::newest_steps(&mut reader, &actor, &camp, Exercise::Indicator, 100).await.unwrap().len()
    }
}

pub(crate) fn card(number: usize) -> Seen {
    Seen { card: format!("c{number}"), changed_in: None }
}

pub(crate) async fn serve(app: &App) -> u16 {
    let threads = Threads::new(vec![Box::new(OneStep), Box::new(Stored)]);
    let router = crate::summary::routes()
        .into_router()
        .layer(Extension(threads))
        .layer(from_fn_with_state(app.clone(), ui::render_failures))
        .layer(from_fn_with_state(app.clone(), ui::identify));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let service = router.with_state(app.clone()).into_make_service();
    tokio::spawn(async move { axum::serve(listener, service).await });
    port
}

pub(crate) async fn fill(db: &Db, operator: &Actor) {
    let mut tx = Tx::begin(db, operator, "camp.import", Timestamp::from_millis(1)).await.unwrap();
    let task =
        compass::core_task::actions::NewCoreTask { position: 1, title: "Trivsel".into(), purpose: String::new() };
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
    let own = |rest: Vec<Value>| -> Vec<Value> {
        [vec![Value::from(&operator.municipality), "camp".into(), "indicator".into()], rest].concat()
    };
    let statement = |at: i64| {
        own(vec![
            format!("s{at}").into(),
            format!("sc-ind-{at:03}").into(),
            at.into(),
            "H1-B1".into(),
            format!("Udsagn <{at}> fra bordet").into(),
            1.into(),
        ])
    };
    let columns =
        ["municipality_id", "camp_id", "exercise", "id", "code", "position", "group_code", "words", "captured_at"];
    tx.insert_rows("statement", &columns, (0..6).map(statement).collect()).await.unwrap();
    let card =
        |at: i64| own(vec![format!("c{at}").into(), format!("s{at}").into(), 1.into(), "not_placed".into(), 0.into()]);
    let columns = ["municipality_id", "camp_id", "exercise", "id", "statement_id", "part", "place", "changed_in"];
    tx.insert_rows("card", &columns, (0..6).map(card).collect()).await.unwrap();
    tx.commit().await.unwrap();
}
