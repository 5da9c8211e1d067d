{% macro generate_schema_name(custom_schema_name, node) -%}
    {#- Schemas are named as the design names them, without the target's prefix. -#}
    {{ custom_schema_name | trim if custom_schema_name else target.schema }}
{%- endmacro %}
