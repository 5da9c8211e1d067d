with actors as (
    select * from {{ ref('actors') }}
),

final as (
    select
        actor_id,
        name_ar,
        name_en,
        actor_type,
        country,
        coalesce(lineage_id, actor_id) as lineage_id,
        parent_id,
        valid_from,
        valid_to,
        coalesce(is_public_role, false) as is_public_role,
        wikidata_id,
    from actors
)

select * from final
