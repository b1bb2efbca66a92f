//! `pejl effect status`: what the values of an indicator say, with the limits and the rules behind it.

use std::fmt::Display;

use ::effect::indicator::{Definition, Direction, RuleSet};
use ::effect::observation::words;
use ::effect::verdict::status::{SegmentAnswer, StatusAnswer};
use ::effect::verdict::{Case, Subject, Wanted};
use anyhow::{Context, Result, bail};
use clap::Args;
use platform::time;
use ui::i18n::Locale;

use super::effect::{count, indicator_of};
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
        let locale = setting.locale()?;
        if !self.rules.is_empty() && RuleSet::from_name(&self.rules).is_none() {
            bail!(locale.t1("cli-effect-no-rules", "rules", &self.rules));
        }
        let (db, actor) = setting.operator().await?;
        let found = indicator_of(&db, &actor, &self.indicator, &locale).await?;
        let mut reader = db.reader();
        let subject = Subject::read(&mut reader, found, time::now().in_denmark().date()).await?;
        let wanted = Wanted { unit: &self.unit, part: &self.breakdown, rules: &self.rules, longer: "" };
        let case = subject
            .case(&mut reader, wanted)
            .await?
            .with_context(|| locale.t2("cli-effect-no-case", "unit", &self.unit, "part", &self.breakdown))?;
        let answer = StatusAnswer::new(&subject, &case);
        if self.json {
            say(serde_json::to_string(&answer)?);
        } else {
            lines(&answer, &Told { subject: &subject, case: &case, locale: &locale }).into_iter().for_each(say);
        }
        Ok(())
    }
}

/// What lines are written from, beside the answer.
struct Told<'a> {
    subject: &'a Subject,
    case: &'a Case,
    locale: &'a Locale,
}

impl Told<'_> {
    fn definition(&self) -> &Definition {
        let newest = self.case.newest();
        newest.map_or(&self.subject.indicator.definition, |newest| self.subject.definition(newest.period))
    }

    /// A number with the decimals of the definition.
    fn number(&self, value: f64) -> String {
        let decimals = usize::from(self.definition().decimals);
        words::digits(self.locale, &format!("{value:.decimals$}"))
    }

    /// A mean or a limit, with one decimal more, as on the indicator's page.
    fn level(&self, value: f64) -> String {
        let decimals = usize::from(self.definition().decimals) + 1;
        words::digits(self.locale, &format!("{value:.decimals$}"))
    }

    /// What is said of change, of the target, and by what.
    fn verdict(&self, answer: &StatusAnswer) -> String {
        let (locale, judged) = (self.locale, &self.case.judged);
        let kind = if matches!(self.definition().direction, Direction::Band { .. }) { "band" } else { "target" };
        let assurance = match judged.assurance {
            Some(assurance) => locale.t(&format!("verdict-assurance-{}-{kind}", assurance.name().replace('_', "-"))),
            None => locale.t("verdict-assurance-none"),
        };
        let change = locale.t(&format!("verdict-variation-{}", judged.variation.name()));
        let holes: [(&str, &dyn Display); 4] = [
            ("change", &locale.t1("cli-effect-change", "word", change)),
            ("target", &locale.t1("cli-effect-target", "word", assurance)),
            ("state", &locale.t(&format!("cli-effect-state-{}", answer.state.replace('_', "-")))),
            ("rules", &answer.rule_set),
        ];
        locale.with("cli-effect-verdict", &holes)
    }

    fn segment(&self, segment: &SegmentAnswer) -> String {
        let points = |n: usize| count(self.locale, "cli-effect-points", n);
        match segment {
            SegmentAnswer::Limits { from, n, mean, lower, upper, .. } => {
                let (mean, lower, upper) = (self.level(*mean), self.level(*lower), self.level(*upper));
                let holes: [(&str, &dyn Display); 5] =
                    [("from", from), ("points", &points(*n)), ("mean", &mean), ("lower", &lower), ("upper", &upper)];
                self.locale.with("cli-effect-limits", &holes)
            }
            SegmentAnswer::Runs {
                from, n, median, longest_run, longest_run_limit, crossings, crossings_limit, ..
            } => {
                let holes: [(&str, &dyn Display); 7] = [
                    ("from", from),
                    ("points", &points(*n)),
                    ("median", &self.level(*median)),
                    ("run", longest_run),
                    ("most", longest_run_limit),
                    ("crossings", crossings),
                    ("least", crossings_limit),
                ];
                self.locale.with("cli-effect-runs", &holes)
            }
        }
    }

    /// What the rules say of a point.
    fn cause(&self, name: &str) -> String {
        match name {
            "common_cause" => self.locale.t("verdict-cause-common-cause"),
            _ if self.case.judged.rule_set == RuleSet::Anhoej => self.locale.t("verdict-cause-long-run"),
            name => self.locale.t(&format!("verdict-cause-{}", name.replace('_', "-"))),
        }
    }
}

/// The answer for a person: the verdict first, then the stretches, then the values.
fn lines(answer: &StatusAnswer, told: &Told<'_>) -> Vec<String> {
    let locale = told.locale;
    let part = if answer.breakdown.is_empty() { String::new() } else { format!(", {}", answer.breakdown) };
    let mut lines = vec![format!("{}: {}{part}", answer.title, answer.unit.name), told.verdict(answer)];
    lines.extend(answer.segments.iter().map(|segment| told.segment(segment)));
    let mut points = answer.points.iter();
    for value in &answer.values {
        let parts = match (&value.numerator, &value.denominator) {
            (Some(numerator), Some(denominator)) => {
                let [numerator, denominator] = [numerator, denominator].map(|text| words::digits(locale, text));
                format!(" ({})", locale.t2("cli-effect-ratio", "numerator", numerator, "denominator", denominator))
            }
            _ => String::new(),
        };
        let cause = value.value.and_then(|_| points.next()).map(|point| told.cause(point.special_cause));
        let shown = value.value.map_or_else(|| "–".to_owned(), |value| told.number(value));
        let (status, coverage) = (locale.t(&format!("value-status-{}", value.status)), value.coverage);
        let coverage = locale.t2("intake-coverage", "reported", coverage.reported, "expected", coverage.expected);
        let line = [format!("{}  {shown}{parts}", value.period), status, coverage, cause.unwrap_or_default()];
        lines.push(line.join("  ").trim_end().to_owned());
    }
    lines
}
