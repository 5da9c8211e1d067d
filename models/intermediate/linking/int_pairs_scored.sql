-- Each candidate pair with its score, what the score rests on, and what speaks against
-- it. Only pairs that are new, or of a claim that is not as it was, are scored.
-- depends_on: {{ ref('int_claims_fingerprinted') }}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook='{{ drop_stale_pairs() }}',
) }}

with blocked as (
    select * from {{ ref('int_pairs_blocked') }}
),

all_pairs as (
    select blocked.*
    from blocked
    {% if is_incremental() %}
        anti join {{ this }} as known
            on blocked.left_id = known.left_id and blocked.right_id = known.right_id
    {% endif %}
    where blocked.left_id != blocked.right_id
),

claims as (
    select * from {{ ref('int_claims_profiled') }}
),

sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

categories as (
    select * from {{ ref('int_claim_figures_categorised') }}
),

known_sides as (
    select
        claim_id,
        count(*) as side_count,
        bool_or(is_open_set) as is_open_set,
    from sides
    where len(lineage_ids) > 0
    group by claim_id
),

side_matches as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        lefts.side as left_side,
        rights.side as right_side,
        {{ compare_figures('lefts', 'rights', 'people_') }} as people_agreement,
        {{ compare_figures('lefts', 'rights', 'bodies_') }} as bodies_agreement,
    from all_pairs
    inner join sides as lefts on all_pairs.left_id = lefts.claim_id
    inner join sides as rights on all_pairs.right_id = rights.claim_id
    where
        list_has_any(lefts.lineage_ids, rights.party_keys)
        or list_has_any(lefts.party_keys, rights.lineage_ids)
),

matched_sides as (
    select
        left_id,
        right_id,
        least(
            count(distinct left_side), count(distinct right_side)
        ) as matched_count,
        greatest(max(people_agreement), max(bodies_agreement)) as best_agreement,
        least(min(people_agreement), min(bodies_agreement)) as worst_agreement,
    from side_matches
    group by left_id, right_id
),

side_sums as (
    select
        claim_id,
        sum(people_point) as point,
    from sides
    group by claim_id
    having count(*) > 1 and count(people_point) = count(*)
),

-- what a claim states of both sides together; what it states of each, added up, may
-- confirm another's total, but not contradict it
joint_figures as (
    select
        claim_id,
        measure,
        low,
        high,
        point,
        false as is_sum,
    from figures
    where side = 0 and measure != 'vehicles'
    union all
    select
        claim_id,
        'people' as measure,
        point as low,
        point as high,
        point,
        true as is_sum,
    from side_sums
),

joint_comparisons as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        lefts.is_sum or rights.is_sum as is_of_sum,
        {{ compare_figures('lefts', 'rights') }} as agreement,
        case when lefts.point = rights.point then lefts.point end as equal_point,
        lefts.low - rights.low as difference,
        3 * least(lefts.point, rights.point)
        <= greatest(lefts.point, rights.point) as is_other_size,
    from all_pairs
    inner join joint_figures as lefts on all_pairs.left_id = lefts.claim_id
    inner join joint_figures as rights
        on
            all_pairs.right_id = rights.claim_id
            and lefts.measure = rights.measure
            and not (lefts.is_sum and rights.is_sum)
),

joint_matches as (
    select
        left_id,
        right_id,
        max(case when is_of_sum then least(agreement, 2) else agreement end)
            as agreement,
        max(equal_point) as equal_point,
        max(difference) as greatest_difference,
        min(difference) as least_difference,
        bool_and(is_other_size) as is_other_size,
    from joint_comparisons
    where agreement > 1 or not is_of_sum or is_other_size
    group by left_id, right_id
),

-- the same figure under the same category, whatever else each adds to its total
category_matches as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        max({{ compare_figures('lefts', 'rights') }}) as agreement,
    from all_pairs
    inner join categories as lefts
        on
            all_pairs.left_id = lefts.claim_id
            and lefts.side = 0
            and lefts.measure != 'vehicles'
    inner join categories as rights
        on
            all_pairs.right_id = rights.claim_id
            and rights.side = 0
            and lefts.measure = rights.measure
            and lefts.category = rights.category
    where lefts.category != 'people'
    group by all_pairs.left_id, all_pairs.right_id
),

-- as many vehicles: the same convoy
convoy_matches as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        bool_or(lefts.point = rights.point and lefts.point >= 5) as is_convoy_shared,
        bool_and(lefts.point != rights.point) as is_other_convoy,
    from all_pairs
    inner join figures as lefts
        on all_pairs.left_id = lefts.claim_id and lefts.measure = 'vehicles'
    inner join figures as rights
        on all_pairs.right_id = rights.claim_id and rights.measure = 'vehicles'
    group by all_pairs.left_id, all_pairs.right_id
),

-- equal figures on sides whose names do not match: the same people under another name
side_figures as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        count(distinct lefts.side) as equal_count,
        max(lefts.people_point) as greatest_point,
    from all_pairs
    inner join sides as lefts on all_pairs.left_id = lefts.claim_id
    inner join sides as rights
        on
            all_pairs.right_id = rights.claim_id
            and lefts.people_point = rights.people_point
    group by all_pairs.left_id, all_pairs.right_id
),

compared as (
    select
        all_pairs.left_id,
        all_pairs.right_id,
        all_pairs.left_fingerprint,
        all_pairs.right_fingerprint,
        lefts.claim_kind,
        lefts.article_id = rights.article_id as is_same_article,
        lefts.voice_id = rights.voice_id as is_same_voice,
        lefts.scope as left_scope,
        rights.scope as right_scope,
        lefts.status as left_status,
        rights.status as right_status,
        -- the later report finds it further on
        case
            when lefts.published_on <= rights.published_on
                then {{ follows_status('lefts.status', 'rights.status') }}
            when rights.published_on < lefts.published_on
                then {{ follows_status('rights.status', 'lefts.status') }}
            else false
        end as is_progress,
        lefts.status in ('ongoing', 'completed') as is_left_past,
        rights.status in ('ongoing', 'completed') as is_right_past,
        lefts.is_running_total as is_left_sum,
        rights.is_running_total as is_right_sum,
        lefts.batch as left_batch,
        rights.batch as right_batch,
        lefts.is_dated and rights.is_dated as is_both_dated,
        greatest(
            date_diff('day', lefts.date_start, lefts.date_end),
            date_diff('day', rights.date_start, rights.date_end)
        ) as widest_days,
        lefts.is_dated
        and rights.is_dated
        and lefts.date_start = rights.date_start
        and lefts.date_end = rights.date_end as is_same_interval,
        date_diff('day', lefts.date_start, lefts.date_end)
        = date_diff('day', rights.date_start, rights.date_end) as is_same_length,
        -- an exchange over within a day is its only batch, whatever an article calls
        -- it; of one in the same place articles may name days next to each other
        lefts.claim_kind = 'exchange'
        and coalesce(
            lefts.date_start = rights.date_end
            and rights.date_start = lefts.date_end
            or lefts.date_precision = 'day'
            and rights.date_precision = 'day'
            and lefts.date_start = lefts.date_end
            and rights.date_start = rights.date_end
            and abs(date_diff('day', lefts.date_start, rights.date_start)) = 1
            and list_has_any(lefts.point_ids, rights.point_ids),
            false
        )
        and lefts.status in ('ongoing', 'completed')
        and rights.status in ('ongoing', 'completed')
        and coalesce(matched_sides.matched_count, 0) >= 2 as is_one_day,
        lefts.window_start is not null and rights.window_start is not null
            as is_both_windowed,
        lefts.date_precision = 'day' and rights.date_precision = 'day' as is_both_day,
        greatest(
            0,
            date_diff('day', lefts.window_end, rights.window_start),
            date_diff('day', rights.window_end, lefts.window_start)
        ) as gap_days,
        date_diff('day', lefts.published_on, rights.published_on) as published_apart,
        -- the later report still awaits what the earlier one found under way
        coalesce(
            published_apart > 0
            and is_left_past
            and rights.status in ('proposed', 'agreed')
            or published_apart < 0
            and is_right_past
            and lefts.status in ('proposed', 'agreed'),
            false
        ) as is_setback,
        coalesce(left_known.side_count, 0) as left_sides,
        coalesce(right_known.side_count, 0) as right_sides,
        -- a party bears a name of no table here, and one that is known there
        coalesce(left_known.is_open_set, false)
        != coalesce(right_known.is_open_set, false) as is_one_unlisted,
        coalesce(matched_sides.matched_count, 0) as matched_sides,
        coalesce(
            greatest(joint_matches.agreement, category_matches.agreement),
            case
                when side_figures.equal_count > 1 and side_figures.greatest_point >= 5
                    then 3
            end,
            matched_sides.best_agreement
        ) as best_agreement,
        coalesce(joint_matches.agreement, matched_sides.worst_agreement)
            as worst_agreement,
        lefts.claim_kind = 'exchange'
        and coalesce(joint_matches.is_other_size, false) as is_other_size,
        -- a running count: the later report gives more
        lefts.claim_kind = 'evacuation'
        and lefts.scope = 'operation'
        and rights.scope = 'operation'
        and lefts.batch is null
        and rights.batch is null
        and coalesce(
            least(
                joint_matches.greatest_difference * published_apart,
                joint_matches.least_difference * published_apart
            ) < 0,
            false
        ) as is_growth,
        greatest(side_figures.greatest_point, joint_matches.equal_point)
            as greatest_equal,
        coalesce(side_figures.greatest_point, 0) >= 5 as is_figure_shared,
        -- seldom by chance: a figure of three digits that is not rounded
        coalesce(greatest_equal >= 100 and greatest_equal % 50 != 0, false)
            as is_figure_telling,
        coalesce(convoy_matches.is_convoy_shared, false) as is_convoy_shared,
        coalesce(convoy_matches.is_other_convoy, false) as is_other_convoy,
        coalesce(side_figures.equal_count, 0) > 1 as is_terms_equal,
        coalesce(side_figures.equal_count, 0) > 1
        and side_figures.greatest_point >= 20 as is_terms_shared,
        len(lefts.evacuee_lineage_ids) > 0 and len(rights.evacuee_lineage_ids) > 0
            as is_both_evacuees,
        list_has_any(lefts.evacuee_lineage_ids, rights.evacuee_party_keys)
        or list_has_any(lefts.evacuee_party_keys, rights.evacuee_lineage_ids)
            as is_evacuee_shared,
        len(lefts.place_ids) > 0 and len(rights.place_ids) > 0 as is_both_placed,
        list_has_any(lefts.place_ids, rights.place_ids) as is_place_shared,
        list_has_any(lefts.point_ids, rights.point_ids) as is_point_shared,
        list_has_any(lefts.region_ids, rights.region_ids) as is_region_shared,
        list_has_any(lefts.governorate_ids, rights.governorate_ids)
            as is_governorate_shared,
        list_has_any(lefts.region_ids, rights.place_ancestor_ids)
        or list_has_any(lefts.place_ancestor_ids, rights.region_ids)
            as is_region_around,
        list_has_any(lefts.place_ids, rights.place_ancestor_ids)
        or list_has_any(lefts.place_ancestor_ids, rights.place_ids) as is_place_nested,
        -- a region's borders are not in the gazetteer: near its middle, or in its
        -- governorate where it has none, a place may well lie in it, unless each of
        -- the two lies in a region of its own
        list_has_any(lefts.area_ids, rights.area_ids)
        and (len(lefts.region_ids) > 0 or len(rights.region_ids) > 0)
        and coalesce({{ kilometres_apart('lefts', 'rights') }}, 0) <= 20
        and not (
            {{ region_beside('lefts', 'rights') }}
            and {{ region_beside('rights', 'lefts') }}
        ) as is_region_likely,
        {{ kilometres_apart('lefts', 'rights') }} as place_km,
        {{ other_people('lefts', 'rights') }}
        or {{ other_people('rights', 'lefts') }} as is_other_people,
        len(lefts.destination_ids) > 0 and len(rights.destination_ids) > 0
            as is_both_destined,
        list_has_any(lefts.destination_ids, rights.destination_ancestor_ids)
        or list_has_any(lefts.destination_ancestor_ids, rights.destination_ids)
            as is_destination_shared,
    from all_pairs
    inner join claims as lefts on all_pairs.left_id = lefts.claim_id
    inner join claims as rights on all_pairs.right_id = rights.claim_id
    left join known_sides as left_known on all_pairs.left_id = left_known.claim_id
    left join known_sides as right_known on all_pairs.right_id = right_known.claim_id
    left join matched_sides
        on
            all_pairs.left_id = matched_sides.left_id
            and all_pairs.right_id = matched_sides.right_id
    left join joint_matches
        on
            all_pairs.left_id = joint_matches.left_id
            and all_pairs.right_id = joint_matches.right_id
    left join category_matches
        on
            all_pairs.left_id = category_matches.left_id
            and all_pairs.right_id = category_matches.right_id
    left join side_figures
        on
            all_pairs.left_id = side_figures.left_id
            and all_pairs.right_id = side_figures.right_id
    left join convoy_matches
        on
            all_pairs.left_id = convoy_matches.left_id
            and all_pairs.right_id = convoy_matches.right_id
),

scored as (
    select
        *,
        case
            when claim_kind = 'exchange' and matched_sides >= 2 then 0.42
            when claim_kind = 'exchange' and matched_sides = 1 then 0.25
            when claim_kind = 'evacuation' and is_evacuee_shared then 0.2
            when claim_kind = 'evacuation' and is_both_evacuees then -0.2
            else 0
        end as party_score,
        case
            when claim_kind = 'exchange' and is_place_shared then 0.2
            when claim_kind = 'exchange' and is_place_nested then 0.1
            when claim_kind = 'exchange' and place_km <= 20 then 0.1
            when claim_kind = 'exchange' and is_both_placed then -0.15
            when claim_kind = 'exchange' then 0
            when is_point_shared then 0.4
            when is_region_shared then 0.3
            when is_region_around then 0.3
            when is_region_likely or place_km <= 5 then 0.25
            when is_governorate_shared then 0.2
            when is_place_nested then 0.1
            else 0
        end
        + case when is_both_destined and is_destination_shared then 0.05 else 0 end
            as place_score,
        case
            when is_both_day and gap_days = 0 then 0.25
            when is_both_dated and gap_days = 0
                then case
                    when widest_days > 62 then -0.1
                    when widest_days > 20 then 0
                    else 0.15
                end
            when is_both_windowed and gap_days = 0
                then case when widest_days > 62 then -0.1 else 0.1 end
            else 0
        end
        + case
            when abs(published_apart) <= 1 then 0.1
            when abs(published_apart) <= 3 then 0.05
            else 0
        end as date_score,
        case best_agreement
            when 3 then 0.35
            when 2 then 0.15
            when 1 then case when is_other_people then 0 else 0.1 end
            when 0 then case when is_growth then 0.1 else -0.1 end
            else 0
        end
        + case when is_other_people then -0.3 else 0 end
        + case
            when is_terms_shared or is_convoy_shared or is_figure_telling then 0.2
            else 0
        end
            as figure_score,
        case
            when left_status = right_status or is_progress then 0.05
            when is_setback then -0.2
            when
                'proposed' in (left_status, right_status)
                and (
                    left_status in ('ongoing', 'completed')
                    or right_status in ('ongoing', 'completed')
                )
                then -0.1
            else 0
        end as status_score,
        case when left_batch = right_batch then 0.2 else 0 end
        + case when left_scope != right_scope and not is_one_day then -0.2 else 0 end
            as batch_score,
    from compared
),

objected as (
    select
        *,
        {{ list_objections() }} as objections,
    from scored
),

final as (
    select
        left_id,
        right_id,
        left_fingerprint,
        right_fingerprint,
        cast(
            party_score
            + place_score
            + date_score
            + figure_score
            + status_score
            + batch_score as double
        ) as score,
        cast(objections as varchar[]) as objections,
        -- of one type whatever is added up: a table that is kept cannot change it
        cast(party_score as decimal(12, 2)) as party_score,
        cast(place_score as decimal(13, 2)) as place_score,
        cast(date_score as decimal(13, 2)) as date_score,
        cast(figure_score as decimal(14, 2)) as figure_score,
        cast(status_score as decimal(12, 2)) as status_score,
        cast(batch_score as decimal(12, 1)) as batch_score,
    from objected
)

select * from final
