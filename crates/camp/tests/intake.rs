//! Importing into a database: what is written, what a second import does, what the page answers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use axum::middleware::from_fn_with_state;
use camp::consolidation::{self, Change, Command};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use camp::intake::actions::{import, municipality_name};
use camp::intake::{ImportFault, OnFaults, Outcome, SourceFile, Wanted};
use platform::access::{Actor, Right, Role};
use platform::identity::{self, NewPerson, Password, PasswordUse};
use platform::store::{Db, Value, new_id, open};
use platform::tenancy;
use platform::time::{Timestamp, now};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use ui::i18n::{Language, Locale, Texts};
use ui::{App, Profile};

/// A municipality in a database of its own, gone when the test ends.
struct Town {
    app: App,
    actor: Actor,
    folder: PathBuf,
}

impl Town {
    async fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("pejl-{}", new_id()));
        std::fs::create_dir_all(&folder).unwrap();
        let db = open(&format!("sqlite://{}", folder.join("pejl.db").display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), camp::migrations()].concat()).await.unwrap();
        let municipality = tenancy::create(&db, name, now()).await.unwrap();
        let texts = Texts::load(&[ui::texts(), compass::texts(), camp::texts()].concat()).unwrap();
        let app = App::new(db, Arc::new(texts), Profile::Demo, false, now);
        Self { app, actor: Actor::operator(&municipality.id), folder }
    }

    async fn import(&self, files: &[(&str, &str)], on_faults: OnFaults) -> Result<Outcome, ImportFault> {
        let files = files
            .iter()
            .map(|(name, text)| SourceFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
            .collect();
        import(&self.app.db, &self.app.hub, &self.actor, files, on_faults, Timestamp::from_millis(1_000)).await
    }

    async fn camp(&self, slug: &str) -> Camp {
        gathering::actions::find(&mut self.app.db.reader(), &self.actor, slug).await.unwrap()
    }

    fn danish(&self) -> Locale {
        Locale::new(Language::Danish, self.app.texts.clone())
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The rows of a table, in whatever order the database gives every time.
async fn rows(db: &Db, name: &str) -> Vec<Vec<Value>> {
    let table = db.tables().await.unwrap().into_iter().find(|table| table.name == name).unwrap();
    db.snapshot().await.unwrap().rows(&table).await.unwrap()
}

const CORE_TASKS: (&str, &str) =
    ("core_tasks.csv", "municipality,title,purpose\nGranby Kommune,Det grønne liv,Flere lever grønt\n");
const CAMPS: (&str, &str) = ("camps.csv", "camp_id,core_task,date,participants\ngroent,Det grønne liv,2026-05-07,40\n");
const STATEMENTS: (&str, &str) = (
    "statements.csv",
    "id,camp_id,session,group,actor,chosen_precondition,text,votes,selected\n\
     g-1,groent,indicator,1,,,Flere børn cykler,4,1\ng-2,groent,indicator,1,,,Ring til mig på 20 30 40 50,,\n\
     g-3,groent,contribution,2,borgere,Sikre veje,Vi følges ad,,\n",
);
const FRONTPAGES: (&str, &str) =
    ("frontpages.csv", "id,camp_id,headline,story\ng-4,groent,Skriv til bo@granby.example,Alle cykler\n");
const FILES: [(&str, &str); 4] = [CORE_TASKS, CAMPS, STATEMENTS, FRONTPAGES];

#[tokio::test]
async fn the_published_camps_come_in_whole_and_only_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("Skipped: the published camps are not in {}", folder.display());
        return;
    };
    let mut files: Vec<SourceFile> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| SourceFile {
            name: entry.file_name().into_string().unwrap(),
            bytes: std::fs::read(entry.path()).unwrap(),
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let town = Town::new(&municipality_name(&files).unwrap()).await;
    let db = &town.app.db;
    let run = || import(db, &town.app.hub, &town.actor, files.clone(), OnFaults::Stop, now());

    let started = Instant::now();
    let outcome = run().await.unwrap();
    let millis = started.elapsed().as_millis().max(1);
    println!("First import: {millis} ms, {} rows a second", 1_556 * 1_000 / millis);
    println!("{}", outcome.lines(&town.danish()).join("\n"));
    assert_eq!(
        (outcome.core_tasks_added, outcome.camps_added, outcome.statements_added, outcome.frontpages_added),
        (5, 5, 1_478, 68)
    );
    assert_eq!((outcome.already_there, outcome.skipped.len(), outcome.camps.len()), (0, 0, 5));
    // None of the published words has a number or an address of a person in it.
    assert_eq!(outcome.masked, Vec::<String>::new());
    let lines = outcome.lines(&town.danish());
    assert!(lines.contains(&"1.478 udsagn er tilføjet.".to_owned()), "{lines:?}");
    let otherwise = "»Målrettet støtte – et værdigt liv« er kerneopgaven »Målrettet støtte et værdigt liv«";
    assert_eq!(lines.iter().filter(|line| line.contains(otherwise)).count(), 1, "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.contains("er ikke læst")).count(), 5, "{lines:?}");

    let camp = town.camp("trivsel-og-laering").await;
    let counts = gathering::actions::counts(&mut db.reader(), &camp).await.unwrap();
    let captured: Vec<(Exercise, i64)> = counts.iter().map(|counts| (counts.exercise, counts.captured)).collect();
    let expected = [
        (Exercise::Indicator, 88),
        (Exercise::Tradeoff, 60),
        (Exercise::Frontpage, 12),
        (Exercise::Precondition, 68),
        (Exercise::Contribution, 72),
        (Exercise::Idea, 0),
        (Exercise::Noticeboard, 15),
    ];
    assert_eq!(captured, expected);
    assert!(counts.iter().all(|counts| counts.add_up() && counts.not_placed == counts.captured));

    let before = (
        rows(db, "statement").await,
        rows(db, "card").await,
        rows(db, "camp").await,
        rows(db, "core_task").await,
        rows(db, "audit_entry").await,
    );
    let started = Instant::now();
    let again = run().await.unwrap();
    println!("Second import: {} ms", started.elapsed().as_millis());
    assert!(!again.added_something());
    assert_eq!(again.already_there, 1_546);
    assert_eq!(
        again.lines(&town.danish())[..2],
        ["Der er intet nyt at tilføje.", "1.546 udsagn og avisforsider var her i forvejen og er ikke ændret."]
    );
    assert_eq!(
        before,
        (
            rows(db, "statement").await,
            rows(db, "card").await,
            rows(db, "camp").await,
            rows(db, "core_task").await,
            rows(db, "audit_entry").await
        )
    );
}

#[tokio::test]
async fn personal_data_is_masked_as_a_step_that_history_shows() {
    let town = Town::new("Granby Kommune").await;
    let outcome = town.import(&FILES, OnFaults::Stop).await.unwrap();
    assert_eq!(outcome.masked, ["g-2", "g-4"]);
    assert!(outcome.lines(&town.danish()).contains(&"Personoplysninger er skjult i 2 nye udsagn: g-2, g-4".to_owned()));

    let camp = town.camp("groent").await;
    let mut reader = town.app.db.reader();
    let board = consolidation::actions::board(&mut reader, &town.actor, &camp, Exercise::Indicator).await.unwrap();
    let words: Vec<String> = board.ordered_cards().into_iter().map(|(_, card, _)| board.words(card)).collect();
    assert_eq!(words, ["Flere børn cykler", "Ring til mig på [telefonnummer]"]);
    let (masked, facts) = board.facts.iter().find(|(_, facts)| facts.code == "g-2").unwrap();
    assert_eq!(facts.words, "Ring til mig på 20 30 40 50");
    let steps =
        consolidation::actions::newest_steps(&mut reader, &town.actor, &camp, Exercise::Indicator, 9).await.unwrap();
    assert_eq!((steps.len(), steps[0].number, steps[0].kind.as_str()), (1, 1, "import"));
    assert!(matches!(&steps[0].changes[..], [Change::Mask(edit)] if edit.id == *masked && edit.before.is_none()));

    let front = consolidation::actions::board(&mut reader, &town.actor, &camp, Exercise::Frontpage).await.unwrap();
    let (statement, facts) = front.facts.iter().next().unwrap();
    assert_eq!(
        (front.headline(statement).as_str(), front.statement_words(statement).as_str()),
        ("Skriv til [e-mailadresse]", "Alle cykler")
    );
    assert_eq!(facts.position, 4);
    let contributions =
        consolidation::actions::board(&mut reader, &town.actor, &camp, Exercise::Contribution).await.unwrap();
    assert_eq!(
        (contributions.latest_step, contributions.facts.values().next().unwrap().actor.as_str()),
        (0, "borgere")
    );
    let log = format!("{:?}", rows(&town.app.db, "audit_entry").await);
    assert!(log.contains("camp.import") && !log.contains("20 30 40 50") && !log.contains("cykler"), "{log}");
}

#[tokio::test]
async fn what_is_stored_is_never_overwritten_and_new_rows_are_added_after_it() {
    let town = Town::new("Granby Kommune").await;
    town.import(&FILES, OnFaults::Stop).await.unwrap();
    let changed = [
        (CAMPS.0, "camp_id,core_task,date,participants\ngroent,Det grønne liv,2026-05-08,\n"),
        (
            STATEMENTS.0,
            "id,camp_id,session,group,text,votes,selected\ng-1,groent,indicator,1,Færre børn cykler,5,1\ng-9,groent,indicator,1,Nyt,,\n",
        ),
        (FRONTPAGES.0, "id,camp_id,headline,story\ng-4,groent,Skriv til os,Alle cykler\n"),
    ];
    let Err(ImportFault::Faulty { faults, .. }) = town.import(&changed[1..], OnFaults::Stop).await else {
        panic!("overwritten")
    };
    let places: Vec<(usize, &str)> = faults.iter().map(|fault| (fault.line, fault.column.as_str())).collect();
    assert_eq!(places, [(2, "text"), (2, "votes"), (2, "headline")]);
    assert!(faults.iter().all(|fault| fault.expected == Wanted::AsStored));
    let Err(ImportFault::Faulty { faults, .. }) = town.import(&changed, OnFaults::Stop).await else {
        panic!("overwritten")
    };
    assert_eq!((faults[0].column.as_str(), &faults[0].expected, faults.len()), ("date", &Wanted::CampAsStored, 1));

    let outcome = town.import(&changed[1..], OnFaults::SkipRows).await.unwrap();
    assert_eq!((outcome.statements_added, outcome.frontpages_added, outcome.skipped.len()), (1, 0, 3));
    let board = consolidation::actions::board(
        &mut town.app.db.reader(),
        &town.actor,
        &town.camp("groent").await,
        Exercise::Indicator,
    )
    .await
    .unwrap();
    let codes: Vec<(&str, i64, &str)> = board
        .ordered_cards()
        .into_iter()
        .map(|(_, card, _)| &board.facts[&card.statement])
        .map(|facts| (facts.code.as_str(), facts.position, facts.words.as_str()))
        .collect();
    assert_eq!(codes, [("g-1", 1, "Flere børn cykler"), ("g-2", 2, "Ring til mig på 20 30 40 50"), ("g-9", 5, "Nyt")]);
    let nothing = town.import(&changed, OnFaults::SkipRows).await.unwrap();
    assert!(!nothing.added_something() && nothing.skipped.iter().any(|fault| fault.expected == Wanted::SoundCamp));
}

#[tokio::test]
async fn an_erased_statement_stays_erased_whatever_a_file_says() {
    let town = Town::new("Granby Kommune").await;
    town.import(&FILES, OnFaults::Stop).await.unwrap();
    let camp = town.camp("groent").await;
    let board = consolidation::actions::board(&mut town.app.db.reader(), &town.actor, &camp, Exercise::Indicator)
        .await
        .unwrap();
    let statement = board.facts.iter().find(|(_, facts)| facts.code == "g-1").map(|(id, _)| id.clone()).unwrap();
    let erase = Command::Erase { statement: statement.clone() };
    consolidation::actions::carry_out(
        &town.app.db,
        &town.app.hub,
        &town.actor,
        &camp,
        Exercise::Indicator,
        &erase,
        now(),
    )
    .await
    .unwrap();

    let emptied = (STATEMENTS.0, "id,camp_id,session,text\ng-1,groent,indicator,\n");
    for files in [[STATEMENTS], [emptied]] {
        let again = town.import(&files, OnFaults::Stop).await.unwrap();
        assert!(!again.added_something() && again.already_there >= 1);
    }
    let board = consolidation::actions::board(&mut town.app.db.reader(), &town.actor, &camp, Exercise::Indicator)
        .await
        .unwrap();
    assert_eq!(board.facts[&statement].words, "");
}

#[tokio::test]
async fn a_faulty_row_keeps_everything_out() {
    let town = Town::new("Granby Kommune").await;
    let faulty = (FRONTPAGES.0, "id,camp_id,headline,story\ng-4,groent,,Alle cykler\n");
    let result = town.import(&[CORE_TASKS, CAMPS, STATEMENTS, faulty], OnFaults::Stop).await;
    let lines = result.unwrap_err().lines(&town.danish());
    assert_eq!(
        lines,
        [
            "Der er 1 fejl i filerne. Intet er indlæst. Ret fejlen, og indlæs filerne igen.",
            "frontpages.csv, linje 2, kolonnen \"headline\": Her står ikke noget. Udfyld feltet."
        ]
    );
    for table in ["core_task", "camp", "statement", "card", "step"] {
        assert_eq!(rows(&town.app.db, table).await, Vec::<Vec<Value>>::new(), "{table}");
    }
    let nothing = town.import(&[("council.json", "{}")], OnFaults::SkipRows).await;
    assert!(matches!(nothing, Err(ImportFault::NoTables { notes }) if notes.len() == 1));
}

#[tokio::test]
async fn an_import_needs_the_right_to_import() {
    let mut town = Town::new("Granby Kommune").await;
    town.actor = Actor::public(&town.actor.municipality);
    let refused = town.import(&FILES, OnFaults::Stop).await;
    assert!(
        matches!(refused, Err(ImportFault::Other(platform::Fault::Denied(denied))) if denied.right == Right::ImportCamps)
    );
}

/// The program at an address of its own, and a person who is signed in.
async fn serve(town: &Town) -> (String, String) {
    let app = &town.app;
    let failures = from_fn_with_state(app.clone(), ui::render_failures);
    let router = camp::routes()
        .into_router()
        .layer(failures)
        .layer(from_fn_with_state(app.clone(), ui::identify))
        .with_state(app.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let (first, chosen) = (Password::new("foerste adgangskode".into()), Password::new("min egen adgangskode".into()));
    let person = NewPerson {
        login: "asta".into(),
        name: "Asta".into(),
        password: first.clone(),
        password_use: PasswordUse::ChangeFirst,
        role: Role::Analyst,
    };
    let id = identity::add_person(&app.db, &town.actor, person, now()).await.unwrap();
    let secret = identity::start_session(&app.db, &town.actor.municipality, &id, now()).await.unwrap();
    let asta = Actor::person(&town.actor.municipality, &id, "Asta", Vec::new());
    identity::change_password(&app.db, &asta, &secret, first, chosen, now()).await.unwrap();
    (address, secret)
}

async fn ask(address: &str, request: String) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn the_page_explains_imports_and_says_what_came_of_it() {
    let town = Town::new("Granby Kommune").await;
    let (address, secret) = serve(&town).await;
    let head = |method: &str| {
        format!(
            "{method} /camps/indlaes HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncookie: pejl_session={secret}\r\n"
        )
    };
    let page = ask(&address, format!("{}\r\n", head("GET"))).await;
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<h1>Indlæs camps</h1>"), "{page}");
    for text in [
        "<code>chosen_precondition</code>",
        "Spring rækker med fejl over",
        "type=\"file\" id=\"files\" name=\"files\" multiple",
    ] {
        assert!(page.contains(text), "{text}");
    }
    let token = page.split("name=\"token\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let send = async |files: &[(&str, &str)], skip: &str| {
        let mut body = String::new();
        for (name, value) in [("token", token.as_str()), ("skip", skip)] {
            body += &format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        for (name, text) in files {
            body += &format!(
                "--X\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
            );
        }
        body += "--X--\r\n";
        ask(
            &address,
            format!(
                "{}content-type: multipart/form-data; boundary=X\r\ncontent-length: {}\r\n\r\n{body}",
                head("POST"),
                body.len()
            ),
        )
        .await
    };
    let none = send(&[], "").await;
    assert!(none.starts_with("HTTP/1.1 422") && none.contains("<a href=\"#files\">Vælg mindst én fil.</a>"), "{none}");
    let faulty =
        ("statements.csv", "id,camp_id,session,text,votes\ng-1,groent,indicator,Et,mange\ng-2,groent,indicator,To,2\n");
    let stopped = send(&[CORE_TASKS, CAMPS, faulty], "").await;
    assert!(stopped.starts_with("HTTP/1.1 422") && stopped.contains("<h1>Intet er indlæst</h1>"), "{stopped}");
    for text in [
        "statements.csv</span>",
        ">2</td>",
        "<code>votes</code>",
        "mange</span>",
        "Skriv et helt tal, for eksempel 12, eller lad feltet være tomt.",
    ] {
        assert!(stopped.contains(text), "{text}: {stopped}");
    }
    let done = send(&[CORE_TASKS, CAMPS, faulty], "1").await;
    assert!(done.starts_with("HTTP/1.1 200") && done.contains("<h1>Filerne er læst</h1>"), "{done}");
    for text in
        ["1 udsagn er tilføjet.", "<a href=\"/camps/groent\">Det grønne liv</a>", "1 fejl: Rækken er sprunget over"]
    {
        assert!(done.contains(text), "{text}: {done}");
    }
}
