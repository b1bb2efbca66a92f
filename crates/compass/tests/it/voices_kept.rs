//! Voices that are kept back: what nobody has published does not leave by a file, what is taken back is gone from the
//! thread and from a booklet that waits, and nobody says yes to words that they have not read.

use compass::core_task::TaskKind;
use compass::voice::actions::{self, BookletFault, Edition};
use compass::voice::{ImportedVoice, State};
use compass::wording::PartKind;
use platform::Fault;
use platform::access::{Actor, Role};
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::search::{in_force, new_model};
use crate::voices::{does, fields, import, voice, written};

#[tokio::test]
async fn a_voice_that_nobody_has_published_does_not_leave_by_a_file_whoever_takes_it() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    in_force(&test, &test.fjordby, &model, TaskKind::Overall, &[(PartKind::Title, "Mestring")]).await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let open = written(&mut writer, "Biblioteket").await;
    does(&mut editor, &open, &["godkend", "med", "offentliggoer"]).await;
    let kept = written(&mut writer, "Svømmehallen").await;
    does(&mut editor, &kept, &["godkend", "med"]).await;
    let file = format!("/kompas/hent/{}.json", model.slug);
    let mut colleague = test.sign_in_as(Role::Analyst).await;
    colleague.get(&kept).await.answers(200);
    for client in [&mut test.visitor(), &mut colleague, &mut editor] {
        let page = client.get(&file).await;
        let text = page.answers(200).text();
        assert!(text.contains("Biblioteket") && !text.contains("Svømmehallen"), "{text}");
    }
    let operator = test.fjordby.operator();
    let out = actions::export(&mut test.app.db.reader(), &operator).await.unwrap();
    assert_eq!(out.iter().map(|voice| voice.workplace.as_str()).collect::<Vec<_>>(), ["Biblioteket"]);
}

#[tokio::test]
async fn nobody_answers_for_words_that_were_changed_after_they_read_them() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let url = written(&mut writer, "Biblioteket").await;
    let seen = |page: &testbed::Page| page.find("input[name=set]").remove(0).attribute("value").to_owned();
    let read = seen(&editor.get(&url).await);
    let own = writer.get(&format!("{url}/ret")).await.one("input[name=set]").attribute("value").to_owned();
    let other = fields("Biblioteket", &[("set", own.as_str()), ("fortaelling", "Fru Hansen bor på nummer 7")]);
    writer.post_multipart(&format!("{url}/ret"), &other, &[]).await.leads_to(&url);
    for (deed, reason) in [("godkend", ""), ("afvis", "Der står et navn")] {
        let form = [("handling", deed), ("grund", reason), ("set", read.as_str())];
        let page = editor.post_form(&format!("{url}/afgoer"), &form).await;
        page.answers(422).says("Stemmen er ændret, siden du læste den.").says("Fru Hansen");
    }
    let without = editor.post_form(&format!("{url}/afgoer"), &[("handling", "godkend")]).await;
    without.answers(422);
    assert_eq!(voice(&test, &url).await.state, State::Waiting);
    does(&mut editor, &url, &["godkend", "med"]).await;
    let read = seen(&editor.get(&url).await);
    let set = editor.get(&format!("{url}/rediger")).await.one("input[name=set]").attribute("value").to_owned();
    let corrected = fields("Biblioteket", &[("set", set.as_str()), ("fortaelling", "En borger bor på nummer 7")]);
    test.sign_in_as(Role::CompassEditor).await.post_form(&format!("{url}/rediger"), &corrected).await.leads_to(&url);
    let form = [("handling", "offentliggoer"), ("set", read.as_str())];
    editor.post_form(&format!("{url}/haefte"), &form).await.answers(422).says("Stemmen er ændret");
    assert!(!voice(&test, &url).await.is_published);
    does(&mut editor, &url, &["offentliggoer"]).await;
    assert!(voice(&test, &url).await.is_published);
}

#[tokio::test]
async fn a_withdrawn_voice_is_gone_from_the_thread_for_all_but_the_editors() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let north = in_force(&test, &test.fjordby, &model, TaskKind::Overall, &[(PartKind::Title, "Mestring")]).await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let url = written(&mut writer, "Biblioteket").await;
    does(&mut editor, &url, &["godkend", "med", "offentliggoer"]).await;
    let id = url.rsplit('/').next().unwrap();
    let (own, whole) = (format!("/traad/voice/{id}"), format!("/traad/core-task/{}", north.id));
    let mut colleague = test.sign_in_as(Role::Analyst).await;
    for client in [&mut test.visitor(), &mut colleague] {
        client.get(&own).await.answers(200).says("Biblioteket");
        client.get(&whole).await.answers(200).says("Biblioteket");
    }
    writer.post_form(&format!("{url}/traek-tilbage"), &[]).await.leads_to(&url);
    for client in [&mut test.visitor(), &mut colleague] {
        client.get(&own).await.answers(404);
        client.get(&format!("{own}.json")).await.answers(404);
        client.get(&whole).await.answers(200).does_not_say("Biblioteket");
    }
    editor.get(&own).await.answers(200).says("Biblioteket");
}

#[tokio::test]
async fn a_voice_that_is_withdrawn_while_a_booklet_waits_for_its_turn_is_not_in_it() {
    let test = TestApp::new().await;
    let voice = ImportedVoice {
        workplace: "Biblioteket".to_owned(),
        quote: "Vi hjælper med det digitale.".to_owned(),
        role: String::new(),
        center: String::new(),
        remarks: "{}".to_owned(),
    };
    import(&test, vec![voice]).await;
    let public = Actor::public(&test.fjordby.municipality.id);
    let id = actions::published(&mut test.app.db.reader(), &public).await.unwrap().remove(0).id;
    let turn = compass::press::turn().await.unwrap();
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let booklet = actions::booklet(&test.app.db, &public, Edition::Published, &locale, now());
    let withdrawn = async {
        // After the booklet has begun to wait.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        actions::withdraw(&test.app.db, &test.fjordby.operator(), &id, now()).await.unwrap();
        drop(turn);
    };
    let (booklet, ()) = tokio::join!(booklet, withdrawn);
    let refused = matches!(booklet, Err(BookletFault::Fault(Fault::Refused("voice-refused-empty-booklet"))));
    assert!(refused, "a voice that was withdrawn is in the booklet");
}
