{% macro add_up_sides(figures, key) -%}
    {#-
        Each measure of an event, or of a claim: the sum of its sides, or the joint total where
        the text does not give the figures of both sides and the total is not smaller than what
        it does give (docs/methodology/counting.md). A side without a best adds its floor.

        Args:
            figures: A relation with the key, side (0 is the joint total), measure, low, best and
                high; one row each.
            key: The column of the event or of the claim.
    -#}
    select
        {{ key }},
        measure,
        side_count,
        is_joint,
        case when is_joint then joint_low else sides_low end as low,
        case when is_joint then joint_best else sides_best end as best,
        case when is_joint then joint_high else sides_high end as high,
    from (
        select
            *,
            has_joint
            and (
                side_count = 0
                or (
                    side_count = 1
                    and coalesce(joint_best, joint_low, joint_high)
                    >= coalesce(sides_best_or_low, sides_high)
                )
            ) as is_joint,
            case when best_count > 0 then sides_best_or_low end as sides_best,
        from (
            select
                {{ key }},
                measure,
                bool_or(side = 0) as has_joint,
                max(low) filter (where side = 0) as joint_low,
                max(best) filter (where side = 0) as joint_best,
                max(high) filter (where side = 0) as joint_high,
                count(*) filter (where side > 0) as side_count,
                count(best) filter (where side > 0) as best_count,
                cast(sum(low) filter (where side > 0) as bigint) as sides_low,
                cast(sum(coalesce(best, low)) filter (where side > 0) as bigint)
                    as sides_best_or_low,
                case
                    when bool_and(high is not null) filter (where side > 0)
                        then cast(sum(high) filter (where side > 0) as bigint)
                end as sides_high,
            from {{ figures }}
            group by {{ key }}, measure
        )
    )
{%- endmacro %}
