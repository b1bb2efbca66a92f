//! The municipality, camp and server that the tests of statements act on.

use super::*;

/// A municipality with one camp of five indicators, and a server.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) threads: Threads,
    pub(crate) camp: Camp,
    pub(crate) operator: Actor,
    pub(crate) address: std::net::SocketAddr,
    pub(crate) folder: std::path::PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

pub(crate) async fn world() -> World {
    let folder = std::env::temp_dir().join(format!("pejl-statement-{}", new_id()));
    std::fs::create_dir(&folder).unwrap();
    let db = platform::store::open(&format!("sqlite://{}", folder.join("test.db").display())).await.unwrap();
    db.migrate([platform::migrations(), compass::migrations(), camp::migrations()].concat()).await.unwrap();
    let municipality = tenancy::create(&db, "Fjordby Kommune", NOW).await.unwrap();
    let operator = Actor::operator(&municipality.id);
    let camp = insert_camp(&db, &operator).await;
    let texts = Arc::new(Texts::load(&[ui::texts(), compass::texts(), camp::texts()].concat()).unwrap());
    let app = App::new(db, texts, Profile::Production, false, || NOW);
    let threads = Threads::new(vec![Box::new(Stored), Box::new(camp::thread::CampThread)]);
    let (identify, failures) =
        (from_fn_with_state(app.clone(), ui::identify), from_fn_with_state(app.clone(), ui::render_failures));
    let router = camp::routes()
        .into_router()
        .layer(Extension(threads.clone()))
        .layer(failures)
        .layer(identify)
        .with_state(app.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    World { app, threads, camp, operator, address, folder }
}

pub(crate) async fn insert_camp(db: &Db, operator: &Actor) -> Camp {
    let municipality = operator.municipality.as_str();
    let unit = tenancy::root_unit(&mut db.reader(), municipality).await.unwrap().id;
    let mut tx = Tx::begin(db, operator, "camp.import", NOW).await.unwrap();
    let task = compass::core_task::actions::NewCoreTask {
        position: 1,
        title: "Trivsel og læring".into(),
        purpose: "Alle børn trives".into(),
    };
    compass::core_task::actions::add_missing(&mut tx, operator, &[task]).await.unwrap();
    let task = compass::core_task::actions::all(&mut tx, operator).await.unwrap()[0].id.clone();
    let columns = ["id", "municipality_id", "unit_id", "core_task_id", "slug", "title", "held_on", "created_at"];
    let row: Vec<Value> = vec![
        "c1".into(),
        municipality.into(),
        unit.into(),
        task.into(),
        "trivsel".into(),
        "Camp om trivsel".into(),
        "2017-05-07".into(),
        NOW.into(),
    ];
    tx.insert_rows("camp", &columns, vec![row]).await.unwrap();
    let said = [
        "Tættere på skolerne",
        "En god folkeskole",
        "Flere cykelstier",
        SECRET_WORDS,
        "<script>alert(1)</script> skole",
    ];
    let (mut statements, mut cards): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
    for (words, number) in said.into_iter().zip(1_i64..) {
        let (id, code, group) = (format!("s{number}"), format!("tl-ind-00{number}"), format!("1.{number}"));
        let votes = (number <= 2).then_some(number + 1);
        cards.push(vec![
            format!("k{number}").into(),
            municipality.into(),
            "c1".into(),
            "indicator".into(),
            (&id).into(),
            1.into(),
            "not_placed".into(),
            0.into(),
        ]);
        statements.push(vec![
            id.into(),
            municipality.into(),
            "c1".into(),
            "indicator".into(),
            code.into(),
            number.into(),
            group.into(),
            words.into(),
            votes.into(),
            NOW.into(),
        ]);
    }
    let columns = [
        "id",
        "municipality_id",
        "camp_id",
        "exercise",
        "code",
        "position",
        "group_code",
        "words",
        "votes",
        "captured_at",
    ];
    tx.insert_rows("statement", &columns, statements).await.unwrap();
    tx.insert_rows(
        "card",
        &["id", "municipality_id", "camp_id", "exercise", "statement_id", "part", "place", "changed_in"],
        cards,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    gathering::actions::find(&mut db.reader(), operator, "trivsel").await.unwrap()
}

pub(crate) fn seen(card: &str) -> Seen {
    Seen { card: card.to_owned(), changed_in: None }
}

impl World {
    pub(crate) async fn act(&self, command: Command) {
        carry_out(&self.app.db, &self.app.hub, &self.operator, &self.camp, Exercise::Indicator, &command, NOW)
            .await
            .unwrap();
    }

    /// Makes a category with these cards and returns its identifier.
    pub(crate) async fn category(&self, name: &str, cards: &[&str]) -> String {
        self.act(Command::AddCategory {
            name: name.into(),
            description: String::new(),
            cards: cards.iter().map(|card| seen(card)).collect(),
        })
        .await;
        let board = camp::consolidation::actions::board(
            &mut self.app.db.reader(),
            &self.operator,
            &self.camp,
            Exercise::Indicator,
        )
        .await
        .unwrap();
        board.categories.into_iter().find(|(_, category)| category.name == name).unwrap().0
    }

    pub(crate) async fn publish(&self) {
        gathering::actions::publish(&self.app.db, &self.operator, "trivsel", NOW).await.unwrap();
    }

    pub(crate) async fn thread(
        &self,
        actor: &Actor,
        kind: Kind,
        id: &str,
    ) -> Result<compass::thread::Thread, platform::Fault> {
        let locale = Locale::new(Language::Danish, self.app.texts.clone());
        self.threads.of(&self.app.db, actor, &locale, kind, id).await
    }

    /// Adds a person with this role and returns the cookie of their session.
    pub(crate) async fn person(&self, role: Role) -> String {
        let password = |text: &str| Password::new(format!("{text} korrekt hest"));
        let new = NewPerson {
            login: format!("asta.{}", role.name()),
            name: "Asta Holm".into(),
            password: password("første"),
            password_use: PasswordUse::ChangeFirst,
            role,
        };
        let id = identity::add_person(&self.app.db, &self.operator, new, NOW).await.unwrap();
        let secret = identity::start_session(&self.app.db, &self.operator.municipality, &id, NOW).await.unwrap();
        let actor = Actor::person(&self.operator.municipality, &id, "Asta Holm", Vec::new());
        identity::change_password(&self.app.db, &actor, &secret, password("første"), password("anden"), NOW)
            .await
            .unwrap();
        format!("{}={secret}", ui::SESSION_COOKIE)
    }

    /// Sends a request and returns the status and everything of the answer.
    pub(crate) async fn send(&self, cookie: &str, head: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let about = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}", body.len());
        let request =
            format!("{head} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\n{about}\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8(answer).unwrap();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> (u16, String) {
        self.send(cookie, &format!("GET {path}"), "").await
    }

    /// Posts a form with the token of the page it is on.
    pub(crate) async fn post(&self, cookie: &str, page: &str, action: &str, fields: &str) -> (u16, String) {
        let (_, shown) = self.get(cookie, page).await;
        let token = shown.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        self.send(cookie, &format!("POST {page}/{action}"), &format!("token={token}&{fields}")).await
    }
}
