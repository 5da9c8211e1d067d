-- Each event under the operation or the running total that it is a part of, and which
-- rows totals add up: of a running total and what it sums up, the events where they
-- reach it, or it sums up several exchanges, else the running total. Evacuations that
-- come to half as many again as one with a day overlap, so it is added.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

batched as (
    select * from {{ ref('int_events_batched') }}
),

actors as (
    select * from {{ ref('int_actors_rooted') }}
),

happened as (
    select
        events.*,
        batched.operation_id,
        batched.is_happened,
        batched.figure,
        batched.is_leaf,
        batched.is_exceeded_by_batches,
        case
            when events.ended_on - events.started_on > 1 then events.started_on
        end as sums_from,
        coalesce(
            events.people_best > {{ var('plausible_people_maximum', 100000) }}, false
        ) as is_implausible,
    from events
    inner join batched on events.event_id = batched.event_id
),

-- the parties of each exchange, each by its own name and by those of whom it is a part
names as (
    select distinct
        events.event_id,
        events.is_running_total,
        actors.lineage_id,
        unnest(actors.party_keys) as party_key,
    from (
        select
            event_id,
            is_running_total,
            unnest(lineage_ids) as lineage_id,
        from happened
        where event_kind = 'exchange'
    ) as events
    inner join actors on events.lineage_id = actors.lineage_id
),

-- both parties are those of the sum, though one is named as a part of the other's
same_parties as (
    select
        members.event_id,
        wholes.event_id as whole_id,
    from names as members
    inner join names as wholes
        on
            members.party_key = wholes.party_key
            and members.event_id != wholes.event_id
            and (
                members.party_key = members.lineage_id
                or wholes.party_key = wholes.lineage_id
            )
    where wholes.is_running_total
    group by members.event_id, wholes.event_id
    having
        count(distinct members.lineage_id) > 1
        and count(distinct wholes.lineage_id) > 1
),

of_sums as (
    select
        members.event_id,
        wholes.event_id as whole_id,
        wholes.figure,
        members.nearby_to,
        wholes.sums_from is null
        and wholes.ended_on is not null
        and coalesce(
            members.nearby_to < least(
                wholes.ended_on, min(members.nearby_from) over later
            ) - case
                when wholes.event_kind = 'exchange'
                    then {{ var('exchange_pause_days', 120) }}
                else {{ var('evacuation_pause_days', 30) }}
            end,
            false
        ) as is_before_pause,
        members.figure <= 2 * wholes.figure as is_part,
        -- an evacuation still under way, half of the sum or more: the whole as planned
        members.event_kind = 'evacuation'
        and members.status = 'ongoing'
        and members.scope = 'operation'
        and wholes.status = 'completed'
        and coalesce(
            members.people_best between
            0.5 * wholes.people_best and 1.1 * wholes.people_best,
            false
        ) as is_whole_under_way,
    from happened as members
    inner join happened as wholes
        on
            members.event_kind = wholes.event_kind
            and members.event_id != wholes.event_id
    left join same_parties
        on
            members.event_id = same_parties.event_id
            and wholes.event_id = same_parties.whole_id
    where
        wholes.is_running_total
        and wholes.is_happened
        and not wholes.is_implausible
        and members.is_happened
        and (
            not members.is_running_total
            or (members.figure, wholes.event_id) < (wholes.figure, members.event_id)
        )
        and coalesce(members.people_best <= 2 * wholes.people_best, true)
        and coalesce(members.bodies_best <= 2 * wholes.bodies_best, true)
        and (
            {{ belongs_to('members', 'wholes') }}
            or same_parties.event_id is not null
            -- of no place, and of one party, or only of who mediated
            or (
                len(wholes.place_ids) = 0
                and len(wholes.lineage_ids) = 1
                and list_has_any(
                    wholes.lineage_ids,
                    members.lineage_ids || members.mediator_lineage_ids
                )
            )
            or (
                members.is_running_total
                and len(members.place_ids) = 0
                and len(members.lineage_ids) = 1
                and list_has_any(
                    members.lineage_ids,
                    wholes.lineage_ids || wholes.mediator_lineage_ids
                )
            )
        )
        and coalesce(members.nearby_to >= wholes.sums_from, true)
        -- nothing that began later: reports may give the day after a night's
        and coalesce(members.nearby_from <= wholes.nearby_to + 1, true)
    window later as (
        partition by wholes.event_id
        order by members.nearby_to desc nulls last, members.event_id asc
        rows between unbounded preceding and 1 preceding
    )
),

-- one told on a day sums up what came before it without a long pause (a pair at war
-- may exchange again after months, a deal to leave is carried out in weeks); one of
-- some days, what is of these; one without a day, all there is of its place or parties
unbroken as (
    select
        *,
        bool_or(is_before_pause) over (
            partition by whole_id
            order by nearby_to desc nulls last, event_id asc
        ) as is_of_earlier,
    from of_sums
),

summed as (
    select *
    from unbroken
    where not is_of_earlier or nearby_to is null
    qualify
        row_number() over (
            partition by event_id
            order by figure desc, whole_id asc
        ) = 1
),

-- a running total in the days of an operation that came to more is of what had been
-- done of it so far
so_far as (
    select
        sums.event_id,
        operations.event_id as operation_id,
    from happened as sums
    inner join happened as operations
        on
            sums.event_kind = operations.event_kind
            and sums.started_on >= operations.started_on
            and sums.ended_on <= operations.ended_on
    where
        sums.is_running_total
        and sums.is_happened
        and operations.is_happened
        and not operations.is_running_total
        and operations.scope = 'operation'
        and operations.date_precision = 'day'
        and operations.started_on < operations.ended_on
        and sums.figure <= operations.figure
        and {{ belongs_to('sums', 'operations') }}
    qualify
        row_number() over (
            partition by sums.event_id
            order by operations.figure desc, operations.event_id asc
        ) = 1
),

leaves as (
    select
        summed.whole_id,
        members.scope,
        members.people_best,
        members.bodies_best,
    from summed
    inner join happened as members on summed.event_id = members.event_id
    where
        members.is_leaf
        and not members.is_running_total
        and not summed.is_whole_under_way
),

complete_wholes as (
    select
        wholes.event_id as whole_id,
        coalesce(sum(leaves.people_best), 0) >= coalesce(wholes.people_best, 0)
        and coalesce(sum(leaves.bodies_best), 0) >= coalesce(wholes.bodies_best, 0)
        and not coalesce(
            wholes.event_kind = 'evacuation'
            and sum(leaves.people_best) > 1.5 * wholes.people_best,
            false
        )
        or (
            wholes.event_kind = 'exchange'
            and bool_or(leaves.scope = 'operation')
        ) as is_complete,
    from leaves
    inner join happened as wholes on leaves.whole_id = wholes.event_id
    group by
        wholes.event_id,
        wholes.event_kind,
        wholes.people_best,
        wholes.bodies_best
),

nested as (
    select
        happened.event_id,
        happened.event_kind,
        coalesce(
            happened.operation_id,
            so_far.operation_id,
            case
                when
                    summed.is_part
                    and (happened.event_kind = 'evacuation' or happened.scope = 'batch')
                    then summed.whole_id
            end
        ) as parent_id,
        happened.is_leaf
        and not coalesce(whole.is_complete, false)
        and coalesce(complete_wholes.is_complete, true)
        and not (happened.is_running_total and summed.whole_id is not null)
        and not coalesce(summed.is_whole_under_way, false)
        and so_far.event_id is null
        -- of a sum without place or party nobody can tell what it sums up, and one of
        -- more than anyone has evacuated by a deal counts others too
        and not (
            happened.is_running_total
            and (
                happened.is_implausible
                or (
                    len(happened.place_ids) = 0
                    and len(happened.lineage_ids) = 0
                )
            )
        ) as is_additive,
        happened.is_exceeded_by_batches,
        happened.is_happened,
    from happened
    left join summed on happened.event_id = summed.event_id
    left join so_far on happened.event_id = so_far.event_id
    left join complete_wholes on summed.whole_id = complete_wholes.whole_id
    left join complete_wholes as whole on happened.event_id = whole.whole_id
),

parents as (
    select distinct parent_id
    from nested
    where parent_id is not null
),

final as (
    select
        nested.event_id,
        nested.event_kind,
        nested.parent_id,
        nested.is_additive,
        nested.is_exceeded_by_batches,
        parents.parent_id is not null as has_batches,
        nested.is_additive and nested.is_happened as is_in_totals,
    from nested
    left join parents on nested.event_id = parents.parent_id
)

select * from final
