{% macro derived_id(name) -%}
    {#- The id of an actor, place or publisher that no reference table knows. -#}
    'open_' || left(md5({{ name }}), 12)
{%- endmacro %}
