//! Where the tasks of a file come to stand: those that moved are moved, those of one title are not taken for each other,
//! and what the file does not say is left alone.

use compass::core_task::{CoreTask, TaskKind, actions as tasks};
use compass::exchange::{Form, read_json};
use compass::transfer::{Imported, Into, TransferFault, import};
use compass::{model, transfer};
use platform::access::Role;
use platform::store::{Reads, sql};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use testbed::clock;

use crate::TestApp;

fn form(file: &Value) -> Form {
    read_json("compass.json", file.to_string().as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

async fn tried(test: &TestApp, file: &Value, into: &Into) -> Result<Imported, TransferFault> {
    clock::pass(60);
    let editor = test.fjordby.actor(Role::CompassEditor);
    import(&test.app.db, &editor, &form(file), into, "en fil", test.app.now()).await
}

async fn bring_in(test: &TestApp, file: &Value) -> Imported {
    tried(test, file, &Into::Fitting).await.unwrap()
}

async fn all(test: &TestApp) -> Vec<CoreTask> {
    tasks::all(&mut test.app.db.reader(), &test.fjordby.operator()).await.unwrap()
}

/// The titles on the way from the top down to each task.
async fn ways(test: &TestApp) -> Vec<String> {
    let all = all(test).await;
    let mut ways = Vec::new();
    for task in &all {
        let (mut way, mut upper) = (task.title.clone(), task.parent_id.as_ref());
        while let Some(above) = all.iter().find(|one| Some(&one.id) == upper) {
            way = format!("{}/{way}", above.title);
            upper = above.parent_id.as_ref();
        }
        ways.push(way);
    }
    ways.sort();
    ways
}

fn fjordby(welfare_tasks: &Value) -> Value {
    json!({ "municipality": "Fjordby Kommune", "core_task": { "wording": "Liv" }, "welfare_tasks": welfare_tasks })
}

fn counts(done: &Imported) -> (usize, usize, usize) {
    (done.made, done.reworded, done.moved)
}

/// Brings in a file of which everything must be there already.
async fn again(test: &TestApp, file: &Value) {
    let done = bring_in(test, file).await;
    assert!(done.is_nothing_new(), "{done:?}");
}

#[tokio::test]
async fn a_task_that_only_moved_is_moved_and_the_page_says_so() {
    let test = TestApp::new().await;
    let before = fjordby(&json!([{ "title": "Skole", "children": [{ "title": "Stien" }] }, { "title": "Natur" }]));
    bring_in(&test, &before).await;
    let after = fjordby(&json!([{ "title": "Skole" }, { "title": "Natur", "children": [{ "title": "Stien" }] }]));
    let bytes = after.to_string();
    let file = testbed::TestFile { field: "fil", name: "Hanne Hansens udkast.json", bytes: bytes.as_bytes() };
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let page = editor.post_multipart("/kompas/indlaes", &[("model", "")], &[file]).await;
    page.answers(200).says("Filen er indlæst").says("Én fik en anden plads, slags eller ansvarlig");
    assert_eq!(ways(&test).await, ["Liv", "Liv/Natur", "Liv/Natur/Stien", "Liv/Skole"]);
    again(&test, &after).await;
}

#[tokio::test]
async fn another_kind_responsible_or_remark_of_a_known_task_is_kept_though_its_words_are_the_same() {
    let test = TestApp::new().await;
    bring_in(&test, &fjordby(&json!([{ "title": "Skole" }]))).await;
    for (changed, moved, noted) in [
        (json!([{ "title": "Skole", "unit": "Børneforvaltningen" }]), 1, 0),
        (json!([{ "title": "Skole", "unit": "Børneforvaltningen", "kind": "core-area" }]), 1, 0),
        (json!([{ "title": "Skole", "unit": "Børneforvaltningen", "kind": "core-area", "note": "s. 4" }]), 0, 1),
    ] {
        let done = bring_in(&test, &fjordby(&changed)).await;
        assert_eq!((counts(&done), done.noted), ((0, 0, moved), noted), "{changed}");
        again(&test, &fjordby(&changed)).await;
    }
    let school = all(&test).await.into_iter().find(|task| task.title == "Skole").unwrap();
    assert_eq!((school.kind, school.responsible.as_str()), (TaskKind::CoreArea, "Børneforvaltningen"));
    let mut remarked =
        fjordby(&json!([{ "title": "Skole", "unit": "Børneforvaltningen", "kind": "core-area", "note": "s. 4" }]));
    remarked["source"] = json!("Folderen");
    let done = bring_in(&test, &remarked).await;
    assert_eq!((counts(&done), done.noted), ((0, 0, 0), 1), "the model's own remarks");
    let editor = test.fjordby.actor(Role::CompassEditor);
    let models = model::actions::all(&mut test.app.db.reader(), &editor).await.unwrap();
    let written = transfer::export(&test.app.db, &editor, &models[0]).await.unwrap();
    let written: Value = serde_json::from_slice(&compass::exchange::write_json(&written)).unwrap();
    assert_eq!(written["source"], "Folderen");
}

#[tokio::test]
async fn children_of_one_title_and_a_child_called_as_the_overall_task_are_not_taken_for_each_other() {
    let test = TestApp::new().await;
    let twins = |first: &str, second: &str| {
        fjordby(&json!([
            { "title": "Skole", "children": [{ "title": "Trivsel", "purpose": first }, { "title": "Liv" }] },
            { "title": "Bibliotek", "children": [{ "title": "Trivsel", "purpose": second }] }
        ]))
    };
    assert_eq!(bring_in(&test, &twins("Børn", "Læsere")).await.made, 6);
    let expected = ["Liv", "Liv/Bibliotek", "Liv/Bibliotek/Trivsel", "Liv/Skole", "Liv/Skole/Liv", "Liv/Skole/Trivsel"];
    assert_eq!(ways(&test).await, expected);
    again(&test, &twins("Børn", "Læsere")).await;
    let changed = bring_in(&test, &twins("Børn", "Alle, der læser")).await;
    assert_eq!((counts(&changed), changed.not_mentioned.len()), ((0, 1, 0), 0));
    assert_eq!(ways(&test).await, expected);
}

#[tokio::test]
async fn a_new_task_does_not_take_the_place_of_one_of_its_title_that_the_file_has_elsewhere() {
    let test = TestApp::new().await;
    let library = json!({ "title": "Bibliotek", "children": [{ "title": "Trivsel", "purpose": "Læsere" }] });
    bring_in(&test, &fjordby(&json!([library]))).await;
    let id = |tasks: Vec<CoreTask>| tasks.into_iter().find(|task| task.purpose == "Læsere").map(|task| task.id);
    let before = id(all(&test).await);
    let school = json!({ "title": "Skole", "children": [{ "title": "Trivsel", "purpose": "Børn" }] });
    let done = bring_in(&test, &fjordby(&json!([school, library]))).await;
    assert_eq!(counts(&done), (2, 0, 0));
    assert_eq!(id(all(&test).await), before);
}

#[tokio::test]
async fn a_file_without_the_overall_task_leaves_the_tasks_below_it() {
    let test = TestApp::new().await;
    bring_in(&test, &fjordby(&json!([{ "title": "Skole" }, { "title": "Natur" }]))).await;
    let part =
        json!({ "municipality": "Fjordby Kommune", "welfare_tasks": [{ "title": "Skole" }, { "title": "Havn" }] });
    let done = bring_in(&test, &part).await;
    assert_eq!(
        (counts(&done), done.not_mentioned.as_slice()),
        ((1, 0, 0), ["Liv".to_owned(), "Natur".to_owned()].as_slice())
    );
    assert_eq!(ways(&test).await, ["Liv", "Liv/Havn", "Liv/Natur", "Liv/Skole"]);
}

#[tokio::test]
async fn a_file_goes_into_the_model_that_is_named_and_into_no_other() {
    let test = TestApp::new().await;
    let file = fjordby(&json!([{ "title": "Skole" }]));
    bring_in(&test, &file).await;
    let editor = test.fjordby.actor(Role::CompassEditor);
    let other = model::actions::create(&test.app.db, &editor, "Fem opgaver", clock::now()).await.unwrap();
    let named = Into::Model(other.slug.clone());
    let done = tried(&test, &file, &named).await.unwrap();
    assert_eq!((done.model.as_str(), done.made), ("fem-opgaver", 2));
    assert_eq!(all(&test).await.iter().filter(|task| task.model_id == other.id).count(), 2);
    assert_eq!(counts(&tried(&test, &file, &named).await.unwrap()), (0, 0, 0));
    let missing = tried(&test, &file, &Into::Model("findes-ikke".to_owned())).await;
    assert!(matches!(missing, Err(TransferFault::NotFound)));
    let colleague = test.fjordby.actor(Role::Employee);
    let refused = import(&test.app.db, &colleague, &form(&file), &named, "en fil", clock::now()).await;
    assert!(matches!(refused, Err(TransferFault::Denied(_))));
}

#[tokio::test]
async fn the_name_of_the_file_is_not_made_public_as_the_decision() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let bytes = fjordby(&json!([{ "title": "Natur" }])).to_string();
    let file = testbed::TestFile { field: "fil", name: "Hanne Hansens udkast.json", bytes: bytes.as_bytes() };
    editor.post_multipart("/kompas/indlaes", &[("model", "")], &[file]).await.answers(200);
    for page in ["/kompas/natur", "/kompas/natur/ordlyd", "/kompas/natur/ordlyd/1", "/kompas/rapport"] {
        test.visitor().get(page).await.answers(200).does_not_say("Hanne");
    }
    test.visitor().get("/kompas/natur/ordlyd").await.says("Indlæst fra en fil");
}

#[tokio::test]
async fn a_model_does_not_take_the_address_of_the_page_that_makes_one() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let made = editor.post_form("/kompas/model/ny", &[("titel", "Ny")]).await;
    made.leads_to("/kompas/model/ny-model");
    assert_eq!(test.visitor().get("/kompas/model/ny-model").await.answers(200).one("h1").text, "Ny");
    let mut file = fjordby(&json!([{ "title": "Natur" }]));
    file["title"] = json!("Ny");
    assert_eq!(bring_in(&test, &file).await.model, "ny-model");
    again(&test, &file).await;
}

/// The numbers of the changes that last put each core task on the thread.
async fn changes(test: &TestApp) -> Vec<(String, i64)> {
    let rows =
        sql("select title, seq from trace_node where municipality_id = $1 and kind = 'core-task' order by title");
    test.app.db.reader().all(rows.bind(&test.fjordby.municipality.id)).await.unwrap()
}

#[tokio::test]
async fn one_task_more_leaves_the_others_on_the_thread_as_they_are() {
    let test = TestApp::new().await;
    let mut tasks = vec![json!({ "title": "Natur" }), json!({ "title": "Skole" })];
    bring_in(&test, &fjordby(&json!(tasks))).await;
    let before = changes(&test).await;
    tasks.push(json!({ "title": "Aldring" }));
    assert_eq!(counts(&bring_in(&test, &fjordby(&json!(tasks))).await), (1, 0, 0));
    let mut after = changes(&test).await;
    assert_eq!(after.remove(0).0, "Aldring");
    assert_eq!(after, before);
}

/// Some tasks with some below them, of so few titles that most of them occur in several places.
fn trees() -> impl Strategy<Value = Value> {
    let siblings = |below: BoxedStrategy<Value>| {
        prop::collection::btree_map(prop::sample::select(vec!["Liv", "Skole", "Natur"]), below, 0..4).prop_map(
            |siblings| {
                let task =
                    |(title, below): (&str, Value)| json!({ "title": title, "purpose": "For alle", "children": below });
                Value::Array(siblings.into_iter().map(task).collect())
            },
        )
    };
    let leaves = siblings(Just(json!([])).boxed());
    siblings(siblings(leaves.boxed()).boxed())
}

/// The ways of a file's tasks, sorted.
fn ways_of(file: &Value) -> Vec<String> {
    fn below(way: &str, tasks: &Value, ways: &mut Vec<String>) {
        for task in tasks.as_array().into_iter().flatten() {
            let own = format!("{way}/{}", task["title"].as_str().unwrap_or_default());
            below(&own, &task["children"], ways);
            ways.push(own);
        }
    }
    let mut ways = vec!["Liv".to_owned()];
    below("Liv", &file["welfare_tasks"], &mut ways);
    ways.sort();
    ways
}

#[test]
fn whatever_was_there_a_files_tasks_stand_where_it_says_and_the_same_file_again_is_nothing_new() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let both = (trees(), trees()).prop_map(|(one, other)| (fjordby(&one), fjordby(&other)));
    let outcome = runner.run(&both, |(one, other)| {
        runtime.block_on(async {
            let test = TestApp::new().await;
            bring_in(&test, &one).await;
            assert_eq!(ways(&test).await, ways_of(&one));
            for file in [&other, &one] {
                let done = bring_in(&test, file).await;
                let there = ways(&test).await;
                for way in ways_of(file) {
                    assert!(there.contains(&way), "{way} is not in {there:?}");
                }
                let again = bring_in(&test, file).await;
                assert!(again.is_nothing_new(), "{again:?}");
                assert_eq!(again.not_mentioned, done.not_mentioned);
                assert_eq!(there.len(), ways_of(file).len() + done.not_mentioned.len());
            }
        });
        Ok(())
    });
    outcome.unwrap();
}

#[tokio::test]
async fn the_file_of_another_municipality_goes_nowhere_until_somebody_says_where() {
    let test = TestApp::new().await;
    bring_in(&test, &fjordby(&json!([{ "title": "Skole" }]))).await;
    let theirs = json!({ "municipality": "Havnby", "core_task": { "wording": "Hav" },
                         "welfare_tasks": [{ "title": "Skole", "purpose": "Havets skole" }] });
    let refused = tried(&test, &theirs, &Into::Fitting).await;
    assert!(matches!(&refused, Err(TransferFault::OtherMunicipality(name)) if name == "Havnby"), "{refused:?}");
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let bytes = theirs.to_string();
    let mut send = async |fields: [(&str, &str); 2]| {
        let file = testbed::TestFile { field: "fil", name: "kompas.json", bytes: bytes.as_bytes() };
        editor.post_multipart("/kompas/indlaes", &fields, &[file]).await
    };
    let page = send([("model", ""), ("navn", "")]).await;
    page.answers(422).says("Filen er fra Havnby, men her er Fjordby Kommune.");
    send([("model", "+"), ("navn", " ")]).await.answers(422);
    test.visitor().get("/").await.does_not_say("Hav");
    let done = send([("model", "+"), ("navn", "Naboens kerneopgave")]).await;
    done.answers(200).says("2 nye kerneopgaver");
    test.visitor().get("/").await.says("Naboens kerneopgave");
    // Once it is here, the next file of theirs is known.
    assert_eq!(tried(&test, &theirs, &Into::Model("naboens-kerneopgave".to_owned())).await.unwrap().made, 0);
}

#[tokio::test]
async fn a_file_that_fits_into_no_model_makes_none_that_nobody_has_named() {
    let test = TestApp::new().await;
    bring_in(&test, &fjordby(&json!([{ "title": "Skole" }]))).await;
    let other = json!({ "municipality": "Fjordby", "core_task": { "wording": "Hav" }, "welfare_tasks": [{ "title": "Strand" }] });
    let refused = tried(&test, &other, &Into::Fitting).await;
    assert!(matches!(refused, Err(TransferFault::Refused("transfer-refused-no-name"))), "{refused:?}");
    let done = tried(&test, &other, &Into::New("Havet".to_owned())).await.unwrap();
    assert_eq!((done.model.as_str(), done.made), ("havet", 2));
}

#[tokio::test]
async fn an_empty_compass_takes_the_file_of_any_municipality() {
    let test = TestApp::new().await;
    let theirs = json!({ "municipality": "Havnby Kommune", "core_task": { "wording": "Hav" }, "welfare_tasks": [{ "title": "Skole" }] });
    assert_eq!(counts(&bring_in(&test, &theirs).await).0, 2);
    again(&test, &theirs).await;
}
