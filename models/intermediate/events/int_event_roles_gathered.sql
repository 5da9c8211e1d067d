-- Who takes part in an event, and as what.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

roles as (
    select
        event_claims.event_id,
        event_claims.event_kind,
        event_claims.claim_id,
        arguments.actor_id,
        case arguments.argument_role
            when 'denied_by' then 'denier'
            when 'side_actor' then 'side'
            else arguments.argument_role
        end as actor_role,
        coalesce(aligned.event_side, arguments.side) as side,
    from event_claims
    inner join arguments on event_claims.claim_id = arguments.claim_id
    left join aligned
        on
            arguments.claim_id = aligned.claim_id
            and arguments.side = aligned.side
    where
        arguments.actor_id is not null
        and arguments.argument_role in (
            'side_actor', 'evacuee', 'party', 'mediator', 'source', 'denied_by'
        )
),

final as (
    select
        event_id,
        event_kind,
        actor_id,
        actor_role,
        side,
        count(distinct claim_id) as claim_count,
    from roles
    group by event_id, event_kind, actor_id, actor_role, side
)

select * from final
