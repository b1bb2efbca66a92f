//! `pejl effect plan`: the rolling plan of core areas by budget year, from a file or as a table.

use std::path::PathBuf;

use ::effect::plan::file::{self, PlanFile};
use ::effect::plan::rules::Changes;
use ::effect::plan::{Plan, PlanFault, actions, import};
use anyhow::{Result, anyhow, bail};
use clap::Args;
use platform::access::Actor;
use platform::store::Db;
use platform::{tenancy, time};
use serde_json::{Value, json};
use ui::i18n::Locale;

use super::effect::file_of;
use super::{Setting, say};

#[derive(Debug, Args)]
pub(super) struct PlanCommand {
    /// Filen med planen (.json); uden den vises planen, som den er
    file: Option<PathBuf>,
    /// Sig, hvad der ville ske, og gem intet
    #[arg(long)]
    dry_run: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl PlanCommand {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let locale = setting.locale()?;
        let Some(path) = &self.file else {
            let (db, actor) = setting.operator().await?;
            let plan = actions::read(&mut db.reader(), &actor).await?;
            return self.show(&plan, &locale);
        };
        let shown = path.display();
        let (_, bytes) = file_of(path, &locale)?;
        let plan = file::read(&bytes).map_err(|faults| {
            for fault in &faults {
                eprintln!("{shown}: {}", fault.text(&locale));
            }
            let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
            anyhow!(locale.count_with("cli-effect-plan-faults", count, &[("file", &shown)]))
        })?;
        let db = setting.open().await?;
        let is_new = makes_municipality(&db, setting, &plan).await?;
        // Nobody's: as empty as the municipality that is not made yet.
        let nobody = || Actor::operator("");
        let changes = if self.dry_run {
            let actor = if is_new { nobody() } else { Actor::operator(&setting.municipality(&db).await?.id) };
            if is_new && !self.json {
                say(locale.t1("cli-effect-municipality-would", "name", &plan.municipality));
            }
            import::preview(&mut db.reader(), &actor, &plan).await?
        } else {
            if is_new {
                // What cannot be read into it leaves no municipality behind.
                import::preview(&mut db.reader(), &nobody(), &plan).await?;
                make_municipality(&db, &plan, self.json, &locale).await?;
            }
            let actor = Actor::operator(&setting.municipality(&db).await?.id);
            match import::import(&db, &actor, &plan, time::now()).await {
                Ok(changes) => changes,
                Err(PlanFault::Area(title, key)) => bail!("{title}: {}", locale.t(key)),
                Err(PlanFault::Refused(key)) => bail!(locale.t(key)),
                Err(other) => return Err(other.into()),
            }
        };
        self.tell(&changes, &locale)
    }

    fn tell(&self, changes: &Changes, locale: &Locale) -> Result<()> {
        let made = changes.new_areas().count();
        if self.json {
            let not_mentioned: Vec<Value> =
                changes.not_mentioned.iter().map(|(area, year)| json!({"area": area, "budget_year": year})).collect();
            let answer = json!({
                "written": !self.dry_run && !changes.is_nothing(), "core_areas": changes.areas.len(), "made": made,
                "years": changes.years.len(), "placed": changes.placed, "remarked": changes.remarked,
                "unchanged": changes.unchanged, "not_mentioned": not_mentioned,
            });
            say(serde_json::to_string_pretty(&answer)?);
            return Ok(());
        }
        if changes.is_nothing() {
            say(locale.t("plan-preview-nothing"));
            return Ok(());
        }
        for (key, number) in [
            ("plan-preview-made", made),
            ("plan-preview-years", changes.years.len()),
            ("plan-preview-placed", changes.placed),
            ("plan-preview-remarked", changes.remarked),
            ("plan-preview-unchanged", changes.unchanged),
        ] {
            say(locale.count(key, i64::try_from(number).unwrap_or(i64::MAX)));
        }
        if let Some(total) = changes.stated_total {
            say(locale.t2("plan-preview-total", "total", total, "count", changes.areas.len()));
        }
        if !changes.not_mentioned.is_empty() {
            say(locale.t("plan-preview-not-mentioned"));
            for (area, year) in &changes.not_mentioned {
                say(format!("  {area}, {year}"));
            }
        }
        Ok(())
    }

    fn show(&self, plan: &Plan, locale: &Locale) -> Result<()> {
        if self.json {
            let area = |area: &::effect::plan::Area| {
                let years: Vec<i64> = area.entries.iter().map(|entry| entry.budget_year).collect();
                json!({"area": area.task.title, "administration": area.task.responsible, "budget_years": years})
            };
            let years: Vec<i64> = plan.years.iter().map(|year| year.budget_year).collect();
            let answer = json!({"budget_years": years, "core_areas": plan.areas().map(area).collect::<Vec<_>>()});
            say(serde_json::to_string_pretty(&answer)?);
            return Ok(());
        }
        for group in &plan.groups {
            let across = || locale.t("plan-across");
            say(if group.responsible.is_empty() { across() } else { group.responsible.clone() });
            for area in &group.areas {
                let years: Vec<String> = area.entries.iter().map(|entry| entry.budget_year.to_string()).collect();
                let years = if years.is_empty() { locale.t("plan-without") } else { years.join(", ") };
                say(format!("  {}: {years}", area.task.title));
            }
        }
        Ok(())
    }
}

/// In an empty database the import makes the municipality that the file names.
async fn makes_municipality(db: &Db, setting: &Setting, plan: &PlanFile) -> Result<bool> {
    let is_named = !plan.municipality.is_empty();
    Ok(is_named && setting.municipality.is_none() && tenancy::all(db).await?.is_empty())
}

async fn make_municipality(db: &Db, plan: &PlanFile, is_json: bool, locale: &Locale) -> Result<()> {
    let name = &plan.municipality;
    let municipality = tenancy::create(db, name, time::now())
        .await
        .map_err(|fault| anyhow!(locale.t2("cli-effect-municipality-refused", "name", name, "why", fault)))?;
    if !is_json {
        say(locale.t1("cli-effect-municipality-made", "name", municipality.name));
    }
    Ok(())
}
