with place_regions as (
    select * from {{ ref('place_regions') }}
),

final as (
    select
        place_id,
        region_id,
    from place_regions
)

select * from final
