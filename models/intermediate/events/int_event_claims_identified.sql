-- An event's id is its kind and the least key of its claims, so that no order of
-- loading changes it.
with clustered as (
    select * from {{ ref('int_claims_clustered') }}
),

claims as (
    select * from {{ ref('int_claims_profiled') }}
),

final as (
    select
        case clustered.claim_kind when 'exchange' then 'xch_' else 'evc_' end
        || left(clustered.event_key, 12) as event_id,
        claims.claim_kind as event_kind,
        clustered.is_torn,
        claims.claim_id,
        claims.claim_key,
        claims.article_id,
        claims.publisher_id,
        claims.voice_id,
        claims.syndication_id,
        claims.published_at,
        claims.published_on,
        claims.scope,
        claims.status,
        claims.date_start,
        claims.date_end,
        claims.date_precision,
        claims.batch,
        claims.is_running_total,
        claims.confidence,
        claims.evidence_start,
        claims.evidence_end,
        claims.is_sample,
    from clustered
    inner join claims on clustered.claim_id = claims.claim_id
)

select * from final
