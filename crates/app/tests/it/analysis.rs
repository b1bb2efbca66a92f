//! A camp's analysis as people work with it: writing, choosing sources by search, taking over from the summary,
//! undo, history, what others have changed, erasing, and who may read it.

use camp::analysis::{self, Analysis, Kind, Who};
use camp::consolidation::{self, Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use platform::access::Role;
use testkit::{CampBuilder, Client, Page, TestApp, clock};

/// An analyst at the analysis of a camp with some statements, a theme and a sample.
struct Desk {
    test: TestApp,
    camp: Camp,
    analyst: Client,
    url: String,
}

impl Desk {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let camp = CampBuilder::new("Trivsel")
            .says(Exercise::Indicator, "Flere børn har en god ven")
            .says(Exercise::Indicator, "Ingen børn spiser alene")
            .says(Exercise::Precondition, "De voksne har tid til børnene")
            .says(Exercise::Contribution, "Vi henter hinandens børn")
            .says(Exercise::Contribution, "Vi maler legepladsen")
            .build(&test, &test.fjordby)
            .await;
        let analyst = test.sign_in_as(Role::Analyst).await;
        let url = format!("{}/analyse", camp.url());
        Self { test, camp, analyst, url }
    }

    async fn board(&mut self, exercise: Exercise, command: Command) {
        let actor = self.test.fjordby.actor(Role::Facilitator);
        let app = &self.test.app;
        consolidation::actions::carry_out(&app.db, &app.hub, &actor, &self.camp, exercise, &command, clock::now())
            .await
            .unwrap();
    }

    /// The identifier of the statement that says this.
    async fn statement(&self, words: &str) -> String {
        for exercise in Exercise::ALL {
            let mut reader = self.test.app.db.reader();
            let board = consolidation::actions::board(&mut reader, &self.test.fjordby.operator(), &self.camp, exercise)
                .await
                .unwrap();
            if let Some((id, _)) = board.facts.iter().find(|(_, facts)| facts.words.contains(words)) {
                return id.clone();
            }
        }
        panic!("nobody says '{words}'")
    }

    async fn analysis(&self) -> Analysis {
        analysis::actions::of_camp(&mut self.test.app.db.reader(), &self.test.fjordby.operator(), &self.camp)
            .await
            .unwrap()
    }

    async fn page(&mut self) -> Page {
        self.analyst.get(&self.url.clone()).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_form(&format!("{}{path}", self.url), fields).await
    }

    /// Writes a message and returns its identifier.
    async fn message(&mut self, title: &str, statements: &[&str]) -> String {
        let mut fields = vec![("titel", title), ("tekst", "Det går igen."), ("handling", "gem")];
        fields.extend(statements.iter().map(|id| ("udsagn", *id)));
        self.post("/nyt/budskab", &fields).await.leads_to(&self.url);
        let analysis = self.analysis().await;
        analysis.of_kind(Kind::Message).into_iter().find(|(_, one)| one.title == title).unwrap().0.clone()
    }
}

#[tokio::test]
async fn a_message_is_written_with_statements_found_by_their_words_and_leads_to_them_and_back() {
    let mut desk = Desk::new().await;
    desk.page().await.says("Den er ikke begyndt endnu.").says("Der er ingen budskaber endnu.");
    let form = format!("{}/nyt/budskab", desk.url);
    desk.analyst.get(&form).await.says("Ingen udsagn er valgt endnu.");
    let found = desk.post("/nyt/budskab", &[("titel", "Venskab"), ("soeg", "vennerne"), ("handling", "retur")]).await;
    found.answers(200).says("Ét udsagn passer.").says("Ikke gemt endnu");
    assert_eq!(found.one("#titel").attribute("value"), "Venskab");
    let id = found.one("input[name=udsagn]").attribute("value").to_owned();
    let words = [("titel", "Venskab"), ("tekst", "Alle har nogen."), ("udsagn", &id), ("handling", "gem")];
    let saved = desk.post("/nyt/budskab", &words).await;
    let page = desk.analyst.follow(&saved).await;
    page.says("Punktet er gemt.").says("Venskab").says("Flere børn har en god ven");
    assert_eq!(page.one(".pejl-messages sup a").attribute("href"), "#kilde-1");
    let source = page.one("#kilde-1 a");
    let statement = desk.analyst.get(source.attribute("href")).await;
    let back = statement.find("main ul a").into_iter().find(|link| link.text == "Budskab: Venskab").unwrap();
    let finding = desk.analyst.get(back.attribute("href")).await;
    finding.says("Alle har nogen.").says("Kerneopgave Et godt hverdagsliv").says("Flere børn har en god ven");
    desk.page().await.does_not_say("Den er ikke begyndt endnu.");
}

#[tokio::test]
async fn the_figure_says_the_same_as_the_list() {
    let mut desk = Desk::new().await;
    for title in ["Venskab & tid", "Mad", "Leg"] {
        desk.message(title, &[]).await;
    }
    let page = desk.page().await;
    let told = page.one("svg desc").text;
    assert!(told.contains("3 budskaber"), "{told}");
    let drawn = page.one("svg").text;
    for item in page.find(".pejl-messages > li") {
        let title = item.text.split(" Det går igen.").next().unwrap().to_owned();
        assert!(told.contains(&title) && drawn.contains(&title), "'{title}' is not in: {told} / {drawn}");
    }
    assert_eq!(page.one("svg").attribute("aria-labelledby"), "figure-title figure-description");
}

#[tokio::test]
async fn a_seventh_message_and_one_without_a_title_are_refused_with_what_to_do() {
    let mut desk = Desk::new().await;
    let refused = desk.post("/nyt/budskab", &[("titel", " "), ("tekst", "x"), ("handling", "gem")]).await;
    refused.answers(422).says("Skriv en titel.");
    for number in 1..=6 {
        desk.message(&format!("Budskab {number}"), &[]).await;
    }
    assert!(desk.page().await.find(&format!("a[href='{}/nyt/budskab']", desk.url)).is_empty());
    let refused = desk.post("/nyt/budskab", &[("titel", "Nr. 7"), ("handling", "gem")]).await;
    refused.answers(422).says("Der er allerede seks budskaber.");
    desk.post("/nyt/findes-ikke", &[]).await.answers(404);
}

#[tokio::test]
async fn contributions_preconditions_and_messages_are_taken_over_so_that_nothing_is_typed_twice() {
    let mut desk = Desk::new().await;
    let (maler, tid) = (desk.statement("maler").await, desk.statement("tid til").await);
    desk.board(Exercise::Contribution, Command::SetSample { statements: vec![maler.clone()] }).await;
    for (exercise, title) in [(Exercise::Precondition, "Tid"), (Exercise::Indicator, "Venner")] {
        let statements = if exercise == Exercise::Precondition { vec![tid.clone()] } else { Vec::new() };
        let words = "Det siger mange.".to_owned();
        let theme = Command::AddTheme { title: title.into(), words, statements, categories: Vec::new() };
        desk.board(exercise, theme).await;
    }
    desk.page()
        .await
        .says("Hent 1 bidrag fra opsamlingen")
        .says("Hent 1 tema fra opsamlingen")
        .says("Venner (Indikatorer");
    for kind in ["bidrag", "forudsaetning", "budskab"] {
        desk.post("/hent", &[("slags", kind)]).await.leads_to(&desk.url);
    }
    let analysis = desk.analysis().await;
    let (_, contribution) = analysis.in_column(Who::Citizens)[0];
    assert_eq!((contribution.words.as_str(), contribution.statements.clone()), ("", vec![maler]));
    assert_eq!(analysis.of_kind(Kind::Precondition)[0].1.title, "Tid");
    assert_eq!(analysis.of_kind(Kind::Message)[0].1.themes.len(), 1);
    desk.page().await.says("Vi maler legepladsen").does_not_say("Hent 1");
    desk.post("/hent", &[("slags", "bidrag")]).await.leads_to(&format!("{}?besked=finding-nothing", desk.url));
    // From the message through the theme to the statement, and up to the core task.
    let precondition = analysis.of_kind(Kind::Precondition)[0].0.clone();
    let page = desk.analyst.get(&format!("{}/del/{precondition}", desk.url)).await;
    page.says("Tema 1 i Forudsætninger").says("De voksne har tid til børnene").says("Kerneopgave");
    let camp = desk.analyst.get(&desk.camp.url()).await;
    camp.says("Fra analysen Budskab: Venner");
}

#[tokio::test]
async fn whoever_saves_on_an_old_copy_is_told_what_stands_there_and_overwrites_nothing_by_accident() {
    let mut desk = Desk::new().await;
    let id = desk.message("Venskab", &[]).await;
    let address = format!("/del/{id}/rediger");
    let form = desk.analyst.get(&format!("{}{address}", desk.url)).await;
    let set = form.one("input[name=set]").attribute("value").to_owned();
    let mut other = desk.test.sign_in_as(Role::Facilitator).await;
    let theirs = [("set", set.as_str()), ("titel", "Venskab"), ("tekst", "De andres ord"), ("handling", "gem")];
    other.post_form(&format!("{}{address}", desk.url), &theirs).await.answers(303);
    let mine = [("set", set.as_str()), ("titel", "Venskab"), ("tekst", "Mine ord"), ("handling", "gem")];
    let told = desk.post(&address, &mine).await;
    told.answers(422).says("En anden har rettet det, mens du skrev. Nu står der: Venskab: De andres ord.");
    assert_eq!(told.one("#tekst").text, "Mine ord");
    assert_eq!(desk.analysis().await.get(&id).unwrap().words, "De andres ord");
    let set = told.one("input[name=set]").attribute("value").to_owned();
    let again = [("set", set.as_str()), ("titel", "Venskab"), ("tekst", "Mine ord"), ("handling", "gem")];
    desk.post(&address, &again).await.answers(303);
    assert_eq!(desk.analysis().await.get(&id).unwrap().words, "Mine ord");
}

#[tokio::test]
async fn every_step_can_be_undone_seen_in_the_history_and_seen_again_as_it_was() {
    let mut desk = Desk::new().await;
    let first = desk.message("Venskab", &[]).await;
    desk.message("Mad", &[]).await;
    let moved = desk.post(&format!("/del/{first}/flyt"), &[("retning", "senere")]).await;
    let page = desk.analyst.follow(&moved).await;
    page.says("Punktet er flyttet.").says("Fortryd");
    let step = page.one(".pejl-undo input[name=trin]").attribute("value").to_owned();
    let removed = desk.post(&format!("/del/{first}/fjern"), &[]).await;
    desk.analyst.follow(&removed).await.does_not_say("Venskab");
    // The move touched what was removed since.
    desk.post("/fortryd", &[("trin", &step)]).await.answers(422).says("Fortryd det nyeste først.");
    let history = desk.analyst.get(&format!("{}/historik", desk.url)).await;
    history.says("Fjernede").says("Flyttede").says("Astrid Analytiker").says("Budskab: Venskab");
    let newest = history.find("form input[name=trin]")[0].attribute("value").to_owned();
    desk.post("/fortryd", &[("trin", &newest), ("tilbage", "historik")])
        .await
        .leads_to(&format!("{}/historik", desk.url));
    desk.page().await.says("Venskab");
    desk.analyst.get(&format!("{}/historik/1", desk.url)).await.says("Venskab").does_not_say("Mad");
    desk.analyst.get(&format!("{}/historik/99", desk.url)).await.answers(404);
}

#[tokio::test]
async fn erased_words_are_gone_from_the_analysis_and_their_number_stays() {
    let mut desk = Desk::new().await;
    let (venner, henter) = (desk.statement("god ven").await, desk.statement("henter").await);
    desk.message("Venskab", &[&venner, &henter]).await;
    let fields = [("tekst", ""), ("hvem", "citizens"), ("udsagn", henter.as_str()), ("handling", "gem")];
    desk.post("/nyt/bidrag", &fields).await.answers(303);
    desk.page().await.says("Vi henter hinandens børn");
    desk.board(Exercise::Contribution, Command::Erase { statement: henter }).await;
    let page = desk.page().await;
    page.does_not_say("hinandens").says("[slettet]");
    assert_eq!(page.find(".pejl-sources li").len(), 2);
    assert!(page.one("#kilde-2").text.contains("[slettet]"));
    let stored = format!(
        "{:?}",
        analysis::actions::steps(
            &mut desk.test.app.db.reader(),
            &desk.test.fjordby.operator(),
            &analysis::actions::Home::of(&desk.camp),
        )
        .await
        .unwrap()
    );
    assert!(!stored.contains("hinandens"), "the words are kept in the history");
}

#[tokio::test]
async fn a_proposed_purpose_shows_its_changes_word_by_word_also_to_those_who_hear_the_page() {
    let mut desk = Desk::new().await;
    let form = desk.analyst.get(&format!("{}/nyt/forslag", desk.url)).await;
    assert_eq!(form.one("#tekst").text, "Alle har nogen at være noget for.");
    let fields = [("tekst", "Alle børn har nogen at være noget for."), ("handling", "gem")];
    desk.post("/nyt/forslag", &fields).await.answers(303);
    let page = desk.page().await;
    assert_eq!(page.one(".pejl-changes ins").text, "[nyt: børn ]");
    assert!(page.find(".pejl-changes del").is_empty());
    desk.post("/nyt/forslag", &fields).await.answers(422).says("Der er allerede et forslag til ordlyd.");
}

#[tokio::test]
async fn the_public_reads_the_analysis_of_a_published_camp_and_changes_nothing() {
    let mut desk = Desk::new().await;
    let id = desk.message("Venskab", &[]).await;
    let mut visitor = desk.test.visitor();
    visitor.get(&desk.url).await.leads_to("/log-ind?videre=");
    gathering::actions::publish(&desk.test.app.db, &desk.test.fjordby.operator(), &desk.camp.slug, clock::now())
        .await
        .unwrap();
    let page = visitor.get(&desk.url).await;
    page.says("Venskab").does_not_say("Fjern").does_not_say("Historik");
    visitor.get(&format!("{}/del/{id}", desk.url)).await.answers(200).does_not_say("Astrid");
    visitor.get(&format!("{}/historik", desk.url)).await.leads_to("/log-ind");
    let mut employee = desk.test.sign_in_as(Role::Employee).await;
    employee.get(&desk.url).await.answers(200);
    employee.post_form(&format!("{}/del/{id}/fjern", desk.url), &[]).await.answers(403);
    let mut neighbour = desk.test.sign_in_in(&desk.test.havnby, Role::Analyst).await;
    neighbour.get(&desk.url).await.answers(404);
}

#[tokio::test]
async fn a_theme_that_is_gone_keeps_its_number_and_can_be_left_out() {
    let mut desk = Desk::new().await;
    let theme = Command::AddTheme {
        title: "Venner".into(),
        words: "Mange siger det.".into(),
        statements: Vec::new(),
        categories: Vec::new(),
    };
    desk.board(Exercise::Indicator, theme).await;
    desk.post("/hent", &[("slags", "budskab")]).await.answers(303);
    let theme = desk.analysis().await.of_kind(Kind::Message)[0].1.themes[0].clone();
    desk.board(Exercise::Indicator, Command::RemoveTheme { theme: theme.clone() }).await;
    let page = desk.page().await;
    assert!(page.one("#kilde-1").text.contains("[findes ikke mere]"));
    let id = desk.analysis().await.of_kind(Kind::Message)[0].0.clone();
    let form = desk.analyst.get(&format!("{}/del/{id}/rediger", desk.url)).await;
    assert_eq!(form.one("input[name=tema]").attribute("value"), theme);
    let set = form.one("input[name=set]").attribute("value").to_owned();
    let kept = [("set", set.as_str()), ("titel", "Venner"), ("tema", theme.as_str()), ("handling", "gem")];
    desk.post(&format!("/del/{id}/rediger"), &kept).await.answers(303);
    assert_eq!(desk.analysis().await.get(&id).unwrap().themes, [theme]);
}

#[tokio::test]
async fn a_message_can_rest_on_a_category_and_counts_on_the_page_of_the_statements_in_it() {
    let mut desk = Desk::new().await;
    let board = consolidation::actions::board(
        &mut desk.test.app.db.reader(),
        &desk.test.fjordby.operator(),
        &desk.camp,
        Exercise::Indicator,
    )
    .await
    .unwrap();
    let (card, first, _) = board.ordered_cards()[0];
    let code = board.facts[&first.statement].code.clone();
    let seen = Seen { card: card.clone(), changed_in: None };
    desk.board(
        Exercise::Indicator,
        Command::AddCategory { name: "Venner".into(), description: String::new(), cards: vec![seen] },
    )
    .await;
    let form = desk.analyst.get(&format!("{}/nyt/budskab", desk.url)).await;
    let category = form.one("input[name=kategori]").attribute("value").to_owned();
    let fields = [("titel", "Sammen"), ("kategori", category.as_str()), ("handling", "gem")];
    desk.post("/nyt/budskab", &fields).await.answers(303);
    let statement = desk.analyst.get(&format!("{}/udsagn/{code}", desk.camp.url())).await;
    statement.says("Budskab: Sammen").says("Fra analysen Budskab: Sammen");
}
