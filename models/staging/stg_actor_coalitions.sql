with actor_coalitions as (
    select * from {{ ref('actor_coalitions') }}
),

final as (
    select
        actor_id,
        coalition_id,
    from actor_coalitions
)

select * from final
