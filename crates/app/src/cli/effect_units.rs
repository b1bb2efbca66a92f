//! `pejl effect units`: a tree of measured units from a file.

use std::path::PathBuf;

use ::effect::measured_unit::import::{self, ImportFault, Plan, words};
use ::effect::measured_unit::{MeasuredTree, actions, store};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use platform::access::Actor;
use platform::store::Db;
use platform::time;
use serde_json::json;

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
        let bytes = std::fs::read(&self.file).with_context(|| format!("{} kan ikke læses", self.file.display()))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let told = |fault: ImportFault| match fault {
            ImportFault::File(faults) => {
                for fault in &faults {
                    eprintln!("{}", words::fault_line(fault, &locale));
                }
                anyhow!("{name}: {} fejl; intet er gemt", faults.len())
            }
            other @ ImportFault::Unit(_) => anyhow!("{name}: {other}"),
        };
        let Some(tree) = self.tree(&db, &actor).await? else {
            import::read(&name, &bytes).map_err(ImportFault::File).map_err(told)?;
            say(format!("Træet '{}' ville blive lavet.", self.tree));
            return Ok(());
        };
        let file = (name.as_str(), bytes.as_slice());
        let plan = if self.dry_run {
            import::preview(&db, &actor, &tree, file).await
        } else {
            import::import(&db, &actor, &tree, file, time::now()).await
        };
        let plan = plan.map_err(told)?;
        if self.json {
            say(answer(&tree, &plan, self.dry_run));
            return Ok(());
        }
        for change in &plan.changes {
            say(words::change_line(change, &locale));
        }
        say(format!("{}: {} ændringer, {} enheder som før.", tree.name, plan.changes.len(), plan.same));
        Ok(())
    }

    /// The tree; one that is not there is made, unless nothing is to be kept.
    async fn tree(&self, db: &Db, actor: &Actor) -> Result<Option<MeasuredTree>> {
        let trees = store::trees(&mut db.reader(), &actor.municipality).await?;
        if let Some(found) = trees.into_iter().find(|tree| tree.slug == self.tree || tree.name == self.tree) {
            return Ok(Some(found));
        }
        if self.dry_run {
            return Ok(None);
        }
        match actions::create_tree(db, actor, &self.tree, "", time::now()).await {
            Ok(tree) => Ok(Some(tree)),
            Err(fault) => bail!("træet '{}' kunne ikke laves: {fault}", self.tree),
        }
    }
}

/// What happened, for a program.
fn answer(tree: &MeasuredTree, plan: &Plan, is_dry: bool) -> serde_json::Value {
    let changes = plan.changes.iter().map(|change| {
        json!({ "kind": change.kind, "unit": change.name, "before": change.before, "after": change.after, "day": change.day })
    });
    json!({
        "tree": tree.slug,
        "written": !is_dry && !plan.is_nothing(),
        "same": plan.same,
        "changes": changes.collect::<Vec<_>>(),
    })
}
