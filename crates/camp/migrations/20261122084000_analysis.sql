-- What a camp comes to: findings, each with what it rests on. Columns are text or bigint: see platform.

-- The number of the latest step in an analysis. Updating it is the analysis's lock: writers take turns.
create table analysis (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- Identifier of the camp; 'across': what is common to all camps.
    place text not null,
    latest_step bigint not null,
    primary key (municipality_id, place)
);

create table finding (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    place text not null,
    -- message, purpose, consideration, proposal, precondition, contribution or crossing.
    kind text not null,
    -- Its place among those of its kind, from 1.
    number bigint not null,
    -- Who can do it (contributions only): municipality, citizens, together, political; empty: not said.
    who text not null,
    title text not null,
    -- Empty: the words of the statements it rests on are shown.
    words text not null,
    -- JSON lists of identifiers: what it rests on, and the statements that a person said do not belong to it.
    statements text not null,
    themes text not null,
    categories text not null,
    declined text not null,
    -- The page in the document it was digitised from.
    source_page text not null,
    -- A fingerprint of the row it was imported from, so that the same file adds nothing twice; empty: written here.
    origin text not null,
    -- The step that last changed what it says or rests on: whoever acts on an older one is told.
    changed_in bigint not null
);
create index finding_place on finding (municipality_id, place);

-- Every step, with what it changed from and to: history, undo and any version in one.
create table finding_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    place text not null,
    number bigint not null,
    kind text not null,
    by_id text not null,
    by_name text not null,
    at bigint not null,
    -- JSON: see analysis::Edit.
    changes text not null,
    undoes bigint,
    undone_by bigint,
    primary key (municipality_id, place, number)
);
