{%- set measure_names = ['people', 'bodies', 'families', 'vehicles'] %}
-- One row per event with its reconciled figures; one without any has nulls.
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

figures as (
    {{ add_up_sides('reconciled', key='event_id') }}
),

doubts as (
    select
        figures.event_id,
        bool_or(reconciled.is_disputed) as is_count_disputed,
        -- a joint total of what took place bears the sides out that stand beside it
        bool_or(
            reconciled.is_planned
            and coalesce(joints.is_planned, true)
            and reconciled.measure != 'vehicles'
        ) as is_figure_planned,
    from figures
    inner join reconciled
        on
            figures.event_id = reconciled.event_id
            and figures.measure = reconciled.measure
            and figures.is_joint = (reconciled.side = 0)
    left join reconciled as joints
        on
            figures.event_id = joints.event_id
            and figures.measure = joints.measure
            and joints.side = 0
    group by figures.event_id
),

measured as (
    select
        event_id,
        {%- for measure in measure_names %}
            max(low) filter (where measure = '{{ measure }}') as {{ measure }}_low,
            max(best) filter (where measure = '{{ measure }}') as {{ measure }}_best,
            max(high) filter (where measure = '{{ measure }}') as {{ measure }}_high,
        {%- endfor %}
        list(measure order by measure) filter (where is_joint) as joint_measures,
        max(side_count) filter (where measure = 'people') as counted_sides,
    from figures
    group by event_id
),

final as (
    select
        events.event_id,
        events.event_kind,
        {%- for measure in measure_names %}
            measured.{{ measure }}_low,
            measured.{{ measure }}_best,
            measured.{{ measure }}_high,
        {%- endfor %}
        coalesce(measured.joint_measures, []) as joint_measures,
        coalesce(measured.counted_sides, 0) as counted_sides,
        coalesce(doubts.is_count_disputed, false) as is_count_disputed,
        coalesce(doubts.is_figure_planned, false) as is_figure_planned,
    from events
    left join measured on events.event_id = measured.event_id
    left join doubts on events.event_id = doubts.event_id
)

select * from final
