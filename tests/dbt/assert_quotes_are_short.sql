-- Only short quotes leave the building (the publish boundary).
with bridge as (
    select * from {{ ref('bridge_event_claims') }}
)

select
    event_id,
    claim_id,
    length(quote) as quote_length,
from bridge
where quote is null or quote = '' or length(quote) > 200
