//! Tests of the report over all camps.
