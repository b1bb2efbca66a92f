//! Voices: writing one, the editor's queue, the booklet, and taking it all back.

use compass::core_task::TaskKind;
use compass::thread::{End, Kind};
use compass::voice::actions::{self, Edition};
use compass::voice::{ImportedVoice, State, Voice};
use compass::wording::PartKind;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use platform::access::{Actor, Role};
use platform::store::Tx;
use testbed::{Client, Page, TestFile};
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::actions::reaches_north;
use crate::search::{in_force, new_model};
use crate::transfer::files;

const HOME: &str = "/kompas/stemmer";
const QUEUE: &str = "/kompas/stemmer/koe";
const BOOKLET: &str = "/kompas/stemmer/haefte.pdf";
const SAID: &str = "Vi hjælper med det digitale.\n\nSå kan folk selv bagefter.";

pub(crate) fn fields<'f>(workplace: &'f str, more: &[(&'static str, &'f str)]) -> Vec<(&'static str, &'f str)> {
    let mut fields = vec![
        ("fortaelling", SAID),
        ("arbejdsplads", workplace),
        ("rolle", "Bibliotekar"),
        ("center", "Center for Kultur"),
        ("kerneopgave", ""),
        ("billedtekst", ""),
        ("samtykke", "ja"),
        ("set", "1"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode_image(&RgbImage::from_pixel(60, 40, Rgb([90, 140, 200]))).unwrap();
    bytes
}

/// Hands in a voice and returns its address.
pub(crate) async fn written(writer: &mut Client, workplace: &str) -> String {
    let sent = writer.post_multipart(&format!("{HOME}/skriv"), &fields(workplace, &[]), &[]).await;
    sent.leads_to(HOME);
    sent.location().split('?').next().unwrap().to_owned()
}

async fn pictured(writer: &mut Client, workplace: &str) -> String {
    let file = TestFile { field: "billede", name: "IMG_1.JPG", bytes: &jpeg() };
    let fields = fields(workplace, &[("billedtekst", "To børn læser")]);
    let sent = writer.post_multipart(&format!("{HOME}/skriv"), &fields, &[file]).await;
    sent.leads_to(HOME);
    sent.location().split('?').next().unwrap().to_owned()
}

/// Does one thing after the other with a voice, as one who has its page open each time.
pub(crate) async fn does(editor: &mut Client, url: &str, deeds: &[&str]) {
    for deed in deeds {
        let set = editor.get(url).await.find("input[name=set]").remove(0).attribute("value").to_owned();
        let form = if ["godkend", "afvis", "tilbage"].contains(deed) { "afgoer" } else { "haefte" };
        editor.post_form(&format!("{url}/{form}"), &[("handling", deed), ("set", &set)]).await.answers(303);
    }
}

pub(crate) async fn voice(test: &TestApp, url: &str) -> Voice {
    let id = url.rsplit('/').next().unwrap();
    actions::find(&mut test.app.db.reader(), &test.fjordby.operator(), id).await.unwrap()
}

fn workplaces(page: &Page) -> Vec<String> {
    page.find(".pejl-voice-order .pejl-finding-title a").into_iter().map(|found| found.text).collect()
}

#[tokio::test]
async fn a_workplace_answers_an_editor_publishes_and_everyone_reads() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    test.visitor().get(HOME).await.answers(200).says("Her kommer arbejdspladsernes egne fortællinger til at stå");
    let form = writer.get(&format!("{HOME}/skriv")).await;
    form.says("Hvordan bidrager I på jeres arbejdsplads til kerneopgaven?").says("Du kan fortryde når som helst");
    let url = written(&mut writer, "Biblioteket").await;
    writer.get(&url).await.says("Den venter på en redaktør. Du kan rette den imens.");
    test.visitor().get(&url).await.answers(404);
    test.sign_in_as(Role::Analyst).await.get(&url).await.answers(404);

    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get(HOME).await.says("Redaktion: én stemme venter");
    editor.get(QUEUE).await.says("Venter (1)").says("Biblioteket").does_not_say("Emil");
    does(&mut editor, &url, &["godkend"]).await;
    test.sign_in_as(Role::Analyst).await.get(&url).await.says("Kun for medarbejdere");
    test.visitor().get(&url).await.answers(404);
    does(&mut editor, &url, &["med", "offentliggoer"]).await;
    writer.get(&format!("{HOME}/mine")).await.says("Den er offentlig: alle kan læse den her og i hæftet.");

    let list = test.visitor().get(HOME).await;
    assert_eq!(list.one("main h2").text, "Center for Kultur");
    list.says("Vi hjælper med det digitale.").says("– Bibliotekar, Center for Kultur");
    test.visitor().get(&url).await.answers(200).says("Så kan folk selv bagefter.").does_not_say("Redaktion");
    let booklet = test.visitor().get(BOOKLET).await;
    assert_eq!(booklet.answers(200).header("content-type"), "application/pdf");
    assert!(booklet.bytes.starts_with(b"%PDF-1.7"));
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let long = "a".repeat(4001);
    let typed = fields("", &[("samtykke", ""), ("fortaelling", long.as_str())]);
    let form = writer.post_multipart(&format!("{HOME}/skriv"), &typed, &[]).await;
    form.answers(422).says("Skriv, hvilken arbejdsplads svaret kommer fra.").says("Kort det af til højst 4.000 tegn.");
    form.says("Uden dit ja kan vi ikke tage imod det.");
    assert_eq!(form.one("#rolle").attribute("value"), "Bibliotekar");
    assert_eq!(form.one("#fortaelling").text.len(), 4001);
    for (name, bytes, fault) in [
        ("kort.pdf", b"%PDF-1.7".to_vec(), "Filen er ikke et billede"),
        ("foto.png", b"\x89PNG\r\n\x1a\nxxxx".to_vec(), "Billedet kan ikke læses"),
        ("stort.jpg", [jpeg(), vec![0; 4 * 1024 * 1024]].concat(), "Vælg et på højst 4 MB"),
        ("foto.jpg", jpeg(), "Skriv, hvad billedet viser"),
    ] {
        let file = TestFile { field: "billede", name, bytes: &bytes };
        let form = writer.post_multipart(&format!("{HOME}/skriv"), &fields("Skolen", &[]), &[file]).await;
        form.answers(422).says(fault).says("Valgte du et billede, så vælg det igen.");
    }
    writer.get(&format!("{HOME}/mine")).await.says("Her kommer det, du skriver, til at stå");
}

#[tokio::test]
async fn a_withdrawn_voice_leaves_everything_published_at_once_and_its_picture_is_gone() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    in_force(&test, &test.fjordby, &model, TaskKind::Overall, &[(PartKind::Title, "Mestring")]).await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let url = pictured(&mut writer, "Biblioteket").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    does(&mut editor, &url, &["godkend", "med", "offentliggoer"]).await;
    let public = test.visitor().get(&url).await;
    let picture = public.one(".pejl-voice img");
    assert_eq!(picture.attribute("alt"), "To børn læser");
    let served = test.visitor().get(picture.attribute("src")).await;
    assert_eq!(served.answers(200).header("content-type"), "image/jpeg");
    public.says("Tråden").says("Mestring");
    let end = End::new(Kind::Voice, &voice(&test, &url).await.id);
    assert!(reaches_north(&test, &end).await, "a voice that names no core task is about the overall one");
    let large = test.visitor().get(BOOKLET).await.bytes.len();

    writer.post_form(&format!("{url}/traek-tilbage"), &[]).await.leads_to(&url);
    for gone in [&url, &format!("{url}/billede"), &picture.attribute("src").to_owned()] {
        test.visitor().get(gone).await.answers(404);
    }
    test.visitor().get(HOME).await.does_not_say("Biblioteket");
    test.visitor().get(BOOKLET).await.answers(422).says("Der er ingen stemmer at sætte i hæftet endnu.");
    assert!(large > 1000);
    writer.get(&format!("{url}/billede")).await.answers(404);
    writer.get(&url).await.says("Den er trukket tilbage.").says("Vi hjælper med det digitale.").says("Trukket tilbage");
    editor.get(QUEUE).await.says("Trukket tilbage (1)");
    let kept = voice(&test, &url).await;
    assert_eq!((kept.state, kept.picture, kept.place), (State::Withdrawn, None, None));

    let again = fields("Biblioteket", &[("set", "9")]);
    writer.post_multipart(&format!("{url}/ret"), &again, &[]).await.answers(422).says("Nogen har rettet stemmen");
    let seen = kept.revision.to_string();
    let again = fields("Biblioteket", &[("set", seen.as_str())]);
    writer.post_multipart(&format!("{url}/ret"), &again, &[]).await.leads_to(&url);
    assert_eq!(voice(&test, &url).await.state, State::Waiting);
}

#[tokio::test]
async fn a_no_needs_a_reason_which_the_writer_reads_and_answers() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let url = written(&mut writer, "Biblioteket").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let missing = editor.post_form(&format!("{url}/afgoer"), &[("handling", "afvis"), ("grund", " ")]).await;
    missing.answers(422).says("Skriv, hvorfor du ikke bringer stemmen.");
    let set = missing.find("input[name=set]").remove(0).attribute("value").to_owned();
    let decline = [("handling", "afvis"), ("grund", "Der står en borgers navn"), ("set", set.as_str())];
    editor.post_form(&format!("{url}/afgoer"), &decline).await.leads_to(&url);
    let own = writer.get(&url).await;
    own.says("Redaktøren bringer den ikke.").says("Begrundelse: Der står en borgers navn").says("Ret og send igen");
    let form = writer.get(&format!("{url}/ret")).await;
    let seen = form.one("input[name=set]").attribute("value").to_owned();
    let better = fields("Biblioteket", &[("set", seen.as_str()), ("fortaelling", "Uden navn")]);
    writer.post_multipart(&format!("{url}/ret"), &better, &[]).await.leads_to(&url);
    editor.get(QUEUE).await.says("Venter (1)").says("Uden navn");
    does(&mut editor, &url, &["godkend"]).await;
    writer.get(&format!("{url}/ret")).await.answers(422).says("Redaktøren har godkendt stemmen");
    does(&mut editor, &url, &["tilbage"]).await;
    writer.get(&format!("{url}/ret")).await.answers(200);
}

#[tokio::test]
async fn a_light_correction_keeps_what_was_written_and_shows_the_change_beside_it() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let url = written(&mut writer, "Bibloteket").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let form = editor.get(&format!("{url}/rediger")).await;
    form.says("Sådan blev det skrevet");
    let corrected = "Vi hjælper med de digitale løsninger.\n\nSå kan folk selv bagefter.";
    let set = form.one("input[name=set]").attribute("value").to_owned();
    let fields = fields("Biblioteket", &[("fortaelling", corrected), ("set", set.as_str())]);
    editor.post_form(&format!("{url}/rediger"), &fields).await.leads_to(&url);
    let shown = writer.get(&url).await;
    shown.says("Rettet af en redaktør");
    let words = |css: &str| shown.find(css).into_iter().map(|found| found.text).collect::<Vec<_>>().join(" ");
    assert!(words("del").contains("Bibloteket") && words("ins").contains("løsninger"), "{}", shown.main_text());
    let kept = voice(&test, &url).await;
    assert_eq!(kept.own.unwrap().quote, SAID);
    editor.post_form(&format!("{url}/rediger"), &fields).await.answers(422).says("Nogen har rettet stemmen");
}

#[tokio::test]
async fn the_booklets_order_is_made_by_buttons_and_is_the_pages_order_too() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let mut urls = Vec::new();
    for workplace in ["Et", "To", "Tre"] {
        let url = written(&mut writer, workplace).await;
        does(&mut editor, &url, &["godkend", "med"]).await;
        urls.push(url);
    }
    assert_eq!(workplaces(&editor.get(QUEUE).await), ["Et", "To", "Tre"]);
    does(&mut editor, &urls[2], &["op", "op", "op"]).await;
    does(&mut editor, &urls[0], &["ned"]).await;
    assert_eq!(workplaces(&editor.get(QUEUE).await), ["Tre", "To", "Et"]);
    test.visitor().get(&format!("{BOOKLET}?proeve=ja")).await.answers(303);
    test.visitor().get(BOOKLET).await.answers(422);
    assert!(editor.get(&format!("{BOOKLET}?proeve=ja")).await.answers(200).bytes.starts_with(b"%PDF"));
    editor.post_form(&format!("{HOME}/offentliggoer"), &[]).await.leads_to(QUEUE);
    let list = test.visitor().get(HOME).await;
    let order: Vec<String> = list.find("article h3").into_iter().map(|found| found.text).collect();
    assert_eq!(order, ["Tre", "To", "Et"]);
    does(&mut editor, &urls[1], &["ud"]).await;
    test.visitor().get(&urls[1]).await.answers(404);
    assert_eq!(workplaces(&editor.get(QUEUE).await), ["Tre", "Et"]);
}

#[tokio::test]
async fn what_is_not_theirs_is_closed_to_colleagues_and_neighbours() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let url = pictured(&mut writer, "Biblioteket").await;
    writer.get(QUEUE).await.answers(403);
    writer.post_form(&format!("{url}/afgoer"), &[("handling", "godkend")]).await.answers(403);
    let mut colleague = test.sign_in_as(Role::Analyst).await;
    for closed in [url.clone(), format!("{url}/billede"), format!("{url}/ret")] {
        colleague.get(&closed).await.answers(404);
    }
    colleague.post_form(&format!("{url}/traek-tilbage"), &[]).await.answers(404);
    let mut neighbour = test.sign_in_in(&test.havnby, Role::CompassEditor).await;
    neighbour.get(&url).await.answers(404);
    neighbour.post_form(&format!("{url}/afgoer"), &[("handling", "godkend")]).await.answers(404);
    assert_eq!(voice(&test, &url).await.state, State::Waiting);
}

pub(crate) async fn import(test: &TestApp, voices: Vec<ImportedVoice>) -> usize {
    let operator = test.fjordby.operator();
    let mut tx = Tx::begin(&test.app.db, &operator, "test.import", test.app.now()).await.unwrap();
    let added = actions::import_in(&mut tx, &operator, voices).await.unwrap();
    tx.commit().await.unwrap();
    added
}

/// The voices of a compass file.
fn printed(file: &[u8]) -> Vec<ImportedVoice> {
    let content: serde_json::Value = serde_json::from_slice(file).unwrap();
    let said = |voice: &serde_json::Value, name: &str| voice[name].as_str().unwrap_or_default().to_owned();
    let voice = |voice: &serde_json::Value| ImportedVoice {
        workplace: said(voice, "workplace"),
        quote: said(voice, "quote"),
        role: said(voice, "role"),
        center: said(voice, "center"),
        remarks: "{}".to_owned(),
    };
    content["voices"].as_array().unwrap().iter().map(voice).collect()
}

#[tokio::test]
async fn printed_voices_come_in_once_and_go_out_the_same_in_order() {
    for (file, bytes) in files().into_iter().filter(|(file, _)| *file != "nyborg") {
        let voices = printed(&bytes);
        assert_eq!(voices.len(), if file == "glostrup" { 13 } else { 4 }, "{file}");
        let test = TestApp::new().await;
        assert_eq!(import(&test, voices.clone()).await, voices.len());
        assert_eq!(import(&test, voices.clone()).await, 0);
        let out = actions::export(&mut test.app.db.reader(), &test.fjordby.operator()).await.unwrap();
        assert_eq!(out, voices, "{file}");
        let public = Actor::public(&test.fjordby.municipality.id);
        assert_eq!(actions::published(&mut test.app.db.reader(), &public).await.unwrap().len(), voices.len());
        let first = voices[0].quote.lines().next().unwrap().to_owned();
        test.visitor().get(HOME).await.answers(200).says(&first);
        let locale = Locale::new(Language::Danish, test.app.texts.clone());
        let now = test.app.now();
        let pdf = actions::booklet(&test.app.db, &public, Edition::Published, &locale, now).await.unwrap();
        assert!(pdf.windows(8).any(|window| window == b"/MarkInf"), "the PDF is tagged");
    }
}

#[tokio::test]
async fn a_file_with_more_voices_puts_them_in_its_order_and_leaves_a_withdrawn_one_alone() {
    let voice_of = |workplace: &str| ImportedVoice {
        workplace: workplace.to_owned(),
        quote: " Som trykt,\nmed linjeskift ".to_owned(),
        role: String::new(),
        center: String::new(),
        remarks: "{\"note\":\"s. 4\"}".to_owned(),
    };
    let test = TestApp::new().await;
    assert_eq!(import(&test, ["A", "C"].map(voice_of).to_vec()).await, 2);
    assert_eq!(import(&test, ["A", "B", "C"].map(voice_of).to_vec()).await, 1);
    let operator = test.fjordby.operator();
    let out = actions::export(&mut test.app.db.reader(), &operator).await.unwrap();
    assert_eq!(out, ["A", "B", "C"].map(voice_of));
    let public = Actor::public(&test.fjordby.municipality.id);
    let first = actions::published(&mut test.app.db.reader(), &public).await.unwrap().remove(0);
    actions::withdraw(&test.app.db, &operator, &first.id, test.app.now()).await.unwrap();
    assert_eq!(import(&test, ["A", "B", "C"].map(voice_of).to_vec()).await, 0);
    let out = actions::export(&mut test.app.db.reader(), &operator).await.unwrap();
    assert_eq!(out, ["B", "C"].map(voice_of));
}
