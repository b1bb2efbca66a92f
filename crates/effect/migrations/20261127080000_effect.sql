-- Effect goals, indicators and observations. Amounts are whole numbers of millionths; days are 'YYYY-MM-DD'; periods are
-- '2024', '2024-H1', '2024-K1', '2024-03', '2024-U05' or '2024-03-05'. Nothing that was adopted or approved is deleted.

-- What the council wants to happen for those whom a core area is for.
create table effect_goal (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- The unit that proposed it.
    unit_id text not null references unit (id) deferrable initially deferred,
    -- The core task, usually a core area, that it is set for.
    core_task_id text not null references core_task (id) deferrable initially deferred,
    title text not null,
    -- The end users' need that it answers.
    need text not null default '',
    target_group text not null default '',
    -- Whose responsibility it is, in words.
    responsible text not null default '',
    -- The days between which it is to be reached; empty when not said.
    from_day text not null default '',
    to_day text not null default '',
    -- 'proposed', 'prioritised', 'adopted', 'ended' or 'dropped'.
    state text not null,
    -- Its place in the committee's order within its core task, from 1; null until it is ranked.
    rank bigint,
    -- How often its words have been saved: whoever saves says which they saw.
    revision bigint not null,
    by_id text not null,
    by_name text not null,
    created_at bigint not null,
    changed_at bigint not null,
    -- When it left the thread, because it was ended or dropped; null while it stands there.
    off_thread_at bigint
);
create index effect_goal_task on effect_goal (municipality_id, core_task_id, state, rank);

-- What was done with a goal: written once, never changed.
create table effect_goal_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    goal_id text not null references effect_goal (id) deferrable initially deferred,
    -- Its number among the goal's steps, from 1.
    number bigint not null,
    -- 'made', 'edited', 'ranked' or 'moved'.
    kind text not null,
    -- The state it came into; empty when it kept its own.
    state text not null default '',
    -- Its rank from then on; null when it was not ranked.
    rank bigint,
    -- What it said from then on; empty when its words stayed as they were.
    title text not null default '',
    need text not null default '',
    target_group text not null default '',
    responsible text not null default '',
    from_day text not null default '',
    to_day text not null default '',
    -- Why.
    note text not null default '',
    -- Who decided, on which day, and where it can be read; empty when it was no decision.
    decided_by text not null default '',
    decided_on text not null default '',
    decision_reference text not null default '',
    by_id text not null,
    by_name text not null,
    at bigint not null,
    primary key (goal_id, number)
);

-- Which core area is treated in which budget year.
create table effect_plan_entry (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    core_task_id text not null references core_task (id) deferrable initially deferred,
    budget_year bigint not null,
    -- What the file that it came from says of it, as JSON.
    remarks text not null default '',
    by_name text not null,
    at bigint not null,
    -- When and by whom it was taken out of the plan; null while it stands there.
    removed_at bigint,
    removed_by_name text not null default '',
    primary key (core_task_id, budget_year)
);
create index effect_plan_entry_municipality on effect_plan_entry (municipality_id, budget_year);

-- The budget years of the plan.
create table effect_plan_year (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    budget_year bigint not null,
    -- What the file that it came from says of it, as JSON.
    remarks text not null default '',
    by_name text not null,
    at bigint not null,
    removed_at bigint,
    removed_by_name text not null default '',
    primary key (municipality_id, budget_year)
);

-- The file that the plan was last read from, whole, so that nothing that it says besides the table is lost.
create table effect_plan_file (
    municipality_id text primary key references municipality (id) deferrable initially deferred,
    content text not null,
    by_name text not null,
    at bigint not null
);

-- A tree of what is measured: the municipality's own workplaces, or the municipalities of the country.
create table measured_tree (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    slug text not null,
    name text not null,
    note text not null default '',
    -- Raised by every change of its units: what was worked out for a smaller number is worked out again.
    seq bigint not null default 0,
    created_at bigint not null,
    constraint measured_tree_slug unique (municipality_id, slug)
);

create table measured_unit (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    tree_id text not null references measured_tree (id) deferrable initially deferred,
    -- What files call it: a number or a short name, one of its kind in the tree.
    code text not null,
    name text not null,
    -- The first day on which it is no more; null while it is.
    closed_on text,
    -- The unit that took over what it did, when it was merged.
    successor_id text references measured_unit (id) deferrable initially deferred,
    -- Why it was closed or merged; empty while it is.
    close_reason text not null default '',
    note text not null default '',
    created_at bigint not null,
    constraint measured_unit_code unique (tree_id, code)
);

-- Where a unit stood: from the first day (empty: always) until the day before the last (null: still).
create table measured_place (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    tree_id text not null references measured_tree (id) deferrable initially deferred,
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    -- The unit above; null at the top.
    parent_id text references measured_unit (id) deferrable initially deferred,
    from_day text not null default '',
    to_day text,
    reason text not null default '',
    by_name text not null,
    at bigint not null,
    -- When and by whom it was taken back; null while it counts.
    removed_at bigint,
    removed_by_name text not null default ''
);
create index measured_place_tree on measured_place (municipality_id, tree_id, parent_id);
create index measured_place_unit on measured_place (measured_unit_id);

-- Units to compare with; their mean counts each as much (VIVE, ECO-nøgletal).
create table comparison_group (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    tree_id text not null references measured_tree (id) deferrable initially deferred,
    name text not null,
    -- 1: an official group; 0: someone's own choice.
    is_official bigint not null default 0,
    by_name text not null,
    created_at bigint not null,
    constraint comparison_group_name unique (tree_id, name)
);
create table comparison_member (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    group_id text not null references comparison_group (id) deferrable initially deferred,
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    primary key (group_id, measured_unit_id)
);

-- What shows whether a goal is reached.
create table indicator (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- The unit that owns it.
    unit_id text not null references unit (id) deferrable initially deferred,
    -- The units that it is measured for.
    tree_id text not null references measured_tree (id) deferrable initially deferred,
    slug text not null,
    title text not null,
    -- Where the numbers come from, in words.
    source text not null default '',
    responsible text not null default '',
    -- 'year', 'half-year', 'quarter', 'month', 'week' or 'day'.
    frequency text not null,
    -- How many days after the end of a period its values are due, and how many days before that it is said; null: never.
    due_days bigint,
    remind_days bigint,
    -- The rules of its chart: 'nhs' or 'anhoej'.
    rule_set text not null,
    -- From how many points limits are taken; null: from all.
    fix_after bigint,
    -- 0: the largest moving ranges count too.
    screening bigint not null default 1,
    -- The definition in force, from 1.
    definition_version bigint not null,
    -- Raised by every change of its values: taking the row is how writers take turns.
    seq bigint not null default 0,
    -- The change of its tree that its totals were worked out for.
    totals_seq bigint not null default 0,
    revision bigint not null,
    by_id text not null,
    by_name text not null,
    created_at bigint not null,
    changed_at bigint not null,
    ended_at bigint,
    end_reason text not null default '',
    constraint indicator_slug unique (municipality_id, slug)
);

-- What is measured, and how it is added up; written once, never changed.
create table indicator_definition (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- From 1.
    version bigint not null,
    -- The first period that it is for; empty: all before the next version's.
    from_period text not null default '',
    -- 'number' or 'ratio'.
    kind text not null,
    -- What is counted, and of a ratio what it is counted among.
    numerator text not null default '',
    denominator text not null default '',
    -- What a ratio is multiplied by: 1, 100, 1000 …
    factor bigint not null default 1,
    unit_of_measure text not null default '',
    -- How many decimals are shown.
    decimals bigint not null default 0,
    -- 'up', 'down', 'neutral' or 'band'.
    direction text not null,
    -- The band within which a value should be, in millionths; null unless the direction is 'band'.
    band_low bigint,
    band_high bigint,
    -- How several periods, and several units, become one: 'sum', 'mean', 'last', 'min', 'max', 'median', 'count',
    -- 'weighted'; of a ratio always 'sum', of its two parts.
    over_time text not null,
    over_units text not null,
    description text not null default '',
    -- Why it was changed; empty for the first.
    reason text not null default '',
    by_name text not null,
    at bigint not null,
    primary key (indicator_id, version)
);

-- Where a series cannot be compared with what was before.
create table indicator_break (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- The first period after it.
    period text not null,
    reason text not null,
    -- 1: somebody confirmed that limits start again here.
    restarts_limits bigint not null default 0,
    by_name text not null,
    at bigint not null,
    -- Taken back, with why; null while it stands.
    removed_at bigint,
    removed_reason text not null default ''
);

-- A way of dividing an indicator: by sex, by age, by area, or a way of one's own.
create table indicator_dimension (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- What files call it, and what pages do.
    code text not null,
    title text not null,
    position bigint not null,
    primary key (indicator_id, code)
);
create table indicator_category (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    dimension text not null,
    code text not null,
    title text not null,
    position bigint not null,
    primary key (indicator_id, dimension, code)
);

-- What is aimed at, from one period to another.
create table indicator_target (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- The unit that it is for; null: every unit without one of its own.
    measured_unit_id text references measured_unit (id) deferrable initially deferred,
    -- 'target' or 'baseline'.
    kind text not null,
    from_period text not null,
    -- The last period; null: until the next.
    to_period text,
    -- In millionths of the indicator's unit of measure.
    amount bigint not null,
    note text not null default '',
    by_name text not null,
    at bigint not null,
    removed_at bigint
);

-- What was done with an indicator: written once, never changed.
create table indicator_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- Its number among the indicator's steps, from 1.
    number bigint not null,
    -- 'made', 'edited', 'redefined', 'mended', 'divided', 'target-set', 'target-removed', 'baseline-set', 'baseline-removed',
    -- 'break-added', 'break-restarted', 'break-continued', 'break-removed', 'ended' or 'resumed'.
    kind text not null,
    -- What was changed, as JSON: each field with what it said before and after.
    changes text not null,
    -- Why; may be empty.
    reason text not null default '',
    by_name text not null,
    at bigint not null,
    primary key (indicator_id, number)
);

-- One value of an indicator for a unit and a period, as it is known now.
create table observation (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- 'koen=k' or 'alder=0-6;koen=k', dimensions in alphabetical order; empty for the whole.
    breakdown text not null default '',
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    period text not null,
    -- In millionths; null when there is none. A number stands in the numerator, its weight in the denominator.
    numerator bigint,
    denominator bigint,
    -- 'preliminary', 'final', 'corrected', 'suppressed' or 'missing'.
    status text not null,
    -- Why it is missing, was corrected, or whatever else there is to say.
    note text not null default '',
    -- How often it has been written, from 1.
    revision bigint not null,
    definition_version bigint not null,
    -- The file that it came from, or the report that was approved; null when somebody typed it.
    intake_id text,
    report_id text,
    -- Why it was written anew; empty for the first.
    reason text not null default '',
    by_name text not null,
    at bigint not null,
    primary key (indicator_id, breakdown, measured_unit_id, period)
);
-- Has the whole key, so that one value is found at once by whichever of the two a database chooses.
create index observation_period on observation (indicator_id, breakdown, period, measured_unit_id);

-- What a value was before it was written again.
create table observation_past (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    breakdown text not null default '',
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    period text not null,
    revision bigint not null,
    numerator bigint,
    denominator bigint,
    status text not null,
    note text not null default '',
    definition_version bigint not null,
    intake_id text,
    report_id text,
    reason text not null default '',
    by_name text not null,
    at bigint not null,
    primary key (indicator_id, breakdown, measured_unit_id, period, revision)
);

-- What the values of the units below a unit add up to; kept in the transaction that writes a value.
create table observation_total (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    breakdown text not null default '',
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    period text not null,
    numerator bigint not null,
    denominator bigint not null,
    -- How many units below have a value, and how many of these are preliminary and corrected.
    reported bigint not null,
    preliminary bigint not null,
    corrected bigint not null,
    -- How many units below have one that is not told.
    suppressed bigint not null,
    primary key (indicator_id, breakdown, measured_unit_id, period)
);
create index observation_total_period on observation_total (indicator_id, breakdown, period, measured_unit_id);

-- A value that somebody reports and somebody else is to approve.
create table observation_report (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    breakdown text not null default '',
    measured_unit_id text not null references measured_unit (id) deferrable initially deferred,
    period text not null,
    numerator bigint,
    denominator bigint,
    status text not null,
    note text not null default '',
    by_id text not null,
    by_name text not null,
    at bigint not null,
    -- 'waiting', 'approved', 'declined' or 'withdrawn'.
    outcome text not null,
    outcome_reason text not null default '',
    decided_by_name text not null default '',
    decided_at bigint
);
create index observation_report_waiting on observation_report (municipality_id, outcome, at);
create index observation_report_own on observation_report (municipality_id, by_id, at);

-- A file, or an answer from a service, that was read into an indicator.
create table intake (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    file_name text not null,
    sha256 text not null,
    -- 'waiting' while it is being looked at, then 'written' or 'dropped'; 'undone' when what was written is taken back.
    state text not null,
    -- How its columns are read, as JSON.
    mapping text not null default '',
    -- How many values it had: new, changed, the same as before.
    added bigint not null default 0,
    changed bigint not null default 0,
    same bigint not null default 0,
    -- Differences between totals in the file and our own, as JSON.
    quality text not null default '',
    -- The feed that it was fetched by; null when somebody brought it.
    feed_id text,
    -- Why values were changed.
    reason text not null default '',
    by_id text not null,
    by_name text not null,
    at bigint not null,
    -- Who wrote or dropped it, and when; null while it waits.
    done_by_name text not null default '',
    done_at bigint,
    -- Who took back what was written, when and why.
    undone_by_name text not null default '',
    undone_at bigint,
    undone_reason text not null default ''
);
create index intake_newest on intake (municipality_id, indicator_id, at);
-- Its bytes while it waits, in Base64; let go when it is written or dropped.
create table intake_part (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    intake_id text not null references intake (id) deferrable initially deferred,
    part bigint not null,
    content text not null,
    primary key (intake_id, part)
);
-- How files with these headings are read into an indicator: as somebody chose, or as values were last written.
create table intake_mapping (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    headings_sha256 text not null,
    mapping text not null,
    -- When values were last written so; null when somebody only chose. The server writes answers by itself no other way.
    written_at bigint,
    by_name text not null,
    at bigint not null,
    primary key (indicator_id, headings_sha256)
);

-- A service that values are fetched from.
create table indicator_feed (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    indicator_id text not null references indicator (id) deferrable initially deferred,
    -- 'statbank', 'kolada' or 'json-stat'.
    kind text not null,
    -- Table, filters, address …, as JSON.
    settings text not null,
    -- 'never', 'day', 'week' or 'month': how often it is asked by itself.
    schedule text not null,
    last_asked_at bigint,
    -- 'written', 'same' or 'failed', and what it said.
    last_outcome text not null default '',
    last_message text not null default '',
    by_name text not null,
    at bigint not null,
    removed_at bigint
);
