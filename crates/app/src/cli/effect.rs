//! `pejl effect import`: values of an indicator from a file, as the page takes them in.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::effect::indicator::{self, Indicator};
use ::effect::intake::IntakeFault;
use ::effect::intake::actions::File;
use ::effect::intake::fate::Fate;
use ::effect::intake::import::{self, Import, Mode};
use ::effect::intake::look::{Look, Progress};
use ::effect::intake::mapping::Use;
use ::effect::observation::{Recorded, Said};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use platform::access::Actor;
use platform::store::Db;
use platform::time;
use serde_json::{Value, json};
use ui::i18n::Locale;

use super::{Setting, effect_plan, effect_status, effect_units, say};

#[derive(Debug, Subcommand)]
pub(super) enum Effect {
    /// Indlæs tal til en indikator (CSV, XLSX, JSON-stat)
    #[command(
        after_help = "Eksempel:\n  pejl effect import fravaer.csv --indicator fravaer-i-skolen\n  pejl effect import fravaer.xlsx --indicator fravaer-i-skolen --map unit=Skole,period=År,value=Fravær --dry-run\n  pejl effect import ledighed.csv --indicator ledighed --json\n\nKolonnerne gættes ud fra overskrifter og indhold, eller læses som sidste fil med samme overskrifter. --map retter gættet:\nunit, period, value, denominator, status, note og category:DIMENSION er hver lig en overskrift.\nAlt bliver gemt, eller intet gør. Den samme fil to gange ændrer intet. Er der fejl, skrives de med linje og kolonne,\nog programmet ender med 1. Filens egne totaler sammenlignes med det, dens tal giver.\nMed --json: {\"file\", \"indicator\", \"written\", \"rows\", \"columns\": {overskrift: brug}, \"counts\": {\"new\", \"changed\", \"same\",\n\"blank\", \"faulty\", \"totals\"}, \"faults\": [{\"line\", \"column\", \"value\", \"text\"}], \"corrections\": [{\"line\", \"unit\", \"period\",\n\"part\", \"before\", \"after\"}], \"quality\": {\"compared\", \"alone\", \"differing\", \"differences\": [{\"unit\", \"code\", \"name\", \"period\",\n\"part\", \"published\", \"own\", \"difference\", \"reported\", \"expected\"}]}}."
    )]
    Import(ImportValues),
    /// Indlæs de enheder, der måles for, til et træ
    #[command(
        after_help = "Eksempel:\n  pejl effect units skoler.csv --tree Skoler\n  pejl effect units skoler.csv --tree skoler --dry-run\n\nKolonner: kode, navn, over (koden på enheden ovenover), fra, til, gruppe. Alt bliver gemt, eller intet gør; fejl skrives\nmed række og kolonne, og programmet ender med 1. Den samme fil to gange ændrer intet. Et træ, der ikke er der, bliver lavet.\nMed --json: {\"tree\", \"written\", \"same\", \"changes\": [{\"kind\", \"unit\", \"before\", \"after\", \"day\"}]}."
    )]
    Units(effect_units::ImportUnits),
    /// Planen for effektstyring: indlæs den fra en fil, eller se den
    #[command(
        after_help = "Eksempel:\n  pejl effect plan\n  pejl effect plan plan.json --dry-run\n  pejl effect plan plan.json --json\n\nKerneområder, som kompasset ikke har, bliver lavet. Alt bliver gemt, eller intet gør. Den samme fil to gange ændrer intet.\nI en tom database opretter kommandoen den kommune, som filen nævner."
    )]
    Plan(effect_plan::PlanCommand),
    /// Hvad en indikators tal siger: værdier, grænser, dom og reglen bag
    #[command(
        after_help = "Eksempel:\n  pejl effect status fravaer-i-skolen --json\n  pejl effect status fravaer-i-skolen --unit 461-n1 --breakdown koen=k --rules anhoej\n\nUden --unit er det hele træet. Svaret med --json har samme form som pejl stats xmr og lidt mere:\n{\"indicator\", \"title\", \"unit_of_measure\", \"direction\", \"unit\": {\"code\", \"name\"}, \"breakdown\", \"rule_set\", \"state\", \"target\",\n\"segments\": [{\"from\", \"n\", \"mean\", \"average_moving_range\", \"lower\", \"upper\"}],\n\"points\": [{\"date\", \"value\", \"segment\", \"special_cause\"}], \"variation\", \"assurance\",\n\"values\": [{\"period\", \"value\", \"numerator\", \"denominator\", \"status\", \"note\", \"coverage\": {\"reported\", \"expected\"}, \"published\"}]}.\npoints er perioderne med en værdi; from og date er periodens første dag. values er alle perioder; numerator og denominator er\nnøjagtige decimaltal som tekst. state er empty, one, constant, trial (for få værdier til sikre grænser), settled eller\ntoo_large. Med under 13 værdier, og når alle er ens, er assurance null. Med --rules anhoej har hvert segment i stedet\n{\"from\", \"n\", \"median\", \"useful\", \"longest_run\", \"longest_run_limit\", \"crossings\", \"crossings_limit\", \"signal\"},\nassurance er null, og variation er special_cause, når der er et signal, hvis retning ikke kan siges."
    )]
    Status(effect_status::StatusCommand),
}

#[derive(Debug, Args)]
pub(super) struct ImportValues {
    /// Filen
    file: PathBuf,
    /// Indikatorens korte navn
    #[arg(long, value_name = "NAVN")]
    indicator: String,
    /// Hvad kolonnerne er, hvor gættet skal rettes: unit=Skole,period=År,value=Fravær
    #[arg(long, value_name = "BRUG=OVERSKRIFT,…", value_delimiter = ',')]
    map: Vec<String>,
    /// Hvorfor endelige tal bliver ændret
    #[arg(long, value_name = "GRUND", default_value = "")]
    reason: String,
    /// Sig, hvad der ville ske, og gem intet
    #[arg(long)]
    dry_run: bool,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl Effect {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        match self {
            Self::Import(values) => values.run(setting).await,
            Self::Plan(plan) => plan.run(setting).await,
            Self::Units(units) => units.run(setting).await,
            Self::Status(status) => status.run(setting).await,
        }
    }
}

impl ImportValues {
    async fn run(self, setting: &Setting) -> Result<()> {
        let bytes = std::fs::read(&self.file).with_context(|| format!("{} kan ikke læses", self.file.display()))?;
        let name = file_name(&self.file);
        let uses = uses_of(&self.map)?;
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let indicator = indicator_of(&db, &actor, &self.indicator).await?;
        let how = Import {
            uses: &uses,
            reason: &self.reason,
            mode: if self.dry_run { Mode::Look } else { Mode::Write },
            progress: progress(),
        };
        let file = File { name: name.clone(), bytes };
        let (look, recorded) = import::import(&db, &actor, &indicator, file, &how, time::now())
            .await
            .map_err(|fault| anyhow!("{name}: {}", words_of(&fault, &locale)))?;
        if self.json {
            say(answer(&name, &indicator, &look, recorded, &locale));
        } else {
            for line in lines(&look, recorded, &locale) {
                say(line);
            }
        }
        if look.is_sound() {
            Ok(())
        } else {
            bail!("{name}: intet er gemt; ret filen, eller vælg kolonnerne med --map")
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads `unit=Skole`.
fn uses_of(pairs: &[String]) -> Result<Vec<(String, Use)>> {
    let pair = |pair: &String| {
        let (used, heading) = pair.split_once('=').with_context(|| format!("--map {pair}: skriv BRUG=OVERSKRIFT"))?;
        let used = Use::from_name(used.trim()).with_context(|| {
            format!("--map {pair}: '{used}' er ikke unit, period, value, denominator, status, note, periods, ignored eller category:DIMENSION")
        })?;
        Ok((heading.trim().to_owned(), used))
    };
    pairs.iter().map(pair).collect()
}

async fn indicator_of(db: &Db, actor: &Actor, slug: &str) -> Result<Indicator> {
    let mut reader = db.reader();
    if let Some(found) = indicator::store::find(&mut reader, &actor.municipality, slug).await? {
        return Ok(found);
    }
    let all = indicator::store::all(&mut reader, &actor.municipality).await?;
    let known: Vec<String> = all.into_iter().map(|indicator| indicator.slug).collect();
    bail!("der er ingen indikator, der hedder '{slug}'. Kendte: {}", known.join(", "))
}

/// Tells a person at the terminal how far it has come.
fn progress() -> Progress {
    let is_watched = std::io::stderr().is_terminal();
    Arc::new(move |done, of| {
        if is_watched {
            // Nobody misses a line of progress that could not be written.
            std::io::stderr().write_fmt(format_args!("\r{done} af {of} værdier læst ")).ok();
        }
        ControlFlow::Continue(())
    })
}

fn words_of(fault: &IntakeFault, locale: &Locale) -> String {
    match fault {
        IntakeFault::Source(source) => source.text(locale),
        IntakeFault::NoReason => "endelige tal bliver ændret: skriv hvorfor med --reason".to_owned(),
        IntakeFault::NoHeading(heading) => format!("filen har ingen kolonne, der hedder '{heading}'"),
        IntakeFault::Refused(key) => locale.t(key),
        other => other.to_string(),
    }
}

fn counts(look: &Look) -> Vec<(&'static str, usize)> {
    let fates = Fate::ALL.map(|fate| (fate.name(), look.plan.count(fate)));
    fates.into_iter().chain([("totals", look.plan.totals)]).collect()
}

/// What happened, for a person.
fn lines(look: &Look, recorded: Option<Recorded>, locale: &Locale) -> Vec<String> {
    let mut lines: Vec<String> = look.mapping_faults.iter().map(|fault| locale.t(fault.key())).collect();
    for fault in &look.plan.faults {
        let column = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
        let value = if fault.value.is_empty() { String::new() } else { format!(" \"{}\"", fault.value) };
        lines.push(format!("linje {}{column}{value}: {}", fault.line, fault.why.text(locale)));
    }
    for (name, count) in counts(look).into_iter().filter(|(_, count)| *count > 0) {
        lines.push(format!("{}: {count}", locale.t(&format!("intake-fate-{name}"))));
    }
    let quality = &look.quality;
    if quality.compared > 0 {
        lines.push(format!(
            "Totaler i filen: {} sammenlignet, {} er andre end vores egne",
            quality.compared, quality.differing
        ));
    }
    for one in &quality.differences {
        let part = if one.part.is_empty() { String::new() } else { format!(" {}", one.part) };
        lines.push(format!(
            "  {} ({}) {}{part}: filen {}, vores {}, forskel {} ({} af {} enheder)",
            one.name, one.code, one.period, one.published, one.own, one.difference, one.reported, one.expected
        ));
    }
    match recorded {
        Some(Recorded { added: 0, changed: 0, .. }) => {
            lines.push("Filen siger det, vi ved i forvejen: intet er ændret.".to_owned())
        }
        Some(recorded) => lines.push(format!("Gemt: {} nye og {} ændrede.", recorded.added, recorded.changed)),
        None => lines.push("Intet er gemt.".to_owned()),
    }
    lines
}

/// What happened, for a program.
fn answer(file: &str, indicator: &Indicator, look: &Look, recorded: Option<Recorded>, locale: &Locale) -> Value {
    let fault = |fault: &::effect::intake::fault::Fault| json!({ "line": fault.line, "column": fault.column, "value": fault.value, "text": fault.why.text(locale) });
    let said = |said: &Said| {
        json!({
            "numerator": said.numerator.map(|amount| amount.to_string()),
            "denominator": said.denominator.map(|amount| amount.to_string()),
            "status": said.status.name(),
        })
    };
    let correction = |told: &::effect::intake::fate::Told| {
        json!({
            "line": told.line,
            "unit": look.setting.units.unit(told.unit).map(|unit| unit.code.clone()),
            "period": told.period.to_string(),
            "part": told.breakdown.to_string(),
            "before": told.before.as_ref().map(said),
            "after": said(&told.said),
        })
    };
    let mapping_faults = look
        .mapping_faults
        .iter()
        .map(|fault| json!({ "line": 0, "column": "", "value": "", "text": locale.t(fault.key()) }));
    let columns: serde_json::Map<String, Value> =
        look.mapping.uses.iter().map(|(heading, used)| (heading.clone(), Value::String(used.name()))).collect();
    let counts: serde_json::Map<String, Value> =
        counts(look).into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
    json!({
        "file": file,
        "indicator": indicator.slug,
        "written": recorded.is_some_and(|recorded| recorded.added + recorded.changed > 0),
        "rows": look.rows,
        "columns": columns,
        "counts": counts,
        "faults": mapping_faults.chain(look.plan.faults.iter().map(fault)).collect::<Vec<_>>(),
        "corrections": look.plan.corrections.iter().map(correction).collect::<Vec<_>>(),
        "quality": look.quality,
    })
}
