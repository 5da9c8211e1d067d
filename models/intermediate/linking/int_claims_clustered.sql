-- Claims joined by links, in rounds of rising thresholds: a component that holds a
-- contradiction (two claims of one article, or a pair with an objection) is taken apart and
-- joined again by its stronger links alone. What still contradicts itself at the end stays
-- apart, claim by claim.
{%- set thresholds = var('cluster_thresholds', [0.5, 0.6, 0.7, 0.8, 0.9]) %}
with recursive claims as (
    select * from {{ ref('int_claims_profiled') }}
),

links as (
    select * from {{ ref('int_claim_links') }}
),

-- A claim may be told of once in an article: of its links into one article the best counts.
left_ranked as (
    select
        links.left_id,
        links.right_id,
        links.score,
        rank() over (
            partition by links.left_id, rights.article_id
            order by links.score desc
        ) as left_rank,
        rank() over (
            partition by links.right_id, lefts.article_id
            order by links.score desc
        ) as right_rank,
    from links
    inner join claims as lefts on links.left_id = lefts.claim_id
    inner join claims as rights on links.right_id = rights.claim_id
    where links.is_link
),

mutual_links as (
    select
        left_id,
        right_id,
        score,
    from left_ranked
    where left_rank = 1 and right_rank = 1
),

open_claims_0 as (
    select claim_id
    from claims
),

{% for threshold in thresholds %}
{%- set round = loop.index %}
edges_{{ round }} as (
    select
        mutual_links.left_id,
        mutual_links.right_id,
    from mutual_links
    semi join open_claims_{{ round - 1 }} as lefts
        on mutual_links.left_id = lefts.claim_id
    semi join open_claims_{{ round - 1 }} as rights
        on mutual_links.right_id = rights.claim_id
    where mutual_links.score >= {{ threshold }}
),

{{ connected_components('components_' ~ round, 'edges_' ~ round) }},

members_{{ round }} as (
    select
        open_claims.claim_id,
        coalesce(components.component_id, open_claims.claim_id) as component_id,
    from open_claims_{{ round - 1 }} as open_claims
    left join components_{{ round }} as components
        on open_claims.claim_id = components.node_id
),

contradicted_{{ round }} as (
    select members.component_id
    from members_{{ round }} as members
    inner join claims on members.claim_id = claims.claim_id
    group by members.component_id, claims.article_id
    having count(*) > 1
    union
    select lefts.component_id
    from links
    inner join members_{{ round }} as lefts on links.left_id = lefts.claim_id
    inner join members_{{ round }} as rights
        on
            links.right_id = rights.claim_id
            and lefts.component_id = rights.component_id
    where len(links.objections) > 0
),

open_claims_{{ round }} as (
    select members.claim_id
    from members_{{ round }} as members
    semi join contradicted_{{ round }} as contradicted
        on members.component_id = contradicted.component_id
),

settled_{{ round }} as (
    select
        members.claim_id,
        members.component_id,
        {{ round }} as link_round,
    from members_{{ round }} as members
    anti join contradicted_{{ round }} as contradicted
        on members.component_id = contradicted.component_id
),
{% endfor %}
settled as (
    {%- for threshold in thresholds %}
    select * from settled_{{ loop.index }}
    union all
    {%- endfor %}
    select
        claim_id,
        claim_id as component_id,
        {{ thresholds | length + 1 }} as link_round,
    from open_claims_{{ thresholds | length }}
),

final as (
    select
        settled.claim_id,
        claims.claim_key,
        claims.claim_kind,
        settled.component_id,
        settled.link_round,
        min(claims.claim_key) over (partition by settled.component_id) as event_key,
    from settled
    inner join claims on settled.claim_id = claims.claim_id
)

select * from final
