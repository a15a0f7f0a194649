"""The figures of the preset `dk-2026`, row by row."""

from functools import cache

import pytest

from registry_cli.model.settings import Settings
from tests.model.memory import SETTINGS, registry_of

STAGES = """
trin               | offentligt-udbud | begraenset-udbud | udbud-med-forhandling | ski-miniudbud | ski-direkte-tildeling | under-taerskel | kombit-tilslutning
behov              | 60               | 60               | 90                    | 45            | 30                    | 20             | 60
indstilling        | møde             | møde             | møde                  | møde          | -                     | -              | møde + 45
markedsdialog      | 45               | 45               | 60                    | 20            | 10                    | 10             | -
udbudsmateriale    | 60               | 75               | 90                    | 30            | 15                    | 15             | -
ansoegning         | -                | 35               | 35                    | -             | -                     | -              | -
udvaelgelse        | -                | 20               | 20                    | -             | -                     | -              | -
tilbudsfrist       | 40               | 35               | 45                    | 20            | -                     | 15             | -
forhandling        | -                | -                | 50                    | -             | -                     | -              | -
evaluering         | 30               | 30               | 30                    | 20            | 10                    | 10             | -
beslutning         | 14               | 14               | 21                    | 10            | 5                     | 5              | -
standstill         | 10               | 10               | 10                    | 0             | 0                     | 0              | 0
kontraktunderskrift| 10               | 10               | 14                    | 10            | 10                    | 10             | 15
implementering     | 180              | 180              | 270                   | 120           | 60                    | 60             | 180
"""

MINIMA: dict[tuple[str, str], tuple[int, dict[str, int]]] = {
    ("offentligt-udbud", "tilbudsfrist"): (35, {"elektronisk": 30, "forhaandsmeddelelse": 15, "hastende": 15}),
    ("offentligt-udbud", "standstill"): (10, {"brevpost": 15}),
    ("begraenset-udbud", "ansoegning"): (30, {}),
    ("begraenset-udbud", "tilbudsfrist"): (
        30,
        {"elektronisk": 25, "forhaandsmeddelelse": 10, "aftalt-med-ansoegerne": 10},
    ),
    ("begraenset-udbud", "standstill"): (10, {}),
    ("udbud-med-forhandling", "ansoegning"): (30, {}),
    ("udbud-med-forhandling", "tilbudsfrist"): (30, {"elektronisk": 25, "aftalt-med-ansoegerne": 10}),
    ("udbud-med-forhandling", "standstill"): (10, {}),
}

THRESHOLDS = {
    "2024": (1644638, 5581350, 595344, 500000),
    "2025": (1644638, 5581350, 595344, 500000),
    "2026": (1611360, 5595000, 596800, 500000),
    "2027": (1611360, 5595000, 596800, 500000),
}

CANDIDATES_AND_COMPLAINTS = {
    "offentligt-udbud": (None, 45),
    "begraenset-udbud": (5, 45),
    "udbud-med-forhandling": (3, 45),
    "ski-miniudbud": (None, 30),
    "konkurrencepraeget-dialog": (3, None),
}

WEIGHTS = {
    "strategi": (20, "up"),
    "oekonomi": (20, "up"),
    "kvalitet": (15, "up"),
    "medarbejder": (10, "up"),
    "raekkevidde": (10, "up"),
    "arkitektur": (5, "up"),
    "haster": (10, "up"),
    "risiko": (5, "down"),
    "kompleksitet": (5, "down"),
}


@cache
def settings() -> Settings:
    return registry_of({"registry.yaml": f"{SETTINGS}extends: dk-2026\n"}).settings


def test_prioritisation() -> None:
    prioritisation = settings().prioritisation
    assert prioritisation is not None
    found: dict[str, tuple[object, ...]] = {
        name: (one.weight, one.direction) for name, one in prioritisation.criteria.items()
    }
    assert found == WEIGHTS
    assert sum(weight for weight, _ in WEIGHTS.values()) == 100
    assert (str(prioritisation.discount_rate), prioritisation.horizon) == ("3.5", 10)


@pytest.mark.parametrize("row", STAGES.strip().splitlines()[1:], ids=lambda row: row.split("|")[0].strip())
def test_stages(row: str) -> None:
    procedures = [cell.strip() for cell in STAGES.strip().splitlines()[0].split("|")][1:]
    stage, *cells = (cell.strip() for cell in row.split("|"))
    assert [cell_of(procedure, stage) for procedure in procedures] == cells


def cell_of(procedure: str, stage: str) -> str:
    """A stage as the table writes it."""
    length = settings().procedures[procedure].stages.get(stage)
    if length is None:
        return "-"
    if length.boards:
        assert length.boards == ("digitaliseringsraad", "portefoeljestyregruppe")
        return f"møde + {length.days}" if length.days else "møde"
    return str(length.days)


def test_stages_follow_the_order_of_time_and_no_other_are_used() -> None:
    tenders = settings().tenders
    assert tenders is not None
    order = [stage.id for stage in tenders.stages]
    assert order == [row.split("|")[0].strip() for row in STAGES.strip().splitlines()[1:]]
    for procedure in settings().procedures.values():
        assert list(procedure.stages) == [stage for stage in order if stage in procedure.stages]


def test_legal_minima() -> None:
    found = {
        (name, stage): (length.minimum, dict(length.reduced))
        for name, procedure in settings().procedures.items()
        for stage, length in procedure.stages.items()
        if length.minimum is not None or length.reduced
    }
    assert found == MINIMA


def test_no_stage_is_shorter_than_its_minimum() -> None:
    for procedure in settings().procedures.values():
        for stage, length in procedure.stages.items():
            assert length.days >= (length.minimum or 0), (procedure.name, stage)


def test_candidates_and_complaints() -> None:
    found = {
        name: (procedure.candidates, procedure.complaint_days)
        for name, procedure in settings().procedures.items()
        if procedure.candidates or procedure.complaint_days
    }
    assert found == CANDIDATES_AND_COMPLAINTS


def test_thresholds() -> None:
    tenders = settings().tenders
    assert tenders is not None
    found: dict[str, tuple[object, ...]] = {
        year: (one.services, one.light, one.part, one.national) for year, one in tenders.thresholds.items()
    }
    assert found == THRESHOLDS
