-- The places of events rolled up to governorate and country: an event counts once for
-- an area and role, however many of its places lie there.
with event_places as (
    select * from {{ ref('bridge_event_places') }}
),

places as (
    select * from {{ ref('dim_places') }}
),

exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

evacuations as (
    select * from {{ ref('fct_evacuations') }}
),

events as (
    select
        exchange_id as event_id,
        parent_id,
        started_on,
        released_low as people_low,
        released_best as people_best,
        released_high as people_high,
        status,
        is_in_totals,
        is_sample,
    from exchanges
    union all
    select
        evacuation_id as event_id,
        parent_id,
        started_on,
        people_low,
        people_best,
        people_high,
        status,
        is_in_totals,
        is_sample,
    from evacuations
),

countries as (
    select
        place_id,
        country,
    from places
    where place_type = 'country'
),

areas as (
    select
        place_id,
        'governorate' as area_kind,
        case
            when place_type = 'governorate' then place_id
            else governorate_id
        end as area_id,
    from places
    union all
    select
        places.place_id,
        'country' as area_kind,
        countries.place_id as area_id,
    from places
    inner join countries on places.country = countries.country
),

located as (
    select
        event_places.event_id,
        event_places.event_kind,
        event_places.role,
        areas.area_kind,
        areas.area_id,
        cast(count(*) as integer) as place_count,
    from event_places
    inner join areas on event_places.place_id = areas.place_id
    where areas.area_id is not null
    group by
        event_places.event_id,
        event_places.event_kind,
        event_places.role,
        areas.area_kind,
        areas.area_id
),

final as (
    select
        located.event_id,
        located.event_kind,
        located.role,
        located.area_kind,
        located.area_id,
        coalesce(events.parent_id, events.event_id) as operation_id,
        located.place_count,
        cast(
            count(*) over (
                partition by located.event_id, located.role, located.area_kind
            ) as integer
        ) as area_count,
        events.started_on,
        events.people_low,
        events.people_best,
        events.people_high,
        events.status,
        events.is_in_totals,
        events.is_sample,
    from located
    inner join events on located.event_id = events.event_id
)

select * from final
