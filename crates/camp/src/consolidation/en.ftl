# consolidation
