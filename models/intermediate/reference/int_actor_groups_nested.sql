-- What an actor is counted in besides itself: its lineage, each organisation above it,
-- and each coalition that it, or an organisation above it, fought in.
with recursive actors as (
    select * from {{ ref('int_actors_rooted') }}
),

coalitions as (
    select * from {{ ref('stg_actor_coalitions') }}
),

organisations (actor_id, group_id) as (
    select
        actor_id,
        actor_id as group_id,
    from actors
    union
    select
        organisations.actor_id,
        actors.parent_id,
    from organisations
    inner join actors on organisations.group_id = actors.actor_id
    where actors.parent_id is not null
),

belongings as (
    select
        actor_id,
        parent_id as belongs_to_id,
    from actors
    where parent_id is not null
    union
    select
        actor_id,
        coalition_id as belongs_to_id,
    from coalitions
),

ancestors (actor_id, group_id) as (
    select
        actor_id,
        actor_id as group_id,
    from actors
    union
    select
        ancestors.actor_id,
        belongings.belongs_to_id,
    from ancestors
    inner join belongings on ancestors.group_id = belongings.actor_id
),

final as (
    select
        actor_id,
        'lineage' as group_kind,
        lineage_id as group_id,
    from actors
    union all
    select
        actor_id,
        'organisation' as group_kind,
        group_id,
    from organisations
    union all
    select
        ancestors.actor_id,
        'coalition' as group_kind,
        ancestors.group_id,
    from ancestors
    semi join coalitions on ancestors.group_id = coalitions.coalition_id
)

select * from final
