-- What the language model made of words, so that each text is read once. Nothing here cannot be computed again, and a
-- backup leaves it out (the name ends with _cache). The words themselves are not here; whatever was computed from words
-- that are erased goes with them.

create table vector_cache (
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- The model's fingerprint: the SHA-256 of its file.
    model text not null,
    -- The SHA-256 of the words.
    text_hash text not null,
    -- Numbers of four bytes, base64.
    vector text not null,
    primary key (municipality_id, model, text_hash)
);
