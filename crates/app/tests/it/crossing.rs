//! What goes through several camps: themes with statements of each, what the program proposes, and who sees what.

use std::collections::BTreeSet;

use camp::analysis::Analysis;
use camp::crossing;
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use platform::access::Role;
use testkit::{CampBuilder, Client, Page, TestApp, clock};

const HOME: &str = "/camps/paa-tvaers";

/// An analyst with two camps that have something in common.
struct Desk {
    test: TestApp,
    camps: [Camp; 2],
    analyst: Client,
}

impl Desk {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let said = [
            [
                "Skole og fritid arbejder sammen på tværs",
                "Lærerne arbejder sammen med klubberne på tværs",
                "Nye gynger",
            ],
            ["Læger og hjemmepleje arbejder sammen på tværs", "Afdelingerne arbejder sammen på tværs", "Flere bænke"],
        ];
        let mut camps = Vec::new();
        for (title, said) in ["Skoleliv", "Seniorliv"].into_iter().zip(said) {
            let camp = said.iter().fold(CampBuilder::new(title), |camp, words| camp.says(Exercise::Indicator, words));
            camps.push(camp.build(&test, &test.fjordby).await);
        }
        let analyst = test.sign_in_as(Role::Analyst).await;
        Self { test, camps: camps.try_into().unwrap(), analyst }
    }

    async fn across(&self) -> Analysis {
        crossing::actions::all(&mut self.test.app.db.reader(), &self.test.fjordby.operator()).await.unwrap()
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_form(&format!("{HOME}{path}"), fields).await
    }

    /// Identifiers of the statements that are found by these words.
    async fn found(&mut self, words: &str) -> Vec<String> {
        let page = self.post("/nyt", &[("soeg", words), ("handling", "soeg")]).await;
        page.find("input[name=udsagn]").iter().map(|field| field.attribute("value").to_owned()).collect()
    }

    /// Writes a theme and returns its identifier.
    async fn theme(&mut self, title: &str, statements: &[String]) -> String {
        let mut fields = vec![("titel", title), ("handling", "gem")];
        fields.extend(statements.iter().map(|id| ("udsagn", id.as_str())));
        self.post("/nyt", &fields).await.leads_to(HOME);
        self.across().await.findings.iter().find(|(_, (one, _))| one.title == title).unwrap().0.clone()
    }
}

#[tokio::test]
async fn a_theme_across_camps_counts_the_statements_of_each_and_leads_to_them_and_back() {
    let mut desk = Desk::new().await;
    desk.analyst.get(HOME).await.says("Her kommer de temaer");
    let together = desk.found("tværs").await;
    assert_eq!(together.len(), 4);
    let id = desk.theme("Samarbejde på tværs", &together).await;
    let gynger = desk.found("gynger").await;
    desk.theme("Ude", &gynger).await;
    let page = desk.analyst.get(HOME).await;
    let cells: Vec<String> = page.find("tbody td").into_iter().map(|cell| cell.text).collect();
    let numbers =
        |row: &[String]| row.iter().map(|cell| cell.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    // The columns stand as the camps were held, and these were held on the same day: by title.
    assert_eq!(numbers(&cells[..3]), ["2", "2", "4"]);
    assert_eq!(numbers(&cells[3..]), ["–", "1", "1"]);
    let foot: Vec<String> = page.find("tfoot td").into_iter().map(|cell| cell.text).collect();
    assert_eq!(foot, ["2", "3", "5"]);
    assert_eq!(page.find("th[scope=col]").len(), 4);
    let link = page.find("tbody td a")[0].attribute("href").to_owned();
    assert_eq!(link, format!("{HOME}/tema/{id}#camp-{}", desk.camps[1].slug));
    let theme = desk.analyst.get(link.split('#').next().unwrap()).await;
    theme.says("4 udsagn står bag temaet.").says("Læger og hjemmepleje arbejder sammen på tværs");
    let statement = theme.find("section a")[0].attribute("href").to_owned();
    desk.analyst.get(&statement).await.says("Tema på tværs: Samarbejde på tværs");
}

#[tokio::test]
async fn statements_are_taken_out_and_in_and_themes_joined_and_all_of_it_undone() {
    let mut desk = Desk::new().await;
    let together = desk.found("tværs").await;
    let one = desk.theme("Samarbejde", &together[..2]).await;
    let other = desk.theme("Sammenhæng", &together[2..]).await;
    let out = desk.post(&format!("/tema/{one}/udsagn"), &[("handling", "ud"), ("udsagn", &together[0])]).await;
    out.leads_to(&format!("{HOME}/tema/{one}"));
    let finding = desk.across().await.get(&one).unwrap().clone();
    assert_eq!((finding.statements.len(), finding.declined.clone()), (1, vec![together[0].clone()]));
    desk.post(&format!("/tema/{one}/udsagn"), &[("handling", "med")]).await.answers(422).says("Sæt kryds");
    let joined = desk.post(&format!("/tema/{other}/saml"), &[("ind_i", &one)]).await;
    let page = desk.analyst.follow(&joined).await;
    page.says("Temaerne er samlet.").does_not_say("Sammenhæng");
    let step = page.one(".pejl-undo input[name=trin]").attribute("value").to_owned();
    desk.post("/fortryd", &[("trin", &step)]).await.answers(303);
    assert_eq!(desk.across().await.findings.len(), 2);
    desk.analyst.get(&format!("{HOME}/historik")).await.says("Samlede").says("Fortrød");
    desk.analyst.get(&format!("{HOME}/historik/1")).await.says("Samarbejde").does_not_say("Sammenhæng");
}

#[tokio::test]
async fn what_the_program_proposes_is_shown_as_a_proposal_and_becomes_a_theme_when_accepted() {
    let mut desk = Desk::new().await;
    let proposals = desk.analyst.get(&format!("{HOME}/forslag")).await;
    proposals.answers(200);
    let shown: BTreeSet<String> =
        proposals.find("form input[name=udsagn]").iter().map(|field| field.attribute("value").to_owned()).collect();
    assert!(desk.across().await.findings.is_empty(), "a proposal is nothing more until it is accepted");
    if shown.is_empty() {
        // The engine finds nothing in six statements: what is accepted is then what a person chose.
        proposals.says("Programmet fandt ikke flere tanker, der går igen.");
    }
    let statements = if shown.is_empty() { desk.found("tværs").await } else { shown.into_iter().collect() };
    let mut fields = vec![("titel", "Sammen om det"), ("handling", "godkend")];
    fields.extend(statements.iter().map(|id| ("udsagn", id.as_str())));
    let accepted = desk.post("/nyt", &fields).await;
    let page = desk.analyst.follow(&accepted).await;
    page.says("Temaet er gemt.").says("Temaer, der er her allerede").says("Sammen om det");
    assert_eq!(desk.across().await.findings.len(), 1);
    desk.post("/forslag", &[("handling", "forfra")]).await.leads_to(&format!("{HOME}/forslag"));
    desk.post("/forslag", &[("handling", "andet")]).await.answers(400);
}

#[tokio::test]
async fn the_public_sees_only_what_is_behind_published_camps() {
    let mut desk = Desk::new().await;
    let together = desk.found("tværs").await;
    let id = desk.theme("Samarbejde", &together).await;
    let gynger = desk.found("gynger").await;
    let hidden = desk.theme("Ude", &gynger).await;
    let mut visitor = desk.test.visitor();
    visitor.get(HOME).await.answers(200).does_not_say("Samarbejde");
    visitor.get(&format!("{HOME}/tema/{id}")).await.leads_to("/log-ind");
    gathering::actions::publish(&desk.test.app.db, &desk.test.fjordby.operator(), "seniorliv", clock::now())
        .await
        .unwrap();
    visitor.get(HOME).await.says("Samarbejde").does_not_say("Ude").does_not_say("Skoleliv");
    let page = visitor.get(&format!("{HOME}/tema/{id}")).await;
    page.says("2 udsagn står bag temaet.").does_not_say("Lærerne").does_not_say("Forslag");
    visitor.get(&format!("{HOME}/tema/{hidden}")).await.leads_to("/log-ind");
    let mut report = desk.test.visitor();
    report.get("/camps/analyse-rapport/vis").await.says("Seniorliv").does_not_say("Lærerne");
    let mut neighbour = desk.test.sign_in_in(&desk.test.havnby, Role::Analyst).await;
    neighbour.get(&format!("{HOME}/tema/{id}")).await.answers(404);
}
