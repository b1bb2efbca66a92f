//! `pejl trace KIND ID`.

use anyhow::{Result, bail};
use clap::Args;
use compass::thread::{Kind, Level};
use platform::Fault;

use super::{Setting, say};
use crate::wiring;

#[derive(Debug, Args)]
pub(super) struct Trace {
    /// Hvad det er: statement, category, theme, camp eller core-task
    kind: String,
    /// Hvilket: et udsagns nummer, en camps korte navn …
    id: String,
    /// Kun op mod kerneopgaven
    #[arg(long, conflicts_with = "down")]
    up: bool,
    /// Kun ned mod det, det hviler på
    #[arg(long)]
    down: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl Trace {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let Some(kind) = Kind::from_name(&self.kind) else {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            bail!("'{}' er ikke noget, der står på tråden: skriv {}", self.kind, kinds.join(", "));
        };
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let mut thread = match wiring::threads().of(&db, &actor, &locale, kind, &self.id).await {
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
            say(format!("{}{}: {}", "  ".repeat(level.depth), name(level.node.kind), level.node.title));
        }
        say(format!("● {}: {}", name(thread.node.kind), thread.node.title));
        for level in &thread.down {
            say(format!(
                "{}↳ {}: {}{}",
                "  ".repeat(level.depth),
                name(level.node.kind),
                level.node.title,
                more(level, &locale)
            ));
        }
        if !self.down && !thread.reaches_north {
            say(locale.t("thread-no-north"));
        }
        Ok(())
    }
}

fn more(level: &Level, locale: &ui::i18n::Locale) -> String {
    match i64::try_from(level.not_shown) {
        Ok(count) if count > 0 => format!(" {}", locale.count("thread-more", count)),
        _ => String::new(),
    }
}
