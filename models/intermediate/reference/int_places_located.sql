-- Where a place is drawn: at its own coordinates, or an area amid the places within it.
with places as (
    select * from {{ ref('int_places_nested') }}
),

held as (
    select
        place_id,
        lat,
        lon,
        unnest(ancestor_ids) as area_id,
    from places
    where lat is not null and place_level = 'point'
),

middles as (
    select
        area_id,
        round(median(lat), 5) as lat,
        round(median(lon), 5) as lon,
    from held
    group by area_id
),

final as (
    select
        places.place_id,
        coalesce(places.lat, middles.lat) as lat,
        coalesce(places.lon, middles.lon) as lon,
    from places
    left join middles
        on
            places.place_id = middles.area_id
            and places.place_level in ('region', 'governorate')
    where coalesce(places.lat, middles.lat) is not null
)

select * from final
