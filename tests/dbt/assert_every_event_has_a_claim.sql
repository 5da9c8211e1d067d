-- An event without a claim could not be traced to anybody's words.
with events as (
    select exchange_id as event_id
    from {{ ref('fct_exchanges') }}
    union all
    select evacuation_id as event_id
    from {{ ref('fct_evacuations') }}
),

claims as (
    select * from {{ ref('bridge_event_claims') }}
)

select events.event_id
from events
anti join claims on events.event_id = claims.event_id
