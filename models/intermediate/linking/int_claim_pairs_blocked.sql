-- Candidate pairs: same kind, a shared party, place or area (or one that holds the
-- other's), and windows that come within days of each other. Long windows meet all
-- others by periods of four weeks. Without a window it takes a shared name and an equal
-- figure; a deal not yet carried out is also found by its two figures.
with claims as (
    select * from {{ ref('int_claims_profiled') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

spans as (
    select
        *,
        date_diff('day', date '2000-01-01', window_start) - 2 as first_day,
        date_diff('day', date '2000-01-01', window_end) + 2 as last_day,
        window_start is null or window_end is null as is_windowless,
        coalesce(date_diff('day', window_start, window_end) > 20, false) as is_long,
    from claims
),

-- `is_own`: the claim itself names it; else it holds what the claim names
names as (
    select
        claim_id,
        'party:' || unnest(lineage_ids) as shared_name,
        true as is_own,
    from claims
    union all
    select
        claim_id,
        'party:' || unnest(
            list_filter(party_keys, lambda party: not list_contains(lineage_ids, party))
        ) as shared_name,
        false as is_own,
    from claims
    union all
    select
        claim_id,
        'place:' || unnest(place_ids) as shared_name,
        true as is_own,
    from claims
    union all
    select
        claim_id,
        'place:' || unnest(
            list_filter(
                place_ancestor_ids, lambda place: not list_contains(place_ids, place)
            )
        ) as shared_name,
        false as is_own,
    from claims
    where claim_kind = 'evacuation'
    union all
    select
        claim_id,
        'area:' || unnest(area_ids) as shared_name,
        true as is_own,
    from claims
    where claim_kind = 'evacuation'
),

named as (
    select
        names.claim_id,
        spans.claim_key,
        spans.article_id,
        spans.claim_kind || '/' || names.shared_name as shared_name,
        names.is_own,
        spans.is_long,
        spans.is_windowless,
        spans.first_day,
        spans.last_day,
    from names
    inner join spans on names.claim_id = spans.claim_id
),

day_blocks as (
    select
        claim_id,
        claim_key,
        article_id,
        shared_name,
        is_own,
        unnest(range(first_day // 4, last_day // 4 + 1)) as period,
    from named
    where not is_windowless and not is_long
),

month_blocks as (
    select
        claim_id,
        claim_key,
        article_id,
        shared_name,
        is_own,
        is_long,
        unnest(range(first_day // 28, last_day // 28 + 1)) as period,
    from named
    where not is_windowless
),

figure_blocks as (
    select
        named.claim_id,
        named.claim_key,
        named.article_id,
        named.shared_name,
        named.is_own,
        named.is_windowless,
        figures.measure,
        figures.point,
    from named
    inner join figures on named.claim_id = figures.claim_id
    where figures.point is not null
),

terms as (
    select
        claim_id,
        string_agg(people_point, '/' order by people_point) as points,
    from sides
    where people_point >= 20
    group by claim_id
    having count(*) = 2
),

term_blocks as (
    select
        terms.claim_id,
        spans.claim_key,
        spans.article_id,
        spans.claim_kind,
        terms.points,
        unnest(range((spans.first_day - 22) // 45, (spans.last_day + 22) // 45 + 1))
            as period,
    from terms
    inner join spans on terms.claim_id = spans.claim_id
    where
        not spans.is_windowless
        and (
            spans.status in ('proposed', 'agreed')
            or len(spans.lineage_ids) = 0
        )
),

final as (
    select
        case
            when lefts.claim_key < rights.claim_key then lefts.claim_id
            else rights.claim_id
        end as left_id,
        case
            when lefts.claim_key < rights.claim_key then rights.claim_id
            else lefts.claim_id
        end as right_id,
    from day_blocks as lefts
    inner join day_blocks as rights
        on
            lefts.shared_name = rights.shared_name
            and lefts.period = rights.period
            and lefts.article_id != rights.article_id
    where lefts.is_own
    union
    select
        case
            when lefts.claim_key < rights.claim_key then lefts.claim_id
            else rights.claim_id
        end as left_id,
        case
            when lefts.claim_key < rights.claim_key then rights.claim_id
            else lefts.claim_id
        end as right_id,
    from month_blocks as lefts
    inner join month_blocks as rights
        on
            lefts.shared_name = rights.shared_name
            and lefts.period = rights.period
            and lefts.article_id != rights.article_id
            and (lefts.is_own or rights.is_own)
    where lefts.is_long
    union
    select
        case
            when lefts.claim_key < rights.claim_key then lefts.claim_id
            else rights.claim_id
        end as left_id,
        case
            when lefts.claim_key < rights.claim_key then rights.claim_id
            else lefts.claim_id
        end as right_id,
    from figure_blocks as lefts
    inner join figure_blocks as rights
        on
            lefts.shared_name = rights.shared_name
            and lefts.measure = rights.measure
            and lefts.point = rights.point
            and lefts.article_id != rights.article_id
            and (lefts.is_own or rights.is_own)
    where lefts.is_windowless
    union
    select
        case
            when lefts.claim_key < rights.claim_key then lefts.claim_id
            else rights.claim_id
        end as left_id,
        case
            when lefts.claim_key < rights.claim_key then rights.claim_id
            else lefts.claim_id
        end as right_id,
    from term_blocks as lefts
    inner join term_blocks as rights
        on
            lefts.claim_kind = rights.claim_kind
            and lefts.points = rights.points
            and lefts.period = rights.period
            and lefts.article_id != rights.article_id
)

select * from final
