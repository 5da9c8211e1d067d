-- Who takes part in an event, as what, and with how many people: of a side of an
-- exchange those that it let go and those that it got, else all of the event.
with roles as (
    select * from {{ ref('int_event_roles_gathered') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
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
        roles.side,
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
        roles.side,
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
        coalesce(roles.side, 0) as side,
        events.people_low as low,
        events.people_best as best,
        events.people_high as high,
    from roles
    inner join events on roles.event_id = events.event_id
    where roles.actor_role != 'side'
),

final as (
    select * from side_roles
    union all
    select * from other_roles
)

select * from final
