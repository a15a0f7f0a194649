"""The one place that reads the clock; everything below the command line is told the day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The day in Denmark now."""
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()
