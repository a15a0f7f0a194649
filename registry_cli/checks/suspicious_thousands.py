"""An amount looks as if its point were a thousands separator.

In YAML the point stands before the decimals: `850.000` is eight hundred and fifty. Kroner have two decimals, so exactly three of them
are nearly always a Danish thousands separator, and the amount is a thousand times too small.

Bad:

    # contracts/ky-drift.yaml
    name: KY drift
    prices:
      - {name: Drift, type: operation, amount: 850.000, per: year}
      #                                        ^^^^^^^ suspicious-thousands

Good:

    # contracts/ky-drift.yaml
    name: KY drift
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year}
"""

from collections.abc import Iterator
from decimal import Decimal

from registry_cli.analysis.links import Holder
from registry_cli.checks.check import Check, Part, Question, in_each_file
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.shape import Shape

_THOUSANDTHS = -3


def _run(question: Question) -> Iterator[Finding]:
    return in_each_file(question, "suspicious-thousands", _in)


def _in(holder: Holder, parts: tuple[Part, ...]) -> Iterator[Finding]:
    for route, data, shape in parts:
        if isinstance(data, dict):
            for key, value in _amounts(data, shape):
                params = {"found": str(value), "meant": str(value).replace(".", "")}
                yield Finding("suspicious-thousands", Mark(holder.path, (*route, key)), holder.entity, params)


def _amounts(data: dict[str, Data], shape: Shape) -> Iterator[tuple[str, Decimal]]:
    """The amounts of one record that are written with exactly three decimals."""
    for key, value in data.items():
        is_amount = key in shape.keys and shape.keys[key].shape.is_money
        if is_amount and isinstance(value, Decimal) and value.as_tuple().exponent == _THOUSANDTHS and abs(value) >= 1:
            yield key, value


CHECK = Check(
    code="suspicious-thousands",
    severity="warning",
    message=Text(
        "{found} has three decimals: is the point a thousands separator?",
        "{found} har tre decimaler: er punktummet et tusindtalsskilletegn?",
    ),
    help=Text("Write {meant}, or two decimals.", "Skriv {meant}, eller to decimaler."),
    documentation=__doc__,
    danish="""Et beløb ser ud, som om dets punktum var et tusindtalsskilletegn.

I YAML står punktummet før decimalerne: `850.000` er otte hundrede og halvtreds. Kroner har to decimaler, så præcis tre af dem er næsten
altid et dansk tusindtalsskilletegn, og beløbet er tusind gange for lille.
""",
    run=_run,
)
