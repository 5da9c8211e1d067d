with places as (
    select * from {{ ref('places') }}
),

final as (
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
    from places
)

select * from final
