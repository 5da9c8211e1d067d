-- The latest report tells how far an event has come; completed and failed are not
-- undone by earlier stages reported afterwards.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

ranked as (
    select
        *,
        status in ('completed', 'failed') as is_final,
        case status
            when 'proposed' then 1
            when 'agreed' then 2
            when 'ongoing' then 3
            when 'failed' then 4
            when 'completed' then 5
        end as stage,
    from event_claims
),

latest as (
    select
        event_id,
        status,
    from ranked
    qualify
        row_number() over (
            partition by event_id
            order by
                is_final desc,
                coalesce(published_on, date '1900-01-01') desc,
                stage desc,
                claim_key asc
        ) = 1
),

moved as (
    select
        event_id,
        bool_or(status = 'completed') and bool_or(status = 'failed')
            as is_status_disputed,
    from ranked
    group by event_id
),

deniers as (
    select
        event_claims.event_id,
        list(distinct arguments.actor_id order by arguments.actor_id)
            as denied_by_actor_ids,
        list(distinct arguments.lineage_id order by arguments.lineage_id)
            as denied_by_lineage_ids,
    from event_claims
    inner join arguments on event_claims.claim_id = arguments.claim_id
    where
        arguments.argument_role = 'denied_by'
        and arguments.actor_id is not null
    group by event_claims.event_id
),

final as (
    select
        latest.event_id,
        latest.status,
        moved.is_status_disputed,
        deniers.event_id is not null as is_denied,
        coalesce(deniers.denied_by_actor_ids, []) as denied_by_actor_ids,
        coalesce(deniers.denied_by_lineage_ids, []) as denied_by_lineage_ids,
    from latest
    inner join moved on latest.event_id = moved.event_id
    left join deniers on latest.event_id = deniers.event_id
)

select * from final
