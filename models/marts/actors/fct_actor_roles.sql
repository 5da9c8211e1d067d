with roles as (
    select * from {{ ref('int_event_roles_measured') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
),

nested as (
    select * from {{ ref('int_events_nested') }}
),

final as (
    select
        roles.event_id,
        any_value(events.event_kind) as event_kind,
        roles.actor_id,
        roles.actor_role as role,
        any_value(coalesce(nested.parent_id, roles.event_id)) as operation_id,
        any_value(events.started_on) as started_on,
        max(roles.low) as people_low,
        max(roles.best) as people_best,
        max(roles.high) as people_high,
        any_value(events.status) as status,
        bool_and(nested.is_additive) as is_additive,
        bool_and(nested.is_in_totals) as is_in_totals,
        bool_or(events.is_sample) as is_sample,
    from roles
    inner join events on roles.event_id = events.event_id
    inner join nested on roles.event_id = nested.event_id
    group by roles.event_id, roles.actor_id, roles.actor_role
)

select * from final
