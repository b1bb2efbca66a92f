-- Large files of the whole installation, such as a language model: in the database, so that every server has them and
-- a backup carries them along. They belong to no municipality and hold nothing that anyone said.

create table file (
    name text primary key,
    -- Of the file's bytes, in hexadecimal: checked whenever it is read.
    sha256 text not null,
    -- What it was made of, such as the SHA-256 of a larger file.
    origin text not null,
    bytes bigint not null,
    stored_at bigint not null
);

-- Base64, because columns are text or bigint; in parts, because no database likes a value of fifty megabytes.
create table file_part (
    name text not null references file (name) deferrable initially deferred,
    part bigint not null,
    content text not null,
    primary key (name, part)
);
