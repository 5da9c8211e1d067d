{% macro connected_components(name, edges) -%}
{#-
    Two CTEs that give each node of `edges` (left_id, right_id) the least id of its
    connected component: `name` has the columns node_id and component_id.

    To be placed inside a `with recursive`. Nodes without an edge are not in it.
-#}
{{ name }}_both_ways as (
    select
        left_id,
        right_id,
    from {{ edges }}
    union
    select
        right_id,
        left_id,
    from {{ edges }}
),

{{ name }} (node_id, component_id) using key (node_id) as (
    select distinct
        left_id,
        left_id,
    from {{ name }}_both_ways
    union
    select
        edges.right_id,
        min(reached.component_id),
    from {{ name }} as reached
    inner join {{ name }}_both_ways as edges on reached.node_id = edges.left_id
    inner join recurring.{{ name }} as known on edges.right_id = known.node_id
    where reached.component_id < known.component_id
    group by edges.right_id
)
{%- endmacro %}
