with articles as (
    select * from {{ ref('stg_articles') }}
),

article_groups as (
    select * from {{ ref('int_articles_grouped') }}
),

final as (
    select
        articles.article_id,
        articles.url,
        articles.facts_url,
        articles.publisher_id,
        articles.title,
        articles.language,
        articles.published_at,
        articles.published_on,
        articles.published_at_origin,
        article_groups.syndication_id,
        articles.content_hash,
        articles.is_sample,
    from articles
    inner join article_groups on articles.article_id = article_groups.article_id
)

select * from final
