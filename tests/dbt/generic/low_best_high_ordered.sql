{% test low_best_high_ordered(model, low, best, high) %}
    select
        {{ low }},
        {{ best }},
        {{ high }},
    from {{ model }}
    where
        {{ low }} > {{ best }}
        or {{ best }} > {{ high }}
        or {{ low }} > {{ high }}
        or least({{ low }}, {{ best }}, {{ high }}) < 0
{% endtest %}
