//! `pejl effect status`: what the values of an indicator say, with the limits and the rules behind it.

use ::effect::indicator::{self, RuleSet};
use ::effect::verdict::status::{SegmentAnswer, StatusAnswer};
use ::effect::verdict::{Subject, Wanted};
use anyhow::{Context, Result, bail};
use clap::Args;
use platform::time;
use ui::i18n::{Language, Locale};

use super::{Setting, say};

#[derive(Debug, Args)]
pub(super) struct StatusCommand {
    /// Indikatorens korte navn
    indicator: String,
    /// Enhedens kode; uden den hele træet
    #[arg(long, value_name = "KODE", default_value = "")]
    unit: String,
    /// Delen, for eksempel koen=k eller alder=0-6;koen=k
    #[arg(long, value_name = "DEL", default_value = "")]
    breakdown: String,
    /// Reglerne: nhs eller anhoej; uden dem indikatorens egne
    #[arg(long, value_name = "REGLER", default_value = "")]
    rules: String,
    /// Som JSON
    #[arg(long)]
    json: bool,
}

impl StatusCommand {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        if !self.rules.is_empty() && RuleSet::from_name(&self.rules).is_none() {
            bail!("'{}' er ikke regler her: skriv nhs eller anhoej", self.rules);
        }
        let (db, actor) = setting.operator().await?;
        let mut reader = db.reader();
        let found = indicator::store::find(&mut reader, &actor.municipality, &self.indicator).await?;
        let Some(found) = found else {
            let all = indicator::store::all(&mut reader, &actor.municipality).await?;
            let known: Vec<String> = all.into_iter().map(|indicator| indicator.slug).collect();
            bail!("der er ingen indikator, der hedder '{}'. Kendte: {}", self.indicator, known.join(", "))
        };
        let subject = Subject::read(&mut reader, found, time::now().in_denmark().date()).await?;
        let wanted = Wanted { unit: &self.unit, part: &self.breakdown, rules: &self.rules, longer: "" };
        let case = subject.case(&mut reader, wanted).await?.with_context(|| {
            format!("der er ingen enhed '{}' med delen '{}' til indikatoren", self.unit, self.breakdown)
        })?;
        let answer = StatusAnswer::new(&subject, &case);
        if self.json {
            say(serde_json::to_string(&answer)?);
        } else {
            lines(&answer, &setting.locale()?).into_iter().for_each(say);
        }
        Ok(())
    }
}

/// A number as readers of the language write it.
fn number(locale: &Locale, value: f64) -> String {
    let text = format!("{value:.2}");
    if locale.language == Language::Danish { text.replace('.', ",").replace('-', "−") } else { text }
}

/// The answer for a person: the verdict first, then the stretches, then the values.
fn lines(answer: &StatusAnswer, locale: &Locale) -> Vec<String> {
    let written = |value: f64| number(locale, value);
    let part = if answer.breakdown.is_empty() { String::new() } else { format!(", {}", answer.breakdown) };
    let mut lines = vec![format!("{}: {}{part}", answer.title, answer.unit.name)];
    lines.push(format!(
        "ændring: {} · mål: {} · grundlag: {} · regler: {}",
        answer.variation.unwrap_or("–"),
        answer.assurance.unwrap_or("–"),
        answer.state,
        answer.rule_set
    ));
    for segment in &answer.segments {
        lines.push(match segment {
            SegmentAnswer::Limits { from, n, mean, lower, upper, .. } => {
                format!("fra {from}: {n} målinger, gennemsnit {}, grænser {} til {}", written(*mean), written(*lower), written(*upper))
            }
            SegmentAnswer::Runs { from, n, median, longest_run, longest_run_limit, crossings, crossings_limit, .. } => format!(
                "fra {from}: {n} målinger, median {}, længste række {longest_run} (højst {longest_run_limit}), krydsninger {crossings} (mindst {crossings_limit})",
                written(*median)
            ),
        });
    }
    let mut points = answer.points.iter();
    for value in &answer.values {
        let parts = match (&value.numerator, &value.denominator) {
            (Some(numerator), Some(denominator)) => format!(" ({numerator} af {denominator})"),
            _ => String::new(),
        };
        let cause = value.value.and_then(|_| points.next()).map_or("", |point| point.special_cause);
        let shown = value.value.map_or_else(|| "–".to_owned(), written);
        let coverage = value.coverage;
        lines.push(format!(
            "{}  {shown}{parts}  {}  {} af {}  {cause}",
            value.period, value.status, coverage.reported, coverage.expected
        ));
    }
    lines
}
