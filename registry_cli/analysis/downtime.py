"""How long a thing may be away: short periods of ISO 8601 to minutes."""

import re

from registry_cli.documents import Data

_HOURS = re.compile(r"P(?=[\dT])(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?", re.ASCII)


def minutes_in(value: Data) -> int | None:
    """The minutes that a value of a file says (`PT4H`, `P1D`, `PT0M`); `None` for anything else."""
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    days, hours, minutes = (int(number or 0) for number in found.groups())
    return (days * 24 + hours) * 60 + minutes
