//! Signing in, staying signed in, and not getting in.

use platform::access::Role;
use platform::identity::{self, NewPerson, Password, PasswordUse};
use testkit::{Client, Page, TestApp, clock};
use ui::SESSION_COOKIE;

const PASSWORD: &str = "Kaffe ved fjorden 7";

async fn add_asta(test: &TestApp, password_use: PasswordUse) {
    let new = NewPerson {
        login: "asta".into(),
        name: "Asta Dahl".into(),
        password: Password::new(PASSWORD.into()),
        password_use,
        role: Role::Analyst,
    };
    identity::add_person(&test.app.db, &test.fjordby.operator(), new, clock::now()).await.unwrap();
}

async fn sign_in(client: &mut Client, password: &str) -> Page {
    client.post_form("/log-ind", &[("login", "asta"), ("password", password), ("videre", "/camps")]).await
}

#[tokio::test]
async fn a_person_signs_in_and_out_again() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    let mut asta = test.visitor();
    sign_in(&mut asta, PASSWORD).await.leads_to("/camps");
    assert_eq!(asta.get("/camps").await.one(".user").text, "Asta Dahl");
    let secret = asta.cookie(SESSION_COOKIE).unwrap().to_owned();

    let page = asta.post_form("/log-ud", &[]).await;
    assert_eq!(asta.cookie(SESSION_COOKIE), None);
    asta.follow(&page).await.says("Du er logget ud.");

    let mut thief = test.visitor();
    thief.set_cookie(SESSION_COOKIE, &secret);
    thief.get("/konto/adgangskode").await.leads_to("/log-ind");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    let mut visitor = test.visitor();
    sign_in(&mut visitor, "Te ved fjorden 7")
        .await
        .answers(422)
        .says("Brugernavn og adgangskode passer ikke sammen. Prøv igen.");
    let unknown = visitor.post_form("/log-ind", &[("login", "bodil"), ("password", PASSWORD)]).await;
    unknown.answers(422).says("Brugernavn og adgangskode passer ikke sammen. Prøv igen.");
    assert_eq!(visitor.cookie(SESSION_COOKIE), None);
}

#[tokio::test]
async fn five_failures_make_one_wait_and_the_wait_ends() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    let mut visitor = test.visitor();
    for _ in 0..5 {
        sign_in(&mut visitor, "gæt").await.says("passer ikke sammen");
    }
    sign_in(&mut visitor, PASSWORD).await.answers(422).says("Der er forsøgt for mange gange. Prøv igen om et minut.");
    clock::pass(61);
    sign_in(&mut visitor, PASSWORD).await.leads_to("/camps");
}

#[tokio::test]
async fn the_sessions_cookie_is_kept_from_scripts_and_other_sites() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    let page = sign_in(&mut test.visitor(), PASSWORD).await;
    let cookie = page.set_cookies().into_iter().find(|cookie| cookie.starts_with(SESSION_COOKIE)).unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{part} is not in {cookie}");
    }
    assert!(!cookie.contains("Secure"));
}

#[tokio::test]
async fn behind_tls_cookies_never_travel_in_the_clear() {
    let test = TestApp::behind_tls().await;
    add_asta(&test, PasswordUse::Keep).await;
    let mut visitor = test.visitor();
    let first = visitor.get("/log-ind").await;
    let second = sign_in(&mut visitor, PASSWORD).await;
    for page in [&first, &second] {
        assert!(!page.set_cookies().is_empty());
        assert!(page.set_cookies().iter().all(|cookie| cookie.contains("; Secure")), "{:?}", page.set_cookies());
        assert!(page.header("strict-transport-security").starts_with("max-age="));
    }
}

#[tokio::test]
async fn a_session_ends_with_the_working_day() {
    let test = TestApp::new().await;
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    clock::pass(identity::SESSION_SECONDS - 60);
    analyst.get("/konto/adgangskode").await.answers(200);
    clock::pass(61);
    analyst.get("/konto/adgangskode").await.leads_to("/log-ind");
}

#[tokio::test]
async fn a_first_password_is_changed_before_anything_else() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::ChangeFirst).await;
    let mut asta = test.visitor();
    sign_in(&mut asta, PASSWORD).await;
    for page in ["/", "/camps", "/om"] {
        asta.get(page).await.leads_to("/konto/adgangskode");
    }
    asta.get("/konto/adgangskode").await.says("Du har fået en midlertidig adgangskode.");
    let change = |new: &'static str, repeated: &'static str| [("old", PASSWORD), ("new", new), ("repeated", repeated)];
    asta.post_form("/konto/adgangskode", &change("kort", "kort")).await.answers(422).says("Brug mindst 12 tegn.");
    asta.post_form("/konto/adgangskode", &change("En helt ny nøgle", "En anden nøgle"))
        .await
        .answers(422)
        .says("er ikke ens");
    asta.post_form("/konto/adgangskode", &change(PASSWORD, PASSWORD))
        .await
        .answers(422)
        .says("den samme som den gamle");
    let wrong = [("old", "noget helt andet"), ("new", "En helt ny nøgle"), ("repeated", "En helt ny nøgle")];
    asta.post_form("/konto/adgangskode", &wrong).await.answers(422).says("Den nuværende adgangskode er forkert.");
    asta.post_form("/konto/adgangskode", &change("En helt ny nøgle", "En helt ny nøgle")).await.leads_to("/");
    asta.get("/camps").await.answers(200);
}

#[tokio::test]
async fn changing_the_password_ends_the_sessions_elsewhere() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    let (mut here, mut elsewhere) = (test.visitor(), test.visitor());
    sign_in(&mut here, PASSWORD).await;
    sign_in(&mut elsewhere, PASSWORD).await;
    here.post_form(
        "/konto/adgangskode",
        &[("old", PASSWORD), ("new", "En helt ny nøgle"), ("repeated", "En helt ny nøgle")],
    )
    .await;
    here.get("/konto/adgangskode").await.answers(200);
    elsewhere.get("/konto/adgangskode").await.leads_to("/log-ind");
    sign_in(&mut elsewhere, PASSWORD).await.answers(422);
    sign_in(&mut elsewhere, "En helt ny nøgle").await.leads_to("/camps");
}

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    let test = TestApp::new().await;
    add_asta(&test, PasswordUse::Keep).await;
    for outside in ["https://ond.example/", "//ond.example/", "/\\ond.example"] {
        let page = test
            .visitor()
            .post_form("/log-ind", &[("login", "asta"), ("password", PASSWORD), ("videre", outside)])
            .await;
        assert_eq!(page.location(), "/", "{outside}");
    }
}

#[tokio::test]
async fn one_click_logins_exist_in_the_demo_only() {
    let demo = TestApp::demo().await;
    let mut visitor = demo.visitor();
    visitor.get("/log-ind").await.says("Prøv som en af disse");
    visitor.post_form("/log-ind/demo/analyst.fjordby", &[]).await.leads_to("/camps");
    visitor.get("/camps").await.answers(200);

    let real = TestApp::new().await;
    let mut visitor = real.visitor();
    visitor.get("/log-ind").await.does_not_say("Prøv som en af disse");
    visitor.post_form("/log-ind/demo/analyst.fjordby", &[]).await.answers(404);
    assert_eq!(visitor.cookie(SESSION_COOKIE), None);
}

#[tokio::test]
async fn a_closed_account_opens_nothing_any_more() {
    let test = TestApp::new().await;
    let mut employee = test.sign_in_as(Role::Employee).await;
    let mut administrator = test.sign_in_as(Role::Administrator).await;
    let person = format!("/indstillinger/brugere/{}", test.fjordby.person(Role::Employee));
    administrator.get(&person).await.says("Emil Medarbejder");
    administrator.post_form(&format!("{person}/luk"), &[]).await.leads_to(&person);
    employee.get("/konto/adgangskode").await.leads_to("/log-ind");
}

#[tokio::test]
async fn the_last_administrator_cannot_close_the_door_behind_them() {
    let test = TestApp::new().await;
    let mut administrator = test.sign_in_as(Role::Administrator).await;
    let person = format!("/indstillinger/brugere/{}", test.fjordby.person(Role::Administrator));
    let refused = administrator.post_form(&format!("{person}/luk"), &[]).await;
    refused.answers(422).says("Der skal være mindst én åben bruger, som kan styre brugere.");
    let role = [("role", "administrator"), ("unit", test.fjordby.unit.id.as_str())];
    administrator.post_form(&format!("{person}/fjern-rolle"), &role).await.answers(422);
    administrator.get("/indstillinger").await.answers(200);
}

#[tokio::test]
async fn an_administrator_adds_a_person_who_gets_in_with_the_password_shown_once() {
    let test = TestApp::new().await;
    let mut administrator = test.sign_in_as(Role::Administrator).await;
    let shown = administrator
        .post_form("/indstillinger/brugere/ny", &[("name", "Bo Berg"), ("login", "bo"), ("role", "employee")])
        .await;
    let password = shown.answers(200).find("main code").pop().unwrap().text;
    assert_eq!(password.len(), 19, "'{password}' is not a generated password");
    let mut bo = test.visitor();
    bo.post_form("/log-ind", &[("login", "bo"), ("password", &password)]).await.leads_to("/");
    bo.get("/camps").await.leads_to("/konto/adgangskode");
    let taken = administrator
        .post_form("/indstillinger/brugere/ny", &[("name", "Bo Bo"), ("login", "bo"), ("role", "employee")])
        .await;
    taken.answers(422).says("Brugernavnet er optaget. Vælg et andet.");
}
