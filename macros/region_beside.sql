{% macro region_beside(left, right) -%}
    {#-
        Whether the places of `left` lie in a region of which those of `right` are no part.
    -#}
    len(
        list_filter(
            {{ left }}.place_ancestor_ids,
            lambda place: not list_contains({{ left }}.place_ids, place)
            and not list_contains({{ right }}.place_ancestor_ids, place)
        )
    ) > 0
{%- endmacro %}
