//! Addresses of real things of effect steering: a goal, a tree with units and a group, an indicator with a value, a break,
//! a target, a report that waits, a file that is looked at, and a service.

use compass::core_task::CoreTask;
use effect::comparison::actions as groups;
use effect::goal::actions as goals;
use effect::goal::ranking::{self, Typed};
use effect::goal::{Deciding, Decision, Draft as GoalDraft, Goal, GoalState, Ranking, decide, rank};
use effect::indicator::actions::{self as indicators, NewBreak, NewIndicator};
use effect::indicator::{AimKind, DefinitionDraft, Draft, Indicator, NewAim, store};
use effect::intake::actions::{self as intakes, File};
use effect::intake::feed::{Ask, actions as feeds};
use effect::intake::{Services, kolada};
use effect::measured_unit::actions as units;
use effect::measured_unit::{MeasuredTree, MeasuredUnit, NewUnit};
use effect::observation::report::actions as reports;
use effect::observation::{Breakdown, Key, Said, Status};
use effect::period::Period;
use effect::plan;
use testkit::{TestApp, Town, clock};

/// The things of effect steering of one municipality.
pub(crate) struct EffectPlaces {
    adopted: String,
    /// First in the order of the goals that are not adopted.
    ranked: String,
    tree: MeasuredTree,
    unit: MeasuredUnit,
    group: String,
    indicator: Indicator,
    broken: String,
    aim: String,
    report: String,
    intake: String,
    feed: String,
}

impl EffectPlaces {
    /// Sets a goal for a core task, and measures it.
    pub(crate) async fn of(test: &TestApp, town: &Town, task: &CoreTask) -> Self {
        let (db, operator, now) = (&test.app.db, town.operator(), clock::now);
        let adopted = goal(test, town, task, "Flere spiser sammen").await;
        let ranked = goal(test, town, task, "Flere laver mad sammen").await;
        let plan = plan::file::read(include_bytes!("../../../effect/tests/it/plan.json")).unwrap();
        plan::import::import(db, &operator, &plan, now()).await.unwrap();
        let tree = units::create_tree(db, &operator, "Køkkener", "", now()).await.unwrap();
        let mut kitchens = Vec::new();
        for (code, name) in [("A", "Rådhuset"), ("B", "Skolen")] {
            let new = NewUnit { code: code.into(), name: name.into(), ..NewUnit::default() };
            kitchens.push(units::add(db, &operator, &tree, &new, now()).await.unwrap());
        }
        let members: Vec<String> = kitchens.iter().map(|unit| unit.id.clone()).collect();
        let group = groups::save(db, &operator, &tree, None, ("Alle", &members), now()).await.unwrap();
        let new = NewIndicator {
            draft: Draft { title: "Fælles måltider".into(), ..Draft::default() },
            definition: DefinitionDraft::number("måltider"),
            tree: tree.slug.clone(),
            unit: None,
            goals: vec![adopted.clone()],
        };
        let indicator = indicators::create(db, &operator, &new, now()).await.unwrap();
        let unit = kitchens.remove(0);
        let (broken, aim) = marked(test, town, &indicator).await;
        let report = reported(test, town, &indicator, &unit).await;
        let file = File { name: "tal.csv".into(), bytes: "enhed,periode,værdi\nB,2024,7\n".into() };
        let intake = intakes::begin(db, &operator, &indicator, file, None, now()).await.unwrap();
        let ask = Ask::Kolada(kolada::Question::read("N15033", "", ""));
        let wanted = (None, &ask, "never");
        let feed = feeds::save(db, &operator, &indicator, wanted, &Services::default(), now()).await.unwrap();
        let (intake, feed) = (intake.id, feed.id);
        Self { adopted, ranked, tree, unit, group, indicator, broken, aim, report, intake, feed }
    }

    /// What a parameter of a route of effect steering may be.
    pub(crate) fn part(&self, path: &str, name: &str) -> Option<String> {
        if !path.starts_with("/effekt") {
            return None;
        }
        Some(match name {
            // By what only this municipality has: two of them may have the same readable ones.
            "goal" if path.ends_with("/afslut") || path.ends_with("/ny-ordlyd") => self.adopted.clone(),
            "goal" => self.ranked.clone(),
            "tree" => self.tree.id.clone(),
            "unit" => self.unit.id.clone(),
            "group" => self.group.clone(),
            "indicator" | "slug" => self.indicator.id.clone(),
            "break" => self.broken.clone(),
            "aim" => self.aim.clone(),
            "report" => self.report.clone(),
            "intake" => self.intake.clone(),
            "feed" => self.feed.clone(),
            "file" => "tal.csv".to_owned(),
            _ => return None,
        })
    }
}

/// Proposes a goal, and puts it first; what stood first before is adopted on the way.
async fn goal(test: &TestApp, town: &Town, task: &CoreTask, title: &str) -> String {
    let (db, operator, now) = (&test.app.db, town.operator(), clock::now);
    let decision =
        Decision { by: "Byrådet".into(), day: now().in_denmark().date().to_string(), reference: "Punkt 7".into() };
    let before = goals::all(&mut db.reader(), &operator).await.unwrap();
    for ranked in before.iter().filter(|goal| goal.state == GoalState::Prioritised) {
        let what = Deciding { to: GoalState::Adopted, seen: ranked.revision, decision: &decision, reason: "" };
        decide(db, &operator, &ranked.id, &what, now()).await.unwrap();
    }
    let draft = GoalDraft {
        title: title.into(),
        need: "Ingen vil spise alene.".into(),
        core_task: task.id.clone(),
        ..GoalDraft::default()
    };
    let new = goals::create(db, &operator, &draft, now()).await.unwrap();
    let mut open = goals::all(&mut db.reader(), &operator).await.unwrap();
    open.retain(|goal| goal.core_task_id == task.id && goal.state.is_open());
    let place = |goal: &Goal| if goal.id == new.id { "1" } else { "2" }.to_owned();
    let typed: Vec<Typed> =
        open.iter().map(|goal| Typed { goal: goal.id.clone(), place: place(goal), reason: String::new() }).collect();
    let seen = ranking::seen(&open);
    let what = Ranking { core_task: &task.id, typed: &typed, seen: &seen, decision: &decision, reason: "Det haster" };
    rank(db, &operator, &what, now()).await.unwrap();
    new.id
}

/// Says that the series breaks, and what is aimed at.
async fn marked(test: &TestApp, town: &Town, indicator: &Indicator) -> (String, String) {
    let (db, operator, now) = (&test.app.db, town.operator(), clock::now);
    let new = NewBreak { period: Period::read("2023"), reason: "Vi tæller på en ny måde".into() };
    indicators::add_break(db, &operator, &indicator.id, &new, now()).await.unwrap();
    let aim = NewAim {
        kind: AimKind::Target,
        unit: None,
        from: Period::read("2024"),
        to: None,
        amount: "10".parse().ok(),
        note: String::new(),
        reason: String::new(),
    };
    indicators::set_aim(db, &operator, &indicator.id, &aim, now()).await.unwrap();
    let mut reader = db.reader();
    let breaks = store::breaks(&mut reader, &operator.municipality, &indicator.id).await.unwrap();
    let aims = store::aims(&mut reader, &operator.municipality, &indicator.id).await.unwrap();
    (breaks.first().unwrap().id.clone(), aims.first().unwrap().id.clone())
}

/// Reports a value that waits to be approved.
async fn reported(test: &TestApp, town: &Town, indicator: &Indicator, unit: &MeasuredUnit) -> String {
    let key = Key { breakdown: Breakdown::default(), unit: unit.id.clone(), period: Period::read("2024").unwrap() };
    let said = Said { numerator: "5".parse().ok(), denominator: None, status: Status::Final, note: String::new() };
    reports::report(&test.app.db, &town.operator(), indicator, &(key, said), clock::now()).await.unwrap()
}
