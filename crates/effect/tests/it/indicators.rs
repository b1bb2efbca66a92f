//! Indicators as people meet them: making one, defining it anew, aims, breaks, breakdowns, what is due.

use effect::indicator::actions::{self, Edit, NewBreak};
use effect::indicator::{
    AimKind, DefinitionDraft, Draft, Indicator, IndicatorFault, NewAim, NewIndicator, Refusal, aim_in, due,
    goals_store, store,
};
use effect::period::{Frequency, Period};
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::units::schools;

const HOME: &str = "/effekt/indikatorer";

/// A yearly percentage for the schools.
pub(crate) async fn absence(test: &TestApp) -> Indicator {
    let tree = schools(test).await;
    let new = NewIndicator {
        draft: Draft { title: "Højt fravær".to_owned(), due_days: Some(60), ..Draft::default() },
        definition: DefinitionDraft::percent("elever med højt fravær", "elever"),
        tree: tree.slug,
        ..NewIndicator::default()
    };
    actions::create(&test.app.db, &test.fjordby.actor(Role::EffectOwner), &new, now()).await.unwrap()
}

#[tokio::test]
async fn an_indicator_is_made_and_said_what_is_wrong_with_it() {
    let test = TestApp::new().await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get(HOME).await.says("Her kommer indikatorerne til at stå");
    owner.get(&format!("{HOME}/ny")).await.says("Lav først et træ af enheder");
    let tree = schools(&test).await;
    let url = format!("{HOME}/ny");
    owner.get(&url).await.answers(200);
    let wrong = owner.post_form(&url, &[("titel", ""), ("slags", "ratio"), ("faktor", "mange"), ("frist", "x")]).await;
    wrong.answers(422).says("Skriv et helt tal fra 1 til 1.000.000.").says("Skriv et helt antal dage");
    let wrong = owner.post_form(&url, &[("titel", ""), ("slags", "ratio"), ("faktor", "100")]).await;
    wrong.answers(422).says("Skriv, hvad indikatoren hedder").says("Skriv, hvad der tælles.").says("tælles iblandt");
    let fields = [
        ("titel", "Højt fravær"),
        ("slags", "ratio"),
        ("taeller", "elever med højt fravær"),
        ("naevner", "elever"),
        ("faktor", "100"),
        ("decimaler", "1"),
        ("retning", "down"),
        ("enheder", tree.slug.as_str()),
        ("hvor-tit", "year"),
    ];
    owner.post_form(&url, &fields).await.leads_to(&format!("{HOME}/hoejt-fravaer?besked=indicator-created"));
    owner.get(HOME).await.says("Højt fravær").says("hvert år").says("ned");
    let twice = owner.post_form(&url, &fields).await;
    twice.leads_to(&format!("{HOME}/hoejt-fravaer-2?besked=indicator-created"));
    let mut other = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    other.get(&format!("{HOME}/hoejt-fravaer/definition")).await.answers(404);
}

#[tokio::test]
async fn a_new_version_asks_why_and_from_when_and_suggests_a_break() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/definition", indicator.url());
    owner.get(&url).await.says("Udgave 1").says("for de første perioder");
    let fields = |extra: &[(&'static str, &'static str)]| {
        let mut fields = vec![
            ("slags", "ratio"),
            ("taeller", "elever med mindst ti procent fravær"),
            ("naevner", "elever"),
            ("faktor", "100"),
            ("decimaler", "1"),
            ("maaleenhed", "procent"),
            ("retning", "down"),
            ("set", "1"),
        ];
        fields.extend_from_slice(extra);
        fields
    };
    owner.post_form(&url, &fields(&[])).await.answers(422).says("Sig, om det er et brud i serien");
    let silent = owner.post_form(&url, &fields(&[("brud", "ja")])).await;
    silent.answers(422).says("Skriv hvorfor.").says("Skriv en periode");
    let said = [("brud", "ja"), ("fra", "2024"), ("grund", "Ny bekendtgørelse")];
    let done = owner.post_form(&url, &fields(&said)).await;
    owner.follow(&done).await.says("Udgave 2").says("Ny bekendtgørelse");
    let breaks = format!("{}/brud", indicator.url());
    owner.get(&breaks).await.says("Ny bekendtgørelse").says("grænserne fortsætter");
    let found = store::breaks(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    assert!(!found[0].restarts_limits, "limits start again only when somebody confirms it");
    let confirmed = owner.post_form(&format!("{breaks}/{}/bekraeft", found[0].id), &[]).await;
    owner.follow(&confirmed).await.says("grænserne begynder forfra");
    owner.post_form(&format!("{breaks}/{}/fjern", found[0].id), &[("hvorfor", "")]).await.answers(422);
    let removed = owner.post_form(&format!("{breaks}/{}/fjern", found[0].id), &[("hvorfor", "Fejl")]).await;
    owner.follow(&removed).await.says("Der er ingen endnu");
}

#[tokio::test]
async fn targets_hold_for_a_unit_before_everybodys_and_do_not_overlap() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/maaltal", indicator.url());
    owner.get(&url).await.says("Her kommer måltallene til at stå");
    owner.post_form(&url, &[("vaerdi", "mange"), ("fra", "2024")]).await.answers(422).says("er ikke et tal");
    let set = owner.post_form(&url, &[("slags", "target"), ("vaerdi", "12,5"), ("fra", "2024")]).await;
    owner.follow(&set).await.says("12,5 procent").says("alle enheder");
    let own = [("slags", "target"), ("vaerdi", "8"), ("fra", "2025"), ("enhed", "101"), ("grund", "Ny leder")];
    let set = owner.post_form(&url, &own).await;
    owner.follow(&set).await.says("8 procent").says("Skovskolen");
    let again = owner.post_form(&url, &[("slags", "target"), ("vaerdi", "9"), ("fra", "2024")]).await;
    again.answers(422).says("Der er allerede et for enheden");
    let unknown = owner.post_form(&url, &[("vaerdi", "9"), ("fra", "2026"), ("enhed", "999")]).await;
    unknown.answers(422).says("Koden findes ikke");
    let aims = store::aims(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    let unit = aims.iter().find_map(|aim| aim.unit.clone()).unwrap();
    let amount = |unit: &str, year: &str| {
        let period = Period::read(year).unwrap();
        aim_in(&aims, AimKind::Target, unit, period).map(|aim| aim.amount.to_string())
    };
    assert_eq!(amount(&unit, "2025"), Some("8".to_owned()));
    assert_eq!(amount(&unit, "2024"), Some("12.5".to_owned()));
    assert_eq!(amount("another", "2026"), Some("12.5".to_owned()));
    assert_eq!(amount("another", "2023"), None);
}

#[tokio::test]
async fn an_indicator_is_divided_and_ended_and_taken_up_again() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/opdeling", indicator.url());
    owner.get(&url).await.says("ikke delt op endnu");
    let saved = [("titel", "Køn"), ("kode", ""), ("dele", "k = Kvinder\nm = Mænd"), ("set", "1")];
    let saved = owner.post_form(&url, &saved).await;
    owner.follow(&saved).await.says("Opdelingen er gemt");
    let twice = [("titel", "Køn"), ("kode", "koen"), ("dele", "k = Kvinder\nk = Mænd"), ("set", "2")];
    owner.post_form(&url, &twice).await.answers(422).says("Giv dem hver sin");
    let dimensions = store::dimensions(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await;
    assert_eq!(dimensions.unwrap()[0].categories[1], ("m".to_owned(), "Mænd".to_owned()));
    let end = format!("{}/afslut", indicator.url());
    owner.get(&end).await.says("forlader tråden");
    owner.post_form(&end, &[("grund", "")]).await.answers(422).says("Skriv hvorfor.");
    owner.post_form(&end, &[("grund", "Erstattet")]).await.answers(303);
    owner.get(HOME).await.says("Ingen indikatorer passer");
    owner.get(&format!("{HOME}?vis=alle")).await.says("Højt fravær").says("afsluttet");
    owner.post_form(&format!("{}/genoptag", indicator.url()), &[]).await.answers(303);
    owner.get(HOME).await.says("Én indikator");
}

#[tokio::test]
async fn what_is_due_is_listed_until_all_units_have_a_value() {
    let test = TestApp::new().await;
    let tree = schools(&test).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let draft = Draft {
        title: "Sygefravær".to_owned(),
        frequency: Frequency::Month,
        due_days: Some(20),
        remind_days: Some(5),
        ..Draft::default()
    };
    let definition = DefinitionDraft::number("sygedage");
    let new = NewIndicator { draft, definition, tree: tree.id, ..NewIndicator::default() };
    actions::create(db, &owner, &new, now()).await.unwrap();
    let today = now().in_denmark().date();
    let this_month = Period::of(Frequency::Month, today);
    let day = |days: i64| this_month.last().checked_add(jiff::Span::new().days(days)).unwrap();
    let list = async |day| due::list(&mut db.reader(), &owner, day).await.unwrap();
    assert!(list(day(14)).await.iter().all(|due| due.period != this_month));
    let soon = list(day(15)).await;
    let found = soon.iter().find(|due| due.period == this_month).unwrap();
    assert_eq!((found.state, found.missing, found.of), (due::DueState::Soon, 4, 4));
    let late = list(day(21)).await;
    assert_eq!(late.iter().find(|due| due.period == this_month).unwrap().state, due::DueState::Overdue);
}

#[tokio::test]
async fn rights_and_rules_are_asked_in_the_actions_too() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let reason = NewBreak { period: Period::read("2024"), reason: "Ny lov".to_owned() };
    let denied = actions::add_break(db, &emil, &indicator.id, &reason, now()).await;
    assert!(matches!(denied, Err(IndicatorFault::Denied(_))));
    let owner = test.fjordby.actor(Role::EffectOwner);
    let month = NewBreak { period: Period::read("2024-03"), ..reason };
    let refused = actions::add_break(db, &owner, &indicator.id, &month, now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::NoPeriod]));
    let aim = NewAim {
        kind: AimKind::Target,
        unit: None,
        from: Period::read("2024"),
        to: Period::read("2023"),
        amount: "1".parse().ok(),
        note: String::new(),
        reason: String::new(),
    };
    let refused = actions::set_aim(db, &owner, &indicator.id, &aim, now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::AimOrder]));
    let draft = Draft { source: "Skolernes fraværssystem".to_owned(), ..Draft::of(&indicator) };
    let edit = Edit { draft: &draft, goals: &[], goals_seen: &[], seen: 1, reason: "" };
    actions::edit(db, &owner, &indicator.id, &edit, now()).await.unwrap();
    let stale = actions::edit(db, &owner, &indicator.id, &edit, now()).await;
    assert!(matches!(stale, Err(IndicatorFault::Changed(_))));
}

#[tokio::test]
async fn an_indicator_measures_goals_leaves_them_when_it_ends_and_finds_them_again() {
    let test = TestApp::new().await;
    let task = crate::goals::core_area(&test, "Børn i vand", "Skoleforvaltningen").await;
    let goal = crate::goals::adopted(&test, &task, "Alle børn kan svømme").await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/rediger", indicator.url());
    owner.get(&url).await.says("Alle børn kan svømme").says("vedtaget");
    let fields = [("titel", "Svømmere"), ("hvor-tit", "year"), ("set", "1"), ("maal", goal.id.as_str())];
    owner.post_form(&url, &fields).await.answers(303);
    let measured = async || {
        let mut reader = test.app.db.reader();
        let goals = goals_store::measured(&mut reader, &indicator.municipality_id, &indicator.id).await.unwrap();
        goals.into_iter().map(|goal| goal.goal_id).collect::<Vec<_>>()
    };
    assert_eq!(measured().await, [goal.id.as_str()]);
    assert_eq!(owner.get(&url).await.one("input[name=maal]").attribute("checked"), "");
    owner.post_form(&format!("{}/afslut", indicator.url()), &[("grund", "Erstattet")]).await.answers(303);
    assert!(measured().await.is_empty());
    owner.post_form(&format!("{}/genoptag", indicator.url()), &[]).await.answers(303);
    assert_eq!(measured().await, [goal.id.as_str()]);
    let unknown = [("titel", "Svømmere"), ("hvor-tit", "year"), ("set", "4"), ("maal", "ingen")];
    owner.post_form(&url, &unknown).await.answers(422).says("Et af målene gælder ikke mere");
}
