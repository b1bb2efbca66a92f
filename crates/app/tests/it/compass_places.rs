//! Addresses of real things of the compass: a core task with a part and an open draft, a model, an action with a test
//! and a link, a voice.

use compass::action::actions;
use compass::action::{Action, ActionKind, Draft};
use compass::core_task::{self, CoreTask};
use compass::model::{self, Model};
use compass::priority_test::actions as tests;
use compass::priority_test::{Answers, Named};
use compass::thread::links::actions::{self as links, Wish};
use compass::thread::{Asker, End, Kind, Relation};
use compass::voice::{ImportedVoice, actions as voices};
use compass::wording::actions::{self as wordings, AdoptedBy, Saving};
use compass::wording::{PartKind, Thing};
use platform::store::Tx;
use testkit::{TestApp, Town, clock};
use ui::i18n::{Language, Locale};

/// The things of the compass of one municipality.
pub(crate) struct CompassPlaces {
    task: CoreTask,
    model: Model,
    part: String,
    action: String,
    test: String,
    link: String,
    voice: String,
}

impl CompassPlaces {
    /// Fills the compass of a municipality.
    pub(crate) async fn of(test: &TestApp, town: &Town, task: &str) -> Self {
        let (db, operator) = (&test.app.db, town.operator());
        let task = core_task::actions::find(&mut db.reader(), &operator, task).await.unwrap();
        let model = model::actions::find(&mut db.reader(), &operator, &task.model_id).await.unwrap();
        let part = word(test, town, &task, &model).await;
        let draft = Draft {
            title: "Fælles frokost".into(),
            description: "En gang om ugen.".into(),
            kind: ActionKind::Idea,
            responsible: String::new(),
            unit: None,
        };
        let action: Action = actions::create(db, &operator, &draft, None, clock::now()).await.unwrap();
        let answers = Answers {
            core_task: Named::Task(task.id.clone()),
            change_for_whom: "Flere spiser sammen.".into(),
            path: "Ved at mødes.".into(),
            given_up: "En formiddag.".into(),
            seen_by: "Vi tæller.".into(),
        };
        let tried = tests::save(db, &operator, &action.id, &answers, 0, clock::now()).await.unwrap();
        let link = link(test, town, &action.id, &task.id).await;
        let voice = voice(test, town).await;
        Self { task, model, part, action: action.id, test: tried.id, link, voice }
    }

    /// The core task.
    pub(crate) const fn task(&self) -> &CoreTask {
        &self.task
    }

    /// What a parameter of a route of the compass may be.
    pub(crate) fn part(&self, path: &str, name: &str) -> Option<String> {
        // Of three versions of the task and two of the model, the last is the draft.
        let (adopted, draft) = if path.starts_with("/kompas/model/") { ("1", "2") } else { ("2", "3") };
        Some(match name {
            // By what only this municipality has: two of them may have the same readable ones.
            "task" => self.task.id.clone(),
            "model" => self.model.id.clone(),
            "number" => (if path.ends_with("{number}") { adopted } else { draft }).to_owned(),
            "part" => self.part.clone(),
            "action" => self.action.clone(),
            "test" => self.test.clone(),
            "link" => self.link.clone(),
            "voice" => self.voice.clone(),
            "file" => format!("{}.json", self.model.id),
            "kind" if path.starts_with("/traad/") => "core-task".to_owned(),
            "id" if path.starts_with("/traad/") => self.task.id.clone(),
            _ => return None,
        })
    }
}

/// Adopts a version with a focus, and begins another one; returns the focus.
async fn word(test: &TestApp, town: &Town, task: &CoreTask, model: &Model) -> String {
    let (db, operator, now) = (&test.app.db, town.operator(), clock::now);
    let scope = task.scope();
    let things = [(Thing::model(&model.id), PartKind::Characteristic), (Thing::core_task(&task.id), PartKind::Focus)];
    let mut part = String::new();
    for (thing, kind) in things {
        let version = wordings::begin(db, &operator, &thing, &scope, "", now()).await.unwrap();
        let mut words = wordings::words(&mut db.reader(), &operator, &version).await.unwrap();
        part = words.add(kind, "", "Flere spiser sammen", None).unwrap();
        let saving = |seen| Saving { thing: &thing, scope: &scope, number: version.number, seen, reason: "" };
        wordings::save(db, &operator, &saving(version.revision), &words, now()).await.unwrap();
        let decision = AdoptedBy { reference: "Byrådet".into(), day: now().in_denmark().date().to_string() };
        wordings::adopt(db, &operator, &saving(version.revision + 1), &decision, now()).await.unwrap();
        wordings::begin(db, &operator, &thing, &scope, "", now()).await.unwrap();
    }
    part
}

async fn link(test: &TestApp, town: &Town, action: &str, task: &str) -> String {
    let (operator, locale) = (town.operator(), Locale::new(Language::Danish, test.app.texts.clone()));
    let asker = Asker { db: &test.app.db, actor: &operator, locale: &locale };
    let wish = Wish {
        from: End::new(Kind::Action, action),
        relation: Relation::Supports,
        to: End::new(Kind::CoreTask, task),
        reason: "Man bliver mindre alene".into(),
    };
    // The test of the action may have said so already.
    let threads = app::wiring::threads();
    match links::make(&asker, &threads, &wish, clock::now()).await {
        Ok(id) => id,
        Err(other) => panic!("{other}"),
    }
}

async fn voice(test: &TestApp, town: &Town) -> String {
    let (db, operator) = (&test.app.db, town.operator());
    let mut tx = Tx::begin(db, &operator, "test.voice", clock::now()).await.unwrap();
    let said = ImportedVoice {
        workplace: "Køkkenet".into(),
        quote: "Vi dækker op til en mere.".into(),
        role: "Kok".into(),
        center: "Rådhuset".into(),
        remarks: String::new(),
    };
    voices::import_in(&mut tx, &operator, vec![said]).await.unwrap();
    tx.commit().await.unwrap();
    let all = voices::published(&mut db.reader(), &operator).await.unwrap();
    all.first().unwrap().id.clone()
}
