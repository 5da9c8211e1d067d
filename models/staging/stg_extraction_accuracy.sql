with extraction_accuracy as (
    select * from {{ ref('extraction_accuracy') }}
),

final as (
    select
        test_set,
        is_first_sight,
        articles,
        measured_commit,
        claims_precision,
        claims_recall,
        claims_f1,
        slots_precision,
        slots_recall,
        slots_f1,
    from extraction_accuracy
)

select * from final
