//! Draws that can be made again: a small generator of our own, so that a sample or an interval that was printed in a
//! report can be computed anew in ten years, whatever has happened to other people's libraries.

/// A generator of numbers that look random: `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). Not for secrets.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// Begins at a seed; equal seeds give equal numbers.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Returns the next number, any of the 2^64 equally likely.
    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 up to, but not with, `end`; 0 when `end` is 0. The high half of a product of 128 bits:
    /// for ends below 2^32 no number is favoured by more than one in four billion.
    pub const fn below(&mut self, end: usize) -> usize {
        let product = (self.next() as u128) * (end as u128);
        (product >> 64) as usize
    }

    /// Draws `size` of `all` without putting back, in random order (Fisher and Yates); all of them when there are
    /// fewer.
    #[must_use]
    pub fn sample<T: Clone>(&mut self, all: &[T], size: usize) -> Vec<T> {
        let mut left = all.to_vec();
        let mut drawn = Vec::with_capacity(size.min(left.len()));
        while drawn.len() < size && !left.is_empty() {
            let at = self.below(left.len());
            drawn.push(left.swap_remove(at));
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        // The first outputs for the seed 1234567, as the reference implementation prints them.
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_number_below_the_end_comes_about_equally_often() {
        let mut random = Random::new(7);
        let mut seen = [0_usize; 5];
        for _ in 0..10_000 {
            seen[random.below(5)] += 1;
        }
        assert!(seen.iter().all(|count| (1_850..2_150).contains(count)), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn a_sample_has_no_thing_twice_and_never_more_than_there_are() {
        let all: Vec<usize> = (0..30).collect();
        let mut sample = Random::new(3).sample(&all, 12);
        assert_eq!(sample, Random::new(3).sample(&all, 12), "the same seed draws the same");
        assert_ne!(sample, Random::new(4).sample(&all, 12));
        sample.sort_unstable();
        sample.dedup();
        assert_eq!(sample.len(), 12);
        assert_eq!(Random::new(3).sample(&all, 99).len(), 30);
    }
}
