"""Terms at random, as they stand in a contract's file."""

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from registry_cli.model.facts.term import Anchor

FIRST, LAST = date(1996, 1, 1), date(2031, 12, 31)

days = st.dates(FIRST, LAST)
month_ends = days.map(lambda day: day.replace(day=1) - timedelta(days=1))
leap_days = st.sampled_from([date(2000, 2, 29), date(2024, 2, 29), date(2028, 2, 29)])
starts = st.one_of(days, days.map(lambda day: day.replace(day=1)), month_ends, leap_days)
months = st.integers(1, 60).map(lambda number: f"P{number}M")
short = st.one_of(st.integers(1, 24).map(lambda number: f"P{number}M"), st.integers(1, 400).map(lambda n: f"P{n}D"))
mixed = st.tuples(st.integers(0, 3), st.integers(0, 11), st.integers(1, 40)).map(lambda p: f"P{p[0]}Y{p[1]}M{p[2]}D")
periods = st.one_of(months, short, mixed)
notices = st.fixed_dictionaries(
    {"period": st.one_of(short, mixed), "to": st.lists(st.sampled_from(get_args(Anchor)), min_size=1, max_size=3)}
)
renewals = st.one_of(
    st.just({"kind": "none"}),
    st.fixed_dictionaries({"kind": st.just("tacit"), "period": periods}, optional={"times": st.integers(0, 6)}),
    st.fixed_dictionaries(
        {"kind": st.just("option"), "period": periods},
        optional={"times": st.integers(0, 4), "by": st.one_of(short, mixed)},
    ),
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["tacit", "option"]), "periods": st.lists(periods, min_size=1, max_size=4)},
        optional={"times": st.integers(1, 6)},
    ),
)


def _sound(term: dict[str, Any]) -> dict[str, Any]:
    """Without what contradicts itself: a length and an end, an end before the start, a renewal of nothing."""
    if "end" in term:
        term.pop("initial", None)
        term["end"] = max(term["end"], term["start"])
    if "initial" not in term and "end" not in term:
        term.pop("renewal", None)
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in term.items()}


def _listed(rows: list[tuple[date, Any]], key: str) -> list[dict[str, Any]]:
    return [
        {"date": day.isoformat(), key: value.isoformat() if isinstance(value, date) else value} for day, value in rows
    ]


written_terms = st.fixed_dictionaries(
    {"start": starts},
    optional={
        "initial": periods,
        "end": st.one_of(days, month_ends),
        "renewal": renewals,
        "notice": notices,
        "supplier_notice": notices,
        "irrevocable_until": days,
        "no_notice_before": days,
        "lead_time": short,
        "intended_exit": days,
        "exercised": st.lists(st.tuples(days, st.integers(0, 2)), max_size=3).map(lambda r: _listed(r, "periods")),
    },
).map(_sound)
"""A `term` without faults; it may be terminated nowhere."""


def contracts(*, amended: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """The data of a contract: its term, and where wanted amendments that move its end."""
    if not amended:
        return st.fixed_dictionaries({"term": written_terms})
    amendments = st.lists(st.tuples(days, days), max_size=3, unique_by=lambda row: row[0])
    return st.tuples(written_terms, amendments).map(_amended)


def _amended(contract: tuple[dict[str, Any], list[tuple[date, date]]]) -> dict[str, Any]:
    term, rows = contract
    sound = sorted((day, max(day, end, date.fromisoformat(term["start"]))) for day, end in rows)
    return {"term": term, "amendments": _listed(sound, "end")}
