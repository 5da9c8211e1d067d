with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

article_groups as (
    select * from {{ ref('int_articles_grouped') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
),

quotes as (
    select * from {{ ref('int_claim_quotes_chosen') }}
),

arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

sources as (
    select
        claim_id,
        list(distinct mention_type order by mention_type) as source_types,
    from arguments
    where argument_role = 'source' and mention_type is not null
    group by claim_id
),

lead_figures as (
    select
        claim_id,
        side,
        measure,
        low,
        floor_point as best,
        high,
    from figures
    where is_lead
),

measures as (
    {{ add_up_sides('lead_figures', key='claim_id') }}
),

claimed as (
    select
        claim_id,
        max(low) filter (where measure = 'people') as people_low,
        max(best) filter (where measure = 'people') as people_best,
        max(high) filter (where measure = 'people') as people_high,
        max(best) filter (where measure = 'bodies') as bodies_best,
    from measures
    group by claim_id
),

final as (
    select
        event_claims.event_id,
        event_claims.event_kind,
        event_claims.claim_id,
        event_claims.article_id,
        articles.url,
        event_claims.publisher_id,
        event_claims.published_at,
        event_claims.published_on,
        substr(
            articles.text, quotes.span_start + 1, quotes.span_end - quotes.span_start
        ) || case when quotes.is_cut then '…' else '' end as quote,
        quotes.counted_words,
        quotes.span_start,
        quotes.span_end,
        event_claims.status as claimed_status,
        event_claims.scope as claimed_scope,
        event_claims.date_start as claimed_start_on,
        event_claims.date_end as claimed_end_on,
        claimed.people_low as claimed_people_low,
        claimed.people_best as claimed_people_best,
        claimed.people_high as claimed_people_high,
        claimed.bodies_best as claimed_bodies_best,
        event_claims.status = events.status
        and coalesce(claimed.people_best = events.people_best, true)
        and coalesce(claimed.bodies_best = events.bodies_best, true) as agrees,
        coalesce(sources.source_types, []) as source_types,
        event_claims.confidence,
        event_claims.syndication_id,
        article_groups.copy_count = 1
        or event_claims.syndication_id = event_claims.article_id as is_independent,
        event_claims.is_sample,
    from event_claims
    inner join articles on event_claims.article_id = articles.article_id
    inner join article_groups on event_claims.article_id = article_groups.article_id
    inner join events on event_claims.event_id = events.event_id
    inner join quotes on event_claims.claim_id = quotes.claim_id
    left join claimed on event_claims.claim_id = claimed.claim_id
    left join sources on event_claims.claim_id = sources.claim_id
)

select * from final
