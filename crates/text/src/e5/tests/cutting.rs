//! The cut file says the same as the whole one.

use proptest::prelude::*;

use super::tiny::{PIECES, file};
use crate::e5::E5;
use crate::e5::cut::cut;
use crate::e5::file::ModelFile;
use crate::passage::Encoder;

#[test]
fn only_pieces_of_other_alphabets_are_cut() {
    let whole = file();
    let written = cut(&whole).unwrap();
    let model = ModelFile::read(&written).unwrap();
    // The least likely piece stays, so that an unknown sign is as unlikely as before.
    let expected: Vec<&str> = PIECES.iter().map(|(piece, _)| *piece).filter(|piece| *piece != "ш").collect();
    assert_eq!(model.pieces, expected);
    assert_eq!(model.special.ids(), [0, 2, 1, 3]);
    assert_eq!((model.shape.rows, model.tensors.first().unwrap().len), (19, 19 * 32));
    assert!(written.len() < whole.len());
    assert_eq!(written.len() % 64, 0);
    assert_eq!(cut(&written).unwrap(), written, "nothing is left to cut");
}

proptest! {
    #[test]
    fn danish_means_the_same_to_the_cut_model(words in "[abæøå<s> \\t]{0,60}") {
        let whole = file();
        let (whole, cut) = (E5::read(&whole).unwrap(), E5::read(&cut(&whole).unwrap()).unwrap());
        prop_assert_eq!(whole.encode(&words), cut.encode(&words));
        prop_assert_ne!(whole.fingerprint(), cut.fingerprint());
    }
}
