with publishers as (
    select * from {{ ref('publishers') }}
),

final as (
    select
        publisher_id,
        name_ar,
        name_en,
        domains,
        country,
        timezone,
        affiliation,
        coalesce(is_sample, false) as is_sample,
    from publishers
)

select * from final
