with claims as (
    select * from {{ source('raw', 'claims') }}
),

final as (
    select
        claim_id,
        md5(claim_id) as claim_key,
        article_id,
        kind as claim_kind,
        scope,
        status,
        date_start,
        date_end,
        date_precision,
        batch,
        coalesce(is_running_total, false) as is_running_total,
        confidence,
        evidence_start,
        evidence_end,
        extractor_version,
    from claims
)

select * from final
