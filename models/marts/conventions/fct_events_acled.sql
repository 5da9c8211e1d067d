-- Dated events in the columns and precision codes of ACLED's codebook.
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

claims as (
    select * from {{ ref('bridge_event_claims') }}
),

parties as (
    select
        roles.event_id,
        {{ list_actors("roles.side = 1 or roles.actor_role = 'evacuee'") }} as actor1,
        {{ list_actors("roles.side = 2 or roles.actor_role = 'party'") }} as actor2,
    from roles
    inner join actors on roles.actor_id = actors.actor_id
    group by roles.event_id
),

sources as (
    select
        event_id,
        string_agg(distinct publisher_id, '; ' order by publisher_id) as source,
    from claims
    group by event_id
),

final as (
    select
        events.event_id as event_id_cnty,
        events.started_on as event_date,
        cast(year(events.started_on) as integer) as year,
        case events.date_precision
            when 'day' then 1
            when 'week' then 2
            else 3
        end as time_precision,
        'Strategic developments' as disorder_type,
        'Strategic developments' as event_type,
        'Agreement' as sub_event_type,
        parties.actor1,
        parties.actor2,
        places.country,
        governorates.name_en as admin1,
        coalesce(places.name_en, places.name_ar) as location,
        places.lat as latitude,
        places.lon as longitude,
        case
            when events.place_precision = 'exact' then 1
            when events.place_precision in ('near', 'district') then 2
            when events.place_precision in ('governorate', 'country') then 3
        end as geo_precision,
        sources.source,
        events.event_kind || ', ' || events.status as tags,
        cast(null as integer) as fatalities,
        events.people_best,
        events.is_sample,
    from events
    inner join sources on events.event_id = sources.event_id
    left join parties on events.event_id = parties.event_id
    left join places on events.place_id = places.place_id
    left join places as governorates
        on places.governorate_id = governorates.place_id
    where
        events.started_on is not null
        and events.date_precision in ('day', 'week', 'month')
)

select * from final
