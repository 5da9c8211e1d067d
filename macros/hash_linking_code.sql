{% macro hash_linking_code() -%}
    {#-
        A hash of the code that pairs and scores claims: when it changes, every claim's
        fingerprint does, and all pairs are made anew.
    -#}
    {%- if execute -%}
        {%- set parts = [
            graph.nodes["model.hudna.int_pairs_blocked"].raw_code,
            graph.nodes["model.hudna.int_pairs_scored"].raw_code,
            pair_within_blocks("a", ["b"], "c", "d"),
            compare_figures("a", "b"),
            follows_status("a", "b"),
            kilometres_apart("a", "b"),
            list_objections(),
            other_people("a", "b"),
            region_beside("a", "b"),
        ] -%}
        {{- local_md5(parts | join("|")) -}}
    {%- endif -%}
{%- endmacro %}
