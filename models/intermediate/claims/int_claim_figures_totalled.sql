with figures as (
    select * from {{ ref('int_claim_figures_categorised') }}
),

totalled as (
    select
        claim_id,
        side,
        measure,
        source_key,
        min(source_actor_id) as source_actor_id,
        min(span_start) as span_start,
        bool_or(is_retold) as is_retold,
        cast(sum(low) as bigint) as low,
        cast(case when count(high) = count(*) then sum(high) end as bigint) as high,
        cast(case when count(point) = count(*) then sum(point) end as bigint) as point,
        cast(
            case when count(floor_point) = count(*) then sum(floor_point) end as bigint
        ) as floor_point,
    from figures
    group by claim_id, side, measure, source_key
),

final as (
    select
        * exclude (is_retold),
        row_number() over (
            partition by claim_id, side, measure
            order by is_retold, span_start, source_key
        ) = 1 as is_lead,
    from totalled
)

select * from final
