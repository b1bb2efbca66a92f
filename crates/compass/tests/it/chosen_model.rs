//! A file that is brought into a model somebody chose, whatever other models say.

use compass::exchange::{Form, read_json};
use compass::transfer::{Into, TransferFault, import};
use compass::{core_task, model};
use platform::access::Role;

use crate::TestApp;

fn form(title: &str) -> Form {
    let text = format!(
        r#"{{ "municipality": "Fjordby Kommune", "title": "{title}", "core_task": {{ "wording": "Et godt liv" }},
             "welfare_tasks": [ {{ "title": "Natur", "focus": ["Flere stier"] }} ] }}"#
    );
    read_json("kompas.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[tokio::test]
async fn a_file_goes_into_the_model_that_was_chosen_and_into_no_other() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    for title in ["Vores eget", "Et andet"] {
        model::actions::create(db, &editor, title, now).await.unwrap();
    }
    import(db, &editor, &form("Vores eget"), &Into::Model("vores-eget".into()), "en fil", now).await.unwrap();
    // The file is called as the first model, whose tasks have the same titles, too.
    let chosen = Into::Model("et-andet".into());
    let done = import(db, &editor, &form("Vores eget"), &chosen, "en fil", now).await.unwrap();
    assert_eq!((done.model.as_str(), done.made, done.reworded), ("et-andet", 2, 0));
    let models = model::actions::all(&mut db.reader(), &editor).await.unwrap();
    let tasks = core_task::actions::all(&mut db.reader(), &editor).await.unwrap();
    assert_eq!(models.len(), 2);
    for model in &models {
        let titles: Vec<&str> =
            tasks.iter().filter(|task| task.model_id == model.id).map(|task| task.title.as_str()).collect();
        assert_eq!(titles, ["Et godt liv", "Natur"], "{}", model.title);
    }
}

#[tokio::test]
async fn a_file_for_a_model_that_is_not_there_changes_nothing() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let nowhere = import(db, &editor, &form("Vores eget"), &Into::Model("findes-ikke".into()), "en fil", now).await;
    assert!(matches!(nowhere, Err(TransferFault::NotFound)), "{nowhere:?}");
    assert!(model::actions::all(&mut db.reader(), &editor).await.unwrap().is_empty());
    assert!(core_task::actions::all(&mut db.reader(), &editor).await.unwrap().is_empty());
}
