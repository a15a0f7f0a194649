"""Settings in layers: what each file says, what holds in the end, and where a fault stands."""

from registry_cli.analysis.links import links
from registry_cli.findings import Finding
from registry_cli.model.layers import Layer, conflicts, layer_of, merged, presets
from registry_cli.model.registry import Registry
from tests.model.memory import registry_of

PRESET = Layer("p.yaml", {"boards": {"raad": {"name": "Råd", "paper_deadline": 5}}, "locale": "da"}, "dk-2026")
OWN = Layer("registry.yaml", {"boards": {"raad": {"meetings": ["2026-12-01"]}}, "locale": "en"})
HEAD = "format: 1\norganisation: {name: Eksempelby Kommune}\n"


def places(registry: Registry) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [place(finding) for finding in registry.findings]


def place(finding: Finding) -> tuple[str, str, tuple[str | int, ...]]:
    return finding.code, finding.mark.path, finding.mark.route


def test_mappings_are_merged_and_the_rest_is_replaced() -> None:
    assert merged([PRESET, OWN]) == {
        "boards": {"raad": {"name": "Råd", "paper_deadline": 5, "meetings": ["2026-12-01"]}},
        "locale": "en",
    }


def test_a_key_without_value_takes_an_entry_out_and_leaves_a_field_alone() -> None:
    own = Layer("registry.yaml", {"boards": {"raad": None}, "locale": None})
    assert merged([PRESET, own]) == {"boards": {}, "locale": "da"}


def test_lists_are_never_merged() -> None:
    below = Layer("p.yaml", {"boards": {"raad": {"name": "Råd", "members": ["a"]}}})
    above = Layer("registry.yaml", {"boards": {"raad": {"members": ["b"]}}})
    assert merged([below, above]) == {"boards": {"raad": {"name": "Råd", "members": ["b"]}}}


def test_a_value_is_found_in_the_highest_layer_that_states_it() -> None:
    assert layer_of(("boards", "raad", "name"), [PRESET, OWN]) is PRESET
    assert layer_of(("boards", "raad", "meetings", 0), [PRESET, OWN]) is OWN
    assert layer_of(("boards", "raad", "mandate"), [PRESET, OWN]) is OWN
    assert layer_of(("locale",), [PRESET, OWN]) is OWN


def test_what_two_files_state_is_a_conflict() -> None:
    other = Layer("settings/a.yaml", {"locale": "da", "boards": {"raad": {"chair": "chef"}}})
    assert list(conflicts([other, OWN])) == [(("locale",), OWN, other)]


def test_what_the_registry_says_holds_over_the_preset() -> None:
    registry = registry_of(
        {
            "registry.yaml": f"{HEAD}extends: dk-2026\ntenders: {{framework_years: 3}}\n",
            "settings/kalender.yaml": "calendar: {extra_days_off: [06-05]}\n",
        }
    )
    assert registry.findings == ()
    tenders, calendar = registry.settings.tenders, registry.settings.calendar
    assert tenders is not None
    assert calendar is not None
    assert (tenders.framework_years, tenders.untermed_months) == (3, 48)
    assert calendar.extra_days_off == ("06-05",)


def test_a_fault_stands_in_the_file_that_made_it() -> None:
    registry = registry_of(
        {
            "registry.yaml": f"{HEAD}boards: {{raad: {{meetings: [2026-12-01]}}}}\n",
            "settings/a.yaml": "calendar: {extra_days: [06-05]}\n",
            "settings/b.yaml": "boards: {udvalg: {name: [x]}}\n",
        }
    )
    assert sorted(places(registry)) == [
        ("missing-key", "registry.yaml", ("boards", "raad")),
        ("unknown-key", "settings/a.yaml", ("calendar", "extra_days")),
        ("wrong-type", "settings/b.yaml", ("boards", "udvalg", "name")),
    ]


def test_an_unknown_preset_is_a_wrong_choice() -> None:
    registry = registry_of({"registry.yaml": f"{HEAD}extends: dk-2025\n"})
    assert places(registry) == [("unknown-choice", "registry.yaml", ("extends",))]
    assert registry.findings[0].candidates == presets()


def test_settings_with_faults_leave_the_preset() -> None:
    registry = registry_of({"registry.yaml": f"{HEAD}extends: dk-2026\nlocal: da\n"})
    assert not registry.settings_are_sound
    assert registry.settings.tenders is not None
    assert registry.settings.organisation.name == "?"


def test_a_further_file_that_cannot_be_read_makes_the_settings_unsound() -> None:
    registry = registry_of({"settings/a.yaml": "boards: [\n"})
    assert not registry.settings_are_sound
    assert [finding.mark.path for finding in registry.findings] == ["settings/a.yaml"]


def test_a_misnamed_file_of_settings_is_told() -> None:
    registry = registry_of({"settings/Årshjul.yml": "calendar: {extra_days_off: [06-05]}\n"})
    assert places(registry) == [("invalid-file-name", "settings/Årshjul.yml", ())]


def test_references_in_every_file_of_settings_are_walked() -> None:
    files = {"settings/organer.yaml": "boards: {raad: {name: Råd, members: [ingen]}}\n"}
    registry = registry_of(files)
    assert [(link.path, link.found.target) for link in links(registry)] == [("settings/organer.yaml", "ingen")]
