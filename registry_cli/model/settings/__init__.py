"""The settings: who we are, and the words and policies of this registry, stated or taken over from a preset.

`registry.yaml` and the files in `settings/` have the same shape and are laid over the preset that `extends` names; what the
registry says itself wins. `layers` says how.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from registry_cli.model.fields import AsSet, Keyed, Map, doc, entry, items, mapping
from registry_cli.model.settings.money import Index
from registry_cli.model.settings.organisation import Board, Calendar, Organisation, Peer
from registry_cli.model.settings.policy import Approval, PathSeverity, Responsible, Rule, Stated
from registry_cli.model.settings.projects import Prioritisation, ProjectModel
from registry_cli.model.settings.tenders import Procedure, Tenders
from registry_cli.model.settings.trust import Control, Fields, Intervals, Oversight, Verification
from registry_cli.model.settings.vocabularies import Vocabularies
from registry_cli.model.values import Currency, Ident, Name, Prose, Record, SettingPath, Url, Whole

FORMAT = 1
"""The format version this program reads and writes."""


class SourceOfValues(Record):
    """Where values of the settings come from: a law, a guide, a publication, common practice."""

    title: Name = doc("Title", "Titel", example="Udbudsloven § 60")
    url: Url | None = entry("Address", "Adresse", example="https://example.dk/udbudsloven")
    read: Name | None = entry("When or how it was read", "Hvornår eller hvordan den er læst", example="2026-08")
    certainty: Literal["sourced", "derived", "law-unchecked", "common-practice"] | None = entry(
        "How sure the values are", "Hvor sikre værdierne er", example="sourced"
    )


class YearlyTask(Record):
    """Something that recurs at a time of the year (årshjul)."""

    name: Name = doc("What", "Hvad", example="Budgetforslag med business cases")
    months: Annotated[tuple[Whole, ...], AsSet()] = items("Months, 1 to 12", "Måneder, 1 til 12", example=[3, 4, 5])
    note: Prose | None = entry("Note", "Bemærkning")


class Settings(Record):
    """The settings of a registry."""

    NAMED: ClassVar[tuple[str, ...]] = ("boards", "indices", "procedures", "controls", "project_models")
    """The mappings whose keys are words for other fields, beside the vocabularies; their items have a `name`."""

    format: Whole = doc("Version of the data format", "Dataformatets version", example=FORMAT)
    extends: Literal["dk-2026"] | None = entry(
        "The preset whose values hold where this registry says nothing",
        "Det sæt standardværdier der gælder, hvor registret intet siger",
        example="dk-2026",
    )
    organisation: Organisation = doc("Who keeps the registry", "Hvem der fører registret")
    locale: Literal["da", "en"] = doc(
        "Language of findings and reports", "Sprog for bemærkninger og rapporter", example="da", default="da"
    )
    currency: Currency = doc(
        "Currency of all amounts, without VAT", "Valuta for alle beløb, uden moms", example="DKK", default="DKK"
    )
    calendar: Calendar | None = entry("Working days", "Arbejdsdage")
    peers: Annotated[tuple[Peer, ...], Keyed(("id",))] = items(
        "Other municipalities' registries", "Andre kommuners registre"
    )
    responsible: Responsible = mapping(
        "Who holds the roles that approval rules name",
        "Hvem der har de roller som godkendelsesregler nævner",
        example={"it-arkitekt": "it-arkitekt"},
    )
    boards: Annotated[Mapping[Ident, Board], Map()] = mapping(
        "Boards and their meetings", "Besluttende organer og deres møder"
    )
    vocabularies: Vocabularies = doc(
        "Words this registry uses", "Ord som dette register bruger", default=Vocabularies()
    )
    taxonomies: Annotated[Mapping[Literal["kle", "form"], Mapping[str, Name]], Map()] = mapping(
        "Numbers of KLE and FORM that are used, with their titles",
        "Numre fra KLE og FORM der bruges, med titler",
        example={"kle": {"32.24": "Kontanthjælp"}},
    )
    project_models: Annotated[Mapping[Ident, ProjectModel], Map()] = mapping("Project models", "Projektmodeller")
    prioritisation: Prioritisation | None = entry("How projects are ranked", "Hvordan projekter prioriteres")
    procedures: Annotated[Mapping[Ident, Procedure], Map()] = mapping("Tender procedures", "Udbudsformer")
    tenders: Tenders | None = entry("Rules and limits of tenders", "Regler og grænser for udbud")
    indices: Annotated[Mapping[Ident, Index], Map()] = mapping(
        "Indices that regulate prices", "Indeks der regulerer priser"
    )
    verification: Verification | None = entry(
        "How long a confirmed entry counts as confirmed", "Hvor længe en bekræftet post regnes for bekræftet"
    )
    controls: Annotated[Mapping[Ident, Control], Map()] = mapping("Recurring controls", "Tilbagevendende kontroller")
    oversight: Oversight | None = entry("Oversight of data processors", "Tilsyn med databehandlere")
    intervals: Intervals | None = entry("How often other things are due", "Hvor ofte andet skal gøres")
    completeness: Annotated[Mapping[Ident, Fields], Map()] = mapping(
        "What should be filled in, by kind of entity", "Hvad der bør være udfyldt, efter art"
    )
    annual_cycle: Annotated[Mapping[Ident, YearlyTask], Map()] = mapping("The year's work", "Årshjul")
    severity: Annotated[Mapping[Ident, Stated], Map()] = mapping(
        "Severity of findings, where it differs",
        "Alvorlighed af bemærkninger, hvor den afviger",
        example={"retired-reference": "warning"},
    )
    severity_by_path: Annotated[tuple[PathSeverity, ...], Keyed(("path",))] = items(
        "Severity of findings in some files: the last pattern that fits counts",
        "Alvorlighed af bemærkninger i nogle filer: det sidste mønster der passer, gælder",
    )
    rules: Annotated[Mapping[Ident, Rule], Map()] = mapping(
        "The municipality's own rules about connections", "Kommunens egne regler for forbindelser"
    )
    approvals: Annotated[Mapping[Ident, Approval], Map()] = mapping(
        "Who must approve which change", "Hvem der skal godkende hvilken ændring"
    )
    sources: Annotated[Mapping[Ident, SourceOfValues], Map()] = mapping(
        "Where values of the settings come from", "Hvor indstillingernes værdier kommer fra"
    )
    based_on: Annotated[Mapping[SettingPath, Ident], Map()] = mapping(
        "The source of a value, or of all values below it, by its path",
        "Kilden til en værdi, eller til alle værdier under den, efter dens sti",
        example={"tenders.thresholds.2026": "taerskelvaerdier-2026"},
    )
    extra: Annotated[Mapping[str, Any], Map()] = mapping(
        "What the municipality adds for itself", "Hvad kommunen selv tilføjer"
    )
