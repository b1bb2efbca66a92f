//! `pejl model`: the language model from its file to vectors of what people said.

use std::path::PathBuf;
use std::process::{Command, Output};

use camp::language_model;
use platform::access::Actor;
use testkit::{TestApp, clock};
use text::unwatched;

fn pejl(test: &TestApp, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pejl"));
    command.args(["--database", test.database.address(), "--municipality", "fjordby"]);
    command.args(arguments).current_dir(std::env::temp_dir()).output().unwrap()
}

/// What a command said, once it is seen to have ended well.
fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The model file where it is at hand: `scripts/model` fetches it, or `PEJL_MODEL_FILE` names it.
fn model_file() -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))?;
    let named = std::env::var_os("PEJL_MODEL_FILE").map(PathBuf::from);
    let file = named.unwrap_or_else(|| cache.join("pejl/model/e5-small-q4.bin"));
    if file.exists() {
        return Some(file);
    }
    println!("skipped: the language model is not at hand (scripts/model fetches it)");
    None
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_the_model_is_refused_and_nothing_is_stored() {
    let test = TestApp::new().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.bin");
    std::fs::write(&path, b"E5S1").unwrap();
    let output = pejl(&test, &["model", "add", path.to_str().unwrap()]);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && words.contains("er ikke den sprogmodel, Pejl kender"), "{words}");
    assert!(said(&pejl(&test, &["model", "status"])).contains("Der er ingen sprogmodel"));
    assert!(said(&pejl(&test, &["model", "remove"])).contains("Intet er ændret"));
    let status: serde_json::Value = serde_json::from_str(&said(&pejl(&test, &["model", "status", "--json"]))).unwrap();
    assert_eq!(status["present"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_model_is_added_once_reads_what_was_said_and_can_be_removed() {
    let Some(file) = model_file() else { return };
    let file = file.to_str().unwrap();
    let test = TestApp::new().await;
    let first = said(&pejl(&test, &["model", "add", file]));
    assert!(first.contains("Sprogmodellen er gemt i databasen: 38,7 MB."), "{first}");
    assert!(said(&pejl(&test, &["model", "add", file])).contains("Intet er ændret"));

    let operator = Actor::operator(&test.fjordby.municipality.id);
    let words = ["Glade børn", "Sunde og glade børn", "Asfalt på vejen"].map(str::to_owned);
    let vectors = language_model::vectors(&test.app.db, &operator, &words, clock::now(), &unwatched).await;
    let vectors = vectors.unwrap().unwrap();
    let alike = |one: usize, other: usize| -> f32 {
        vectors[&words[one]].iter().zip(&vectors[&words[other]]).map(|(one, other)| one * other).sum()
    };
    assert!((alike(0, 1) - 0.949).abs() < 0.002 && alike(0, 1) > alike(0, 2) + 0.05);

    let status: serde_json::Value = serde_json::from_str(&said(&pejl(&test, &["model", "status", "--json"]))).unwrap();
    assert_eq!((&status["present"], &status["vectors"]), (&true.into(), &3.into()));
    assert_eq!(status["source_sha256"], text::SOURCE_SHA256);
    assert!(said(&pejl(&test, &["model", "remove"])).contains("er fjernet"));
    let gone = language_model::vectors(&test.app.db, &operator, &words, clock::now(), &unwatched).await;
    assert!(gone.unwrap().is_none());
}
