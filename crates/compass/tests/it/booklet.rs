//! The booklet: all that was adopted and nothing else, the same in every form, as it is and as it was.

use std::path::Path;
use std::time::Duration;

use compass::booklet::actions::gather;
use compass::booklet::{Format, Wish, actions, document};
use compass::core_task::TaskKind;
use compass::exchange::read_json;
use compass::transfer::{Into, import};
use compass::wording::{PartKind, Thing};
use platform::Fault;
use platform::access::{Actor, Role};
use report::{Block, Inline};
use serde_json::Value;
use testbed::clock;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::told::{Fjordby, OLD_AGE, reworded, told, words};
use crate::transfer::files;

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
async fn what_is_set_or_drawn_waits_its_turn_and_what_is_only_written_does_not() {
    let test = TestApp::new().await;
    Fjordby::new(&test).await;
    let public = Actor::public(&test.fjordby.municipality.id);
    let turn = compass::press::turn().await.unwrap();
    for (format, waits) in [(Format::Pdf, true), (Format::Docx, true), (Format::Html, false)] {
        let (wish, locale) = (Wish::default(), danish(&test));
        let asked = actions::booklet(&test.app.db, &public, &wish, format, &locale, now());
        let patience = Duration::from_secs(if waits { 1 } else { 60 });
        assert_eq!(tokio::time::timeout(patience, asked).await.is_err(), waits, "{format:?}");
    }
    drop(turn);
    let file = actions::booklet(&test.app.db, &public, &Wish::default(), Format::Docx, &danish(&test), now()).await;
    assert!(file.unwrap().bytes.starts_with(b"PK"));
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

/// Every text of a file that people read, not what it remarks or how it writes things in its figures.
fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
    let beside = ["source", "municipality", "note", "notes", "figure_label", "wording_in_overview"];
    match value {
        Value::String(text) => all.push(text),
        Value::Array(list) => list.iter().for_each(|one| texts(one, all)),
        Value::Object(object) => {
            object.iter().filter(|(key, _)| !beside.contains(&key.as_str())).for_each(|(_, one)| texts(one, all));
        }
        _ => {}
    }
}

#[tokio::test]
async fn what_a_whole_file_says_is_complete() {
    for (name, file) in files() {
        let at_least = if name == "nyborg" { 90 } else { 60 };
        let test = TestApp::new().await;
        let form = read_json("compass.json", &file).unwrap();
        let editor = test.fjordby.actor(Role::CompassEditor);
        import(&test.app.db, &editor, &form, &Into::Fitting, "compass.json", now()).await.unwrap();
        let public = Actor::public(&test.fjordby.municipality.id);
        let text = said(&document_of(&test, &public, &Wish::default()).await).to_lowercase();
        let (file, mut all): (Value, Vec<&str>) = (serde_json::from_slice(&file).unwrap(), Vec::new());
        texts(&file, &mut all);
        assert!(all.len() > at_least, "{name} has {}", all.len());
        for line in all.iter().flat_map(|text| text.lines()).map(|line| line.trim().to_lowercase()) {
            assert!(text.contains(&line), "{name}: {line}");
        }
        let pdf = actions::booklet(&test.app.db, &public, &Wish::default(), Format::Pdf, &danish(&test), now())
            .await
            .unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-1"));
    }
}
