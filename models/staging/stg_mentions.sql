with mentions as (
    select * from {{ source('raw', 'mentions') }}
),

final as (
    select
        mention_id,
        article_id,
        kind as mention_kind,
        span_start,
        span_end,
        coalesce(name, text) as mention_name,
        case
            when kind = 'actor'
                then coalesce(
                    actor_id, {{ derived_id('coalesce(name_key, name, text)') }}
                )
        end as actor_id,
        case
            when kind = 'place'
                then coalesce(
                    place_id, {{ derived_id('coalesce(name_key, name, text)') }}
                )
        end as place_id,
        entity_type,
        place_precision,
        category,
        low,
        high,
        qualifier,
        date_start,
        date_end,
        date_precision,
    from mentions
)

select * from final
