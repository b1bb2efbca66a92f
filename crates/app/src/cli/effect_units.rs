//! `pejl effect units`: a tree of measured units from a file.

use std::fmt::Display;
use std::path::PathBuf;

use ::effect::measured_unit::import::{self, ImportFault, Plan, words};
use ::effect::measured_unit::{MeasuredTree, UnitFault, actions, store};
use anyhow::{Result, anyhow};
use clap::Args;
use platform::access::Actor;
use platform::store::Db;
use platform::{tenancy, time};
use serde_json::json;
use ui::i18n::Locale;

use super::effect::{count, file_of};
use super::{Setting, say};

#[derive(Debug, Args)]
pub(super) struct ImportUnits {
    /// Filen (CSV, XLSX) med kolonnerne kode, navn og eventuelt over, fra, til og gruppe
    file: PathBuf,
    /// Træets navn eller korte navn; et, der ikke er der, bliver lavet
    #[arg(long, value_name = "NAVN")]
    tree: String,
    /// Sig, hvad der ville ske, og gem intet
    #[arg(long)]
    dry_run: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl ImportUnits {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let locale = setting.locale()?;
        let (name, bytes) = file_of(&self.file, &locale)?;
        let (db, actor) = setting.operator().await?;
        let told = |fault: ImportFault| match fault {
            ImportFault::File(faults) => {
                for fault in &faults {
                    eprintln!("{}", words::fault_line(fault, &locale));
                }
                let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
                anyhow!(locale.count_with("cli-effect-file-faults", count, &[("file", &name)]))
            }
            ImportFault::Unit(fault) => anyhow!("{name}: {}", words_of(&fault, &locale)),
        };
        let file = (name.as_str(), bytes.as_slice());
        let known = self.known(&db, &actor).await?;
        let is_new = known.is_none();
        // A tree that is not there is made once it is known that the file can be read into it.
        let mut tree = known.unwrap_or_else(|| MeasuredTree {
            id: String::new(),
            slug: tenancy::slug(&self.tree),
            name: self.tree.clone(),
            note: String::new(),
            seq: 0,
        });
        let mut plan = import::preview(&db, &actor, &tree, file).await.map_err(told)?;
        if !self.dry_run {
            if is_new {
                let made = actions::create_tree(&db, &actor, &self.tree, "", time::now()).await;
                tree = made.map_err(|fault| {
                    let why = words_of(&fault, &locale);
                    anyhow!(locale.t2("cli-effect-tree-refused", "tree", &self.tree, "why", why))
                })?;
            }
            plan = import::import(&db, &actor, &tree, file, time::now()).await.map_err(told)?;
        }
        if self.json {
            say(answer(&tree, &plan, is_new, self.dry_run));
            return Ok(());
        }
        if is_new && self.dry_run {
            say(locale.t1("cli-effect-tree-would", "tree", &tree.name));
        }
        for change in &plan.changes {
            say(words::change_line(change, &locale));
        }
        let changes = count(&locale, "cli-effect-units-changes", plan.changes.len());
        let same = count(&locale, "cli-effect-units-same", plan.same);
        let holes: [(&str, &dyn Display); 3] = [("tree", &tree.name), ("changes", &changes), ("same", &same)];
        say(locale.with("cli-effect-units-done", &holes));
        Ok(())
    }

    /// The tree, when it is there.
    async fn known(&self, db: &Db, actor: &Actor) -> Result<Option<MeasuredTree>> {
        let trees = store::trees(&mut db.reader(), &actor.municipality).await?;
        Ok(trees.into_iter().find(|tree| tree.slug == self.tree || tree.name == self.tree))
    }
}

/// Why units could not be changed.
fn words_of(fault: &UnitFault, locale: &Locale) -> String {
    match fault {
        UnitFault::Refused(refusals) => {
            refusals.iter().map(|refusal| locale.t(refusal.key())).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

/// What happened, for a program.
fn answer(tree: &MeasuredTree, plan: &Plan, is_new: bool, is_dry: bool) -> serde_json::Value {
    let changes = plan.changes.iter().map(|change| {
        json!({ "kind": change.kind, "unit": change.name, "before": change.before, "after": change.after, "day": change.day })
    });
    json!({
        "tree": tree.slug,
        "new_tree": is_new,
        "written": !is_dry && (is_new || !plan.is_nothing()),
        "same": plan.same,
        "changes": changes.collect::<Vec<_>>(),
    })
}
