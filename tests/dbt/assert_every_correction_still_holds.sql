-- A decision is void once the extractor gives something else than it was taken about.
with corrections as (
    select * from {{ ref('stg_corrections') }}
),

claims as (
    select * from {{ ref('stg_claims') }}
),

compared as (
    select
        corrections.correction_id,
        corrections.correction_action,
        corrections.field,
        corrections.expect,
        claims.claim_id is null as is_claim_gone,
        case corrections.field
            when 'status' then claims.status
            when 'scope' then claims.scope
            when 'batch' then cast(claims.batch as varchar)
            when 'date_start' then cast(claims.date_start as varchar)
            when 'date_end' then cast(claims.date_end as varchar)
            when 'date_precision' then claims.date_precision
        end as found,
    from corrections
    left join claims on corrections.claim_id = claims.claim_id
)

select
    correction_id,
    field,
    expect,
    found,
from compared
where
    is_claim_gone
    or (correction_action = 'override' and found is distinct from expect)
