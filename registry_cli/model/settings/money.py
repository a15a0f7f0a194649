"""Indices that regulate prices."""

from collections.abc import Mapping
from typing import Annotated

from registry_cli.model.fields import Map, doc, entry, mapping
from registry_cli.model.values import MonthDay, MonthOrYear, Name, PositiveQuantity, Prose, Quantity, Record, Share


class Index(Record):
    """A price index: values by month or year, and how they regulate a price."""

    name: Name = doc("Name", "Navn", example="Nettoprisindeks")
    publisher: Name | None = entry("Who publishes it", "Hvem der udgiver det", example="Danmarks Statistik")
    base: MonthOrYear | None = entry("Month or year of the value 100", "Måned eller år med værdien 100", example="2025")
    values: Annotated[Mapping[MonthOrYear, PositiveQuantity], Map()] = mapping(
        "Values by month or year", "Værdier efter måned eller år", example={"2025": 100, "2026": 101.8}
    )
    forecast: Quantity | None = entry(
        "Percent a year that future years are reckoned with", "Procent om året som kommende år regnes med", example=2.0
    )
    regulated: MonthDay | None = entry(
        "Day of the year that prices move", "Dag på året hvor priser reguleres", example="01-01"
    )
    share: Share | None = entry("Part of the price that is regulated", "Andel af prisen der reguleres", example=0.8)
    floor: Quantity | None = entry("Least percent a year", "Mindste procent om året", example=0)
    cap: Quantity | None = entry("Most percent a year", "Største procent om året", example=4)
    note: Prose | None = entry("Note", "Bemærkning")
