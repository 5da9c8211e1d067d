-- Over every figure of the warehouse, whatever table it ends up in.
with figures as (
    select * from {{ ref('int_event_figures_reconciled') }}
)

select
    event_id,
    side,
    measure,
    low,
    best,
    high,
from figures
where low > best or best > high or low > high or least(low, best, high) < 0
