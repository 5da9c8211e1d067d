with places as (
    select * from {{ ref('int_places_nested') }}
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
        is_open_set,
        wikidata_id,
        is_sample,
    from places
)

select * from final
