"""How states and kinds look in every picture: fills that stay apart in print and for the colour-blind.

The colours are light tints of Okabe and Ito's palette (2008); state is told by the border as well, kind by the shape.
"""

from dataclasses import dataclass

from registry_cli.analysis.views import View, Weight
from registry_cli.language import Text
from registry_cli.timeline import State


@dataclass(frozen=True, slots=True)
class Look:
    """The fill of a state, and the colour and dashes of its border."""

    fill: str
    border: str
    dashes: str


LOOKS: dict[State, Look] = {
    "planned": Look("#ffffff", "#0072b2", "6 4"),
    "pilot": Look("#d6ecfa", "#0072b2", "6 4"),
    "phase-in": Look("#d6ecfa", "#0072b2", ""),
    "in-use": Look("#f2f2f2", "#555555", ""),
    "phase-out": Look("#fde3c8", "#d55e00", "2 2"),
    "retired": Look("#ffffff", "#999999", "2 4"),
}

WEIGHT_LABELS: dict[Weight, Text] = {
    "essential": Text("stops without it", "går i stå uden"),
    "useful": Text("suffers without it", "forringes uden"),
    "reference": Text("refers to", "henviser til"),
    "users": Text("so many systems use it", "så mange systemer anvender det"),
    "pull": Text("data fetched by the receiver", "data hentes af modtageren"),
    "push": Text("data sent by the one who has them", "data sendes af den, der har dem"),
    "both": Text("data both ways", "data begge veje"),
    "copy": Text("a copy is taken", "der tages en kopi"),
    "flow": Text("data, nobody says how", "data, uvist hvordan"),
    "severed": Text("severed", "overskåret"),
}
TITLE = Text("Legend", "Signaturforklaring")


def weights_in(view: View) -> tuple[Weight, ...]:
    """The kinds of arrow that occur in a picture, the heaviest first."""
    present = {edge.weight for edge in view.edges}
    return tuple(weight for weight in WEIGHT_LABELS if weight in present)
