-- No group or area has more people of an event than the event has itself.
with events as (
    select
        exchange_id as event_id,
        coalesce(released_best, released_low) as people,
    from {{ ref('fct_exchanges') }}
    union all
    select
        evacuation_id as event_id,
        coalesce(people_best, people_low) as people,
    from {{ ref('fct_evacuations') }}
),

rolled_up as (
    select
        event_id,
        group_id as rolled_up_to,
        role,
        people_best as people,
    from {{ ref('fct_group_roles') }}
    union all
    select
        event_id,
        area_id as rolled_up_to,
        role,
        people_best as people,
    from {{ ref('fct_event_areas') }}
)

select
    rolled_up.event_id,
    rolled_up.rolled_up_to,
    rolled_up.role,
    rolled_up.people,
    events.people as event_people,
from rolled_up
inner join events on rolled_up.event_id = events.event_id
where rolled_up.people > events.people
