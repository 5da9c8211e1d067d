with exchanges as (
    select
        exchange_id as event_id,
        unnest(warnings) as warning,
    from {{ ref('fct_exchanges') }}
),

evacuations as (
    select
        evacuation_id as event_id,
        unnest(warnings) as warning,
    from {{ ref('fct_evacuations') }}
),

warned as (
    select * from exchanges
    union all
    select * from evacuations
)

select *
from warned
where
    warning not in (
        {%- for warning in warning_codes() %}
            '{{ warning }}'{{ "," if not loop.last }}
        {%- endfor %}
    )
