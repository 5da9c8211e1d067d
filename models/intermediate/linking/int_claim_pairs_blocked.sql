-- Candidate pairs: same kind, a shared party lineage or area, and windows that share a
-- fortnight; without a window, a shared party and an equal figure.
with claims as (
    select * from {{ ref('int_claims_profiled') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

shared_names as (
    select
        claim_id,
        'party:' || unnest(list_distinct(list_concat(lineage_ids, party_keys)))
            as shared_name,
    from claims
    union all
    select
        claim_id,
        'area:' || unnest(list_distinct(list_concat(area_ids, place_ancestor_ids)))
            as shared_name,
    from claims
    where claim_kind = 'evacuation'
    union all
    select
        claim_id,
        'place:' || unnest(place_ids) as shared_name,
    from claims
    where claim_kind = 'exchange'
),

fortnights as (
    select
        claim_id,
        unnest(
            range(
                date_diff('day', date '2000-01-01', window_start - 2) // 14,
                date_diff('day', date '2000-01-01', window_end + 2) // 14 + 1
            )
        ) as fortnight,
    from claims
    where window_start is not null and window_end is not null
),

windowless as (
    select claim_id
    from claims
    where window_start is null or window_end is null
),

blocks as (
    select
        shared_names.claim_id,
        shared_names.shared_name || '/' || fortnights.fortnight as block_key,
        false as is_windowless,
    from shared_names
    inner join fortnights on shared_names.claim_id = fortnights.claim_id
    union all
    select
        shared_names.claim_id,
        shared_names.shared_name
        || '/'
        || figures.measure
        || figures.point as block_key,
        windowless.claim_id is not null as is_windowless,
    from shared_names
    inner join figures on shared_names.claim_id = figures.claim_id
    left join windowless on shared_names.claim_id = windowless.claim_id
    where figures.point is not null
),

keyed as (
    select
        blocks.claim_id,
        claims.claim_key,
        claims.article_id,
        claims.claim_kind || ':' || blocks.block_key as block_key,
        blocks.is_windowless,
    from blocks
    inner join claims on blocks.claim_id = claims.claim_id
),

final as (
    select distinct
        keyed.claim_id as left_id,
        others.claim_id as right_id,
    from keyed
    inner join keyed as others
        on
            keyed.block_key = others.block_key
            and keyed.claim_key < others.claim_key
            and keyed.article_id != others.article_id
    where
        keyed.is_windowless
        or others.is_windowless
        or keyed.block_key not like '%/people%'
)

select * from final
