-- What people have answered with a no, so that they are not asked again: this card is not in that category, these two
-- cards do not say the same. Columns are text or bigint: see platform.
create table judgement (
    -- What it says: 'not-in:CARD:CATEGORY' or 'not-same:CARD:CARD'.
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    -- not_in or not_same.
    kind text not null,
    card_id text not null,
    -- The category, or the other card. Neither need be there any more: an undo may bring it back.
    other_id text not null
);
create index judgement_board on judgement (camp_id, exercise);
