-- The places of an event by role. A place that holds another place of the same event
-- and role adds nothing and is left out.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

arguments as (
    select * from {{ ref('int_claim_arguments_resolved') }}
),

stated as (
    select
        event_claims.event_id,
        event_claims.voice_id,
        event_claims.claim_id,
        case arguments.argument_role
            when 'place' then 'handover'
            else arguments.argument_role
        end as place_role,
        arguments.place_id,
        arguments.ancestor_ids,
        arguments.place_precision,
        case arguments.place_precision
            when 'exact' then 1
            when 'near' then 2
            when 'district' then 3
            when 'governorate' then 4
            when 'country' then 5
            else 6
        end as precision_rank,
    from event_claims
    inner join arguments on event_claims.claim_id = arguments.claim_id
    where
        arguments.argument_role in ('place', 'origin', 'destination')
        and arguments.place_id is not null
),

named as (
    select
        event_id,
        place_role,
        place_id,
        any_value(ancestor_ids) as ancestor_ids,
        min(precision_rank) as precision_rank,
        count(distinct voice_id) as voice_count,
        count(distinct claim_id) as claim_count,
    from stated
    group by event_id, place_role, place_id
),

-- places that hold another one of the same event and role
outer_places as (
    select distinct
        named.event_id,
        named.place_role,
        named.place_id,
    from named
    inner join named as inner_places
        on
            named.event_id = inner_places.event_id
            and named.place_role = inner_places.place_role
    where
        named.place_id != inner_places.place_id
        and list_contains(inner_places.ancestor_ids, named.place_id)
),

finest as (
    select named.*
    from named
    anti join outer_places
        on
            named.event_id = outer_places.event_id
            and named.place_role = outer_places.place_role
            and named.place_id = outer_places.place_id
),

final as (
    select
        event_id,
        place_role,
        place_id,
        ['exact', 'near', 'district', 'governorate', 'country', 'unknown'][
            precision_rank
        ] as place_precision,
        voice_count,
        claim_count,
        row_number() over (
            partition by event_id, place_role
            order by
                voice_count desc,
                precision_rank asc,
                claim_count desc,
                place_id asc
        ) as place_rank,
        count(*) over (partition by event_id, place_role) as place_count,
    from finest
)

select * from final
