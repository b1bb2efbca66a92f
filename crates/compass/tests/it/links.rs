//! Saying that two things hang together, being refused, and saying that they no longer do: all of it with forms.

use compass::thread::links::actions::{self, Wish};
use compass::thread::links::{Audience, NewNode, Standing};
use compass::thread::{Asker, End, Kind, Relation, Stored, Threads};
use platform::access::Role;
use platform::store::Tx;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;

/// Puts a thing on Fjordby's thread.
pub(crate) async fn put(test: &TestApp, kind: Kind, title: &str, standing: Standing) -> End {
    put_for(test, kind, title, standing, Audience::Public).await
}

pub(crate) async fn put_for(test: &TestApp, kind: Kind, title: &str, standing: Standing, audience: Audience) -> End {
    let id = platform::tenancy::slug(title);
    let node = NewNode {
        end: End::new(kind, &id),
        title: title.to_owned(),
        url: format!("/ting/{id}"),
        unit: test.fjordby.unit.id.clone(),
        audience,
        standing,
    };
    let operator = test.fjordby.operator();
    let mut tx = Tx::begin(&test.app.db, &operator, "test.put", now()).await.unwrap();
    actions::put_node(&mut tx, &operator, &node).await.unwrap();
    tx.commit().await.unwrap();
    node.end
}

/// Links two things as Emil does, and returns the link's identifier.
pub(crate) async fn link(test: &TestApp, from: &End, relation: Relation, to: &End, reason: &str) -> String {
    let (emil, locale) = (test.fjordby.actor(Role::Employee), Locale::new(Language::Danish, test.app.texts.clone()));
    let asker = Asker { db: &test.app.db, actor: &emil, locale: &locale };
    let wish = Wish { from: from.clone(), relation, to: to.clone(), reason: reason.to_owned() };
    actions::make(&asker, &Threads::new(vec![Box::new(Stored)]), &wish, now()).await.unwrap()
}

/// North with a welfare task below it, a focus of that, and an action that nothing leads up from.
pub(crate) async fn small_world(test: &TestApp) -> [End; 4] {
    let north = put(test, Kind::CoreTask, "Et godt liv i Fjordby", Standing::North).await;
    let task = put(test, Kind::CoreTask, "Sunde børn og unge", Standing::Below).await;
    let focus = put(test, Kind::Focus, "Mere bevægelse i skolen", Standing::Below).await;
    let action = put(test, Kind::Action, "Cykelsti til skolerne", Standing::Below).await;
    link(test, &task, Relation::Supports, &north, "Børn er halvdelen af kommunen").await;
    link(test, &focus, Relation::Supports, &task, "Den, der rører sig, har det bedre").await;
    [north, task, focus, action]
}

fn asked_for(end: &End) -> String {
    format!("/traad/knyt?fra={end}")
}

#[tokio::test]
async fn a_colleague_finds_a_thing_by_words_and_says_how_and_why_the_two_hang_together() {
    let test = TestApp::new().await;
    let [north, task, focus, action] = small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let begin = emil.get(&asked_for(&action)).await;
    begin.answers(200).says("Cykelsti til skolerne").says("Her hører det måske til");
    let offered: Vec<String> =
        begin.find("input[name=til]").iter().map(|one| one.attribute("value").to_owned()).collect();
    assert!(offered.contains(&focus.to_string()) && !offered.contains(&action.to_string()), "{offered:?}");
    assert_eq!(offered.first(), Some(&focus.to_string()), "it shares 'skole' with the action");

    let found = emil.get(&format!("{}&q=bev%C3%A6gelser", asked_for(&action))).await;
    found.says("Fundet med “bevægelser”").says("Mere bevægelse i skolen");
    let nothing = emil.get(&format!("{}&q=flodhest", asked_for(&action))).await;
    nothing.says("Prøv med færre eller andre ord").does_not_say("bevægelse i skolen");

    let fields = [
        ("fra", action.to_string()),
        ("til", focus.to_string()),
        ("forhold", "supports".to_owned()),
        ("grund", "Flere cykler i skole".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = emil.post_form("/traad/knyt", &fields).await;
    made.leads_to("/ting/cykelsti-til-skolerne?besked=thread-linked");
    let whole = emil.get(&format!("/traad/{}/{}", action.kind.name(), action.id)).await;
    whole.says("understøtter Fokus Mere bevægelse i skolen").says("Flere cykler i skole").does_not_say("når ikke op");
    let up: Vec<String> = whole.find(".pejl-way-up .pejl-thing > a").into_iter().map(|one| one.text).collect();
    assert_eq!(up, ["Mere bevægelse i skolen", "Sunde børn og unge", "Et godt liv i Fjordby"]);
    assert_eq!(whole.find(".pejl-is-north").len(), 1);

    let again = emil.post_form("/traad/knyt", &fields).await;
    again.answers(422).says("De to er allerede knyttet sammen");
    assert_eq!(again.one("[role=alert] a").attribute("href"), "#til");
    assert!(again.one("textarea[name=grund]").text.contains("Flere cykler"), "what was typed is kept");
    let below = emil.get(&format!("/traad/core-task/{}", task.id)).await;
    below.says("understøttes af Fokus").says("2 herunder");
    emil.get(&format!("/traad/core-task/{}", north.id)).await.says("3 herunder").says("Dette er nord");
}

#[tokio::test]
async fn the_chosen_one_can_be_the_one_that_supports() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let (from, to) = (focus.to_string(), action.to_string());
    let fields =
        [("fra", from.as_str()), ("til", to.as_str()), ("forhold", "implements-back"), ("grund", "Den viser hvordan")];
    emil.post_form("/traad/knyt", &fields).await.answers(303);
    let whole = emil.get(&format!("/traad/focus/{}", focus.id)).await;
    whole.says("udføres af Handling Cykelsti til skolerne");
}

#[tokio::test]
async fn what_is_missing_is_told_at_once_and_a_circle_is_refused_and_shown() {
    let test = TestApp::new().await;
    let [north, task, focus, _] = small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let from = north.to_string();
    let empty = emil.post_form("/traad/knyt", &[("fra", from.as_str()), ("grund", " ")]).await;
    empty.answers(422).says("Vælg det, du vil knytte til.").says("Vælg, hvordan de to hænger sammen.");
    empty.says("Skriv, hvorfor de to hænger sammen.");
    let places: Vec<String> = empty.find("[role=alert] a").iter().map(|one| one.attribute("href").to_owned()).collect();
    assert_eq!(places, ["#til", "#forhold", "#grund"]);

    let to = focus.to_string();
    let fields = [("fra", from.as_str()), ("til", to.as_str()), ("forhold", "supports"), ("grund", "Rundt i ring")];
    let circle = emil.post_form("/traad/knyt", &fields).await;
    circle.answers(422).says("Det ville lukke en ring");
    let rungs: Vec<String> = circle.find(".pejl-circle li").into_iter().map(|one| one.text).collect();
    assert_eq!(
        rungs,
        [
            "Et godt liv i Fjordby understøtter Mere bevægelse i skolen den nye",
            "Mere bevægelse i skolen understøtter Sunde børn og unge",
            "Sunde børn og unge understøtter Et godt liv i Fjordby",
        ]
    );
    let itself = emil.post_form("/traad/knyt", &[("til", from.as_str()), fields[0], fields[2], fields[3]]).await;
    itself.answers(422).says("Noget kan ikke knyttes til sig selv.");
    let unknown =
        emil.post_form("/traad/knyt", &[("til", "action:findes-ikke"), fields[0], fields[2], fields[3]]).await;
    unknown.answers(422).says("Det, du valgte, findes ikke");
    emil.get(&format!("/traad/core-task/{}", task.id)).await.says("Et godt liv i Fjordby");
}

#[tokio::test]
async fn only_those_with_the_right_are_offered_to_link_and_may() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let whole = format!("/traad/action/{}", action.id);
    let mut public = test.visitor();
    let page = public.get(&whole).await;
    page.says("Herfra er der ingen offentlig vej").does_not_say("Knyt til").does_not_say("afslut");
    public.get(&asked_for(&action)).await.leads_to("/log-ind");
    let mut admin = test.sign_in_as(Role::Administrator).await;
    admin.get(&whole).await.says("Dette når ikke op til nord.").does_not_say("Knyt til").says("Sig det til en");
    admin.get(&asked_for(&action)).await.answers(403);
    let (from, to) = (action.to_string(), focus.to_string());
    let fields = [("fra", from.as_str()), ("til", to.as_str()), ("forhold", "supports"), ("grund", "Vil gerne")];
    admin.post_form("/traad/knyt", &fields).await.answers(403);
    let mut neighbour = test.sign_in_in(&test.havnby, Role::CompassEditor).await;
    neighbour.get(&whole).await.answers(404);
    neighbour.post_form("/traad/knyt", &fields).await.answers(404);
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&whole).await;
    page.says("Dette når ikke op til nord.").says("Knyt det til det, det støtter");
}

#[tokio::test]
async fn ending_a_link_asks_why_and_what_was_linked_stays_in_the_history() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let link = link(&test, &action, Relation::Supports, &focus, "Flere cykler i skole").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let whole = format!("/traad/action/{}", action.id);
    let page = emil.get(&whole).await;
    let ask = format!("/traad/afslut/{link}?fra={}", action.to_string().replace(':', "%3A"));
    assert_eq!(page.find(".pejl-way-up .reason a").first().map(|one| one.attribute("href")), Some(ask.as_str()));
    let ask = emil.get(&ask).await;
    ask.answers(200)
        .says("Cykelsti til skolerne understøtter Fokus Mere bevægelse i skolen")
        .says("Flere cykler i skole");
    let post = format!("/traad/afslut/{link}");
    let from = action.to_string();
    let refused = emil.post_form(&post, &[("fra", &from), ("grund", "")]).await;
    refused.answers(422).says("Skriv, hvorfor forbindelsen ikke holder længere.");
    let ended = emil.post_form(&post, &[("fra", &from), ("grund", "Stien blev ikke bygget")]).await;
    ended.leads_to("/ting/cykelsti-til-skolerne?besked=thread-link-ended");
    let after = emil.get(&whole).await;
    after.says("Dette når ikke op til nord.").says("Afsluttet").says("Stien blev ikke bygget").says("Emil Medarbejder");
    emil.post_form(&post, &[("fra", &from), ("grund", "Igen")]).await.answers(404);
    test.visitor().get(&whole).await.does_not_say("Emil").does_not_say("Historik");
}

#[tokio::test]
async fn nothing_is_linked_to_what_has_ended() {
    let test = TestApp::new().await;
    let [_, task, focus, action] = small_world(&test).await;
    let operator = test.fjordby.operator();
    let mut tx = Tx::begin(&test.app.db, &operator, "test.end", now()).await.unwrap();
    actions::end_node(&mut tx, &operator, &focus, "Ikke længere i fokus").await.unwrap();
    tx.commit().await.unwrap();
    let mut emil = test.sign_in_as(Role::Employee).await;
    for (from, to) in [(&action, &focus), (&focus, &task)] {
        let (from, to) = (from.to_string(), to.to_string());
        let fields = [("fra", from.as_str()), ("til", to.as_str()), ("forhold", "supports"), ("grund", "Hører sammen")];
        emil.post_form("/traad/knyt", &fields).await.answers(422).says("Det, du valgte, findes ikke");
    }
    emil.get(&format!("/traad/action/{}", action.id)).await.does_not_say("Hører sammen");
}

#[tokio::test]
async fn a_reason_is_as_short_as_the_pages_that_show_it_need() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let (from, to, long) = (action.to_string(), focus.to_string(), "å".repeat(601));
    let mut emil = test.sign_in_as(Role::Employee).await;
    let fields = [("fra", from.as_str()), ("til", to.as_str()), ("forhold", "supports"), ("grund", long.as_str())];
    let refused = emil.post_form("/traad/knyt", &fields).await;
    refused.answers(422).says("Begrundelsen er for lang. Brug højst 600 tegn.");
    assert_eq!(refused.one("[role=alert] a").attribute("href"), "#grund");
    let link = link(&test, &action, Relation::Supports, &focus, &"å".repeat(600)).await;
    let refused = emil.post_form(&format!("/traad/afslut/{link}"), &[("fra", &from), ("grund", &long)]).await;
    refused.answers(422).says("Begrundelsen er for lang.");
}

#[tokio::test]
async fn who_has_not_said_what_to_link_finds_it_first() {
    let test = TestApp::new().await;
    let [_, _, _, action] = small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get("/traad/knyt").await.answers(200).says("Knyt til noget: vælg først hvad").says("Søg efter det");
    emil.get("/traad/knyt?q=svømmehal").await.answers(200).says("Ingen titler har de ord.");
    let found = emil.get("/traad/knyt?q=cykelstier").await;
    let address = found.one("main li a").attribute("href").to_owned();
    assert_eq!(address, format!("/traad/knyt?fra={}", action.to_string().replace(':', "%3A")));
    emil.get(&address).await.answers(200).says("Her hører det måske til");
    emil.get("/traad/knyt?fra=action:findes-ikke").await.answers(404);
    test.visitor().get("/traad/knyt").await.leads_to("/log-ind");
}

#[tokio::test]
async fn the_threads_pages_stand_in_the_compass_and_a_core_task_among_the_core_tasks() {
    let test = TestApp::new().await;
    let [_, task, _, action] = small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    for (address, crumbs) in [
        (format!("/traad/core-task/{}", task.id), "Kerneopgaver|Sunde børn og unge"),
        (asked_for(&task), "Kerneopgaver|Sunde børn og unge"),
        (format!("/traad/action/{}", action.id), "Cykelsti til skolerne"),
    ] {
        let page = emil.get(&address).await;
        assert_eq!(page.one("nav a[aria-current=true]").attribute("href"), "/kompas", "{address}");
        let shown: Vec<String> = page.find(".breadcrumbs a").into_iter().map(|crumb| crumb.text).collect();
        assert_eq!(shown.join("|"), crumbs, "{address}");
    }
}
