//! The figures as people meet them: the same in the picture and in the lists, now and on a day, and as a file.

use compass::wording::Thing;
use platform::access::Role;
use testbed::{Page, clock};

use crate::TestApp;
use crate::told::{Fjordby, OLD_AGE, reworded, words};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// The addresses of all figures of the model and its tasks.
fn addresses(fjordby: &Fjordby) -> Vec<String> {
    let mut all: Vec<String> =
        ["overblik", "fisk"].iter().map(|kind| format!("/kompas/figurer/{kind}/{}", fjordby.model.slug)).collect();
    for task in [&fjordby.north, &fjordby.old_age, &fjordby.children, &fjordby.workplace, &fjordby.ground] {
        all.extend(["trekant", "ramme"].iter().map(|kind| format!("/kompas/figurer/{kind}/{}", task.slug)));
    }
    all
}

/// Letters only: lines in a picture break where there is no space in the text.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn drawn(page: &Page) -> String {
    letters(&page.find("svg tspan").into_iter().map(|found| found.text).collect::<String>())
}

#[tokio::test]
async fn everyone_sees_each_figure_with_the_same_nodes_in_its_lists() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let mut visitor = test.visitor();
    for address in addresses(&fjordby) {
        let page = visitor.get(&address).await;
        page.answers(200).does_not_say("Hemmeligt udkast");
        let (picture, mut listed) = (drawn(&page), 0);
        for css in [".kind", "strong", "a", ".pejl-words"] {
            for found in page.find(&format!("h2#figure-lists ~ .pejl-outline:not(h2 ~ h2 ~ ul) {css}")) {
                listed += 1;
                assert!(picture.contains(&letters(&found.text)), "{address} does not draw '{}'", found.text);
            }
        }
        assert!(listed > 2, "{address} lists {listed}");
        let links = |css: &str| -> Vec<String> {
            page.find(css).iter().map(|link| link.attribute("href").to_owned()).collect()
        };
        assert_eq!(links("svg a"), links("h2#figure-lists ~ .pejl-outline:not(h2 ~ h2 ~ ul) a"), "{address}");
        assert!(page.find("svg a").iter().all(|link| link.attribute("href").starts_with("/kompas/")));
    }
}

#[tokio::test]
async fn the_triangle_says_purpose_preconditions_and_contributions_by_actor() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let page = test.visitor().get(&format!("/kompas/figurer/trekant/{}", fjordby.old_age.slug)).await;
    page.says("Ældre borgere bestemmer selv over deres hverdag").says("Hjælpen er samlet ét sted");
    page.says("Borgere Siger til i tide Går tur med en, der ikke kommer ud Foreninger");
    let bare = test.visitor().get(&format!("/kompas/figurer/trekant/{}", fjordby.workplace.slug)).await;
    bare.says("Forudsætninger Ikke skrevet endnu.").says("Bidrag Ikke skrevet endnu.");
}

#[tokio::test]
async fn the_frame_is_the_tasks_own_or_the_models_and_an_empty_side_says_so() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let mut visitor = test.visitor();
    let own = visitor.get(&format!("/kompas/figurer/ramme/{}", fjordby.children.slug)).await;
    own.says("Kerneopgaven har sin egen ramme.").says("Folkeskoleloven sætter timetallet.");
    own.says("Hører også til rammen Naboskabet Skolerne deler hal med byen.").does_not_say("Hver kan sit fag");
    own.says("Ressourcer Ikke skrevet endnu.");
    let common = visitor.get(&format!("/kompas/figurer/ramme/{}", fjordby.old_age.slug)).await;
    common.says("Rammen er fælles for alle kerneopgaver i modellen.").says("FAGLIGHED Hver kan sit fag");
    common.says("Hører også til rammen på tværs").does_not_say("Ikke skrevet endnu");
}

#[tokio::test]
async fn the_overview_has_its_own_wording_of_north_and_numbers_the_welfare_tasks() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let page = test.visitor().get(&format!("/kompas/figurer/overblik/{}", fjordby.model.slug)).await;
    page.says("Vi giver borgere og virksomheder mod til at folde deres evner ud i fællesskab");
    page.says("Velfærdsopgave 2 Børn, der trives og lærer").says("Opgaver under dem i figuren");
    page.says("Sofus i Skovbørnehaven");
    assert_eq!(page.find("svg").len(), 1);
    let fish = test.visitor().get(&format!("/kompas/figurer/fisk/{}", fjordby.model.slug)).await;
    fish.says("Overordnet kerneopgave Vi giver borgere og virksomheder mod til");
    assert!(drawn(&fish).contains(&letters("til at folde deres evner ud i fællesskab")), "a long core task is cut off");
}

#[tokio::test]
async fn a_figure_is_also_a_file_without_links() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    for address in addresses(&fjordby) {
        let file = test.visitor().get(&format!("{address}.svg")).await;
        file.answers(200);
        assert_eq!(file.header("content-type"), "image/svg+xml");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\""), "{address}");
        let text = file.text();
        assert!(text.starts_with("<?xml") && text.contains("</svg>") && !text.contains("<a "), "{address}");
    }
    test.visitor().get("/kompas/figurer/overblik/findes-ikke.svg").await.answers(404);
    test.visitor().get("/kompas/figurer/trekant/findes-ikke").await.answers(404);
}

#[tokio::test]
async fn figures_can_be_seen_as_they_were_on_a_day() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let first_day = test.app.now().in_denmark().date().to_string();
    clock::pass(3 * DAY);
    let today = test.app.now().in_denmark().date().to_string();
    let mut parts = OLD_AGE;
    parts[1].2 = "Ældre borgere har det godt.";
    parts[13].2 = "Vi har en ny aftale";
    reworded(&test, &Thing::core_task(&fjordby.old_age.id), &words(&parts), &today).await;
    let mut visitor = test.visitor();
    for kind in ["overblik/kerneopgaver", "fisk/kerneopgaver", "trekant/et-trygt-og-aktivt-seniorliv"] {
        let address = format!("/kompas/figurer/{kind}");
        visitor.get(&address).await.says("Ældre borgere har det godt.");
        let then = visitor.get(&format!("{address}?paa={first_day}")).await;
        then.says("Sådan så siden ud").says("bestemmer selv").does_not_say("har det godt");
        assert!(then.find("svg a").iter().all(|link| link.attribute("href").ends_with(&format!("?paa={first_day}"))));
    }
    let before = visitor.get("/kompas/figurer/trekant/et-trygt-og-aktivt-seniorliv?paa=1999-01-01").await;
    before.answers(200).says("Den dag var der ikke noget at tegne.");
    visitor
        .get("/kompas/figurer/overblik/kerneopgaver?paa=1999-01-01")
        .await
        .says("Den dag var der ikke noget at tegne.");
    visitor.get("/kompas/figurer?paa=1999-01-01").await.answers(200).says("Her er ingen kerneopgaver endnu.");
    visitor.get("/kompas/figurer?paa=vrøvl").await.says("Det er ikke en dag, der har været.");
}

#[tokio::test]
async fn a_draft_has_no_figure_and_the_public_does_not_know_of_it() {
    let test = TestApp::new().await;
    Fjordby::new(&test).await;
    test.visitor().get("/kompas/figurer/trekant/hemmeligt-udkast").await.answers(404);
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get("/kompas/figurer/trekant/hemmeligt-udkast").await.says("Her er ikke noget at tegne endnu.");
    editor.get("/kompas/figurer/ramme/hemmeligt-udkast.svg").await.answers(404);
    editor.get("/kompas/figurer/overblik/kerneopgaver").await.does_not_say("Hemmeligt udkast");
    editor.get("/kompas/figurer").await.answers(200).does_not_say("Hemmeligt udkast");
}

#[tokio::test]
async fn the_list_explains_each_figure_and_leads_to_all_of_them() {
    let test = TestApp::new().await;
    test.visitor().get("/kompas/figurer").await.says("Her kommer figurerne, når den første kerneopgave er vedtaget.");
    let fjordby = Fjordby::new(&test).await;
    let page = test.visitor().get("/kompas/figurer").await;
    page.says("Passer bedst til en model med sideordnede kerneopgaver.");
    let links: Vec<String> = page.find("main a").iter().map(|link| link.attribute("href").to_owned()).collect();
    for address in addresses(&fjordby) {
        assert!(links.contains(&address), "{address}");
    }
    test.visitor_of(&test.havnby).get("/kompas/figurer").await.does_not_say("seniorliv");
}

#[tokio::test]
async fn what_is_written_stands_in_the_picture_as_text_and_never_as_markup() {
    let test = TestApp::new().await;
    let fjordby = Fjordby::new(&test).await;
    let mut parts = OLD_AGE;
    parts[1].2 = "<script>alert(1)</script> & \"<b>fed</b>\"";
    let today = test.app.now().in_denmark().date().to_string();
    reworded(&test, &Thing::core_task(&fjordby.old_age.id), &words(&parts), &today).await;
    for address in addresses(&fjordby) {
        let page = test.visitor().get(&address).await;
        assert!(page.find("main script, main b").is_empty(), "{address}");
    }
}
