{% macro refuse_faulty_corrections() %}
    {#- Stop the build where a decision of seeds/corrections.csv cannot be applied, and say why. -#}
    {% if execute %}
        {% set faulty = run_query(
            "select correction_id, correction_action, claim_id, fault from " ~ this
            ~ " where fault is not null order by correction_id"
        ).rows %}
        {% if faulty | length %}
            {% set lines = [] %}
            {% for row in faulty %}
                {% do lines.append(row[0] ~ " (" ~ row[1] ~ " of claim " ~ row[2] ~ "): " ~ row[3]) %}
            {% endfor %}
            {{ exceptions.raise_compiler_error(
                "Decisions of seeds/corrections.csv cannot be applied:\n" ~ lines | join("\n")
                ~ "\nDecide anew with `hudna review CLAIM …`, or delete the line."
            ) }}
        {% endif %}
    {% endif %}
{% endmacro %}
