"""A check-up of the machine, the repository and the registry, and what to do first."""

from registry_cli.analysis.checkup.advice import Step, advice
from registry_cli.analysis.checkup.environment import environment
from registry_cli.analysis.checkup.health import Code, Health, health
from registry_cli.analysis.checkup.observation import (
    EditorSchemas,
    Observation,
    Place,
    Surroundings,
)
from registry_cli.analysis.checkup.registry import in_registry, nothing_there, unreadable
from registry_cli.analysis.checkup.repository import in_git

__all__ = [
    "Code",
    "EditorSchemas",
    "Health",
    "Observation",
    "Place",
    "Step",
    "Surroundings",
    "advice",
    "environment",
    "health",
    "in_git",
    "in_registry",
    "nothing_there",
    "unreadable",
]
