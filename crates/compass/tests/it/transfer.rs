//! A compass that comes in from a file and goes out as one, with the real files where they are at hand.

use std::path::PathBuf;

use compass::exchange::{Form, read_json, write_json};
use compass::transfer::{Into, import};
use compass::{core_task, model, transfer};
use platform::access::Role;
use serde_json::Value;
use testbed::{TestFile, clock};

use crate::TestApp;

/// Returns whole compasses to try: the demo's, which is invented, and the real ones that are at hand.
pub(crate) fn files() -> Vec<(&'static str, Vec<u8>)> {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let demo = std::fs::read(home.join("../app/demo/fjordby/compass.json")).unwrap();
    let mut files = vec![("demo", demo)];
    for name in ["nyborg", "glostrup"] {
        let path = home.join("../../../shared/data").join(name).join("compass.json");
        match std::fs::read(&path) {
            Ok(bytes) => files.push((name, bytes)),
            Err(_) => println!("not tried: {} is not here", path.display()),
        }
    }
    files
}

fn form(bytes: &[u8]) -> Form {
    read_json("compass.json", bytes).unwrap_or_else(|faults| panic!("{faults:?}"))
}

async fn bring_in(test: &TestApp, bytes: &[u8]) -> transfer::Imported {
    let editor = test.fjordby.actor(Role::CompassEditor);
    import(&test.app.db, &editor, &form(bytes), &Into::Fitting, "compass.json", test.app.now()).await.unwrap()
}

async fn given_back(test: &TestApp, slug: &str) -> Vec<u8> {
    let editor = test.fjordby.actor(Role::CompassEditor);
    let model = model::actions::find(&mut test.app.db.reader(), &editor, slug).await.unwrap();
    let form = transfer::export(&test.app.db, &editor, &model).await.unwrap();
    write_json(&form)
}

/// Where two JSON values differ.
fn differences(path: &str, given: &Value, expected: &Value) -> Vec<String> {
    match (given, expected) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            let at = |key: &String| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => differences(&format!("{path}.{key}"), one, other),
                (one, other) => vec![format!("{path}.{key}: {one:?}, not {other:?}")],
            };
            keys.into_iter().flat_map(at).collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = (0..).zip(one.iter().zip(other));
            pairs.flat_map(|(at, (one, other))| differences(&format!("{path}[{at}]"), one, other)).collect()
        }
        (one, other) if one == other => Vec::new(),
        (one, other) => vec![format!("{path}: {one}, not {other}")],
    }
}

/// All texts of a JSON value that people read.
fn texts(value: &Value, key: &str) -> Vec<String> {
    let of = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        other => other["text"].as_str().map(str::to_owned),
    };
    value[key].as_array().map(|list| list.iter().filter_map(of).collect()).unwrap_or_default()
}

#[tokio::test]
async fn what_came_in_from_a_file_goes_out_again_as_it_was() {
    for (name, bytes) in files() {
        let test = TestApp::new().await;
        let done = bring_in(&test, &bytes).await;
        let expected: Value = serde_json::from_slice(&bytes).unwrap();
        let written = given_back(&test, &done.model).await;
        let given: Value = serde_json::from_slice(&written).unwrap();
        assert_eq!(differences("", &given, &expected), Vec::<String>::new(), "{name}");
        // The demo's file is written by hand, with line ends as they please.
        let to_the_letter = if name == "demo" { write_json(&form(&bytes)) } else { bytes };
        assert_eq!(String::from_utf8(written), String::from_utf8(to_the_letter), "{name}, to the letter");
    }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_says_so() {
    for (name, bytes) in files() {
        let test = TestApp::new().await;
        let first = bring_in(&test, &bytes).await;
        clock::pass(60);
        let again = bring_in(&test, &bytes).await;
        assert!(again.is_nothing_new() && again.not_mentioned.is_empty(), "{name}: {again:?}");
        assert_eq!((again.model, again.unchanged), (first.model, first.reworded + first.made), "{name}");
    }
}

#[tokio::test]
async fn a_files_structure_is_complete_on_the_pages() {
    for (name, bytes) in files().into_iter().filter(|(name, _)| *name != "glostrup") {
        let test = TestApp::new().await;
        bring_in(&test, &bytes).await;
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        let editor = test.fjordby.actor(Role::CompassEditor);
        let tasks = core_task::actions::all(&mut test.app.db.reader(), &editor).await.unwrap();
        let welfare = file["welfare_tasks"].as_array().unwrap();
        assert_eq!(tasks.len(), 1 + welfare.len() + 1, "{name}");
        assert_eq!(welfare.len(), if name == "nyborg" { 7 } else { 4 }, "{name}");
        let mut anyone = test.visitor();
        let list = anyone.get("/kompas").await;
        for task in welfare {
            let title = task["title"].as_str().unwrap();
            list.says(title);
            let url = tasks.iter().find(|one| one.title == title).unwrap().url();
            let page = anyone.get(&url).await;
            page.answers(200).says(task["purpose"].as_str().unwrap());
            for text in ["focus", "challenges", "authority_tasks"].iter().flat_map(|key| texts(task, key)) {
                page.says(&text);
            }
            if let Some(desired) = task["desired_experience"].as_str() {
                page.says(desired);
            }
        }
        let organisational = tasks.iter().find(|task| task.kind == core_task::TaskKind::Organisational).unwrap();
        let page = anyone.get(&organisational.url()).await;
        for text in texts(&file["organisational_task"], "points") {
            page.says(&text);
        }
    }
}

#[tokio::test]
async fn a_file_with_a_changed_focus_gives_that_task_a_new_version_and_no_other() {
    for (name, bytes) in files() {
        let test = TestApp::new().await;
        bring_in(&test, &bytes).await;
        clock::pass(60);
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        let Some(focus) = texts(&file["welfare_tasks"][0], "focus").into_iter().next() else {
            assert_eq!(name, "glostrup", "has no focus to change");
            continue;
        };
        let changed = String::from_utf8(bytes).unwrap().replace(&focus, "Noget helt andet");
        let done = bring_in(&test, changed.as_bytes()).await;
        assert_eq!((done.made, done.reworded, done.moved), (0, 1, 0), "{name}");
    }
}

#[tokio::test]
async fn a_faulty_file_is_refused_whole_with_every_fault_and_its_place() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let broken = br#"{ "municipality": "Fjordby Kommune", "core_task": { "wording": "" }, "welfare_tasks": [ { "titel": "Natur" } ] }"#;
    let file = TestFile { field: "fil", name: "kompas.json", bytes: broken };
    let page = editor.post_multipart("/kompas/indlaes", &[("model", "")], &[file]).await;
    page.answers(422).says("Filen har fejl og er ikke indlæst.").says("welfare_tasks[0]").says("core_task.wording");
    test.visitor().get("/kompas").await.says("Her er ingen kerneopgaver endnu.");
}

#[tokio::test]
async fn an_editor_brings_a_file_in_on_screen_and_gets_it_out_as_json_and_as_a_workbook() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let bytes = br#"{ "municipality": "Fjordby Kommune", "core_task": { "wording": "Et godt liv" }, "welfare_tasks": [ { "title": "Natur", "focus": ["Flere stier"] } ] }"#;
    let file = TestFile { field: "fil", name: "kompas.json", bytes };
    let page = editor.post_multipart("/kompas/indlaes", &[("model", "")], &[file]).await;
    page.answers(200).says("Filen er indlæst").says("2 nye kerneopgaver");
    let mut anyone = test.visitor();
    anyone.get("/kompas/natur").await.says("Flere stier").says("Op til kerneopgaven");
    let json = anyone.get("/kompas/hent/kerneopgaven.json").await;
    assert_eq!(json.header("content-type"), "application/json");
    let book = anyone.get("/kompas/hent/kerneopgaven.xlsx").await;
    let read = compass::exchange::read_xlsx("kompas.xlsx", &book.bytes).unwrap();
    assert_eq!(read.welfare_tasks[0].content.focus[0].text, "Flere stier");
    test.sign_in_as(Role::Employee).await.get("/kompas/indlaes").await.answers(403);
}
