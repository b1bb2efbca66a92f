-- Actions, and the priority tests that are done on them. Nothing here is ever deleted.

-- Anything done in the organisation that must trace to the core task.
create table compass_action (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- The unit that owns it.
    unit_id text not null references unit (id) deferrable initially deferred,
    title text not null,
    description text not null default '',
    -- 'idea', 'priority', 'project', 'service' or 'other'.
    kind text not null,
    -- Whose responsibility it is, in words.
    responsible text not null default '',
    -- 'proposed', 'chosen', 'running', 'ended' or 'declined'.
    state text not null,
    -- How often its words have been saved: whoever saves says which they saw.
    revision bigint not null,
    by_id text not null,
    by_name text not null,
    created_at bigint not null,
    changed_at bigint not null,
    -- When it left the thread, because it was ended or declined; null while it stands there. Links that were ended at
    -- this moment are the ones that it comes back with.
    off_thread_at bigint
);
create index compass_action_newest on compass_action (municipality_id, changed_at, id);

-- What was done with an action: written once, never changed.
create table compass_action_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    action_id text not null references compass_action (id) deferrable initially deferred,
    -- Its number among the action's steps, from 1.
    number bigint not null,
    -- 'made', 'edited' or 'moved'.
    kind text not null,
    -- The state it came into; empty when it kept its own.
    state text not null default '',
    -- What it said from then on; empty when its words stayed as they were.
    title text not null default '',
    description text not null default '',
    -- Why.
    note text not null default '',
    by_id text not null,
    by_name text not null,
    at bigint not null,
    primary key (action_id, number)
);

-- Five short questions to an action, and the verdict that a person wrote.
create table priority_test (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    action_id text not null references compass_action (id) deferrable initially deferred,
    -- Its number among the action's tests, from 1.
    number bigint not null,
    -- The core task that it would help; null when none has been named.
    core_task_id text references core_task (id) deferrable initially deferred,
    -- 1: the answer is that it helps none.
    names_none bigint not null default 0,
    change_for_whom text not null default '',
    path text not null default '',
    given_up text not null default '',
    seen_by text not null default '',
    -- How often the draft has been saved.
    revision bigint not null,
    -- Empty while it is a draft; then 'yes', 'no' or 'not-yet', for ever.
    verdict text not null default '',
    reason text not null default '',
    by_id text not null,
    by_name text not null,
    created_at bigint not null,
    changed_at bigint not null,
    changed_by_name text not null,
    decided_by_id text not null default '',
    decided_by_name text not null default '',
    decided_at bigint,
    constraint priority_test_number unique (action_id, number)
);
create unique index priority_test_one_draft on priority_test (municipality_id, action_id) where verdict = '';
create index priority_test_newest on priority_test (municipality_id, changed_at, id);
