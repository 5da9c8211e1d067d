{% macro other_people(left, right) -%}
    {#-
        Whether `left` counts none but civilians or the wounded while `right` tells of fighters
        or of a group's own people, or none but bodies while `right` counts the living alone.
    -#}
    (
        {{ left }}.category_names = ['bodies']
        and len({{ right }}.category_names) > 0
        and not list_contains({{ right }}.category_names, 'bodies')
        or
        len({{ left }}.category_names) > 0
        and len(
            list_filter(
                {{ left }}.category_names,
                lambda category: category not in (
                    'civilians', 'women', 'children', 'wounded'
                )
            )
        ) = 0
        and not list_has_any(
            {{ right }}.category_names, {{ left }}.category_names
        )
        and (
            list_contains({{ right }}.category_names, 'fighters')
            or len({{ right }}.evacuee_lineage_ids) > 0
        )
    )
{%- endmacro %}
