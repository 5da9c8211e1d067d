with recursive actors as (
    select * from {{ ref('stg_actors') }}
),

coalitions as (
    select * from {{ ref('stg_actor_coalitions') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

open_actors as (
    select
        mentions.actor_id,
        min(mentions.mention_name) as mention_name,
        min(mentions.entity_type) as entity_type,
        bool_and(articles.is_sample) as is_sample,
    from mentions
    inner join articles on mentions.article_id = articles.article_id
    where mentions.actor_id is not null
    group by mentions.actor_id
),

known_actors as (
    select
        actor_id,
        name_ar,
        name_en,
        actor_type,
        country,
        lineage_id,
        parent_id,
        valid_from,
        valid_to,
        is_public_role,
        wikidata_id,
        false as is_open_set,
        false as is_sample,
    from actors
    union all
    select
        open_actors.actor_id,
        open_actors.mention_name as name_ar,
        null as name_en,
        coalesce(open_actors.entity_type, 'unknown') as actor_type,
        null as country,
        open_actors.actor_id as lineage_id,
        null as parent_id,
        null as valid_from,
        null as valid_to,
        false as is_public_role,
        null as wikidata_id,
        true as is_open_set,
        open_actors.is_sample,
    from open_actors
    anti join actors on open_actors.actor_id = actors.actor_id
),

belongings as (
    select
        actor_id,
        parent_id as belongs_to_id,
    from known_actors
    where parent_id is not null
    union
    select
        actor_id,
        coalition_id as belongs_to_id,
    from coalitions
),

ancestors (actor_id, ancestor_id) as (
    select
        actor_id,
        actor_id as ancestor_id,
    from known_actors
    union
    select
        ancestors.actor_id,
        belongings.belongs_to_id,
    from ancestors
    inner join belongings on ancestors.ancestor_id = belongings.actor_id
),

party_keys as (
    select
        ancestors.actor_id,
        list(distinct known_actors.lineage_id order by known_actors.lineage_id)
            as party_keys,
    from ancestors
    inner join known_actors on ancestors.ancestor_id = known_actors.actor_id
    group by ancestors.actor_id
),

final as (
    select
        known_actors.*,
        party_keys.party_keys,
        known_actors.actor_type = 'person' and not known_actors.is_public_role
            as is_private_person,
    from known_actors
    inner join party_keys on known_actors.actor_id = party_keys.actor_id
)

select * from final
