-- One text for SQLite and PostgreSQL: columns are text or bigint (0/1 for yes/no, milliseconds UTC for time).
-- References are deferred to the commit, so that a backup can be restored table by table.

create table municipality (
    id text primary key,
    slug text not null unique,
    name text not null,
    -- Up to three colours as #rrggbb, checked for contrast when they are set; null means the design system's own.
    accent text,
    header_background text,
    link_colour text,
    contact_email text not null default '',
    contact_phone text not null default '',
    logo_type text,
    -- Base64, so that it travels in a backup like everything else; at most 256 KiB before encoding.
    logo text,
    created_at bigint not null
);

create table unit (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    parent_id text references unit (id) deferrable initially deferred,
    name text not null,
    -- '/whole/part/': everything under a unit is found, and a right decided, by prefix.
    path text not null unique
);

-- `person`, not `user`: the latter is a reserved word in PostgreSQL.
create table person (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    login text not null,
    name text not null,
    password_hash text not null,
    -- 1 until the person has chosen a password of their own.
    must_change_password bigint not null default 0,
    created_at bigint not null,
    closed_at bigint,
    constraint person_login unique (login)
);

create table role_assignment (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    person_id text not null references person (id) deferrable initially deferred,
    role text not null,
    unit_id text not null references unit (id) deferrable initially deferred,
    primary key (person_id, role, unit_id)
);

-- The cookie holds the secret; the table only its SHA-256, so that a copy of the database signs nobody in.
create table session (
    id_hash text primary key,
    person_id text not null references person (id) deferrable initially deferred,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    created_at bigint not null,
    expires_at bigint not null
);

-- Failed sign-ins per login and per address, both as hashes.
create table sign_in_failure (
    key_hash text primary key,
    failures bigint not null,
    last_at bigint not null
);

create table audit_head (
    municipality_id text primary key references municipality (id) deferrable initially deferred,
    seq bigint not null,
    hash text not null
);

-- Append-only; each row's hash covers the one before it: `pejl audit verify` checks the chain.
create table audit_entry (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    seq bigint not null,
    at bigint not null,
    actor text not null,
    action text not null,
    object_kind text not null,
    object_id text not null,
    detail text not null,
    outcome text not null,
    hash text not null,
    primary key (municipality_id, seq)
);
create index audit_entry_object on audit_entry (municipality_id, object_kind, object_id);
