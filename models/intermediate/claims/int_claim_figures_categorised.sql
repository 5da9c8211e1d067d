-- The figures that a claim states, apart from parts of a total. Figures of one side add
-- up unless they are rivals: of different sources, or so near each other that they must
-- count the same people ("some 2,000" in the headline, 2,130 in the story), or several
-- that with its parts come to the first ("670 people, 308 fighters, 331 civilians"). A
-- joint total that headline and story both tell is one figure.
with arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

stated as (
    select
        claim_id,
        argument_role,
        case
            when argument_role in ('released', 'part') then coalesce(side, 0) else 0
        end as side,
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
        coalesce(low, high) as size,
    from arguments
    where
        argument_role in ('released', 'people', 'total', 'part', 'vehicles')
        and (low is not null or high is not null)
),

-- smaller figures that come to one of people of no kind are those people by kind
by_kind as (
    select
        wholes.claim_id,
        wholes.side,
        wholes.measure,
        wholes.source_key,
        wholes.span_start,
        wholes.size,
    from stated as wholes
    inner join stated as others
        on
            wholes.claim_id = others.claim_id
            and wholes.side = others.side
            and wholes.measure = others.measure
            and wholes.source_key = others.source_key
            and wholes.size > others.size
            and wholes.span_start < others.span_start
    where
        wholes.argument_role in ('released', 'people')
        and others.argument_role in ('released', 'people', 'part')
        and wholes.category in ('people', 'detainees')
        and wholes.measure = 'people'
    group by all
    having
        count(*) > 1
        and 10 * sum(others.size) >= 9 * wholes.size
        and sum(others.size) <= wholes.size
),

figures as (
    select stated.*
    from stated
    anti join by_kind
        on
            stated.claim_id = by_kind.claim_id
            and stated.side = by_kind.side
            and stated.measure = by_kind.measure
            and stated.source_key = by_kind.source_key
            and stated.size < by_kind.size
            and stated.span_start > by_kind.span_start
    where stated.argument_role != 'part'
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

-- of figures that count the same people the first leads that is no round number
retold as (
    select distinct
        others.claim_id,
        others.argument_role,
        others.side,
        others.span_start,
    from told_once as others
    inner join told_once as leads
        on
            others.claim_id = leads.claim_id
            and others.argument_role = leads.argument_role
            and others.side = leads.side
            and others.measure = leads.measure
            and others.source_key = leads.source_key
            and (
                others.category = leads.category
                or others.category in ('people', 'detainees')
                or leads.category in ('people', 'detainees')
            )
            and (others.size % 100 = 0, others.span_start)
            > (leads.size % 100 = 0, leads.span_start)
    where
        others.measure in ('people', 'families')
        and others.size != leads.size
        and greatest(others.size, leads.size)
        >= {{ var('least_retold_count', 20) }}
        and 10 * least(others.size, leads.size)
        >= 9 * greatest(others.size, leads.size)
),

told_apart as (
    select
        told_once.* replace (
            case
                when retold.claim_id is null then told_once.source_key
                else told_once.source_key || '~' || told_once.span_start
            end as source_key
        ),
        retold.claim_id is not null as is_retold,
    from told_once
    left join retold
        on
            told_once.claim_id = retold.claim_id
            and told_once.argument_role = retold.argument_role
            and told_once.side = retold.side
            and told_once.span_start = retold.span_start
),

final as (
    select
        claim_id,
        side,
        measure,
        category,
        source_key,
        is_retold,
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
    from told_apart
    group by claim_id, side, measure, category, source_key, is_retold
)

select * from final
