//! Suggestions on the board as an analyst meets them: each both as a plain form and as the script sends it. What is
//! suggested is the engine's affair; here it is what people can do with it.

use std::time::Duration;

use camp::consolidation::{self, Board, Place};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp, Counts};
use platform::access::Role;
use testkit::{CampBuilder, Client, Page, TestApp};

const WORDS: [&str; 12] = [
    "Bussen kører om aftenen",
    "Bussen kører også om aftenen",
    "Bussen kører om aftenen!",
    "Flere busser til landsbyerne",
    "Cykelstier hele vejen til skolen",
    "Trygge cykelstier til skolen",
    "Naboer hilser på hinanden",
    "Naboerne hilser på hinanden i opgangen",
    "Fællesspisning for naboer hver måned",
    "Flere træer og blomster i parken",
    "Blomster og træer langs vejen",
    "Stilhed",
];

/// An analyst at a board.
struct Desk {
    test: TestApp,
    camp: Camp,
    analyst: Client,
    url: String,
}

impl Desk {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let camp = WORDS
            .iter()
            .fold(CampBuilder::new("Trivsel"), |camp, words| camp.says(Exercise::Indicator, words))
            .build(&test, &test.fjordby)
            .await;
        let analyst = test.sign_in_as(Role::Analyst).await;
        let url = format!("{}/indikatorer/tavle", camp.url());
        Self { test, camp, analyst, url }
    }

    /// A board with two categories.
    async fn sorted_into_two() -> Self {
        let mut desk = Self::new().await;
        for name in ["Bus og cykel i trafikken", "Naboer og fællesskab"] {
            desk.send(&[("til", "ny"), ("navn", name)]).await.leads_to(&desk.url);
        }
        desk
    }

    /// Opens a page, and again until no work is under way.
    async fn open(&mut self, url: &str) -> Page {
        open(&mut self.analyst, url).await
    }

    async fn shown(&mut self) -> Page {
        let url = self.url.clone();
        self.open(&url).await
    }

    async fn send(&mut self, fields: &[(&str, &str)]) -> Page {
        self.analyst.post_form(&self.url.clone(), fields).await
    }

    async fn board(&self) -> Board {
        let operator = self.test.fjordby.operator();
        consolidation::actions::board(&mut self.test.app.db.reader(), &operator, &self.camp, Exercise::Indicator)
            .await
            .unwrap()
    }

    async fn counts(&self) -> Counts {
        let counts = gathering::actions::counts(&mut self.test.app.db.reader(), &self.camp).await.unwrap();
        counts.into_iter().find(|counts| counts.exercise == Exercise::Indicator).unwrap()
    }
}

async fn open(client: &mut Client, url: &str) -> Page {
    for _ in 0..200 {
        let page = client.get(url).await;
        if page.find("[data-work]").is_empty() {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the work for {url} never ends")
}

/// The first suggestion of each waiting card: `card@step:category`.
fn suggested(board: &Page) -> Vec<String> {
    board.find("[data-accept]").iter().map(|button| button.attribute("data-accept").to_owned()).collect()
}

fn parts(suggestion: &str) -> (&str, &str) {
    let (card, category) = suggestion.split_once(':').unwrap();
    (card.split('@').next().unwrap(), category)
}

#[tokio::test]
async fn every_waiting_card_has_a_suggestion_that_is_called_one_and_places_nothing_by_itself() {
    let mut desk = Desk::sorted_into_two().await;
    let page = desk.shown().await;
    assert_eq!(suggested(&page).len(), WORDS.len());
    page.says("Forslag").says("Hvorfor?").says("Afvis").says("uden sprogmodel");
    let counts = desk.counts().await;
    assert_eq!((counts.placed, counts.not_placed), (0, 12));
}

#[tokio::test]
async fn an_accepted_suggestion_is_a_step_that_says_so_and_is_undone_like_any_other() {
    let mut desk = Desk::sorted_into_two().await;
    let first = suggested(&desk.shown().await).remove(0);
    let (card, category) = parts(&first);
    let answer = desk.send(&[("til", &format!("forslag:{first}"))]).await;
    desk.analyst.follow(&answer).await.says("Forslaget er accepteret.");
    assert_eq!(desk.board().await.cards[card].0.place, Place::Category(category.to_owned()));
    desk.analyst.get(&desk.url.replace("/tavle", "/historik")).await.says("Forslag accepteret");
    desk.analyst.post_form(&desk.url.replace("/tavle", "/fortryd"), &[]).await.leads_to(&desk.url);
    assert_eq!(desk.board().await.cards[card].0.place, Place::NotPlaced);
    assert!(desk.counts().await.add_up());
}

#[tokio::test]
async fn the_script_accepts_several_at_once_and_gets_new_suggestions_back() {
    let mut desk = Desk::sorted_into_two().await;
    let all = suggested(&desk.shown().await);
    let fields = [("til", "forslag"), ("forslag", all[0].as_str()), ("forslag", all[1].as_str())];
    let answer = desk.analyst.post_as_script(&desk.url, &fields).await;
    assert!(!answer.answers(200).is_document());
    assert_eq!(answer.one("#tavle").attribute("data-step"), "3", "one step");
    assert_eq!(suggested(&answer).len(), WORDS.len() - 2);
    let stale = desk.analyst.post_as_script(&desk.url, &fields).await;
    stale.answers(409).says("er ændret, siden du så det");
}

#[tokio::test]
async fn a_rejected_suggestion_does_not_come_again_until_the_no_is_undone() {
    let mut desk = Desk::sorted_into_two().await;
    let first = suggested(&desk.shown().await).remove(0);
    let (card, category) = parts(&first);
    let answer = desk.send(&[("til", &format!("afvis:{first}"))]).await;
    let page = desk.analyst.follow(&answer).await;
    page.says("Forslaget er afvist");
    let of_card = |page: &Page| suggested(page).into_iter().find(|one| parts(one).0 == card).unwrap();
    let page = desk.shown().await;
    assert_ne!(parts(&of_card(&page)).1, category);
    assert_eq!(desk.counts().await.not_placed, 12, "a no moves nothing");
    desk.analyst.post_form(&desk.url.replace("/tavle", "/fortryd"), &[]).await.leads_to(&desk.url);
    let page = desk.shown().await;
    assert_eq!(parts(&of_card(&page)).1, category);
}

#[tokio::test]
async fn the_reasons_for_a_suggestion_have_a_page_and_a_part_for_the_script() {
    let mut desk = Desk::sorted_into_two().await;
    let first = suggested(&desk.shown().await).remove(0);
    let url = format!("{}/hvorfor/{}", desk.url, parts(&first).0);
    let second = suggested(&desk.shown().await).remove(1);
    desk.send(&[("til", &format!("forslag:{second}"))]).await;
    let page = desk.open(&url).await;
    assert!(page.answers(200).is_document());
    page.says(WORDS[0]).says("Bus og cykel i trafikken");
    let part = desk.analyst.get_with(&url, &[("x-pejl-board", "1")]).await;
    assert!(!part.is_document());
    assert_eq!(part.one("#panel-indhold").attribute("data-title"), "Hvorfor foreslås det?");
    desk.analyst.get(&format!("{}/hvorfor/findes-ikke", desk.url)).await.answers(404);
}

/// The fields of the form that accepts all.
fn bulk_fields(page: &Page) -> Vec<(String, String)> {
    let names = ["graense", "set", "aftryk"];
    let hidden = names.map(|name| {
        let value = page.one(&format!("form[method=post] input[name={name}]")).attribute("value").to_owned();
        (name.to_owned(), value)
    });
    let categories = page.find("input[name=kategori]");
    let categories = categories.iter().map(|one| ("kategori".to_owned(), one.attribute("value").to_owned()));
    hidden.into_iter().chain(categories).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn all_above_a_limit_are_accepted_in_one_step_after_a_look_and_taken_back_in_one() {
    let mut desk = Desk::sorted_into_two().await;
    let url = format!("{}/forslag?graense=1", desk.url);
    let page = desk.open(&url).await;
    page.says("12 udsagn flyttes.").says("Vis et andet udsnit");
    let sample = page.find(".pejl-share li").len();
    assert!((2..=8).contains(&sample), "{sample} are shown to look at");
    let step = desk.board().await.latest_step;
    let answer = desk.analyst.post_form(&format!("{}/forslag", desk.url), &borrowed(&bulk_fields(&page))).await;
    desk.analyst.follow(&answer).await.says("12 forslag er accepteret.");
    assert_eq!((desk.counts().await.placed, desk.board().await.latest_step), (12, step + 1));
    desk.analyst.post_form(&desk.url.replace("/tavle", "/fortryd"), &[]).await.leads_to(&desk.url);
    assert_eq!(desk.counts().await.placed, 0);
}

#[tokio::test]
async fn a_card_that_changed_after_the_look_is_left_out_and_said() {
    let mut desk = Desk::sorted_into_two().await;
    let page = desk.open(&format!("{}/forslag?graense=1", desk.url)).await;
    let moved = desk.board().await.ordered_cards()[3].0.clone();
    let mut other = desk.test.sign_in_as(Role::Facilitator).await;
    other
        .post_form(&desk.url, &[("kort", &moved), ("til", "til-side"), ("begrundelse", "Om noget andet")])
        .await
        .leads_to(&desk.url);
    let answer = desk.analyst.post_form(&format!("{}/forslag", desk.url), &borrowed(&bulk_fields(&page))).await;
    let page = desk.analyst.follow(&answer).await;
    page.says("11 forslag er accepteret.").says("Ét udsagn er ændret imens og er ladt ude.");
    assert!(matches!(desk.board().await.cards[&moved].0.place, Place::SetAside(_)));
}

#[tokio::test]
async fn only_the_categories_with_a_tick_are_accepted_and_what_was_not_looked_at_is_refused() {
    let mut desk = Desk::sorted_into_two().await;
    let page = desk.open(&format!("{}/forslag?graense=1", desk.url)).await;
    let mut fields = bulk_fields(&page);
    let url = format!("{}/forslag", desk.url);
    let without: Vec<_> = fields.iter().filter(|(name, _)| name != "kategori").cloned().collect();
    desk.analyst.post_form(&url, &borrowed(&without)).await.answers(409).says("vælg mindst én kategori");
    fields.iter_mut().find(|(name, _)| name == "aftryk").unwrap().1 = "noget-andet".to_owned();
    desk.analyst.post_form(&url, &borrowed(&fields)).await.answers(409).says("Se på udsnittet igen.");
    assert_eq!(desk.counts().await.placed, 0);
}

#[tokio::test]
async fn the_order_that_teaches_most_is_kept_in_the_address_through_every_move() {
    let mut desk = Desk::sorted_into_two().await;
    let address = format!("{}?orden=laer", desk.url);
    let page = desk.open(&address).await;
    page.says("Øverst står de udsagn, der lærer forslagene mest.");
    assert_eq!(page.one("#tavle").attribute("data-view"), address);
    assert_eq!(page.one(".pejl-board-form").attribute("action"), address);
    let first = suggested(&page).remove(0);
    let answer = desk.analyst.post_form(&address, &[("til", &format!("forslag:{first}"))]).await;
    answer.leads_to(&address);
    assert_eq!(suggested(&desk.open(&address).await).len(), WORDS.len() - 1);
}

#[tokio::test]
async fn groups_become_categories_one_by_one_or_several_under_one_name() {
    let mut desk = Desk::new().await;
    let url = format!("{}/grupper", desk.url);
    let page = desk.open(&url).await;
    let groups = page.find("input[name=gruppe]");
    assert!(groups.len() >= 2, "there is something to group: {}", page.main_text());
    let hidden = |page: &Page, name: &str| {
        page.one(&format!("form[method=post] input[name={name}]")).attribute("value").to_owned()
    };
    let (first, second) = (groups[0].attribute("value").to_owned(), groups[1].attribute("value").to_owned());
    let common = [("snit", hidden(&page, "snit")), ("aftryk", hidden(&page, "aftryk")), ("set", hidden(&page, "set"))];
    let common: Vec<(&str, &str)> = common.iter().map(|(name, value)| (*name, value.as_str())).collect();

    let (til, field) = (format!("gruppe:{first}"), format!("navn-{first}"));
    let one = [&common[..], &[("til", til.as_str()), (field.as_str(), "Busser")]].concat();
    let answer = desk.analyst.post_form(&url, &one).await;
    desk.analyst.follow(&answer).await.says("Kategorien er oprettet med");
    let board = desk.board().await;
    let made = board.ordered_categories();
    assert_eq!(made.iter().map(|(_, category)| category.name.as_str()).collect::<Vec<_>>(), ["Busser"]);
    let placed = board.count_in(made[0].0);
    assert!(placed >= 2);

    let again = desk.analyst.post_form(&url, &one).await;
    again.answers(422).says("Vælg mindst én gruppe");
    let taken = [&common[..], &[("til", "samlet"), ("gruppe", second.as_str()), ("navn", "busser")]].concat();
    desk.analyst.post_form(&url, &taken).await.answers(422).says("Der er allerede en kategori");
    let joined = [&common[..], &[("til", "samlet"), ("gruppe", second.as_str()), ("navn", "Resten")]].concat();
    let answer = desk.analyst.post_form(&url, &joined).await;
    desk.analyst.follow(&answer).await.says("Kategorien er oprettet med");
    assert!(desk.board().await.categories.values().any(|category| category.name == "Resten"));
    assert!(desk.counts().await.add_up());
    let old = [&common[..1], &[("aftryk", "gammelt"), ("set", "0"), ("til", "samlet"), ("navn", "X")]].concat();
    desk.analyst.post_form(&url, &old).await.answers(409).says("Se på grupperne igen.");
}

#[tokio::test]
async fn duplicates_are_merged_or_said_to_differ_and_not_asked_about_again() {
    let mut desk = Desk::new().await;
    let url = format!("{}/dubletter", desk.url);
    let page = desk.open(&url).await;
    let sets = page.find(".pejl-share").len();
    assert!(sets >= 1, "two statements differ by a sign only: {}", page.main_text());
    page.says("De samme ord");
    let chosen = |page: &Page| -> Vec<String> {
        let boxes = page.find("#saet-1 ~ form input[name=kort]");
        boxes.iter().map(|one| one.attribute("value").to_owned()).collect()
    };
    let cards = chosen(&page);
    assert!(cards.len() >= 2);
    let fields = |handling: &'static str| -> Vec<(String, String)> {
        let cards = cards.iter().map(|card| ("kort".to_owned(), card.clone()));
        std::iter::once(("handling".to_owned(), handling.to_owned())).chain(cards).collect()
    };
    let answer = desk.analyst.post_form(&url, &borrowed(&fields("ikke"))).await;
    desk.analyst.follow(&answer).await.says("Det er noteret, at de ikke siger det samme.");
    assert_eq!(desk.open(&url).await.find(".pejl-share").len(), sets - 1);
    desk.analyst.post_form(&desk.url.replace("/tavle", "/fortryd"), &[("tilbage", &url)]).await.leads_to(&url);
    assert_eq!(desk.open(&url).await.find(".pejl-share").len(), sets, "undone, it is asked again");

    let answer = desk.analyst.post_form(&url, &borrowed(&fields("saml"))).await;
    desk.analyst.follow(&answer).await.says("Lagt sammen.");
    assert_eq!(desk.board().await.cards.values().filter(|(card, _)| card.merged_into.is_some()).count(), 1);
    assert_eq!(desk.counts().await.captured, 12, "merging loses no statement");
    desk.analyst.post_form(&url, &[("handling", "saml"), ("kort", &cards[0])]).await.answers(422);
}

#[tokio::test]
async fn how_long_the_rest_takes_is_said_from_ones_own_pace() {
    let mut desk = Desk::sorted_into_two().await;
    desk.shown().await.does_not_say("tilbage.");
    for _ in 0..7 {
        let first = suggested(&desk.shown().await).remove(0);
        testkit::clock::pass(30);
        desk.send(&[("til", &format!("forslag:{first}"))]).await.leads_to(&desk.url);
    }
    // Five are left, at half a minute each.
    desk.shown().await.says("7 tanker er behandlet af 12.").says("Ca. 3 minutter tilbage.");
    let mut other = desk.test.sign_in_as(Role::Facilitator).await;
    open(&mut other, &desk.url).await.does_not_say("minutter tilbage");
}

#[tokio::test]
async fn a_long_column_is_shown_in_parts_that_the_address_keeps_and_its_count_stays_true() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Stor").says_much(Exercise::Indicator, 450).build(&test, &test.fjordby).await;
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    let url = format!("{}/indikatorer/tavle", camp.url());
    let page = analyst.get(&url).await;
    let shown = |page: &Page| page.find("[data-column=tilbage] [data-card]").len();
    assert_eq!(shown(&page), 200);
    page.says("Viser 1–200 af 450.");
    assert_eq!(page.one("#kolonne-venter .count").text, "450");
    let last = analyst.get(&format!("{url}?fra=venter.400")).await;
    last.says("Viser 401–450 af 450.").says("Vis forrige");
    assert_eq!(shown(&last), 50);
    let card = last.find("[data-column=tilbage] input[name=kort]")[0].attribute("value").to_owned();
    let fields = [("kort", card.as_str()), ("til", "til-side"), ("begrundelse", "Om noget andet")];
    analyst.post_form(&format!("{url}?fra=venter.400"), &fields).await.leads_to(&format!("{url}?fra=venter.400"));
}

#[tokio::test]
async fn stopped_work_stays_stopped_until_it_is_begun_again() {
    let mut desk = Desk::sorted_into_two().await;
    let url = format!("{}/arbejde", desk.url);
    desk.shown().await;
    desk.analyst.get(&format!("{url}?hvad=forslag")).await.says("Her er intet arbejde i gang.");
    desk.analyst.get(&format!("{url}?hvad=andet")).await.answers(404);
    let stop = [("hvad", "forslag"), ("handling", "stop"), ("tilbage", desk.url.as_str())];
    desk.analyst.post_form(&url, &stop).await.leads_to(&desk.url);
    assert_eq!(suggested(&desk.shown().await).len(), WORDS.len(), "what is done is not undone by stopping");
    let elsewhere = [("hvad", "forslag"), ("handling", "begynd"), ("tilbage", "https://ond.example/")];
    desk.analyst.post_form(&url, &elsewhere).await.leads_to(&desk.url);
    desk.analyst.post_form(&url, &[("hvad", "forslag"), ("handling", "andet")]).await.answers(400);
}
