{% macro list_objections() -%}
    {#-
        What speaks against two claims telling of one event, as a list of codes; empty where
        nothing does. It reads the columns of the scored pairs in int_pairs_scored.
    -#}
    list_filter(
        [
            case when is_same_article then 'same_article' end,
            case when left_batch != right_batch then 'other_batch' end,
            case
                when
                    claim_kind = 'exchange'
                    and matched_sides < least(left_sides, right_sides)
                    and not (
                        -- parties often bear the name of their coalition, or one of
                        -- no table: one party with both figures, or with the day and
                        -- a figure, also of both sides where it is seldom equal by
                        -- chance, or such a name, outweighs it
                        matched_sides > 0
                        and (
                            is_terms_shared
                            or is_both_day
                            and gap_days <= 1
                            and (
                                is_figure_shared
                                or is_figure_telling
                                or is_one_unlisted
                            )
                        )
                    )
                    then 'other_parties'
            end,
            case
                when
                    claim_kind = 'evacuation'
                    and is_both_placed
                    and not is_place_shared
                    and not is_place_nested
                    and not is_region_likely
                    and coalesce(place_km, 999) > 5
                    then 'other_origin'
            end,
            case
                when
                    claim_kind = 'exchange'
                    and is_both_placed
                    and not is_place_nested
                    and not is_terms_shared
                    and place_km > 100
                    then 'other_place'
            end,
            case when gap_days > case
                when is_both_day then 1
                when is_both_dated then 3
                -- a deal stays agreed on its terms until it is carried out
                when is_terms_shared and not is_left_past and not is_right_past
                    then 45
                else 0
            end then 'other_time' end,
            case
                when
                    worst_agreement = 0
                    and is_same_voice
                    and left_status = 'completed'
                    and right_status = 'completed'
                    and (
                        left_scope = 'batch'
                        or right_scope = 'batch'
                        or claim_kind = 'exchange'
                    )
                    then 'other_count'
            end,
            case
                when
                    is_other_size
                    and not is_figure_shared
                    and is_left_past
                    and is_right_past
                    and coalesce(best_agreement, 0) = 0
                    then 'other_size'
            end,
            case
                when
                    is_left_sum != is_right_sum
                    and coalesce(best_agreement, 0)
                    < case when claim_kind = 'exchange' then 3 else 2 end
                    then 'sum_of_several'
            end,
            case
                when
                    left_scope != right_scope
                    and not is_one_day
                    and not is_convoy_shared
                    and coalesce(best_agreement, 0) < 2
                    and not (
                        -- a plan names the first day of the whole
                        is_same_interval
                        and coalesce(best_agreement, 1) > 0
                        and is_left_past = is_right_past
                    )
                    then 'batch_of_operation'
            end,
            case
                when
                    claim_kind = 'exchange'
                    and is_both_day
                    and not is_same_length
                    and not is_figure_shared
                    and best_agreement < 3
                    and worst_agreement = 0
                    then 'part_of_whole'
            end,
            case
                when
                    left_scope = 'batch'
                    and right_scope = 'batch'
                    and is_both_day
                    and gap_days > 0
                    and coalesce(best_agreement, 0) < 2
                    -- of a night reports give either day
                    and not (is_convoy_shared and coalesce(left_batch = right_batch, true))
                    then 'other_day'
                when
                    claim_kind = 'evacuation'
                    and is_both_day
                    and gap_days > 0
                    and is_other_convoy
                    and coalesce(best_agreement, 0) < 3
                    then 'other_day'
            end,
            case
                when
                    not is_both_windowed
                    and not (
                        -- equal small figures may be chance
                        (
                            best_agreement = 3
                            and (greatest_equal >= 10 or is_terms_equal)
                            or is_convoy_shared
                        )
                        and (
                            matched_sides >= 2
                            or is_terms_equal
                            or is_place_nested
                            or is_evacuee_shared
                        )
                    )
                    then 'no_time'
            end
        ],
        lambda objection: objection is not null
    )
{%- endmacro %}
