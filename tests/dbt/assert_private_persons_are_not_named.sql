-- A person without a public role has no name in the marts.
with actors as (
    select * from {{ ref('dim_actors') }}
)

select actor_id
from actors
where
    actor_type = 'person'
    and not is_public_role
    and (name_ar != 'شخص غير مسمى' or name_en != 'unnamed person')
