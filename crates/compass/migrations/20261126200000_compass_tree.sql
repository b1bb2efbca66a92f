-- Core tasks in trees, wordings in versions, and the links that people make. Columns are text or bigint: see platform.

-- Several models may stand side by side, such as one overall core task with seven welfare tasks, or five core tasks.
create table compass_model (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    slug text not null,
    title text not null,
    position bigint not null,
    -- What the file that it came from remarks, as JSON: kept for the way back.
    remarks text not null default '{}',
    created_at bigint not null,
    constraint compass_model_slug unique (municipality_id, slug)
);

insert into compass_model (id, municipality_id, slug, title, position, created_at)
select 'm' || municipality_id, municipality_id, 'kerneopgaver', 'Kerneopgaver', 1, min(created_at)
from core_task group by municipality_id;

-- Null only in rows that were there before models: the next statement fills them.
alter table core_task add column model_id text references compass_model (id) deferrable initially deferred;
update core_task set model_id = 'm' || municipality_id;
-- The task it is a part or a translation of; null at the top of a model.
alter table core_task add column parent_id text references core_task (id) deferrable initially deferred;
-- 'overall', 'welfare', 'organisational', 'workplace' or 'core-area'.
alter table core_task add column kind text not null default 'welfare';
-- The administration or workplace that the task is the responsibility of, in words.
alter table core_task add column responsible text not null default '';
alter table core_task add column remarks text not null default '{}';
-- 0: only a draft so far; 1: it has, or has had, a wording in force.
alter table core_task add column in_force bigint not null default 1;
-- Null: it holds. A task that was closed keeps its address, its versions and its links.
alter table core_task add column closed_at bigint;

-- One version of what a core task or a model says.
create table wording (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- 'core-task' or 'model', and which.
    thing_kind text not null,
    thing_id text not null,
    -- Its number among the thing's versions, from 1.
    number bigint not null,
    -- 'draft', 'consultation', 'adopted', 'replaced' or 'withdrawn'.
    state text not null,
    -- How often it has been saved: whoever saves says which they saw, so that nobody overwrites another unseen.
    revision bigint not null,
    -- Why it was written.
    reason text not null default '',
    -- Which decision adopted it, in words, such as 'Byrådet, punkt 7'.
    decision text not null default '',
    -- yyyy-mm-dd; empty while nobody has adopted it. It holds from the first day until the day before the last.
    holds_from text not null default '',
    holds_until text not null default '',
    by_id text not null,
    by_name text not null,
    created_at bigint not null,
    changed_at bigint not null,
    constraint wording_number unique (municipality_id, thing_kind, thing_id, number)
);

-- What a version says, part by part. A part keeps its identifier from version to version.
create table wording_part (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    wording_id text not null references wording (id) deferrable initially deferred,
    position bigint not null,
    part_id text not null,
    -- Such as 'title', 'purpose', 'focus': the list is in the program.
    kind text not null,
    -- The part it belongs to, such as a dilemma to an authority task; empty when it stands by itself.
    under_id text not null default '',
    -- Who contributes, what is defined, which side of the frame; empty for most.
    heading text not null default '',
    body text not null,
    -- What the file that it came from remarks, as JSON; empty for most.
    remarks text not null default '',
    primary key (wording_id, position)
);
create index wording_part_id on wording_part (municipality_id, part_id);

-- What was done with a version: written once, never changed.
create table wording_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    wording_id text not null references wording (id) deferrable initially deferred,
    number bigint not null,
    -- 'begun', 'saved', 'consulted', 'recalled', 'adopted', 'replaced', 'withdrawn'.
    kind text not null,
    note text not null default '',
    by_id text not null,
    by_name text not null,
    at bigint not null,
    primary key (wording_id, number)
);

-- What core tasks said before there were versions becomes their first version.
insert into wording (id, municipality_id, thing_kind, thing_id, number, state, revision, holds_from, by_id, by_name, created_at, changed_at)
select 'w' || id, municipality_id, 'core-task', id, 1, 'adopted', 1, '1970-01-01', 'kommandolinje', 'kommandolinje', created_at, created_at
from core_task;
insert into wording_part (municipality_id, wording_id, position, part_id, kind, body)
select municipality_id, 'w' || id, 1, 'wt' || id, 'title', title from core_task;
insert into wording_part (municipality_id, wording_id, position, part_id, kind, body)
select municipality_id, 'w' || id, 2, 'wp' || id, 'purpose', purpose from core_task where purpose <> '';
insert into wording_step (municipality_id, wording_id, number, kind, by_id, by_name, at)
select municipality_id, 'w' || id, 1, 'adopted', 'kommandolinje', 'kommandolinje', created_at from core_task;

-- The thread's clock: each change of a municipality's thread has a number. Its row is the lock of whoever writes.
create table trace_head (
    municipality_id text primary key references municipality (id) deferrable initially deferred,
    seq bigint not null
);

-- What may stand on the thread. Things on a camp's board are told by the camp and are not here.
create table trace_node (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    kind text not null,
    id text not null,
    title text not null,
    url text not null,
    unit_id text not null references unit (id) deferrable initially deferred,
    -- 1: everyone may see it; 0: only those with the right to read the compass.
    is_public bigint not null,
    -- 1: the walk upwards ends here.
    is_north bigint not null default 0,
    made_at bigint not null,
    ended_at bigint,
    seq bigint not null,
    primary key (municipality_id, kind, id)
);
create index trace_node_seq on trace_node (municipality_id, seq);

-- Never deleted, only ended.
create table trace_link (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    from_kind text not null,
    from_id text not null,
    relation text not null,
    to_kind text not null,
    to_id text not null,
    reason text not null,
    by_id text not null,
    by_name text not null,
    made_at bigint not null,
    ended_at bigint,
    end_reason text not null default '',
    ended_by_id text not null default '',
    ended_by_name text not null default '',
    seq bigint not null
);
create index trace_link_from on trace_link (municipality_id, from_kind, from_id);
create index trace_link_to on trace_link (municipality_id, to_kind, to_id);
create index trace_link_seq on trace_link (municipality_id, seq);
create unique index trace_link_once on trace_link (municipality_id, from_kind, from_id, relation, to_kind, to_id) where ended_at is null;

insert into trace_head (municipality_id, seq) select municipality_id, 1 from core_task group by municipality_id;
insert into trace_node (municipality_id, kind, id, title, url, unit_id, is_public, is_north, made_at, seq)
select municipality_id, 'core-task', id, title, '/kompas/' || slug, unit_id, 1, 1, created_at, 1 from core_task;
