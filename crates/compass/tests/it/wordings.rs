//! Writing what a core task says: drafts, consultation, adoption, versions side by side, and as it was on a day.

use compass::core_task::actions as tasks;
use compass::core_task::{CoreTask, NewTask, TaskKind};
use compass::model;
use compass::wording::{PartKind, Words};
use platform::access::Role;
use testbed::{Client, Page, clock};

use crate::TestApp;

const DAY: i64 = 24 * 60 * 60;

/// Makes a model with an overall core task that is only a draft so far.
pub(crate) async fn draft(test: &TestApp, title: &str, purpose: &str) -> CoreTask {
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    let models = model::actions::all(&mut db.reader(), &editor).await.unwrap();
    let model = match models.into_iter().next() {
        Some(model) => model,
        None => model::actions::create(db, &editor, "Kerneopgaver", test.app.now()).await.unwrap(),
    };
    let tasks = tasks::all(&mut db.reader(), &editor).await.unwrap();
    let overall = tasks.iter().find(|task| task.kind == TaskKind::Overall).map(|task| task.id.clone());
    let mut words = Words::default();
    words.add(PartKind::Title, "", title, None);
    words.add(PartKind::Purpose, "", purpose, None);
    let new = NewTask {
        model: model.id,
        kind: if overall.is_some() { TaskKind::Welfare } else { TaskKind::Overall },
        parent: overall,
        responsible: String::new(),
        words,
        remarks: "{}".into(),
    };
    tasks::create(db, &editor, &new, test.app.now()).await.unwrap()
}

/// Adopts a version as the editor does on its page.
pub(crate) async fn adopt(test: &TestApp, editor: &mut Client, url: &str, number: i64, decision: &str) -> Page {
    let ask = editor.get(&format!("{url}/ordlyd/{number}/vedtag")).await;
    let seen = ask.one("input[name=set]").attribute("value").to_owned();
    let day = test.app.now().in_denmark().date().to_string();
    let fields = [("beslutning", decision), ("dag", day.as_str()), ("set", seen.as_str())];
    editor.post_form(&format!("{url}/ordlyd/{number}/vedtag"), &fields).await
}

/// Begins a new version and saves it with another purpose.
pub(crate) async fn reword(editor: &mut Client, url: &str, purpose: &str) -> i64 {
    let begun = editor.post_form(&format!("{url}/ordlyd"), &[]).await;
    let write = editor.get(begun.location()).await;
    let number: i64 = begun.location().split('/').rev().nth(1).unwrap().parse().unwrap();
    let posted = typed(&write, &[("purpose", purpose)]);
    let fields: Vec<(&str, &str)> = posted.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    editor.post_form(&format!("{url}/ordlyd/{number}/ret"), &fields).await.answers(303);
    number
}

/// What the browser would post for a form, with some fields written anew.
pub(crate) fn typed(page: &Page, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut posted = Vec::new();
    for field in page.find("form.pejl-wording input[name], form.pejl-wording textarea[name]") {
        let name = field.attribute("name").to_owned();
        if name == "token" {
            continue;
        }
        let own =
            if field.attribute("value").is_empty() { field.text.clone() } else { field.attribute("value").to_owned() };
        let value = changed.iter().find(|(changed, _)| *changed == name).map_or(own, |(_, value)| (*value).to_owned());
        posted.push((name, value));
    }
    posted
}

#[tokio::test]
async fn an_editor_writes_asks_others_and_adopts_and_everyone_then_reads_it() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv i Fjordby", "Alle har nogen at være noget for.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    test.visitor().get(&task.url()).await.answers(404);
    test.sign_in_as(Role::Employee).await.get(&task.url()).await.answers(200).says("Kerneopgaven har kun et udkast.");
    let show = editor.get(&format!("{}/ordlyd/1", task.url())).await;
    let seen = show.one("input[name=set]").attribute("value").to_owned();
    editor
        .post_form(&format!("{}/ordlyd/1/trin", task.url()), &[("trin", "hoering"), ("set", &seen)])
        .await
        .leads_to(&format!("{}/ordlyd/1?besked=wording-consulted", task.url()));
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet, punkt 7").await.answers(303);
    let open = test.visitor().get(&task.url()).await;
    open.answers(200).says("Et godt liv i Fjordby").says("Alle har nogen at være noget for.");
    open.says("Besluttet: Byrådet, punkt 7.").says("Dette er nord");
}

#[tokio::test]
async fn a_decision_without_who_decided_or_with_a_day_ahead_is_refused_in_words() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Godt.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let url = format!("{}/ordlyd/1/vedtag", task.url());
    let missing = editor.post_form(&url, &[("beslutning", " "), ("dag", "2026-01-01"), ("set", "1")]).await;
    missing.answers(422).says("Beslutningen mangler. Skriv, hvem der besluttede det");
    let ahead = editor.post_form(&url, &[("beslutning", "Byrådet"), ("dag", "2199-01-01"), ("set", "1")]).await;
    ahead.answers(422).says("Dagen ligger ude i fremtiden.");
}

#[tokio::test]
async fn the_words_of_whoever_saves_second_are_not_lost_and_do_not_overwrite_the_first() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Godt.").await;
    let mut first = test.sign_in_as(Role::CompassEditor).await;
    let url = format!("{}/ordlyd/1/ret", task.url());
    let page = first.get(&url).await;
    let save = |purpose: &'static str| typed(&page, &[("purpose", purpose)]);
    let as_fields =
        |posted: &[(String, String)]| posted.iter().map(|(a, b)| (a.clone(), b.clone())).collect::<Vec<_>>();
    let one = as_fields(&save("Den førstes ord"));
    let other = as_fields(&save("Den andens ord"));
    let fields = |posted: &'_ [(String, String)]| -> Vec<(String, String)> { posted.to_vec() };
    let (one, other) = (fields(&one), fields(&other));
    let one: Vec<(&str, &str)> = one.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let other: Vec<(&str, &str)> = other.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    first.post_form(&url, &one).await.answers(303);
    let refused = first.post_form(&url, &other).await;
    refused.answers(422).says("En kollega har gemt, mens du skrev.").says("Den andens ord");
    first.get(&format!("{}/ordlyd/1", task.url())).await.says("Den førstes ord");
}

#[tokio::test]
async fn two_versions_stand_side_by_side_with_what_changed_marked_and_the_page_can_be_seen_as_it_was() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet, punkt 7").await.answers(303);
    let first_day = test.app.now().in_denmark().date().to_string();
    clock::pass(3 * DAY);
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let number = reword(&mut editor, &task.url(), "Alle trives og lærer.").await;
    adopt(&test, &mut editor, &task.url(), number, "Byrådet, punkt 9").await.answers(303);
    let both = editor.get(&format!("{}/ordlyd/sammenlign?fra=1&til=2", task.url())).await;
    both.answers(200).says("Der er ændret ét sted.");
    assert!(both.one("ins").text.contains("og lærer"));
    let mut anyone = test.visitor();
    anyone.get(&task.url()).await.says("Alle trives og lærer.");
    let then = anyone.get(&format!("{}?paa={first_day}", task.url())).await;
    then.says("Sådan så siden ud").says("Alle trives.").does_not_say("og lærer");
    anyone.get(&format!("{}?paa=1999-01-01", task.url())).await.says("Kerneopgaven havde ingen ordlyd den dag.");
    anyone.get(&format!("{}?paa=i%20g%C3%A5r", task.url())).await.says("Det er ikke en dag, der har været.");
}

#[tokio::test]
async fn a_focus_keeps_its_page_when_it_is_reworded_and_says_so_when_it_is_dropped() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let url = format!("{}/ordlyd/1/ret", task.url());
    let page = editor.get(&url).await;
    let mut posted = typed(&page, &[]);
    let place = posted.iter().position(|(name, _)| name == "focus").unwrap();
    posted[place].1 = "Flere spiser sammen".into();
    let fields: Vec<(&str, &str)> = posted.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    editor.post_form(&url, &fields).await.answers(303);
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    let show = test.visitor().get(&task.url()).await;
    let focus = show.one(".pejl-parts a").attribute("href").to_owned();
    test.visitor().get(&focus).await.answers(200).says("Flere spiser sammen").says("Op til kerneopgaven");
    let begun = editor.post_form(&format!("{}/ordlyd", task.url()), &[]).await;
    let page = editor.get(begun.location()).await;
    let posted = typed(&page, &[("focus", "")]);
    let fields: Vec<(&str, &str)> = posted.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    editor.post_form(begun.location(), &fields).await.answers(303);
    adopt(&test, &mut editor, &task.url(), 2, "Byrådet").await.answers(303);
    test.visitor().get(&focus).await.answers(200).says("Ikke i den ordlyd, der gælder");
}

#[tokio::test]
async fn a_task_can_be_moved_in_the_tree_but_not_under_itself_and_closed_with_a_reason() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let overall = draft(&test, "Et godt liv", "Alle trives.").await;
    adopt(&test, &mut editor, &overall.url(), 1, "Byrådet").await.answers(303);
    let (a, b) = (draft(&test, "Læring", "Alle lærer.").await, draft(&test, "Natur", "Alle har grønt nær ved.").await);
    for task in [&a, &b] {
        adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    }
    editor.post_form(&format!("{}/flyt", b.url()), &[("under", &a.slug)]).await.answers(303);
    let refused = editor.post_form(&format!("{}/flyt", a.url()), &[("under", &b.slug)]).await;
    refused.answers(422).says("Så ville kerneopgaven komme til at høre under sig selv.");
    editor
        .post_form(&format!("{}/luk", a.url()), &[("grund", "Lagt sammen")])
        .await
        .answers(422)
        .says("Flyt eller luk dem først");
    editor.post_form(&format!("{}/luk", b.url()), &[("grund", "")]).await.answers(422).says("Begrundelsen mangler.");
    editor.post_form(&format!("{}/luk", b.url()), &[("grund", "Lagt sammen")]).await.answers(303);
    test.visitor().get("/kompas").await.says("Læring").does_not_say("Natur");
    test.visitor().get(&b.url()).await.answers(200).says("Lukket");
}

#[tokio::test]
async fn only_an_editor_writes_and_another_municipality_sees_nothing() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    for role in [Role::Administrator, Role::Analyst, Role::Employee] {
        let mut person = test.sign_in_as(role).await;
        person.get(&format!("{}/ordlyd/1/ret", task.url())).await.answers(403);
        person.post_form(&format!("{}/ordlyd/1/vedtag", task.url()), &[("beslutning", "Mig")]).await.answers(403);
    }
    test.sign_in_in(&test.havnby, Role::CompassEditor).await.get(&task.url()).await.answers(404);
}
