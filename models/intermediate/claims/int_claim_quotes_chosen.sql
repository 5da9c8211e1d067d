-- Of the passages that a claim rests on, the one to quote: that which states most of
-- its counts of people within what a quote may hold, else the first.
with arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

claims as (
    select * from {{ ref('int_claims_profiled') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

passages as (
    select
        claim_id,
        article_id,
        span_start,
        span_end,
    from arguments
    where argument_role = 'evidence'
    union
    select
        claim_id,
        article_id,
        evidence_start as span_start,
        evidence_end as span_end,
    from claims
),

-- A passage that is too long ends with the last word that is whole.
shortened as (
    select
        passages.claim_id,
        passages.article_id,
        passages.span_start,
        case
            when passages.span_end - passages.span_start <= 200 then passages.span_end
            else
                passages.span_start + cast(least(
                    length(
                        regexp_replace(
                            substr(articles.text, passages.span_start + 1, 200),
                            '(.)\s+\S*$',
                            '\1',
                            's'
                        )
                    ),
                    199
                ) as integer)
        end as span_end,
        passages.span_end - passages.span_start > 200 as is_cut,
        articles.text,
    from passages
    inner join articles on passages.article_id = articles.article_id
),

counts as (
    select
        claim_id,
        span_start,
        min(span_end) as span_end,
        bool_or(argument_role != 'part') as is_whole,
    from arguments
    where
        argument_role in ('released', 'people', 'total', 'part')
        and (low is not null or high is not null)
    group by claim_id, span_start
),

counted as (
    select
        shortened.claim_id,
        shortened.article_id,
        shortened.span_start,
        shortened.span_end,
        shortened.is_cut,
        count(*) filter (where counts.is_whole) as whole_count,
        list(
            substr(
                shortened.text,
                counts.span_start + 1,
                counts.span_end - counts.span_start
            )
            order by counts.span_start
        ) filter (where counts.span_start is not null) as counted_words,
    from shortened
    left join counts
        on
            shortened.claim_id = counts.claim_id
            and shortened.span_start <= counts.span_start
            and shortened.span_end >= counts.span_end
    group by
        shortened.claim_id,
        shortened.article_id,
        shortened.span_start,
        shortened.span_end,
        shortened.is_cut
),

final as (
    select
        claim_id,
        span_start,
        span_end,
        is_cut,
        coalesce(counted_words, cast([] as varchar[])) as counted_words,
    from counted
    qualify
        row_number() over (
            partition by claim_id
            order by whole_count desc, span_start asc, span_end desc
        ) = 1
)

select * from final
