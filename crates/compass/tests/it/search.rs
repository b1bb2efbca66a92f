//! The search as people meet it: what it finds, where, for whom, and that it is found again page by page.

use compass::core_task::actions as tasks;
use compass::core_task::{CoreTask, NewTask, TaskKind};
use compass::model::{self, Model};
use compass::search::{CompassFinder, Finders, things};
use compass::thread::links::actions as links;
use compass::thread::links::{Audience, NewNode, Standing};
use compass::thread::{Asker, End, Kind};
use compass::wording::actions::{AdoptedBy, Saving, adopt};
use compass::wording::{PartKind, Thing, Words};
use platform::access::{Actor, Role};
use platform::store::Tx;
use testbed::Town;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;

/// A model of the town's own.
pub(crate) async fn new_model(test: &TestApp, town: &Town) -> Model {
    model::actions::create(&test.app.db, &town.actor(Role::CompassEditor), "Kernen", now()).await.unwrap()
}

/// A core task that is only a draft.
pub(crate) async fn draft(
    test: &TestApp,
    town: &Town,
    model: &Model,
    kind: TaskKind,
    parts: &[(PartKind, &str)],
) -> CoreTask {
    let mut words = Words::default();
    for (kind, body) in parts {
        words.add(*kind, "", body, None);
    }
    let new = NewTask {
        model: model.id.clone(),
        parent: None,
        kind,
        responsible: String::new(),
        words,
        remarks: "{}".to_owned(),
    };
    tasks::create(&test.app.db, &town.actor(Role::CompassEditor), &new, now()).await.unwrap()
}

/// A core task in force.
pub(crate) async fn in_force(
    test: &TestApp,
    town: &Town,
    model: &Model,
    kind: TaskKind,
    parts: &[(PartKind, &str)],
) -> CoreTask {
    let task = draft(test, town, model, kind, parts).await;
    let (thing, scope) = (Thing::core_task(&task.id), task.scope());
    let what = Saving { thing: &thing, scope: &scope, number: 1, seen: 1, reason: "" };
    let decision = AdoptedBy { reference: "Byrådet, punkt 7".to_owned(), day: "2026-01-01".to_owned() };
    adopt(&test.app.db, &town.actor(Role::CompassEditor), &what, &decision, now()).await.unwrap();
    task
}

/// Something on the thread that another context put there.
pub(crate) async fn node(test: &TestApp, town: &Town, kind: Kind, title: &str, audience: Audience) -> End {
    let end = End::new(kind, &platform::store::new_id());
    let actor = town.operator();
    let mut tx = Tx::begin(&test.app.db, &actor, "test.node", now()).await.unwrap();
    let node = NewNode {
        end: end.clone(),
        title: title.to_owned(),
        url: format!("/kompas/{}/{}", kind.name(), end.id),
        unit: town.unit.id.clone(),
        audience,
        standing: Standing::Below,
    };
    links::put_node(&mut tx, &actor, &node).await.unwrap();
    tx.commit().await.unwrap();
    end
}

const TRIVSEL: [(PartKind, &str); 3] = [
    (PartKind::Title, "Trivsel og læring"),
    (PartKind::Purpose, "Alle børn skal lære at lære i folkeskolen"),
    (PartKind::Focus, "Flere voksne i børnehaverne"),
];

#[tokio::test]
async fn a_word_finds_its_forms_and_compounds_and_is_marked_where_it_stands() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let task = in_force(&test, &test.fjordby, &model, TaskKind::Welfare, &TRIVSEL).await;
    let page = test.visitor().get("/soeg?ord=skole").await;
    page.answers(200).says("Vi fandt ét sted.").says("Kerneopgaver (1)");
    assert_eq!(page.one("main mark").text, "folkeskolen");
    assert_eq!(page.one(".pejl-hit-title a").attribute("href"), task.url());
    let page = test.visitor().get("/soeg?ord=barnet").await;
    page.says("Vi fandt 2 steder.").says("Fokus nu (1)");
    let marks: Vec<String> = page.find("main mark").into_iter().map(|mark| mark.text).collect();
    assert_eq!(marks, ["børn", "børnehaverne", "børnehaverne"]);
}

#[tokio::test]
async fn all_words_must_be_there_but_not_in_the_same_part() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    in_force(&test, &test.fjordby, &model, TaskKind::Welfare, &TRIVSEL).await;
    let mut visitor = test.visitor();
    visitor.get("/soeg?ord=trivsel+folkeskole").await.says("Vi fandt ét sted.");
    visitor.get("/soeg?ord=trivsel+-folkeskole").await.says("Vi fandt ikke noget med trivsel -folkeskole.");
    visitor.get("/soeg?ord=-folkeskole").await.says("Skriv mindst ét ord, som skal være med.");
    visitor.get("/soeg").await.answers(200).says("Her kommer alt det, du må se");
    visitor.get("/soeg?ord=%3Cb%3E%22&slags=nonsens&side=-4").await.answers(200);
}

#[tokio::test]
async fn a_draft_is_found_by_those_who_may_read_it_and_by_nobody_else() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let task = draft(&test, &test.fjordby, &model, TaskKind::Welfare, &TRIVSEL).await;
    test.visitor().get("/soeg?ord=folkeskole").await.says("Vi fandt ikke noget med folkeskole.");
    let mut employee = test.sign_in_as(Role::Employee).await;
    let page = employee.get("/soeg?ord=folkeskole").await;
    page.says("Ordlyde på vej (1)").says("Udkast 1 til Trivsel og læring");
    assert_eq!(page.one(".pejl-hit-title a").attribute("href"), format!("{}/ordlyd/1", task.url()));
    let mut neighbour = test.sign_in_in(&test.havnby, Role::Employee).await;
    neighbour.get("/soeg?ord=folkeskole").await.says("Vi fandt ikke noget med folkeskole.");
}

#[tokio::test]
async fn what_stands_on_the_thread_is_found_as_soon_as_it_is_there_and_no_more_when_it_has_ended() {
    let test = TestApp::new().await;
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/soeg?ord=cykelsti").await.says("Vi fandt ikke noget med cykelsti.");
    let action = node(&test, &test.fjordby, Kind::Action, "Cykelstier til alle skoler", Audience::Staff).await;
    employee.get("/soeg?ord=cykelsti").await.says("Handlinger (1)");
    test.visitor().get("/soeg?ord=cykelsti").await.says("Vi fandt ikke noget med cykelsti.");
    let voice = node(&test, &test.fjordby, Kind::Voice, "Jeg cykler ad stien", Audience::Public).await;
    test.visitor().get("/soeg?ord=cykler").await.says("Stemmer fra arbejdspladserne (1)");
    let actor = test.fjordby.operator();
    let mut tx = Tx::begin(&test.app.db, &actor, "test.end", now()).await.unwrap();
    for end in [&action, &voice] {
        links::end_node(&mut tx, &actor, end, "Færdig").await.unwrap();
    }
    tx.commit().await.unwrap();
    employee.get("/soeg?ord=cykel").await.says("Vi fandt ikke noget med cykel.");
}

#[tokio::test]
async fn one_kind_is_shown_page_by_page_with_the_best_first() {
    let test = TestApp::new().await;
    for number in 1..=45 {
        let title = format!("Projekt nummer {number}: nye legepladser i alle områder");
        node(&test, &test.fjordby, Kind::Action, &title, Audience::Staff).await;
    }
    node(&test, &test.fjordby, Kind::Action, "Legepladser", Audience::Staff).await;
    let mut employee = test.sign_in_as(Role::Employee).await;
    let all = employee.get("/soeg?ord=legeplads").await;
    all.says("Vi fandt 46 steder.").says("Handlinger (46)");
    assert_eq!(all.find(".pejl-hits li").len(), 5);
    let first = employee.get("/soeg?ord=legeplads&slags=action").await;
    assert_eq!(first.find(".pejl-hit-title a")[0].text, "Legepladser");
    let last = employee.get("/soeg?ord=legeplads&slags=action&side=3").await;
    last.says("Side 3 af 3");
    assert_eq!((first.find(".pejl-hits li").len(), last.find(".pejl-hits li").len()), (20, 6));
    employee.get("/soeg?ord=legeplads&slags=voice").await.answers(200).says("Ingen af denne slags.");
}

#[tokio::test]
async fn the_search_field_is_on_every_page_and_leads_to_the_search() {
    let test = TestApp::new().await;
    for address in ["/", "/om", "/kompas", "/soeg?ord=a"] {
        let page = test.visitor().get(address).await;
        assert_eq!(page.one("header form[role=search]").attribute("action"), "/soeg");
        assert_eq!(page.one("header form[role=search] input[type=search]").attribute("name"), "ord");
    }
}

#[tokio::test]
async fn things_to_link_to_are_found_by_words_the_best_first() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let task = in_force(&test, &test.fjordby, &model, TaskKind::Welfare, &TRIVSEL).await;
    node(&test, &test.fjordby, Kind::Action, "En handling om trivsel blandt ansatte i hallen", Audience::Staff).await;
    let finders = Finders::new(vec![Box::<CompassFinder>::default()]);
    let (db, locale) = (&test.app.db, Locale::new(Language::Danish, test.app.texts.clone()));
    let (employee, public) = (test.fjordby.actor(Role::Employee), Actor::public(&test.fjordby.municipality.id));
    let found = things(&Asker { db, actor: &employee, locale: &locale }, &finders, "trivsel", 5).await.unwrap();
    let kinds: Vec<Kind> = found.iter().map(|node| node.kind).collect();
    assert_eq!((kinds, &found[0].id), (vec![Kind::CoreTask, Kind::Action], &task.id));
    let seen = things(&Asker { db, actor: &public, locale: &locale }, &finders, "trivsel", 5).await.unwrap();
    assert_eq!(seen.len(), 1);
}
