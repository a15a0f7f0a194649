"""Terms that several kinds share: tasks, data, levels."""

from typing import Annotated, Literal

from registry_cli.model.fields import TaxonomyNumber, Word

Level = Literal["low", "medium", "high"]
Classification = Literal["public", "internal", "confidential", "secret"]
"""How confidential data are, from open to closed."""

OriginLevel = Literal["state", "joint-public", "joint-municipal", "cross-municipal", "local"]
"""Where an obligation, a strategy or a project comes from."""

SystemType = Literal["application", "platform", "register", "infrastructure"]
Task = Annotated[str, TaxonomyNumber()]
"""A municipal task, by its number in KLE or FORM."""

DataCategory = Annotated[str, Word("data_categories")]
COVERED_KINDS = ("system", "interface", "datasource")
"""What a contract can cover."""

PROVIDER_KINDS = ("system", "datasource")
"""What an interface can be offered by, and can stand before."""
