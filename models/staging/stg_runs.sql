with runs as (
    select * from {{ source('raw', 'runs') }}
),

final as (
    select
        run_id,
        started_at,
        finished_at,
        extractor_version,
        document_count,
        loaded_count,
        updated_count,
        unchanged_count,
        duplicate_count,
        rejected_count,
        claim_count,
    from runs
)

select * from final
