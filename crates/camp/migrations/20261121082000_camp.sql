-- A camp, what was said there, and how it was consolidated. Columns are text or bigint: see platform.

create table camp (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    unit_id text not null references unit (id) deferrable initially deferred,
    core_task_id text not null references core_task (id) deferrable initially deferred,
    -- Readable identifier in addresses and files, such as 'trivsel-og-laering'.
    slug text not null,
    title text not null,
    -- yyyy-mm-dd
    held_on text not null,
    participants bigint,
    -- 1: everyone may read it; 0: only those with the right to read camps.
    is_published bigint not null default 0,
    created_at bigint not null,
    constraint camp_slug unique (municipality_id, slug)
);

-- What was captured. A row is never deleted and its words never changed, but by erasure on a person's request.
create table statement (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    -- The identifier that people use, such as 'tl-ind-001'.
    code text not null,
    -- Its place among the camp's statements, as captured.
    position bigint not null,
    group_code text not null default '',
    actor text not null default '',
    chosen_precondition text not null default '',
    headline text not null default '',
    words text not null,
    -- Null: not voted on, or not known.
    votes bigint,
    selected bigint not null default 0,
    -- The page in the document it was digitised from.
    source_page text not null default '',
    -- The words as everyone sees them, when something personal in them is masked; null: as written.
    masked_words text,
    masked_headline text,
    erased_at bigint,
    captured_at bigint not null,
    constraint statement_code unique (municipality_id, code)
);
create index statement_camp on statement (camp_id, exercise, position);

-- The unit of consolidation: a statement is one card until it is split into two thoughts.
create table card (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    statement_id text not null references statement (id) deferrable initially deferred,
    -- 1, or which thought of a split statement.
    part bigint not null,
    -- The thought's words, when the statement is split; null: all of the statement's.
    words text,
    -- not_placed, category, set_aside or erased.
    place text not null,
    category_id text,
    -- Why it is set aside.
    reason text,
    -- The card that it is merged under; it then stands where that one stands.
    merged_into text,
    -- The step that last changed it: whoever acts on an older one is told, and overwrites nothing.
    changed_in bigint not null
);
create index card_board on card (camp_id, exercise);
create index card_statement on card (statement_id);

create table category (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    name text not null,
    description text not null default '',
    position bigint not null
);
create index category_board on category (camp_id, exercise);

create table theme (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    number bigint not null,
    title text not null,
    words text not null,
    -- JSON lists of identifiers: what it rests on.
    statements text not null,
    categories text not null
);
create index theme_board on theme (camp_id, exercise);

-- Statements shown as examples on the summary page.
create table sample (
    statement_id text primary key references statement (id) deferrable initially deferred,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null
);
create index sample_board on sample (camp_id, exercise);

-- The number of the latest step on a board. Updating it is the board's lock: writers take turns.
create table board (
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    latest_step bigint not null,
    primary key (camp_id, exercise)
);

-- Every step of consolidation, with what it changed from and to: history, undo and proof in one.
create table step (
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    number bigint not null,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    kind text not null,
    by_id text not null,
    by_name text not null,
    at bigint not null,
    -- JSON: see consolidation::Change.
    changes text not null,
    undoes bigint,
    undone_by bigint,
    primary key (camp_id, exercise, number)
);

create table step_statement (
    statement_id text not null references statement (id) deferrable initially deferred,
    camp_id text not null,
    exercise text not null,
    number bigint not null,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    primary key (statement_id, camp_id, exercise, number)
);
