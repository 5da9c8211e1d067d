-- Schema `raw`: written by extract alone. One row per … is the first line of each table.
create schema if not exists raw;

-- one row per run of `hudna load`
create table if not exists raw.runs (
    run_id varchar primary key,
    started_at timestamp not null,
    finished_at timestamp,
    extractor_version varchar not null,
    inputs varchar [] not null,
    document_count integer,
    loaded_count integer,
    updated_count integer,
    unchanged_count integer,
    duplicate_count integer,
    rejected_count integer,
    claim_count integer
);

-- one row per article
create table if not exists raw.articles (
    article_id varchar primary key,
    source_file varchar not null,
    article_position integer not null,
    url varchar,
    facts_url varchar,
    publisher_id varchar,
    publisher_name varchar,
    title varchar not null,
    text varchar not null,
    language varchar not null,
    published_at timestamp, -- UTC
    published_on date, -- in the outlet's own time zone
    published_at_origin varchar not null, -- metadata, url, byline, unknown
    content_hash varchar not null,
    signature ubigint [] not null, -- minhash over word shingles, for near-duplicates
    is_sample boolean not null,
    extractor_version varchar not null,
    run_id varchar not null,
    loaded_at timestamp not null
);

-- one row per input document and run
create table if not exists raw.outcomes (
    run_id varchar not null,
    source_file varchar not null,
    article_position integer not null,
    article_id varchar,
    outcome varchar not null, -- loaded, updated, unchanged, duplicate, no_claim, rejected_<why>
    detail varchar,
    recorded_at timestamp not null,
    primary key (run_id, source_file, article_position)
);

-- one row per marked span in an article
create table if not exists raw.mentions (
    mention_id varchar primary key, -- hash of article, kind, span and value
    article_id varchar not null,
    kind varchar not null, -- actor, place, date, count, cue
    span_start integer not null, -- code points of articles.text
    span_end integer not null,
    text varchar not null,
    name varchar, -- canonical name, or the words where no table knows it
    name_key varchar, -- folded name: the key of names that no table knows
    actor_id varchar, -- null where no reference table knows it
    place_id varchar,
    entity_type varchar, -- state, armed_group, person, …; town, crossing, …; type of a source
    place_precision varchar,
    category varchar,
    low integer,
    high integer,
    qualifier varchar,
    date_start date,
    date_end date,
    date_precision varchar
);

-- one row per claim: what one article says about one exchange or evacuation
create table if not exists raw.claims (
    claim_id varchar primary key,
    article_id varchar not null,
    kind varchar not null, -- exchange, evacuation
    scope varchar not null, -- operation, batch
    status varchar not null, -- proposed, agreed, ongoing, completed, failed
    date_start date,
    date_end date,
    date_precision varchar not null, -- day, week, month, year, unknown
    batch integer,
    confidence double not null,
    evidence_start integer not null, -- the passage that a quote is cut from
    evidence_end integer not null,
    extractor_version varchar not null
);

-- one row per filled slot of a claim
create table if not exists raw.claim_arguments (
    argument_id varchar primary key,
    claim_id varchar not null,
    article_id varchar not null,
    role varchar not null, -- see extract.claims.claim.ROLES, and `evidence` (kind cue: a passage)
    side integer, -- 1, 2, … of an exchange
    mention_id varchar not null,
    source_mention_id varchar, -- to whom the article attributes the figure
    rule varchar not null
);

-- one row per input file, as it was when it was last loaded: what is as it was is not read again
create table if not exists raw.files (
    source_file varchar primary key,
    stamp varchar not null, -- size and time of change of the file and its sidecar
    content_hash varchar not null, -- sha256 of their bytes
    extractor_version varchar not null,
    article_count integer not null,
    duplicate_count integer not null,
    rejected map(varchar, integer) not null, -- how many documents by outcome rejected_<why>
    run_id varchar not null,
    loaded_at timestamp not null
);

-- columns that came later than their table: an older database gets them when it is opened
alter table raw.claims add column if not exists is_running_total boolean default false; -- the figures sum up several events
alter table raw.runs add column if not exists removed_count integer;
alter table raw.runs add column if not exists outcomes map(varchar, integer); -- documents by outcome
