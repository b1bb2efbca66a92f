//! How many points a second get their limits and labels, on one core: 20 million in series of 60.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made stops")]

use std::time::Instant;

use stats::random::Random;
use stats::xmr::{Direction, Options, SpecialCause, chart};

const POINTS: usize = 60;
const SERIES: usize = 20_000_000 / POINTS;

fn main() {
    let mut random = Random::new(2017);
    let values: Vec<i128> = (0..POINTS * SERIES).map(|_| i128::try_from(random.below(100_000)).unwrap()).collect();
    let options = Options::new(Direction::Up);
    let began = Instant::now();
    let mut special = 0;
    for series in values.chunks(POINTS) {
        let made = chart(series, &[], &options).unwrap();
        special += made.points.iter().filter(|cause| **cause != SpecialCause::CommonCause).count();
    }
    let seconds = began.elapsed().as_secs_f64();
    let million = f64::from(u32::try_from(values.len()).unwrap()) / 1e6;
    println!(
        "{million:.1} million points, {special} of them special, in {seconds:.2} s: {:.1} million a second.",
        million / seconds
    );
}
