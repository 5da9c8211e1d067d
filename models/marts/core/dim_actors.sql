with actors as (
    select * from {{ ref('int_actors_rooted') }}
),

final as (
    select
        actor_id,
        case when is_private_person then 'شخص غير مسمى' else name_ar end as name_ar,
        case when is_private_person then 'unnamed person' else name_en end as name_en,
        actor_type,
        country,
        lineage_id,
        parent_id,
        cast(valid_from as varchar) as valid_from,
        cast(valid_to as varchar) as valid_to,
        is_public_role,
        is_open_set,
        wikidata_id,
        is_sample,
    from actors
)

select * from final
