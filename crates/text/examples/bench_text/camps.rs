//! A check on statements that nothing was tuned on: at which camp was a statement written, told from the camps' names
//! and their core tasks' purposes alone? Not what the engine is for, but known for certain for every statement.

use crate::gold::rows;
use crate::print::{Mark, line};
use std::collections::BTreeMap;
use text::{E5, Encoder, Item, Passage, Sorter, Topic, unwatched};

/// Prints the share told right.
pub(crate) fn measure(model: Option<&E5>) {
    let (Ok(Some(statements)), Ok(Some(camps)), Ok(Some(tasks))) =
        (rows("statements.csv"), rows("camps.csv"), rows("core_tasks.csv"))
    else {
        return;
    };
    let passage =
        |words: &str| Passage { vector: model.map(|model| model.encode(words.trim())), words: words.to_owned() };
    let topic = |camp: &BTreeMap<String, String>| {
        let purpose =
            tasks.iter().find(|task| task["title"] == camp["core_task"]).map(|task| passage(&task["purpose"]));
        Topic { passages: std::iter::once(passage(&camp["core_task"])).chain(purpose).collect() }
    };
    let topics: Vec<Topic> = camps.iter().map(topic).collect();
    let indicators = statements.iter().filter(|row| row["session"] == "indicator");
    let items: Vec<Item> =
        indicators.clone().map(|row| Item { key: row["id"].clone(), passage: passage(&row["text"]) }).collect();
    let sorter = Sorter::new(&items, &topics, &unwatched).expect("nobody stops it");
    let best = sorter.suggest(&BTreeMap::new()).best;
    let right = indicators.filter(|row| {
        let camp = camps.iter().position(|camp| camp["camp_id"] == row["camp_id"]);
        best[&row["id"]].first().map(|first| first.topic) == camp
    });
    let share = right.count() as f64 / items.len().max(1) as f64;
    line(&format!("which of {} camps, {} indicators: top-1", topics.len(), items.len()), share, Mark::default());
}
