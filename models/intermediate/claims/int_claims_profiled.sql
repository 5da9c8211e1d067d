-- All that linking needs of a claim, in one row.
with claims as (
    select * from {{ ref('int_claims_corrected') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

article_groups as (
    select * from {{ ref('int_articles_grouped') }}
),

arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

parties as (
    select
        claim_id,
        list(distinct lineage_id order by lineage_id) as lineage_ids,
        list(distinct lineage_id order by lineage_id)
        filter (where argument_role = 'evacuee') as evacuee_lineage_ids,
        list(distinct actor_id order by actor_id) as party_actor_ids,
        list_sort(list_distinct(flatten(list(party_keys)))) as party_keys,
        list_sort(
            list_distinct(
                flatten(list(party_keys) filter (where argument_role = 'evacuee'))
            )
        ) as evacuee_party_keys,
    from arguments
    where
        argument_role in ('side_actor', 'evacuee', 'party')
        and actor_id is not null
    group by claim_id
),

mediators as (
    select
        claim_id,
        list(distinct lineage_id order by lineage_id) as mediator_lineage_ids,
    from arguments
    where argument_role = 'mediator' and actor_id is not null
    group by claim_id
),

places as (
    select
        claim_id,
        list(distinct place_id order by place_id) as place_ids,
        list(distinct area_id order by area_id) as area_ids,
        list_sort(list_distinct(flatten(list(ancestor_ids)))) as place_ancestor_ids,
        list(distinct place_id order by place_id) filter (where place_level = 'point')
            as point_ids,
        list(distinct place_id order by place_id) filter (where place_level = 'region')
            as region_ids,
        list(distinct place_id order by place_id)
        filter (where place_level = 'governorate') as governorate_ids,
        -- of decimals: a mean of floating point numbers hangs on their order
        round(avg(cast(lat as decimal(9, 5))), 5) as lat,
        round(avg(cast(lon as decimal(9, 5))), 5) as lon,
    from arguments
    where argument_role in ('place', 'origin') and place_id is not null
    group by claim_id
),

destinations as (
    select
        claim_id,
        list(distinct place_id order by place_id) as destination_ids,
        list_sort(list_distinct(flatten(list(ancestor_ids))))
            as destination_ancestor_ids,
    from arguments
    where argument_role = 'destination' and place_id is not null
    group by claim_id
),

categories as (
    select
        claim_id,
        list(distinct category order by category) as category_names,
    from arguments
    where
        argument_role in ('released', 'people', 'total')
        and category is not null
    group by claim_id
),

windowed as (
    select
        claims.*,
        articles.publisher_id,
        articles.published_at,
        articles.published_on,
        articles.is_sample,
        article_groups.syndication_id,
        article_groups.voice_id,
        claims.date_start is not null and claims.date_end is not null as is_dated,
        coalesce(
            claims.date_start,
            articles.published_on - case claims.status
                when 'completed' then {{ var('completed_days_before', 7) }}
                when 'ongoing' then 5
                when 'agreed' then 3
                else 7
            end
        ) as window_start,
        coalesce(
            claims.date_end,
            articles.published_on + case claims.status
                when 'completed' then 0
                when 'ongoing' then 2
                when 'agreed' then 7
                else 7
            end
        ) as window_end,
    from claims
    inner join articles on claims.article_id = articles.article_id
    inner join article_groups on claims.article_id = article_groups.article_id
),

final as (
    select
        windowed.*,
        coalesce(parties.lineage_ids, []) as lineage_ids,
        coalesce(parties.evacuee_lineage_ids, []) as evacuee_lineage_ids,
        coalesce(parties.party_actor_ids, []) as party_actor_ids,
        coalesce(parties.party_keys, []) as party_keys,
        coalesce(mediators.mediator_lineage_ids, []) as mediator_lineage_ids,
        coalesce(parties.evacuee_party_keys, []) as evacuee_party_keys,
        coalesce(places.place_ids, []) as place_ids,
        coalesce(places.area_ids, []) as area_ids,
        coalesce(places.place_ancestor_ids, []) as place_ancestor_ids,
        coalesce(places.point_ids, []) as point_ids,
        coalesce(places.region_ids, []) as region_ids,
        coalesce(places.governorate_ids, []) as governorate_ids,
        places.lat,
        places.lon,
        coalesce(categories.category_names, []) as category_names,
        coalesce(destinations.destination_ids, []) as destination_ids,
        coalesce(destinations.destination_ancestor_ids, []) as destination_ancestor_ids,
    from windowed
    left join parties on windowed.claim_id = parties.claim_id
    left join mediators on windowed.claim_id = mediators.claim_id
    left join places on windowed.claim_id = places.claim_id
    left join categories on windowed.claim_id = categories.claim_id
    left join destinations on windowed.claim_id = destinations.claim_id
)

select * from final
