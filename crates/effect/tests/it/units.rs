//! Measured units and groups to compare with, as people meet them.

use effect::measured_unit::actions::{self, Move};
use effect::measured_unit::import::import;
use effect::measured_unit::{MeasuredTree, UnitFault, store};
use platform::access::Role;
use testbed::TestFile;
use testbed::clock::now;

use crate::TestApp;

/// A tree of two areas with two schools each, as most tests of effect want it.
pub(crate) async fn schools(test: &TestApp) -> MeasuredTree {
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = actions::create_tree(db, &owner, "Kommunens skoler", "", now()).await.unwrap();
    import(db, &owner, &tree, ("skoler.csv", SCHOOLS.as_bytes()), now()).await.unwrap();
    tree
}

const SCHOOLS: &str = "kode;navn;over;gruppe\nnord;Nord;;\nsyd;Syd;;\n101;Skovskolen;nord;Små skoler\n102;Moseskolen;nord;Små skoler\n103;Havneskolen;syd;\n104;Byskolen;syd;\n";

async fn id(test: &TestApp, tree: &MeasuredTree, code: &str) -> String {
    let units = store::units(&mut test.app.db.reader(), &test.fjordby.municipality.id, &tree.id).await.unwrap();
    units.coded(code).and_then(|number| units.unit(number)).unwrap().id.clone()
}

#[tokio::test]
async fn a_tree_is_made_and_its_units_come_from_a_file_after_a_look_at_what_it_changes() {
    let test = TestApp::new().await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get("/effekt/enheder").await.says("Her kommer træerne af enheder til at stå");
    let made = owner.post_form("/effekt/enheder/ny", &[("navn", "Kommunens skoler")]).await;
    owner.follow(&made).await.says("Træet er lavet").says("Her kommer enhederne til at stå");
    let url = "/effekt/enheder/kommunens-skoler/indlaes";
    owner.get(url).await.says("Den samme fil to gange ændrer ingenting");
    owner.post_multipart(url, &[], &[]).await.answers(422).says("Vælg en fil.");
    let file = |text: &'static str| TestFile { field: "fil", name: "skoler.csv", bytes: text.as_bytes() };
    let wrong = owner.post_multipart(url, &[], &[file("kode;navn;over\n101;;nord\n101;A;\n")]).await;
    wrong.answers(422).says("Række 2").says("Skriv noget i feltet").says("også i række 2");
    let preview = owner.post_multipart(url, &[], &[file(SCHOOLS)]).await;
    preview.answers(200).says("6 enheder kommer til").says("Skovskolen kommer til: Nord");
    owner.get("/effekt/enheder/kommunens-skoler").await.says("Her kommer enhederne til at stå");
    let content = preview.one("input[name=indhold]").attribute("value").to_owned();
    let done = owner.post_multipart(url, &[("navn", "skoler.csv"), ("indhold", &content)], &[]).await;
    let tree = owner.follow(&done).await;
    tree.says("6 enheder").says("Havneskolen").says("Enhederne er indlæst");
    owner.post_multipart(url, &[], &[file(SCHOOLS)]).await.says("Der er intet at ændre");
    owner.get("/effekt/enheder/kommunens-skoler?ord=mose").await.says("Én enhed passer").does_not_say("Havneskolen");
    owner.get("/effekt/enheder/kommunens-skoler/grupper").await.says("Små skoler").says("officiel");
}

#[tokio::test]
async fn a_unit_is_moved_with_a_reason_and_the_move_can_be_undone() {
    let test = TestApp::new().await;
    let tree = schools(&test).await;
    let url = format!("{}/{}", tree.url(), id(&test, &tree, "101").await);
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let unsaid = owner.post_form(&format!("{url}/flyt"), &[("over", "findes ikke"), ("dag", ""), ("grund", "")]).await;
    unsaid.answers(422).says("Skriv hvorfor.").says("Skriv en dag");
    let fields = [("over", "syd"), ("dag", "2024-08-01"), ("grund", "Ny grænse")];
    let moved = owner.post_form(&format!("{url}/flyt"), &fields).await;
    owner.follow(&moved).await.says("Enheden er flyttet").says("Ny grænse").says("1. august 2024");
    let seen = owner.get(&url).await.one("#fortryd input[name=set]").attribute("value").to_owned();
    let undone = owner.post_form(&format!("{url}/fortryd"), &[("set", &seen)]).await;
    owner.follow(&undone).await.says("Ny grænse").says("fortrudt");
    let twice = owner.post_form(&format!("{url}/fortryd"), &[("set", &seen)]).await;
    twice.answers(422).says("Der er ingen ændring at fortryde.");
    let fields = [("efterfoelger", "102"), ("lukkedag", "2025-08-01"), ("lukkegrund", "For få børn")];
    let merged = owner.post_form(&format!("{url}/luk"), &fields).await;
    owner.follow(&merged).await.says("Afløst af").says("Moseskolen").says("For få børn");
}

#[tokio::test]
async fn only_those_who_manage_indicators_change_units_and_nobody_sees_another_municipalitys() {
    let test = TestApp::new().await;
    let tree = schools(&test).await;
    let unit = id(&test, &tree, "101").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{}/{unit}", tree.url())).await;
    page.answers(200).does_not_say("Flyt enheden");
    emil.post_form(&format!("{}/{unit}/flyt", tree.url()), &[("dag", "2024-08-01")]).await.answers(403);
    let actor = test.fjordby.actor(Role::Employee);
    let to = Move { parent: None, from: "2024-08-01".to_owned(), reason: "Uden ret".to_owned() };
    let denied = actions::move_under(&test.app.db, &actor, &tree, &unit, &to, now()).await;
    assert!(matches!(denied, Err(UnitFault::Denied(_))));
    let mut other = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    other.get(&tree.url()).await.answers(404);
    test.visitor().get(&tree.url()).await.leads_to("/log-ind");
}

#[tokio::test]
async fn a_group_of_ones_own_is_chosen_by_ticking_units() {
    let test = TestApp::new().await;
    let tree = schools(&test).await;
    let (one, other) = (id(&test, &tree, "103").await, id(&test, &tree, "104").await);
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/grupper/valg", tree.url());
    let few = owner.post_form(&url, &[("navn", "Ved vandet"), ("enhed", &one)]).await;
    few.answers(422).says("Sæt kryds ved mindst to enheder.");
    let fields = [("navn", "Ved vandet"), ("enhed", one.as_str()), ("enhed", other.as_str())];
    let saved = owner.post_form(&url, &fields).await;
    owner.follow(&saved).await.says("Ved vandet").says("eget valg").says("Byskolen").says("Små skoler");
}

#[tokio::test]
async fn a_name_that_somebody_else_changed_meanwhile_is_shown_before_it_is_changed_again() {
    let test = TestApp::new().await;
    let indicator = crate::indicators::absence(&test).await;
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = actions::find_tree(&mut db.reader(), &actor, &indicator.tree_id).await.unwrap();
    let unit = id(&test, &tree, "101").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/{unit}", tree.url());
    let seen = owner.get(&url).await.one("form[action$='/navn'] input[name=set]").attribute("value").to_owned();
    let first = [("navn", "Skovskolen ved søen"), ("note", "Ny bygning"), ("set", seen.as_str())];
    owner.post_form(&format!("{url}/navn"), &first).await.answers(303);
    let late = [("navn", "Skovens Skole"), ("note", ""), ("set", seen.as_str())];
    let late = owner.post_form(&format!("{url}/navn"), &late).await;
    late.answers(422).says("En anden har rettet navnet").says("Skovskolen ved søen").says("Ny bygning");
    let seen = late.one("form[action$='/navn'] input[name=set]").attribute("value").to_owned();
    let again = [("navn", "Skovens Skole"), ("note", ""), ("set", seen.as_str())];
    owner.post_form(&format!("{url}/navn"), &again).await.answers(303);
    let now = actions::find_tree(&mut db.reader(), &actor, &tree.id).await.unwrap();
    let same = effect::indicator::store::find(&mut db.reader(), &actor.municipality, &indicator.id).await.unwrap();
    assert_eq!((now.seq, same.unwrap().seq), (tree.seq, indicator.seq), "no total is made anew for a name");
}

#[tokio::test]
async fn a_flat_tree_is_read_page_by_page() {
    let test = TestApp::new().await;
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = actions::create_tree(db, &actor, "Alle steder", "", now()).await.unwrap();
    let places: String = (0..650).map(|number| format!("p{number:03};Sted {number:03};alt\n")).collect();
    let file = format!("kode;navn;over\nalt;Hele kommunen;\n{places}");
    import(db, &actor, &tree, ("steder.csv", file.as_bytes()), now()).await.unwrap();
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get("/effekt/enheder").await.says("651 enheder");
    let page = owner.get(&tree.url()).await;
    page.says("Træet er stort").says("Hele kommunen").says("650 enheder under").does_not_say("Sted 000");
    let url = format!("{}/{}", tree.url(), id(&test, &tree, "alt").await);
    owner.get(&url).await.says("Sted 000").says("Sted 099").does_not_say("Sted 100").says("1 af 7");
    owner.get(&format!("{url}?side=7")).await.says("Sted 649").does_not_say("Sted 599");
    let flat: String = (0..650).map(|number| format!("q{number:03};Øverst {number:03};\n")).collect();
    let flat = format!("kode;navn;over\n{flat}");
    import(db, &actor, &tree, ("flere.csv", flat.as_bytes()), now()).await.unwrap();
    owner.get(&format!("{}?side=2", tree.url())).await.says("Øverst 099").says("Øverst 198").does_not_say("Øverst 199");
}
