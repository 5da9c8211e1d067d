"""Reports, stated as claims, from which the tests build a warehouse. The outlets and events are made up."""

from __future__ import annotations

from datetime import date

from tests.warehouse.raw_writer import RawArticle, RawClaim, Slot, actor, count, place


def swap(
    released: int,
    *,
    by: str = "isis",
    other: str = "jaysh_al_islam",
    got: int | None = None,
    status: str = "completed",
    day: date | None = None,
    is_running_total: bool = False,
    extra: tuple[Slot, ...] = (),
) -> RawClaim:
    """Return an exchange between two parties."""
    slots = [
        actor("side_actor", by, side=1),
        actor("side_actor", other, side=2),
        count("released", released, released, side=1, category="fighters"),
    ]
    if got is not None:
        slots.append(count("released", got, got, side=2, category="detainees"))
    return RawClaim(
        "exchange",
        status,
        (*slots, *extra),
        start=day,
        precision="day" if day else "unknown",
        is_running_total=is_running_total,
    )


def departure(
    people: int | None,
    *,
    origin: str,
    day: date | None = None,
    end: date | None = None,
    status: str = "completed",
    scope: str = "operation",
    batch: int | None = None,
    extra: tuple[Slot, ...] = (),
) -> RawClaim:
    """Return an evacuation of a place."""
    slots = [actor("evacuee", "ahrar_al_sham"), place("origin", origin), place("destination", "sy-idlib-gov")]
    if people is not None:
        slots.append(count("people", people, people))
    precision = "unknown" if day is None else "day" if end in (None, day) else "week"
    return RawClaim(
        "evacuation", status, (*slots, *extra), start=day, end=end, precision=precision, scope=scope, batch=batch
    )


def report(
    article_id: str, publisher: str, published: date | None, *claims: RawClaim, signature: tuple[int, ...] = ()
) -> RawArticle:
    """Return an article with its claims."""
    return RawArticle(article_id, publisher, published, claims, signature=signature)


def exchange_reports() -> list[RawArticle]:
    """Exchanges: agreeing, rival, syndicated, denied, joint, with bodies, and with names that no table knows."""
    day, copied = date(2018, 5, 31), tuple(range(64))
    bodies = (count("released", 7, 7, side=2, category="bodies"), actor("mediator", None, name="هيئة وساطة"))
    private = actor("source", None, name="فلان بن فلان", entity_type="person")
    return [
        report("x1", "outlet-a", date(2018, 6, 1), swap(11, got=11, day=day)),
        report("x2", "outlet-b", date(2018, 6, 2), swap(11, got=18, day=day)),
        report("x3", "outlet-c", date(2018, 6, 3), swap(11, got=18, day=day), signature=copied),
        report("x4", "outlet-d", date(2018, 6, 3), swap(11, got=18, day=day), signature=copied),
        report(
            "y1",
            "outlet-a",
            date(2019, 3, 1),
            swap(9, by="hts", other="syria_government", day=date(2019, 2, 28), extra=bodies),
        ),
        report(
            "z1",
            "outlet-a",
            date(2023, 4, 1),
            RawClaim(
                "exchange",
                "agreed",
                (
                    actor("side_actor", "houthis", side=1),
                    actor("side_actor", "yemen", side=2),
                    count("total", 887, 887, category="detainees"),
                ),
            ),
        ),
        report(
            "b1",
            "outlet-a",
            date(2021, 2, 3),
            RawClaim(
                "exchange",
                "completed",
                (
                    actor("side_actor", "hezbollah", side=1),
                    actor("side_actor", "israel", side=2),
                    count("released", 3, 3, side=1, category="fighters"),
                    count("total", 52, 52, category="bodies"),
                ),
            ),
        ),
        report(
            "d1",
            "outlet-b",
            date(2020, 1, 5),
            swap(
                5,
                by="sdf",
                other="isis",
                day=date(2020, 1, 4),
                extra=(actor("denied_by", "sdf"), actor("denied_by", "isis"), private),
            ),
        ),
    ]


def evacuation_reports() -> list[RawArticle]:
    """An evacuation with complete batches, one whose batches are incomplete, and a plan."""
    first, second = date(2018, 3, 22), date(2018, 3, 23)
    whole = departure(300, origin="sy-harasta", day=first, end=second)
    return [
        report(
            "e1", "outlet-a", date(2018, 3, 22), departure(100, origin="sy-harasta", day=first, scope="batch", batch=1)
        ),
        report(
            "e2", "outlet-a", date(2018, 3, 23), departure(200, origin="sy-harasta", day=second, scope="batch", batch=2)
        ),
        report("e3", "outlet-b", date(2018, 3, 24), whole),
        report(
            "f1",
            "outlet-a",
            date(2017, 3, 19),
            departure(1500, origin="sy-al-waer", day=date(2017, 3, 18), scope="batch", batch=1),
        ),
        report(
            "f2",
            "outlet-b",
            date(2017, 3, 25),
            departure(26000, origin="sy-al-waer", day=date(2017, 3, 18), end=date(2017, 3, 24)),
        ),
        report("g1", "outlet-c", date(2016, 8, 20), departure(None, origin="sy-darayya", status="agreed")),
        report("g2", "outlet-b", None, departure(4000, origin="sy-darayya")),
        report(
            "h1",
            "outlet-c",
            date(2015, 12, 29),
            departure(129, origin="sy-zabadani", day=date(2015, 12, 28), extra=(place("origin", "sy-madaya"),)),
        ),
    ]


def summed_reports() -> list[RawArticle]:
    """Two exchanges of one pair, years apart, and a running total of the pair without a day."""
    pair = {"by": "russia", "other": "ukraine"}
    first, second = date(2019, 9, 7), date(2023, 5, 6)
    return [
        report("r1", "outlet-a", first, swap(35, got=35, day=first, **pair)),
        report("r2", "outlet-b", second, swap(40, got=45, day=second, **pair)),
        report("r3", "outlet-c", date(2023, 8, 1), swap(2500, got=2800, is_running_total=True, **pair)),
    ]


def all_reports() -> list[RawArticle]:
    """All reports of the tests."""
    return exchange_reports() + evacuation_reports() + summed_reports()
