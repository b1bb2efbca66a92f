//! Values on pages: the form that also fits a phone, the queue, and a value's own page.

use effect::amount::Amount;
use effect::indicator::{DefinitionDraft, Direction, Indicator};
use effect::observation::actions as values;
use effect::observation::{Origin, Said, Status};
use effect::period::Frequency;
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator};

const REPORT: &str = "/effekt/indberet";
const QUEUE: &str = "/effekt/godkend";

async fn pupils(test: &TestApp, world: &World) -> Indicator {
    indicator(test, world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await
}

async fn put(test: &TestApp, indicator: &Indicator, world: &World, (code, year, number): (&str, &str, i64)) {
    let owner = test.fjordby.actor(Role::EffectOwner);
    let said = Said { numerator: Amount::whole(number), denominator: None, status: Status::Final, note: String::new() };
    let one = [(world.key(code, year), said)];
    values::record(&test.app.db, &owner, indicator, &one, Origin::Intake { id: "fil", reason: "" }, now())
        .await
        .unwrap();
}

#[tokio::test]
async fn empty_pages_say_what_will_come() {
    let test = TestApp::new().await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(REPORT).await.says("Der er ingen indikatorer").says("Her kommer dine indberetninger");
    emil.get(QUEUE).await.answers(403);
    test.sign_in_as(Role::EffectOwner).await.get(QUEUE).await.says("Ingen tal venter");
    test.visitor().get(REPORT).await.leads_to("/log-ind");
}

#[tokio::test]
async fn a_report_waits_is_approved_and_stands_in_all_sums_and_the_last_choice_is_kept() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    pupils(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let form = emil.get(REPORT).await;
    form.says("Nordskolen");
    assert_eq!(form.one("#periode option[selected]").text, "2025", "the last year that is over");
    let unit = world.id("n1");
    let fields = [("indikator", "elever"), ("enhed", unit), ("periode", "2025"), ("status", "final")];
    let empty = emil.post_form(REPORT, &fields).await;
    empty.answers(422).says("Skriv tallet, eller vælg, at det er skjult eller mangler.");
    let words = emil.post_form(REPORT, &[&fields[..], &[("vaerdi", "mange")]].concat()).await;
    words.answers(422).says("\"mange\" er ikke et tal");
    let sent = emil.post_form(REPORT, &[&fields[..], &[("vaerdi", "1.250,5"), ("note", "Talt i dag")]].concat()).await;
    let page = emil.follow(&sent).await;
    page.says("venter på at blive godkendt").says("Elever: Nordskolen, 2025").says("venter");
    assert_eq!(page.one("#enhed option[selected]").attribute("value"), unit);
    assert_eq!(emil.get(REPORT).await.one("#enhed option[selected]").attribute("value"), unit, "also the next day");
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let queue = owner.get(QUEUE).await;
    queue.says("Ét tal venter").says("1.251").says("Talt i dag").says("Emil Medarbejder");
    let address = queue.find("form[action^='/effekt/godkend/']").remove(0).attribute("action").to_owned();
    let approved = owner.post_form(&address, &[("set", "0")]).await;
    owner.follow(&approved).await.says("Tallet er godkendt").says("Ingen tal venter");
    let value = |unit: &str| format!("/effekt/indikatorer/elever/vaerdi?enhed={unit}&periode=2025");
    owner.get(&value("n1")).await.says("1.251").says("Indberettet af Emil Medarbejder, godkendt af effect-owner");
    owner.get(&value("N")).await.says("1.251").says("1 af 2 enheder har et tal.").says("Bakkeskolen");
    owner.get(&value("K")).await.says("1.251").says("1 af 4 enheder har et tal.");
    emil.get(REPORT).await.says("godkendt").says("Afgjort af effect-owner");
    owner.post_form(&address, &[("set", "0")]).await.answers(422).says("allerede afgjort");
}

#[tokio::test]
async fn a_report_is_declined_with_a_reason_or_taken_back() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    pupils(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let report = |code: &str, number: &'static str| {
        let unit = world.id(code).to_owned();
        move |client: testbed::Client| {
            let (mut client, unit) = (client, unit.clone());
            async move {
                let fields = [
                    ("indikator", "elever"),
                    ("enhed", unit.as_str()),
                    ("periode", "2025"),
                    ("status", "final"),
                    ("vaerdi", number),
                ];
                client.post_form(REPORT, &fields).await.answers(303);
            }
        }
    };
    report("n1", "5")(emil.clone()).await;
    report("n1", "6")(emil.clone()).await;
    report("n2", "7")(emil.clone()).await;
    let own = emil.get(REPORT).await;
    own.says("trukket tilbage");
    assert_eq!(own.find("form[action$='/traek-tilbage']").len(), 2, "the newer report replaced the older one");
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let queue = owner.get(QUEUE).await;
    let first = queue.find(".pejl-finding-title a").remove(0).attribute("href").to_owned();
    owner.get(&first).await.says("Hvorfor afviser du tallet?");
    owner.post_form(&format!("{first}/afvis"), &[("afvisning", " ")]).await.answers(422).says("Skriv, hvorfor");
    let declined = owner.post_form(&format!("{first}/afvis"), &[("afvisning", "Tæl igen")]).await;
    owner.follow(&declined).await.says("Tallet er afvist");
    let own = emil.get(REPORT).await;
    own.says("afvist").says("Tæl igen");
    let back = own.one("form[action$='/traek-tilbage']").attribute("action").to_owned();
    let mut stranger = test.sign_in_as(Role::Analyst).await;
    stranger.post_form(&back, &[]).await.answers(404);
    let taken = emil.post_form(&back, &[]).await;
    emil.follow(&taken).await.says("trukket tilbage");
    owner.get(QUEUE).await.says("Ingen tal venter");
    emil.post_form(&back, &[]).await.answers(422);
}

#[tokio::test]
async fn what_is_unlike_the_earlier_values_is_hinted_at_and_a_final_value_is_not_changed_unseen() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    for (year, number) in [("2018", 100), ("2019", 102), ("2020", 99), ("2021", 101), ("2022", 100), ("2023", 103)] {
        put(&test, &pupils, &world, ("n1", year, number)).await;
    }
    put(&test, &pupils, &world, ("n1", "2024", 101)).await;
    put(&test, &pupils, &world, ("n1", "2025", 104)).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let fields =
        [("indikator", "elever"), ("enhed", "n1"), ("periode", "2025"), ("status", "final"), ("vaerdi", "-1000")];
    let asked = emil.post_form(REPORT, &fields).await;
    asked.answers(422).says("Står kommaet rigtigt?").says("Er tallet rigtigt, så send igen.");
    let sure = asked.one("input[name=sikker]").attribute("value").to_owned();
    let another = [&fields[..4], &[("vaerdi", "-2000"), ("sikker", sure.as_str())]].concat();
    emil.post_form(REPORT, &another).await.answers(422).says("andet fortegn");
    emil.post_form(REPORT, &[&fields[..], &[("sikker", sure.as_str())]].concat()).await.answers(303);
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let queue = owner.get(QUEUE).await;
    queue.says("uden for det").says("andet fortegn").says("Står kommaet rigtigt?").says("et endeligt tal");
    queue.says("Forrige periode 2024: 101").says("Forskel −1.104");
    let first = queue.find(".pejl-finding-title a").remove(0).attribute("href").to_owned();
    owner.post_form(&first, &[("set", "0"), ("grund", "Rigtigt")]).await.answers(422).says("En anden har skrevet");
    owner
        .post_form(&first, &[("set", "1"), ("grund", "")])
        .await
        .answers(422)
        .says("Skriv, hvorfor tallet bliver ændret.");
    owner.post_form(&first, &[("set", "1"), ("grund", "Rigtigt")]).await.answers(303);
    let page = owner.get("/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2025").await;
    page.says("−1.000").says("rettet").says("Hvorfor: Rigtigt").says("104").says("Fra fil, indlæst af effect-owner");
}

#[tokio::test]
async fn a_value_is_corrected_on_its_own_page_and_an_earlier_one_is_written_again() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    put(&test, &pupils, &world, ("n1", "2024", 100)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = "/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2024";
    let page = owner.get(url).await;
    assert_eq!(page.one("#vaerdi").attribute("value"), "100");
    let fields = |number: &'static str, reason: &'static str, seen: &'static str| {
        [("status", "final"), ("vaerdi", number), ("grund", reason), ("set", seen)]
    };
    owner.post_form(url, &fields("110", "", "1")).await.answers(422).says("Skriv, hvorfor tallet bliver ændret.");
    let saved = owner.post_form(url, &fields("110", "Talt igen", "1")).await;
    owner.follow(&saved).await.says("110").says("rettet").says("Hvorfor: Talt igen").says("100");
    let late = owner.post_form(url, &fields("120", "Også talt", "1")).await;
    late.answers(422).says("En anden har skrevet tallet").says("Nu står der: 110");
    assert_eq!(late.one("#vaerdi").attribute("value"), "120");
    let page = owner.get(url).await;
    let again = page.one("a[href*='fra=1']").attribute("href").replace("#vaerdi", "");
    let filled = owner.get(&again).await;
    assert_eq!(filled.one("#vaerdi").attribute("value"), "100");
    assert_eq!(filled.one("input[name=set]").attribute("value"), "2");
    let same = owner.post_form(url, &fields("110", "Igen", "2")).await;
    owner.follow(&same).await.says("Intet er ændret.");
    let mut emil = test.sign_in_as(Role::Employee).await;
    let seen = emil.get(url).await;
    seen.says("110");
    assert!(seen.find("#vaerdi").is_empty());
    emil.post_form(url, &fields("1", "x", "2")).await.answers(403);
    owner.get("/effekt/indikatorer/elever/vaerdi?enhed=findes-ikke&periode=2024").await.answers(404);
    test.sign_in_in(&test.havnby, Role::EffectOwner).await.get(url).await.answers(404);
}

#[tokio::test]
async fn a_large_number_stays_what_it_is_when_only_the_note_beside_it_is_changed() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    put(&test, &pupils, &world, ("n1", "2024", 1_250)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = "/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2024";
    for (language, seen, shown) in [("da", "1", "1.250"), ("en", "2", "1,250")] {
        owner.set_cookie("pejl_lang", language);
        let page = owner.get(url).await;
        page.says(shown);
        let filled = page.one("#vaerdi").attribute("value").to_owned();
        assert_eq!(filled, "1250");
        let fields = [("status", "final"), ("vaerdi", &filled), ("note", language), ("grund", "Note"), ("set", seen)];
        let saved = owner.post_form(url, &fields).await;
        owner.follow(&saved).await.says(shown);
    }
    let history = values::history(&mut test.app.db.reader(), &pupils, &world.key("n1", "2024")).await.unwrap();
    assert!(history.iter().all(|one| one.said.numerator == Amount::whole(1_250)), "{history:?}");
    assert_eq!(history.len(), 3);
    let typed = [("status", "final"), ("vaerdi", "1,275"), ("grund", "Talt igen"), ("set", "3")];
    owner.post_form(url, &typed).await.answers(303);
    owner.get(url).await.says("1,275");
    let ambiguous = [("status", "final"), ("vaerdi", "1275,125"), ("grund", "Talt igen"), ("set", "4")];
    owner.post_form(url, &ambiguous).await.answers(422).says("can be read in two ways");
}

#[tokio::test]
async fn a_target_is_what_was_typed_and_a_band_stays_what_it_was_when_its_form_is_filled_in() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let (low, high) = (Amount::whole(1_000).unwrap(), Amount::whole(2_000).unwrap());
    let draft = DefinitionDraft { direction: Direction::Band { low, high }, ..DefinitionDraft::number("Elever") };
    let pupils = indicator(&test, &world, "Elever", (draft, Frequency::Year)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let form = owner.get("/effekt/indikatorer/elever/definition").await;
    assert_eq!([form.one("#lav").attribute("value"), form.one("#hoej").attribute("value")], ["1000", "2000"]);
    let url = "/effekt/indikatorer/elever/maaltal";
    let fields = |number| [("slags", "target"), ("fra", "2025"), ("vaerdi", number)];
    owner.post_form(url, &fields("1250.125")).await.answers(422).says("kan læses på to måder");
    owner.post_form(url, &fields("")).await.answers(422).says("Skriv et tal");
    let saved = owner.post_form(url, &fields("1.250")).await;
    owner.follow(&saved).await.says("1.250");
    let reads = &mut test.app.db.reader();
    let aims = effect::indicator::store::aims(reads, &pupils.municipality_id, &pupils.id).await.unwrap();
    assert_eq!(Some(aims[0].amount), Amount::whole(1_250));
}

#[tokio::test]
async fn a_whole_with_a_published_value_shows_the_difference_and_a_missing_value_says_why() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    put(&test, &pupils, &world, ("n1", "2024", 100)).await;
    put(&test, &pupils, &world, ("N", "2024", 130)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = "/effekt/indikatorer/elever/vaerdi?enhed=N&periode=2024";
    owner.get(url).await.says("Kilden siger 130").says("Det er 30,00 anderledes").says("Enheden har dele");
    let url = "/effekt/indikatorer/elever/vaerdi?enhed=n2&periode=2024";
    let page = owner.get(url).await;
    page.says("mangler").says("Skriv tallet");
    owner.post_form(url, &[("status", "missing"), ("set", "0")]).await.answers(422).says("hvorfor tallet mangler");
    let with_number = [("status", "suppressed"), ("set", "0"), ("vaerdi", "3")];
    owner.post_form(url, &with_number).await.answers(422).says("Slet tallet");
    let saved = owner.post_form(url, &[("status", "suppressed"), ("set", "0")]).await;
    owner.follow(&saved).await.says("skjult, fordi tallet er for lille");
    owner.get("/effekt/indikatorer/elever/vaerdi?enhed=N&periode=2024").await.says("1 af 2 enheder har et tal.");
}

#[tokio::test]
async fn whoever_may_approve_does_so_at_once_but_sees_what_stands_there_first() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    put(&test, &pupils, &world, ("n1", "2025", 100)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let fields = [("indikator", "elever"), ("enhed", "n1"), ("periode", "2025"), ("status", "final"), ("vaerdi", "7")];
    let at_once = [&fields[..], &[("straks", "1"), ("set", "0")]].concat();
    let refused = owner.post_form(REPORT, &at_once).await;
    refused.answers(422).says("Der står allerede et tal.").says("Nu står der: 100");
    assert_eq!(refused.one("input[name=set]").attribute("value"), "1");
    let of = refused.one("input[name=set-for]").attribute("value").to_owned();
    let again = [&fields[..], &[("straks", "1"), ("set", "1"), ("set-for", &of), ("grund", "Talt igen")]].concat();
    let sent = owner.post_form(REPORT, &again).await;
    owner.follow(&sent).await.says("Tallet er godkendt");
    let page = owner.get("/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2025").await;
    page.says("Indberettet og godkendt af effect-owner").says("Talt igen");
}
