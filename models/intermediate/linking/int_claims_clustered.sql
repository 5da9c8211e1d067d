-- Components of linked claims. A component that holds a contradiction is built up again
-- from single claims: the two clusters that fit each other best are merged, round by
-- round, as long as nothing speaks against any pair of their claims.
with recursive claims as (
    select * from {{ ref('int_claims_profiled') }}
),

all_links as (
    select * from {{ ref('int_claim_links') }}
),

links as (
    select
        left_id,
        right_id,
    from all_links
    where is_link
),

{{ connected_components('components', 'links') }},

members as (
    select
        claims.claim_id,
        claims.claim_key,
        claims.claim_kind,
        claims.article_id,
        coalesce(components.component_id, claims.claim_id) as component_id,
    from claims
    left join components on claims.claim_id = components.node_id
),

contradictions as (
    select
        lefts.claim_id as left_id,
        rights.claim_id as right_id,
        lefts.component_id,
    from members as lefts
    inner join members as rights
        on
            lefts.component_id = rights.component_id
            and lefts.article_id = rights.article_id
            and lefts.claim_id < rights.claim_id
    union
    select
        all_links.left_id,
        all_links.right_id,
        lefts.component_id,
    from all_links
    inner join members as lefts on all_links.left_id = lefts.claim_id
    inner join members as rights
        on
            all_links.right_id = rights.claim_id
            and lefts.component_id = rights.component_id
    where len(all_links.objections) > 0
),

contradicted as (
    select distinct component_id
    from contradictions
),

torn as (
    select members.*
    from members
    semi join contradicted on members.component_id = contradicted.component_id
),

torn_pairs as (
    select
        all_links.left_id,
        all_links.right_id,
        all_links.score,
        false as is_contradiction,
    from all_links
    inner join torn as lefts on all_links.left_id = lefts.claim_id
    inner join torn as rights
        on
            all_links.right_id = rights.claim_id
            and lefts.component_id = rights.component_id
    where len(all_links.objections) = 0
    union all
    select
        left_id,
        right_id,
        null as score,
        true as is_contradiction,
    from contradictions
),

merging (merge_round, claim_id, claim_key, cluster_key) as (
    select
        0,
        claim_id,
        claim_key,
        claim_key,
    from torn
    union all (
        with current_members as (
            select * from merging
        ),

        -- one side at a time: the planner would else pair all members with all
        half_pairs as materialized (
            select
                torn_pairs.right_id,
                torn_pairs.score,
                torn_pairs.is_contradiction,
                current_members.cluster_key,
            from torn_pairs
            inner join current_members
                on torn_pairs.left_id = current_members.claim_id
        ),

        cluster_pairs as (
            select
                least(lefts.cluster_key, rights.cluster_key) as left_key,
                greatest(lefts.cluster_key, rights.cluster_key) as right_key,
                round(avg(cast(lefts.score as decimal(6, 4))), 6) as score,
                bool_or(lefts.is_contradiction) as is_contradiction,
            from half_pairs as lefts
            inner join current_members as rights
                on lefts.right_id = rights.claim_id
            where lefts.cluster_key != rights.cluster_key
            group by all
        ),

        allowed as (
            select
                left_key,
                right_key,
                score,
            from cluster_pairs
            where
                not is_contradiction
                and score >= {{ var('merge_threshold', 0.45) }}
        ),

        both_ways as (
            select * from allowed
            union all
            select
                right_key as left_key,
                left_key as right_key,
                score,
            from allowed
        ),

        favourites as (
            select
                left_key,
                right_key,
            from both_ways
            qualify
                row_number() over (
                    partition by left_key
                    order by
                        score desc,
                        md5(
                            least(left_key, right_key) || greatest(left_key, right_key)
                        ) asc
                ) = 1
        ),

        mutual as (
            select
                favourites.left_key,
                favourites.right_key,
            from favourites
            inner join favourites as returned
                on
                    favourites.right_key = returned.left_key
                    and favourites.left_key = returned.right_key
        )

        select
            current_members.merge_round + 1,
            current_members.claim_id,
            current_members.claim_key,
            least(
                current_members.cluster_key,
                coalesce(mutual.right_key, current_members.cluster_key)
            ),
        from current_members
        left join mutual on current_members.cluster_key = mutual.left_key
        where exists (select 1 from mutual)
    )
),

merged as (
    select
        claim_id,
        cluster_key,
    from merging
    qualify
        row_number() over (partition by claim_id order by merge_round desc) = 1
),

settled as (
    select
        members.claim_id,
        members.claim_key,
        members.claim_kind,
        coalesce(merged.cluster_key, members.component_id) as cluster_id,
        merged.claim_id is not null as is_torn,
    from members
    left join merged on members.claim_id = merged.claim_id
),

final as (
    select
        claim_id,
        claim_key,
        claim_kind,
        is_torn,
        min(claim_key) over (partition by cluster_id) as event_key,
    from settled
)

select * from final
