with articles as (
    select * from {{ source('raw', 'articles') }}
),

final as (
    select
        article_id,
        source_file,
        article_position,
        url,
        facts_url,
        coalesce(
            publisher_id,
            case
                when publisher_name is not null
                    then {{ derived_id('publisher_name') }}
            end
        ) as publisher_id,
        publisher_id is null and publisher_name is not null as is_open_publisher,
        publisher_name,
        title,
        text,
        language,
        published_at,
        published_on,
        published_at_origin,
        content_hash,
        signature,
        is_sample,
        extractor_version,
        loaded_at,
    from articles
)

select * from final
