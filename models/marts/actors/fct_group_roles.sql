-- The roles of actors rolled up to what they belong to: an event counts once for a
-- group, however many of its members or names take part, and both sides add up where it
-- has members on both.
with roles as (
    select * from {{ ref('int_event_roles_measured') }}
),

actor_groups as (
    select * from {{ ref('int_actor_groups_nested') }}
),

actor_roles as (
    select * from {{ ref('fct_actor_roles') }}
),

sides as (
    select
        roles.event_id,
        actor_groups.group_kind,
        actor_groups.group_id,
        roles.actor_role,
        roles.side,
        max(roles.low) as low,
        max(roles.best) as best,
        max(roles.high) as high,
    from roles
    inner join actor_groups on roles.actor_id = actor_groups.actor_id
    group by
        roles.event_id,
        actor_groups.group_kind,
        actor_groups.group_id,
        roles.actor_role,
        roles.side
),

measured as (
    select
        event_id,
        group_kind,
        group_id,
        actor_role,
        case
            when actor_role in ('releaser', 'receiver') then sum(low)
            else max(low)
        end as low,
        case
            when actor_role in ('releaser', 'receiver') then sum(coalesce(best, low))
            else max(best)
        end as best,
        case
            when
                actor_role in ('releaser', 'receiver')
                and bool_and(high is not null or coalesce(low, best) is null)
                then sum(high)
            when actor_role not in ('releaser', 'receiver') then max(high)
        end as high,
    from sides
    group by event_id, group_kind, group_id, actor_role
),

members as (
    select
        actor_roles.event_id,
        actor_groups.group_kind,
        actor_groups.group_id,
        actor_roles.role,
        any_value(actor_roles.event_kind) as event_kind,
        any_value(actor_roles.operation_id) as operation_id,
        any_value(actor_roles.started_on) as started_on,
        any_value(actor_roles.status) as status,
        bool_and(actor_roles.is_in_totals) as is_in_totals,
        bool_or(actor_roles.is_sample) as is_sample,
        list(actor_roles.actor_id order by actor_roles.actor_id) as member_ids,
    from actor_roles
    inner join actor_groups on actor_roles.actor_id = actor_groups.actor_id
    group by
        actor_roles.event_id,
        actor_groups.group_kind,
        actor_groups.group_id,
        actor_roles.role
),

final as (
    select
        members.event_id,
        members.event_kind,
        members.group_kind,
        members.group_id,
        members.role,
        members.operation_id,
        members.member_ids,
        members.started_on,
        cast(measured.low as bigint) as people_low,
        cast(measured.best as bigint) as people_best,
        cast(measured.high as bigint) as people_high,
        members.status,
        members.is_in_totals,
        members.is_sample,
    from members
    inner join measured
        on
            members.event_id = measured.event_id
            and members.group_kind = measured.group_kind
            and members.group_id = measured.group_id
            and members.role = measured.actor_role
)

select * from final
