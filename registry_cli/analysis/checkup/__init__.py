"""A check-up of the machine, the repository and the registry, and what to do first."""

from registry_cli.analysis.checkup.advice import Step
from registry_cli.analysis.checkup.examination import Checkup, check_up
from registry_cli.analysis.checkup.health import Code, Health, health
from registry_cli.analysis.checkup.observation import EditorSchemas, Observation, Place, Surroundings

__all__ = [
    "Checkup",
    "Code",
    "EditorSchemas",
    "Health",
    "Observation",
    "Place",
    "Step",
    "Surroundings",
    "check_up",
    "health",
]
