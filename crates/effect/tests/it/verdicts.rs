//! Verdicts as people meet them: the page of an indicator with chart, table and working, and units beside each other.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::amount::Amount;
use effect::indicator::actions::{NewBreak, NewIndicator};
use effect::indicator::{AimKind, DefinitionDraft, Direction, Draft, Indicator, NewAim, actions as indicators};
use effect::observation::actions as values;
use effect::observation::{Key, Origin, Said, Status};
use effect::period::{Frequency, Period};
use effect::verdict::status::StatusAnswer;
use effect::verdict::{Subject, Wanted, summary};
use platform::access::Role;
use testbed::Page;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::values::{World, indicator};

const PAGE: &str = "/effekt/indikatorer/fravaer";
const NOT_SAID: &str = "Det siger ikke hvorfor.";

fn months(first: &str, count: usize) -> Vec<Period> {
    let first = Period::read(first).unwrap();
    std::iter::successors(Some(first), |period| Some(period.next())).take(count).collect()
}

fn said(numerator: i64, denominator: Option<i64>) -> Said {
    Said {
        numerator: Amount::whole(numerator),
        denominator: denominator.and_then(Amount::whole),
        status: Status::Final,
        note: String::new(),
    }
}

/// A monthly percentage, of which low is good.
async fn absence(test: &TestApp, world: &World) -> Indicator {
    let definition = DefinitionDraft { direction: Direction::Down, ..DefinitionDraft::percent("Syge", "Ansatte") };
    indicator(test, world, "Fravær", (definition, Frequency::Month)).await
}

async fn write(test: &TestApp, indicator: &Indicator, all: &[(Key, Said)]) {
    let owner = test.fjordby.actor(Role::EffectOwner);
    values::record(&test.app.db, &owner, indicator, all, Origin::Intake { id: "fil", reason: "" }, now())
        .await
        .unwrap();
}

/// Eight usual months of each school, and eight in which more are ill.
async fn sixteen(test: &TestApp, world: &World) -> Indicator {
    let indicator = absence(test, world).await;
    let ill = [9, 8, 9, 8, 9, 8, 9, 8, 13, 12, 13, 12, 13, 12, 13, 12];
    let mut all = Vec::new();
    for (code, size) in [("n1", 100), ("n2", 200), ("s1", 400), ("s2", 1_000)] {
        for (period, ill) in months("2025-01", 16).into_iter().zip(ill) {
            all.push((world.key(code, &period.to_string()), said(ill * size / 100, Some(size))));
        }
    }
    write(test, &indicator, &all).await;
    indicator
}

async fn aim(test: &TestApp, indicator: &Indicator, from: &str, amount: i64) {
    let aim = NewAim {
        kind: AimKind::Target,
        unit: None,
        from: Period::read(from),
        to: None,
        amount: Amount::whole(amount),
        note: String::new(),
        reason: String::new(),
    };
    let owner = test.fjordby.actor(Role::EffectOwner);
    indicators::set_aim(&test.app.db, &owner, &indicator.id, &aim, now()).await.unwrap();
}

/// Every point of the charts leads to a row that is there, and the rows stand in the order of time.
fn chart_and_table_agree(page: &Page) {
    let rows: Vec<String> =
        page.find("table.pejl-values tbody tr").iter().map(|row| row.attribute("id").to_owned()).collect();
    for size in ["wide", "narrow"] {
        let points = page.find(&format!("svg.pejl-chart-{size} a"));
        let led: Vec<String> =
            points.iter().filter_map(|point| point.attribute("href").strip_prefix('#')).map(str::to_owned).collect();
        assert_eq!(led, rows, "{size}");
    }
    assert!(rows.is_sorted(), "{rows:?}");
}

/// Each icon is hidden from listeners and has a word beside it.
fn icons_have_words(page: &Page) {
    let icons = page.find(".pejl-judged svg");
    let words = page.find(".pejl-judged-word");
    assert_eq!((icons.len(), words.len()), (2, 2));
    assert!(icons.iter().all(|icon| icon.attribute("aria-hidden") == "true"));
    assert!(words.iter().all(|word| !word.text.is_empty()), "{words:?}");
}

#[tokio::test]
async fn an_indicator_without_values_says_what_will_come_and_what_a_verdict_does_not_say() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    absence(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(PAGE).await;
    page.says("ingen tal endnu").says("Kan ikke siges endnu").says("Her kommer diagrammet").says(NOT_SAID);
    page.says("Tråden").says("Indberet et tal");
    icons_have_words(&page);
    emil.get(&format!("{PAGE}/sammenlign")).await.says("Nord").says(NOT_SAID);
    emil.get(&format!("{PAGE}?enhed=findes-ikke")).await.answers(404);
    test.visitor().get(PAGE).await.leads_to("/log-ind");
    test.sign_in_in(&test.havnby, Role::Employee).await.get(PAGE).await.answers(404);
}

#[tokio::test]
async fn a_change_is_told_with_its_rule_and_the_table_has_a_row_for_each_point() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = sixteen(&test, &world).await;
    aim(&test, &absence, "2025-01", 5).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(PAGE).await;
    page.says("Fjordby: 12,0 procent").says("april 2026");
    page.says("Dårligere: højere end det plejer");
    page.says("Ændringen er mere end tilfældig variation: 8 målinger i træk ligger over gennemsnittet.");
    page.says("Målet bliver ikke nået").says("målet på 5 procent").says(NOT_SAID);
    page.says("204 af 1.700").says("4 af 4 enheder").says("mindst 7 i træk over gennemsnittet");
    let (link, chart) = (page.text().find("href=\"#tabel\""), page.text().find("pejl-chart-frame"));
    assert!(link < chart, "whoever walks with the keyboard need not pass every point first");
    page.says("mdc-2019-7").says("2,66 gange").says("Nelson").says("16");
    chart_and_table_agree(&page);
    icons_have_words(&page);
    assert_eq!(page.find("table.pejl-values tbody tr").len(), 16);
    let link = page.one("#vaerdi-2026-04 th a").attribute("href").to_owned();
    emil.get(&link).await.answers(200).says("12,0 procent");
    let school = emil.get(&format!("{PAGE}?enhed=n1")).await;
    school.says("Nordskolen: 12,0 procent").says("12 af 100").does_not_say("4 af 4 enheder");
    school.says("Fjordby").says("Nord");
}

#[tokio::test]
async fn the_other_rules_and_longer_periods_are_a_choice_away() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    sixteen(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let runs = emil.get(&format!("{PAGE}?regler=anhoej")).await;
    runs.says("Linjen krydser kun medianen én gang");
    runs.says("Mere end tilfældig variation").says("Et seriediagram har ingen grænser").says("anhoej").says("Median");
    runs.says(NOT_SAID);
    chart_and_table_agree(&runs);
    icons_have_words(&runs);
    assert_eq!(runs.one("#regler option[selected]").attribute("value"), "anhoej");
    let years = emil.get(&format!("{PAGE}?pr=year")).await;
    years.says("Grænserne er foreløbige: De bygger på 2 målinger").says("meget usikre").says("én gang om året");
    years.says("12 af 12 perioder").says("4 af 12 perioder").says(NOT_SAID);
    chart_and_table_agree(&years);
}

#[tokio::test]
async fn gaps_breaks_and_equal_values_are_said_as_they_are() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = absence(&test, &world).await;
    let periods = months("2025-01", 15);
    let mut all: Vec<(Key, Said)> =
        periods.iter().map(|period| (world.key("n1", &period.to_string()), said(8, Some(100)))).collect();
    all[4].1 = Said { numerator: None, denominator: None, status: Status::Suppressed, note: String::new() };
    all.remove(7);
    write(&test, &absence, &all).await;
    aim(&test, &absence, "2025-01", 5).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}?enhed=n1")).await;
    page.says("Ingen variation").says("Alle 13 målinger er ens").says("Sammenlign selv de to tal");
    page.says("skjult").says("2 perioder uden tal er ikke regnet med");
    chart_and_table_agree(&page);
    let owner = test.fjordby.actor(Role::EffectOwner);
    let new = NewBreak { period: Period::read("2026-01"), reason: "Ny måde at tælle på".into() };
    indicators_break(&test, &owner, &absence, &new).await;
    let broken = emil.get(&format!("{PAGE}?enhed=n1")).await;
    broken.says("Databrud: Ny måde at tælle på").says("Alle 13 målinger er ens");
    let breaks = effect::indicator::store::breaks(&mut test.app.db.reader(), &absence.municipality_id, &absence.id)
        .await
        .unwrap();
    let first = &breaks.first().unwrap().id;
    indicators::confirm_break(&test.app.db, &owner, &absence.id, (first, ""), now()).await.unwrap();
    let again = emil.get(&format!("{PAGE}?enhed=n1")).await;
    again.says("Databrud: Ny måde at tælle på. Grænserne begynder forfra her.");
    assert_eq!(again.find("svg.pejl-chart-wide .pejl-chart-event").len(), 1, "it is said once at its line");
    again.says("Grænserne begynder forfra her.").says("Alle 3 målinger er ens").says(NOT_SAID);
    chart_and_table_agree(&again);
}

async fn indicators_break(test: &TestApp, owner: &platform::access::Actor, indicator: &Indicator, new: &NewBreak) {
    indicators::add_break(&test.app.db, owner, &indicator.id, new, now()).await.unwrap();
}

#[tokio::test]
async fn units_are_compared_with_a_funnel_and_a_list_that_always_has_limits() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    sixteen(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}/sammenlign?enhed=N")).await;
    page.says("Enhederne lige under Nord.").says("april 2026").says("Bakkeskolen").says("Nordskolen");
    page.does_not_say("Sydskolen").says("24 af 200");
    page.says("Gennemsnittet af 2 enheder, hvor hver tæller lige meget: 12,0 procent.");
    page.says("Nord som helhed, hvor hver enhed tæller med sin størrelse: 12,0 procent.");
    page.says("binomialfordelingen").says("Tragten siger ikke hvorfor").says("i tragten").says(NOT_SAID);
    page.says("når hver af de talte er for sig").says("Ligger prikken på sin streg, er enheden ikke til at skelne");
    page.does_not_say("plejer at svinge imellem").does_not_say("gange så meget, som tilfældigheder");
    let rows: Vec<String> = page.find("table.pejl-values tbody th").into_iter().map(|name| name.text).collect();
    assert_eq!(rows, ["Bakkeskolen", "Nordskolen"]);
    for chart in ["smaa", "tragt", "liste"] {
        assert_eq!(page.find(&format!("svg[aria-labelledby^='{chart}-']")).len(), 2, "{chart} in both sizes");
    }
    let leaf = emil.get(&format!("{PAGE}/sammenlign?enhed=n1")).await;
    leaf.says("Der er ingen enheder at sammenligne her");
    let earlier = emil.get(&format!("{PAGE}/sammenlign?enhed=N&periode=2025-01")).await;
    earlier.says("januar 2025").says("18 af 200");
}

#[tokio::test]
async fn a_number_has_no_funnel_and_its_list_has_each_units_own_limits() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Fravær", (DefinitionDraft::number("Elever"), Frequency::Month)).await;
    let mut all = Vec::new();
    for (number, period) in months("2025-01", 14).iter().enumerate() {
        let period = period.to_string();
        let wave = i64::try_from(number % 3).unwrap();
        all.push((world.key("n1", &period), said(100 + wave, None)));
        all.push((world.key("n2", &period), said(50, None)));
    }
    write(&test, &pupils, &all).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}/sammenlign?enhed=N")).await;
    page.says("Det er denne indikator ikke").says("det, enheden selv plejer at svinge imellem");
    page.does_not_say("er enheden ikke til at skelne");
    page.says("Uden grænser og derfor ikke på listen: Bakkeskolen.").says("egen skala").says("Nord tilsammen: 151.");
    assert!(page.find("svg[aria-labelledby^='tragt-']").is_empty());
    assert_eq!(page.find("svg[aria-labelledby^='liste-wide'] a").len(), 1);
}

#[tokio::test]
async fn units_are_compared_from_the_highest_unit_that_has_something_to_compare() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = absence(&test, &world).await;
    let of = |code: &str, ill| (world.key(code, "2026-01"), said(ill, Some(200)));
    write(&test, &absence, &[of("n1", 20), of("n2", 30)]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}/sammenlign")).await;
    page.says("Enhederne lige under Nord.").does_not_say("Sydskolen").says("Bakkeskolen");
    assert_eq!(page.one("#enhed option[selected]").attribute("value"), "N");
    let asked = emil.get(&format!("{PAGE}/sammenlign?enhed=K")).await;
    asked.says("Enhederne lige under Fjordby.").says("Kun én enhed har et tal: 12,5 procent.");
    write(&test, &absence, &[of("s1", 20)]).await;
    emil.get(&format!("{PAGE}/sammenlign")).await.says("Enhederne lige under Fjordby.");
}

#[tokio::test]
async fn a_funnel_is_only_for_events_and_says_so_when_one_unit_is_nearly_the_whole() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let per_citizen = DefinitionDraft { factor: 1, ..DefinitionDraft::percent("Kroner", "Borgere") };
    let cost = indicator(&test, &world, "Udgift", (per_citizen, Frequency::Month)).await;
    let of = |code: &str, part, all| (world.key(code, "2026-01"), said(part, Some(all)));
    write(&test, &cost, &[of("n1", 5_000_000_000_000, 60_000), of("n2", 4_000_000_000_000, 70_000)]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get("/effekt/indikatorer/udgift/sammenlign").await;
    page.says("Her er tælleren større end nævneren").does_not_say("over tragten").says("Bakkeskolen");
    assert!(page.find("svg[aria-labelledby^='tragt-']").is_empty());
    let per_thousand = DefinitionDraft { factor: 1_000, ..DefinitionDraft::percent("Syge", "Ansatte") };
    let ill = indicator(&test, &world, "Syge", (per_thousand, Frequency::Month)).await;
    write(&test, &ill, &[of("n1", 5, 100), of("n2", 1_300, 9_900)]).await;
    let page = emil.get("/effekt/indikatorer/syge/sammenlign").await;
    page.says("binomialfordelingen").says("Bakkeskolen har 99 procent af det hele.");
    write(&test, &ill, &[of("s1", 5, 100), of("s2", 15, 200)]).await;
    emil.get("/effekt/indikatorer/syge/sammenlign?enhed=S").await.does_not_say("af det hele");
}

#[tokio::test]
async fn many_periods_are_folded_away_above_the_newest_in_the_same_order() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = absence(&test, &world).await;
    let of = |(number, period): (usize, Period)| {
        let is_ill = i64::from(number == 7);
        (world.key("n1", &period.to_string()), said(is_ill, Some(100)))
    };
    let all: Vec<(Key, Said)> = months("2024-01", 30).into_iter().enumerate().map(of).collect();
    write(&test, &absence, &all).await;
    aim(&test, &absence, "2024-01", 5).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}?enhed=n1")).await;
    page.says("6 tidligere perioder");
    assert_eq!(page.find("details#tidligere tbody tr").len(), 6);
    assert_eq!(page.find("table.pejl-values tbody tr").len(), 30);
    chart_and_table_agree(&page);
    // One month of thirty with an absence is no change, and limits of no width judge nothing.
    page.says("Kan ikke siges").says("Næsten alle målinger er ens").says("Der er ingen grænser at holde det op imod");
    page.does_not_say("Bedre:").does_not_say("under den nedre grænse").does_not_say("Målet bliver nået");
    icons_have_words(&page);
}

#[tokio::test]
async fn limits_say_from_how_many_measurements_they_are_taken() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let definition = DefinitionDraft { direction: Direction::Down, ..DefinitionDraft::percent("Syge", "Ansatte") };
    let draft = Draft { title: "Fravær".into(), frequency: Frequency::Month, fix_after: Some(5), ..Draft::default() };
    let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), unit: None, goals: Vec::new() };
    let owner = test.fjordby.actor(Role::EffectOwner);
    let absence = indicators::create(&test.app.db, &owner, &new, now()).await.unwrap();
    let of = |(number, period): (usize, Period)| {
        let ill = 8 + i64::try_from(number % 3).unwrap();
        (world.key("n1", &period.to_string()), said(ill, Some(100)))
    };
    let all: Vec<(Key, Said)> = months("2025-01", 15).into_iter().enumerate().map(of).collect();
    write(&test, &absence, &all).await;
    aim(&test, &absence, "2025-01", 50).await;
    let page = test.sign_in_as(Role::Employee).await.get(PAGE).await;
    page.says("De bygger på 5 målinger").says("Grænserne skal bygge på 13 målinger").does_not_say("Målet bliver nået");
}

#[tokio::test]
async fn chart_and_figures_can_be_fetched_in_four_forms() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    sixteen(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let file = |name: &str| format!("{PAGE}/hent/{name}?enhed=N");
    let svg = emil.get(&file("diagram.svg")).await;
    assert_eq!(svg.header("content-type"), "image/svg+xml");
    assert!(svg.text().contains("<svg") && !svg.text().contains("href="), "a file alone leads nowhere");
    let png = emil.get(&file("diagram.png")).await;
    assert!(png.bytes.starts_with(b"\x89PNG"), "{}", png.header("content-type"));
    let csv = emil.get(&file("tal.csv")).await.text();
    assert_eq!(csv.lines().count(), 17, "{csv}");
    assert!(csv.contains("2026-04") && csv.contains("36") && csv.contains("300"), "{csv}");
    let json = emil.get(&file("tal.json")).await;
    let read = effect::intake::json_stat::Dataset::read(&json.bytes).unwrap();
    assert_eq!((read.values.len(), read.values.last().unwrap().as_deref()), (16, Some("12")));
    emil.get(&file("tal.exe")).await.answers(404);
}

#[tokio::test]
async fn the_command_line_and_a_list_say_the_same_as_the_page() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = sixteen(&test, &world).await;
    aim(&test, &absence, "2025-01", 5).await;
    let today = now().in_denmark().date();
    let mut reader = test.app.db.reader();
    let subject = Subject::read(&mut reader, absence.clone(), today).await.unwrap();
    let case = subject.case(&mut reader, Wanted { unit: "n1", ..Wanted::default() }).await.unwrap().unwrap();
    let answer = serde_json::to_value(StatusAnswer::new(&subject, &case)).unwrap();
    assert_eq!(answer["rule_set"], "mdc-2019-7");
    assert_eq!((&answer["state"], &answer["variation"]), (&"settled".into(), &"special_cause_concern".into()));
    assert_eq!((&answer["assurance"], &answer["target"]), (&"consistent_fail".into(), &5.0.into()));
    assert_eq!(answer["segments"][0]["mean"], 10.5);
    assert_eq!(answer["points"][15]["date"], "2026-04-01");
    assert_eq!(answer["points"][15]["special_cause"], "shift_above");
    assert_eq!(answer["values"][15]["numerator"], "12");
    assert_eq!(answer["values"][15]["coverage"]["expected"], 1);
    let runs = subject.case(&mut reader, Wanted { rules: "anhoej", ..Wanted::default() }).await.unwrap().unwrap();
    let runs = serde_json::to_value(StatusAnswer::new(&subject, &runs)).unwrap();
    assert_eq!((&runs["unit"]["code"], &runs["segments"][0]["signal"]), (&"K".into(), &true.into()));
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let told = summary(&mut reader, &locale, &subject, "").await.unwrap().unwrap();
    assert_eq!((told.word.as_str(), told.value.as_str()), ("Dårligere: højere end det plejer", "12,0 procent"));
    assert!(told.icon.to_string().contains("aria-hidden=\"true\""));
}
