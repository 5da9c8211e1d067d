{% macro is_other_size(left, right) -%}
    {#- Whether of two numbers one is three times the other or more; null where one is unknown. -#}
    (3 * least({{ left }}, {{ right }}) <= greatest({{ left }}, {{ right }}))
{%- endmacro %}
