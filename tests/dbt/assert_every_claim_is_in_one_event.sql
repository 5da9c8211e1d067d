-- No claim is lost between the corrections and the marts, and none is counted twice.
with claims as (
    select * from {{ ref('int_claims_corrected') }}
),

bridge as (
    select * from {{ ref('bridge_event_claims') }}
)

select
    claims.claim_id,
    count(bridge.event_id) as event_count,
from claims
left join bridge on claims.claim_id = bridge.claim_id
group by claims.claim_id
having count(bridge.event_id) != 1
