with places as (
    select * from {{ ref('int_event_places_resolved') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
),

final as (
    select
        places.event_id,
        events.event_kind,
        places.place_role as role,
        places.place_id,
        places.place_precision,
        cast(places.place_rank as integer) as place_rank,
        cast(places.claim_count as integer) as claim_count,
        events.is_sample,
    from places
    inner join events on places.event_id = events.event_id
)

select * from final
