//! Several people sort the same board at the same time: nothing is lost, nobody is left in doubt, and the steps
//! are numbered without gaps.

use camp::exercise::Exercise;
use futures::future::join_all;
use platform::access::Role;
use platform::audit::Verdict;
use platform::store::{Reads, sql};
use testkit::{CampBuilder, Client, Page, TestApp};

const ROLES: [Role; 2] = [Role::Analyst, Role::Facilitator];

struct Crowd {
    test: TestApp,
    url: String,
    category: String,
    waiting: Vec<String>,
}

impl Crowd {
    async fn at_a_board_of(statements: usize) -> Self {
        let test = TestApp::new().await;
        let camp =
            CampBuilder::new("Trivsel").says_much(Exercise::Indicator, statements).build(&test, &test.fjordby).await;
        let url = format!("{}/indikatorer/tavle", camp.url());
        let mut analyst = test.sign_in_as(Role::Analyst).await;
        analyst.post_form(&url, &[("til", "ny"), ("navn", "Fællesskab")]).await.leads_to(&url);
        let board = analyst.get(&url).await;
        let category = board.find("#kategori option")[0].attribute("value").to_owned();
        let waiting = board
            .find("[data-column=tilbage] input[name=kort]")
            .iter()
            .map(|card| card.attribute("value").to_owned())
            .collect();
        Self { test, url, category, waiting }
    }

    /// Two people, each with a browser that has seen the board.
    async fn two(&self) -> [Client; 2] {
        let mut clients = [self.test.sign_in_as(ROLES[0]).await, self.test.sign_in_as(ROLES[1]).await];
        for client in &mut clients {
            client.get(&self.url).await;
        }
        clients
    }

    async fn place(&self, mut client: Client, card: &str) -> Page {
        client.post_form(&self.url, &[("kort", card), ("til", "valgt"), ("kategori", &self.category)]).await
    }

    /// The steps' numbers and the number that the board knows as its latest.
    async fn steps(&self) -> (Vec<i64>, i64) {
        let mut reader = self.test.app.db.reader();
        let steps: Vec<(i64,)> = reader.all(sql("select number from step order by number")).await.unwrap();
        let latest: Vec<(i64,)> = reader.all(sql("select latest_step from board")).await.unwrap();
        (steps.into_iter().map(|(number,)| number).collect(), latest[0].0)
    }
}

#[tokio::test]
async fn two_who_place_different_cards_at_once_both_succeed() {
    let crowd = Crowd::at_a_board_of(40).await;
    let [one, other] = crowd.two().await;
    let turns = crowd
        .waiting
        .iter()
        .enumerate()
        .map(|(at, card)| crowd.place(if at % 2 == 0 { one.clone() } else { other.clone() }, card));
    for answer in join_all(turns).await {
        answer.leads_to(&crowd.url);
    }
    let board = crowd.test.sign_in_as(Role::Analyst).await.get(&crowd.url).await;
    board.says("40 tanker er behandlet af 40.");
    let (steps, latest) = crowd.steps().await;
    assert_eq!(steps, (1..=41).collect::<Vec<i64>>(), "the steps are numbered without gaps");
    assert_eq!(latest, 41);
    assert!(matches!(
        platform::audit::verify(&crowd.test.app.db, &crowd.test.fjordby.municipality.id).await.unwrap(),
        Verdict::Whole(_)
    ));
}

#[tokio::test]
async fn of_two_who_move_the_same_card_at_once_one_is_told() {
    let crowd = Crowd::at_a_board_of(10).await;
    for card in &crowd.waiting {
        let [one, mut other] = crowd.two().await;
        let aside = [("kort", card.as_str()), ("til", "til-side"), ("begrundelse", "Om noget andet")];
        let (placed, set_aside) = futures::join!(crowd.place(one, card), other.post_form(&crowd.url, &aside));
        let mut answers = [placed.status.as_u16(), set_aside.status.as_u16()];
        answers.sort_unstable();
        assert_eq!(answers, [303, 409]);
    }
    let (steps, latest) = crowd.steps().await;
    assert_eq!((steps, latest), ((1..=11).collect(), 11), "the refused moves left no trace in the numbering");
}
