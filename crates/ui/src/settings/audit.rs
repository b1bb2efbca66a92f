//! The audit log as a table, newest first, with what checking its chain found at the top.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::Fault;
use platform::access::Right;
use platform::audit::{self, Logged, Verdict};
use platform::identity::{self, Person};
use platform::tenancy::{self, Municipality, Unit};
use platform::time::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::person;
use crate::failure::Failure;
use crate::i18n::{Locale, Texts};
use crate::page::{Page, render};
use crate::routes::Routes;
use crate::visitor::Visitor;

/// Where the log is.
pub(super) const HOME: &str = "/indstillinger/log";

/// How many entries a page shows.
const PER_PAGE: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadAudit, show)
}

#[derive(Template)]
#[template(path = "settings/audit.html")]
struct AuditPage {
    page: Page,
    /// On the newest page only: the check reads the whole log.
    verdict: Option<Verdict>,
    entries: Vec<Row>,
    /// The address of the older entries, if there are any.
    older: Option<String>,
}

struct Row {
    seq: i64,
    at: String,
    who: Named,
    action: String,
    kind: String,
    object: Named,
    /// Names and values of further facts.
    details: Vec<(String, String)>,
    was_done: bool,
}

/// A person or thing: its name, and where its page is (empty when it has none).
#[derive(Debug, PartialEq, Eq)]
struct Named {
    text: String,
    url: String,
}

#[derive(Deserialize)]
struct From {
    /// Show what is older than this number; anything but a number shows the newest.
    #[serde(default)]
    foer: String,
}

async fn show(visitor: Visitor, Query(from): Query<From>) -> Result<Response, Failure> {
    let before: Option<i64> = from.foer.parse().ok();
    let entries = audit::latest(&visitor.app.db, &visitor.actor, before, PER_PAGE).await?;
    let verdict = match before {
        None => Some(audit::verify(&visitor.app.db, &visitor.municipality.id).await?),
        Some(_) => None,
    };
    let names = names(&visitor).await?;
    let older = entries.last().filter(|last| last.seq > 1).map(|last| format!("{HOME}?foer={}", last.seq));
    let entries = entries.iter().map(|entry| row(&names, entry)).collect();
    render(&AuditPage { page: super::page(&visitor, &visitor.locale.t("audit-title")), verdict, entries, older })
}

async fn names(visitor: &Visitor) -> Result<Names<'_>, Failure> {
    let units = tenancy::units(&mut visitor.app.db.reader(), &visitor.municipality.id).await?;
    let people = people(visitor).await?;
    Ok(Names { texts: &visitor.app.texts, locale: &visitor.locale, municipality: &visitor.municipality, people, units })
}

/// Everyone whose name may be shown: none to a reader of the log who may not see the people.
async fn people(visitor: &Visitor) -> Result<Vec<Person>, Failure> {
    match identity::people(&visitor.app.db, &visitor.actor).await {
        Err(Fault::Denied(_)) => Ok(Vec::new()),
        other => Ok(other?),
    }
}

/// What identifiers and names of the log are called in words.
struct Names<'a> {
    texts: &'a Texts,
    locale: &'a Locale,
    municipality: &'a Municipality,
    people: Vec<Person>,
    units: Vec<Unit>,
}

impl Names<'_> {
    /// Returns the word for a name of the program, or the name itself when it has no word.
    fn word(&self, prefix: &str, name: &str) -> String {
        let key = word_key(prefix, name);
        if self.texts.has(self.locale.language, &key) { self.locale.t(&key) } else { name.to_owned() }
    }

    fn person(&self, id: &str) -> Option<Named> {
        let person = self.people.iter().find(|person| person.id == id)?;
        Some(Named { text: person.name.clone(), url: person::address(id) })
    }

    fn who(&self, actor: &str) -> Named {
        self.person(actor).unwrap_or_else(|| Named { text: self.word("audit-actor", actor), url: String::new() })
    }

    fn object(&self, kind: &str, id: &str) -> Named {
        let plain = |text: &str| Named { text: text.to_owned(), url: String::new() };
        match kind {
            "person" => self.person(id).unwrap_or_else(|| plain(id)),
            "municipality" if id == self.municipality.id => plain(&self.municipality.name),
            _ => plain(id),
        }
    }

    /// The further facts of an entry; as they stand when they are not the JSON object that they should be.
    fn details(&self, json: &str) -> Vec<(String, String)> {
        match serde_json::from_str::<Map<String, Value>>(json) {
            Ok(facts) => {
                facts.iter().map(|(name, fact)| (self.word("audit-detail", name), self.fact(name, fact))).collect()
            }
            Err(_) => vec![(self.word("audit-detail", "unreadable"), json.to_owned())],
        }
    }

    fn fact(&self, name: &str, fact: &Value) -> String {
        match (name, fact) {
            ("role", Value::String(role)) => self.word("role", role),
            ("unit", Value::String(id)) => {
                self.units.iter().find(|unit| unit.id == *id).map_or_else(|| id.clone(), |unit| unit.name.clone())
            }
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }
}

/// The key of the word for a name such as `identity.sign_in`: dots and underscores become hyphens.
fn word_key(prefix: &str, name: &str) -> String {
    format!("{prefix}-{}", name.replace(['.', '_'], "-"))
}

fn row(names: &Names<'_>, entry: &Logged) -> Row {
    Row {
        seq: entry.seq,
        at: names.locale.moment(&Timestamp::from_millis(entry.at).in_denmark()),
        who: names.who(&entry.actor),
        action: names.word("audit-action", &entry.action),
        kind: names.word("audit-kind", &entry.object_kind),
        object: names.object(&entry.object_kind, &entry.object_id),
        details: names.details(&entry.detail),
        was_done: entry.outcome == "done",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::i18n::Language;

    fn with_names(check: impl FnOnce(&Names<'_>)) {
        let texts = Arc::new(Texts::load(&crate::texts()).unwrap());
        let locale = Locale::new(Language::Danish, texts.clone());
        let municipality = Municipality {
            id: "m1".into(),
            slug: "fjordby".into(),
            name: "Fjordby Kommune".into(),
            look: tenancy::Look::default(),
            has_logo: false,
        };
        let people = vec![Person {
            id: "p1".into(),
            login: "asta".into(),
            name: "Asta Holm".into(),
            is_open: true,
            assignments: Vec::new(),
        }];
        let units = vec![Unit { id: "u1".into(), name: "Skole".into(), path: "/u1/".into() }];
        check(&Names { texts: &texts, locale: &locale, municipality: &municipality, people, units });
    }

    #[test]
    fn a_known_action_is_told_in_words_and_an_unknown_one_by_its_name() {
        with_names(|names| {
            assert_eq!(names.word("audit-action", "identity.sign_in"), "loggede ind");
            assert_eq!(names.word("audit-action", "moon.land"), "moon.land");
        });
    }

    #[test]
    fn people_are_named_and_linked_and_others_keep_the_name_of_the_log() {
        with_names(|names| {
            assert_eq!(names.who("p1"), Named { text: "Asta Holm".into(), url: "/indstillinger/brugere/p1".into() });
            assert_eq!(names.who("p9"), Named { text: "p9".into(), url: String::new() });
            assert_eq!(names.who("kommandolinje").text, "kommandolinjen");
            assert_eq!(names.object("municipality", "m1").text, "Fjordby Kommune");
            assert_eq!(names.object("municipality", "m2").text, "m2");
        });
    }

    #[test]
    fn facts_are_told_in_words_and_nothing_is_hidden_when_they_are_broken() {
        with_names(|names| {
            let pairs = names.details(r#"{"role":"analyst","rows":12,"unit":"u1"}"#);
            let written: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            assert_eq!(written, ["rolle: analytiker", "rows: 12", "enhed: Skole"]);
            assert_eq!(names.details("[1").first().unwrap().1, "[1");
        });
    }
}
