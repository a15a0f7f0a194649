"""The picture of a registry over time: well-formed, told in words too, and legible whatever the numbers."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from registry_cli.analysis.shares import Share
from registry_cli.exports.drawing.charts import Chart, Curve, chart, described
from registry_cli.exports.over_time import to_svg
from registry_cli.review.over_time import Numbers

SVG = "{http://www.w3.org/2000/svg}"
DAYS = (date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 14))


def numbers(day: date, systems: int, cost: int = 0, must: Share = Share(1, 4)) -> Numbers:  # noqa: B008 - a frozen value
    return Numbers(day, None, systems, 3, cost, must, (("error", 2), ("warning", 1)))


def test_it_says_in_words_what_it_shows() -> None:
    states = [numbers(day, 10 * at, 123_456_789 * at) for at, day in enumerate(DAYS, 1)]
    svg = ET.fromstring(  # noqa: S314 - our own text
        to_svg(states, "By <b> & \x1b[31m", "da")
    )
    assert svg.findtext(f"{SVG}title") == "By <b> & \\x1b[31m over tid"
    described = svg.findtext(f"{SVG}desc") or ""
    assert "Systemer: 2025-12-31: 10; 2026-02-14: 30" in described
    assert "Forventet udgift i året, mio. kr.: 2025-12-31: 1,2; 2026-02-14: 3,7" in described
    assert "Udfyldt af det, der skal være der: 2025-12-31: 25 %; 2026-02-14: 25 %" in described
    assert "fejl: 2025-12-31: 2; 2026-02-14: 2. advarsler: 2025-12-31: 1; 2026-02-14: 1" in described
    hints = [one.text for one in svg.iter(f"{SVG}title")]
    assert "Systemer, 2026-01-31: 20" in hints


def test_small_sums_are_thousands_and_nothing_asked_for_has_no_chart() -> None:
    svg = to_svg([numbers(day, 1, 12_345_00, Share(0, 0)) for day in DAYS], "By", "en")
    assert "Expected cost of the year, thousand kroner: 2025-12-31: 12.3" in svg
    assert "must be there" not in svg


@pytest.mark.parametrize("values", [[0.0], [0.0, 0.0, 0.0], [1.0, 3.0, 2.0], [1e9, 5.0, 99999.5], [0.2, 0.4, 0.6]])
def test_any_numbers_stay_inside_the_chart(values: list[float]) -> None:
    curve = Curve("x", list(zip(DAYS, values, strict=False)), "#000000")
    drawn = ET.fromstring(  # noqa: S314 - our own text
        f"<svg>{''.join(chart(Chart('T', [curve, curve]), 0, 0, 'en'))}</svg>"
    )
    places = [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in drawn.iter("circle")]
    assert all(0 < x < 380 and 30 < y < 170 for x, y in places)
    labels = [one.text for one in drawn.iter("text") if one.get("text-anchor") == "end"]
    assert labels[0] == "0"
    assert len(labels) == len(set(labels)) <= 6


def test_a_chart_in_words() -> None:
    curve = Curve("x", [(DAYS[0], 1000.0), (DAYS[1], 2.5)], "#000000")
    assert described(Chart("T", [curve], " %"), "da") == "2025-12-31: 1.000 %; 2026-01-31: 2,5 %"
