//! The history of an indicator: who changed what, when and why, with what was there before.

use effect::indicator::{Indicator, store};
use platform::access::Role;
use testbed::Page;

use crate::TestApp;
use crate::goals::{adopted, core_area};
use crate::indicators::absence;

/// What the newest steps of a history are called, the newest first.
fn steps(page: &Page) -> Vec<String> {
    page.find(".pejl-history > li strong").into_iter().map(|found| found.text).collect()
}

/// What the form that changes an indicator begins with, and what is to be otherwise.
fn edited<'f>(seen: &'f str, changed: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let same = [("titel", "Højt fravær"), ("hvor-tit", "year"), ("frist", "60"), ("regler", "nhs"), ("set", seen)];
    let kept = same.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

async fn set_target(test: &TestApp, indicator: &Indicator, fields: &[(&str, &str)]) -> String {
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.post_form(&format!("{}/maaltal", indicator.url()), fields).await.answers(303);
    let aims = store::aims(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    aims.last().unwrap().id.clone()
}

#[tokio::test]
async fn the_rules_of_the_chart_are_not_changed_without_a_reason_and_the_history_tells_before_and_after() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/rediger", indicator.url());
    for rules in [("regler", "anhoej"), ("fast", "12"), ("alle", "1")] {
        let silent = owner.post_form(&url, &edited("1", &[rules])).await;
        silent
            .answers(422)
            .says("Reglerne for diagrammet ændrer også, hvad der siges om tidligere tal. Skriv hvorfor.");
        assert_eq!(silent.one("#grund").attribute("aria-invalid"), "true", "the field that asks is marked");
    }
    let said = [("regler", "anhoej"), ("fast", "12"), ("alle", "1"), ("grund", " Få målinger ")];
    owner.post_form(&url, &edited("1", &said)).await.answers(303);
    let link = format!("{}/historik", indicator.url());
    let page = test.sign_in_as(Role::Employee).await.get(&link).await;
    page.answers(200).says("Historik: Højt fravær").says("Hvorfor: Få målinger").says("effect-owner");
    page.says("Før: XmR-diagram med NHS' regler").says("Efter: seriediagram med Anhøjs regler");
    page.says("Før: ikke angivet").says("Efter: 12");
    page.says("Før: holdes ude af grænserne").says("Efter: tæller med i grænserne");
    assert_eq!(steps(&page), ["Rettet", "Indikatoren er lavet"], "the newest is first");
    assert_eq!(page.find(&format!("a[href='{}']", indicator.url())).len(), 1, "the way back");
    assert_eq!(owner.get(&indicator.url()).await.find(&format!("a[href='{link}']")).len(), 1, "the way there");
    owner.get(&link).await.says("Frist").says("60 dage efter perioden");
}

#[tokio::test]
async fn other_facts_are_changed_with_or_without_a_reason_and_nothing_is_written_when_nothing_changed() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let goal = adopted(&test, &core_area(&test, "Skole", "").await, "Alle kommer i skole").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let (url, history) = (format!("{}/rediger", indicator.url()), format!("{}/historik", indicator.url()));
    owner.post_form(&url, &edited("1", &[])).await.answers(303);
    owner.post_form(&url, &edited("1", &[("grund", "Ingen ændring")])).await.answers(303);
    assert_eq!(steps(&owner.get(&history).await), ["Indikatoren er lavet"]);
    let changed = [("titel", "Meget fravær"), ("maal", goal.id.as_str())];
    owner.post_form(&url, &edited("1", &changed)).await.answers(303);
    let page = owner.get(&history).await;
    page.says("Før: Højt fravær").says("Efter: Meget fravær").says("Efter: Alle kommer i skole");
    let too_long = "lang".repeat(200);
    let refused = owner.post_form(&url, &edited("2", &[("grund", &too_long)])).await;
    refused.answers(422).says("Brug højst 600 tegn");
    let divided = format!("{}/opdeling", indicator.url());
    let sexes =
        [("titel", "Køn"), ("kode", "koen"), ("dele", "k = Kvinder\nm = Mænd"), ("grund", "Vi vil se forskellen")];
    for seen in ["2", "3"] {
        owner.post_form(&divided, &[&sexes[..], &[("set", seen)]].concat()).await.answers(303);
    }
    let page = owner.get(&history).await;
    assert_eq!(steps(&page), ["Opdelingen er ændret", "Rettet", "Indikatoren er lavet"], "saved twice, changed once");
    page.says("Vi vil se forskellen").says("k = Kvinder");
}

#[tokio::test]
async fn a_target_is_not_removed_or_taken_over_without_a_reason_and_is_still_to_be_seen() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let first = [("slags", "target"), ("vaerdi", "12,5"), ("fra", "2024"), ("enhed", "101")];
    let target = set_target(&test, &indicator, &first).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let (url, history) = (format!("{}/maaltal", indicator.url()), format!("{}/historik", indicator.url()));
    let next = [("slags", "target"), ("vaerdi", "10"), ("fra", "2026"), ("enhed", "101")];
    let silent = owner.post_form(&url, &next).await;
    silent.answers(422).says("Det nye afløser et, der gælder. Skriv hvorfor.");
    let said = [&next[..], &[("grund", "Byrådet vil mere")]].concat();
    owner.post_form(&url, &said).await.answers(303);
    let page = owner.get(&history).await;
    page.says("Måltal sat").says("Byrådet vil mere").says("Før: 12,5 procent").says("Efter: 10 procent");
    let removal = format!("{url}/{target}/fjern");
    let silent = owner.post_form(&removal, &[("hvorfor", " ")]).await;
    silent.answers(422).says("Skriv hvorfor.");
    assert_eq!(
        silent.find("details[open] #hvorfor[aria-invalid=true]").len(),
        1,
        "the field is open beside its target"
    );
    owner.post_form(&removal, &[("hvorfor", "Skrevet forkert")]).await.answers(303);
    // What holds for everybody is taken over by what is set for one.
    owner.post_form(&url, &[("slags", "target"), ("vaerdi", "9"), ("fra", "2024")]).await.answers(303);
    let own = [("slags", "target"), ("vaerdi", "8"), ("fra", "2025"), ("enhed", "102")];
    owner.post_form(&url, &own).await.answers(422).says("Det nye afløser et, der gælder. Skriv hvorfor.");
    owner.get(&url).await.does_not_say("12,5");
    let page = owner.get(&history).await;
    assert_eq!(steps(&page)[..2], ["Måltal sat", "Måltal fjernet"]);
    let removed = page.find(".pejl-history > li")[1].text.clone();
    for words in ["effect-owner", "Hvorfor: Skrevet forkert", "12,5 procent", "Skovskolen", "2024"] {
        assert!(removed.contains(words), "{words}: {removed}");
    }
    assert!(!removed.contains("Før:") && !removed.contains("ikke angivet"), "it is told as it stood: {removed}");
    owner.post_form(&removal, &[("hvorfor", "Igen")]).await.answers(404);
}

#[tokio::test]
async fn a_break_that_was_taken_back_and_whether_limits_started_again_are_in_the_history() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/brud", indicator.url());
    owner.post_form(&url, &[("fra", "2024"), ("grund", "Ny bekendtgørelse")]).await.answers(303);
    let breaks = store::breaks(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    let one = format!("{url}/{}", breaks[0].id);
    for _ in 0..2 {
        owner.post_form(&format!("{one}/bekraeft"), &[("hvorfor", "Nok nye tal")]).await.answers(303);
    }
    owner.post_form(&format!("{one}/fjern"), &[("hvorfor", "Samme tælling alligevel")]).await.answers(303);
    let page = owner.get(&format!("{}/historik", indicator.url())).await;
    let told = [
        "Brud i serien fjernet",
        "Grænserne begynder forfra ved et brud",
        "Brud i serien markeret",
        "Indikatoren er lavet",
    ];
    assert_eq!(steps(&page), told, "confirmed twice, told once");
    page.says("Hvorfor: Samme tælling alligevel").says("Hvorfor: Nok nye tal").says("Hvorfor: Ny bekendtgørelse");
    page.says("Før: fortsætter").says("Efter: begynder forfra");
}

#[tokio::test]
async fn versions_of_the_definition_and_the_end_of_an_indicator_are_told_in_the_readers_language() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let mended = [
        ("slags", "ratio"),
        ("taeller", "elever med højt fravær"),
        ("naevner", "elever"),
        ("faktor", "1000"),
        ("maaleenhed", "promille"),
        ("decimaler", "1"),
        ("retning", "down"),
        ("retter", "ja"),
        ("grund", "Det var promille"),
        ("set", "1"),
    ];
    owner.post_form(&format!("{}/definition", indicator.url()), &mended).await.answers(303);
    owner.post_form(&format!("{}/afslut", indicator.url()), &[("grund", "Erstattet")]).await.answers(303);
    owner.post_form(&format!("{}/genoptag", indicator.url()), &[("grund", "Savnet")]).await.answers(303);
    let history = format!("{}/historik", indicator.url());
    let page = owner.get(&history).await;
    let told = ["Taget op igen", "Afsluttet", "Definitionen er rettet for de samme perioder", "Indikatoren er lavet"];
    assert_eq!(steps(&page), told);
    page.says("Før: procent").says("Efter: promille").says("Efter: ned").says("Hvorfor: Savnet").says("Erstattet");
    owner.set_cookie("pejl_lang", "en");
    owner
        .get(&history)
        .await
        .says("Before: procent")
        .says("After: promille")
        .says("After: down")
        .says("Taken up again");
}

#[tokio::test]
async fn the_history_of_another_municipality_is_not_there() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut other = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    other.get(&format!("{}/historik", indicator.url())).await.answers(404);
    other.get(&format!("/effekt/indikatorer/{}/historik", indicator.id)).await.answers(404);
}
