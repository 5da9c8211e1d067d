-- The date at the finest precision on which the reports agree: the interval that most
-- voices give at that precision; at a tie all of them together, coarser, and flagged.
-- What was planned for some days and is told on the last of them took all of them. A
-- running total without any day is of all up to the day of its first report.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

dated as (
    select
        event_id,
        claim_key,
        voice_id,
        published_on,
        date_start,
        date_end,
        status in ('ongoing', 'completed') as is_past,
        case date_precision
            when 'day' then 1
            when 'week' then 2
            when 'month' then 3
            when 'year' then 4
            else 5
        end as precision_rank,
    from event_claims
    where date_start is not null and date_end is not null
),

finest as (
    select *
    from dated
    qualify
        rank() over (
            partition by event_id order by is_past desc, precision_rank asc
        ) = 1
),

intervals as (
    select
        event_id,
        date_start,
        date_end,
        precision_rank,
        count(distinct voice_id) as voice_count,
    from finest
    group by all
),

lead_intervals as (
    select *
    from intervals
    qualify
        rank() over (partition by event_id order by voice_count desc) = 1
),

spans as (
    select
        event_id,
        min(date_start) as started_on,
        max(date_end) as ended_on,
        max(date_start) as latest_start,
        min(date_end) as earliest_end,
        min(precision_rank) as precision_rank,
        count(*) as interval_count,
    from lead_intervals
    group by event_id
),

disputes as (
    select
        event_id,
        max(date_start) > min(date_end) as is_date_disputed,
    from intervals
    group by event_id
),

-- by day, over no more than two weeks
planned as (
    select
        spans.event_id,
        max(dated.date_start) as first_day,
    from spans
    inner join dated
        on
            spans.event_id = dated.event_id
            and spans.ended_on = dated.date_end
            and spans.started_on > dated.date_start
            and spans.ended_on - 14 <= dated.date_start
    where
        not dated.is_past
        and dated.precision_rank = 1
        and spans.started_on = spans.ended_on
        and spans.precision_rank = 1
    group by spans.event_id
),

settled as (
    select
        spans.event_id,
        coalesce(planned.first_day, spans.started_on) as started_on,
        spans.ended_on,
        case
            when spans.interval_count > 1 and spans.latest_start > spans.earliest_end
                then case
                    when date_diff('day', spans.started_on, spans.ended_on) <= 1
                        then 'day'
                    when date_diff('day', spans.started_on, spans.ended_on) <= 14
                        then 'week'
                    when date_diff('day', spans.started_on, spans.ended_on) <= 31
                        then 'month'
                    else 'year'
                end
            else ['day', 'week', 'month', 'year', 'unknown'][spans.precision_rank]
        end as date_precision,
        disputes.is_date_disputed,
    from spans
    inner join disputes on spans.event_id = disputes.event_id
    left join planned on spans.event_id = planned.event_id
),

undated_totals as (
    select
        event_id,
        min(published_on) as reported_on,
    from event_claims
    group by event_id
    having
        count(date_start) = 0
        and 2 * count(*) filter (where is_running_total) > count(*)
        and count(published_on) > 0
),

final as (
    select * from settled
    union all
    select
        event_id,
        reported_on as started_on,
        reported_on as ended_on,
        'day' as date_precision,
        false as is_date_disputed,
    from undated_totals
)

select * from final
