with events as (
    select * from {{ ref('int_events_profiled') }}
),

roles as (
    select * from {{ ref('int_event_roles_gathered') }}
),

actors as (
    select * from {{ ref('int_actors_rooted') }}
),

places as (
    select * from {{ ref('int_places_nested') }}
),

points as (
    select * from {{ ref('int_places_located') }}
),

sides as (
    select
        roles.event_id,
        {{ list_actors("roles.side = 1 or roles.actor_role = 'evacuee'") }}
            as first_side,
        {{ list_actors("roles.side = 2 or roles.actor_role = 'party'") }}
            as second_side,
    from roles
    inner join actors on roles.actor_id = actors.actor_id
    group by roles.event_id
),

final as (
    select
        events.event_id,
        sides.first_side,
        sides.second_side,
        places.country,
        governorates.name_en as governorate,
        coalesce(places.name_en, places.name_ar) as place,
        points.lat,
        points.lon,
    from events
    left join sides on events.event_id = sides.event_id
    left join places on events.place_id = places.place_id
    left join points on events.place_id = points.place_id
    left join places as governorates
        on places.governorate_id = governorates.place_id
)

select * from final
