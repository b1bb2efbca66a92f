//! SQL of voices, their pictures and their history.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::past::Dated;
use super::{Account, PictureFacts, State, Step, Voice};

#[derive(sqlx::FromRow)]
struct VoiceRow {
    id: String,
    municipality_id: String,
    unit_id: String,
    unit_path: String,
    workplace: String,
    role: String,
    center: String,
    quote: String,
    own_workplace: Option<String>,
    own_role: Option<String>,
    own_center: Option<String>,
    own_quote: Option<String>,
    question: String,
    core_task_id: Option<String>,
    state: String,
    decline_reason: String,
    is_published: i64,
    place: Option<i64>,
    revision: i64,
    consented_at: Option<i64>,
    withdrawn_at: Option<i64>,
    writer_id: Option<String>,
    remarks: String,
    created_at: i64,
    changed_at: i64,
    alt: Option<String>,
    width: Option<i64>,
    height: Option<i64>,
}

impl VoiceRow {
    fn into_voice(self) -> Result<Voice, StoreError> {
        let state =
            State::from_name(&self.state).ok_or_else(|| StoreError::Unreadable(format!("voice: {}", self.state)))?;
        let own = self.own_quote.map(|quote| Account {
            workplace: self.own_workplace.unwrap_or_default(),
            role: self.own_role.unwrap_or_default(),
            center: self.own_center.unwrap_or_default(),
            quote,
        });
        let picture = self.alt.map(|alt| PictureFacts {
            alt,
            width: self.width.unwrap_or_default(),
            height: self.height.unwrap_or_default(),
        });
        Ok(Voice {
            id: self.id,
            municipality_id: self.municipality_id,
            unit_id: self.unit_id,
            unit_path: self.unit_path,
            said: Account { workplace: self.workplace, role: self.role, center: self.center, quote: self.quote },
            own,
            question: self.question,
            core_task_id: self.core_task_id,
            state,
            decline_reason: self.decline_reason,
            is_published: self.is_published == 1,
            place: self.place,
            revision: self.revision,
            consented_at: self.consented_at,
            withdrawn_at: self.withdrawn_at,
            writer_id: self.writer_id,
            remarks: self.remarks,
            created_at: self.created_at,
            changed_at: self.changed_at,
            picture,
        })
    }
}

/// Returns all voices of a municipality, oldest first.
pub(crate) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Voice>, StoreError> {
    let rows: Vec<VoiceRow> = reads
        .all(
            sql("select v.id, v.municipality_id, v.unit_id, u.path as unit_path, v.workplace, v.role, v.center, v.quote, \
                 v.own_workplace, v.own_role, v.own_center, v.own_quote, v.question, v.core_task_id, v.state, v.decline_reason, \
                 v.is_published, v.place, v.revision, v.consented_at, v.withdrawn_at, v.writer_id, v.remarks, v.created_at, \
                 v.changed_at, p.alt, p.width, p.height from voice v join unit u on u.id = v.unit_id \
                 left join voice_picture p on p.voice_id = v.id where v.municipality_id = $1 order by v.created_at, v.id")
            .bind(municipality),
        )
        .await?;
    rows.into_iter().map(VoiceRow::into_voice).collect()
}

/// Returns one voice.
pub(crate) async fn one(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Voice>, StoreError> {
    let row: Option<VoiceRow> = reads
        .optional(
            sql("select v.id, v.municipality_id, v.unit_id, u.path as unit_path, v.workplace, v.role, v.center, v.quote, \
                 v.own_workplace, v.own_role, v.own_center, v.own_quote, v.question, v.core_task_id, v.state, v.decline_reason, \
                 v.is_published, v.place, v.revision, v.consented_at, v.withdrawn_at, v.writer_id, v.remarks, v.created_at, \
                 v.changed_at, p.alt, p.width, p.height from voice v join unit u on u.id = v.unit_id \
                 left join voice_picture p on p.voice_id = v.id where v.municipality_id = $1 and v.id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await?;
    row.map(VoiceRow::into_voice).transpose()
}

/// Writes a new voice as it stands, but for its picture.
pub(super) async fn insert(tx: &mut Tx, voice: &Voice) -> Result<(), StoreError> {
    tx.run(
        sql("insert into voice (id, municipality_id, unit_id, workplace, role, center, quote, question, core_task_id, state, \
             is_published, place, revision, consented_at, writer_id, remarks, created_at, changed_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14, $15, $16, $16)")
        .bind(&voice.id)
        .bind(&voice.municipality_id)
        .bind(&voice.unit_id)
        .bind(&voice.said.workplace)
        .bind(&voice.said.role)
        .bind(&voice.said.center)
        .bind(&voice.said.quote)
        .bind(&voice.question)
        .bind(voice.core_task_id.as_deref())
        .bind(voice.state.name())
        .bind(voice.is_published)
        .bind(voice.place)
        .bind(voice.consented_at)
        .bind(voice.writer_id.as_deref())
        .bind(&voice.remarks)
        .bind(voice.created_at),
    )
    .await?;
    Ok(())
}

/// Writes a voice as it stands now, but for its picture, and counts the change.
pub(super) async fn update(tx: &mut Tx, voice: &Voice) -> Result<(), StoreError> {
    let now = tx.now();
    let own = |part: fn(&Account) -> &String| voice.own.as_ref().map(|own| part(own).as_str());
    tx.run(
        sql("update voice set workplace = $3, role = $4, center = $5, quote = $6, own_workplace = $7, own_role = $8, \
             own_center = $9, own_quote = $10, question = $11, core_task_id = $12, state = $13, decline_reason = $14, \
             is_published = $15, place = $16, consented_at = $17, withdrawn_at = $18, changed_at = $19, \
             revision = revision + 1 where municipality_id = $1 and id = $2")
        .bind(&voice.municipality_id)
        .bind(&voice.id)
        .bind(&voice.said.workplace)
        .bind(&voice.said.role)
        .bind(&voice.said.center)
        .bind(&voice.said.quote)
        .bind(own(|own| &own.workplace))
        .bind(own(|own| &own.role))
        .bind(own(|own| &own.center))
        .bind(own(|own| &own.quote))
        .bind(&voice.question)
        .bind(voice.core_task_id.as_deref())
        .bind(voice.state.name())
        .bind(&voice.decline_reason)
        .bind(voice.is_published)
        .bind(voice.place)
        .bind(voice.consented_at)
        .bind(voice.withdrawn_at)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Gives a voice its place in the booklet. No change of the voice itself.
pub(super) async fn set_place(tx: &mut Tx, municipality: &str, id: &str, place: i64) -> Result<(), StoreError> {
    tx.run(
        sql("update voice set place = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(place),
    )
    .await?;
    Ok(())
}

/// Returns a voice's picture as a JPEG in base64.
pub(super) async fn picture(
    reads: &mut impl Reads,
    municipality: &str,
    voice: &str,
) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql("select content from voice_picture where municipality_id = $1 and voice_id = $2")
                .bind(municipality)
                .bind(voice),
        )
        .await?;
    Ok(row.map(|(content,)| content))
}

/// Keeps a voice's picture, in place of the one it had.
pub(super) async fn put_picture(
    tx: &mut Tx,
    municipality: &str,
    voice: &str,
    facts: &PictureFacts,
    content: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("insert into voice_picture (voice_id, municipality_id, alt, width, height, content) values ($2, $1, $3, $4, $5, $6) \
             on conflict (voice_id) do update set alt = excluded.alt, width = excluded.width, height = excluded.height, \
             content = excluded.content")
        .bind(municipality)
        .bind(voice)
        .bind(&facts.alt)
        .bind(facts.width)
        .bind(facts.height)
        .bind(content),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_alt(tx: &mut Tx, municipality: &str, voice: &str, alt: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update voice_picture set alt = $3 where municipality_id = $1 and voice_id = $2")
            .bind(municipality)
            .bind(voice)
            .bind(alt),
    )
    .await?;
    Ok(())
}

pub(super) async fn delete_picture(tx: &mut Tx, municipality: &str, voice: &str) -> Result<(), StoreError> {
    tx.run(
        sql("delete from voice_picture where municipality_id = $1 and voice_id = $2").bind(municipality).bind(voice),
    )
    .await?;
    Ok(())
}

/// Notes what was done with a voice. Its writer is not named.
pub(super) async fn note(tx: &mut Tx, actor: &Actor, voice: &Voice, kind: &str, note: &str) -> Result<(), StoreError> {
    let now = tx.now();
    let name = if voice.is_by(actor) { "" } else { actor.name.as_str() };
    tx.run(
        sql("insert into voice_step (municipality_id, voice_id, number, kind, note, by_id, by_name, at) \
             select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from voice_step \
             where municipality_id = $1 and voice_id = $2")
        .bind(&actor.municipality)
        .bind(&voice.id)
        .bind(kind)
        .bind(note)
        .bind(actor.audit_name())
        .bind(name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns what was done with a voice, newest first.
pub(super) async fn steps(reads: &mut impl Reads, municipality: &str, voice: &str) -> Result<Vec<Step>, StoreError> {
    reads
        .all(
            sql("select kind, note, by_name, at from voice_step where municipality_id = $1 and voice_id = $2 order by number desc")
                .bind(municipality)
                .bind(voice),
        )
        .await
}

/// Returns what was done with all voices of a municipality and when, of each in order.
pub(super) async fn dated_steps(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Dated>, StoreError> {
    reads
        .all(
            sql("select voice_id, kind, at from voice_step where municipality_id = $1 order by voice_id, number")
                .bind(municipality),
        )
        .await
}
