with roles as (
    select * from {{ ref('int_event_roles_gathered') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
),

nested as (
    select * from {{ ref('int_events_nested') }}
),

figures as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

side_figures as (
    select
        event_id,
        side,
        low,
        best,
        high,
    from figures
    where measure = 'people' and side > 0
),

side_roles as (
    select
        roles.event_id,
        roles.actor_id,
        'releaser' as actor_role,
        side_figures.low,
        side_figures.best,
        side_figures.high,
    from roles
    left join side_figures
        on
            roles.event_id = side_figures.event_id
            and roles.side = side_figures.side
    where roles.actor_role = 'side'
    union all
    select
        roles.event_id,
        roles.actor_id,
        'receiver' as actor_role,
        cast(sum(side_figures.low) as bigint) as low,
        cast(sum(side_figures.best) as bigint) as best,
        cast(
            case
                when count(side_figures.high) = count(side_figures.side)
                    then sum(side_figures.high)
            end as bigint
        ) as high,
    from roles
    left join side_figures
        on
            roles.event_id = side_figures.event_id
            and roles.side != side_figures.side
    where roles.actor_role = 'side'
    group by roles.event_id, roles.actor_id, roles.side
),

other_roles as (
    select
        roles.event_id,
        roles.actor_id,
        roles.actor_role,
        events.people_low as low,
        events.people_best as best,
        events.people_high as high,
    from roles
    inner join events on roles.event_id = events.event_id
    where roles.actor_role != 'side'
),

all_roles as (
    select * from side_roles
    union all
    select * from other_roles
),

final as (
    select
        all_roles.event_id,
        any_value(events.event_kind) as event_kind,
        all_roles.actor_id,
        all_roles.actor_role as role,
        any_value(coalesce(nested.parent_id, all_roles.event_id)) as operation_id,
        any_value(events.started_on) as started_on,
        max(all_roles.low) as people_low,
        max(all_roles.best) as people_best,
        max(all_roles.high) as people_high,
        any_value(events.status) as status,
        bool_and(nested.is_additive) as is_additive,
        bool_and(
            nested.is_additive
            and events.status in ('ongoing', 'completed')
            and not events.is_denied_by_all_sides
        ) as is_in_totals,
        bool_or(events.is_sample) as is_sample,
    from all_roles
    inner join events on all_roles.event_id = events.event_id
    inner join nested on all_roles.event_id = nested.event_id
    group by all_roles.event_id, all_roles.actor_id, all_roles.actor_role
)

select * from final
