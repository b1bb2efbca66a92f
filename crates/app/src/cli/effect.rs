//! `pejl effect import`: values of an indicator from a file, as the page takes them in.

use std::fmt::Display;
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
use ::effect::intake::quality::Difference;
use ::effect::observation::{Recorded, Said, words};
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
        after_help = "Eksempel:\n  pejl effect import fravaer.csv --indicator fravaer-i-skolen\n  pejl effect import fravaer.xlsx --indicator fravaer-i-skolen --map unit=Skole,period=År,value=Fravær --dry-run\n  pejl effect import elever.xlsx --indicator elever --sheet Tal --period 2026-01\n  pejl effect import ledighed.csv --indicator ledighed --json\n\nKolonnerne gættes ud fra overskrifter og indhold, eller læses som sidste fil med samme overskrifter. --map retter gættet:\nunit, period, value, denominator, status, note og category:DIMENSION er hver lig en overskrift. --unit og --period er for\nfiler, der ikke selv siger det. Af en mappe med flere ark læses det, der er læst før, eller det første, der kan gættes.\nAlt bliver gemt, eller intet gør. Den samme fil to gange ændrer intet. Er der fejl, skrives de med linje og kolonne,\nog programmet ender med 1. Filens egne totaler sammenlignes med det, dens tal giver.\nMed --json: {\"file\", \"indicator\", \"written\", \"rows\", \"columns\": {overskrift: brug}, \"counts\": {\"new\", \"changed\", \"same\",\n\"blank\", \"faulty\", \"totals\"}, \"rounded\", \"looks_like_shares\", \"faults\": [{\"line\", \"column\", \"value\", \"text\"}], \"corrections\": [{\"line\", \"unit\", \"period\",\n\"part\", \"before\", \"after\"}], \"quality\": {\"compared\", \"alone\", \"differing\", \"differences\": [{\"unit\", \"code\", \"name\", \"period\",\n\"part\", \"what\", \"published\", \"own\", \"difference\", \"reported\", \"expected\"}]}}. line er 0, når det er hele filen; af faults er\nhøjst de første 10.000 med. rounded er tal med flere end seks decimaler; looks_like_shares er sand, når alle tal i et regneark\nligger mellem -1 og 1, og indikatoren måles i procent."
    )]
    Import(ImportValues),
    /// Indlæs de enheder, der måles for, til et træ
    #[command(
        after_help = "Eksempel:\n  pejl effect units skoler.csv --tree Skoler\n  pejl effect units skoler.csv --tree skoler --dry-run\n\nKolonner: kode, navn, over (koden på enheden ovenover), fra, til, gruppe. Alt bliver gemt, eller intet gør; fejl skrives\nmed række og kolonne, og programmet ender med 1. Den samme fil to gange ændrer intet. Et træ, der ikke er der, bliver lavet.\nMed --json: {\"tree\", \"new_tree\", \"written\", \"same\", \"changes\": [{\"kind\", \"unit\", \"before\", \"after\", \"day\"}]}."
    )]
    Units(effect_units::ImportUnits),
    /// Planen for effektstyring: indlæs den fra en fil, eller se den
    #[command(
        after_help = "Eksempel:\n  pejl effect plan\n  pejl effect plan plan.json --dry-run\n  pejl effect plan plan.json --json\n\nKerneområder, som kompasset ikke har, bliver lavet. Alt bliver gemt, eller intet gør. Den samme fil to gange ændrer intet.\nI en tom database opretter kommandoen den kommune, som filen nævner."
    )]
    Plan(effect_plan::PlanCommand),
    /// Hvad en indikators tal siger: værdier, grænser, dom og reglen bag
    #[command(
        after_help = "Eksempel:\n  pejl effect status fravaer-i-skolen --json\n  pejl effect status fravaer-i-skolen --unit 461-n1 --breakdown koen=k --rules anhoej\n\nUden --unit er det hele træet. Svaret med --json har samme form som pejl stats xmr og lidt mere:\n{\"indicator\", \"title\", \"unit_of_measure\", \"direction\", \"unit\": {\"code\", \"name\"}, \"breakdown\", \"rule_set\", \"state\", \"target\",\n\"segments\": [{\"from\", \"n\", \"mean\", \"average_moving_range\", \"lower\", \"upper\"}],\n\"points\": [{\"date\", \"value\", \"segment\", \"special_cause\"}], \"variation\", \"assurance\",\n\"values\": [{\"period\", \"value\", \"numerator\", \"denominator\", \"status\", \"note\", \"coverage\": {\"reported\", \"expected\"}, \"published\"}]}.\npoints er perioderne med en værdi; from og date er periodens første dag. values er alle perioder; numerator og denominator er\nnøjagtige decimaltal som tekst. state er empty, one, constant, no_limits (næsten alle er ens), trial (grænserne\nbygger på under 13 værdier), settled eller too_large; assurance er kun andet end null, når den er settled. Med --rules anhoej har hvert segment i stedet\n{\"from\", \"n\", \"median\", \"useful\", \"longest_run\", \"longest_run_limit\", \"crossings\", \"crossings_limit\", \"signal\"},\nassurance er null, og variation er special_cause, når der er et signal, hvis retning ikke kan siges."
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
    /// Arket, når filen har flere
    #[arg(long, value_name = "ARK")]
    sheet: Option<String>,
    /// Enheden (kode eller navn), når filen ikke selv siger den
    #[arg(long, value_name = "ENHED")]
    unit: Option<String>,
    /// Perioden, når filen ikke selv siger den: 2025, 2025-03 …
    #[arg(long, value_name = "PERIODE")]
    period: Option<String>,
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

/// The texts of these commands: language and Fluent source.
pub(crate) fn texts() -> Vec<(&'static str, &'static str)> {
    vec![("da", include_str!("effect/da.ftl")), ("en", include_str!("effect/en.ftl"))]
}

/// Reads a file that a command names, and says what it is called.
pub(super) fn file_of(path: &Path, locale: &Locale) -> Result<(String, Vec<u8>)> {
    let bytes = std::fs::read(path).with_context(|| locale.t1("cli-effect-unreadable", "file", path.display()))?;
    Ok((path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), bytes))
}

impl ImportValues {
    async fn run(self, setting: &Setting) -> Result<()> {
        let locale = setting.locale()?;
        let (name, bytes) = file_of(&self.file, &locale)?;
        let uses = uses_of(&self.map, &locale)?;
        let (db, actor) = setting.operator().await?;
        let indicator = indicator_of(&db, &actor, &self.indicator, &locale).await?;
        let how = Import {
            uses: &uses,
            sheet: self.sheet.as_deref(),
            unit: self.unit.as_deref(),
            period: self.period.as_deref(),
            reason: &self.reason,
            mode: if self.dry_run { Mode::Look } else { Mode::Write },
            progress: progress(&locale),
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
        if look.is_sound() { Ok(()) } else { bail!(locale.t1("cli-effect-mend", "file", name)) }
    }
}

/// Reads `unit=Skole`.
fn uses_of(pairs: &[String], locale: &Locale) -> Result<Vec<(String, Use)>> {
    let pair = |pair: &String| {
        let parts = pair.split_once('=');
        let (used, heading) = parts.with_context(|| locale.t1("cli-effect-map-form", "pair", pair))?;
        let used = Use::from_name(used.trim())
            .with_context(|| locale.t2("cli-effect-map-use", "pair", pair, "used", used.trim()))?;
        Ok((heading.trim().to_owned(), used))
    };
    pairs.iter().map(pair).collect()
}

/// The indicator that is named; the refusal says which there are.
pub(super) async fn indicator_of(db: &Db, actor: &Actor, slug: &str, locale: &Locale) -> Result<Indicator> {
    let mut reader = db.reader();
    if let Some(found) = indicator::store::find(&mut reader, &actor.municipality, slug).await? {
        return Ok(found);
    }
    let all = indicator::store::all(&mut reader, &actor.municipality).await?;
    let known: Vec<String> = all.into_iter().map(|indicator| indicator.slug).collect();
    bail!(locale.t2("cli-effect-no-indicator", "slug", slug, "known", known.join(", ")))
}

/// Tells a person at the terminal how far it has come.
fn progress(locale: &Locale) -> Progress {
    let is_watched = std::io::stderr().is_terminal();
    let locale = locale.clone();
    Arc::new(move |done, of| {
        if is_watched {
            let line = locale.t2("cli-effect-progress", "done", done, "of", of);
            // Nobody misses a line of progress that could not be written.
            std::io::stderr().write_fmt(format_args!("\r{line} ")).ok();
        }
        ControlFlow::Continue(())
    })
}

fn words_of(fault: &IntakeFault, locale: &Locale) -> String {
    match fault {
        IntakeFault::NoReason => locale.t("cli-effect-no-reason"),
        other => other.text(locale),
    }
}

/// How many there are of something, in words.
pub(super) fn count(locale: &Locale, key: &str, count: usize) -> String {
    locale.count(key, i64::try_from(count).unwrap_or(i64::MAX))
}

fn counts(look: &Look) -> Vec<(&'static str, usize)> {
    let fates = Fate::ALL.map(|fate| (fate.name(), look.plan.count(fate)));
    fates.into_iter().chain([("totals", look.plan.totals)]).collect()
}

/// What happened, for a person.
fn lines(look: &Look, recorded: Option<Recorded>, locale: &Locale) -> Vec<String> {
    let mut lines: Vec<String> = look.mapping_faults.iter().map(|fault| locale.t(fault.key())).collect();
    for fault in &look.plan.faults {
        let place = match fault.line {
            0 => locale.t("cli-effect-fault-file"),
            line => locale.t1("cli-effect-fault", "line", line),
        };
        let column = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
        let value = if fault.value.is_empty() { String::new() } else { format!(" \"{}\"", fault.value) };
        lines.push(format!("{place}{column}{value}: {}", fault.why.text(locale)));
    }
    let left_out = look.plan.faulty().saturating_sub(look.plan.faults.len());
    lines.extend((left_out > 0).then(|| count(locale, "intake-faults-left-out", left_out)));
    lines.extend(look.looks_like_shares.then(|| locale.t("intake-looks-like-shares")));
    lines.extend((look.rounded > 0).then(|| count(locale, "intake-rounded", look.rounded)));
    for (name, count) in counts(look).into_iter().filter(|(_, count)| *count > 0) {
        lines.push(format!("{}: {count}", locale.t(&format!("intake-fate-{name}"))));
    }
    lines.extend(totals(look, locale));
    lines.push(match recorded {
        Some(Recorded { added: 0, changed: 0, .. }) => locale.t("cli-effect-nothing-new"),
        Some(recorded) => {
            let added = count(locale, "cli-effect-added", recorded.added);
            let changed = count(locale, "cli-effect-changed", recorded.changed);
            locale.t2("cli-effect-written", "added", added, "changed", changed)
        }
        None => locale.t("cli-effect-not-written"),
    });
    lines
}

/// The totals of the file beside our own.
fn totals(look: &Look, locale: &Locale) -> Vec<String> {
    let quality = &look.quality;
    if quality.compared == 0 {
        return Vec::new();
    }
    let compared = count(locale, "cli-effect-totals", quality.compared);
    let differing = count(locale, "cli-effect-totals-differ", quality.differing);
    let total = |one: &Difference| {
        let part = if one.part.is_empty() { String::new() } else { format!(" {}", one.part) };
        let unit = format!("{} ({})", one.name, one.code);
        let period = format!("{}{part}", one.period);
        let coverage = locale.t2("intake-coverage", "reported", one.reported, "expected", one.expected);
        let number = |text: &String| words::digits(locale, text);
        let holes: [(&str, &dyn Display); 7] = [
            ("unit", &unit),
            ("period", &period),
            ("what", &locale.t(&format!("intake-use-{}", one.what))),
            ("published", &number(&one.published)),
            ("own", &number(&one.own)),
            ("difference", &number(&one.difference)),
            ("coverage", &coverage),
        ];
        format!("  {}", locale.with("cli-effect-total", &holes))
    };
    std::iter::once(format!("{compared} {differing}")).chain(quality.differences.iter().map(total)).collect()
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
        "rounded": look.rounded,
        "looks_like_shares": look.looks_like_shares,
        "faults": mapping_faults.chain(look.plan.faults.iter().map(fault)).collect::<Vec<_>>(),
        "corrections": look.plan.corrections.iter().map(correction).collect::<Vec<_>>(),
        "quality": look.quality,
    })
}
