{% macro kilometres_apart(left, right) -%}
    {#- Great-circle distance of two relations with lat and lon, null where one is unknown. -#}
    2 * 6371 * asin(
        sqrt(
            pow(sin(radians({{ right }}.lat - {{ left }}.lat) / 2), 2)
            + cos(radians({{ left }}.lat))
            * cos(radians({{ right }}.lat))
            * pow(sin(radians({{ right }}.lon - {{ left }}.lon) / 2), 2)
        )
    )
{%- endmacro %}
