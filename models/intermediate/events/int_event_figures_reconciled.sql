-- low, best and high of each measure of each side of an event:
-- docs/methodology/counting.md.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

figures as (
    select * from {{ ref('int_event_figures_stated') }}
),

side_sums as (
    select
        claim_id,
        measure,
        sum(point) as point,
        count(distinct side) as side_count,
    from figures
    where side > 0 and is_lead
    group by claim_id, measure
    having count(point) = count(*)
),

stated as (
    select
        figures.*,
        event_claims.claim_key,
        event_claims.voice_id,
        event_claims.status,
        event_claims.status in ('proposed', 'agreed') as is_plan,
        event_claims.status in ('ongoing', 'completed') as is_past,
        coalesce(event_claims.published_on, date '1900-01-01') as published_on,
        side_sums.point as sides_point,
        side_sums.side_count,
    from figures
    inner join event_claims on figures.claim_id = event_claims.claim_id
    left join side_sums
        on
            figures.claim_id = side_sums.claim_id
            and figures.measure = side_sums.measure
            and figures.side > 0
),

-- A figure gives way to what happened (if it was planned), to a higher one of a
-- later day (while the event went on), and to a later one of the same voice, unless
-- that is a bound which the figure fits. The planned figures of sides give way to a
-- joint total that came about, and those of both sides while it went on to one of all
-- in the end, unless they add up to it.
superseded as (
    select distinct
        stated.claim_id,
        stated.side,
        stated.measure,
        stated.source_key,
    from stated
    inner join stated as laters
        on
            stated.event_id = laters.event_id
            and stated.measure = laters.measure
            and case
                when stated.side = laters.side
                    then
                        (stated.is_plan and laters.is_past)
                        or (
                            stated.status = 'ongoing'
                            and laters.is_past
                            and stated.published_on < laters.published_on
                            and coalesce(stated.floor_point, stated.low)
                            < coalesce(laters.floor_point, laters.low)
                        )
                        or (
                            stated.voice_id = laters.voice_id
                            and stated.published_on < laters.published_on
                            and not (stated.is_past and laters.is_plan)
                            and (
                                stated.point is null
                                or laters.point is not null
                                or stated.point < laters.low
                                or stated.point > laters.high
                            )
                        )
                else
                    (
                        (stated.is_plan and laters.is_past)
                        or (
                            stated.status = 'ongoing'
                            and stated.side_count > 1
                            and laters.status = 'completed'
                            and stated.published_on < laters.published_on
                        )
                    )
                    and laters.side = 0
                    and (
                        stated.sides_point != laters.point
                        or stated.sides_point < laters.low
                        or stated.sides_point > laters.high
                    )
            end
),

counted_claims as (
    select
        claim_id,
        bool_or(measure = 'bodies') as has_bodies,
        bool_or(measure in ('people', 'families')) as has_living,
    from figures
    group by claim_id
),

-- all that is told to have been done is that bodies were handed over
done_for_bodies as (
    select event_claims.event_id
    from event_claims
    left join counted_claims on event_claims.claim_id = counted_claims.claim_id
    where event_claims.status in ('ongoing', 'completed')
    group by event_claims.event_id
    having
        bool_and(
            coalesce(
                counted_claims.has_bodies and not counted_claims.has_living, false
            )
        )
),

standing as (
    select stated.*
    from stated
    left join done_for_bodies on stated.event_id = done_for_bodies.event_id
    anti join superseded
        on
            stated.claim_id = superseded.claim_id
            and stated.side = superseded.side
            and stated.measure = superseded.measure
            and stated.source_key = superseded.source_key
    where
        not stated.is_plan
        or stated.measure not in ('people', 'families')
        or done_for_bodies.event_id is null
),

-- One figure a voice: of its rivals the one that leads, or else a number.
voices as (
    select *
    from standing
    qualify
        row_number() over (
            partition by event_id, side, measure, voice_id
            order by
                point is null asc,
                published_on desc,
                is_lead desc,
                claim_key asc,
                span_start asc,
                source_key asc
        ) = 1
),

points as (
    select
        event_id,
        side,
        measure,
        coalesce(point, floor_point) as point,
        point is not null as is_point,
        count(*) as voice_count,
        max(published_on) as last_published_on,
        min(claim_key) as least_key,
    from voices
    where coalesce(point, floor_point) is not null
    group by all
),

-- a voice that gives only a bound ("more than 150") speaks for a number that fits it
backed as (
    select
        points.*,
        count(bounds.voice_id) as bound_count,
    from points
    left join voices as bounds
        on
            points.event_id = bounds.event_id
            and points.side = bounds.side
            and points.measure = bounds.measure
            and points.is_point
            and bounds.point is null
            and coalesce(points.point >= bounds.low, true)
            and coalesce(points.point <= bounds.high, true)
            and coalesce(bounds.low, bounds.high) is not null
    group by all
),

best_points as (
    select
        event_id,
        side,
        measure,
        point as best,
        voice_count,
    from backed
    qualify
        row_number() over (
            partition by event_id, side, measure
            order by
                is_point desc,
                voice_count desc,
                bound_count desc,
                last_published_on desc,
                least_key asc
        ) = 1
),

spans as (
    select
        event_id,
        side,
        measure,
        count(distinct claim_id) as claim_count,
        count(distinct voice_id) as voice_count,
        count(distinct point) as point_count,
        min(low) filter (where point is not null) as point_low,
        max(high) filter (where point is not null) as point_high,
        min(low) filter (where point is null) as least_bound,
        max(low) filter (where point is null) as greatest_bound,
        min(high) filter (where low is null) as least_ceiling,
        max(high) filter (where low is null) as greatest_ceiling,
        bool_and(not is_past) as is_planned,
    from standing
    group by event_id, side, measure
),

final as (
    select
        spans.event_id,
        spans.side,
        spans.measure,
        spans.claim_count,
        spans.voice_count,
        case
            when spans.point_low is not null
                then least(spans.point_low, spans.least_ceiling)
            else spans.least_bound
        end as low,
        best_points.best,
        case
            when spans.point_low is not null
                then greatest(spans.point_high, spans.greatest_bound)
            when spans.greatest_ceiling is not null
                then greatest(spans.greatest_ceiling, spans.greatest_bound)
        end as high,
        spans.point_count > 1
        or coalesce(spans.least_ceiling < spans.point_low, false)
        or coalesce(spans.greatest_bound > spans.point_high, false) as is_disputed,
        coalesce(best_points.voice_count, 0) as best_voice_count,
        spans.is_planned,
    from spans
    left join best_points
        on
            spans.event_id = best_points.event_id
            and spans.side = best_points.side
            and spans.measure = best_points.measure
)

select * from final
