-- Dated events in the columns and precision codes of ACLED's codebook.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

described as (
    select * from {{ ref('int_events_described') }}
),

claims as (
    select * from {{ ref('bridge_event_claims') }}
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
        described.first_side as actor1,
        described.second_side as actor2,
        described.country,
        described.governorate as admin1,
        described.place as location,
        described.lat as latitude,
        described.lon as longitude,
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
    inner join described on events.event_id = described.event_id
    where
        events.started_on is not null
        and events.date_precision in ('day', 'week', 'month')
)

select * from final
