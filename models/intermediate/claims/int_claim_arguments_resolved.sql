with claim_arguments as (
    select * from {{ ref('stg_claim_arguments') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
),

claims as (
    select * from {{ ref('int_claims_corrected') }}
),

actors as (
    select * from {{ ref('int_actors_rooted') }}
),

places as (
    select * from {{ ref('int_places_nested') }}
),

final as (
    select
        claim_arguments.argument_id,
        claim_arguments.claim_id,
        claim_arguments.article_id,
        claim_arguments.argument_role,
        claim_arguments.side,
        mentions.mention_kind,
        mentions.entity_type as mention_type,
        mentions.span_start,
        mentions.span_end,
        mentions.actor_id,
        actors.lineage_id,
        actors.party_keys,
        actors.is_open_set as is_actor_open_set,
        mentions.place_id,
        places.ancestor_ids,
        places.area_id,
        places.place_level,
        places.lat,
        places.lon,
        coalesce(
            mentions.place_precision,
            case
                when places.is_open_set then 'unknown'
                when places.place_type in ('country', 'governorate', 'district')
                    then places.place_type
                when mentions.place_id is not null then 'exact'
            end
        ) as place_precision,
        mentions.category,
        mentions.low,
        mentions.high,
        mentions.qualifier,
        sources.actor_id as source_actor_id,
        coalesce(
            sources.actor_id, claim_arguments.source_mention_id
        ) as source_key,
    from claim_arguments
    inner join claims on claim_arguments.claim_id = claims.claim_id
    inner join mentions on claim_arguments.mention_id = mentions.mention_id
    left join mentions as sources
        on claim_arguments.source_mention_id = sources.mention_id
    left join actors on mentions.actor_id = actors.actor_id
    left join places on mentions.place_id = places.place_id
)

select * from final
