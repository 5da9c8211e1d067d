with accuracy as (
    select * from {{ ref('stg_extraction_accuracy') }}
),

final as (
    select * from accuracy
)

select * from final
