//! SQL of municipalities and units.

use super::{Colour, Logo, Look, Municipality, Unit};
use crate::store::{Reads, StoreError, Tx, sql};
use crate::time::Timestamp;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    slug: String,
    name: String,
    accent: Option<String>,
    header_background: Option<String>,
    link_colour: Option<String>,
    contact_email: String,
    contact_phone: String,
    logo_type: Option<String>,
}

pub(super) async fn all(reads: &mut impl Reads) -> Result<Vec<Municipality>, StoreError> {
    let rows: Vec<Row> = reads
        .all(sql(
            "select id, slug, name, accent, header_background, link_colour, contact_email, contact_phone, logo_type \
             from municipality order by name",
        ))
        .await?;
    let colour = |text: Option<String>| text.and_then(|text| Colour::parse(&text).ok());
    Ok(rows
        .into_iter()
        .map(|row| Municipality {
            id: row.id,
            slug: row.slug,
            name: row.name,
            look: Look {
                accent: colour(row.accent),
                header_background: colour(row.header_background),
                link: colour(row.link_colour),
                contact_email: row.contact_email,
                contact_phone: row.contact_phone,
            },
            has_logo: row.logo_type.is_some(),
        })
        .collect())
}

pub(super) async fn insert(tx: &mut Tx, id: &str, slug: &str, name: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.run(
        sql("insert into municipality (id, slug, name, created_at) values ($1, $2, $3, $4)")
            .bind(id)
            .bind(slug)
            .bind(name)
            .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_unit(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    name: &str,
    path: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("insert into unit (id, municipality_id, name, path) values ($1, $2, $3, $4)")
            .bind(id)
            .bind(municipality)
            .bind(name)
            .bind(path),
    )
    .await?;
    Ok(())
}

pub(super) async fn units(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Unit>, StoreError> {
    reads.all(sql("select id, name, path from unit where municipality_id = $1 order by path").bind(municipality)).await
}

pub(super) async fn update_look(tx: &mut Tx, municipality: &str, name: &str, look: &Look) -> Result<(), StoreError> {
    let text = |colour: Option<Colour>| colour.map(|colour| colour.to_string());
    tx.run(
        sql("update municipality set name = $2, accent = $3, header_background = $4, link_colour = $5, \
             contact_email = $6, contact_phone = $7 where id = $1")
        .bind(municipality)
        .bind(name)
        .bind(text(look.accent))
        .bind(text(look.header_background))
        .bind(text(look.link))
        .bind(&look.contact_email)
        .bind(&look.contact_phone),
    )
    .await?;
    Ok(())
}

pub(super) async fn update_logo(tx: &mut Tx, municipality: &str, logo: Option<&Logo>) -> Result<(), StoreError> {
    tx.run(
        sql("update municipality set logo_type = $2, logo = $3 where id = $1")
            .bind(municipality)
            .bind(logo.map(|logo| logo.media_type.as_str()))
            .bind(logo.map(|logo| logo.base64.as_str())),
    )
    .await?;
    Ok(())
}

pub(super) async fn logo(reads: &mut impl Reads, municipality: &str) -> Result<Option<Logo>, StoreError> {
    let row: Option<(Option<String>, Option<String>)> =
        reads.optional(sql("select logo_type, logo from municipality where id = $1").bind(municipality)).await?;
    Ok(match row {
        Some((Some(media_type), Some(base64))) => Some(Logo { media_type, base64 }),
        _ => None,
    })
}
