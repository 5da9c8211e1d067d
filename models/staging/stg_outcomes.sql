with outcomes as (
    select * from {{ source('raw', 'outcomes') }}
),

final as (
    select
        run_id,
        source_file,
        article_position,
        article_id,
        outcome,
        detail,
        recorded_at,
    from outcomes
)

select * from final
