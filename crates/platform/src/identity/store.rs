//! SQL of people, roles and sessions.

use super::{Assignment, Person, Session};
use crate::access::{Grant, Role};
use crate::store::{Reads, StoreError, Tx, sql};
use crate::time::Timestamp;

#[derive(sqlx::FromRow)]
pub(super) struct Credentials {
    pub(super) id: String,
    pub(super) municipality_id: String,
    pub(super) password_hash: String,
    pub(super) must_change_password: i64,
}

pub(super) async fn credentials(reads: &mut impl Reads, login: &str) -> Result<Option<Credentials>, StoreError> {
    reads.optional(sql("select id, municipality_id, password_hash, must_change_password from person where login = $1 and closed_at is null").bind(login)).await
}

pub(super) async fn password_hash(reads: &mut impl Reads, person: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(sql("select password_hash from person where id = $1 and closed_at is null").bind(person))
        .await?;
    Ok(row.map(|(hash,)| hash))
}

pub(super) async fn failures(reads: &mut impl Reads, key: &str) -> Result<Option<(i64, i64)>, StoreError> {
    reads.optional(sql("select failures, last_at from sign_in_failure where key_hash = $1").bind(key)).await
}

pub(super) async fn count_failure(
    tx: &mut Tx,
    key: &str,
    now: Timestamp,
    forget_before: i64,
) -> Result<(), StoreError> {
    tx.run(
        sql(
            "insert into sign_in_failure (key_hash, failures, last_at) values ($1, 1, $2) on conflict (key_hash) do update \
             set failures = case when sign_in_failure.last_at < $3 then 1 else sign_in_failure.failures + 1 end, last_at = $2",
        )
        .bind(key)
        .bind(now)
        .bind(forget_before),
    )
    .await?;
    Ok(())
}

pub(super) async fn drop_old_sessions(tx: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    tx.run(sql("delete from session where expires_at < $1").bind(now)).await?;
    Ok(())
}

pub(super) async fn insert_session(
    tx: &mut Tx,
    id_hash: &str,
    person: &str,
    municipality: &str,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), StoreError> {
    tx.run(
        sql("insert into session (id_hash, person_id, municipality_id, created_at, expires_at) values ($1, $2, $3, $4, $5)")
            .bind(id_hash)
            .bind(person)
            .bind(municipality)
            .bind(now)
            .bind(expires),
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    person_id: String,
    name: String,
    municipality_id: String,
    must_change_password: i64,
    role: Option<String>,
    path: Option<String>,
}

pub(super) async fn session(
    reads: &mut impl Reads,
    id_hash: &str,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    // A role whose unit is gone joins to no path, and so gives nothing.
    let rows: Vec<SessionRow> = reads
        .all(
            sql(
                "select s.person_id, p.name, s.municipality_id, p.must_change_password, r.role, u.path from session s \
                 join person p on p.id = s.person_id and p.closed_at is null \
                 left join role_assignment r on r.person_id = p.id and r.municipality_id = s.municipality_id \
                 left join unit u on u.id = r.unit_id where s.id_hash = $1 and s.expires_at > $2",
            )
            .bind(id_hash)
            .bind(now),
        )
        .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let grant =
        |row: &SessionRow| Some(Grant { role: Role::from_name(row.role.as_deref()?)?, unit_path: row.path.clone()? });
    Ok(Some(Session {
        person: first.person_id.clone(),
        name: first.name.clone(),
        municipality: first.municipality_id.clone(),
        grants: rows.iter().filter_map(grant).collect(),
        must_change_password: first.must_change_password != 0,
    }))
}

pub(super) async fn delete_session(tx: &mut Tx, id_hash: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from session where id_hash = $1").bind(id_hash)).await?;
    Ok(())
}

pub(super) async fn delete_other_sessions(tx: &mut Tx, person: &str, keep_hash: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from session where person_id = $1 and id_hash <> $2").bind(person).bind(keep_hash)).await?;
    Ok(())
}

pub(super) async fn set_password(
    tx: &mut Tx,
    municipality: &str,
    person: &str,
    hash: &str,
    must_change: i64,
) -> Result<(), StoreError> {
    tx.run(
        sql("update person set password_hash = $3, must_change_password = $4, closed_at = null where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(person)
            .bind(hash)
            .bind(must_change),
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_person(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    login: &str,
    name: &str,
    hash: &str,
    must_change: bool,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into person (id, municipality_id, login, name, password_hash, must_change_password, created_at) values ($1, $2, $3, $4, $5, $6, $7)")
            .bind(id)
            .bind(municipality)
            .bind(login)
            .bind(name)
            .bind(hash)
            .bind(must_change)
            .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn assign(
    tx: &mut Tx,
    municipality: &str,
    person: &str,
    role: Role,
    unit: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("insert into role_assignment (municipality_id, person_id, role, unit_id) values ($1, $2, $3, $4) on conflict do nothing")
            .bind(municipality)
            .bind(person)
            .bind(role.name())
            .bind(unit),
    )
    .await?;
    Ok(())
}

pub(super) async fn withdraw(
    tx: &mut Tx,
    municipality: &str,
    person: &str,
    role: Role,
    unit: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("delete from role_assignment where municipality_id = $1 and person_id = $2 and role = $3 and unit_id = $4")
            .bind(municipality)
            .bind(person)
            .bind(role.name())
            .bind(unit),
    )
    .await?;
    Ok(())
}

pub(super) async fn close(tx: &mut Tx, municipality: &str, person: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.run(
        sql("update person set closed_at = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(person)
            .bind(now),
    )
    .await?;
    tx.run(sql("delete from session where person_id = $1").bind(person)).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: String,
    login: String,
    name: String,
    closed_at: Option<i64>,
    role: Option<String>,
    unit_id: Option<String>,
    unit_name: Option<String>,
}

pub(super) async fn people(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<PersonRow> = reads
        .all(
            sql(
                "select p.id, p.login, p.name, p.closed_at, r.role, u.id as unit_id, u.name as unit_name from person p \
                 left join role_assignment r on r.person_id = p.id left join unit u on u.id = r.unit_id \
                 where p.municipality_id = $1 order by p.login, r.role, u.path",
            )
            .bind(municipality),
        )
        .await?;
    let mut people: Vec<Person> = Vec::new();
    for row in rows {
        let assignment = match (row.role.as_deref().and_then(Role::from_name), row.unit_id, row.unit_name) {
            (Some(role), Some(unit_id), Some(unit_name)) => Some(Assignment { role, unit_id, unit_name }),
            _ => None,
        };
        match people.last_mut() {
            Some(last) if last.id == row.id => last.assignments.extend(assignment),
            _ => people.push(Person {
                id: row.id,
                login: row.login,
                name: row.name,
                is_open: row.closed_at.is_none(),
                assignments: assignment.into_iter().collect(),
            }),
        }
    }
    Ok(people)
}
