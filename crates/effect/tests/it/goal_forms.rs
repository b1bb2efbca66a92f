//! Forms of goals and of the plan that somebody else has been at meanwhile: what was typed is not lost, and undoes nothing.

use compass::core_task;
use effect::goal::actions;
use effect::plan;
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::goals::{core_area, proposed};

const DECIDED: [(&str, &str); 3] =
    [("hvem", "Børneudvalget"), ("dag", "2026-11-02"), ("henvisning", "Møde 9, punkt 4")];

#[tokio::test]
async fn an_order_that_somebody_else_changed_comes_back_with_the_places_and_reasons_that_were_typed() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let (one, two) = (proposed(&test, &task, "Flere svømmer").await, proposed(&test, &task, "Færre drukner").await);
    let url = format!("/effekt/prioriter/{}", task.slug);
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let seen = member.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    let new = proposed(&test, &task, "Varmere vand").await;
    let line = |goal: &str, place: &str, reason: &str| {
        [("maal", goal.to_owned()), ("plads", place.to_owned()), ("begrundelse", reason.to_owned())]
    };
    let lines = [line(&one.id, "2", "Det kan vente"), line(&two.id, "1", "Liv går forud")].concat();
    let mut fields: Vec<(&str, &str)> = lines.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("set", seen.as_str()), ("grund", "Liv")]);
    fields.extend(DECIDED);
    let late = member.post_form(&url, &fields).await;
    late.answers(422).says("En anden har ændret målene");
    let values = |name: &str| -> Vec<String> {
        let found = late.find(&format!("input[name={name}]"));
        found.iter().map(|one| one.attribute("value").to_owned()).collect()
    };
    assert_eq!(values("maal"), [two.id.as_str(), one.id.as_str(), new.id.as_str()]);
    assert_eq!(values("plads"), ["1", "2", ""]);
    assert_eq!(values("begrundelse"), ["Liv går forud", "Det kan vente", ""]);
}

#[tokio::test]
async fn a_reason_of_one_goal_that_is_too_long_is_told_at_the_goals() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = proposed(&test, &task, "Flere svømmer").await;
    let url = format!("/effekt/prioriter/{}", task.slug);
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let seen = member.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    let long = "å".repeat(601);
    let fields =
        [("maal", goal.id.as_str()), ("plads", "1"), ("begrundelse", &long), ("set", &seen), ("grund", "Det haster")];
    let refused = member.post_form(&url, &[&fields[..], &DECIDED[..]].concat()).await;
    refused.answers(422).says("Begrundelsen for et af målene er for lang.");
    assert_eq!(refused.find("#raekkefoelge .form-error-message").len(), 1);
}

#[tokio::test]
async fn a_goal_that_the_committee_has_looked_at_meanwhile_keeps_its_core_area_and_the_form_can_be_sent_again() {
    let test = TestApp::new().await;
    let (swim, sail) = (core_area(&test, "Svømning", "").await, core_area(&test, "Sejlads", "").await);
    let goal = proposed(&test, &swim, "Flere svømmer").await;
    let mut member = test.sign_in_as(Role::CommitteeMember).await;
    let ranking = format!("/effekt/prioriter/{}", swim.slug);
    let seen = member.get(&ranking).await.one("input[name=set]").attribute("value").to_owned();
    let order = [("maal", goal.id.as_str()), ("plads", "1"), ("begrundelse", ""), ("set", &seen), ("grund", "Liv")];
    member.post_form(&ranking, &[&order[..], &DECIDED[..]].concat()).await.answers(303);
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/rediger", goal.url());
    let words = [("titel", "Alle svømmer"), ("behov", "Vand"), ("set", "1")];
    let refused = owner.post_form(&url, &[&words[..], &[("kerneopgave", sail.id.as_str())]].concat()).await;
    refused.answers(422).says("Udvalget har set på målet.").says("Svømning");
    assert_eq!(refused.find("#kerneopgave").len(), 1, "the summary leads to where it is told");
    let kept = refused.one("input[name=kerneopgave]").attribute("value").to_owned();
    assert_eq!(kept, swim.id);
    owner.post_form(&url, &[&words[..], &[("kerneopgave", kept.as_str())]].concat()).await.leads_to(&goal.url());
    let now = actions::find(&mut test.app.db.reader(), &test.fjordby.operator(), &goal.id).await.unwrap();
    assert_eq!((now.title.as_str(), now.core_task_id), ("Alle svømmer", swim.id));
}

#[tokio::test]
async fn a_year_in_which_a_core_area_stands_that_is_not_in_force_is_not_taken_out_of_the_plan() {
    let test = TestApp::new().await;
    let area = core_area(&test, "Svømning", "Børn og Unge").await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    plan::actions::add_year(db, &owner, "2027", now()).await.unwrap();
    let seen = plan::rules::seen(&plan::actions::read(&mut db.reader(), &owner).await.unwrap());
    plan::actions::save(db, &owner, &[format!("{}.2027", area.id)], &seen, now()).await.unwrap();
    let editor = test.fjordby.actor(Role::CompassEditor);
    core_task::actions::close(db, &editor, &area, "Lagt sammen", now()).await.unwrap();
    let mut signed_in = test.sign_in_as(Role::EffectOwner).await;
    signed_in.get("/effekt/plan/rediger").await.does_not_say("Fjern budget 2027");
    let refused = plan::actions::remove_year(db, &owner, "2027", now()).await;
    assert!(matches!(refused, Err(plan::PlanFault::Refused("plan-refused-year-in-use"))), "{refused:?}");
}
