with history as (
    {{ read_history('event_id_history.parquet', {
        'event_id': 'varchar',
        'lives_on_as': 'varchar',
        'since': 'timestamp',
        'reason': 'varchar',
    }) | indent(4) }}
),

final as (
    select
        event_id,
        lives_on_as,
        since,
        reason,
    from history
    qualify
        row_number() over (
            partition by event_id order by since desc, lives_on_as asc
        ) = 1
)

select * from final
