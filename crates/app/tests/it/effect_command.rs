//! `pejl effect`: in the language that is asked for, and all or nothing.

use std::path::PathBuf;
use std::process::{Command, Output};

use effect::indicator::actions::{self as indicators, NewIndicator};
use effect::indicator::{DefinitionDraft, Draft, Indicator};
use effect::measured_unit::actions as units;
use effect::measured_unit::{NewUnit, store as unit_store};
use effect::observation;
use effect::period::Frequency;
use platform::tenancy;
use serde_json::Value;
use testkit::{TestApp, clock};

struct Terminal {
    test: TestApp,
    folder: tempfile::TempDir,
}

impl Terminal {
    async fn new() -> Self {
        Self { test: TestApp::new().await, folder: tempfile::tempdir().unwrap() }
    }

    /// An indicator of two schools, with three decimals.
    async fn indicator(&self) -> Indicator {
        let (db, operator) = (&self.test.app.db, self.test.fjordby.operator());
        let tree = units::create_tree(db, &operator, "Skoler", "", clock::now()).await.unwrap();
        for (code, name) in [("n1", "Nordskolen"), ("s1", "Sydskolen")] {
            let new = NewUnit { code: code.into(), name: name.into(), ..NewUnit::default() };
            units::add(db, &operator, &tree, &new, clock::now()).await.unwrap();
        }
        let new = NewIndicator {
            draft: Draft { title: "Svind".into(), frequency: Frequency::Year, ..Draft::default() },
            definition: DefinitionDraft { decimals: 3, ..DefinitionDraft::number("kilo") },
            tree: tree.slug.clone(),
            unit: None,
            goals: vec![],
        };
        indicators::create(db, &operator, &new, clock::now()).await.unwrap()
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let place = ["--database", self.test.database.address(), "--municipality", "fjordby"];
        pejl(&place, arguments)
    }
}

fn pejl(place: &[&str], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pejl"));
    command.args(place).args(arguments).current_dir(std::env::temp_dir()).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", complained(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn values_are_brought_in_and_judged_in_the_language_that_is_asked_for() {
    let terminal = Terminal::new().await;
    let indicator = terminal.indicator().await;
    let slug = indicator.slug.as_str();
    let faulty = terminal.file("a.csv", "unit;period;value\nn1;2024;0,0012\nx9;2024;1\n");
    let faulty = faulty.to_str().unwrap();
    let english = terminal.run(&["effect", "import", faulty, "--indicator", slug, "--lang", "en"]);
    let words = format!("{}{}", String::from_utf8_lossy(&english.stdout), complained(&english));
    assert!(!english.status.success() && words.contains("line 3, unit \"x9\":"), "{words}");
    assert!(words.contains("a.csv: nothing is kept; mend the file"), "{words}");
    let whole = terminal.file("b.csv", "unit;value\nn1;0,0012\ns1;0,001\n");
    let whole = whole.to_str().unwrap();
    let period = ["effect", "import", whole, "--indicator", slug, "--period", "2024"];
    assert!(said(&terminal.run(&period)).contains("Gemt: 2 nye værdier og ingen ændrede."));
    let next = ["effect", "import", whole, "--indicator", slug, "--lang", "en"];
    assert!(!terminal.run(&next).status.success(), "the period is that of one file");
    let one = terminal.file("c.csv", "value\n0,002\n");
    let one = ["effect", "import", one.to_str().unwrap(), "--indicator", slug, "--period", "2025", "--unit", "n1"];
    let one = said(&terminal.run(&[&one[..], &["--lang", "en"]].concat()));
    assert!(one.contains("Kept: one new value and none changed."), "{one}");
    let status = said(&terminal.run(&["effect", "status", slug, "--unit", "n1", "--lang", "en"]));
    assert!(status.contains("2 measurements") && status.contains("2024  0.001  final"), "{status}");
    let danish = said(&terminal.run(&["effect", "status", slug, "--unit", "s1"]));
    assert!(danish.contains("én måling") && danish.contains("2024  0,001  endelig"), "{danish}");
    let missing = complained(&terminal.run(&["effect", "status", "mangler", "--lang", "en"]));
    assert!(missing.contains("there is no indicator called \"mangler\""), "{missing}");
    let db = &terminal.test.app.db;
    let current = observation::current(&mut db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    assert_eq!(current.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_units_that_cannot_be_read_leaves_no_tree_behind_and_looking_answers_as_writing_does() {
    let terminal = Terminal::new().await;
    let good = terminal.file("a.csv", "kode;navn;over\nK;Kommunen;\nn1;Nordskolen;K\n");
    let faulty = terminal.file("b.csv", "kode;navn;over\nn1;Nordskolen;X\n");
    let (good, faulty) = (good.to_str().unwrap(), faulty.to_str().unwrap());
    let municipality = terminal.test.fjordby.municipality.id.clone();
    let trees = async || unit_store::trees(&mut terminal.test.app.db.reader(), &municipality).await.unwrap().len();
    let refused = terminal.run(&["effect", "units", faulty, "--tree", "Skoler"]);
    assert!(complained(&refused).contains("b.csv: én fejl; intet er gemt"), "{}", complained(&refused));
    assert_eq!(trees().await, 0);
    let looked = said(&terminal.run(&["effect", "units", good, "--tree", "Skoler", "--dry-run", "--json"]));
    let looked: Value = serde_json::from_str(&looked).unwrap();
    assert_eq!(
        (&looked["tree"], &looked["new_tree"], &looked["written"]),
        (&"skoler".into(), &true.into(), &false.into())
    );
    assert_eq!((looked["changes"].as_array().unwrap().len(), trees().await), (2, 0));
    let written = said(&terminal.run(&["effect", "units", good, "--tree", "Skoler"]));
    assert!(written.contains("Skoler: 2 ændringer, ingen enheder som før."), "{written}");
    let again = said(&terminal.run(&["effect", "units", good, "--tree", "Skoler", "--lang", "en"]));
    assert!(again.contains("Skoler: no changes, 2 units as before."), "{again}");
    assert_eq!(trees().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_looked_at_in_an_empty_database_without_making_its_municipality() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite://{}", folder.path().join("tom.db").display());
    let file = folder.path().join("plan.json");
    std::fs::write(&file, include_bytes!("../../../effect/tests/it/plan.json")).unwrap();
    let place = ["--database", address.as_str()];
    let file = file.to_str().unwrap();
    let looked = said(&pejl(&place, &["effect", "plan", file, "--dry-run", "--json"]));
    let looked: Value = serde_json::from_str(&looked).unwrap();
    assert_eq!(looked["written"], false);
    let db = platform::store::open(&address).await.unwrap();
    assert_eq!(tenancy::all(&db).await.unwrap().len(), 0);
    let written = said(&pejl(&place, &["effect", "plan", file, "--json"]));
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!((&written["written"], &written["made"]), (&true.into(), &looked["made"]));
    assert_eq!(tenancy::all(&db).await.unwrap().len(), 1);
    db.close().await;
}
