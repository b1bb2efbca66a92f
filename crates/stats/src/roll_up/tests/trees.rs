//! Who is below whom, and how many have reported.

use super::super::coverage::{Coverage, coverage};
use super::super::*;

#[test]
fn every_unit_comes_before_those_below_it() {
    let tree = Tree::new(vec![Some(2), Some(2), None, Some(0), None]).unwrap();
    assert_eq!(tree.from_top(), [2, 0, 3, 1, 4]);
    assert_eq!(tree.above(3).collect::<Vec<_>>(), [0, 2]);
    assert!(tree.is_inner(0) && tree.is_inner(2) && !tree.is_inner(1) && !tree.is_inner(4));
    assert!(Tree::new(Vec::new()).unwrap().is_empty());
}

#[test]
fn a_circle_and_a_parent_that_does_not_exist_are_refused() {
    assert_eq!(Tree::new(vec![None, Some(9)]), Err(TreeFault::UnknownParent { unit: 1 }));
    assert_eq!(Tree::new(vec![Some(0)]), Err(TreeFault::Cycle { unit: 0 }));
    // 4 hangs on the circle of 1, 2 and 3 without being in it.
    let Err(TreeFault::Cycle { unit }) = Tree::new(vec![None, Some(2), Some(3), Some(1), Some(1)]) else {
        panic!("a circle")
    };
    assert!((1..=3).contains(&unit));
}

#[test]
fn a_total_says_how_many_of_its_units_have_reported() {
    // 0 over 1 and 2; 1 over 3 and 4; 2 over 5.
    let tree = Tree::new(vec![None, Some(0), Some(0), Some(1), Some(1), Some(2)]).unwrap();
    let found = coverage(&tree, &[3, 4, 5], &[3, 3, 5, 0, 99]);
    let wanted = [(2, 3), (1, 2), (1, 1), (1, 1), (0, 1), (1, 1)];
    assert_eq!(found, wanted.map(|(reported, expected)| Coverage { reported, expected }));
    assert!(!found[0].is_whole() && found[2].is_whole());
}
