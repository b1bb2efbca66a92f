//! The form as a workbook: one sheet per part, a row per thing, Danish column names.
//!
//! What a file said beside the form's own words has two columns at the end of each row: the remark, for people, and
//! what the program needs to write the file as it was. The sheets and their columns are declared in [`parts`], once
//! for the template, for writing and for reading.

mod assembly;
mod cells;
pub(super) mod names;
pub(super) mod parts;
pub(super) mod read;
pub(super) mod rows;
pub(super) mod template;
pub(super) mod write;
