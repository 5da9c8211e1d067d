-- From where to where: each origin of an evacuation with each destination.
with evacuations as (
    select * from {{ ref('fct_evacuations') }}
),

event_places as (
    select * from {{ ref('bridge_event_places') }}
),

places as (
    select * from {{ ref('int_places_located') }}
),

located as (
    select
        event_places.event_id,
        event_places.role,
        event_places.place_id,
        event_places.place_precision,
        places.lat,
        places.lon,
    from event_places
    left join places on event_places.place_id = places.place_id
),

final as (
    select
        evacuations.evacuation_id,
        coalesce(origins.place_id, 'unknown') as origin_place_id,
        coalesce(destinations.place_id, 'unknown') as destination_place_id,
        origins.place_precision as origin_precision,
        origins.lat as origin_lat,
        origins.lon as origin_lon,
        destinations.place_precision as destination_precision,
        destinations.lat as destination_lat,
        destinations.lon as destination_lon,
        cast(
            count(*) over (partition by evacuations.evacuation_id) as integer
        ) as flow_count,
        evacuations.started_on,
        evacuations.people_low,
        evacuations.people_best,
        evacuations.people_high,
        evacuations.status,
        evacuations.is_in_totals,
        evacuations.is_sample,
    from evacuations
    left join located as origins
        on evacuations.evacuation_id = origins.event_id and origins.role = 'origin'
    left join located as destinations
        on
            evacuations.evacuation_id = destinations.event_id
            and destinations.role = 'destination'
    where origins.place_id is not null or destinations.place_id is not null
)

select * from final
