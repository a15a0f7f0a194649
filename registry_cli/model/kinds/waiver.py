"""Waivers: agreed exceptions from findings."""

from typing import Annotated, ClassVar

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import EntityRef, doc
from registry_cli.model.values import Day, Ident, Prose


class Waiver(Entity):
    """An agreed exception from a finding (dispensation); it ends."""

    KIND: ClassVar[str] = "waiver"
    FOLDER: ClassVar[str] = "waivers"
    TITLE: ClassVar[Text] = Text("Waiver", "Dispensation")
    PLURAL: ClassVar[Text] = Text("Waivers", "Dispensationer")
    ABOUT: ClassVar[Text] = Text(
        "An agreed exception from one finding about one thing. It ends on a day, and it must be needed.",
        "En aftalt undtagelse fra én bemærkning om én ting. Den slutter på en dag, og den skal være nødvendig.",
    )

    finding: Ident = doc("The code of the finding", "Bemærkningens kode", example="retired-reference")
    entity: Annotated[str, EntityRef(())] = doc("What it is about", "Hvad den handler om", example="ky")
    reason: Prose = doc("Why it is accepted", "Hvorfor det accepteres", example="Afløses ved udbuddet i 2027")
    owner: Actor = doc("Who answers for it", "Hvem der er ansvarlig", example="it-arkitekt")
    expires: Day = doc("Last day it holds", "Sidste dag den gælder", example="2027-06-30")
