//! `pejl camp suggest`: the form that other programs rely on, and what is said when a file does not fit.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use camp::consolidation::{self, Command as Step, Seen};
use camp::exercise::Exercise;
use platform::access::Role;
use serde_json::Value;
use testkit::{CampBuilder, TestApp, clock};

const WORDS: [&str; 6] = [
    "Bussen kører om aftenen",
    "Bussen kører også om aftenen",
    "Naboer hilser på hinanden",
    "Naboerne hilser på hinanden i opgangen",
    "Stilhed",
    "Ring til Bodil om bussen",
];

struct Terminal {
    test: TestApp,
    folder: tempfile::TempDir,
}

impl Terminal {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let camp = WORDS.iter().fold(CampBuilder::new("Trivsel"), |camp, words| camp.says(Exercise::Indicator, words));
        camp.build(&test, &test.fjordby).await;
        Self { test, folder: tempfile::tempdir().unwrap() }
    }

    async fn act(&self, make: impl Fn(&consolidation::Board) -> Step) {
        let (db, town) = (&self.test.app.db, &self.test.fjordby);
        let camp = camp::gathering::actions::find(&mut db.reader(), &town.operator(), "trivsel").await.unwrap();
        let board = consolidation::actions::board(&mut db.reader(), &town.operator(), &camp, Exercise::Indicator)
            .await
            .unwrap();
        let facilitator = town.actor(Role::Facilitator);
        let hub = &self.test.app.hub;
        let step = make(&board);
        consolidation::actions::carry_out(db, hub, &facilitator, &camp, Exercise::Indicator, &step, clock::now())
            .await
            .unwrap();
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_pejl"))
            .args(["--database", self.test.database.address(), "--municipality", "fjordby", "camp", "suggest"])
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap()
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn ids(answers: &[Value]) -> Vec<&str> {
    answers.iter().map(|answer| answer["id"].as_str().unwrap()).collect()
}

#[track_caller]
fn assert_form(answers: &[Value], names: &[&str]) {
    for answer in answers {
        let suggestions = answer["suggestions"].as_array().unwrap();
        assert!((1..=3).contains(&suggestions.len()), "{answer}");
        let p: Vec<f64> = suggestions.iter().map(|one| one["p"].as_f64().unwrap()).collect();
        assert!(p.is_sorted_by(|one, next| one >= next) && p.iter().all(|p| (0.0..=1.0).contains(p)), "{answer}");
        assert!(suggestions.iter().all(|one| names.contains(&one["category"].as_str().unwrap())), "{answer}");
    }
}

#[tokio::test]
async fn categories_from_a_file_are_suggested_for_every_statement_in_the_documented_form() {
    let terminal = Terminal::new().await;
    let categories = terminal.file(
        "kategorier.csv",
        "category,description\nTrafik,Bussen kører\nNaboer,Vi hilser\nTrafik,og cykler\nNatur,\n",
    );
    let answers = terminal.json(&["trivsel", "--categories", text(&categories)]);
    assert_eq!(ids(&answers), (1..=6).map(|at| format!("triv-ind-{at:03}")).collect::<Vec<_>>());
    assert_form(&answers, &["Trafik", "Naboer", "Natur"]);
    assert!(answers[0].get("cluster").is_none(), "clusters are for when no categories are given");
    assert_eq!(answers[0]["suggestions"][0]["category"], "Trafik");
    assert_eq!(answers[2]["suggestions"][0]["category"], "Naboer");
    let labelled = terminal.file("placeret.csv", "id;category\ntriv-ind-005; natur\n");
    let taught = terminal.json(&["trivsel", "--categories", text(&categories), "--labelled", text(&labelled)]);
    assert_form(&taught, &["Trafik", "Naboer", "Natur"]);
}

#[tokio::test]
async fn without_categories_the_boards_own_are_suggested_and_every_statement_has_its_cluster() {
    let terminal = Terminal::new().await;
    let answers = terminal.json(&["trivsel"]);
    assert_eq!(answers.len(), 6);
    assert!(answers.iter().all(|answer| answer["suggestions"].is_array() && answer.get("cluster").is_some()));
    for answer in answers.iter().filter(|answer| !answer["cluster"].is_null()) {
        assert_eq!(answer["suggestions"][0]["category"], answer["cluster_name"], "{answer}");
        assert_eq!(answer["suggestions"][0]["p"], answer["cluster_stability"], "{answer}");
    }
    for name in ["Trafik", "Naboer"] {
        terminal
            .act(|board| Step::AddCategory {
                name: name.into(),
                description: String::new(),
                cards: vec![Seen {
                    card: board.ordered_cards()[if name == "Trafik" { 0 } else { 2 }].0.clone(),
                    changed_in: None,
                }],
            })
            .await;
    }
    let answers = terminal.json(&["trivsel"]);
    assert_form(&answers, &["Trafik", "Naboer"]);
    assert!(answers.iter().all(|answer| answer.get("cluster").is_some()));
}

#[tokio::test]
async fn what_was_erased_is_left_out_and_a_split_statement_answers_for_each_thought() {
    let terminal = Terminal::new().await;
    terminal.act(|board| Step::Erase { statement: board.ordered_cards()[5].1.statement.clone() }).await;
    terminal
        .act(|board| Step::SplitCard {
            card: Seen { card: board.ordered_cards()[0].0.clone(), changed_in: None },
            first: "Bussen kører".into(),
            second: "om aftenen".into(),
        })
        .await;
    let categories = terminal.file("kategorier.csv", "category\nTrafik\nNaboer\n");
    let answers = terminal.json(&["trivsel", "--categories", text(&categories)]);
    let expected = ["triv-ind-001/1", "triv-ind-001/2", "triv-ind-002", "triv-ind-003", "triv-ind-004", "triv-ind-005"];
    assert_eq!(ids(&answers), expected);
    let labelled = terminal.file("placeret.csv", "id,category\ntriv-ind-001,Trafik\ntriv-ind-001/2,Naboer\n");
    let said = terminal.refused(&["trivsel", "--categories", text(&categories), "--labelled", text(&labelled)]);
    assert!(said.contains("linje 3") && said.contains("også i en anden kategori"), "{said}");
}

#[tokio::test]
async fn a_file_that_does_not_fit_is_refused_with_its_line_and_what_to_do() {
    let terminal = Terminal::new().await;
    let categories = terminal.file("kategorier.csv", "category\nTrafik\nNaboer\n");
    let labelled = terminal.file("placeret.csv", "id,category\ntriv-ind-001,Trafik\nxx-1,Trafik\ntriv-ind-002,Rod\n");
    let said = terminal.refused(&["trivsel", "--categories", text(&categories), "--labelled", text(&labelled)]);
    assert!(said.contains("linje 3: udsagnet 'xx-1' er ikke i campens øvelse indicator"), "{said}");
    assert!(said.contains("linje 4: kategorien 'Rod' findes ikke. Kendte: Trafik; Naboer"), "{said}");
    let said = terminal.refused(&["trivsel", "--labelled", text(&labelled)]);
    assert!(said.contains("Giv dem med --categories"), "{said}");
    let wrong = terminal.file("forkert.csv", "navn\nTrafik\n");
    let said = terminal.refused(&["trivsel", "--categories", text(&wrong)]);
    assert!(said.contains("category"), "{said}");
    let said = terminal.refused(&["trivsel", "--exercise", "indikator"]);
    assert!(said.contains("'indikator' er ikke en øvelse: skriv indicator"), "{said}");
    let said = terminal.refused(&["findes-ikke"]);
    assert!(said.contains("der er ingen camp, der hedder 'findes-ikke'. Kendte: trivsel"), "{said}");
}

#[tokio::test]
async fn duplicates_and_readable_tables_can_be_printed_too() {
    let terminal = Terminal::new().await;
    for double in terminal.json(&["trivsel", "--duplicates"]) {
        assert!(["exact", "almost", "meaning"].contains(&double["sameness"].as_str().unwrap()), "{double}");
        assert!(double["one"].as_str() < double["other"].as_str(), "{double}");
    }
    let categories = terminal.file("kategorier.csv", "category\nTrafik\nNaboer\n");
    let table = terminal.run(&["trivsel", "--categories", text(&categories)]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert_eq!(table.lines().count(), 6);
    assert!(table.starts_with("triv-ind-001") && table.contains(" % Trafik"), "{table}");
}
