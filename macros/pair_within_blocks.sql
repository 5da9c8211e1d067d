{% macro pair_within_blocks(blocks, keys, condition, paired) -%}
    {#-
        The pairs of claims of different articles that lie in one block: left_id has the lesser
        claim key. A pair of two claims that are in `paired` has been made before, and is left out.

        Args:
            blocks: A relation with claim_id, claim_key, article_id and the keys.
            keys: The columns in which both claims agree.
            condition: Which pairs of a block count, of `lefts` and `rights`, in either order.
            paired: A relation with the claim_id of the claims whose pairs are known.
    -#}
    {%- for left_join, right_join in [("anti", none), ("semi", "anti")] %}
    select
        case
            when lefts.claim_key < rights.claim_key then lefts.claim_id
            else rights.claim_id
        end as left_id,
        case
            when lefts.claim_key < rights.claim_key then rights.claim_id
            else lefts.claim_id
        end as right_id,
    from (
        select {{ blocks }}.*
        from {{ blocks }}
        {{ left_join }} join {{ paired }} on {{ blocks }}.claim_id = {{ paired }}.claim_id
    ) as lefts
    inner join {% if right_join is none %}{{ blocks }}{% else %}(
        select {{ blocks }}.*
        from {{ blocks }}
        {{ right_join }} join {{ paired }} on {{ blocks }}.claim_id = {{ paired }}.claim_id
    ){% endif %} as rights
        on
            lefts.article_id != rights.article_id
            {%- for key in keys %}
            and lefts.{{ key }} = rights.{{ key }}
            {%- endfor %}
    where {{ condition }}
    {%- if not loop.last %}
    union
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
