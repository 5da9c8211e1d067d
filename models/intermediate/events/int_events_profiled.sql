-- One row per event: who, where, when, how many, and how sure.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

claims as (
    select * from {{ ref('int_claims_profiled') }}
),

statuses as (
    select * from {{ ref('int_event_statuses_resolved') }}
),

dates as (
    select * from {{ ref('int_event_dates_resolved') }}
),

places as (
    select * from {{ ref('int_event_places_resolved') }}
),

figures as (
    select * from {{ ref('int_events_measured') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

voices as (
    select
        event_id,
        voice_id,
        max(confidence) as confidence,
    from event_claims
    group by event_id, voice_id
),

confidences as (
    select
        event_id,
        count(*) as voice_count,
        round(
            1 - list_product(
                list(1 - least(confidence, 0.99) order by confidence, voice_id)
            ), 3
        ) as confidence,
    from voices
    group by event_id
),

batches as (
    select
        event_id,
        batch,
    from event_claims
    where batch is not null
    group by event_id, batch
    qualify
        row_number() over (
            partition by event_id order by count(*) desc, batch asc
        ) = 1
),

summarised as (
    select
        event_claims.event_id,
        any_value(event_claims.event_kind) as event_kind,
        -- that it is part of a larger deal outweighs a report that does not say so
        case
            when
                count(*) filter (where event_claims.scope = 'batch')
                >= count(*) filter (where event_claims.scope = 'operation')
                + case
                    when
                        bool_or(
                            event_claims.scope = 'batch' and event_claims.batch is null
                        )
                        then 0
                    else 1
                end
                then 'batch'
            else 'operation'
        end as scope,
        2 * count(*) filter (where event_claims.is_running_total) > count(*)
            as is_running_total,
        count(*) as claim_count,
        count(distinct event_claims.publisher_id) as publisher_count,
        list_sort(list_distinct(list(event_claims.article_id))) as article_ids,
        list_sort(
            list_distinct(
                list(event_claims.article_id) filter (
                    where event_claims.date_start is null
                )
            )
        ) as undated_article_ids,
        min(event_claims.published_at) as first_reported_at,
        min(event_claims.published_on) as first_reported_on,
        min(claims.window_start) as window_start,
        max(claims.window_end) as window_end,
        bool_or(event_claims.is_sample) as is_sample,
        bool_or(event_claims.is_torn) as is_torn,
        list_sort(list_distinct(flatten(list(claims.lineage_ids)))) as lineage_ids,
        list_sort(list_distinct(flatten(list(claims.party_actor_ids))))
            as party_actor_ids,
        list_sort(list_distinct(flatten(list(claims.party_keys)))) as party_keys,
        list_sort(list_distinct(flatten(list(claims.mediator_lineage_ids))))
            as mediator_lineage_ids,
        list_sort(list_distinct(flatten(list(claims.place_ids)))) as place_ids,
        list_sort(list_distinct(flatten(list(claims.place_ancestor_ids))))
            as place_ancestor_ids,
        list_sort(list_distinct(flatten(list(claims.area_ids)))) as area_ids,
    from event_claims
    inner join claims on event_claims.claim_id = claims.claim_id
    group by event_claims.event_id
),

known_sides as (
    select
        aligned.event_id,
        count(distinct aligned.event_side) as side_count,
        bool_or(aligned.is_crosswise) as is_crosswise,
        bool_and(list_has_any(statuses.denied_by_lineage_ids, sides.party_keys))
            as is_denied_by_all,
    from aligned
    inner join sides
        on aligned.claim_id = sides.claim_id and aligned.side = sides.side
    inner join statuses on aligned.event_id = statuses.event_id
    where len(sides.lineage_ids) > 0
    group by aligned.event_id
),

main_places as (
    select
        event_id,
        place_id,
        place_precision,
        place_count,
    from places
    where
        place_role in ('handover', 'origin')
        and place_rank = 1
),

assembled as (
    select
        summarised.*,
        batches.batch,
        statuses.status,
        statuses.is_denied,
        statuses.denied_by_actor_ids,
        statuses.is_status_disputed,
        statuses.is_denied
        and case summarised.event_kind
            when 'exchange'
                then known_sides.side_count > 1 and known_sides.is_denied_by_all
            else
                len(summarised.lineage_ids) > 1
                and len(
                    list_intersect(
                        summarised.lineage_ids, statuses.denied_by_lineage_ids
                    )
                ) = len(summarised.lineage_ids)
        end as is_denied_by_all_sides,
        dates.started_on,
        dates.ended_on,
        coalesce(dates.date_precision, 'unknown') as date_precision,
        coalesce(dates.is_date_disputed, false) as is_date_disputed,
        main_places.place_id,
        coalesce(main_places.place_precision, 'unknown') as place_precision,
        coalesce(main_places.place_count, 0) as place_count,
        figures.people_low,
        figures.people_best,
        figures.people_high,
        figures.bodies_low,
        figures.bodies_best,
        figures.bodies_high,
        figures.families_low,
        figures.families_best,
        figures.families_high,
        figures.vehicles_low,
        figures.vehicles_best,
        figures.vehicles_high,
        figures.joint_measures,
        figures.counted_sides,
        coalesce(known_sides.side_count, 0) as known_side_count,
        coalesce(known_sides.is_crosswise, false) as are_sides_disputed,
        figures.is_count_disputed,
        figures.is_figure_planned,
        confidences.voice_count,
        confidences.confidence,
    from summarised
    inner join statuses on summarised.event_id = statuses.event_id
    inner join confidences on summarised.event_id = confidences.event_id
    inner join figures on summarised.event_id = figures.event_id
    left join dates on summarised.event_id = dates.event_id
    left join batches on summarised.event_id = batches.event_id
    left join known_sides on summarised.event_id = known_sides.event_id
    left join main_places on summarised.event_id = main_places.event_id
),

final as (
    select
        * replace (coalesce(is_denied_by_all_sides, false) as is_denied_by_all_sides),
        coalesce(started_on, window_start) as nearby_from,
        coalesce(ended_on, window_end) as nearby_to,
        is_count_disputed
        or is_date_disputed
        or is_status_disputed
        or are_sides_disputed
        or is_denied as is_disputed,
        list_filter(
            [
                case when is_count_disputed then 'count_disputed' end,
                case when is_date_disputed then 'date_disputed' end,
                case when is_status_disputed then 'status_disputed' end,
                case when are_sides_disputed then 'sides_disputed' end,
                case when is_denied then 'denied' end,
                case when started_on is null then 'date_unknown' end,
                case when place_id is null then 'place_unknown' end,
                case
                    when event_kind = 'exchange' and place_count > 1
                        then 'place_disputed'
                end,
                case when voice_count = 1 then 'single_voice' end,
                case
                    when event_kind = 'exchange' and known_side_count < 2
                        then 'side_unknown'
                end,
                case
                    when
                        event_kind = 'exchange'
                        and counted_sides = 1
                        and not list_contains(joint_measures, 'people')
                        then 'one_side_uncounted'
                end,
                case
                    when
                        coalesce(
                            people_low, people_high, bodies_low, bodies_high,
                            families_low, families_high
                        ) is null
                        then 'no_figure'
                end,
                case
                    when is_figure_planned and status in ('ongoing', 'completed')
                        then 'planned_figure'
                end,
                case
                    when people_best > {{ var('plausible_people_maximum', 100000) }}
                        then 'implausible_count'
                end,
                case when is_running_total then 'running_total' end,
                case
                    when is_torn then 'links_contradict'
                end
            ],
            lambda warning: warning is not null
        ) as warnings,
    from assembled
)

select * from final
