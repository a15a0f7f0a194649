"""The settings that hold: where each value comes from, what it stands instead of, and what it rests on."""

from registry_cli.analysis.effective import Setting, below, effective, names, sections
from registry_cli.model.layers import Layer
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import MemorySource

PRESET = Layer(
    "settings/p.yaml",
    {
        "tenders": {"framework_years": 4, "untermed_months": 48},
        "vocabularies": {"functions": {"esdh": "ESDH", "sms": "Sms"}},
        "sources": {"loven": {"title": "Loven"}, "praksis": {"title": "Almindelig praksis"}},
        "based_on": {"tenders": "loven", "tenders.untermed_months": "praksis"},
    },
    "dk-2026",
)


def settings_of(**files: str) -> dict[str, Setting]:
    contents = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    registry = load(MemorySource({"registry.yaml": "format: 1\norganisation: {name: Eksempelby}\n", **contents}))
    return {one.name: one for one in effective(on_preset(registry))}


def on_preset(registry: Registry) -> Registry:
    """The same registry over a small preset of our own."""
    layers = (PRESET, *registry.own_layers)
    sound = registry.settings.model_validate(
        {"format": 1, "organisation": {"name": "E"}, "sources": PRESET.data["sources"]}
    )
    return Registry(sound, settings_are_sound=True, entries={}, documents={}, findings=(), layers=layers)


def test_a_value_of_the_preset_says_what_it_rests_on() -> None:
    found = settings_of()
    years, months = found["tenders.framework_years"], found["tenders.untermed_months"]
    assert years.layer is PRESET
    assert years.source is not None
    assert months.source is not None
    assert (years.source.title, months.source.title) == ("Loven", "Almindelig praksis")


def test_a_value_of_ones_own_stands_instead_and_rests_on_nothing_of_the_preset() -> None:
    years = settings_of(settings__udbud="tenders: {framework_years: 3}\n")["tenders.framework_years"]
    assert years.layer is not None
    assert (years.value, years.layer.path, years.below, years.source) == (3, "settings/udbud.yaml", PRESET, None)


def test_what_is_taken_out_is_shown() -> None:
    sms = settings_of(settings__ord="vocabularies: {functions: {sms: }}\n")["vocabularies.functions.sms"]
    assert sms.removed
    assert sms.layer is not None
    assert sms.layer.path == "settings/ord.yaml"


def test_what_nobody_states_is_the_programs() -> None:
    found = settings_of()
    assert (found["locale"].value, found["locale"].layer) == ("da", None)
    assert found["format"].layer is not None


def test_names_and_sections() -> None:
    found = tuple(settings_of(settings__udbud="tenders: {framework_years: 3}\n").values())
    assert [one.name for one in below(found, "tenders")] == ["tenders.framework_years", "tenders.untermed_months"]
    assert below(found, "tender") == ()
    assert {"tenders", "tenders.framework_years", "vocabularies.functions"} <= set(names(found))
    assert {one.key: (one.values, one.own) for one in sections(found)}["tenders"] == (2, 1)
