"""Every kind of entity, one file each, in the order people read them. To add a kind: one file, one name in `KINDS`."""

from registry_cli.model.entity import Entity
from registry_cli.model.kinds.contract import Contract
from registry_cli.model.kinds.datasource import DataSource
from registry_cli.model.kinds.decision import Decision
from registry_cli.model.kinds.initiative import Initiative
from registry_cli.model.kinds.interface import Interface
from registry_cli.model.kinds.person import Person
from registry_cli.model.kinds.processing import Processing
from registry_cli.model.kinds.programme import Programme
from registry_cli.model.kinds.project import Project
from registry_cli.model.kinds.standard import Standard
from registry_cli.model.kinds.strategy import Strategy
from registry_cli.model.kinds.supplier import Supplier
from registry_cli.model.kinds.system import System
from registry_cli.model.kinds.unit import Unit
from registry_cli.model.kinds.waiver import Waiver

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
