-- Dated events in the columns and precision codes of UCDP's georeferenced dataset.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

roles as (
    select * from {{ ref('int_event_roles_gathered') }}
),

actors as (
    select * from {{ ref('dim_actors') }}
),

places as (
    select * from {{ ref('dim_places') }}
),

parties as (
    select
        roles.event_id,
        {{ list_actors("roles.side = 1 or roles.actor_role = 'evacuee'") }} as side_a,
        {{ list_actors("roles.side = 2 or roles.actor_role = 'party'") }} as side_b,
    from roles
    inner join actors on roles.actor_id = actors.actor_id
    group by roles.event_id
),

final as (
    select
        events.event_id as id,
        cast(year(events.started_on) as integer) as year,
        events.event_kind as type_of_event,
        events.status as code_status,
        parties.side_a,
        parties.side_b,
        cast(events.publisher_count as integer) as number_of_sources,
        case
            when events.place_precision = 'exact' then 1
            when events.place_precision = 'near' then 2
            when events.place_precision = 'district' then 3
            when events.place_precision = 'governorate' then 4
            when events.place_precision = 'country' then 6
        end as where_prec,
        coalesce(places.name_en, places.name_ar) as where_coordinates,
        governorates.name_en as adm_1,
        places.lat as latitude,
        places.lon as longitude,
        places.country,
        case
            when events.date_precision = 'day' and events.started_on = events.ended_on
                then 1
            when events.date_precision = 'day' then 2
            when events.date_precision = 'week' then 3
            when events.date_precision = 'month' then 4
            else 5
        end as date_prec,
        events.started_on as date_start,
        events.ended_on as date_end,
        events.people_best,
        events.people_high,
        events.people_low,
        events.is_sample,
    from events
    left join parties on events.event_id = parties.event_id
    left join places on events.place_id = places.place_id
    left join places as governorates
        on places.governorate_id = governorates.place_id
    where events.started_on is not null and events.date_precision != 'unknown'
)

select * from final
