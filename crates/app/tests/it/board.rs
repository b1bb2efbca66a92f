//! Sorting on the board: each thing both as a plain form and as the script sends it, and what is said when it
//! cannot be done.

use camp::exercise::Exercise;
use camp::gathering::{self, Camp, Counts};
use platform::access::Role;
use testkit::{CampBuilder, Client, Page, TestApp};

/// An analyst at a board with five statements.
struct Desk {
    test: TestApp,
    camp: Camp,
    analyst: Client,
    url: String,
}

impl Desk {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let camp = CampBuilder::new("Trivsel").says_much(Exercise::Indicator, 5).build(&test, &test.fjordby).await;
        let analyst = test.sign_in_as(Role::Analyst).await;
        let url = format!("{}/indikatorer/tavle", camp.url());
        Self { test, camp, analyst, url }
    }

    async fn board(&mut self) -> Page {
        self.analyst.get(&self.url.clone()).await
    }

    async fn send(&mut self, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_form(&self.url.clone(), fields).await
    }

    async fn send_as_script(&mut self, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_as_script(&self.url.clone(), fields).await
    }

    /// Makes a category and returns its identifier.
    async fn category(&mut self, name: &str) -> String {
        self.send(&[("til", "ny"), ("navn", name)]).await.leads_to(&self.url);
        let board = self.board().await;
        let option = board.find("#kategori option").into_iter().find(|option| option.text.ends_with(name)).unwrap();
        option.attribute("value").to_owned()
    }

    async fn counts(&self) -> Counts {
        let counts = gathering::actions::counts(&mut self.test.app.db.reader(), &self.camp).await.unwrap();
        counts.into_iter().find(|counts| counts.exercise == Exercise::Indicator).unwrap()
    }
}

/// The cards in a column (`tilbage`, `til-side`, `kategori:ID`), as `identifier@step`.
fn cards(board: &Page, column: &str) -> Vec<String> {
    board
        .find(&format!("[data-column='{column}'] input[name=kort]"))
        .iter()
        .map(|card| card.attribute("value").to_owned())
        .collect()
}

fn in_category(id: &str) -> String {
    format!("kategori:{id}")
}

#[tokio::test]
async fn a_card_is_placed_by_a_plain_form() {
    let mut desk = Desk::new().await;
    let category = desk.category("Fællesskab").await;
    let card = cards(&desk.board().await, "tilbage").remove(0);
    let answer = desk.send(&[("kort", &card), ("til", "valgt"), ("kategori", &category)]).await;
    let board = desk.analyst.follow(&answer).await;
    board.says("Flyttet.").says("Én tanke er behandlet af 5.");
    assert_eq!((cards(&board, &in_category(&category)).len(), cards(&board, "tilbage").len()), (1, 4));
    let counts = desk.counts().await;
    assert_eq!((counts.placed, counts.not_placed, counts.add_up()), (1, 4, true));
}

#[tokio::test]
async fn a_card_is_placed_by_the_script_which_gets_only_the_board_back() {
    let mut desk = Desk::new().await;
    let category = desk.category("Fællesskab").await;
    let waiting = cards(&desk.board().await, "tilbage");
    let fields = [("kort", waiting[0].as_str()), ("kort", waiting[1].as_str()), ("til", &in_category(&category))];
    let answer = desk.send_as_script(&fields).await;
    assert!(!answer.answers(200).is_document());
    assert_eq!(answer.one("#tavle").attribute("data-step"), "2");
    assert_eq!(answer.one("#tavle-besked").text, "Flyttet.");
    assert_eq!(cards(&answer, &in_category(&category)).len(), 2);
}

#[tokio::test]
async fn whoever_acts_on_a_card_that_has_moved_is_told_who_moved_it() {
    let mut desk = Desk::new().await;
    let (first, second) = (desk.category("Fællesskab").await, desk.category("Byens rum").await);
    let seen = cards(&desk.board().await, "tilbage").remove(0);
    let mut other = desk.test.sign_in_as(Role::Facilitator).await;
    other.post_form(&desk.url, &[("kort", &seen), ("til", "valgt"), ("kategori", &first)]).await.leads_to(&desk.url);
    let stale = [("kort", seen.as_str()), ("til", "valgt"), ("kategori", second.as_str())];
    let words = "er ændret, siden du så det, så dit træk er ikke gemt.";
    desk.send(&stale).await.answers(409).says(words).says("Det sidste trin på tavlen er taget af Fatima Facilitator.");
    let board = desk.send_as_script(&stale).await;
    board.answers(409).says(words);
    assert_eq!((cards(&board, &in_category(&first)).len(), cards(&board, &in_category(&second)).len()), (1, 0));
}

#[tokio::test]
async fn a_step_is_undone_unless_others_have_built_on_it() {
    let mut desk = Desk::new().await;
    let category = desk.category("Fællesskab").await;
    let undo = desk.url.replace("/tavle", "/fortryd");
    let card = cards(&desk.board().await, "tilbage").remove(0);
    let place = [("kort", card.as_str()), ("til", "valgt"), ("kategori", category.as_str())];
    desk.send(&place).await;
    let undone = desk.analyst.post_form(&undo, &[]).await;
    desk.analyst.follow(&undone).await.says("Fortrudt.").says("0 tanker er behandlet");

    let card = cards(&desk.board().await, "tilbage").remove(0);
    desk.send(&[("kort", &card), ("til", "valgt"), ("kategori", &category)]).await;
    let moved = cards(&desk.board().await, &in_category(&category)).remove(0);
    let mut other = desk.test.sign_in_as(Role::Facilitator).await;
    other
        .post_form(&desk.url, &[("kort", &moved), ("til", "til-side"), ("begrundelse", "Hører ikke hjemme her")])
        .await
        .leads_to(&desk.url);
    let refused = desk.analyst.post_as_script(&undo, &[]).await;
    refused.answers(409).says("Der er sket noget siden, som ville gå tabt.");
    assert_eq!(cards(&refused, "til-side").len(), 1);
}

#[tokio::test]
async fn setting_aside_wants_a_reason_and_shows_it() {
    let mut desk = Desk::new().await;
    let card = cards(&desk.board().await, "tilbage").remove(0);
    desk.send(&[("kort", &card), ("til", "til-side"), ("begrundelse", "  ")])
        .await
        .answers(422)
        .says("Skriv, hvorfor det lægges til side.");
    desk.send_as_script(&[("kort", &card), ("til", "til-side")])
        .await
        .answers(422)
        .says("Skriv, hvorfor det lægges til side.");
    let board = desk.send_as_script(&[("kort", &card), ("til", "til-side"), ("begrundelse", "Om noget andet")]).await;
    board.answers(200).says("Om noget andet");
    let card = cards(&board, "til-side").remove(0);
    assert_eq!(desk.counts().await.set_aside, 1);
    desk.send(&[("kort", &card), ("til", "tilbage")]).await.leads_to(&desk.url);
    assert_eq!((desk.counts().await.set_aside, desk.counts().await.not_placed), (0, 5));
}

#[tokio::test]
async fn cards_are_merged_with_their_votes_and_taken_apart_again() {
    let mut desk = Desk::new().await;
    let waiting = cards(&desk.board().await, "tilbage");
    desk.send(&[("kort", &waiting[0]), ("til", "saml")]).await.answers(422).says("Vælg mindst to udsagn");
    let board = desk.send_as_script(&[("kort", &waiting[0]), ("kort", &waiting[2]), ("til", "saml")]).await;
    board.says("Lagt sammen med ét andet").says("stemmer: 3");
    assert_eq!(cards(&board, "tilbage").len(), 4);
    assert_eq!(desk.counts().await.captured, 5, "merging loses no statement");
    let leader = cards(&board, "tilbage")
        .into_iter()
        .find(|card| card.split('@').next() == waiting[0].split('@').next())
        .unwrap();
    let apart = format!("skil:{}", leader.split('@').next().unwrap());
    let answer = desk.send(&[("til", &apart)]).await;
    let board = desk.analyst.follow(&answer).await;
    board.says("Skilt ad igen.");
    assert_eq!(cards(&board, "tilbage").len(), 5);
}

#[tokio::test]
async fn a_card_with_two_thoughts_is_split_by_its_form() {
    let mut desk = Desk::new().await;
    let card = cards(&desk.board().await, "tilbage").remove(0);
    let url = format!("{}/del/{}", desk.url, card.split('@').next().unwrap());
    let form = desk.analyst.get(&url).await;
    form.says("Tanke nummer 1 om hverdagen");
    let seen = form.one("input[name=set]").attribute("value").to_owned();
    desk.analyst
        .post_form(&url, &[("set", &seen), ("foerste", "Tanke nummer 1"), ("anden", " ")])
        .await
        .answers(422)
        .says("Begge tanker skal have ord.");
    let answer =
        desk.analyst.post_form(&url, &[("set", &seen), ("foerste", "Tanke nummer 1"), ("anden", "om hverdagen")]).await;
    let board = desk.analyst.follow(&answer).await;
    board.says("Delt i to tanker.").says("af 6.");
    assert_eq!(desk.counts().await.captured, 5, "two thoughts are still one statement");
    desk.analyst
        .post_form(&url, &[("set", &seen), ("foerste", "a"), ("anden", "b")])
        .await
        .answers(422)
        .says("er ændret, siden du så det");
}

#[tokio::test]
async fn categories_are_named_moved_merged_and_removed_by_plain_forms() {
    let mut desk = Desk::new().await;
    let (first, second) = (desk.category("Fællesskab").await, desk.category("Byens rum").await);
    desk.send(&[("til", "ny"), ("navn", "fællesskab")])
        .await
        .answers(422)
        .says("Der er allerede en kategori, der hedder fællesskab.");
    desk.send(&[("til", "ny"), ("navn", " ")]).await.answers(422).says("Skriv et navn til kategorien.");
    let page = |id: &str, desk: &Desk| format!("{}/kategori/{id}", desk.url);
    let change = async |desk: &mut Desk, id: &str, fields: &[(&str, &str)]| {
        desk.analyst.post_form(&page(id, desk), fields).await
    };

    change(&mut desk, &first, &[("handling", "omdoeb"), ("navn", "byens rum")])
        .await
        .answers(422)
        .says("Der er allerede en kategori");
    let answer = change(
        &mut desk,
        &first,
        &[("handling", "omdoeb"), ("navn", "At høre til"), ("beskrivelse", "Naboer og venner")],
    )
    .await;
    desk.analyst.follow(&answer).await.says("Kategorien er rettet.").says("Naboer og venner");

    change(&mut desk, &second, &[("handling", "tidligere")]).await.leads_to(&desk.url);
    let order: Vec<String> =
        desk.board().await.find("#kategori option").iter().map(|option| option.attribute("value").to_owned()).collect();
    assert_eq!(order, [second.clone(), first.clone()]);

    let card = cards(&desk.board().await, "tilbage").remove(0);
    desk.send(&[("kort", &card), ("til", "valgt"), ("kategori", &first)]).await;
    change(&mut desk, &first, &[("handling", "saml"), ("ind_i", &first)]).await.answers(422);
    let answer = change(&mut desk, &first, &[("handling", "saml"), ("ind_i", &second)]).await;
    let board = desk.analyst.follow(&answer).await;
    assert_eq!(cards(&board.says("Kategorierne er lagt sammen.").clone(), &in_category(&second)).len(), 1);

    let answer = change(&mut desk, &second, &[("handling", "fjern")]).await;
    let board = desk.analyst.follow(&answer).await;
    assert_eq!(cards(board.says("Kategorien er fjernet."), "tilbage").len(), 5);
    desk.analyst.get(&page(&second, &desk)).await.answers(404);
}

#[tokio::test]
async fn a_form_without_a_choice_says_so() {
    let mut desk = Desk::new().await;
    let category = desk.category("Fællesskab").await;
    for fields in
        [vec![("til", "valgt"), ("kategori", category.as_str())], vec![("til", "tilbage")], vec![("til", "vrøvl")]]
    {
        desk.send(&fields).await.answers(422).says("Vælg først et eller flere udsagn.");
    }
    desk.send(&[("kort", "findes-ikke@0"), ("til", "tilbage")])
        .await
        .answers(422)
        .says("Det findes ikke længere på tavlen.");
}

#[tokio::test]
async fn the_words_as_written_are_never_changed_by_sorting() {
    let mut desk = Desk::new().await;
    let written = words(&desk).await;
    let category = desk.category("Fællesskab").await;
    let waiting = cards(&desk.board().await, "tilbage");
    let mut fields: Vec<(&str, &str)> = waiting.iter().map(|card| ("kort", card.as_str())).collect();
    fields.extend([("til", "valgt"), ("kategori", category.as_str())]);
    desk.send(&fields).await.leads_to(&desk.url);
    let board = desk.board().await;
    let merge: Vec<String> = cards(&board, &in_category(&category));
    desk.send(&[("kort", &merge[0]), ("kort", &merge[1]), ("til", "saml")]).await.leads_to(&desk.url);
    assert_eq!(words(&desk).await, written);
}

async fn words(desk: &Desk) -> Vec<String> {
    use platform::store::{Reads, sql};
    let rows: Vec<(String,)> =
        desk.test.app.db.reader().all(sql("select words from statement order by position")).await.unwrap();
    rows.into_iter().map(|(words,)| words).collect()
}
