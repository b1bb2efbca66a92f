-- Voices: how the core task shows at a workplace, in its own words. Columns are text or bigint: see platform.

create table voice (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    unit_id text not null references unit (id) deferrable initially deferred,
    -- As it is to be read: the writer's own words, or an editor's light correction of them.
    workplace text not null,
    role text not null,
    center text not null,
    quote text not null,
    -- The writer's own words, once an editor has corrected them; null before.
    own_workplace text,
    own_role text,
    own_center text,
    own_quote text,
    -- The question that it answers, as it read then.
    question text not null,
    -- The core task that it is about; null: the core task as a whole.
    core_task_id text references core_task (id) deferrable initially deferred,
    -- 'waiting', 'accepted', 'declined' or 'withdrawn'.
    state text not null,
    -- Why it was declined, to the writer; empty unless it was.
    decline_reason text not null default '',
    -- 1: everyone may read it. Only what is in the booklet can be.
    is_published bigint not null default 0,
    -- Its place in the booklet, from 1; null when it is not in it.
    place bigint,
    -- How often it has been changed: whoever saves says which they saw.
    revision bigint not null,
    -- When its writer agreed that it is published; null for what a file brought that was published before.
    consented_at bigint,
    withdrawn_at bigint,
    -- The writer's account; null for what a file brought. No name is asked for or kept.
    writer_id text,
    -- What the file that it came from remarks, as JSON.
    remarks text not null default '{}',
    created_at bigint not null,
    changed_at bigint not null
);
create index voice_municipality on voice (municipality_id, state);

-- One picture at most. Deleted when the voice is withdrawn.
create table voice_picture (
    voice_id text primary key references voice (id) deferrable initially deferred,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- What it shows, for those who cannot see it.
    alt text not null,
    width bigint not null,
    height bigint not null,
    -- A JPEG that was drawn anew, so that it holds nothing but what is seen, in base64.
    content text not null
);

-- What was done with a voice: written once, never changed.
create table voice_step (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    voice_id text not null references voice (id) deferrable initially deferred,
    number bigint not null,
    -- Such as 'written', 'accepted', 'withdrawn': the list is in the program.
    kind text not null,
    -- Why, where a reason was given.
    note text not null default '',
    -- Who; the name is empty when it was the writer, who is not to be named.
    by_id text not null,
    by_name text not null,
    at bigint not null,
    primary key (voice_id, number)
);
