-- The sides of all claims of an exchange, numbered as the best informed claim numbers
-- them. `figure_side` is the side that lets go whom the claim counts on it: the other
-- one where surer claims give that figure to the other party.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

claim_ranks as (
    select
        event_claims.event_id,
        event_claims.claim_id,
        row_number() over (
            partition by event_claims.event_id
            order by
                count(*) filter (where len(sides.lineage_ids) > 0) desc,
                count(*) desc,
                event_claims.claim_key asc
        ) as claim_rank,
    from event_claims
    inner join sides on event_claims.claim_id = sides.claim_id
    group by event_claims.event_id, event_claims.claim_id, event_claims.claim_key
),

reference_sides as (
    select
        claim_ranks.event_id,
        sides.side,
        sides.lineage_ids,
        sides.party_keys,
    from claim_ranks
    inner join sides on claim_ranks.claim_id = sides.claim_id
    where claim_ranks.claim_rank = 1
),

candidates as (
    select
        claim_ranks.event_id,
        claim_ranks.claim_id,
        sides.side,
        reference_sides.side as event_side,
        4 * len(list_intersect(sides.lineage_ids, reference_sides.lineage_ids))
        + 2 * cast(
            list_has_any(sides.lineage_ids, reference_sides.party_keys)
            or list_has_any(sides.party_keys, reference_sides.lineage_ids) as integer
        ) as overlap,
    from claim_ranks
    inner join sides on claim_ranks.claim_id = sides.claim_id
    inner join reference_sides on claim_ranks.event_id = reference_sides.event_id
),

matched as (
    select
        event_id,
        claim_id,
        side,
        event_side,
    from candidates
    where overlap > 0
    qualify
        row_number() over (
            partition by claim_id, side order by overlap desc, event_side asc
        ) = 1
        and row_number() over (
            partition by claim_id, event_side order by overlap desc, side asc
        ) = 1
),

left_over as (
    select
        candidates.event_id,
        candidates.claim_id,
        candidates.side,
        min(candidates.event_side) filter (
            where matched_sides.event_side is null
        ) as event_side,
    from candidates
    left join matched as matched_sides
        on
            candidates.claim_id = matched_sides.claim_id
            and candidates.event_side = matched_sides.event_side
    anti join matched
        on candidates.claim_id = matched.claim_id and candidates.side = matched.side
    group by candidates.event_id, candidates.claim_id, candidates.side
),

aligned as (
    select
        event_id,
        claim_id,
        side,
        event_side,
    from matched
    union all
    select
        event_id,
        claim_id,
        side,
        coalesce(event_side, side) as event_side,
    from left_over
),

stated as (
    select
        aligned.event_id,
        aligned.claim_id,
        aligned.event_side,
        figures.measure,
        figures.point,
        event_claims.confidence,
    from aligned
    inner join figures
        on aligned.claim_id = figures.claim_id and aligned.side = figures.side
    inner join event_claims on aligned.claim_id = event_claims.claim_id
    where
        aligned.event_side <= 2
        and figures.is_lead
        and figures.point is not null
),

-- a figure that two claims give, on the same side or crosswise
compared as (
    select
        stated.claim_id,
        stated.confidence,
        others.claim_id as other_id,
        others.confidence as other_confidence,
        bool_or(stated.event_side = others.event_side) as is_same_way,
    from stated
    inner join stated as others
        on
            stated.event_id = others.event_id
            and stated.claim_id != others.claim_id
            and stated.measure = others.measure
            and stated.point = others.point
    group by all
),

crosswise as (
    select claim_id
    from compared
    group by claim_id, confidence
    having
        confidence + coalesce(sum(other_confidence) filter (where is_same_way), 0)
        < sum(other_confidence) filter (where not is_same_way)
),

final as (
    select
        aligned.*,
        case
            when crosswise.claim_id is not null and aligned.event_side <= 2
                then 3 - aligned.event_side
            else aligned.event_side
        end as figure_side,
        crosswise.claim_id is not null as is_crosswise,
    from aligned
    left join crosswise on aligned.claim_id = crosswise.claim_id
)

select * from final
