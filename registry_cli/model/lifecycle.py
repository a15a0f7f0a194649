"""The dates of a thing's life, shared by systems, interfaces, data sources and standards."""

from typing import ClassVar

from registry_cli.model.fields import InOrder, entry
from registry_cli.model.values import Day, Record


class Lifecycle(Record):
    """First days of each stage; a stage lasts until the next one that is stated."""

    IN_ORDER: ClassVar[InOrder] = (("pilot", "phase_in", "in_use", "phase_out", "retired"),)

    pilot: Day | None = entry("First day of the pilot", "Første dag under afprøvning", example="2026-05-01")
    phase_in: Day | None = entry("First day of phasing in", "Første dag under indfasning", example="2026-09-01")
    in_use: Day | None = entry("First day in full use", "Første dag i drift", example="2027-01-01")
    phase_out: Day | None = entry("First day of phasing out", "Første dag under udfasning", example="2030-01-01")
    retired: Day | None = entry(
        "First day it is no longer in use", "Første dag den ikke længere er i brug", example="2030-07-01"
    )
