"""Units of the organisation."""

from typing import Annotated, ClassVar

from registry_cli.language import Text
from registry_cli.model.entity import Entity
from registry_cli.model.facts.shared import Roles
from registry_cli.model.fields import EntityRef, entry, items
from registry_cli.model.values import Ean, Name


class Unit(Entity):
    """A unit of the organisation (organisationsenhed)."""

    KIND: ClassVar[str] = "unit"
    FOLDER: ClassVar[str] = "units"
    TITLE: ClassVar[Text] = Text("Unit", "Organisationsenhed")
    PLURAL: ClassVar[Text] = Text("Units", "Organisationsenheder")
    ABOUT: ClassVar[Text] = Text(
        "A unit of the organisation; where a unit is named as responsible, its head is meant.",
        "En enhed i organisationen; hvor en enhed nævnes som ansvarlig, menes dens leder.",
    )

    parent: Annotated[str, EntityRef(("unit",), acyclic=True)] | None = entry(
        "The unit above", "Den overordnede enhed", example="social"
    )
    head: Annotated[str, EntityRef(("person",))] | None = entry("Its head", "Lederen", example="ydelseschef")
    ean: Ean | None = entry("EAN number", "EAN-nummer", example="5798000000000")
    number: Name | None = entry("Its number elsewhere", "Enheds-ID", example="1200")
    roles: Roles = items("Roles in the unit", "Roller i enheden")
