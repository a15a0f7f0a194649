"""The words of a registry: each vocabulary lists ids with their names."""

from collections.abc import Mapping
from typing import Annotated

from registry_cli.model.fields import Map, mapping
from registry_cli.model.values import Ident, Name, Record

Words = Annotated[Mapping[Ident, Name], Map()]


class Vocabularies(Record):
    """The words this registry uses; a vocabulary that is not given is open: any word will do."""

    functions: Words = mapping("What systems do", "Hvad systemer gør", example={"esdh": "Sags- og dokumenthåndtering"})
    business_types: Words = mapping(
        "Types of system by the work they serve",
        "Forretningstyper",
        example={"specialsystemer": "Specialsystemer"},
    )
    technical_types: Words = mapping(
        "Types of system by how they are built", "Tekniske systemtyper", example={"fagsystem": "Fagsystem"}
    )
    roles: Words = mapping(
        "Roles on systems, contracts and projects",
        "Roller på systemer, kontrakter og projekter",
        example={"superbruger": "Superbruger"},
    )
    competences: Words = mapping("What people can", "Hvad folk kan", example={"udbudsret": "Udbudsret"})
    data_categories: Words = mapping("Categories of data", "Datakategorier", example={"person": "Personoplysninger"})
    sensitive_data_types: Words = mapping(
        "Types of sensitive personal data",
        "Typer af følsomme personoplysninger",
        example={"helbred": "Helbredsoplysninger"},
    )
    contract_types: Words = mapping("Types of contract", "Kontrakttyper", example={"hovedkontrakt": "Hovedkontrakt"})
    standard_contracts: Words = mapping(
        "Standard contracts", "Standardkontrakter", example={"k02": "K02 (store, faseopdelte leverancer)"}
    )
    agreement_elements: Words = mapping("What a contract delivers", "Aftaleelementer", example={"drift": "Drift"})
    payment_models: Words = mapping(
        "How a price is reckoned", "Betalingsmodeller", example={"licens-indbyggere": "Licens efter indbyggere"}
    )
    procurement_forms: Words = mapping("How things are bought", "Indkøbsformer", example={"eu-udbud": "EU-udbud"})
    procurement_strategies: Words = mapping(
        "How things are bought next time", "Genanskaffelsesstrategier", example={"miniudbud": "Miniudbud"}
    )
    transfer_bases: Words = mapping(
        "Grounds for transfer of personal data", "Overførselsgrundlag", example={"eu-eoes": "EU og EØS"}
    )
    oversight_methods: Words = mapping(
        "How data processors are overseen", "Tilsynsformer", example={"isae-3000": "ISAE 3000-erklæring"}
    )
    archive_types: Words = mapping("Ways of archiving", "Arkivtyper", example={"periode": "Periode"})
    project_documents: Words = mapping(
        "Documents of a project", "Projektdokumenter", example={"projektgrundlag": "Projektgrundlag"}
    )
    phases: Words = mapping("Phases of projects", "Projektfaser", example={"analyse": "Analyse"})
