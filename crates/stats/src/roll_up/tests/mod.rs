//! Trees, rules and coverage by hand; the engine against adding up one value at a time.

mod adding_up;
mod rules;
mod trees;
