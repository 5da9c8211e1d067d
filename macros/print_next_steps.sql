{% macro print_next_steps(results) %}
    {#- Say where to look next, once a build has ended well. -#}
    {% if execute and flags.WHICH == "build" %}
        {% set broken = results | selectattr("status", "in", ["error", "fail", "runtime error"]) | list %}
        {% if broken %}
            {% do log("Hudna: " ~ broken | length ~ " node(s) failed; nothing should be published from this build.", info=true) %}
        {% else %}
            {% do log("Hudna: built. Check it with `hudna check`, publish it with `hudna publish`.", info=true) %}
        {% endif %}
    {% endif %}
    {{ return("") }}
{% endmacro %}
