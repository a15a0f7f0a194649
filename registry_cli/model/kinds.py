"""Every kind of entity, in the order people read them. To add a kind: one class, one name here."""

from registry_cli.model.contract import Contract
from registry_cli.model.datasource import DataSource
from registry_cli.model.entity import Entity
from registry_cli.model.interface import Interface
from registry_cli.model.party import Person, Supplier, Unit
from registry_cli.model.portfolio import Decision, Initiative, Processing, Programme, Standard, Strategy, Waiver
from registry_cli.model.project import Project
from registry_cli.model.system import System

KINDS: tuple[type[Entity], ...] = (
    System,
    Interface,
    DataSource,
    Contract,
    Supplier,
    Processing,
    Project,
    Programme,
    Strategy,
    Initiative,
    Decision,
    Standard,
    Unit,
    Person,
    Waiver,
)

BY_KIND: dict[str, type[Entity]] = {kind.KIND: kind for kind in KINDS}
BY_FOLDER: dict[str, type[Entity]] = {kind.FOLDER: kind for kind in KINDS}
