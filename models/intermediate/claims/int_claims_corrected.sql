-- The claims as the decisions by hand leave them: `drop` and `override`. `merge` and
-- `split` are about pairs, so int_claim_links applies them.
with claims as (
    select * from {{ ref('stg_claims') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

corrections as (
    select * from {{ ref('int_corrections_resolved') }}
    where is_applied
),

dropped as (
    select distinct claim_id
    from corrections
    where correction_action = 'drop'
),

overrides as (
    select
        claim_id,
        max(new_value) filter (where field = 'status') as status,
        max(new_value) filter (where field = 'scope') as scope,
        max(new_value) filter (where field = 'batch') as batch,
        cast(max(new_value) filter (where field = 'date_start') as date) as date_start,
        cast(max(new_value) filter (where field = 'date_end') as date) as date_end,
        max(new_value) filter (where field = 'date_precision') as date_precision,
    from corrections
    where correction_action = 'override'
    group by claim_id
),

final as (
    select
        claims.claim_id,
        claims.claim_key,
        claims.article_id,
        claims.claim_kind,
        coalesce(overrides.scope, claims.scope) as scope,
        coalesce(overrides.status, claims.status) as status,
        coalesce(
            overrides.date_start, claims.date_start, overrides.date_end
        ) as date_start,
        case
            when overrides.date_end is not null then overrides.date_end
            -- the last day goes along where there was none, or one day only
            when
                claims.date_end > overrides.date_start
                and claims.date_end > claims.date_start
                then claims.date_end
            else coalesce(overrides.date_start, claims.date_end)
        end as date_end,
        case
            when overrides.date_precision is not null then overrides.date_precision
            when
                claims.date_precision = 'unknown'
                and coalesce(overrides.date_start, overrides.date_end) is not null
                then 'day'
            else claims.date_precision
        end as date_precision,
        coalesce(cast(overrides.batch as integer), claims.batch) as batch,
        claims.is_running_total,
        claims.confidence,
        claims.evidence_start,
        claims.evidence_end,
        overrides.claim_id is not null as is_corrected,
    from claims
    inner join articles on claims.article_id = articles.article_id
    left join overrides on claims.claim_id = overrides.claim_id
    anti join dropped on claims.claim_id = dropped.claim_id
)

select * from final
