-- Which actors are counted together, and when each was there under its own name.
with actor_groups as (
    select * from {{ ref('int_actor_groups_nested') }}
),

actors as (
    select * from {{ ref('dim_actors') }}
),

final as (
    select
        actor_groups.actor_id,
        actor_groups.group_kind,
        actor_groups.group_id,
        actors.valid_from,
        actors.valid_to,
        actors.is_sample,
    from actor_groups
    inner join actors on actor_groups.actor_id = actors.actor_id
)

select * from final
