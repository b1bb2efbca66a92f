//! The second coder: opening a round, sorting it blind, what is shown to whom and when, the figures, the decisions.

mod desk;

use camp::consolidation::{Board, Command, Place, Seen};
use camp::exercise::Exercise;
use camp::second_coding::actions::{self, Opening};
use camp::second_coding::{Answer, Choice, DrawnFrom, State};
use platform::access::Role;
use testkit::{CampBuilder, Page, clock};

use desk::{Desk, answer, any};

#[tokio::test]
async fn a_round_goes_from_the_draw_over_sorting_to_figures() {
    let mut desk = Desk::new().await;
    desk.analyst
        .get(&desk.url)
        .await
        .says("Her er ingen runder endnu")
        .says("Der er 24 placerede tanker at trække fra. Heraf har du placeret 24 alene.");
    let round = desk.sorted(6).await;
    desk.facilitator.get(&round).await.says("Alt er sorteret").says("24 af 24 tanker er sorteret");
    desk.analyst.get(&desk.url).await.says("Bliver sorteret").does_not_say("%");
    let finished = desk.facilitator.post_form(&format!("{round}/afslut"), &[]).await;
    // Agreed 18 of 24. The first has 8 in each, so by chance a third whatever the second has: (0.75 - 1/3) / (2/3).
    let result = desk.facilitator.follow(&finished).await;
    result
        .says("18 af 24 tanker i samme kategori: 75 %")
        .says("enigheden 0,63")
        .says("Landis og Koch (1977) kalder det betydelig");
    result
        .says("Under 0,667 fraråder Krippendorff")
        .says("ligger alfa i intervallet fra 0,3")
        .says("Bedømmelsen er ikke den samme i begge ender");
    result.says("Den havde kun kategoriernes navne").says("uden sprogmodel").says("0 af 6 er afgjort");
    assert_eq!(result.find(".pejl-disagreement").len(), 6);
    desk.analyst.get(&desk.url).await.says("Færdig").says("75 %").says("0,63 (");
    assert_eq!(
        desk.analyst.get(&round).await.main_text(),
        desk.facilitator.get(&round).await.main_text(),
        "all see the same"
    );
}

#[tokio::test]
async fn while_someone_sorts_no_page_of_the_round_gives_anything_away() {
    let mut desk = Desk::new().await;
    let round = desk.open("20").await;
    desk.facilitator.post_form(&format!("{round}/begynd"), &[]).await.leads_to(&round);
    let sampled = desk.round(1).await;
    let board = desk.board().await;
    for thought in &sampled.thoughts {
        let page = desk.facilitator.get(&format!("{round}?plads={}", thought.position)).await;
        page.says(&board.words(&board.cards[&thought.card].0)).says("Alt om natur");
        let html = page.text();
        let mentions: Vec<usize> =
            sampled.round.categories.iter().map(|category| html.matches(&category.id).count()).collect();
        assert!(mentions.iter().all(|count| *count == mentions[0]), "no category stands out: {mentions:?}");
        assert!(
            !html.contains("/udsagn/") && !html.contains(&board.facts[&thought.statement].code),
            "no way to look it up"
        );
        page.does_not_say("Maskinen").does_not_say("Første koder");
    }
    // The one who opened it sees that something was answered, and not what.
    answer(&mut desk.facilitator, &round, 1, "uafgjort").await.leads_to(&round);
    let state = desk.analyst.get(&round).await;
    state.says("1 af 20 tanker er sorteret").does_not_say("Kan ikke afgøres").does_not_say("Natur").does_not_say("%");
    let list = desk.analyst.get(&desk.url).await;
    assert_eq!(list.find("tbody td[data-title='Cohens kappa']")[0].text, "–");
    let report = camp::camp_report::actions::gather(
        &desk.test.app.db,
        &desk.actor(Role::Analyst),
        &desk.camp.slug,
        clock::now(),
    )
    .await
    .unwrap();
    assert!(report.agreement.iter().all(|one| one.rounds.is_empty()), "nor does the report");
}

#[tokio::test]
async fn who_knows_where_the_sample_stands_cannot_be_the_second_coder() {
    let mut desk = Desk::new().await;
    let round = desk.open("10").await;
    desk.analyst.get(&round).await.says("Du har åbnet runden, så en anden skal sortere den.");
    desk.analyst.post_form(&format!("{round}/begynd"), &[]).await.answers(422).says("Du har åbnet runden");
    // The other way round: what the analyst placed is opened by the facilitator.
    let by_facilitator = desk.facilitator.post_form(&desk.url.clone(), &[("antal", "24"), ("udvalg", "all")]).await;
    let second = by_facilitator.location().split('?').next().unwrap().to_owned();
    assert_ne!(round, second);
    desk.analyst.get(&second).await.says("Du har selv placeret noget af udsnittet");
    desk.analyst.post_form(&format!("{second}/begynd"), &[]).await.answers(422).says("Du har selv placeret noget");
    assert_eq!(desk.round(2).await.round.state(), State::Open);
    // Nobody has placed anything alone but the analyst.
    let own = desk.facilitator.post_form(&desk.url.clone(), &[("antal", "10"), ("udvalg", "own")]).await;
    own.answers(422).says("Der er for få tanker at trække fra");
}

#[tokio::test]
async fn two_who_share_a_board_can_check_each_others_part() {
    let mut desk = Desk::new().await;
    let board = desk.board().await;
    let moved: Vec<Seen> = board.ordered_cards().into_iter().take(10).map(|(id, ..)| any(id)).collect();
    let kultur = board.categories.iter().find(|(_, category)| category.name == "Kultur").unwrap().0.clone();
    desk.act(Role::Facilitator, &Command::Place { cards: moved.clone(), category: kultur }).await;
    let opening = Opening { size: 50, drawn_from: DrawnFrom::Own };
    let analyst = desk.actor(Role::Analyst);
    let number = actions::open(&desk.test.app.db, &analyst, &desk.camp, Exercise::Indicator, opening, clock::now())
        .await
        .unwrap();
    let sampled = desk.round(number).await;
    assert_eq!(sampled.thoughts.len(), 14);
    assert!(sampled.thoughts.iter().all(|thought| moved.iter().all(|seen| seen.card != thought.card)));
    let round = format!("{}/{number}", desk.url);
    desk.facilitator.post_form(&format!("{round}/begynd"), &[]).await.leads_to(&round);
}

#[tokio::test]
async fn sorting_can_be_left_and_gone_on_with_and_an_answer_changed_until_the_end() {
    let mut desk = Desk::new().await;
    let round = desk.open("5").await;
    desk.facilitator.post_form(&format!("{round}/begynd"), &[]).await;
    let ids: Vec<String> = desk.round(1).await.round.categories.into_iter().map(|category| category.id).collect();
    desk.facilitator.get(&round).await.says("Tanke 1 af 5");
    answer(&mut desk.facilitator, &round, 1, &ids[0]).await.leads_to(&round);
    answer(&mut desk.facilitator, &round, 2, "uafgjort").await.leads_to(&round);
    // Another day, another browser.
    let mut again = desk.test.sign_in_as(Role::Facilitator).await;
    again.get(&round).await.says("Tanke 3 af 5").says("2 af 5 tanker er sorteret");
    again.get(&format!("{round}?plads=1")).await.says("Dit svar: Natur");
    answer(&mut again, &round, 1, &ids[1]).await.leads_to(&round);
    assert_eq!(desk.round(1).await.thoughts[0].answer, Some(Answer::Category(ids[1].clone())));
    again.post_form(&format!("{round}/afslut"), &[]).await.answers(422).says("Der er tanker, du ikke har svaret på");
    answer(&mut again, &round, 3, "findes-ikke").await.answers(422).says("Den kategori er ikke med i runden");
    answer(&mut again, &round, 99, &ids[0]).await.answers(422);
    answer(&mut desk.analyst, &round, 3, &ids[0]).await.answers(422).says("Du sorterer ikke");
    for position in 3..=5 {
        answer(&mut again, &round, position, &ids[2]).await.leads_to(&round);
    }
    again.post_form(&format!("{round}/afslut"), &[]).await.leads_to(&round);
    let before = desk.round(1).await.thoughts;
    answer(&mut again, &round, 1, &ids[0]).await.answers(422).says("Svaret er ikke gemt");
    again.post_form(&format!("{round}/afslut"), &[]).await.answers(422);
    assert_eq!(desk.round(1).await.thoughts, before, "what is finished stays as it is");
    again.get(&round).await.says("Én tanke kunne anden koder ikke afgøre").says("Der er under ti tanker");
}

#[tokio::test]
async fn taking_the_second_coders_category_is_a_step_that_can_be_undone() {
    let mut desk = Desk::new().await;
    let round = desk.finished(3).await;
    let (position, set) = desk.disagreement(&round).await;
    let sampled = desk.round(1).await;
    let thought = sampled.thoughts.iter().find(|one| one.position.to_string() == position).unwrap().clone();
    let place = |board: &Board| board.cards[&thought.card].0.place.clone();
    let taken = desk.decide(&round, &[("plads", &position), ("set", &set), ("handling", "take")]).await;
    desk.analyst
        .follow(&taken)
        .await
        .says("Afgørelsen er gemt")
        .says("Flyttet til anden koders kategori")
        .says("1 af 3 er afgjort");
    assert_eq!(place(&desk.board().await), Place::Category(thought.second().unwrap().to_owned()));
    desk.decide(&round, &[("plads", &position), ("handling", "keep")])
        .await
        .answers(422)
        .says("Fortryd flytningen først");
    let result = desk.analyst.get(&round).await;
    result.says("Der er taget ét trin på tavlen siden. Én tanke i udsnittet står et andet sted nu.").says("Står nu");
    result.says("21 af 24 tanker i samme kategori");
    let form = ".pejl-disagreement form[action$='/fortryd'] input[name=";
    let field = |name: &str| result.one(&format!("{form}{name}]")).attribute("value").to_owned();
    let undo = format!("{}/indikatorer/fortryd", desk.camp.url());
    let undone = desk.analyst.post_form(&undo, &[("trin", &field("trin")), ("tilbage", &field("tilbage"))]).await;
    assert_eq!(place(&desk.board().await), Place::Category(thought.first.clone()));
    let result = desk.analyst.follow(&undone).await;
    result.says("0 af 3 er afgjort").says("(fortrudt)").says("Alle tanker i udsnittet står, hvor de stod");
}

#[tokio::test]
async fn a_disagreement_is_kept_or_talked_about_and_someone_elses_move_is_not_overwritten() {
    let mut desk = Desk::new().await;
    let round = desk.finished(2).await;
    let (position, set) = desk.disagreement(&round).await;
    let later = [("plads", position.as_str()), ("handling", "later")];
    desk.decide(&round, &later).await.answers(422).says("Skriv en note om, hvad I skal tale om");
    desk.decide(&round, &[later.as_slice(), &[("begrundelse", "Er en sti natur?")]].concat()).await.leads_to(&round);
    desk.facilitator.get(&round).await.says("Er en sti natur? Astrid Analytiker").says("1 af 2 er afgjort");
    desk.decide(&round, &[("plads", &position), ("handling", "keep")]).await.leads_to(&round);
    desk.facilitator.get(&round).await.says("Beholdt").says("1 af 2 er afgjort");
    let sampled = desk.round(1).await;
    let thought = sampled.thoughts.iter().find(|one| one.position.to_string() == position).unwrap();
    assert_eq!(thought.decision.as_ref().unwrap().choice, Choice::Keep);
    // The card has moved since the page was made.
    desk.act(Role::Facilitator, &Command::Unplace { cards: vec![any(&thought.card)] }).await;
    let code = desk.board().await.facts[&thought.statement].code.clone();
    desk.decide(&round, &[("plads", &position), ("set", &set), ("handling", "take")]).await.answers(422).says(&code);
    assert_eq!(desk.board().await.cards[&thought.card].0.place, Place::NotPlaced);
    let agreed = sampled.thoughts.iter().find(|one| !one.is_disagreed()).unwrap().position.to_string();
    desk.decide(&round, &[("plads", &agreed), ("handling", "keep")])
        .await
        .answers(422)
        .says("De to er enige om den tanke");
}

#[tokio::test]
async fn where_a_thought_stands_already_taking_takes_no_step_and_none_can_be_undone_by_it() {
    let mut desk = Desk::new().await;
    let round = desk.finished(1).await;
    let (position, _) = desk.disagreement(&round).await;
    let sampled = desk.round(1).await;
    let thought = sampled.thoughts.iter().find(|one| one.is_disagreed()).unwrap();
    let category = thought.second().unwrap().to_owned();
    desk.act(Role::Facilitator, &Command::Place { cards: vec![any(&thought.card)], category }).await;
    desk.decide(&round, &[("plads", &position), ("handling", "take")]).await.leads_to(&round);
    let decided = desk.round(1).await.thoughts.into_iter().find(|one| one.is_disagreed()).unwrap().decision.unwrap();
    assert_eq!(
        (decided.choice, decided.step.is_some()),
        (Choice::Take, false),
        "the facilitator's step is not the analyst's"
    );
}

#[tokio::test]
async fn figures_stay_whatever_happens_on_the_board() {
    let mut desk = Desk::new().await;
    let round = desk.finished(4).await;
    let told = |page: &Page| page.one(".pejl-told").text;
    let before = told(&desk.analyst.get(&round).await);
    let board = desk.board().await;
    let all: Vec<Seen> = board.cards.keys().map(|id| any(id)).collect();
    desk.act(Role::Analyst, &Command::Unplace { cards: all }).await;
    for category in board.categories.keys() {
        desk.act(Role::Analyst, &Command::RemoveCategory { category: category.clone() }).await;
    }
    let after = desk.analyst.get(&round).await;
    assert_eq!(told(&after), before);
    after.says("24 tanker i udsnittet står et andet sted nu").says("Natur");
    let (position, _) = desk.disagreement(&round).await;
    desk.decide(&round, &[("plads", &position), ("handling", "take")])
        .await
        .answers(422)
        .says("Det findes ikke længere");
}

#[tokio::test]
async fn words_that_are_erased_meanwhile_are_nowhere_and_need_no_answer() {
    let mut desk = Desk::new().await;
    let round = desk.open("3").await;
    desk.facilitator.post_form(&format!("{round}/begynd"), &[]).await;
    let sampled = desk.round(1).await;
    let erased = &sampled.thoughts[1];
    let words = desk.board().await.statement_words(&erased.statement);
    desk.act(Role::Facilitator, &Command::Erase { statement: erased.statement.clone() }).await;
    for position in ["1", "2", "3"] {
        desk.facilitator.get(&format!("{round}?plads={position}")).await.does_not_say(&words);
    }
    desk.facilitator.get(&format!("{round}?plads=2")).await.says("Tanken er slettet");
    for thought in [&sampled.thoughts[0], &sampled.thoughts[2]] {
        answer(&mut desk.facilitator, &round, thought.position, &thought.first).await.leads_to(&round);
    }
    desk.facilitator.post_form(&format!("{round}/afslut"), &[]).await.leads_to(&round);
    desk.analyst.get(&round).await.says("Én tanke blev slettet eller lagt sammen undervejs").does_not_say(&words);
}

#[tokio::test]
async fn a_round_that_is_given_up_stays_with_its_reason_and_a_finished_one_cannot_be_put_away() {
    let mut desk = Desk::new().await;
    let round = desk.open("5").await;
    desk.facilitator.post_form(&format!("{round}/begynd"), &[]).await;
    let abandon = format!("{round}/opgiv");
    desk.analyst
        .post_form(&abandon, &[("begrundelse", " ")])
        .await
        .answers(422)
        .says("Skriv, hvorfor runden bliver opgivet");
    desk.facilitator.post_form(&abandon, &[("begrundelse", "")]).await.answers(422).says("Skriv, hvorfor");
    desk.analyst.post_form(&abandon, &[("begrundelse", "Kategorierne er ændret")]).await.leads_to(&desk.url);
    desk.analyst.get(&desk.url).await.says("Opgivet: Kategorierne er ændret");
    desk.facilitator.get(&round).await.says("Runden er opgivet").says("Astrid Analytiker");
    let first = desk.round(1).await.round.categories[0].id.clone();
    answer(&mut desk.facilitator, &round, 1, &first).await.answers(422);
    desk.analyst
        .post_form(&abandon, &[("begrundelse", "Igen")])
        .await
        .answers(422)
        .says("Runden er færdig eller opgivet");
    let newest = platform::audit::latest(&desk.test.app.db, &desk.test.fjordby.operator(), None, 50).await.unwrap();
    let actions: Vec<&str> =
        newest.iter().map(|entry| entry.action.as_str()).filter(|name| name.contains("coding")).collect();
    assert_eq!(actions, ["camp.coding.abandon", "camp.coding.begin", "camp.coding.open"]);
}

#[tokio::test]
async fn a_size_that_makes_no_sense_is_told_at_the_field() {
    let mut desk = Desk::new().await;
    for size in ["1", "0", "-3", "501", "mange", ""] {
        let page = desk.analyst.post_form(&desk.url.clone(), &[("antal", size), ("udvalg", "all")]).await;
        page.answers(422).says("Skriv et helt tal fra 2 til 500");
        assert_eq!(page.one("#antal").attribute("value"), size);
    }
    let none = CampBuilder::new("Tom").says(Exercise::Idea, "Én").build(&desk.test, &desk.test.fjordby).await;
    let list = format!("{}/den-gode-ide/tavle/anden-koder", none.url());
    desk.analyst.get(&list).await.says("Der er ikke placeret nok endnu");
    desk.analyst.post_form(&list, &[("antal", "5")]).await.answers(422).says("Der er for få tanker");
    desk.analyst.get(&format!("{list}/1")).await.answers(404);
    desk.analyst.get(&format!("{list}/x")).await.answers(404);
}

#[tokio::test]
async fn the_report_prints_the_figure_and_says_when_there_is_none() {
    let mut desk = Desk::new().await;
    let read = format!("{}/rapport/vis", desk.camp.url());
    desk.analyst.get(&read).await.says("Ingen anden person har sorteret et udsnit af udsagnene");
    desk.finished(6).await;
    let page = desk.analyst.get(&read).await;
    page.says("Sorterer andre på samme måde?").says("18 af 24 tanker i samme kategori (75 %), kappa 0,63 (");
    page.says("blandt 24 placerede tanker")
        .says("Programmets forslag til kategorier")
        .does_not_say("Ingen anden person");
    page.does_not_say("Fatima").does_not_say("Astrid");
    let json = desk.analyst.get(&format!("{}/rapport/hent/json", desk.camp.url())).await;
    let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
    let round = &json["agreement"][0]["rounds"][0];
    assert_eq!((&round["people"]["thoughts"], &round["people"]["same"]), (&24.into(), &18.into()));
    let kappa = &round["people"]["kappa"];
    assert!((kappa["value"].as_f64().unwrap() - 0.625).abs() < 1e-9, "{kappa}");
    assert!(kappa["low"].as_f64().unwrap() < 0.625 && kappa["high"].as_f64().unwrap() > 0.625, "{kappa}");
    assert_eq!(round["categories"].as_array().unwrap().len(), 3);
    assert_eq!(json["agreement"][0]["exercise"], "indicator");
}
