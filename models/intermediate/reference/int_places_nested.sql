with recursive places as (
    select * from {{ ref('stg_places') }}
),

regions as (
    select * from {{ ref('stg_place_regions') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

open_places as (
    select
        mentions.place_id,
        min(mentions.mention_name) as mention_name,
        min(mentions.entity_type) as entity_type,
        bool_and(articles.is_sample) as is_sample,
    from mentions
    inner join articles on mentions.article_id = articles.article_id
    where mentions.place_id is not null
    group by mentions.place_id
),

known_places as (
    select
        place_id,
        name_ar,
        name_en,
        place_type,
        country,
        parent_id,
        governorate_id,
        lat,
        lon,
        coordinate_precision,
        wikidata_id,
        false as is_open_set,
        false as is_sample,
    from places
    union all
    select
        open_places.place_id,
        open_places.mention_name as name_ar,
        null as name_en,
        coalesce(open_places.entity_type, 'unknown') as place_type,
        null as country,
        null as parent_id,
        null as governorate_id,
        null as lat,
        null as lon,
        null as coordinate_precision,
        null as wikidata_id,
        true as is_open_set,
        open_places.is_sample,
    from open_places
    anti join places on open_places.place_id = places.place_id
),

parents as (
    select
        place_id,
        parent_id,
    from known_places
    where parent_id is not null
    union
    select
        place_id,
        governorate_id as parent_id,
    from known_places
    where governorate_id is not null
    union
    select
        place_id,
        region_id as parent_id,
    from regions
),

ancestors (place_id, ancestor_id) as (
    select
        place_id,
        place_id as ancestor_id,
    from known_places
    union
    select
        ancestors.place_id,
        parents.parent_id,
    from ancestors
    inner join parents on ancestors.ancestor_id = parents.place_id
),

ancestor_lists as (
    select
        place_id,
        list(distinct ancestor_id order by ancestor_id) as ancestor_ids,
    from ancestors
    group by place_id
),

final as (
    select
        known_places.*,
        ancestor_lists.ancestor_ids,
        coalesce(known_places.governorate_id, known_places.place_id) as area_id,
        case
            when known_places.place_type in ('country', 'governorate')
                then known_places.place_type
            when known_places.place_type in ('region', 'district', 'subdistrict')
                then 'region'
            else 'point'
        end as place_level,
    from known_places
    inner join ancestor_lists on known_places.place_id = ancestor_lists.place_id
)

select * from final
