{% macro read_history(file, columns) -%}
    {#-
        The rows of an append-only Parquet file of the history, or none where it does not exist.

        `columns` maps each column to its type; HUDNA_HISTORY_DIR names the folder, else it
        is in that of the warehouse.
    -#}
    {%- set kept = env_var("HUDNA_WAREHOUSE_DIR", "warehouse") ~ "/history" -%}
    {%- set path = env_var("HUDNA_HISTORY_DIR", kept) ~ "/" ~ file -%}
    {%- set found = 0 -%}
    {%- if execute -%}
        {%- set found = run_query("select count(*) from glob('" ~ path ~ "')").columns[0].values()[0] -%}
    {%- endif -%}
    select
    {%- for column, type in columns.items() %}
        {{ "cast(" ~ (column if found else "null") ~ " as " ~ type ~ ") as " ~ column }},
    {%- endfor %}
    {% if found -%}
        from read_parquet('{{ path }}', union_by_name = true)
    {%- else -%}
        where false
    {%- endif -%}
{%- endmacro %}
