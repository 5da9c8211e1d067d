-- One row per event with its reconciled figures. A joint total counts where the text
-- does not give the figures of both sides and it is not smaller than what it does give.
with events as (
    select
        event_id,
        any_value(event_kind) as event_kind,
    from {{ ref('int_event_claims_identified') }}
    group by event_id
),

reconciled as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

summed as (
    select
        event_id,
        measure,
        cast(sum(low) as bigint) as low,
        cast(sum(coalesce(best, low)) as bigint) as best_or_low,
        count(best) as best_count,
        cast(case when count(high) = count(*) then sum(high) end as bigint) as high,
        count(*) as side_count,
        bool_or(is_disputed) as is_disputed,
    from reconciled
    where side > 0
    group by event_id, measure
),

joint as (
    select *
    from reconciled
    where side = 0
),

measures as (
    select unnest(['people', 'bodies', 'families', 'vehicles']) as measure
),

chosen as (
    select
        events.event_id,
        events.event_kind,
        measures.measure,
        joint.event_id is not null
        and (
            summed.event_id is null
            or (
                summed.side_count < 2
                and coalesce(joint.best, joint.low, joint.high)
                >= coalesce(summed.best_or_low, summed.high)
            )
        ) as is_joint,
        summed.low as sides_low,
        case when summed.best_count > 0 then summed.best_or_low end as sides_best,
        summed.high as sides_high,
        joint.low as joint_low,
        joint.best as joint_best,
        joint.high as joint_high,
        coalesce(summed.side_count, 0) as side_count,
        coalesce(summed.is_disputed, false) as is_sides_disputed,
        coalesce(joint.is_disputed, false) as is_joint_disputed,
    from events
    cross join measures
    left join summed
        on
            events.event_id = summed.event_id
            and measures.measure = summed.measure
    left join joint
        on
            events.event_id = joint.event_id
            and measures.measure = joint.measure
),

figures as (
    select
        event_id,
        event_kind,
        measure,
        is_joint,
        side_count,
        case when is_joint then joint_low else sides_low end as low,
        case when is_joint then joint_best else sides_best end as best,
        case when is_joint then joint_high else sides_high end as high,
        case when is_joint then is_joint_disputed else is_sides_disputed end
            as is_disputed,
    from chosen
),

final as (
    select
        event_id,
        any_value(event_kind) as event_kind,
        {%- for measure in ['people', 'bodies', 'families', 'vehicles'] %}
            max(low) filter (where measure = '{{ measure }}') as {{ measure }}_low,
            max(best) filter (where measure = '{{ measure }}') as {{ measure }}_best,
            max(high) filter (where measure = '{{ measure }}') as {{ measure }}_high,
        {%- endfor %}
        bool_or(is_joint) filter (where measure = 'people') as is_joint_total,
        max(side_count) filter (where measure = 'people') as counted_sides,
        bool_or(is_disputed) as is_count_disputed,
    from figures
    group by event_id
)

select * from final
