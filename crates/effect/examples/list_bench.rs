//! Measures how long lists of many indicators take.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made stops")]

use std::time::Instant;

use axum::Router;
use effect::indicator::actions::NewIndicator;
use effect::indicator::{DefinitionDraft, Draft};
use effect::measured_unit::import::import;
use effect::measured_unit::{Naming, actions as trees, rules, store as units};
use effect::observation;
use effect::period::{Frequency, Period};
use platform::access::Role;
use platform::store::{Migration, Tx, Value};
use platform::time::now;
use stats::roll_up::rule::Rule;
use testbed::{Context, TestApp};
use ui::{App, Routes};

/// Effect steering with what it stands on.
enum Effect {}

impl Context for Effect {
    fn routes() -> Routes {
        compass::routes().merge(effect::routes())
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        [compass::texts(), effect::texts()].concat()
    }

    fn migrations() -> Vec<Migration> {
        [compass::migrations(), effect::migrations()].concat()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        pages
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let count = std::env::args().nth(1).map_or(10, |number| number.parse().unwrap());
    let test = TestApp::<Effect>::new().await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = trees::create_tree(db, &owner, "Steder", "", now()).await.unwrap();
    let mut file = "kode;navn;over\nk;Kommunen;\n".to_owned();
    (0..40).for_each(|area| file.push_str(&format!("a{area};Område {area};k\n")));
    (0..4000).for_each(|place| file.push_str(&format!("p{place};Sted {place};a{}\n", place % 40)));
    let began = Instant::now();
    import(db, &owner, &tree, ("steder.csv", file.as_bytes()), now()).await.unwrap();
    println!("import {:.2} s", began.elapsed().as_secs_f64());
    let known = units::units(&mut db.reader(), &owner.municipality, &tree.id).await.unwrap();
    let leaves: Vec<&str> =
        known.units.iter().filter(|unit| unit.code.starts_with('p')).map(|unit| unit.id.as_str()).collect();
    let newest = Period::of(Frequency::Month, now().in_denmark().date()).previous();
    let months: Vec<Period> = std::iter::successors(Some(newest), |one| Some(one.previous())).take(60).collect();
    for number in 0..count {
        let draft = Draft {
            title: format!("Tal {number}"),
            frequency: Frequency::Month,
            due_days: Some(0),
            remind_days: None,
            ..Draft::default()
        };
        let rule = if number % 5 == 0 { Rule::Median } else { Rule::Sum };
        let definition = DefinitionDraft { over_units: rule, ..DefinitionDraft::number("ting") };
        let new = NewIndicator { draft, definition, tree: tree.id.clone(), unit: None, goals: Vec::new() };
        let one = effect::indicator::actions::create(db, &owner, &new, now()).await.unwrap();
        let mut tx = Tx::begin(db, &owner, "effect.value.record", now()).await.unwrap();
        let columns = [
            "municipality_id",
            "indicator_id",
            "breakdown",
            "measured_unit_id",
            "period",
            "numerator",
            "status",
            "revision",
            "definition_version",
            "by_name",
            "at",
        ];
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for month in &months {
            for leaf in &leaves {
                rows.push(vec![
                    (&owner.municipality).into(),
                    (&one.id).into(),
                    "".into(),
                    (*leaf).into(),
                    month.to_string().into(),
                    5_000_000_i64.into(),
                    "final".into(),
                    1_i64.into(),
                    1_i64.into(),
                    "x".into(),
                    now().into(),
                ]);
            }
        }
        if number % 2 == 1 {
            rows.truncate(rows.len());
            rows.drain(0..2000);
        }
        tx.insert_rows("observation", &columns, rows).await.unwrap();
        observation::rebuild(&mut tx, &one).await.unwrap();
        // Asked for since before it was made.
        tx.run(
            platform::store::sql("update indicator set created_at = 0 where municipality_id = $1 and id = $2")
                .bind(&owner.municipality)
                .bind(&one.id),
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    for address in [
        "/effekt",
        "/effekt",
        "/effekt/indikatorer",
        "/effekt/indikatorer",
        "/effekt/indikatorer?vis=mangler",
        "/effekt/enheder",
        "/effekt/enheder/steder",
    ] {
        let began = Instant::now();
        let page = client.get(address).await;
        println!("{address}: {:.0} ms, {} bytes", began.elapsed().as_secs_f64() * 1000.0, page.text().len());
    }
    let unit = known.units.iter().find(|unit| unit.code == "p7").unwrap();
    let began = Instant::now();
    trees::rename(db, &owner, &tree, &unit.id, &Naming { name: "Andet", note: "", seen: &rules::seen(unit) }, now())
        .await
        .unwrap();
    println!("rename {:.0} ms", began.elapsed().as_secs_f64() * 1000.0);
    let to = trees::Move {
        parent: Some(known.units.iter().find(|unit| unit.code == "a1").unwrap().id.clone()),
        from: "2026-06-01".into(),
        reason: "x".into(),
    };
    let began = Instant::now();
    trees::move_under(db, &owner, &tree, &unit.id, &to, now()).await.unwrap();
    println!("move since June {:.0} ms", began.elapsed().as_secs_f64() * 1000.0);
    let wide: String = (0..15_000)
        .map(|place| {
            format!(
                "w{place};Vej {place};a{};{}-{:02}-{:02}\n",
                place % 40,
                1950 + place % 70,
                1 + place % 12,
                1 + place % 28
            )
        })
        .collect();
    let wide = format!("kode;navn;over;fra\n{wide}");
    let began = Instant::now();
    effect::measured_unit::import::preview(db, &owner, &tree, ("veje.csv", wide.as_bytes())).await.unwrap();
    println!(
        "preview of 15,000 units that begin on thousands of days {:.0} ms",
        began.elapsed().as_secs_f64() * 1000.0
    );
}
