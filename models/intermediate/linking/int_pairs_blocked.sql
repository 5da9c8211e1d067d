-- Candidate pairs: same kind, a shared party, place or area (or one that holds the
-- other's), and windows that come within days of each other. Long windows meet all
-- others by periods of four weeks. Without a window it takes a shared name and an equal
-- figure; a deal not yet carried out is also found by its two figures.
-- Only pairs with a claim that is new, or not as it was, are made.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook='{{ drop_stale_pairs() }}',
) }}

with claims as (
    select * from {{ ref('int_claims_profiled') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

fingerprints as (
    select * from {{ ref('int_claims_fingerprinted') }}
),

paired_claims as (
    {% if is_incremental() %}
        select left_id as claim_id from {{ this }}
        where left_id = right_id
    {% else %}
        select claim_id from fingerprints
        where false
    {% endif %}
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
    union all
    -- where no place is told that they leave, the one that they reach
    select
        claim_id,
        'destination:' || unnest(destination_ids) as shared_name,
        len(place_ids) = 0 as is_own,
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

pairs as (
    {{ pair_within_blocks(
        'day_blocks', ['shared_name', 'period'], 'lefts.is_own', 'paired_claims'
    ) | indent(4) }}
    union
    {{ pair_within_blocks(
        'month_blocks',
        ['shared_name', 'period'],
        'lefts.is_long and (lefts.is_own or rights.is_own)',
        'paired_claims',
    ) | indent(4) }}
    union
    {{ pair_within_blocks(
        'figure_blocks',
        ['shared_name', 'measure', 'point'],
        'lefts.is_windowless and (lefts.is_own or rights.is_own)',
        'paired_claims',
    ) | indent(4) }}
    union
    {{ pair_within_blocks(
        'term_blocks', ['claim_kind', 'points', 'period'], 'true', 'paired_claims'
    ) | indent(4) }}
    union
    -- a claim's pair with itself says that it has been paired
    select
        fingerprints.claim_id as left_id,
        fingerprints.claim_id as right_id,
    from fingerprints
    anti join paired_claims on fingerprints.claim_id = paired_claims.claim_id
),

final as (
    select
        pairs.left_id,
        pairs.right_id,
        lefts.fingerprint as left_fingerprint,
        rights.fingerprint as right_fingerprint,
    from pairs
    inner join fingerprints as lefts on pairs.left_id = lefts.claim_id
    inner join fingerprints as rights on pairs.right_id = rights.claim_id
)

select * from final
