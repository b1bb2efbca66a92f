//! The booklet: all that was adopted and nothing else, the same in every form, as it is and as it was.

use std::path::Path;

use compass::booklet::actions::gather;
use compass::booklet::{Format, Wish, actions, document};
use compass::core_task::TaskKind;
use compass::wording::{PartKind, Thing, Words};
use platform::Fault;
use platform::access::{Actor, Role};
use report::{Block, Inline};
use serde_json::Value;
use testbed::clock;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::told::{Fjordby, OLD_AGE, reworded, told, words};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn danish(test: &TestApp) -> Locale {
    Locale::new(Language::Danish, test.app.texts.clone())
}

/// What a document says in headings, paragraphs, lists and tables.
fn said(document: &report::Document) -> String {
    let line = |line: &Vec<Inline>| line.iter().map(Inline::words).collect::<String>();
    let block = |block: &Block| match block {
        Block::Heading(heading) => vec![heading.text.clone()],
        Block::Paragraph(said) | Block::Note(said) => vec![line(said)],
        Block::List(list) => list.items.iter().map(line).collect(),
        Block::Table(table) => table.rows.iter().flatten().map(line).collect(),
        Block::Quote(quote) => quote.paragraphs.iter().chain([&quote.source]).map(line).collect(),
        Block::Figure(_) | Block::PageBreak | Block::Photo(_) => Vec::new(),
    };
    document.blocks.iter().flat_map(block).collect::<Vec<_>>().join("\n")
}

async fn document_of(test: &TestApp, actor: &Actor, wish: &Wish) -> report::Document {
    document(&gather(&test.app.db, actor, wish, now()).await.unwrap(), &danish(test))
}

#[tokio::test]
async fn every_focus_challenge_and_authority_task_is_in_it_and_no_draft() {
    let test = TestApp::new().await;
    Fjordby::new(&test).await;
    let public = Actor::public(&test.fjordby.municipality.id);
    let text = said(&document_of(&test, &public, &Wish::default()).await);
    let lower = text.to_lowercase();
    for (_, heading, body) in OLD_AGE {
        assert!(lower.contains(&body.to_lowercase()) && lower.contains(&heading.to_lowercase()), "{body}");
    }
    for words in ["Ingen børn er alene", "Forventningerne til skolen", "Pladsanvisning", "økonomien bliver styret"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(text.contains("Byrådet, punkt 7") && text.contains("Mod er at turde"));
    assert!(!text.contains("Hemmeligt"));
    let operator = document_of(&test, &test.fjordby.operator(), &Wish::default()).await;
    assert_eq!(said(&operator), text, "the operator's has more in it than the public's");
}

#[tokio::test]
async fn it_is_the_same_document_as_pdf_as_docx_and_as_html() {
    let test = TestApp::new().await;
    Fjordby::new(&test).await;
    let public = Actor::public(&test.fjordby.municipality.id);
    for (format, begins) in [(Format::Pdf, &b"%PDF-1"[..]), (Format::Docx, b"PK"), (Format::Html, b"<!doctype html>")] {
        let file =
            actions::booklet(&test.app.db, &public, &Wish::default(), format, &danish(&test), now()).await.unwrap();
        assert!(file.bytes.starts_with(begins), "{}", file.name);
        assert!(file.name.starts_with("kerneopgaver-20"), "{}", file.name);
        let ending = format.ending();
        std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("booklet.{ending}")), &file.bytes).unwrap();
        if format == Format::Html {
            // A file of its own has its style sheet within it, which no page may have.
            continue;
        }
        let page = test.visitor().get(&format!("/kompas/rapport.{ending}?model=kerneopgaver")).await;
        assert_eq!(page.header("content-type"), format.media_type());
        assert_eq!(page.header("content-disposition"), format!("attachment; filename=\"{}\"", file.name));
        assert!(page.bytes == file.bytes || format == Format::Docx, "{ending}");
    }
}

#[tokio::test]
async fn it_is_read_on_a_page_of_its_own_from_which_it_is_taken_home() {
    let test = TestApp::new().await;
    test.visitor().get("/kompas/rapport").await.answers(200).says("Her kommer hæftet");
    test.visitor().get("/kompas/rapport.pdf").await.answers(422).says("Skriv eller indlæs dem først.");
    Fjordby::new(&test).await;
    let page = test.visitor().get("/kompas/rapport").await;
    page.says("Kerneopgaven i Fjordby Kommune").says("Det samlede overblik").says("Aftaler bliver holdt");
    page.says("Hvordan giver din arbejdsplads borgerne mod?").does_not_say("Hemmeligt");
    let links: Vec<String> = page.find("main a").iter().map(|link| link.attribute("href").to_owned()).collect();
    assert!(links.contains(&"/kompas/rapport.pdf?model=kerneopgaver".to_owned()));
    let styles = test.visitor().get("/kompas/rapport.css").await;
    assert!(styles.answers(200).header("content-type").starts_with("text/css"));
    test.visitor().get("/kompas/rapport?model=findes-ikke").await.answers(404);
    test.visitor_of(&test.havnby).get("/kompas/rapport").await.does_not_say("seniorliv");
}

#[tokio::test]
async fn the_reader_chooses_among_several_models() {
    let test = TestApp::new().await;
    Fjordby::new(&test).await;
    let actor = test.fjordby.actor(Role::CompassEditor);
    let other = compass::model::actions::create(&test.app.db, &actor, "Fem opgaver", now()).await.unwrap();
    let said = words(&[(PartKind::Title, "", "Trivsel og læring"), (PartKind::Purpose, "", "Hvert barn lærer.")]);
    told(&test, &other, (TaskKind::Welfare, None), said).await;
    let page = test.visitor().get("/kompas/rapport?model=fem-opgaver").await;
    page.says("Hvert barn lærer.").does_not_say("seniorliv");
    assert_eq!(page.one("#model option[selected]").text, "Fem opgaver");
    assert!(page.text().contains("/kompas/rapport.docx?model=fem-opgaver"));
}

#[tokio::test]
async fn it_can_be_had_as_it_was_on_a_day() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let first_day = test.app.now().in_denmark().date().to_string();
    clock::pass(3 * DAY);
    let today = test.app.now().in_denmark().date().to_string();
    let mut parts = OLD_AGE;
    parts[3].2 = "Alle har en ven";
    reworded(&test, &Thing::core_task(&fjordby.old_age.id), &words(&parts), &today).await;
    let public = Actor::public(&test.fjordby.municipality.id);
    let on = |day: &str| Wish { model: None, day: Some(day.to_owned()) };
    let then = said(&document_of(&test, &public, &on(&first_day)).await);
    assert!(then.contains("Træning begynder, før det er svært") && !then.contains("Alle har en ven"));
    let since = said(&document_of(&test, &public, &on(&today)).await);
    assert!(since.contains("Alle har en ven") && !since.contains("Træning begynder"));
    for wrong in ["2199-01-01", "i går"] {
        let refused = gather(&test.app.db, &public, &on(wrong), now()).await;
        assert!(matches!(refused, Err(Fault::Refused("as-of-no-day"))), "{wrong}");
    }
    let page = test.visitor().get(&format!("/kompas/rapport?paa={first_day}")).await;
    page.says("Sådan så siden ud").says("Træning begynder").does_not_say("Alle har en ven");
    test.visitor().get("/kompas/rapport.pdf?paa=2199-01-01").await.answers(422);
    test.visitor().get("/kompas/rapport?paa=vrøvl").await.answers(200).says("Det er ikke en dag, der har været.");
}

/// Adds every text of a list.
fn add_all(words: &mut Words, kind: PartKind, list: &Value) {
    for text in list.as_array().into_iter().flatten().filter_map(Value::as_str) {
        words.add(kind, "", text, None);
    }
}

fn of_task(task: &Value) -> Words {
    let mut words = Words::default();
    let kinds = [
        (PartKind::Title, "title"),
        (PartKind::Purpose, "purpose"),
        (PartKind::DesiredExperience, "desired_experience"),
        (PartKind::Lead, "lead"),
    ];
    for (kind, key) in kinds {
        words.add(kind, "", task[key].as_str().unwrap_or(""), None);
    }
    for (kind, key) in [
        (PartKind::Focus, "focus"),
        (PartKind::Focus, "points"),
        (PartKind::Challenge, "challenges"),
        (PartKind::AuthorityTask, "authority_tasks"),
    ] {
        add_all(&mut words, kind, &task[key]);
    }
    words
}

#[tokio::test]
async fn nyborgs_printed_structure_is_complete() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/nyborg/compass.json");
    let Ok(file) = std::fs::read(&path) else {
        println!("Skipped: the municipality's own file is not here.");
        return;
    };
    let file: Value = serde_json::from_slice(&file).unwrap();
    let test = TestApp::new().await;
    let actor = test.fjordby.actor(Role::CompassEditor);
    let model = compass::model::actions::create(&test.app.db, &actor, "Kerneopgaven", now()).await.unwrap();
    let mut common = Words::default();
    add_all(&mut common, PartKind::Characteristic, &file["characteristics"]);
    add_all(&mut common, PartKind::Established, &file["council_has_established"]);
    let authority = &file["authority_task_definition"];
    common.add(PartKind::AuthoritySituation, "", authority["situation"].as_str().unwrap(), None);
    common.add(PartKind::AuthorityDefinition, "", authority["definition"].as_str().unwrap(), None);
    add_all(&mut common, PartKind::AuthorityImplication, &authority["implications"]);
    reworded(&test, &Thing::model(&model.id), &common, "2018-01-01").await;
    let own = &file["core_task"];
    let north = words(&[
        (PartKind::Title, "", own["wording"].as_str().unwrap()),
        (PartKind::OverviewWording, "", own["wording_in_overview"].as_str().unwrap()),
        (PartKind::Definition, "", own["definition"].as_str().unwrap()),
    ]);
    let north = told(&test, &model, (TaskKind::Overall, None), north).await;
    let mut all = vec![common];
    for task in file["welfare_tasks"].as_array().unwrap() {
        all.push(of_task(task));
        told(&test, &model, (TaskKind::Welfare, Some(&north)), of_task(task)).await;
    }
    all.push(of_task(&file["organisational_task"]));
    told(&test, &model, (TaskKind::Organisational, Some(&north)), of_task(&file["organisational_task"])).await;
    assert_eq!(all.len(), 9);
    let public = Actor::public(&test.fjordby.municipality.id);
    let text = said(&document_of(&test, &public, &Wish::default()).await).to_lowercase();
    for part in all.iter().flat_map(|words| &words.0) {
        assert!(text.contains(&part.body.trim().to_lowercase()), "{:?}: {}", part.kind, part.body);
    }
}
