-- The marts, with the columns that the design names.
create schema marts;
create table marts.fct_exchanges (
    exchange_id varchar primary key, deal_id varchar, scope varchar, parent_id varchar, is_additive boolean,
    status varchar, is_denied boolean, denied_by_actor_ids varchar [], started_on date, ended_on date,
    date_precision varchar, place_id varchar, place_precision varchar, released_low integer, released_best integer,
    released_high integer, bodies_low integer, bodies_best integer, bodies_high integer, is_disputed boolean,
    claim_count integer, publisher_count integer, first_reported_at timestamp, confidence double,
    warnings varchar [], is_sample boolean
);
insert into marts.fct_exchanges values
('x1', 'd1', 'operation', null, true, 'completed', false, [], '2017-04-10', '2017-04-10', 'day', 'p1', 'exact',
 20, 22, 29, 0, 7, 7, true, 2, 2, '2017-04-11 08:00', 0.8, ['counts_differ'], true),
('x2', 'd2', 'operation', null, true, 'agreed', false, [], '2018-09-01', '2018-09-30', 'month', null, 'unknown',
 30, 33, 33, null, null, null, false, 1, 1, '2018-08-20 08:00', 0.7, [], true),
('x3', 'd3', 'operation', null, true, 'completed', false, [], null, null, 'unknown', 'p2', 'governorate',
 18, null, null, null, null, null, false, 1, 1, null, 0.5, [], true);
create table marts.fct_exchange_releases (
    exchange_id varchar, side integer, actor_ids varchar [], category varchar, low integer, best integer,
    high integer, gave varchar
);
insert into marts.fct_exchange_releases values
('x1', 1, ['a1'], 'fighters', 9, 11, 18, null), ('x1', 2, ['a2', 'a3'], 'women', 11, 11, 11, null),
('x1', 2, ['a2', 'a3'], 'bodies', 0, 7, 7, null), ('x2', 1, ['a3'], 'detainees', 30, 33, 33, null),
('x2', 2, ['a4'], 'unknown', null, null, null, 'money'), ('x3', 1, ['a1'], 'fighters', 18, null, null, null);
create table marts.fct_evacuations (
    evacuation_id varchar primary key, deal_id varchar, scope varchar, parent_id varchar, is_additive boolean,
    status varchar, is_denied boolean, denied_by_actor_ids varchar [], started_on date, ended_on date,
    date_precision varchar, evacuee_actor_ids varchar [], people_low integer, people_best integer,
    people_high integer, families_low integer, families_best integer, families_high integer, vehicles_low integer,
    vehicles_best integer, vehicles_high integer, batch integer, is_disputed boolean, claim_count integer,
    publisher_count integer, first_reported_at timestamp, confidence double, warnings varchar [], is_sample boolean
);
insert into marts.fct_evacuations values
('e1', 'd1', 'operation', null, false, 'completed', false, [], '2018-05-20', '2018-05-22', 'day', ['a1'],
 1000, 1600, 2000, null, null, null, 30, 32, 40, null, true, 2, 2, '2018-05-22 10:00', 0.9, [], true),
('e1b1', 'd1', 'batch', 'e1', true, 'completed', false, [], '2018-05-20', '2018-05-20', 'day', ['a1'],
 400, 500, 600, null, null, null, 10, 10, 10, 1, false, 1, 1, '2018-05-21 10:00', 0.9, [], true),
('e1b2', 'd1', 'batch', 'e1', true, 'completed', false, [], '2018-05-21', '2018-05-22', 'day', ['a1'],
 600, 1100, 1200, 200, 210, 220, 20, 22, 30, 2, false, 1, 1, '2018-05-22 10:00', 0.9, [], true),
('e2', 'd4', 'operation', null, true, 'completed', true, ['a4'], '2016-12-15', '2016-12-15', 'day', ['a2'],
 100, 100, 100, null, null, null, null, null, null, null, false, 1, 1, '2016-12-16 10:00', 0.4, [], true);
create table marts.fct_actor_roles (
    event_id varchar, event_kind varchar, actor_id varchar, role varchar, started_on date, people_low integer,
    people_best integer, people_high integer
);
insert into marts.fct_actor_roles values
('x1', 'exchange', 'a1', 'releaser', '2017-04-10', 9, 11, 18), ('x1', 'exchange', 'a1', 'receiver', '2017-04-10', 11, 11, 11),
('x1', 'exchange', 'a2', 'releaser', '2017-04-10', 11, 11, 11), ('x1', 'exchange', 'a2', 'receiver', '2017-04-10', 9, 11, 18),
('x1', 'exchange', 'a3', 'releaser', '2017-04-10', 11, 11, 11), ('x1', 'exchange', 'a5', 'mediator', '2017-04-10', null, null, null),
('x2', 'exchange', 'a3', 'releaser', '2018-09-01', 30, 33, 33), ('x2', 'exchange', 'a4', 'receiver', '2018-09-01', 30, 33, 33),
('x3', 'exchange', 'a1', 'releaser', null, 18, null, null), ('x3', 'exchange', 'a6', 'releaser', null, 18, null, null),
('e1b1', 'evacuation', 'a1', 'evacuee', '2018-05-20', 400, 500, 600), ('e1b1', 'evacuation', 'a2', 'party', '2018-05-20', null, null, null),
('e1b2', 'evacuation', 'a1', 'evacuee', '2018-05-21', 600, 1100, 1200), ('e1b2', 'evacuation', 'a2', 'party', '2018-05-21', null, null, null),
('e1', 'evacuation', 'a1', 'evacuee', '2018-05-20', 1000, 1600, 2000), ('e1', 'evacuation', 'a2', 'party', '2018-05-20', null, null, null),
('e1', 'evacuation', 'a5', 'mediator', '2018-05-20', null, null, null),
('e2', 'evacuation', 'a2', 'evacuee', '2016-12-15', 100, 100, 100), ('e2', 'evacuation', 'a4', 'denier', '2016-12-15', null, null, null);
create table marts.fct_deals (
    deal_id varchar primary key, actor_ids varchar [], first_on date, last_on date, event_count integer,
    exchange_count integer, evacuation_count integer, released_best bigint, bodies_best bigint, evacuated_best bigint,
    is_sample boolean
);
insert into marts.fct_deals values
('d1', ['a1', 'a2', 'a3'], '2017-04-10', '2018-05-22', 4, 1, 3, 22, 7, 1600, true),
('d2', ['a3', 'a4'], '2018-09-01', '2018-09-30', 1, 1, 0, null, null, null, true),
('d3', ['a1'], null, null, 1, 1, 0, 18, null, null, true),
('d4', ['a2'], '2016-12-15', '2016-12-15', 1, 0, 1, null, null, null, true);
create table marts.bridge_event_claims (
    event_id varchar, event_kind varchar, claim_id varchar, article_id varchar, url varchar, publisher_id varchar,
    published_at timestamp, quote varchar, counted_words varchar[], span_start integer, span_end integer, claimed_status varchar,
    claimed_low integer, claimed_high integer, agrees boolean
);
insert into marts.bridge_event_claims values
('x1', 'exchange', 'c1', 't1', 'https://example.org/1', 'hudna_sample', '2017-04-11 08:00', '=جرى التبادل عند المعبر', [], 0, 20, 'completed', 22, 22, true),
('x1', 'exchange', 'c2', 't2', 'https://example.org/2', 'outlet_b', '2017-04-12 08:00', 'تبادل الطرفان الأسرى', [], 0, 20, 'completed', 29, 29, false),
('x2', 'exchange', 'c3', 't3', null, 'hudna_sample', '2018-08-20 08:00', 'اتفق الجانبان', [], 0, 13, 'agreed', 33, 33, true),
('x3', 'exchange', 'c4', 't4', null, 'hudna_sample', null, 'أفرج عنهم', [], 0, 9, 'completed', 18, null, true),
('e1', 'evacuation', 'c5', 't5', null, 'hudna_sample', '2018-05-22 10:00', 'خرجت الحافلات', [], 0, 13, 'completed', 1600, 1600, true),
('e1b1', 'evacuation', 'c6', 't5', null, 'hudna_sample', '2018-05-22 10:00', 'الدفعة الأولى', [], 0, 13, 'completed', 500, 500, true),
('e1b2', 'evacuation', 'c7', 't5', null, 'hudna_sample', '2018-05-22 10:00', 'الدفعة الثانية', [], 0, 14, 'completed', 1100, 1100, true),
('e2', 'evacuation', 'c8', 't1', null, 'hudna_sample', '2016-12-16 10:00', 'غادر مئة شخص', [], 0, 12, 'completed', 100, 100, true);
alter table marts.bridge_event_claims add column published_on date;
update marts.bridge_event_claims set published_on = published_at::date;
create table marts.bridge_event_places (event_id varchar, role varchar, place_id varchar, place_precision varchar);
insert into marts.bridge_event_places values
('x1', 'handover', 'p1', 'exact'), ('x3', 'handover', 'p2', 'governorate'), ('e1', 'origin', 'p1', 'exact'),
('e1b1', 'origin', 'p1', 'exact'), ('e1b1', 'destination', 'p3', 'exact'), ('e1b2', 'origin', 'p1', 'exact'), ('e1b2', 'destination', 'p2', 'governorate');
create table marts.dim_actors (
    actor_id varchar primary key, name_ar varchar, name_en varchar, actor_type varchar, country varchar,
    lineage_id varchar, valid_from varchar, valid_to varchar, wikidata_id varchar, is_sample boolean
);
insert into marts.dim_actors values
('a1', 'جيش الإسلام', 'Jaysh al-Islam', 'armed_group', 'SY', 'a1', null, null, null, true),
('a2', 'الحكومة السورية', 'Government of Syria', 'government', 'SY', 'a2', null, null, null, true),
('a3', 'حزب الله', 'Hezbollah', 'armed_group', 'LB', 'a3', null, null, null, true),
('a4', 'حركة حماس', 'Hamas', 'armed_group', 'PS', 'a4', null, null, null, true),
('a5', 'الهلال الأحمر العربي السوري', 'Syrian Arab Red Crescent', 'humanitarian', 'SY', 'a5', null, null, null, true),
('a6', 'لواء الإسلام', 'Liwa al-Islam', 'armed_group', 'SY', 'a1', null, '2013-09', null, true);
create table marts.dim_places (place_id varchar primary key, name_ar varchar, name_en varchar, place_type varchar, country varchar, lat double, lon double);
insert into marts.dim_places values
('p1', 'معبر أبو الزندين', 'Abu al-Zandin', 'crossing', 'SY', 36.4, 37.5), ('p2', 'حمص', 'Homs', 'governorate', 'SY', null, null), ('p3', 'إدلب', 'Idlib', 'city', 'SY', 35.9, 36.6),
('sy', 'سوريا', 'Syria', 'country', 'SY', null, null);
create table marts.dim_publishers (publisher_id varchar primary key, name_ar varchar, name_en varchar, affiliation varchar, is_sample boolean);
insert into marts.dim_publishers values
('hudna_sample', 'عينة هدنة', 'Hudna sample', 'independent', true), ('outlet_b', 'صحيفة', 'Outlet B', 'syrian_government', true);
create table marts.dim_articles (article_id varchar primary key, url varchar, publisher_id varchar, title varchar, published_at timestamp, is_sample boolean);
insert into marts.dim_articles values
('t1', 'https://example.org/1', 'hudna_sample', 'عنوان أول', '2017-04-11 08:00', true), ('t2', 'https://example.org/2', 'outlet_b', 'عنوان ثان', '2017-04-12 08:00', true),
('t3', null, 'hudna_sample', 'عنوان ثالث', '2018-08-20 08:00', true), ('t4', null, 'hudna_sample', 'عنوان رابع', null, true),
('t5', null, 'hudna_sample', 'عنوان خامس', '2018-05-22 10:00', true);
alter table marts.dim_articles add column published_on date;
update marts.dim_articles set published_on = published_at::date;
create table marts.event_id_history (event_id varchar, lives_on_as varchar, since timestamp, reason varchar);

-- The day of the first report, in the outlet's zone.
alter table marts.fct_exchanges add column first_reported_on date;
alter table marts.fct_evacuations add column first_reported_on date;
update marts.fct_exchanges set first_reported_on = first_reported_at::date;
update marts.fct_evacuations set first_reported_on = first_reported_at::date;

-- What totals add up, as the models mark it.
alter table marts.fct_exchanges add column is_in_totals boolean;
update marts.fct_exchanges set is_in_totals = is_additive and status in ('completed', 'ongoing') and not is_denied;
alter table marts.fct_evacuations add column is_in_totals boolean;
alter table marts.fct_evacuations add column bodies_low integer;
alter table marts.fct_evacuations add column bodies_best integer;
alter table marts.fct_evacuations add column bodies_high integer;
update marts.fct_evacuations set is_in_totals = is_additive and status in ('completed', 'ongoing') and not is_denied;
alter table marts.fct_exchange_releases add column is_in_totals boolean;
update marts.fct_exchange_releases as r set is_in_totals = e.is_in_totals
from marts.fct_exchanges as e where e.exchange_id = r.exchange_id;
alter table marts.fct_actor_roles add column is_in_totals boolean;
update marts.fct_actor_roles as r set is_in_totals = e.is_in_totals
from (
    select exchange_id as event_id, is_in_totals from marts.fct_exchanges
    union all
    select evacuation_id, is_in_totals from marts.fct_evacuations
) as e where e.event_id = r.event_id;

-- What is derived of the marts above.
alter table marts.bridge_event_claims add column source_types varchar[] default [];
alter table marts.bridge_event_claims add column confidence double;
update marts.bridge_event_claims set source_types = ['activist', 'official'] where claim_id = 'c2';
update marts.bridge_event_claims set confidence = case when event_kind = 'exchange' then 0.35 else 0.62 end;
alter table marts.fct_exchanges add column voice_count integer;
update marts.fct_exchanges set voice_count = publisher_count;
alter table marts.fct_evacuations add column voice_count integer;
update marts.fct_evacuations set voice_count = publisher_count;
alter table marts.fct_evacuations add column origin_place_precision varchar;
update marts.fct_evacuations set origin_place_precision = case when evacuation_id = 'e2' then 'unknown' else 'exact' end;
alter table marts.bridge_event_places add column event_kind varchar;
alter table marts.bridge_event_places add column place_rank integer;
update marts.bridge_event_places
set event_kind = case when event_id like 'e%' then 'evacuation' else 'exchange' end, place_rank = 1;
alter table marts.fct_actor_roles add column operation_id varchar;
update marts.fct_actor_roles set operation_id = case when event_id like 'e1%' then 'e1' else event_id end;
create table marts.fct_operations (
    operation_id varchar primary key, event_kind varchar, deal_id varchar, event_count integer, started_on date,
    ended_on date, people_low bigint, people_best bigint, people_high bigint, is_disputed boolean, is_sample boolean
);
insert into marts.fct_operations values
('x1', 'exchange', 'd1', 1, '2017-04-10', '2017-04-10', 20, 22, 29, true, true),
('x3', 'exchange', 'd3', 1, null, null, 18, 18, null, false, true),
('e1', 'evacuation', 'd1', 2, '2018-05-20', '2018-05-22', 1000, 1600, 1800, false, true);
create table marts.bridge_actor_pairs (
    operation_id varchar, event_kind varchar, actor_id varchar, other_actor_id varchar, is_sample boolean
);
insert into marts.bridge_actor_pairs values
('x1', 'exchange', 'a1', 'a2', true), ('x1', 'exchange', 'a1', 'a3', true), ('e1', 'evacuation', 'a1', 'a2', true);
create table marts.bridge_actor_groups as
select actor_id, 'lineage' as group_kind, lineage_id as group_id from marts.dim_actors;
create table marts.fct_group_roles as
select
    r.event_id, any_value(r.event_kind) as event_kind, g.group_kind, g.group_id, r.role,
    any_value(r.operation_id) as operation_id, max(r.people_best) as people_best, bool_and(r.is_in_totals) as is_in_totals
from marts.fct_actor_roles as r
inner join marts.bridge_actor_groups as g on g.actor_id = r.actor_id
group by r.event_id, g.group_kind, g.group_id, r.role;
create table marts.fct_event_areas as
select
    p.event_id, p.event_kind, p.role, 'country' as area_kind, 'sy' as area_id,
    any_value(r.operation_id) as operation_id, max(r.people_best) as people_best, bool_or(r.is_in_totals) as is_in_totals
from marts.bridge_event_places as p
inner join marts.fct_actor_roles as r on r.event_id = p.event_id
group by p.event_id, p.event_kind, p.role;
create table marts.fct_evacuation_flows (
    evacuation_id varchar, origin_place_id varchar, destination_place_id varchar, origin_precision varchar,
    origin_lat double, origin_lon double, destination_precision varchar, destination_lat double,
    destination_lon double, flow_count integer, started_on date, people_low bigint, people_best bigint,
    people_high bigint, status varchar, is_in_totals boolean, is_sample boolean
);
insert into marts.fct_evacuation_flows values
('e1', 'p1', 'unknown', 'exact', 36.4, 37.5, null, null, null, 1, '2018-05-20', 1000, 1600, 2000, 'completed', false, true),
('e1b1', 'p1', 'p3', 'exact', 36.4, 37.5, 'exact', 35.9, 36.6, 1, '2018-05-20', 400, 500, 600, 'completed', true, true),
('e1b2', 'p1', 'p2', 'exact', 36.4, 37.5, 'governorate', null, null, 1, '2018-05-21', 600, 1100, 1200, 'completed', true, true);
create table marts.fct_claimed_figures (
    event_id varchar, event_kind varchar, claim_id varchar, side integer, measure varchar, figure_rank integer,
    low bigint, best bigint, high bigint, source_actor_id varchar, publisher_id varchar, published_at timestamp,
    claimed_status varchar, event_low bigint, event_best bigint, event_high bigint, is_disputed boolean,
    is_best boolean, is_sample boolean
);
insert into marts.fct_claimed_figures values
('x1', 'exchange', 'c1', 1, 'people', 1, 11, 11, 11, null, 'hudna_sample', '2017-04-11 08:00', 'completed', 9, 11, 18, true, true, true),
('x1', 'exchange', 'c1', 1, 'people', 2, 9, 9, 9, 'a2', 'hudna_sample', '2017-04-11 08:00', 'completed', 9, 11, 18, true, false, true),
('x1', 'exchange', 'c2', 1, 'people', 1, 18, 18, 18, null, 'outlet_b', '2017-04-12 08:00', 'completed', 9, 11, 18, true, false, true),
('x1', 'exchange', 'c1', 2, 'people', 1, 11, 11, 11, null, 'hudna_sample', '2017-04-11 08:00', 'completed', 11, 11, 11, false, true, true),
('x3', 'exchange', 'c4', 1, 'people', 1, 18, 18, null, null, 'hudna_sample', null, 'completed', 18, 18, null, false, true, true);
alter table marts.fct_claimed_figures add column published_on date;
update marts.fct_claimed_figures set published_on = published_at::date;
create table marts.fct_extraction_accuracy (
    test_set varchar, is_first_sight boolean, articles varchar, measured_commit varchar, claims_precision double,
    claims_recall double, claims_f1 double, slots_precision double, slots_recall double, slots_f1 double
);
insert into marts.fct_extraction_accuracy values
('1', true, 'invented reports', 'abc1234', 0.75, 0.5, 0.6, 0.5, 0.25, 0.333),
('dev', false, 'articles that were read', null, 0.9, 0.8, 0.847, 0.7, 0.6, 0.646);

create table marts.fct_events_acled as
select
    e.event_id as event_id_cnty, min(e.started_on) as event_date, max(p.lat) as latitude, max(p.lon) as longitude
from marts.fct_actor_roles as e
inner join marts.bridge_event_places as b on b.event_id = e.event_id
inner join marts.dim_places as p on p.place_id = b.place_id
where e.started_on is not null
group by e.event_id;
create table marts.fct_events_ucdp as select event_id_cnty as id, event_date as date_start from marts.fct_events_acled;

-- Schema raw, made to fit the marts.
insert into raw.runs by name
select
    'r1' as run_id, timestamp '2026-01-01 00:00' as started_at, timestamp '2026-01-01 00:01' as finished_at,
    '0.1' as extractor_version, ['raw/sample'] as inputs, 30 as document_count, 5 as loaded_count, 0 as updated_count,
    0 as unchanged_count, 0 as duplicate_count, 2 as rejected_count, 8 as claim_count,
    map {'loaded': 4, 'no_claim': 1, 'rejected_empty': 2} as outcomes;
insert into raw.articles
select
    article_id, 'raw/sample/a.jsonl', row_number() over (order by article_id) - 1, url, null, publisher_id, null, title,
    title || ' نص', 'ar', published_at, published_at::date, case when published_at is null then 'unknown' else 'metadata' end,
    md5(article_id), []::ubigint [], true, '0.1', 'r1', timestamp '2026-01-01 00:01'
from marts.dim_articles;
insert into raw.outcomes select run_id, source_file, article_position, article_id, 'loaded', null, loaded_at from raw.articles;
insert into raw.claims
select
    b.claim_id, b.article_id, b.event_kind, 'operation', b.claimed_status, e.started_on, e.ended_on, e.date_precision, null, 0.8, 0, 10, '0.1', false
from marts.bridge_event_claims as b
inner join (
    select exchange_id as event_id, started_on, ended_on, date_precision from marts.fct_exchanges
    union all
    select evacuation_id, started_on, ended_on, date_precision from marts.fct_evacuations
) as e on e.event_id = b.event_id;
insert into raw.mentions (mention_id, article_id, kind, span_start, span_end, text, category, low, high, qualifier) values
('m1', 't1', 'count', 0, 2, '11', 'fighters', 11, 11, 'exact'), ('m2', 't1', 'count', 3, 5, '20', 'detainees', 20, 20, 'exact'),
('m3', 't1', 'count', 6, 7, '5', 'women', 5, 5, 'exact');
insert into raw.claim_arguments values
('g1', 'c1', 't1', 'released', 1, 'm1', null, 'test'), ('g2', 'c1', 't1', 'released', 2, 'm2', null, 'test'),
('g3', 'c1', 't1', 'part', 2, 'm3', null, 'test');
