//! `pejl trace KIND ID`.

use anyhow::{Result, bail};
use clap::Args;
use compass::thread::{Asker, End, Kind, Level, end_of_day};
use platform::Fault;

use super::{Setting, say};
use crate::wiring;

#[derive(Debug, Args)]
pub(super) struct Trace {
    #[arg(help = kinds())]
    kind: String,
    /// Hvilket: et udsagns nummer, en camps korte navn …
    id: String,
    /// Kun op mod kerneopgaven
    #[arg(long, conflicts_with = "down")]
    up: bool,
    /// Kun ned mod det, det hviler på
    #[arg(long)]
    down: bool,
    /// Som den var ved udgangen af en dag, skrevet som 2026-05-07
    #[arg(long, value_name = "DATO")]
    at: Option<String>,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

/// Says which kinds there are.
fn kinds() -> String {
    format!("Hvad det er: {}", Kind::ALL.map(Kind::name).join(", "))
}

impl Trace {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let Some(kind) = Kind::from_name(&self.kind) else {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            bail!("'{}' er ikke noget, der står på tråden: skriv {}", self.kind, kinds.join(", "));
        };
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let (threads, asker, end) =
            (wiring::threads(), Asker { db: &db, actor: &actor, locale: &locale }, End::new(kind, &self.id));
        let found = match self.moment()? {
            None => threads.of(&db, &actor, &locale, kind, &self.id).await,
            Some(moment) => threads.of_at(&asker, &end, moment).await,
        };
        let mut thread = match found {
            Ok(thread) => thread,
            Err(Fault::NotFound) => {
                bail!("{} '{}' findes ikke", locale.t(&format!("thread-kind-{}", kind.name())), self.id)
            }
            Err(other) => return Err(other.into()),
        };
        if self.up {
            thread.down.clear();
        }
        if self.down {
            thread.up.clear();
        }
        if self.json {
            say(serde_json::to_string_pretty(&thread)?);
            return Ok(());
        }
        let name = |kind: Kind| locale.t(&format!("thread-kind-{}", kind.name()));
        for level in thread.up.iter().rev() {
            let (says, title) = (says(level, "up", &locale), &level.node.title);
            let why = why(level);
            say(format!("{}{says}{}: {title}{why}", "  ".repeat(level.depth), name(level.node.kind)));
        }
        say(format!("● {}: {}", name(thread.node.kind), thread.node.title));
        for level in &thread.down {
            let (says, title) = (says(level, "down", &locale), &level.node.title);
            let (indent, kind) = ("  ".repeat(level.depth), name(level.node.kind));
            say(format!("{indent}↳ {says}{kind}: {title}{}{}", why(level), more(level, &locale)));
        }
        if !self.down && !thread.reaches_north {
            say(locale.t("thread-no-north"));
        }
        Ok(())
    }
}

impl Trace {
    /// Returns the moment that is asked about, if it is not now.
    fn moment(&self) -> Result<Option<i64>> {
        let Some(day) = &self.at else { return Ok(None) };
        match end_of_day(day) {
            Some(moment) => Ok(Some(moment)),
            None => bail!("'{day}' er ikke en dag: skriv den som 2026-05-07"),
        }
    }
}

/// Returns what the link says that leads to a thing, before the thing itself.
fn says(level: &Level, way: &str, locale: &ui::i18n::Locale) -> String {
    let word = |name: &str| format!("{} ", locale.t(&format!("thread-{way}-{name}")));
    level.tie.as_ref().map_or_else(String::new, |tie| word(tie.relation.name()))
}

/// Returns why the two hang together, after the thing itself.
fn why(level: &Level) -> String {
    let reason = level.tie.as_ref().map_or("", |tie| tie.reason.as_str());
    if reason.is_empty() { String::new() } else { format!(" – {reason}") }
}

fn more(level: &Level, locale: &ui::i18n::Locale) -> String {
    match i64::try_from(level.not_shown) {
        Ok(count) if count > 0 => format!(" {}", locale.count("thread-more", count)),
        _ => String::new(),
    }
}
