{% macro belongs_to(part, whole) -%}
    {#- Whether an event can be part of another by its places and parties; days are not looked at. -#}
    (
        list_has_any({{ part }}.place_ids, {{ whole }}.place_ancestor_ids)
        or list_has_any({{ part }}.place_ancestor_ids, {{ whole }}.place_ids)
        or (
            {{ part }}.event_kind = 'exchange'
            and len(list_intersect({{ part }}.lineage_ids, {{ whole }}.lineage_ids)) > 1
        )
    )
    and (
        len({{ part }}.lineage_ids) = 0
        or len({{ whole }}.lineage_ids) = 0
        or list_has_any({{ part }}.lineage_ids, {{ whole }}.party_keys)
        or list_has_any({{ part }}.party_keys, {{ whole }}.lineage_ids)
    )
{%- endmacro %}
