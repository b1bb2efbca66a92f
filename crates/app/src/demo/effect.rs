//! The demo's effect steering: workplaces, goals in every state, indicators with some years of values.

use ::compass::core_task;
use ::effect::amount::Amount;
use ::effect::goal::actions as goals;
use ::effect::goal::ranking::{self, Typed};
use ::effect::goal::{Deciding, Decision, Draft as GoalDraft, Goal, GoalState, Ranking, decide, rank};
use ::effect::indicator::actions::{self as indicators, NewIndicator};
use ::effect::indicator::{AimKind, DefinitionDraft, Direction, Draft, Indicator, Measure, NewAim};
use ::effect::intake::actions::File;
use ::effect::intake::import::{self, Import, Mode};
use ::effect::measured_unit::actions as units;
use ::effect::period::{Frequency, Period};
use ::effect::plan;
use anyhow::{Context, Result, anyhow, bail};
use platform::access::Actor;
use platform::tenancy;
use stats::roll_up::rule::Rule;
use ui::App;

use super::rows;

/// File, name of the tree, and content.
const TREES: [(&str, &str, &[u8]); 3] = [
    ("schools", "Fjordbys skoler", include_bytes!("../../demo/fjordby/effect/schools.csv")),
    ("home_care", "Hjemmeplejen i Fjordby", include_bytes!("../../demo/fjordby/effect/home_care.csv")),
    ("municipalities", "Kommuner at sammenligne med", include_bytes!("../../demo/fjordby/effect/municipalities.csv")),
];
const PLAN: &[u8] = include_bytes!("../../demo/fjordby/effect/plan.json");
const GOALS: &[u8] = include_bytes!("../../demo/fjordby/effect/goals.csv");
const INDICATORS: &[u8] = include_bytes!("../../demo/fjordby/effect/indicators.csv");
const VALUES: [(&str, &[u8]); 5] = [
    ("skolefravaer", include_bytes!("../../demo/fjordby/effect/skolefravaer.csv")),
    ("medarbejdere", include_bytes!("../../demo/fjordby/effect/medarbejdere.csv")),
    ("klarer-sig-selv", include_bytes!("../../demo/fjordby/effect/klarer-sig-selv.csv")),
    ("ven", include_bytes!("../../demo/fjordby/effect/ven.csv")),
    ("unge", include_bytes!("../../demo/fjordby/effect/unge.csv")),
];

/// Makes all of it, through the same actions as people.
pub(super) async fn prepare(app: &App, actor: &Actor) -> Result<()> {
    let file = plan::file::read(PLAN).map_err(|faults| anyhow!("plan.json: {faults:?}"))?;
    plan::import::import(&app.db, actor, &file, app.now()).await.map_err(|fault| anyhow!("plan.json: {fault}"))?;
    let goals = make_goals(app, actor).await?;
    for (name, title, bytes) in TREES {
        let tree =
            units::create_tree(&app.db, actor, title, "", app.now()).await.map_err(|fault| anyhow!("{fault}"))?;
        let read = units::import(&app.db, actor, &tree, (&format!("{name}.csv"), bytes), app.now()).await;
        read.map_err(|fault| anyhow!("{name}.csv: {fault:?}"))?;
    }
    for row in rows("indicators.csv", INDICATORS)? {
        let name = row.first().cloned().unwrap_or_default();
        let indicator = make_indicator(app, actor, &goals, row).await.with_context(|| name.clone())?;
        let (_, bytes) = VALUES.iter().find(|(known, _)| *known == name).with_context(|| format!("værdier: {name}"))?;
        bring_in(app, actor, &indicator, (&name, bytes)).await?;
    }
    Ok(())
}

/// Proposes goals, and lets the committee order and adopt some of them.
async fn make_goals(app: &App, actor: &Actor) -> Result<Vec<(String, Goal)>> {
    let tasks = core_task::actions::all(&mut app.db.reader(), actor).await?;
    let mut made = Vec::new();
    for [name, task, title, need, target_group, responsible, from_day, to_day, state] in rows("goals.csv", GOALS)? {
        let task = tasks.iter().find(|one| one.title == task).with_context(|| format!("kerneopgaven {task}"))?;
        let core_task = task.id.clone();
        let draft = GoalDraft { title, need, target_group, responsible, from_day, to_day, core_task, unit: None };
        let goal =
            goals::create(&app.db, actor, &draft, app.now()).await.map_err(|fault| anyhow!("{name}: {fault}"))?;
        let wanted = GoalState::from_name(&state).with_context(|| format!("tilstanden {state}"))?;
        if wanted != GoalState::Proposed {
            put_first(app, actor, &goal).await.with_context(|| name.clone())?;
        }
        if wanted == GoalState::Adopted {
            adopt(app, actor, &goal.id).await.with_context(|| name.clone())?;
        }
        made.push((name, goal));
    }
    Ok(made)
}

/// Adopts a goal that has a place in the order.
async fn adopt(app: &App, actor: &Actor, id: &str) -> Result<()> {
    let goal = goals::find(&mut app.db.reader(), actor, id).await.map_err(|fault| anyhow!("{fault}"))?;
    let decision = decision();
    let what = Deciding { to: GoalState::Adopted, seen: goal.revision, decision: &decision, reason: "" };
    decide(&app.db, actor, id, &what, app.now()).await.map_err(|fault| anyhow!("{fault}"))
}

fn decision() -> Decision {
    Decision {
        by: "Fjordby Byråd".to_owned(),
        day: "2025-12-09".to_owned(),
        reference: "Mødet den 9. december 2025, punkt 7".to_owned(),
    }
}

/// Gives a goal the first place of its core task; the others have none yet.
async fn put_first(app: &App, actor: &Actor, goal: &Goal) -> Result<()> {
    let mut open = goals::all(&mut app.db.reader(), actor).await?;
    open.retain(|one| one.core_task_id == goal.core_task_id && one.state.is_open());
    let typed: Vec<Typed> = open
        .iter()
        .map(|one| Typed {
            goal: one.id.clone(),
            place: if one.id == goal.id { "1".to_owned() } else { String::new() },
            reason: String::new(),
        })
        .collect();
    let (seen, decision) = (ranking::seen(&open), decision());
    let what = Ranking {
        core_task: &goal.core_task_id,
        typed: &typed,
        seen: &seen,
        decision: &decision,
        reason: "Det, flest borgere har sagt betyder mest, kommer først",
    };
    rank(&app.db, actor, &what, app.now()).await.map(drop).map_err(|fault| anyhow!("{fault}"))
}

/// Makes an indicator from its line, with its target.
async fn make_indicator(app: &App, actor: &Actor, goals: &[(String, Goal)], row: [String; 20]) -> Result<Indicator> {
    let [_, goal, tree, title, measure, numerator, denominator, factor, unit_of_measure, decimals, rest @ ..] = row;
    let [direction, over_time, over_units, frequency, due, source, responsible, description, from, target] = rest;
    let rule = |name: &str| Rule::from_name(name).with_context(|| format!("reglen {name}"));
    let definition = DefinitionDraft {
        measure: if measure == "ratio" { Measure::Ratio } else { Measure::Number },
        numerator,
        denominator,
        factor: factor.parse()?,
        unit_of_measure,
        decimals: decimals.parse()?,
        direction: if direction == "up" { Direction::Up } else { Direction::Down },
        over_time: rule(&over_time)?,
        over_units: rule(&over_units)?,
        description,
    };
    let draft = Draft {
        title,
        source,
        responsible,
        frequency: Frequency::from_name(&frequency).with_context(|| format!("hyppigheden {frequency}"))?,
        due_days: Some(due.parse()?),
        remind_days: Some(7),
        ..Draft::default()
    };
    let (_, goal) = goals.iter().find(|(name, _)| *name == goal).with_context(|| format!("målet {goal}"))?;
    let tree = TREES.iter().find(|(name, ..)| *name == tree).map(|(_, title, _)| tenancy::slug(title));
    let tree = tree.with_context(|| format!("enhederne til {}", goal.title))?;
    let new = NewIndicator { draft, definition, tree, unit: None, goals: vec![goal.id.clone()] };
    let made = indicators::create(&app.db, actor, &new, app.now()).await.map_err(|fault| anyhow!("{fault}"))?;
    let aim = NewAim {
        kind: AimKind::Target,
        unit: None,
        from: Period::read(&from),
        to: None,
        amount: Some(target.parse::<Amount>()?),
        note: String::new(),
        reason: String::new(),
    };
    let set = indicators::set_aim(&app.db, actor, &made.id, &aim, app.now()).await;
    set.map_err(|fault| anyhow!("{fault}"))?;
    // As it is now: its target is set.
    indicators::find(&mut app.db.reader(), actor, &made.id).await.map_err(|fault| anyhow!("{fault}"))
}

/// Brings the values of an indicator in, as from the command line.
async fn bring_in(app: &App, actor: &Actor, indicator: &Indicator, (name, bytes): (&str, &[u8])) -> Result<()> {
    let file = File { name: format!("{name}.csv"), bytes: bytes.to_vec() };
    let how = Import { mode: Mode::Write, ..Import::usual() };
    match import::import(&app.db, actor, indicator, file, &how, app.now()).await {
        Ok((look, _)) if look.is_sound() => Ok(()),
        Ok((look, _)) => bail!("{name}.csv: {:?} {:?}", look.mapping_faults, look.plan.faults),
        Err(fault) => bail!("{name}.csv: {fault:?}"),
    }
}
