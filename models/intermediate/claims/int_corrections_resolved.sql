{{ config(post_hook=["{{ refuse_faulty_corrections() }}"]) }}
-- Each decision of seeds/corrections.csv with its claims, and why it cannot be applied,
-- if it cannot: one that the extractor has overtaken stops the build.
with corrections as (
    select * from {{ ref('stg_corrections') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
),

claims as (
    select
        *,
        concat_ws(
            ' ', claim_kind, status, coalesce(cast(date_start as varchar), 'undated')
        ) as summary,
    from {{ ref('stg_claims') }}
),

found as (
    select
        corrections.*,
        corrections.correction_action in ('merge', 'split') as is_about_pair,
        articles.article_id is not null as is_article_loaded,
        claims.claim_id is not null as is_claim_found,
        others.claim_id is not null as is_other_found,
        claims.claim_key < others.claim_key as is_in_order,
        claims.article_id = others.article_id as is_of_one_article,
        claims.claim_kind = others.claim_kind as is_of_one_kind,
        case
            when corrections.correction_action = 'drop' then claims.summary
            when corrections.correction_action in ('merge', 'split')
                then claims.summary || ', ' || others.summary
            when corrections.field = 'status' then claims.status
            when corrections.field = 'scope' then claims.scope
            when corrections.field = 'batch' then cast(claims.batch as varchar)
            when corrections.field = 'date_start'
                then cast(claims.date_start as varchar)
            when corrections.field = 'date_end' then cast(claims.date_end as varchar)
            when corrections.field = 'date_precision' then claims.date_precision
        end as found,
        count(*) over (
            partition by
                corrections.claim_id,
                corrections.correction_action = 'override',
                case
                    when corrections.correction_action = 'override'
                        then corrections.field
                    else corrections.correction_id
                end
        ) as rival_count,
    from corrections
    left join articles on corrections.article_id = articles.article_id
    left join claims on corrections.claim_id = claims.claim_id
    left join claims as others
        on
            corrections.new_value = others.claim_id
            and corrections.correction_action in ('merge', 'split')
),

judged as (
    select
        *,
        case
            when reason is null then 'it has no reason'
            when
                correction_action = 'override'
                and coalesce(field, '') not in (
                    'status', 'scope', 'batch',
                    'date_start', 'date_end', 'date_precision'
                )
                then concat('the field ', field, ' cannot be overridden')
            when
                correction_action = 'override'
                and not coalesce(
                    case field
                        when 'status'
                            then new_value in (
                                'proposed', 'agreed', 'ongoing', 'completed', 'failed'
                            )
                        when 'scope' then new_value in ('operation', 'batch')
                        when 'batch' then try_cast(new_value as integer) > 0
                        when 'date_precision'
                            then new_value in (
                                'day', 'week', 'month', 'year', 'unknown'
                            )
                        else try_cast(new_value as date) is not null
                    end,
                    false
                )
                then coalesce(new_value, '(nothing)') || ' is no ' || field
            when rival_count > 1
                then 'another decision overrides the same field of the claim'
            when not is_article_loaded then null
            when not is_claim_found then 'the article no longer makes that claim'
            when is_about_pair and not is_other_found
                then 'there is no other claim ' || coalesce(new_value, '(none given)')
            when correction_action = 'merge' and is_of_one_article
                then
                    'both claims are of one article, and such claims are never'
                    || ' one event: drop one of them'
            when correction_action = 'merge' and not is_of_one_kind
                then 'an exchange and an evacuation are never one event'
            when (found is distinct from expect)
                then concat(
                    'it expects "', expect, '", the extractor gives "', found, '"'
                )
        end as fault,
    from found
),

final as (
    select
        correction_id,
        article_id,
        claim_id,
        correction_action,
        field,
        new_value,
        case
            when is_about_pair and is_in_order then claim_id
            when is_about_pair then new_value
        end as left_id,
        case
            when is_about_pair and is_in_order then new_value
            when is_about_pair then claim_id
        end as right_id,
        expect,
        found,
        fault,
        fault is null and is_article_loaded as is_applied,
    from judged
)

select * from final
