//! Goals as people meet them: proposing, ranking, adopting, ending and taking up again.

use compass::core_task::{CoreTask, NewTask, TaskKind};
use compass::model;
use compass::thread::{Asker, End, Kind, Stored, Thread, Threads};
use compass::wording::actions::{AdoptedBy, Saving, adopt};
use compass::wording::{PartKind, Thing, Words};
use effect::goal::actions::{self, Edit, Filter};
use effect::goal::{Deciding, Decision, Draft, Goal, GoalFault, GoalState, Refusal, decide};
use effect::indicator::actions::{self as indicators, NewIndicator};
use effect::indicator::{DefinitionDraft, Draft as IndicatorDraft};
use effect::measured_unit::actions as trees;
use platform::access::{Actor, Role};
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;

const HOME: &str = "/effekt/maal";
const DECIDED: [(&str, &str); 3] =
    [("hvem", "Børneudvalget"), ("dag", "2026-11-02"), ("henvisning", "Møde 9, punkt 4")];

/// A core area in force in a model of its own, which makes it north.
pub(crate) async fn core_area(test: &TestApp, title: &str, responsible: &str) -> CoreTask {
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    let mut words = Words::default();
    words.add(PartKind::Title, "", title, None);
    let known = model::actions::all(&mut db.reader(), &editor).await.unwrap();
    let model = match known.into_iter().find(|model| model.title == "Områder") {
        Some(model) => model.id,
        None => model::actions::create(db, &editor, "Områder", now()).await.unwrap().id,
    };
    let new = NewTask {
        model,
        parent: None,
        kind: TaskKind::CoreArea,
        responsible: responsible.to_owned(),
        words,
        remarks: "{}".to_owned(),
    };
    let task = compass::core_task::actions::create(db, &editor, &new, now()).await.unwrap();
    let (thing, scope) = (Thing::core_task(&task.id), task.scope());
    let what = Saving { thing: &thing, scope: &scope, number: 1, seen: 1, reason: "" };
    let decision = AdoptedBy { reference: "Byrådet, punkt 7".to_owned(), day: "2026-01-01".to_owned() };
    adopt(db, &editor, &what, &decision, now()).await.unwrap();
    task
}

fn draft(task: &CoreTask, title: &str) -> Draft {
    Draft {
        title: title.to_owned(),
        need: "Børn skal kunne klare sig i vand".to_owned(),
        core_task: task.id.clone(),
        ..Draft::default()
    }
}

pub(crate) async fn proposed(test: &TestApp, task: &CoreTask, title: &str) -> Goal {
    let owner = test.fjordby.actor(Role::EffectOwner);
    actions::create(&test.app.db, &owner, &draft(task, title), now()).await.unwrap()
}

fn decision() -> Decision {
    Decision { by: "Byrådet".to_owned(), day: "2026-11-10".to_owned(), reference: "Punkt 12".to_owned() }
}

async fn read(test: &TestApp, id: &str) -> Goal {
    actions::find(&mut test.app.db.reader(), &test.fjordby.operator(), id).await.unwrap()
}

/// Gives the goals of a core task their places in the order given.
async fn ranked(test: &TestApp, task: &CoreTask, goals: &[&Goal]) {
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let url = format!("/effekt/prioriter/{}", task.slug);
    let seen = member.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    let mut fields: Vec<(&str, String)> = vec![("set", seen), ("grund", "Det haster mest".to_owned())];
    for (place, goal) in (1..).zip(goals) {
        fields.extend([("maal", goal.id.clone()), ("plads", place.to_string()), ("begrundelse", String::new())]);
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    member.post_form(&url, &[&fields, DECIDED.as_slice()].concat()).await.answers(303);
}

/// A goal that the council has adopted.
pub(crate) async fn adopted(test: &TestApp, task: &CoreTask, title: &str) -> Goal {
    let goal = proposed(test, task, title).await;
    ranked(test, task, &[&goal]).await;
    to(test, &goal, GoalState::Adopted, "").await.unwrap();
    read(test, &goal.id).await
}

async fn to(test: &TestApp, goal: &Goal, state: GoalState, reason: &str) -> Result<(), GoalFault> {
    let member = test.fjordby.actor(Role::CommitteeMember);
    let what = Deciding { to: state, seen: read(test, &goal.id).await.revision, decision: &decision(), reason };
    decide(&test.app.db, &member, &goal.id, &what, now()).await
}

async fn thread(test: &TestApp, goal: &Goal) -> Thread {
    let actor = test.fjordby.actor(Role::EffectOwner);
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let threads = Threads::new(vec![Box::new(Stored)]);
    let asker = Asker { db: &test.app.db, actor: &actor, locale: &locale };
    threads.of(asker.db, asker.actor, asker.locale, Kind::Goal, &goal.id).await.unwrap()
}

/// An indicator that measures a goal and has no values.
async fn measured(test: &TestApp, goal: &Goal, title: &str) {
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = trees::create_tree(db, &owner, title, "", now()).await.unwrap();
    let draft = IndicatorDraft { title: title.to_owned(), ..IndicatorDraft::default() };
    let definition = DefinitionDraft { numerator: "børn".to_owned(), ..DefinitionDraft::default() };
    let new = NewIndicator { draft, definition, tree: tree.id, unit: None, goals: vec![goal.id.clone()] };
    indicators::create(db, &owner, &new, now()).await.unwrap();
}

#[tokio::test]
async fn an_empty_list_says_what_will_come_and_how_to_begin() {
    let test = TestApp::new().await;
    test.visitor().get(HOME).await.answers(200).says("de effektmål til at stå, som kommunen har vedtaget");
    test.sign_in_as(Role::EffectOwner).await.get(HOME).await.says("Foreslå et effektmål").says("Begynd med det behov");
    test.visitor().get("/effekt").await.says("Her kommer kommunens kerneområder til at stå");
}

#[tokio::test]
async fn a_proposal_stands_on_the_thread_below_its_core_area_and_only_colleagues_see_it() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "Børneforvaltningen").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let form = owner.get(&format!("{HOME}/ny?kerneopgave={}", task.slug)).await;
    assert_eq!(form.one("#kerneopgave optgroup").attribute("label"), "Kerneområder: Børneforvaltningen");
    assert_eq!(form.one("#kerneopgave option[selected]").attribute("value"), task.id);
    let silent =
        owner.post_form(&format!("{HOME}/ny"), &[("titel", " "), ("kerneopgave", "x"), ("fra", "i går")]).await;
    silent.answers(422).says("Skriv, hvad målet er.").says("Skriv, hvilket behov").says("Vælg et kerneområde");
    silent.says("Den første dag er ikke en dato.");
    let fields = [
        ("titel", "Flere børn\nlærer at svømme"),
        ("behov", "De falder i havnen"),
        ("kerneopgave", task.id.as_str()),
        ("fra", "2027-01-01"),
        ("til", "2030-12-31"),
    ];
    let created = owner.post_form(&format!("{HOME}/ny"), &fields).await;
    let page = owner.follow(&created).await;
    page.says("Flere børn lærer at svømme").says("Effektmålet er foreslået.").says("De falder i havnen");
    page.says("fra fredag den 1. januar 2027")
        .says("Målet har ingen indikator")
        .says("Tilføj indikator")
        .says("Svømning");
    let goal = actions::all(&mut test.app.db.reader(), &test.fjordby.operator()).await.unwrap().remove(0);
    assert!(thread(&test, &goal).await.reaches_north);
    test.visitor().get(&goal.url()).await.leads_to("/log-ind");
    test.visitor().get(HOME).await.does_not_say("svømme");
    test.sign_in_in(&test.havnby, Role::EffectOwner).await.get(&goal.url()).await.answers(404);
    test.sign_in_as(Role::Employee).await.get(&format!("{HOME}/ny")).await.answers(403);
}

#[tokio::test]
async fn a_committee_ranks_the_goals_of_a_core_task_in_one_save_that_says_who_decided() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let (one, two) = (proposed(&test, &task, "Flere svømmer").await, proposed(&test, &task, "Færre drukner").await);
    let third = proposed(&test, &task, "Varmere vand").await;
    let url = format!("/effekt/prioriter/{}", task.slug);
    test.sign_in_as(Role::EffectOwner).await.get(&url).await.answers(403);
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let page = member.get(&url).await;
    let seen = page.one("input[name=set]").attribute("value").to_owned();
    let lines = |places: [&'static str; 3]| {
        let goals = [&one, &two, &third].into_iter().zip(places);
        goals.flat_map(|(goal, place)| [("maal", goal.id.as_str()), ("plads", place), ("begrundelse", "")])
    };
    let with = |places, more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        lines(places).chain([("set", seen.as_str())]).chain(more.iter().copied()).collect()
    };
    let moved = [with(["1", "2", ""], &[]), vec![("op", two.id.as_str())]].concat();
    let moved = member.post_form(&url, &moved).await;
    moved.answers(200).says("Rækkefølgen er flyttet, men ikke gemt endnu.");
    assert_eq!(moved.find("input[name=maal]")[0].attribute("value"), two.id);
    assert_eq!(read(&test, &one.id).await.state, GoalState::Proposed, "nothing is saved by moving");
    let silent = member.post_form(&url, &with(["1", "1", "x"], &[])).await;
    silent.answers(422).says("To mål har samme plads.").says("En plads er et helt tal fra 1.").says("Skriv hvorfor.");
    silent.says("Skriv, hvem der har besluttet det.");
    let fields = with(["2", "1", ""], &[&[("grund", "Liv går forud")], DECIDED.as_slice()].concat());
    let saved = member.post_form(&url, &fields).await;
    member.follow(&saved).await.says("Rækkefølgen er gemt.");
    let places = [&one, &two, &third].map(|goal| goal.id.clone());
    let mut standing = Vec::new();
    for id in &places {
        let goal = read(&test, id).await;
        standing.push((goal.state, goal.rank));
    }
    let expected = [(GoalState::Prioritised, Some(2)), (GoalState::Prioritised, Some(1)), (GoalState::Proposed, None)];
    assert_eq!(standing, expected);
    let page = member.get(&two.url()).await;
    page.says("Det er nummer 1").says("Liv går forud").says("Børneudvalget").says("Møde 9, punkt 4");
    let late = member.post_form(&url, &fields).await;
    late.answers(422).says("En anden har ændret målene eller deres rækkefølge");
}

#[tokio::test]
async fn a_goal_is_adopted_by_a_decision_and_then_everyone_reads_it() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = proposed(&test, &task, "Flere svømmer").await;
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let url = format!("{}/vedtag", goal.url());
    member.get(&url).await.answers(422).says("skal have en plads i udvalgets rækkefølge");
    ranked(&test, &task, &[&goal]).await;
    member.get(&url).await.answers(200).says("Børn skal kunne klare sig i vand");
    let silent = member.post_form(&url, &[("set", "1"), ("hvem", ""), ("dag", "2027-01-01")]).await;
    silent.answers(422).says("Skriv, hvem der har besluttet det.").says("Dagen er ikke kommet endnu.");
    let revised = [("titel", "Alle svømmer"), ("behov", "Vand"), ("kerneopgave", task.id.as_str()), ("set", "1")];
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.post_form(&format!("{}/rediger", goal.url()), &revised).await.leads_to(&goal.url());
    let changed = member.post_form(&url, &[&[("set", "1")], DECIDED.as_slice()].concat()).await;
    changed.answers(422).says("En anden har rettet målet").says("Alle svømmer");
    let saved = member.post_form(&url, &[&[("set", "2")], DECIDED.as_slice()].concat()).await;
    member.follow(&saved).await.says("Målet er vedtaget.");
    let seen = test.visitor().get(&goal.url()).await;
    seen.answers(200).says("vedtaget").says("Børneudvalget").says("Møde 9, punkt 4").says("Målet har ingen indikator");
    seen.does_not_say("effect-owner").does_not_say("Det haster mest");
    test.visitor().get(HOME).await.says("Alle svømmer");
    test.visitor().get("/effekt").await.says("Alle svømmer").says("Ét vedtaget effektmål har ingen indikator");
    test.visitor().get("/").await.says("Nyt effektmål");
    test.visitor().get("/soeg?ord=vand").await.says("Alle svømmer");
}

#[tokio::test]
async fn the_words_of_an_adopted_goal_change_only_by_a_decision_with_a_reason() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = adopted(&test, &task, "Flere svømmer").await;
    let (db, words) = (&test.app.db, draft(&task, "Alle svømmer"));
    let seen = goal.revision;
    let nothing = Decision::default();
    let silent = Edit { draft: &words, seen, reason: "", decision: &nothing };
    let by_owner = actions::edit(db, &test.fjordby.actor(Role::EffectOwner), &goal.id, &silent, now()).await;
    assert!(matches!(by_owner, Err(GoalFault::Denied(_))), "{by_owner:?}");
    let member = test.fjordby.actor(Role::CommitteeMember);
    let refused = actions::edit(db, &member, &goal.id, &silent, now()).await;
    let expected = [Refusal::NoReason, Refusal::NoDecider, Refusal::DecisionDay, Refusal::NoReference];
    assert!(matches!(&refused, Err(GoalFault::Refused(faults)) if *faults == expected), "{refused:?}");
    let mut signed_in = test.sign_in_as(Role::CommitteeMember).await;
    let url = format!("{}/ny-ordlyd", goal.url());
    signed_in.get(&url).await.says("Målet er vedtaget.");
    let fields =
        [("titel", "Alle svømmer"), ("behov", "Vand"), ("kerneopgave", task.id.as_str()), ("grund", "Nyt tal")];
    let seen = seen.to_string();
    let fields = [&fields[..], &[("set", seen.as_str())], DECIDED.as_slice()].concat();
    signed_in.post_form(&url, &fields).await.leads_to(&goal.url());
    let page = test.visitor().get(&goal.url()).await;
    page.says("Alle svømmer").says("Flere svømmer").says("Børneudvalget").does_not_say("Nyt tal");
    signed_in.get(&goal.url()).await.says("Nyt tal");
}

#[tokio::test]
async fn a_goal_that_ends_leaves_the_thread_with_its_indicators_and_comes_back_with_them() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = adopted(&test, &task, "Flere svømmer").await;
    measured(&test, &goal, "Svømmeprøver").await;
    let below = |thread: &Thread| thread.down.iter().any(|level| level.node.title == "Svømmeprøver");
    assert!(below(&thread(&test, &goal).await) && thread(&test, &goal).await.reaches_north);
    let silent = to(&test, &goal, GoalState::Ended, " ").await;
    assert!(matches!(silent, Err(GoalFault::Refused(_))), "{silent:?}");
    to(&test, &goal, GoalState::Ended, "Nået").await.unwrap();
    let page = test.visitor().get(&goal.url()).await;
    page.answers(200).says("afsluttet").says("Svømning").says("Én indikator viser");
    test.sign_in_as(Role::Employee).await.get(&goal.url()).await.says("Svømmeprøver").says("Nået");
    let owner = test.fjordby.actor(Role::EffectOwner);
    let edit = Edit { draft: &draft(&task, "x"), seen: 1, reason: "", decision: &Decision::default() };
    let edited = actions::edit(&test.app.db, &owner, &goal.id, &edit, now()).await;
    assert!(matches!(edited, Err(GoalFault::Refused(_))), "{edited:?}");
    to(&test, &goal, GoalState::Adopted, "Vi faldt tilbage").await.unwrap();
    assert!(below(&thread(&test, &goal).await) && thread(&test, &goal).await.reaches_north);
    let page = test.sign_in_as(Role::EffectOwner).await.get(&goal.url()).await;
    page.says("Svømmeprøver").says("ingen tal endnu");
    test.visitor().get("/effekt").await.says("Flere svømmer").does_not_say("Det mangler");
    test.sign_in_as(Role::Employee).await.get("/effekt").await.says("Én indikator har ingen værdier");
}

#[tokio::test]
async fn what_nobody_wants_is_dropped_with_a_reason_and_can_be_proposed_again() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = proposed(&test, &task, "Varmere vand").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/tilstand", goal.url());
    owner.post_form(&url, &[("tilstand", "dropped"), ("grund", "")]).await.answers(422).says("Skriv hvorfor.");
    owner.post_form(&url, &[("tilstand", ""), ("grund", "x")]).await.answers(422).says("Vælg, hvor målet står nu.");
    let moved = owner.post_form(&url, &[("tilstand", "dropped"), ("grund", "For dyrt")]).await;
    owner.follow(&moved).await.says("opgivet").says("For dyrt").says("Svømning");
    owner.post_form(&url, &[("tilstand", "adopted"), ("grund", "x")]).await.answers(422).says("kan ikke gå derhen");
    test.sign_in_as(Role::Employee)
        .await
        .post_form(&url, &[("tilstand", "proposed"), ("grund", "x")])
        .await
        .answers(403);
    owner.post_form(&url, &[("tilstand", "proposed"), ("grund", "Der er penge nu")]).await.leads_to(&goal.url());
    assert!(thread(&test, &goal).await.reaches_north);
    ranked(&test, &task, &[&goal]).await;
    owner.post_form(&url, &[("tilstand", "dropped"), ("grund", "x")]).await.answers(403);
}

#[tokio::test]
async fn a_proposal_can_be_set_for_another_core_area_until_the_committee_has_looked_at_it() {
    let test = TestApp::new().await;
    let (swim, sail) = (core_area(&test, "Svømning", "").await, core_area(&test, "Sejlads", "").await);
    let goal = proposed(&test, &swim, "Flere svømmer").await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let none = Decision::default();
    let words = draft(&sail, "Flere sejler");
    let edit = Edit { draft: &words, seen: 1, reason: "", decision: &none };
    actions::edit(db, &owner, &goal.id, &edit, now()).await.unwrap();
    let up: Vec<String> = thread(&test, &goal).await.up.into_iter().map(|level| level.node.title).collect();
    assert_eq!(up, ["Sejlads"]);
    let older = actions::edit(db, &owner, &goal.id, &edit, now()).await;
    assert!(matches!(older, Err(GoalFault::Changed(_))), "{older:?}");
    ranked(&test, &sail, &[&goal]).await;
    let back = draft(&swim, "Flere svømmer");
    let back = Edit { draft: &back, seen: 2, reason: "", decision: &none };
    let refused = actions::edit(db, &owner, &goal.id, &back, now()).await;
    let is_settled = |faults: &Vec<Refusal>| *faults == [Refusal::CoreTaskSettled];
    assert!(matches!(&refused, Err(GoalFault::Refused(faults)) if is_settled(faults)), "{refused:?}");
}

#[tokio::test]
async fn filters_and_words_narrow_the_list() {
    let test = TestApp::new().await;
    let (swim, sail) = (core_area(&test, "Svømning", "").await, core_area(&test, "Sejlads", "").await);
    proposed(&test, &swim, "Flere svømmehaller").await;
    adopted(&test, &sail, "Flere joller").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner
        .get(&format!("{HOME}?ord=svømmehallen"))
        .await
        .says("Ét effektmål")
        .says("svømmehaller")
        .does_not_say("joller");
    owner.get(&format!("{HOME}?kerneopgave={}", sail.slug)).await.says("joller").does_not_say("svømmehaller");
    owner.get(&format!("{HOME}?tilstand=ended")).await.says("Ingen effektmål passer").says("Nulstil");
    let filter = Filter { state: Some(GoalState::Proposed), ..Filter::default() };
    let public = Actor::public(&test.fjordby.municipality.id);
    assert_eq!(actions::search(&mut test.app.db.reader(), &public, &filter, 1).await.unwrap().total, 0);
    let end = End::new(Kind::CoreTask, &sail.id);
    let page = test.visitor().get(&format!("/traad/{}/{}", end.kind.name(), end.id)).await;
    page.says("Flere joller");
}
