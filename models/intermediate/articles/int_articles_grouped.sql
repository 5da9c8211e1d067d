-- A near-copy shares at least {{ var('syndication_similarity', 0.7) }} of its minhash
-- values with the article that it copies; candidates share a whole band of four values.
with recursive articles as (
    select * from {{ ref('stg_articles') }}
),

bands as (
    select
        articles.article_id,
        bands.band,
        -- as text: lists are slow to join by
        cast(
            articles.signature[bands.band * 4 + 1:bands.band * 4 + 4] as varchar
        ) as band_values,
    from articles
    cross join range(0, 64) as bands (band)
    where bands.band * 4 + 4 <= len(articles.signature)
),

similar_articles as (
    select distinct
        bands.article_id as left_id,
        others.article_id as right_id,
    from bands
    inner join bands as others
        on
            bands.band = others.band
            and bands.band_values = others.band_values
            and bands.article_id < others.article_id
),

-- one side at a time: the planner would else compare all articles with all
similar_signatures as materialized (
    select
        similar_articles.left_id,
        similar_articles.right_id,
        articles.signature,
    from similar_articles
    inner join articles on similar_articles.left_id = articles.article_id
),

copies as (
    select
        lefts.left_id,
        lefts.right_id,
    from similar_signatures as lefts
    inner join articles as rights on lefts.right_id = rights.article_id
    where
        len(lefts.signature) = len(rights.signature)
        and list_sum(
            list_transform(
                list_zip(lefts.signature, rights.signature),
                lambda pair: cast(pair[1] = pair[2] as integer) -- noqa: RF02
            )
        ) >= {{ var('syndication_similarity', 0.7) }} * len(lefts.signature)
),

{{ connected_components('copy_groups', 'copies') }},

grouped as (
    select
        articles.*,
        coalesce(copy_groups.component_id, articles.article_id) as syndication_id,
    from articles
    left join copy_groups on articles.article_id = copy_groups.node_id
),

final as (
    select
        article_id,
        syndication_id,
        count(*) over (partition by syndication_id) as copy_count,
        -- the reports written for Hudna retell different outlets: each is a voice
        first_value(
            case
                when is_sample then article_id else coalesce(publisher_id, article_id)
            end
        ) over (
            partition by syndication_id
            order by published_at asc nulls last, article_id asc
        ) as voice_id,
    from grouped
)

select * from final
