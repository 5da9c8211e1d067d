-- The days of the years in which events began: the calendar of the metrics.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

bounds as (
    select
        date_trunc('year', min(started_on)) as first_on,
        date_trunc('year', max(started_on)) + interval 1 year - interval 1 day
            as last_on,
    from events
),

final as (
    select cast(days.day_on as date) as day_on,
    from bounds
    cross join
        unnest(generate_series(bounds.first_on, bounds.last_on, interval 1 day))
            as days (day_on)
)

select * from final
