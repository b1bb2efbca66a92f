//! The demo's compass: core tasks, voices, some actions, and tests of them, so that the thread has something on it and
//! something is without north.

use ::compass::action::actions::{self, Supports};
use ::compass::action::{ActionKind, ActionState, Draft};
use ::compass::core_task::{self, CoreTask};
use ::compass::exchange;
use ::compass::priority_test::actions::{self as tests, OnYes, Ruling};
use ::compass::priority_test::{Answers, Named, Verdict};
use ::compass::thread::links::actions::{self as links, Wish};
use ::compass::thread::{Asker, End, Kind, Relation};
use ::compass::transfer::{self, Into};
use ::compass::wording::actions::{self as wording, Saving, VersionMove};
use ::compass::wording::{PartKind, Thing};
use anyhow::{Context, Result, anyhow, bail};
use platform::access::Actor;
use ui::App;
use ui::i18n::{Language, Locale};

use super::rows;

const COMPASS: &[u8] = include_bytes!("../../demo/fjordby/compass.json");
const ACTIONS: &[u8] = include_bytes!("../../demo/fjordby/actions.csv");
const TESTS: &[u8] = include_bytes!("../../demo/fjordby/priority_tests.csv");

/// Brings the core tasks in, as an editor would from a file.
pub(super) async fn core_tasks(app: &App, actor: &Actor) -> Result<()> {
    let form = match exchange::read_json("compass.json", COMPASS) {
        Ok(form) => form,
        Err(faults) => bail!("compass.json: {faults:?}"),
    };
    let source = "den trykte folder fra 2025";
    let imported = transfer::import(&app.db, actor, &form, &Into::Fitting, source, app.now()).await;
    imported.map(drop).map_err(|fault| anyhow!("compass.json: {fault}"))
}

/// Registers actions and tests some of them, through the same actions as a person.
pub(super) async fn actions_and_tests(app: &App, actor: &Actor) -> Result<()> {
    let tasks = core_task::actions::all(&mut app.db.reader(), actor).await?;
    let mut made = Vec::new();
    for [name, kind, title, description, responsible, task, reason, state] in rows("actions.csv", ACTIONS)? {
        let draft = Draft {
            title,
            description,
            kind: ActionKind::from_name(&kind).with_context(|| format!("slagsen {kind}"))?,
            responsible,
            unit: None,
        };
        let supports = Some(&task).filter(|task| !task.is_empty()).map(|task| {
            Ok::<_, anyhow::Error>(Supports {
                what: End::new(Kind::CoreTask, &named(&tasks, task)?.id),
                reason: reason.clone(),
            })
        });
        let supports = supports.transpose()?;
        let action = actions::create(&app.db, actor, &draft, supports.as_ref(), app.now()).await;
        let action = action.map_err(|fault| anyhow!("{name}: {fault}"))?;
        let wanted = ActionState::from_name(&state).with_context(|| format!("tilstanden {state}"))?;
        if wanted != ActionState::Proposed {
            let set = actions::set_state(&app.db, actor, &action.id, wanted, "Besluttet i ledelsen", app.now()).await;
            set.map_err(|fault| anyhow!("{name}: {fault}"))?;
        }
        made.push((name, action.id));
    }
    for [name, task, change, path, given_up, seen, verdict, reason] in rows("priority_tests.csv", TESTS)? {
        let (_, action) =
            made.iter().find(|(known, _)| *known == name).with_context(|| format!("handlingen {name}"))?;
        let answers = Answers {
            core_task: if task.is_empty() { Named::NoTask } else { Named::Task(named(&tasks, &task)?.id.clone()) },
            change_for_whom: change,
            path,
            given_up,
            seen_by: seen,
        };
        let test = tests::save(&app.db, actor, action, &answers, 0, app.now()).await;
        let test = test.map_err(|fault| anyhow!("{name}: {fault}"))?;
        let Some(verdict) = Verdict::from_name(&verdict) else { continue };
        let ruling = Ruling { verdict, reason, on_yes: OnYes::Choose, seen: test.revision };
        tests::decide(&app.db, actor, &test.id, &ruling, app.now())
            .await
            .map_err(|fault| anyhow!("{name}: {fault}"))?;
    }
    Ok(())
}

/// Puts a new wording of one core task into consultation, linked to the camp that it rests on.
pub(super) async fn new_wording(app: &App, actor: &Actor, camp: &str) -> Result<()> {
    let tasks = core_task::actions::all(&mut app.db.reader(), actor).await?;
    let task = named(&tasks, "Et trygt og aktivt seniorliv")?;
    let (thing, scope) = (Thing::core_task(&task.id), task.scope());
    let begun = wording::begin(&app.db, actor, &thing, &scope, REASON, app.now()).await;
    let version = begun.map_err(|fault| anyhow!("ordlyden: {fault}"))?;
    let mut words = wording::words(&mut app.db.reader(), actor, &version).await?;
    for part in words.0.iter_mut().filter(|part| part.kind == PartKind::Purpose) {
        PURPOSE.clone_into(&mut part.body);
    }
    let saving = |seen| Saving { thing: &thing, scope: &scope, number: version.number, seen, reason: REASON };
    let saved = wording::save(&app.db, actor, &saving(version.revision), &words, app.now()).await;
    saved.map_err(|fault| anyhow!("ordlyden: {fault}"))?;
    let asked = wording::step(&app.db, actor, &saving(version.revision + 1), VersionMove::Consult, app.now()).await;
    asked.map_err(|fault| anyhow!("ordlyden: {fault}"))?;
    let locale = Locale::new(Language::Danish, app.texts.clone());
    let asker = Asker { db: &app.db, actor, locale: &locale };
    let wish = Wish {
        from: End::new(Kind::Wording, &version.id),
        relation: Relation::DerivesFrom,
        to: End::new(Kind::Camp, camp),
        reason: "Det, de fleste sagde på campen i september".to_owned(),
    };
    let made = links::make(&asker, &crate::wiring::threads(), &wish, app.now()).await;
    made.map(drop).map_err(|fault| anyhow!("linket: {fault}"))
}

const REASON: &str = "Campen i september viste, at det at have nogen at følges med betyder mere end hjælpen selv";
const PURPOSE: &str = "Ældre i Fjordby kan leve det liv, de selv synes er godt, have nogen at følges med, og få hjælp, \
                       de kan regne med, af mennesker, de kender, når kræfterne slipper op.";

fn named<'t>(tasks: &'t [CoreTask], title: &str) -> Result<&'t CoreTask> {
    tasks.iter().find(|task| task.title == title).with_context(|| format!("kerneopgaven {title}"))
}
