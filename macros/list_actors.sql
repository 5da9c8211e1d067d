{% macro list_actors(condition) -%}
    {#- The names of the actors that fulfil a condition, in one cell; needs `roles` and `actors`. -#}
    string_agg(
        distinct coalesce(actors.name_en, actors.name_ar), '; '
        order by coalesce(actors.name_en, actors.name_ar)
    ) filter (where {{ condition }})
{%- endmacro %}
