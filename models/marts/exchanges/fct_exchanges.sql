with events as (
    select * from {{ ref('int_events_profiled') }}
),

nested as (
    select * from {{ ref('int_events_nested') }}
),

deals as (
    select * from {{ ref('int_deals_connected') }}
),

final as (
    select
        events.event_id as exchange_id,
        deals.deal_id,
        events.scope,
        nested.parent_id,
        nested.is_additive,
        nested.is_in_totals,
        events.status,
        events.is_denied,
        events.denied_by_actor_ids,
        events.started_on,
        events.ended_on,
        events.date_precision,
        events.place_id,
        events.place_precision,
        events.people_low as released_low,
        events.people_best as released_best,
        events.people_high as released_high,
        events.bodies_low,
        events.bodies_best,
        events.bodies_high,
        events.families_low,
        events.families_best,
        events.families_high,
        events.batch,
        events.is_disputed,
        cast(events.claim_count as integer) as claim_count,
        cast(events.publisher_count as integer) as publisher_count,
        cast(events.voice_count as integer) as voice_count,
        events.first_reported_at,
        events.first_reported_on,
        events.confidence,
        {{ event_warnings('events', 'nested') }} as warnings,
        events.is_sample,
    from events
    inner join nested on events.event_id = nested.event_id
    inner join deals on events.event_id = deals.event_id
    where events.event_kind = 'exchange'
)

select * from final
