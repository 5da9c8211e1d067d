{% macro note_what_was_built(results=none) %}
    {#-
        Keep in main.built_from which articles the marts were built from, for `hudna publish`
        to refuse others. main.loaded_now says the same of what is loaded.

        Only a `dbt build` of every model that ended well leaves a note: without `results`, at
        the start of a run, that of before is taken away.
    -#}
    {% if execute and flags.WHICH in ("build", "run") %}
        {% set built = [] %}
        {% for result in results or [] if result.status in ("success", "pass", "warn", "no-op") %}
            {% do built.append(result.node.unique_id) %}
        {% endfor %}
        {% set models = graph.nodes.values() | selectattr("resource_type", "equalto", "model")
            | map(attribute="unique_id") %}
        {% do run_query("drop table if exists main.built_from") %}
        {% if flags.WHICH == "build" and built | length == results | default([], true) | length
            and not models | reject("in", built) | list %}
            {% do run_query("
                create or replace view main.loaded_now as
                select md5(string_agg(hash(stored), ',' order by article_id)) as articles
                from (
                    select * exclude (text, signature, run_id, loaded_at) from raw.articles
                ) as stored
            ") %}
            {% do run_query("create table main.built_from as select * from main.loaded_now") %}
        {% endif %}
    {% endif %}
    {{ return("") }}
{% endmacro %}
