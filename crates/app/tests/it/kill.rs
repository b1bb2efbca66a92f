//! The server is killed in the middle of people's work, as when the power goes: everything that was answered is
//! there when it starts again, and nothing is there by half.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use camp::consolidation::{self, Place};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use platform::access::Role;
use platform::time;
use testkit::{CampBuilder, TestApp, TestDatabase};

const STATEMENTS: usize = 1_000;
/// The server is killed a moment after this many placements were answered.
const ANSWERED_BEFORE_THE_END: usize = 60;

/// A running `pejl serve`.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start(address: &str) -> Self {
        let mut command = pejl(address);
        let mut process = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line
            .trim()
            .strip_prefix("Pejl lytter på ")
            .unwrap_or_else(|| panic!("the server says '{line}'"))
            .to_owned();
        Self { process, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL: no time for farewells.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn pejl(address: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pejl"));
    command.args(["--database", address]).current_dir(std::env::temp_dir());
    command
}

/// A browser with one cookie.
struct Browser {
    agent: ureq::Agent,
    cookie: String,
}

impl Browser {
    fn new(secret: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .build();
        Self { agent: config.into(), cookie: format!("{}={secret}", ui::SESSION_COOKIE) }
    }

    fn get(&self, url: &str) -> String {
        let mut answer = self.agent.get(url).header("cookie", &self.cookie).call().unwrap();
        assert_eq!(answer.status(), 200, "{url}");
        answer.body_mut().read_to_string().unwrap()
    }

    /// Sends a form and tells whether it was answered as done; `None` when there is nobody to answer.
    fn post(&self, url: &str, fields: &[(&str, &str)]) -> Option<bool> {
        let answer = self.agent.post(url).header("cookie", &self.cookie).send_form(fields.iter().copied()).ok()?;
        Some(answer.status() == 303)
    }
}

/// A camp with many statements, a category, and an analyst's session that is open now.
async fn prepare(database: TestDatabase) -> (TestDatabase, Camp, String, String, Vec<String>) {
    let test = TestApp::on(database).await;
    let camp = CampBuilder::new("Trivsel").says_much(Exercise::Indicator, STATEMENTS).build(&test, &test.fjordby).await;
    let analyst = test.fjordby.actor(Role::Analyst);
    let command = consolidation::Command::AddCategory {
        name: "Fællesskab".into(),
        description: String::new(),
        cards: Vec::new(),
    };
    consolidation::actions::carry_out(
        &test.app.db,
        &test.app.hub,
        &analyst,
        &camp,
        Exercise::Indicator,
        &command,
        time::now(),
    )
    .await
    .unwrap();
    let board =
        consolidation::actions::board(&mut test.app.db.reader(), &analyst, &camp, Exercise::Indicator).await.unwrap();
    let category = board.categories.keys().next().unwrap().clone();
    let cards = board.ordered_cards().into_iter().map(|(id, ..)| id.clone()).collect();
    let secret = platform::identity::start_session(
        &test.app.db,
        &test.fjordby.municipality.id,
        test.fjordby.person(Role::Analyst),
        time::now(),
    )
    .await
    .unwrap();
    test.app.db.close().await;
    (test.into_database(), camp, category, secret, cards)
}

/// Places cards one after another until nobody answers any more; returns those that were answered as done.
fn place_until_the_end(
    server: Server,
    browser: &Browser,
    board: &str,
    category: &str,
    cards: &[String],
) -> BTreeSet<String> {
    let page = browser.get(&format!("{}{board}", server.url));
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let url = format!("{}{board}", server.url);
    let mut server = Some(server);
    let mut placed = BTreeSet::new();
    for card in cards {
        let fields = [("token", token.as_str()), ("kort", card), ("til", "valgt"), ("kategori", category)];
        match browser.post(&url, &fields) {
            Some(is_done) => assert!(is_done, "placement {} was refused", placed.len() + 1),
            None => break,
        }
        placed.insert(card.clone());
        if let Some(server) = server.take_if(|_| placed.len() == ANSWERED_BEFORE_THE_END) {
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(333));
                drop(server);
            });
        }
    }
    placed
}

#[tokio::test]
async fn everything_that_was_answered_survives_a_killed_server() {
    let (database, camp, category, secret, cards) = prepare(TestDatabase::sqlite()).await;
    let browser = Browser::new(&secret);
    let board_url = format!("{}/indikatorer/tavle", camp.url());
    let placed = place_until_the_end(Server::start(database.address()), &browser, &board_url, &category, &cards);
    assert!(
        (ANSWERED_BEFORE_THE_END..STATEMENTS).contains(&placed.len()),
        "{} were answered before the end",
        placed.len()
    );

    let again = Server::start(database.address());
    let page = browser.get(&format!("{}{board_url}", again.url));
    assert!(page.contains("data-step="));
    let verified = pejl(database.address()).args(["audit", "verify"]).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success() && said.contains("loggen er hel"), "{said}");

    let db = database.open().await;
    let operator = platform::access::Actor::operator(&camp.municipality_id);
    let board = consolidation::actions::board(&mut db.reader(), &operator, &camp, Exercise::Indicator).await.unwrap();
    let there: BTreeSet<String> = board
        .cards
        .iter()
        .filter(|(_, (card, _))| card.place == Place::Category(category.clone()))
        .map(|(id, _)| id.clone())
        .collect();
    assert!(placed.is_subset(&there), "an answered placement is gone");
    assert!(there.len() <= placed.len() + 1, "only the one that was under way may be there unanswered");
    assert_eq!(board.latest_step, 1 + i64::try_from(there.len()).unwrap(), "the steps are as many as the placements");
    assert!(board.holds_together());
    let counts = gathering::actions::counts(&mut db.reader(), &camp).await.unwrap();
    assert!(counts.iter().all(gathering::Counts::add_up));
    let indicators = counts.iter().find(|counts| counts.exercise == Exercise::Indicator).unwrap();
    assert_eq!((indicators.captured, indicators.placed), (1_000, i64::try_from(there.len()).unwrap()));
    db.close().await;
}
