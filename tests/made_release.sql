-- What publishing adds.
create table marts.event_history (
    event_id varchar, event_kind varchar, status varchar, people_low bigint, people_best bigint, people_high bigint,
    is_withdrawn boolean, valid_from timestamp, valid_to timestamp
);
create table marts.quarantine (table_name varchar, row_key varchar, expectation varchar, reason varchar, effect varchar, checked_at timestamp);
create table marts.fct_data_quality (
    table_name varchar, expectation varchar, topic varchar, sentence varchar, is_passed boolean, checked_count bigint,
    faulty_count bigint, observed varchar, checked_at timestamp
);

insert into marts.dim_places by name
select * from (values
    ('sy', 'سوريا', 'Syria', 'country', 'SY', null, null::double, null::double, 'unknown'),
    ('ye', 'اليمن', 'Yemen', 'country', 'YE', null, null, null, 'unknown'),
    ('lb', 'لبنان', 'Lebanon', 'country', 'LB', null, null, null, 'unknown'),
    ('sy-homs-gov', 'محافظة حمص', 'Homs Governorate', 'governorate', 'SY', 'sy', null, null, 'unknown'),
    ('sy-homs', 'حمص', 'Homs', 'city', 'SY', 'sy-homs-gov', 34.73, 36.71, 'exact'),
    ('sy-idlib', 'إدلب', 'Idlib', 'city', 'SY', 'sy', 35.93, 36.63, 'exact'),
    ('sy-abu-zandin', 'معبر أبو الزندين', 'Abu al-Zandin crossing', 'crossing', 'SY', 'sy', 36.37, 37.46, 'exact'),
    ('ye-taiz', 'تعز', 'Taiz', 'city', 'YE', 'ye', 13.58, 44.02, 'near'),
    ('ye-marib', 'مأرب', 'Marib', 'city', 'YE', 'ye', 15.46, 45.32, 'exact'),
    ('lb-arsal', 'عرسال', 'Arsal', 'town', 'LB', 'lb', 34.18, 36.42, 'district')
) as t (place_id, name_ar, name_en, place_type, country, parent_id, lat, lon, coordinate_precision);
insert into marts.dim_places by name
select 'p' || i as place_id, 'قرية ' || i as name_ar, 'Village ' || i as name_en, 'village' as place_type, 'SY' as country,
    if(i % 2 = 0, 'sy-homs-gov', 'sy') as parent_id, 33 + (hash(i) % 400) / 100 as lat, 36 + (hash(i, 1) % 500) / 100 as lon, 'exact' as coordinate_precision
from range($events // 20) as t (i);
update marts.dim_places set is_open_set = false, is_sample = false;

insert into marts.dim_actors by name
select * from (values
    ('syria_government', 'الحكومة السورية', 'Government of Syria', 'state', 'SY', 'syria_government', null, null, null),
    ('jaysh', 'جيش الإسلام', 'Jaysh al-Islam', 'armed_group', 'SY', 'jaysh', null, '2013-09', '2025-01'),
    ('nusra', 'جبهة النصرة', 'Jabhat al-Nusra', 'armed_group', 'SY', 'hts', null, '2012-01', '2016-07'),
    ('hts', 'هيئة تحرير الشام', 'Hayat Tahrir al-Sham', 'armed_group', 'SY', 'hts', null, '2017-01', '2025-01'),
    ('houthis', 'الحوثيون', 'Houthis', 'armed_group', 'YE', 'houthis', null, null, null),
    ('yemen', 'الحكومة اليمنية', 'Government of Yemen', 'state', 'YE', 'yemen', null, null, null),
    ('icrc', 'اللجنة الدولية للصليب الأحمر', 'ICRC', 'red_cross', null, 'icrc', null, null, null),
    ('qatar', 'قطر', 'Qatar', 'state', 'QA', 'qatar', null, null, null),
    ('observatory', 'المرصد السوري لحقوق الإنسان', 'Syrian Observatory for Human Rights', 'monitor', 'GB', 'observatory', null, null, null),
    ('open_0badcafe', '<b onmouseover="window.hacked=1">لواء</b>', null, 'armed_group', null, 'open_0badcafe', null, null, null)
) as t (actor_id, name_ar, name_en, actor_type, country, lineage_id, parent_id, valid_from, valid_to);
update marts.dim_actors set is_open_set = starts_with(actor_id, 'open_'), is_public_role = false, is_sample = false;

insert into marts.dim_publishers by name
select * from (values
    ('outlet_a', 'وكالة ألف', 'Agency A', 'independent'), ('outlet_b', 'قناة باء', 'Channel B', 'syrian_government'),
    ('outlet_c', 'صحيفة جيم', 'Paper C', 'qatari')
) as t (publisher_id, name_ar, name_en, affiliation);
update marts.dim_publishers set is_open_set = false, is_sample = $is_sample;

create temp table made as
select
    i,
    (case when i % 3 = 2 then 'evc_' else 'xch_' end) || left(md5('event ' || i), 12) as event_id,
    case when i % 3 = 2 then 'evacuation' else 'exchange' end as kind,
    case when i % 9 = 4 then null else date '2012-03-01' + cast(hash(i, 2) % 5000 as integer) end as started_on,
    list_extract(['day', 'day', 'day', 'week', 'month', 'year'], 1 + i % 6) as date_precision,
    list_extract(['completed', 'completed', 'completed', 'ongoing', 'agreed', 'proposed', 'failed'], 1 + i % 7) as status,
    cast(1 + hash(i, 3) % 3 as integer) as claim_count,
    case when i % 8 = 5 then null else cast(2 + hash(i, 4) % 300 as bigint) end as best,
    i % 5 = 1 as is_disputed,
    i % 11 = 7 as is_open,
    i % 13 = 6 as is_placeless
from range($events) as t (i);

insert into marts.fct_exchanges by name
select event_id as exchange_id, 'deal_' || (i // 4) as deal_id, 'operation' as scope, true as is_additive,
    status in ('completed', 'ongoing') as is_in_totals, status, i % 17 = 3 as is_denied,
    case when i % 17 = 3 then ['hts'] else [] end as denied_by_actor_ids, started_on, started_on as ended_on,
    case when started_on is null then 'unknown' else date_precision end as date_precision,
    case when is_placeless then null else list_extract(['sy-abu-zandin', 'ye-taiz', 'lb-arsal', 'sy-homs'], 1 + i % 4) end as place_id,
    case when is_placeless then 'unknown' else list_extract(['exact', 'near', 'district', 'exact'], 1 + i % 4) end as place_precision,
    best - (case when is_disputed then 2 else 0 end) as released_low, best as released_best,
    case when is_open then null else best + (case when is_disputed then 7 else 0 end) end as released_high,
    case when i % 10 = 0 then 3 end as bodies_low, case when i % 10 = 0 then 4 end as bodies_best, case when i % 10 = 0 then 6 end as bodies_high,
    is_disputed, claim_count, least(claim_count, 3) as publisher_count, least(claim_count, 3) as voice_count,
    timestamp '2026-01-02 21:00' as first_reported_at, date '2026-01-03' as first_reported_on, 0.4 + (i % 50) / 100 as confidence,
    list_filter([case when is_disputed then 'count_disputed' end, case when started_on is null then 'date_unknown' end,
        case when claim_count = 1 then 'single_voice' end, case when best is null then 'no_figure' end,
        case when is_placeless then 'place_unknown' end, case when i % 6 = 0 then 'one_side_uncounted' end,
        case when i = 1 then 'unmet_batches_within_operation' end], lambda code: code is not null) as warnings,
    $is_sample as is_sample
from made where kind = 'exchange';

insert into marts.fct_evacuations by name
select event_id as evacuation_id, 'deal_' || (i // 4) as deal_id, case when i % 2 = 0 then 'batch' else 'operation' end as scope,
    case when i % 2 = 0 then 1 + i % 4 end as batch, true as is_additive, status in ('completed', 'ongoing') as is_in_totals, status,
    false as is_denied, [] as denied_by_actor_ids, started_on, started_on as ended_on,
    case when started_on is null then 'unknown' else date_precision end as date_precision, ['jaysh'] as evacuee_actor_ids,
    case when is_placeless then null when $events >= 200 then 'p' || (i % ($events // 20)) else 'sy-homs' end as origin_place_id,
    case when is_placeless then 'unknown' else 'exact' end as origin_place_precision,
    best * 10 as people_low, best * 10 as people_best, case when is_open then null else best * 10 end as people_high,
    12 as vehicles_low, 12 as vehicles_best, 12 as vehicles_high, is_disputed, claim_count,
    least(claim_count, 3) as publisher_count, least(claim_count, 3) as voice_count, timestamp '2026-01-02 21:00' as first_reported_at, date '2026-01-03' as first_reported_on,
    0.5 as confidence, list_filter([case when is_disputed then 'date_disputed' end, case when started_on is null then 'date_unknown' end, case when claim_count = 1 then 'single_voice' end,
        case when best is null then 'no_figure' end, case when is_placeless then 'place_unknown' end], lambda code: code is not null) as warnings,
    $is_sample as is_sample
from made where kind = 'evacuation';
update marts.fct_evacuations as batches set parent_id = wholes.evacuation_id
from (select deal_id, min(evacuation_id) as evacuation_id from marts.fct_evacuations where scope = 'operation' group by deal_id) as wholes
where batches.scope = 'batch' and batches.deal_id = wholes.deal_id;

insert into marts.fct_exchange_releases by name
select event_id as exchange_id, side, case side when 1 then (case when i % 2 = 0 then ['syria_government'] else ['yemen'] end)
    when 2 then (case when i % 29 = 10 then ['open_0badcafe'] when i % 2 = 0 then ['hts', 'jaysh'] else ['houthis'] end) end as actor_ids,
    case when side = 2 and i % 6 = 0 then 'unknown' else list_extract(['detainees', 'fighters', 'women', 'children'], 1 + (i + side) % 4) end as category,
    case when side = 2 and i % 6 = 0 then null else best // 2 end as low, case when side = 2 and i % 6 = 0 then null else best // 2 end as best,
    case when (side = 2 and i % 6 = 0) or is_open then null else best - best // 2 end as high,
    true as is_additive, status in ('completed', 'ongoing') as is_in_totals, $is_sample as is_sample
from made cross join (values (1), (2)) as sides (side) where kind = 'exchange';

insert into marts.fct_actor_roles by name
select r.exchange_id as event_id, 'exchange' as event_kind, unnest(r.actor_ids) as actor_id, 'releaser' as role, e.started_on,
    r.low as people_low, r.best as people_best, r.high as people_high, e.status, true as is_additive, e.is_in_totals, $is_sample as is_sample
from marts.fct_exchange_releases as r inner join marts.fct_exchanges as e using (exchange_id);
insert into marts.fct_actor_roles by name
select event_id, kind as event_kind, actor_id, role, started_on, best as people_low, best as people_best, best as people_high, status,
    true as is_additive, status in ('completed', 'ongoing') as is_in_totals, $is_sample as is_sample
from made cross join (values ('icrc', 'mediator', 2), ('qatar', 'mediator', 5), ('observatory', 'source', 3), ('jaysh', 'evacuee', 1)) as r (actor_id, role, step)
where i % step = 0 and (role <> 'evacuee' or kind = 'evacuation');

insert into marts.bridge_event_places by name
select exchange_id as event_id, 'exchange' as event_kind, 'handover' as role, place_id, place_precision, 1 as place_rank, claim_count, $is_sample as is_sample
from marts.fct_exchanges where place_id is not null
union all by name
select evacuation_id as event_id, 'evacuation' as event_kind, 'origin' as role, origin_place_id as place_id, origin_place_precision as place_precision,
    1 as place_rank, claim_count, $is_sample as is_sample
from marts.fct_evacuations where origin_place_id is not null
union all by name
select evacuation_id as event_id, 'evacuation' as event_kind, 'destination' as role, 'sy-idlib' as place_id, 'exact' as place_precision, 1 as place_rank,
    claim_count, $is_sample as is_sample
from marts.fct_evacuations where origin_place_id is not null;

insert into marts.bridge_event_claims by name
select m.event_id, m.kind as event_kind, 'c' || left(md5(m.event_id || n), 16) as claim_id, 'a' || left(md5(m.event_id || n), 16) as article_id,
    case n when 1 then 'https://example.org/' || m.i when 2 then 'javascript:window.hacked=1' end as url,
    list_extract(['outlet_a', 'outlet_b', 'outlet_c'], n) as publisher_id, timestamp '2026-01-02 08:00' + interval (n) day as published_at, cast(published_at as date) as published_on,
    case when n = 3 then 'قال مصدر <script>window.hacked=1</script> إن العملية جرت قرب [...]'
        else 'أفرج الطرفان عن ' || coalesce(m.best, 7) || ' أسيراً بينهم نساء، "وفق مصدر" ميداني' end as quote,
    case when n = 3 then [] else [coalesce(m.best, 7) || ' أسيرا'] end as counted_words,
    0 as span_start, 60 as span_end, m.status as claimed_status, 'operation' as claimed_scope, m.started_on as claimed_start_on, m.started_on as claimed_end_on,
    m.best as claimed_people_low, m.best as claimed_people_best, m.best as claimed_people_high, not (n = 2 and m.is_disputed) as agrees,
    case n when 1 then ['monitor'] when 2 then ['activist', 'anonymous'] else [] end as source_types, 0.4 as confidence, 'a' || left(md5(m.event_id || 1), 16) as syndication_id, n <> 3 as is_independent, $is_sample as is_sample
from made as m cross join range(1, 4) as t (n) where n <= m.claim_count;

insert into marts.dim_articles by name
select distinct article_id, url, 'https://example.org/facts' as facts_url, publisher_id,
    case when publisher_id = 'outlet_b' then 'عنوان <img src=x onerror="window.hacked=1">' else 'تبادل أسرى بين الطرفين' end as title,
    'ar' as language, published_at, cast(published_at as date) as published_on, 'metadata' as published_at_origin, syndication_id, $is_sample as is_sample
from marts.bridge_event_claims;

insert into marts.fct_claimed_figures by name
select c.event_id, c.event_kind, c.claim_id, 1 as side, 'people' as measure, 1 as figure_rank, m.best + (case when not c.agrees then 7 else 0 end) as low,
    m.best + (case when not c.agrees then 7 else 0 end) as best, m.best + (case when not c.agrees then 7 else 0 end) as high,
    case when m.i % 3 = 0 then 'observatory' end as source_actor_id, c.publisher_id, c.published_at, c.published_on, c.claimed_status, c.agrees as is_best, c.is_sample
from marts.bridge_event_claims as c inner join made as m using (event_id) where m.best is not null;

insert into marts.bridge_actor_pairs by name
select a.exchange_id as operation_id, 'exchange' as event_kind, least(a.actor_id, b.actor_id) as actor_id, greatest(a.actor_id, b.actor_id) as other_actor_id,
    $is_sample as is_sample
from (select exchange_id, unnest(actor_ids) as actor_id from marts.fct_exchange_releases where side = 1) as a
inner join (select exchange_id, unnest(actor_ids) as actor_id from marts.fct_exchange_releases where side = 2) as b using (exchange_id);

insert into marts.event_id_history by name
select event_id, event_id as lives_on_as, timestamp '2026-01-03' as since, 'published' as reason from made
union all by name select 'xch_000000000000' as event_id, min(event_id) as lives_on_as, timestamp '2026-02-03' as since, 'merged' as reason from made
union all by name select 'xch_ffffffffffff' as event_id, null as lives_on_as, timestamp '2026-02-03' as since, 'withdrawn' as reason;
insert into marts.event_history by name
select event_id, kind as event_kind, status, best as people_low, best as people_best, best as people_high, false as is_withdrawn,
    timestamp '2026-01-03 10:00' as valid_from from made;
insert into marts.quarantine by name
select 'marts.fct_exchanges' as table_name, event_id as row_key, 'batches_within_operation' as expectation, 'people_high = 5, <i>batches</i> add up to 9' as reason,
    'warned' as effect, timestamp '2026-03-01' as checked_at from made where i = 1;
insert into marts.fct_data_quality by name
select 'marts.fct_exchanges' as table_name, name as expectation, 'counts' as topic, 'What is expected of ' || name || '.' as sentence, name <> 'b' as is_passed,
    10 as checked_count, case when name = 'b' then 1 else 0 end as faulty_count, timestamp '2026-03-01' as checked_at from (values ('a'), ('b'), ('c')) as t (name);
insert into marts.fct_extraction_accuracy by name
select test_set, test_set <> 'made' as is_first_sight, 'made-up articles' as articles, 0.7 as claims_precision, 0.6 as claims_recall, 0.65 as claims_f1,
    0.6 as slots_precision, 0.5 as slots_recall, 0.55 as slots_f1
from (values ('10'), ('2'), ('made')) as sets (test_set);
insert into marts.fct_events_acled by name
select exchange_id as event_id_cnty, started_on as event_date, 34.7 as latitude, 36.7 as longitude from marts.fct_exchanges where started_on is not null;
