//! `pejl stats xmr` and `pejl stats rollup`: the engines on bare files, which is also how they are checked from outside.
//! The forms of the answers are documented in the commands' help and stay as they are. No database is opened.

mod rollup;
mod rows;
mod xmr;

use anyhow::Result;
use clap::Subcommand;

use super::Setting;

#[derive(Debug, Subcommand)]
pub(super) enum Stats {
    /// Kontroldiagram (XmR) med NHS' regler over en eller flere serier
    #[command(
        after_help = "Eksempel:\n  pejl stats xmr ventetid.csv --direction down --target 14 --json\n  pejl stats xmr fravaer.csv --direction down --rebase 2024-01-01,2025-01-01 --fix-after 13\n\nFilen (CSV eller XLSX) har kolonnerne date og value og, hvis den rummer flere serier, series.\nSvaret: {\"segments\": [{\"from\", \"n\", \"mean\", \"average_moving_range\", \"lower\", \"upper\"}],\n\"points\": [{\"date\", \"value\", \"segment\", \"special_cause\"}], \"variation\", \"assurance\"}; med kolonnen series et objekt med\net svar til hver serie. special_cause er den stærkeste regel, der slår til: above_limit, below_limit, trend_up, trend_down,\ntwo_of_three_above, two_of_three_below, shift_above, shift_below eller common_cause.\nvariation er det sidste punkts: special_cause_improvement, special_cause_concern, special_cause_neutral_high,\nspecial_cause_neutral_low eller common_cause. assurance er consistent_pass, consistent_fail, inconsistent eller null\n(intet mål, ingen retning, eller under 13 målinger i det sidste stykke)."
    )]
    Xmr(xmr::Xmr),
    /// Læg værdier sammen op gennem et træ af enheder
    #[command(
        after_help = "Eksempel:\n  pejl stats rollup vaerdier.csv --tree enheder.csv --json\n\nFilen har kolonnerne unit, period og value; træet har unit og parent (tom for den øverste). Værdier står ved enheder,\nder ikke har andre under sig; flere for samme enhed og periode lægges sammen.\nSvaret: [{\"unit\", \"period\", \"sum\", \"count\"}] for hver enhed med en værdi hos sig eller under sig; sum er et nøjagtigt\ndecimaltal som tekst, count er antallet af værdier."
    )]
    Rollup(rollup::Rollup),
}

impl Stats {
    pub(super) fn run(&self, setting: &Setting) -> Result<()> {
        let locale = setting.locale()?;
        match self {
            Self::Xmr(command) => command.run(&locale),
            Self::Rollup(command) => command.run(&locale),
        }
    }
}

/// The texts of these commands: language and Fluent source.
pub(crate) fn texts() -> Vec<(&'static str, &'static str)> {
    vec![("da", include_str!("da.ftl")), ("en", include_str!("en.ftl"))]
}
