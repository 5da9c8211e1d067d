{% macro event_warnings(events, nested) -%}
    {#- The warnings of an event, with those that only its batches can raise. -#}
    cast(
        list_concat(
            {{ events }}.warnings,
            case
                when {{ nested }}.is_exceeded_by_batches
                    then ['batches_exceed_operation']
                else []
            end
        ) as varchar []
    )
{%- endmacro %}
