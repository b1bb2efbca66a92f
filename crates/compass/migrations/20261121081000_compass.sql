-- The north: what the municipality exists to achieve. Wording gets versions of its own in a later migration.
create table core_task (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    unit_id text not null references unit (id) deferrable initially deferred,
    slug text not null,
    position bigint not null,
    title text not null,
    purpose text not null default '',
    created_at bigint not null,
    constraint core_task_slug unique (municipality_id, slug)
);
