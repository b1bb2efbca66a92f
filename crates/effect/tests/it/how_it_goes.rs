//! How it goes, where people look first: on a goal's page and the front page of effect steering.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::amount::Amount;
use effect::indicator::actions::{NewIndicator, set_aim};
use effect::indicator::{AimKind, DefinitionDraft, Direction, Draft, Indicator, NewAim, actions as indicators};
use effect::intake::feed::actions as feeds;
use effect::observation::report::actions as reports;
use effect::observation::{Origin, Status};
use effect::period::{Frequency, Period};
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::intake_feeds::{Service, ask};
use crate::values::{World, said, write};

/// A monthly number that measures a goal: sixteen months at each of four schools, and a target that it never meets.
async fn measured(test: &TestApp, world: &World, goals: Vec<String>) -> Indicator {
    let owner = test.fjordby.actor(Role::EffectOwner);
    let draft = Draft { title: "Svømmere".to_owned(), frequency: Frequency::Month, ..Draft::default() };
    let new = NewIndicator {
        draft,
        definition: DefinitionDraft { direction: Direction::Up, ..DefinitionDraft::number("børn, der kan svømme") },
        tree: world.tree.id.clone(),
        unit: None,
        goals,
    };
    let indicator = indicators::create(&test.app.db, &owner, &new, now()).await.unwrap();
    let mut all = Vec::new();
    let months = std::iter::successors(Period::read("2025-01"), |period| Some(period.next())).take(16);
    for (month, swimmers) in months.zip([10, 11].into_iter().cycle()) {
        for code in ["n1", "n2", "s1", "s2"] {
            all.push((world.key(code, &month.to_string()), said(swimmers, None, Status::Final)));
        }
    }
    write(test, &indicator, &all, Origin::Intake { id: "fil", reason: "" }).await.unwrap();
    let target = NewAim {
        kind: AimKind::Target,
        unit: None,
        from: Period::read("2025-01"),
        to: None,
        amount: Amount::whole(90),
        note: String::new(),
        reason: String::new(),
    };
    set_aim(&test.app.db, &owner, &indicator.id, &target, now()).await.unwrap();
    indicator
}

#[tokio::test]
async fn a_goal_the_list_and_the_front_page_say_how_each_indicator_goes_to_colleagues() {
    let test = TestApp::new().await;
    let task = crate::goals::core_area(&test, "Børn i vand", "Skoleforvaltningen").await;
    let goal = crate::goals::adopted(&test, &task, "Alle børn kan svømme").await;
    let world = World::new(&test).await;
    measured(&test, &world, vec![goal.id.clone()]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    for url in [goal.url().as_str(), "/effekt", "/effekt/indikatorer"] {
        let page = emil.get(url).await;
        page.says("Svømmere").says("44").says("april 2026").says("Målet bliver ikke nået");
        page.says("Ingen ændring ud over det tilfældige").says("siger ikke hvorfor");
    }
    let public = test.visitor().get(&goal.url()).await;
    public.says("Én indikator").does_not_say("Svømmere").does_not_say("Målet bliver ikke nået");
    test.visitor().get("/effekt").await.says("én indikator").does_not_say("Svømmere");
}

#[tokio::test]
async fn the_front_page_says_which_values_are_due_to_be_approved_and_to_be_looked_through() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let draft = Draft {
        title: "Sygefravær".to_owned(),
        frequency: Frequency::Month,
        due_days: Some(60),
        remind_days: Some(40),
        ..Draft::default()
    };
    let definition = DefinitionDraft::number("sygedage");
    let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), ..NewIndicator::default() };
    let absence = indicators::create(db, &owner, &new, now()).await.unwrap();
    let value = |code| (world.key(code, "2026-10"), said(5, None, Status::Final));
    reports::report(db, &test.fjordby.actor(Role::Employee), &absence, &value("n1"), now()).await.unwrap();
    let broken = Service::start(Box::new(|_, _| (500, String::new()))).services();
    let feed = feeds::save(db, &owner, &absence, (None, &ask("skole1"), "never"), &broken, now()).await.unwrap();
    assert!(feeds::fetch_now(db, &owner, &absence, &feed, &broken, now()).await.is_err());
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get("/").await.says("Tal til én indikator skal indberettes").does_not_say("venter på at blive godkendt");
    let page = emil.get("/effekt").await;
    page.says("4 af 4 enheder mangler").says("Bakkeskolen").says("og én mere");
    let form = emil.get("/effekt/indberet?indikator=sygefravaer&enhed=n2&periode=2026-10").await;
    let address = "/effekt/indberet?indikator=sygefravaer&enhed=n2&periode=2026-10";
    let leads = page.find("a").iter().any(|link| link.attribute("href") == address);
    assert!(leads, "{:?}", page.find("a").iter().map(|link| link.attribute("href").to_owned()).collect::<Vec<_>>());
    assert_eq!(form.one("select[name=periode] option[selected]").attribute("value"), "2026-10");
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    crate::intake::send(&mut owner, &absence, "tal.csv", b"enhed;periode;tal\nn1;2026-10;4\n").await;
    let front = owner.get("/").await;
    front.says("Ét indberettet tal venter på at blive godkendt").says("En fil til Sygefravær er ikke set igennem");
    front.says("Tal til Sygefravær kunne ikke hentes");
    assert!(front.text().contains("href=\"/effekt/indikatorer/sygefravaer/indlaes\""));
    owner.get("/effekt/indikatorer").await.says("Mangler fra:").says("Bakkeskolen").says("og én mere");
    let mut other = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    other.get("/").await.does_not_say("Sygefravær").does_not_say("skal indberettes");
}

#[tokio::test]
async fn a_units_page_says_how_it_goes_there_and_leads_to_the_indicator_for_that_unit() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let school = world.tree.url_of(world.units.find(world.id("n1")).unwrap());
    emil.get(&school).await.says("Ingen indikatorer følges for enheder i dette træ endnu");
    measured(&test, &world, Vec::new()).await;
    let page = emil.get(&school).await;
    page.says("Indikatorer for enheden").says("Svømmere").says("11").says("april 2026").does_not_say("44");
    let link = page.one("#tal ~ div table tbody th a").attribute("href").to_owned();
    assert_eq!(link, "/effekt/indikatorer/svoemmere?enhed=n1");
    emil.get(&link).await.says("Nordskolen: 11");
    let owner = test.fjordby.actor(Role::EffectOwner);
    for number in 0..10 {
        let draft = Draft { title: format!("Andre {number}"), ..Draft::default() };
        let definition = DefinitionDraft::number("børn");
        let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), ..NewIndicator::default() };
        indicators::create(&test.app.db, &owner, &new, now()).await.unwrap();
    }
    emil.get(&school).await.says("Andre 9").does_not_say("Svømmere");
    for page in ["2", "99"] {
        emil.get(&format!("{school}?tal={page}")).await.says("Svømmere").does_not_say("Andre 9");
    }
}
