//! Tests of rules, undo, versions and numbering: pure.
