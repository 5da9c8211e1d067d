-- Who each side of an exchange is, in party keys, and how many it lets go.
with arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

sides as (
    select distinct
        claim_id,
        side,
    from arguments
    where
        argument_role in ('side_actor', 'released', 'gave')
        and side > 0
),

actors as (
    select
        claim_id,
        side,
        list(distinct actor_id order by actor_id) as actor_ids,
        list(distinct lineage_id order by lineage_id) as lineage_ids,
        list_sort(list_distinct(flatten(list(party_keys)))) as party_keys,
        bool_and(is_actor_open_set) as is_open_set,
    from arguments
    where argument_role = 'side_actor' and actor_id is not null
    group by claim_id, side
),

gifts as (
    select
        claim_id,
        side,
        min(coalesce(category, 'other')) as gave,
    from arguments
    where argument_role = 'gave'
    group by claim_id, side
),

final as (
    select
        sides.claim_id,
        sides.side,
        coalesce(actors.actor_ids, []) as actor_ids,
        coalesce(actors.lineage_ids, []) as lineage_ids,
        coalesce(actors.party_keys, []) as party_keys,
        coalesce(actors.is_open_set, false) as is_open_set,
        gifts.gave,
        people.low as people_low,
        people.high as people_high,
        people.point as people_point,
        bodies.low as bodies_low,
        bodies.high as bodies_high,
        bodies.point as bodies_point,
    from sides
    left join actors
        on sides.claim_id = actors.claim_id and sides.side = actors.side
    left join gifts
        on sides.claim_id = gifts.claim_id and sides.side = gifts.side
    left join figures as people
        on
            sides.claim_id = people.claim_id
            and sides.side = people.side
            and people.measure = 'people'
            and people.is_lead
    left join figures as bodies
        on
            sides.claim_id = bodies.claim_id
            and sides.side = bodies.side
            and bodies.measure = 'bodies'
            and bodies.is_lead
)

select * from final
