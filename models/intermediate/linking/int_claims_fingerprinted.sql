-- A claim's fingerprint stands for all that pairing and scoring read of it, and for how
-- they read it: a pair whose fingerprints are as they were needs no work.
with claims as (
    select * from {{ ref('int_claims_profiled') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

categories as (
    select * from {{ ref('int_claim_figures_categorised') }}
),

described_rows as (
    select
        claim_id,
        cast(claims as varchar) as description,
    from claims
    union all
    select
        claim_id,
        cast(sides as varchar) as description,
    from sides
    union all
    select
        claim_id,
        cast(figures as varchar) as description,
    from figures
    union all
    select
        claim_id,
        cast(categories as varchar) as description,
    from categories
),

final as (
    select
        claim_id,
        md5(
            string_agg(description, '|' order by description)
            || '{{ hash_linking_code() }}'
        ) as fingerprint,
    from described_rows
    group by claim_id
)

select * from final
