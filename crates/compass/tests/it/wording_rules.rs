//! Rules of wordings as people meet them: when a task is closed, who reads what is not adopted, in which order parts and
//! days stand, and what is too long to be kept.

use compass::core_task::actions as tasks;
use compass::core_task::actions::TaskFault;
use compass::transfer::{Into, import};
use platform::access::Role;
use platform::store::{Tx, sql};
use testbed::{Client, Page, clock};

use crate::TestApp;
use crate::wordings::{adopt, draft, reword, typed};

const DAY: i64 = 24 * 60 * 60;

fn fields(posted: &[(String, String)]) -> Vec<(&str, &str)> {
    posted.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Saves the first draft of a task as its form has it, with some fields written anew.
async fn save(editor: &mut Client, url: &str, changed: &[(&str, &str)]) -> Page {
    let page = editor.get(&format!("{url}/ordlyd/1/ret")).await;
    editor.post_form(&format!("{url}/ordlyd/1/ret"), &fields(&typed(&page, changed))).await
}

/// Takes a step with the first draft of a task.
async fn step(editor: &mut Client, url: &str, step: &str) -> Page {
    let show = editor.get(&format!("{url}/ordlyd/1")).await;
    let seen = show.find("input[name=set]")[0].attribute("value").to_owned();
    editor.post_form(&format!("{url}/ordlyd/1/trin"), &[("trin", step), ("set", &seen)]).await
}

#[tokio::test]
async fn closing_a_task_gives_up_what_is_being_written_and_it_takes_no_new_words() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    reword(&mut editor, &task.url(), "Alle trives og lærer.").await;
    editor.post_form(&format!("{}/luk", task.url()), &[("grund", "Lagt sammen")]).await.answers(303);
    let list = editor.get(&format!("{}/ordlyd", task.url())).await;
    list.answers(200).says("Opgivet").says("Lagt sammen").does_not_say("Skriv en ny ordlyd");
    let begun = editor.post_form(&format!("{}/ordlyd", task.url()), &[]).await;
    begun.answers(409).says("Kerneopgaven er lukket, så dens ord kan ikke ændres mere.");
    adopt_blindly(&mut editor, &task.url()).await.answers(422).says("Kerneopgaven er lukket");
    test.visitor().get("/kompas").await.does_not_say("Et godt liv");
    test.visitor().get(&task.url()).await.says("Lukket").does_not_say("og lærer");
}

async fn adopt_blindly(editor: &mut Client, url: &str) -> Page {
    let fields = [("beslutning", "Byrådet"), ("dag", "2026-01-01"), ("set", "3")];
    editor.post_form(&format!("{url}/ordlyd/2/vedtag"), &fields).await
}

#[tokio::test]
async fn a_draft_that_was_left_open_on_a_closed_task_can_only_be_given_up() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let page = editor.get(&format!("{}/ordlyd/1/ret", task.url())).await;
    editor.post_form(&format!("{}/luk", task.url()), &[("grund", "Lagt sammen")]).await.answers(303);
    let mut tx = Tx::begin(&test.app.db, &test.fjordby.operator(), "test.open", test.app.now()).await.unwrap();
    tx.run(sql("update wording set state = 'draft'")).await.unwrap();
    tx.commit().await.unwrap();
    let url = format!("{}/ordlyd/1", task.url());
    editor.get(&url).await.answers(200).does_not_say("Ret ordene");
    for form in ["ret", "vedtag"] {
        editor.get(&format!("{url}/{form}")).await.answers(409).says("Kerneopgaven er lukket");
    }
    let saved = editor.post_form(&format!("{url}/ret"), &fields(&typed(&page, &[]))).await;
    saved.answers(422).says("Kerneopgaven er lukket");
    let seen = [("set", "2")];
    let asked = editor.post_form(&format!("{url}/trin"), &[[("trin", "hoering")], seen].concat()).await;
    asked.answers(409).says("Kerneopgaven er lukket");
    editor.post_form(&format!("{url}/trin"), &[[("trin", "opgiv")], seen].concat()).await.answers(303);
}

#[tokio::test]
async fn a_task_is_closed_once() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    tasks::close(db, &editor, &task, "Lagt sammen", now).await.unwrap();
    let again = tasks::close(db, &editor, &task, "Lagt sammen", now).await;
    assert!(matches!(again, Err(TaskFault::Refused("core-task-refused-closed"))), "{again:?}");
}

#[tokio::test]
async fn everyone_reads_a_new_task_while_it_is_in_consultation_and_only_then() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let task = draft(&test, "Færre skoler", "Alle trives.").await;
    let (mut anyone, wording) = (test.visitor(), format!("{}/ordlyd/1", task.url()));
    save(&mut editor, &task.url(), &[("title", "Læring hele livet")]).await.answers(303);
    for address in [&task.url(), &wording] {
        anyone.get(address).await.answers(404);
    }
    anyone.get("/kompas").await.does_not_say("Læring").does_not_say("Færre skoler");
    step(&mut editor, &task.url(), "hoering").await.answers(303);
    let show = anyone.get(&task.url()).await;
    show.answers(200).says("Læring hele livet").says("Ordlyd 1 er i høring.").does_not_say("Færre skoler");
    anyone.get(&wording).await.answers(200).says("Alle trives.").says("Ordlyden er i høring.");
    anyone.get(&format!("{}/ordlyd", task.url())).await.answers(200).says("I høring");
    anyone.get("/kompas").await.says("Endnu ikke vedtaget").says("Læring hele livet").says("I høring");
    step(&mut editor, &task.url(), "tilbage").await.answers(303);
    anyone.get(&task.url()).await.answers(404);
    anyone.get("/kompas").await.does_not_say("Læring");
    editor.get("/kompas").await.says("Endnu ikke vedtaget").says("Udkast");
}

#[tokio::test]
async fn colleagues_read_who_wrote_a_version_and_the_public_does_not() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    let (name, url) = (test.fjordby.actor(Role::CompassEditor).name, format!("{}/ordlyd", task.url()));
    test.sign_in_as(Role::Employee).await.get(&url).await.answers(200).says("Skrevet af").says(&name);
    test.visitor().get(&url).await.answers(200).says("Byrådet").does_not_say("Skrevet af").does_not_say(&name);
}

#[tokio::test]
async fn the_order_of_the_parts_alone_can_be_adopted_and_the_comparison_tells_of_it() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let page = editor.get(&format!("{}/ordlyd/1/ret", task.url())).await;
    let mut posted = typed(&page, &[]);
    let mut empty = posted.iter_mut().filter(|(name, _)| name == "focus");
    for words in ["Flere spiser sammen", "Flere lærer at svømme"] {
        empty.next().unwrap().1 = words.into();
    }
    editor.post_form(&format!("{}/ordlyd/1/ret", task.url()), &fields(&posted)).await.answers(303);
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    let begun = editor.post_form(&format!("{}/ordlyd", task.url()), &[]).await;
    let refused = adopt(&test, &mut editor, &task.url(), 2, "Byrådet").await;
    refused.answers(422).says("Ordlyden siger det samme som den, der gælder, i samme rækkefølge.");
    let mut posted = typed(&editor.get(begun.location()).await, &[]);
    let places = posted.iter_mut().filter(|(name, value)| name == "focus.place" && !value.is_empty());
    for (place, number) in places.zip(["2", "1"]) {
        place.1 = number.into();
    }
    editor.post_form(begun.location(), &fields(&posted)).await.answers(303);
    adopt(&test, &mut editor, &task.url(), 2, "Byrådet").await.answers(303);
    let show = test.visitor().get(&task.url()).await;
    let focus: Vec<String> = show.find(".pejl-parts a").into_iter().map(|part| part.text).collect();
    assert_eq!(focus[..2], ["Flere lærer at svømme", "Flere spiser sammen"]);
    let both = test.visitor().get(&format!("{}/ordlyd/sammenlign?fra=1&til=2", task.url())).await;
    both.answers(200).says("Ordene er de samme, men de står i en anden rækkefølge.").says("i en anden rækkefølge");
}

#[tokio::test]
async fn a_draft_adopted_after_an_import_is_what_the_compass_said_from_that_day() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Fra begyndelsen.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    reword(&mut editor, &task.url(), "Fra udkastet.").await;
    let file =
        r#"{ "municipality": "Fjordby Kommune", "core_task": { "wording": "Et godt liv", "purpose": "Fra filen." } }"#;
    let form = compass::exchange::read_json("kompas.json", file.as_bytes()).unwrap();
    clock::pass(3 * DAY);
    let actor = test.fjordby.actor(Role::CompassEditor);
    import(&test.app.db, &actor, &form, &Into::Fitting, "en fil", test.app.now()).await.unwrap();
    clock::pass(3 * DAY);
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    adopt(&test, &mut editor, &task.url(), 2, "Byrådet").await.answers(303);
    let adopted = test.app.now().in_denmark().date();
    clock::pass(3 * DAY);
    let mut anyone = test.visitor();
    for (days_before, purpose) in [(5, "Fra begyndelsen."), (1, "Fra filen."), (0, "Fra udkastet.")] {
        let day = (0..days_before).fold(adopted, |day, _| day.yesterday().unwrap());
        for page in ["/kompas", &task.url()] {
            anyone.get(&format!("{page}?paa={day}")).await.says("Sådan så siden ud").says(purpose);
        }
    }
    anyone.get(&task.url()).await.says("Fra udkastet.");
}

#[tokio::test]
async fn a_day_that_is_written_without_dashes_is_kept_with_them() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let fields = [("beslutning", "Byrådet"), ("dag", "20240301"), ("set", "1")];
    editor.post_form(&format!("{}/ordlyd/1/vedtag", task.url()), &fields).await.answers(303);
    let mut anyone = test.visitor();
    anyone.get(&task.url()).await.says("fra fredag den 1. marts 2024");
    anyone.get(&format!("{}?paa=2024-03-01", task.url())).await.says("Alle trives.");
    anyone.get(&format!("{}?paa=2024-02-29", task.url())).await.says("Kerneopgaven havde ingen ordlyd den dag.");
}

#[tokio::test]
async fn words_that_are_shown_in_lists_are_refused_when_they_are_too_long() {
    let test = TestApp::new().await;
    let task = draft(&test, "Et godt liv", "Alle trives.").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let (long, name) = ("æ".repeat(601), "æ".repeat(301));
    save(&mut editor, &task.url(), &[("grund", &long)]).await.answers(422).says("Begrundelsen er for lang.");
    let decision = [("beslutning", long.as_str()), ("dag", "2026-01-01"), ("set", "1")];
    let adopted = editor.post_form(&format!("{}/ordlyd/1/vedtag", task.url()), &decision).await;
    adopted.answers(422).says("Det, der står om beslutningen, er for langt.");
    let closed = editor.post_form(&format!("{}/luk", task.url()), &[("grund", &long)]).await;
    closed.answers(422).says("Begrundelsen er for lang.");
    let new = |titel: &str, who: &str| {
        let fields = [("model", &task.model_id as &str), ("slags", "welfare"), ("titel", titel), ("ansvarlig", who)];
        fields.map(|(field, value)| (field.to_owned(), value.to_owned()))
    };
    for (typed, said) in [
        (new(&name, ""), "Kerneopgaven er for lang."),
        (new("Natur", &name), "Feltet “Ansvarlig” er for langt."),
        (new(" ", ""), "Kerneopgaven mangler."),
    ] {
        editor.post_form("/kompas/ny", &fields(&typed)).await.answers(422).says(said);
    }
    editor.post_form("/kompas/ny", &fields(&new("Natur", "Teknik og miljø"))).await.answers(303);
}

#[tokio::test]
async fn a_comparison_marks_no_space_that_nobody_sees() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let task = draft(&test, "Et godt liv", "Alle trives , og alle lærer.").await;
    adopt(&test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
    reword(&mut editor, &task.url(), "Alle trives, og alle leger.").await;
    let both = editor.get(&format!("{}/ordlyd/sammenlign?fra=1&til=2", task.url())).await;
    let marked: Vec<String> = both.find(".pejl-compare del").into_iter().map(|del| del.text).collect();
    assert!(marked.len() == 1 && marked[0].contains("lærer"), "{marked:?}");
    assert_eq!(both.find(".pejl-compare td")[1].attribute("data-title"), "Ordlyd 2");
}
