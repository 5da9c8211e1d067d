-- The figures that a claim states, apart from parts of a total. Figures of one side add
-- up unless the article gives them to different sources: then they are rivals. A joint
-- total that headline and story both tell is one figure.
with arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

figures as (
    select
        claim_id,
        argument_role,
        case when argument_role = 'released' then side else 0 end as side,
        case
            when argument_role = 'vehicles' then 'vehicles'
            when category in ('bodies', 'families') then category
            else 'people'
        end as measure,
        coalesce(category, 'people') as category,
        coalesce(source_key, '') as source_key,
        source_actor_id,
        span_start,
        low,
        case when qualifier not in ('vague', 'at_least') then high end as high,
        case
            when qualifier in ('exact', 'about', 'between')
                then (low + high) // 2
        end as point,
        case when qualifier = 'at_least' then low end as floor_point,
    from arguments
    where
        argument_role in ('released', 'people', 'total', 'vehicles')
        and (low is not null or high is not null)
),

told_once as (
    select *
    from figures
    qualify
        argument_role != 'total'
        or row_number() over (
            partition by claim_id, argument_role, measure, source_key, low, high
            order by category in ('people', 'detainees') asc, span_start asc
        ) = 1
),

final as (
    select
        claim_id,
        side,
        measure,
        category,
        source_key,
        min(source_actor_id) as source_actor_id,
        min(span_start) as span_start,
        cast(sum(low) as bigint) as low,
        cast(case when count(high) = count(*) then sum(high) end as bigint) as high,
        cast(case when count(point) = count(*) then sum(point) end as bigint) as point,
        cast(
            case
                when count(coalesce(point, floor_point)) = count(*)
                    then sum(coalesce(point, floor_point))
            end as bigint
        ) as floor_point,
    from told_once
    group by claim_id, side, measure, category, source_key
)

select * from final
