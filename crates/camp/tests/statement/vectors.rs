//! What the language model made of words goes when the words go.

use super::*;

/// How many vectors are kept for the municipality.
async fn kept(db: &Db) -> usize {
    let tables = db.tables().await.unwrap();
    let table = tables.iter().find(|table| table.name == "vector_cache").unwrap();
    db.snapshot().await.unwrap().rows(table).await.unwrap().len()
}

#[tokio::test]
async fn erasing_a_statement_leaves_no_vector_of_its_words() {
    let world = world().await;
    let mut tx = Tx::begin(&world.app.db, &world.operator, "camp.language-model.read", NOW).await.unwrap();
    let columns = ["municipality_id", "model", "text_hash", "vector"];
    let row = |hash: &str| -> Vec<Value> {
        vec![world.operator.municipality.as_str().into(), "m".into(), hash.into(), "AAAA".into()]
    };
    tx.insert_rows("vector_cache", &columns, vec![row("of the words"), row("of the words when masked")]).await.unwrap();
    tx.commit().await.unwrap();
    world
        .act(Command::Mask { statement: "s4".into(), fragments: vec!["Grete".into()], placeholder: "[skjult]".into() })
        .await;
    assert_eq!(kept(&world.app.db).await, 2);
    world.act(Command::Erase { statement: "s4".into() }).await;
    assert_eq!(kept(&world.app.db).await, 0);
}
