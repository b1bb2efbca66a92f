//! What was measured, a line at a time, beside its budget and the peer.

use std::time::{Duration, Instant};

/// What walks and lists may take, in milliseconds (the budget of the design).
pub(crate) const BUDGET: f64 = 50.0;

/// So long one thing is done again and again.
const PATIENCE: Duration = Duration::from_secs(25);

/// Milliseconds of one thing done many times.
#[derive(Default)]
pub(crate) struct Times(Vec<f64>);

/// Notes how long things took, and whether a budget was missed.
#[derive(Default)]
pub(crate) struct Table {
    missed: Vec<String>,
}

impl Times {
    /// Notes what began then and has just ended.
    pub(crate) fn note(&mut self, began: Instant) {
        self.0.push(began.elapsed().as_secs_f64() * 1000.0);
    }

    /// Tells whether it has been done for so long that more of it would try people's patience.
    pub(crate) fn are_enough(&self) -> bool {
        self.0.iter().sum::<f64>() > PATIENCE.as_secs_f64() * 1000.0
    }

    /// Returns the time that `share` of all stayed below, or nothing when nothing was done.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place"
        )]
        let place = (last as f64 * share).ceil() as usize;
        sorted.get(place).copied().unwrap_or_default()
    }
}

impl Table {
    /// Begins a part of the table.
    pub(crate) fn part(title: &str) {
        println!(
            "\n{title:<66} {:>6} {:>10} {:>10} {:>10}  {:>8} budget",
            "times", "p50 ms", "p99 ms", "max ms", "peer is"
        );
    }

    /// Tells what was measured. `peer` is what the peer took for the same, one in two times.
    pub(crate) fn tell(&mut self, what: &str, times: &Times, budget: Option<f64>, peer: Option<&Times>) {
        let (half, most, all) = (times.quantile(0.5), times.quantile(0.99), times.quantile(1.0));
        let ratio = peer.map_or(String::new(), |peer| format!("{:.1} x", peer.quantile(0.5) / half.max(0.0001)));
        let verdict = match budget {
            None => String::new(),
            Some(budget) if all <= budget => format!("{budget:.0}: ok"),
            Some(budget) if most <= budget => format!("{budget:.0}: ok, but not always"),
            Some(budget) => {
                self.missed.push(what.to_owned());
                format!("{budget:.0}: OVER")
            }
        };
        println!("{what:<66} {:>6} {half:>10.2} {most:>10.2} {all:>10.2}  {ratio:>8} {verdict}", times.0.len());
    }

    /// Says plainly which budgets were missed.
    pub(crate) fn end(&self) {
        if self.missed.is_empty() {
            println!("\nEvery budget was kept.");
        } else {
            println!("\nMissed, in more than one of a hundred times: {}.", self.missed.join("; "));
        }
    }
}
