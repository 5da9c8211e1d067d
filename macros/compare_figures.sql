{% macro compare_figures(left, right, prefix='') -%}
    {#-
        How well two figures agree: 3 equal, 2 within a tenth, 1 bounds that fit and are of
        one size, 0 contradictory, null where they say nothing about each other.

        Args:
            left, right: Relations with the columns point, low and high.
            prefix: Of these columns' names.
    -#}
    {%- set left_point, right_point = left ~ '.' ~ prefix ~ 'point', right ~ '.' ~ prefix ~ 'point' -%}
    {%- set left_low, right_low = left ~ '.' ~ prefix ~ 'low', right ~ '.' ~ prefix ~ 'low' -%}
    {%- set left_high, right_high = left ~ '.' ~ prefix ~ 'high', right ~ '.' ~ prefix ~ 'high' -%}
    case
        when coalesce({{ left_low }}, {{ left_high }}) is null
            or coalesce({{ right_low }}, {{ right_high }}) is null then null
        when {{ left_point }} = {{ right_point }} then 3
        when least({{ left_point }}, {{ right_point }})
            >= 0.9 * greatest({{ left_point }}, {{ right_point }})
            and {{ left_point }} is not null
            and {{ right_point }} is not null then 2
        when coalesce({{ left_low }}, 0) > coalesce({{ right_high }}, 1e9)
            or coalesce({{ right_low }}, 0) > coalesce({{ left_high }}, 1e9) then 0
        when least(coalesce({{ left_low }}, {{ left_high }}), coalesce({{ right_low }}, {{ right_high }}))
            * 2 >= greatest(coalesce({{ left_low }}, {{ left_high }}), coalesce({{ right_low }}, {{ right_high }}))
            then 1
    end
{%- endmacro %}
