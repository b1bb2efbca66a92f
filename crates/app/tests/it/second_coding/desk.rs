//! A board with two people at it, and what they do in the tests of second coding.

use camp::consolidation::{self, Board, Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::Camp;
use camp::second_coding::actions::{self, Sampled};
use platform::access::{Actor, Role};
use testkit::{CampBuilder, Client, Page, TestApp, clock};

/// A board of 24 thoughts that the analyst has placed, eight in each of three categories, and two people at it.
pub(super) struct Desk {
    pub(super) test: TestApp,
    pub(super) camp: Camp,
    pub(super) analyst: Client,
    pub(super) facilitator: Client,
    pub(super) url: String,
}

impl Desk {
    pub(super) async fn new() -> Self {
        let test = TestApp::new().await;
        let camp = CampBuilder::new("Trivsel").says_much(Exercise::Indicator, 24).build(&test, &test.fjordby).await;
        let (analyst, facilitator) = (test.sign_in_as(Role::Analyst).await, test.sign_in_as(Role::Facilitator).await);
        let url = format!("{}/indikatorer/tavle/anden-koder", camp.url());
        let desk = Self { test, camp, analyst, facilitator, url };
        let cards: Vec<Seen> = desk.board().await.ordered_cards().into_iter().map(|(id, ..)| any(id)).collect();
        for (name, cards) in ["Natur", "Trafik", "Kultur"].into_iter().zip(cards.chunks(8)) {
            let command = Command::AddCategory {
                name: name.into(),
                description: format!("Alt om {}", name.to_lowercase()),
                cards: cards.to_vec(),
            };
            desk.act(Role::Analyst, &command).await;
        }
        desk
    }

    pub(super) fn actor(&self, role: Role) -> Actor {
        self.test.fjordby.actor(role)
    }

    pub(super) async fn act(&self, role: Role, command: &Command) {
        let (db, hub, actor) = (&self.test.app.db, &self.test.app.hub, self.actor(role));
        consolidation::actions::carry_out(db, hub, &actor, &self.camp, Exercise::Indicator, command, clock::now())
            .await
            .unwrap();
    }

    pub(super) async fn board(&self) -> Board {
        let operator = self.test.fjordby.operator();
        consolidation::actions::board(&mut self.test.app.db.reader(), &operator, &self.camp, Exercise::Indicator)
            .await
            .unwrap()
    }

    /// Opens a round through the form and returns its address.
    pub(super) async fn open(&mut self, size: &str) -> String {
        let opened = self.analyst.post_form(&self.url.clone(), &[("antal", size), ("udvalg", "all")]).await;
        opened.answers(303).location().split('?').next().unwrap().to_owned()
    }

    pub(super) async fn round(&self, number: i64) -> Sampled {
        let reader = &mut self.test.app.db.reader();
        actions::find(reader, &self.test.fjordby.operator(), &self.camp, Exercise::Indicator, number).await.unwrap()
    }

    /// Opens a round of all 24, and lets the facilitator answer all: as the first coder, but for the first `other`
    /// thoughts, which go to the next category.
    pub(super) async fn sorted(&mut self, other: usize) -> String {
        let round = self.open("24").await;
        self.facilitator.post_form(&format!("{round}/begynd"), &[]).await.leads_to(&round);
        let sampled = self.round(1).await;
        for (at, thought) in sampled.thoughts.iter().enumerate() {
            let names: Vec<&str> = sampled.round.categories.iter().map(|category| category.id.as_str()).collect();
            let place = names.iter().position(|id| *id == thought.first).unwrap();
            let category = names[if at < other { (place + 1) % 3 } else { place }];
            answer(&mut self.facilitator, &round, thought.position, category).await.leads_to(&round);
        }
        round
    }

    pub(super) async fn finished(&mut self, other: usize) -> String {
        let round = self.sorted(other).await;
        self.facilitator.post_form(&format!("{round}/afslut"), &[]).await.leads_to(&round);
        round
    }

    /// The first disagreement on the result's page: its place in the sample, and the fields of its form.
    pub(super) async fn disagreement(&mut self, round: &str) -> (String, String) {
        let page = self.analyst.get(round).await;
        let field = |name: &str| {
            page.find(&format!(".pejl-decide input[name={name}]")).first().unwrap().attribute("value").to_owned()
        };
        (field("plads"), field("set"))
    }

    pub(super) async fn decide(&mut self, round: &str, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_form(&format!("{round}/afgoer"), fields).await
    }
}

pub(super) fn any(card: &str) -> Seen {
    Seen { card: card.to_owned(), changed_in: None }
}

pub(super) async fn answer(client: &mut Client, round: &str, position: i64, category: &str) -> Page {
    client.post_form(&format!("{round}/svar"), &[("plads", &position.to_string()), ("kategori", category)]).await
}
