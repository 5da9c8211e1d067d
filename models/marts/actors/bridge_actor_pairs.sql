-- Who dealt with whom in what took place: on different sides of an exchange, or as
-- parties to an evacuation and those who left.
with operations as (
    select * from {{ ref('fct_operations') }}
),

exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

evacuations as (
    select * from {{ ref('fct_evacuations') }}
),

releases as (
    select * from {{ ref('fct_exchange_releases') }}
),

roles as (
    select * from {{ ref('fct_actor_roles') }}
),

sides as (
    select distinct
        releases.exchange_id,
        releases.side,
        unnest(releases.actor_ids) as actor_id,
    from releases
    where releases.side > 0
),

exchange_meetings as (
    select
        coalesce(exchanges.parent_id, exchanges.exchange_id) as operation_id,
        ones.actor_id as one_id,
        others.actor_id as other_id,
    from sides as ones
    inner join sides as others
        on ones.exchange_id = others.exchange_id and ones.side < others.side
    inner join exchanges on ones.exchange_id = exchanges.exchange_id
),

evacuation_meetings as (
    select
        coalesce(evacuations.parent_id, evacuations.evacuation_id) as operation_id,
        ones.actor_id as one_id,
        others.actor_id as other_id,
    from roles as ones
    inner join roles as others
        on ones.event_id = others.event_id and ones.actor_id < others.actor_id
    inner join evacuations on ones.event_id = evacuations.evacuation_id
    where
        ones.role in ('party', 'evacuee')
        and others.role in ('party', 'evacuee')
),

meetings as (
    select * from exchange_meetings
    where one_id != other_id
    union all
    select * from evacuation_meetings
),

final as (
    select
        operations.operation_id,
        any_value(operations.event_kind) as event_kind,
        least(meetings.one_id, meetings.other_id) as actor_id,
        greatest(meetings.one_id, meetings.other_id) as other_actor_id,
        bool_or(operations.is_sample) as is_sample,
    from operations
    inner join meetings on operations.operation_id = meetings.operation_id
    group by
        operations.operation_id,
        least(meetings.one_id, meetings.other_id),
        greatest(meetings.one_id, meetings.other_id)
)

select * from final
