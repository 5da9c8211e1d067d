{% macro check_raw_is_loaded() %}
    {#- Stop before anything is built when no article was ever loaded, and say what to run. -#}
    {% if execute and flags.WHICH in ("build", "run", "test", "snapshot") %}
        {% set wanted = ["articles", "outcomes", "mentions", "claims", "claim_arguments", "runs"] %}
        {% set found = run_query(
            "select table_name from information_schema.tables where table_schema = 'raw'"
        ).columns[0].values() %}
        {% set missing = wanted | reject("in", found) | list %}
        {% if missing %}
            {{ exceptions.raise_compiler_error(
                "Nothing has been loaded yet: schema raw lacks " ~ missing | join(", ")
                ~ ". Run `make refresh` for the whole job, or `hudna load INPUT…` and then"
                ~ " `dbt build` again."
            ) }}
        {% endif %}
    {% endif %}
    {{ return("") }}
{% endmacro %}
