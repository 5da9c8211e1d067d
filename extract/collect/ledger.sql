-- The ledger of a collection (SQLite). Times are UTC, ISO 8601.

-- one row per run of `hudna collect`
create table if not exists runs (
    run_id text primary key,
    started_at text not null,
    finished_at text
) strict;

-- one row per place of a source where pages are listed: a feed, a sitemap, an archive
create table if not exists listings (
    source_id text not null,
    address text not null,
    etag text not null default '', -- validators of the last answer
    last_modified text not null default '',
    position integer not null default 0, -- bytes of an archive that have been read; -1 once all have
    first_checked_at text not null,
    read_at text, -- last time that it could be read
    new_at text, -- last time that it listed a new page
    primary key (source_id, address)
) strict;

-- one row per page ever found
create table if not exists pages (
    address_key text primary key, -- the address without what does not change the page
    address text not null,
    source_id text not null,
    title text not null, -- as the listing gives it
    published text not null, -- as the listing gives it
    found_at text not null,
    tries integer not null default 0,
    not_before text, -- of the next try
    outcome text, -- null while it waits: saved, irrelevant, rejected_<why>
    file text, -- where it lies, from the collection's folder
    settled_at text, -- last time that it was fetched
    revisit_at text, -- when to see whether its outlet has corrected it; null for never
    revisits integer not null default 0
) strict;
create index if not exists pages_waiting on pages (source_id, found_at) where outcome is null;

-- one row per address that was asked for and run
create table if not exists outcomes (
    run_id text not null,
    source_id text not null,
    address text not null,
    kind text not null, -- listing, page
    outcome text not null, -- saved, updated, irrelevant, listed, unchanged, rejected_<why>
    detail text,
    status integer, -- of HTTP
    file text,
    recorded_at text not null
) strict;
create index if not exists outcomes_by_run on outcomes (run_id);
