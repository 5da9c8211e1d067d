"""The names that pages show, and the numbers by which the parts of the data point to them."""

from __future__ import annotations

from collections import defaultdict

import duckdb

from extract.report.areas import read_areas
from extract.report.facts import Row, read


class Names:
    """The names of actors, places and outlets, and the number that each has in the parts."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Read the names that events use, and those of the places around theirs."""
        self.actors = read(
            connection,
            "select * from marts.dim_actors where actor_id in (select actor_id from marts.fct_actor_roles union "
            "select source_actor_id from marts.fct_claimed_figures union "
            "select unnest(actor_ids) from marts.fct_exchange_releases) order by actor_id",
        )
        self.places = read(
            connection,
            """
            with recursive used as (
                select place_id from marts.bridge_event_places
                union
                select unnest([p.parent_id, p.governorate_id]) from used join marts.dim_places as p using (place_id)
            )
            select p.* from marts.dim_places as p semi join used using (place_id) order by place_id
            """,
        )
        self.publishers = read(
            connection,
            "from marts.dim_publishers semi join marts.bridge_event_claims using (publisher_id) order by publisher_id",
        )
        self.countries = read(
            connection,
            "select country, name_ar, name_en from marts.dim_places where place_type = 'country' order by all",
        )
        self.areas = read_areas(connection)
        self.actor_numbers = {row["actor_id"]: number for number, row in enumerate(self.actors)}
        self.place_numbers = {row["place_id"]: number for number, row in enumerate(self.places)}

    def number_actors(self, actor_ids: list[str] | None) -> list[int]:
        """Return the numbers of actors; one that the release has left out has none."""
        return [self.actor_numbers[actor] for actor in actor_ids or [] if actor in self.actor_numbers]

    def describe(self) -> Row:
        """Return what pages need to name things."""
        return {
            "actors": [
                [a["actor_id"], a["name_ar"], a["name_en"], a["actor_type"], a["country"], a["is_open_set"]]
                for a in self.actors
            ],
            "places": [
                [
                    p["place_id"], p["name_ar"], p["name_en"], p["place_type"], p["country"],
                    self.place_numbers.get(p["parent_id"]), p["lat"], p["lon"], p["coordinate_precision"],
                    p["wikidata_id"], p["is_open_set"], self.areas.get(p["place_id"]),
                ]
                for p in self.places
            ],
            "publishers": {p["publisher_id"]: [p["name_ar"], p["name_en"], p["affiliation"]] for p in self.publishers},
            "countries": {c["country"]: [c["name_ar"], c["name_en"]] for c in self.countries},
        }  # fmt: skip


def make_figure(row: Row, measure: str) -> list[int | None] | None:
    """Return low, best and high of a measure, or None where no report gives any."""
    figure = [row[f"{measure}_{bound}"] for bound in ("low", "best", "high")]
    return None if figure == [None, None, None] else figure


def group_rows(rows: list[Row], key: str = "event_id") -> dict[str, list[Row]]:
    """Return rows by one of their columns, in their order; a key without rows has none."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped
