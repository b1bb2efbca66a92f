//! `pejl doctor`: looks at everything that can be looked at, and says how it stands.

use anyhow::{Result, bail};
use clap::Args;
use platform::access::Actor;
use platform::audit::Verdict;
use platform::store::{Db, Engine};
use platform::tenancy;
use secrecy::ExposeSecret;
use serde::Serialize;

use super::{Setting, say};
use crate::wiring;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Som JSON
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: String,
    is_well: bool,
    how: String,
}

impl Doctor {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let findings = examine(setting).await;
        if self.json {
            say(serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                say(format!("{} {}: {}", if finding.is_well { "✓" } else { "✗" }, finding.what, finding.how));
            }
        }
        let ill = findings.iter().filter(|finding| !finding.is_well).count();
        if ill > 0 {
            bail!("{ill} af {} ting er ikke, som de skal være", findings.len());
        }
        Ok(())
    }
}

fn finding(what: impl Into<String>, is_well: bool, how: impl Into<String>) -> Finding {
    Finding { what: what.into(), is_well, how: how.into() }
}

async fn examine(setting: &Setting) -> Vec<Finding> {
    let mut findings = vec![match assets::MISSING {
        None => finding("Designsystemets filer", true, format!("{} filer er indbygget", assets::FILES.len())),
        Some(reason) => finding("Designsystemets filer", false, format!("mangler: {reason}")),
    }];
    let address = setting.address();
    if let Some(file) = address.expose_secret().strip_prefix("sqlite://")
        && !std::path::Path::new(file.split('?').next().unwrap_or(file)).exists()
    {
        findings.push(finding(
            "Databasen",
            false,
            "filen findes ikke endnu: den bliver oprettet af 'pejl compass import', 'pejl camp import' eller 'pejl serve'",
        ));
        return findings;
    }
    let db = match platform::store::open(address.expose_secret()).await {
        Ok(db) => db,
        Err(error) => {
            findings.push(finding("Databasen", false, error.to_string()));
            return findings;
        }
    };
    let engine = if db.engine() == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
    findings.push(finding("Databasen", true, format!("{engine} svarer")));
    let (applied, wanted) = (db.applied().await, wiring::migrations().len());
    let how = if applied == wanted {
        "på nyeste version".to_owned()
    } else {
        format!("{applied} af {wanted} ændringer er gennemført: kør 'pejl migrate'")
    };
    findings.push(finding("Tabellerne", applied == wanted, how));
    if applied == wanted {
        match examine_municipalities(&db).await {
            Ok(more) => findings.extend(more),
            Err(error) => findings.push(finding("Kommunerne", false, error.to_string())),
        }
    }
    findings
}

async fn examine_municipalities(db: &Db) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for municipality in tenancy::all(db).await? {
        let name = &municipality.name;
        findings.push(match platform::audit::verify(db, &municipality.id).await? {
            Verdict::Whole(entries) => finding(format!("Loggen i {name}"), true, format!("hel, {entries} linjer")),
            Verdict::Broken { seq } => finding(format!("Loggen i {name}"), false, format!("brudt ved linje {seq}")),
        });
        let actor = Actor::operator(&municipality.id);
        let mut reader = db.reader();
        let mut off = Vec::new();
        let camps = camp::gathering::actions::all(&mut reader, &actor).await?;
        for camp in &camps {
            let counts = camp::gathering::actions::counts(&mut reader, camp).await?;
            off.extend(
                counts
                    .iter()
                    .filter(|counts| !counts.add_up())
                    .map(|counts| format!("{}/{}", camp.slug, counts.exercise.name())),
            );
        }
        let how = if off.is_empty() {
            format!("går op i {} camps", camps.len())
        } else {
            format!("går ikke op i {}", off.join(", "))
        };
        findings.push(finding(format!("Tallene i {name}"), off.is_empty(), how));
        findings.push(examine_trees(db, &municipality.id, name).await?);
        findings.push(examine_totals(db, &municipality.id, name).await?);
    }
    findings.push(match camp::language_model::encoder(db).await {
        Ok(Some(_)) => finding("Sprogmodellen", true, "er der og kan læses"),
        Ok(None) => finding("Sprogmodellen", true, "er ikke tilføjet; forslag bygger alene på ordene"),
        Err(trouble) => finding("Sprogmodellen", false, trouble.to_string()),
    });
    Ok(findings)
}

/// Looks for units that stand under one that is not there, and so count in nothing above it.
async fn examine_trees(db: &Db, municipality: &str, name: &str) -> Result<Finding> {
    let broken = effect::measured_unit::actions::broken(&mut db.reader(), municipality).await?;
    let how = match broken.first() {
        None => "hænger sammen hver dag".to_owned(),
        Some((tree, refusal)) => {
            let unit = refusal.unit().unwrap_or_default();
            format!("{} hænger ikke sammen, først {tree}: {unit} står under noget, der ikke er der", broken.len())
        }
    };
    Ok(finding(format!("Træerne af enheder under Effekt i {name}"), broken.is_empty(), how))
}

/// Works the totals of indicators out anew, and compares.
async fn examine_totals(db: &Db, municipality: &str, name: &str) -> Result<Finding> {
    let differences = effect::observation::check(&mut db.reader(), municipality).await?;
    let shown = |one: &effect::observation::Difference| format!("{} {}", one.indicator, one.key.period);
    let how = match differences.as_slice() {
        [] => "svarer til målingerne".to_owned(),
        some => {
            format!("{} svarer ikke til målingerne, først {}", some.len(), some.first().map_or_else(String::new, shown))
        }
    };
    Ok(finding(format!("Summerne under Effekt i {name}"), differences.is_empty(), how))
}
