with publishers as (
    select * from {{ ref('stg_publishers') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

open_publishers as (
    select
        articles.publisher_id,
        min(articles.publisher_name) as publisher_name,
        bool_and(articles.is_sample) as is_sample,
    from articles
    anti join publishers on articles.publisher_id = publishers.publisher_id
    where articles.publisher_id is not null
    group by articles.publisher_id
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
        false as is_open_set,
        is_sample,
    from publishers
    union all
    select
        publisher_id,
        publisher_name as name_ar,
        cast(null as varchar) as name_en,
        cast(null as varchar) as domains,
        cast(null as varchar) as country,
        cast(null as varchar) as timezone,
        cast(null as varchar) as affiliation,
        true as is_open_set,
        is_sample,
    from open_publishers
)

select * from final
