-- A second coder: rounds in which someone sorts a sample of a board again without seeing where it stands. Columns are
-- text or bigint: see platform. Nothing here holds the words of a statement: they are read off the board, so that
-- masking and erasing hold here too.

-- A round, and everything that was fixed when it was opened.
create table coding_round (
    id text primary key,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    camp_id text not null references camp (id) deferrable initially deferred,
    exercise text not null,
    -- Its number on the board, from 1.
    number bigint not null,
    -- Decides the draw of the sample and the draws behind the intervals: both can be made again.
    seed bigint not null,
    -- all: any placed thought could be drawn; own: only those that whoever opened the round had placed alone.
    drawn_from text not null,
    -- How many thoughts could be drawn.
    drawn_among bigint not null,
    -- The latest step of the board when the sample was drawn.
    board_step bigint not null,
    -- JSON: the board's categories as they were then, in their order.
    categories text not null,
    -- JSON: identifier and name of everyone who had placed something in the sample; they cannot be the second coder.
    placed_by text not null,
    -- How many placed thoughts outside the sample the machine had learnt from.
    machine_learnt_from bigint not null,
    -- The language model that the machine read with; empty: none.
    machine_model text not null,
    opened_by_id text not null,
    opened_by_name text not null,
    opened_at bigint not null,
    coder_id text,
    coder_name text,
    begun_at bigint,
    finished_at bigint,
    abandoned_by_id text,
    abandoned_by_name text,
    abandoned_at bigint,
    abandoned_reason text,
    constraint coding_round_number unique (camp_id, exercise, number)
);

-- A thought of the sample, and what each coder and the decision afterwards made of it.
create table coded_thought (
    round_id text not null references coding_round (id) deferrable initially deferred,
    -- Its place in the sample, from 1: random, so that it tells nothing.
    position bigint not null,
    municipality_id text not null references municipality (id) deferrable initially deferred,
    -- Not a reference: undoing a split removes a card.
    card_id text not null,
    statement_id text not null references statement (id) deferrable initially deferred,
    -- The category it stood in when the round was opened.
    first_category text not null,
    -- The category that the machine put it in.
    machine_category text not null,
    -- The second coder's answer: null and 0 while there is none; null and 1: it cannot be decided.
    second_category text,
    is_undecidable bigint not null default 0,
    answered_at bigint,
    -- keep, take or later.
    decision text,
    note text not null default '',
    decided_by_id text,
    decided_by_name text,
    decided_at bigint,
    -- The step of the board that took the second coder's category.
    decided_step bigint,
    primary key (round_id, position)
);
