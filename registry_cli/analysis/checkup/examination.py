"""All that is looked at, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.checkup.advice import Step, advice
from registry_cli.analysis.checkup.environment import environment
from registry_cli.analysis.checkup.health import Code, Health
from registry_cli.analysis.checkup.observation import EditorSchemas, Observation, Place, Surroundings
from registry_cli.analysis.checkup.registry import in_registry, nothing_there, unreadable
from registry_cli.analysis.checkup.repository import in_git
from registry_cli.language import Text


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found, the findings by code with the most frequent first, and what to do first."""

    observations: tuple[Observation, ...]
    codes: tuple[Code, ...]
    steps: tuple[Step, ...]

    @property
    def is_bad(self) -> bool:
        """Whether something keeps the program or the registry from working."""
        return any(one.state == "bad" for one in self.observations)


def check_up(
    around: Surroundings,
    place: Place | None = None,
    health: Health | None = None,
    schemas: EditorSchemas | None = None,
    refused: Text | None = None,
) -> Checkup:
    """The check-up of a registry in its surroundings.

    Without a `place` there is no registry; without its `health` it could not be read, for the reason `refused`.
    """
    observations = (
        *environment(around),
        *in_git(around, place),
        *_registry(place, health, schemas, refused or Text("", "")),
    )
    return Checkup(observations, health.codes if health else (), advice(around, observations, health, place, schemas))


def _registry(
    place: Place | None, health: Health | None, schemas: EditorSchemas | None, refused: Text
) -> Iterator[Observation]:
    if place is None:
        yield nothing_there()
    elif health is None:
        yield unreadable(place, refused)
    else:
        yield from in_registry(health, place, schemas)
