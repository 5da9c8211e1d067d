{% macro compare_figures(left_point, left_low, left_high, right_point, right_low, right_high) -%}
    {#-
        How well two figures agree: 3 equal, 2 within a tenth, 1 compatible bounds,
        0 contradictory, null where one of the two is missing.
    -#}
    case
        when coalesce({{ left_low }}, {{ left_high }}) is null
            or coalesce({{ right_low }}, {{ right_high }}) is null then null
        when {{ left_point }} = {{ right_point }} then 3
        when least({{ left_point }}, {{ right_point }})
            >= 0.9 * greatest({{ left_point }}, {{ right_point }})
            and {{ left_point }} is not null
            and {{ right_point }} is not null then 2
        when coalesce({{ left_low }}, 0) <= coalesce({{ right_high }}, 1e9)
            and coalesce({{ right_low }}, 0) <= coalesce({{ left_high }}, 1e9) then 1
        else 0
    end
{%- endmacro %}
