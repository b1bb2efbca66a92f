//! Chance that is the same on every machine and does not depend on the order of the statements.

/// Which part of the statements is left out: one in so many.
const LEFT_OUT: u64 = 5;

/// A number that a key draws: always the same, and as if by chance (FNV-1a, with the last step of SplitMix64).
pub(super) fn number(key: &str, draw: u64) -> u64 {
    let bytes = draw.to_le_bytes().into_iter().chain(key.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Tells whether the draw keeps the statement.
pub(super) fn keeps(key: &str, draw: u64) -> bool {
    !number(key, draw).is_multiple_of(LEFT_OUT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_draw_leaves_about_a_fifth_out_and_not_the_same() {
        let keys: Vec<String> = (0..1000).map(|number| format!("s-{number}")).collect();
        for draw in 1..5 {
            let left = keys.iter().filter(|key| !keeps(key, draw)).count();
            assert!((150..250).contains(&left), "{left}");
        }
        assert!(keys.iter().any(|key| keeps(key, 1) != keeps(key, 2)));
    }
}
