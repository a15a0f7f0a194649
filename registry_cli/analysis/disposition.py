"""What to do with a system, computed from how well it fits (TIME)."""

from typing import Literal, TypeGuard, get_args

from registry_cli.model.registry import Entry

Disposition = Literal["tolerate", "invest", "migrate", "eliminate"]
DISPOSITIONS: tuple[Disposition, ...] = get_args(Disposition)

GOOD = 3
"""From this fit on, of 1 to 4, a system counts as fitting well."""

_BY_FIT: dict[tuple[bool, bool], Disposition] = {
    (True, True): "invest",
    (True, False): "migrate",
    (False, True): "tolerate",
    (False, False): "eliminate",
}


def disposition(system: Entry) -> Disposition | None:
    """The disposition that the fit for the work and the technical fit give; `None` where one of them is not known."""
    fit = system.section("fit")
    business, technical = fit.get("business"), fit.get("technical")
    if not (_is_fit(business) and _is_fit(technical)):
        return None
    return _BY_FIT[business >= GOOD, technical >= GOOD]


def _is_fit(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 4
