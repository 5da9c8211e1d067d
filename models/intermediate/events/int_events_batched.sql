-- Each batch under the operation that it belongs to, rather one that took place in
-- its days than a plan, each smaller event under a larger one in whose days it lies,
-- an operation told again under the one that stands for both, and which of them totals
-- add: the batches where together they reach the operation's figure (or it has none),
-- else the operation, as where one of several batches is as large as the whole.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

retold as (
    select * from {{ ref('int_events_retold') }}
),

actors as (
    select * from {{ ref('int_actors_rooted') }}
),

rooted as (
    select
        lineage_id,
        list_distinct(flatten(list(party_keys))) as party_keys,
    from actors
    group by lineage_id
),

parties as (
    select
        event_id,
        unnest(lineage_ids) as lineage_id,
    from events
),

-- who is of a coalition with a party of an event, or is a part of it
allied as (
    select
        parties.event_id,
        list(distinct allies.lineage_id) as ally_ids,
    from parties
    inner join rooted on parties.lineage_id = rooted.lineage_id
    inner join rooted as allies
        on list_has_any(rooted.party_keys, allies.party_keys)
    group by parties.event_id
),

happened as (
    select
        events.*,
        allied.ally_ids,
        events.status in ('ongoing', 'completed')
        and not events.is_denied_by_all_sides as is_happened,
        coalesce(events.people_best, 0) + coalesce(events.bodies_best, 0) as figure,
    from events
    left join allied on events.event_id = allied.event_id
),

-- a batch by its number, though most reports tell it as an event of its own, beside a
-- larger operation of these days
numbered as (
    select
        batches.event_id,
        operations.event_id as operation_id,
    from happened as batches
    inner join happened as operations
        on
            batches.event_kind = operations.event_kind
            and batches.event_id != operations.event_id
            and batches.nearby_from <= operations.nearby_to + 1
            and batches.nearby_to >= operations.nearby_from - 1
    anti join retold on operations.event_id = retold.event_id
    where
        batches.scope = 'operation'
        and operations.scope = 'operation'
        and batches.batch is not null
        and operations.batch is null
        and batches.is_happened
        and operations.is_happened
        and not batches.is_running_total
        and not operations.is_running_total
        and batches.figure < 0.9 * operations.figure
        and {{ belongs_to('batches', 'operations') }}
        and (
            batches.event_kind = 'evacuation'
            or len(list_intersect(batches.lineage_ids, operations.lineage_ids)) > 1
        )
),

candidates as (
    select
        batches.event_id,
        operations.event_id as parent_id,
        2 * cast(
            list_has_any(batches.place_ids, operations.place_ids) as integer
        )
        + len(list_intersect(batches.lineage_ids, operations.lineage_ids)) as overlap,
        greatest(
            0,
            date_diff('day', operations.nearby_to, batches.nearby_from),
            date_diff('day', batches.nearby_to, operations.nearby_from)
        ) as gap_days,
        batches.is_happened
        and operations.is_happened
        and coalesce(2 * batches.people_low <= operations.people_high, true)
            as is_of_what_happened,
        coalesce(batches.people_best <= operations.people_best, true) as is_within,
    from happened as batches
    inner join happened as operations
        on
            batches.event_kind = operations.event_kind
            and batches.event_id != operations.event_id
    left join numbered
        on
            batches.event_id = numbered.event_id
            and operations.event_id = numbered.operation_id
    anti join numbered as smaller on operations.event_id = smaller.event_id
    anti join retold on operations.event_id = retold.event_id
    where
        (batches.scope = 'batch' or numbered.event_id is not null)
        and not batches.is_running_total
        and operations.scope = 'operation'
        and not operations.is_running_total
        and (
            {{ belongs_to('batches', 'operations') }}
            -- or what an ally of one party let go in its days
            or (
                batches.event_kind = 'exchange'
                and batches.nearby_from >= operations.nearby_from
                and batches.nearby_to <= operations.nearby_to
                and batches.figure < operations.figure
                and list_has_any(batches.lineage_ids, operations.lineage_ids)
                and len(
                    list_intersect(batches.lineage_ids, operations.ally_ids)
                ) > 1
            )
        )
        and batches.nearby_from
        <= operations.nearby_to + {{ var('operation_tolerance_days', 10) }}
        and batches.nearby_to
        >= operations.nearby_from - {{ var('operation_tolerance_days', 10) }}
        -- a part is not twice its whole: at another place it is of another one
        and (
            list_has_any(batches.place_ids, operations.place_ids)
            or coalesce(batches.people_low <= 2 * operations.people_high, true)
        )
        and coalesce(batches.bodies_low <= 2 * operations.bodies_high, true)
        -- and what was over before a batch that counts more is one beside it, as is one
        -- of another number
        and not coalesce(
            operations.is_happened
            and operations.ended_on + 1 < batches.started_on
            and operations.people_high < batches.people_low,
            false
        )
        and coalesce(
            not batches.is_happened
            or not operations.is_happened
            or batches.batch = operations.batch,
            true
        )
        -- nor are bodies alone part of a whole of which only the living are counted
        and not (
            batches.people_best is null
            and batches.bodies_best is not null
            and operations.people_best is not null
            and operations.bodies_best is null
        )
),

operations as (
    select
        event_id,
        parent_id as operation_id,
    from candidates
    qualify
        row_number() over (
            partition by event_id
            order by
                (is_of_what_happened and gap_days <= 1) desc,
                is_within desc,
                overlap desc,
                gap_days asc,
                parent_id asc
        ) = 1
),

-- what was told as an event of its own, and lies in the days of a larger one …
within_days as (
    select
        parts.event_id,
        wholes.event_id as whole_id,
    from happened as parts
    inner join happened as wholes
        on
            parts.event_kind = wholes.event_kind
            and parts.event_id != wholes.event_id
            and parts.started_on >= wholes.started_on
            and parts.ended_on <= wholes.ended_on
    where wholes.date_precision = 'day'
),

reports as (
    select
        event_id,
        unnest(article_ids) as article_id,
    from happened
    where event_kind = 'evacuation'
),

-- … or, of evacuations, is told by a report beside the larger one, without a day of it
told_together as (
    select
        parts.event_id,
        wholes.event_id as whole_id,
    from reports as parts
    inner join reports as wholes
        on
            parts.article_id = wholes.article_id
            and parts.event_id != wholes.event_id
    inner join happened on wholes.event_id = happened.event_id
    where list_contains(happened.undated_article_ids, wholes.article_id)
),

below as (
    select * from within_days
    union
    select * from told_together
),

-- … of the same two parties, or of the same place; if all was over within a day, or no
-- day is given, it is at most half. It may overlap with the batches, so it is never
-- added.
parts as (
    select
        parts.event_id,
        wholes.event_id as whole_id,
    from below
    inner join happened as parts on below.event_id = parts.event_id
    inner join happened as wholes on below.whole_id = wholes.event_id
    anti join operations as above on parts.event_id = above.operation_id
    anti join retold on wholes.event_id = retold.event_id
    anti join numbered on below.event_id = numbered.event_id
    anti join numbered as smaller on below.whole_id = smaller.event_id
    where
        parts.scope = 'operation'
        and parts.is_happened
        and wholes.is_happened
        and not parts.is_running_total
        and not wholes.is_running_total
        and parts.date_precision = 'day'
        and coalesce(parts.people_best, 0) <= coalesce(wholes.people_best, 0)
        and coalesce(parts.bodies_best, 0) <= coalesce(wholes.bodies_best, 0)
        and parts.figure between 1 and case
            when wholes.started_on < wholes.ended_on then wholes.figure - 1
            else wholes.figure // 2
        end
        and {{ belongs_to('parts', 'wholes') }}
        and (
            parts.event_kind = 'evacuation'
            or len(list_intersect(parts.lineage_ids, wholes.lineage_ids)) > 1
        )
        and (
            len(parts.place_ids) = 0
            or len(wholes.place_ids) = 0
            or list_has_any(parts.place_ids, wholes.place_ancestor_ids)
            or list_has_any(parts.place_ancestor_ids, wholes.place_ids)
        )
    qualify
        row_number() over (
            partition by parts.event_id
            order by wholes.figure desc, wholes.event_id asc
        ) = 1
),

below_operations as (
    select
        operations.operation_id,
        count(*) filter (where batches.is_happened) as happened_count,
        sum(batches.people_best) filter (where batches.is_happened) as batches_best,
        sum(batches.bodies_best) filter (where batches.is_happened) as batches_bodies,
        count(batches.people_best) filter (where batches.is_happened)
            as counted_batches,
        bool_or(
            batches.is_happened
            and batches.people_best between
            0.9 * wholes.people_best and 1.1 * wholes.people_best
        ) as has_batch_of_all,
    from operations
    inner join happened as batches on operations.event_id = batches.event_id
    inner join happened as wholes on operations.operation_id = wholes.event_id
    group by operations.operation_id
),

complete_operations as (
    select
        happened.event_id as operation_id,
        below.happened_count > 0
        and (
            not happened.is_happened
            or (happened.people_best is null and happened.bodies_best is null)
            or (
                coalesce(below.batches_best, 0) >= coalesce(happened.people_best, 0)
                and coalesce(below.batches_bodies, 0)
                >= coalesce(happened.bodies_best, 0)
                -- one as large as the whole is the whole, told again as a batch
                and not (
                    below.counted_batches > 1
                    and below.batches_best > 1.1 * happened.people_best
                    and coalesce(below.has_batch_of_all, false)
                )
            )
        ) as is_complete,
        below.batches_best > happened.people_best as is_exceeded,
    from happened
    inner join below_operations as below on happened.event_id = below.operation_id
),

final as (
    select
        happened.event_id,
        coalesce(
            retold.operation_id, operations.operation_id, parts.whole_id
        ) as operation_id,
        happened.is_happened,
        happened.figure,
        parts.event_id is null
        and retold.event_id is null
        and coalesce(above.is_complete, true)
        and not coalesce(own.is_complete, false) as is_leaf,
        coalesce(own.is_exceeded, false) as is_exceeded_by_batches,
    from happened
    left join retold on happened.event_id = retold.event_id
    left join operations on happened.event_id = operations.event_id
    left join parts on happened.event_id = parts.event_id
    left join complete_operations as above
        on operations.operation_id = above.operation_id
    left join complete_operations as own on happened.event_id = own.operation_id
)

select * from final
