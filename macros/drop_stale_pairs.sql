{% macro drop_stale_pairs() -%}
    {#- Delete from an incremental model of pairs those of claims that are gone, or not as they were. -#}
    {%- if is_incremental() %}
    delete from {{ this }}
    where
        not exists (
            select 1
            from {{ ref('int_claims_fingerprinted') }} as claims
            where
                claims.claim_id = {{ this }}.left_id
                and claims.fingerprint = {{ this }}.left_fingerprint
        )
        or not exists (
            select 1
            from {{ ref('int_claims_fingerprinted') }} as claims
            where
                claims.claim_id = {{ this }}.right_id
                and claims.fingerprint = {{ this }}.right_fingerprint
        )
    {%- endif %}
{%- endmacro %}
