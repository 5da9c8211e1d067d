{% macro warning_codes() -%}
    {#- The fixed vocabulary of `warnings`; docs/methodology/counting.md says what each means. -#}
    {{ return([
        "count_disputed", "date_disputed", "status_disputed", "sides_disputed", "place_disputed", "denied",
        "date_unknown", "place_unknown", "side_unknown", "no_figure", "planned_figure",
        "one_side_uncounted", "single_voice", "implausible_count", "running_total", "links_contradict",
        "batches_exceed_operation",
    ]) }}
{%- endmacro %}
