//! Camps: statements, consolidation, summaries and camp reports.
