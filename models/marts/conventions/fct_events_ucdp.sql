-- Dated events in the columns and precision codes of UCDP's georeferenced dataset.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

described as (
    select * from {{ ref('int_events_described') }}
),

final as (
    select
        events.event_id as id,
        cast(year(events.started_on) as integer) as year,
        events.event_kind as type_of_event,
        events.status as code_status,
        described.first_side as side_a,
        described.second_side as side_b,
        cast(events.publisher_count as integer) as number_of_sources,
        case
            when events.place_precision = 'exact' then 1
            when events.place_precision = 'near' then 2
            when events.place_precision = 'district' then 3
            when events.place_precision = 'governorate' then 4
            when events.place_precision = 'country' then 6
        end as where_prec,
        described.place as where_coordinates,
        described.governorate as adm_1,
        described.lat as latitude,
        described.lon as longitude,
        described.country,
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
    inner join described on events.event_id = described.event_id
    where events.started_on is not null and events.date_precision != 'unknown'
)

select * from final
