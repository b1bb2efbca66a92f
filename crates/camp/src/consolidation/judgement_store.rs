//! SQL of people's noes to suggestions.

use std::collections::BTreeMap;

use platform::store::{Reads, StoreError, Tx, sql};

use super::{BoardKey, Edit, Judgement};

/// Reads a board's noes by [`Judgement::id`].
pub(super) async fn judgements(
    reads: &mut impl Reads,
    key: &BoardKey,
) -> Result<BTreeMap<String, Judgement>, StoreError> {
    let text = sql(
        "select id, kind, card_id, other_id from judgement where municipality_id = $1 and camp_id = $2 and exercise = $3",
    );
    let rows: Vec<(String, String, String, String)> =
        reads.all(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name())).await?;
    let judgement = |(id, kind, card, other): (String, String, String, String)| {
        let judgement = match kind.as_str() {
            "not_in" => Judgement::NotIn { card, category: other },
            "not_same" => Judgement::NotSame { one: card, other },
            unknown => return Err(StoreError::Unreadable(format!("judgement.kind = {unknown}"))),
        };
        Ok((id, judgement))
    };
    rows.into_iter().map(judgement).collect()
}

/// Keeps a no, or takes it away.
pub(super) async fn apply(tx: &mut Tx, key: &BoardKey, edit: &Edit<Judgement>) -> Result<(), StoreError> {
    let delete = sql("delete from judgement where municipality_id = $1 and id = $2");
    tx.run(delete.bind(&key.municipality).bind(&edit.id)).await?;
    let Some(judgement) = &edit.after else { return Ok(()) };
    let kind = match judgement {
        Judgement::NotIn { .. } => "not_in",
        Judgement::NotSame { .. } => "not_same",
    };
    let [card, other] = judgement.about();
    let insert = sql("insert into judgement (id, municipality_id, camp_id, exercise, kind, card_id, other_id) \
         values ($1, $2, $3, $4, $5, $6, $7)");
    tx.run(
        insert
            .bind(&edit.id)
            .bind(&key.municipality)
            .bind(&key.camp)
            .bind(key.exercise.name())
            .bind(kind)
            .bind(card)
            .bind(other),
    )
    .await?;
    Ok(())
}
