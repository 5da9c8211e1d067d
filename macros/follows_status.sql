{% macro follows_status(earlier, later) -%}
    {#- Whether a status is the next step of a deal that an earlier report left at another. -#}
    (
        ({{ earlier }} = 'agreed' and {{ later }} in ('ongoing', 'completed'))
        or ({{ earlier }} = 'ongoing' and {{ later }} = 'completed')
    )
{%- endmacro %}
