-- Two claims of one article are about two events (codebook, section 1).
with bridge as (
    select * from {{ ref('bridge_event_claims') }}
)

select
    event_id,
    article_id,
    count(*) as claim_count,
from bridge
group by event_id, article_id
having count(*) > 1
