"""A check-up: how a registry is, what around it is not as it should be, and which steps come first."""

from datetime import date
from pathlib import Path

from registry_cli.analysis.checkup import (
    Checkup,
    EditorSchemas,
    Health,
    Observation,
    Place,
    Surroundings,
    check_up,
    health,
)
from registry_cli.checks.running import judge
from registry_cli.language import Text
from registry_cli.sources.automation import Automation, CiFile
from registry_cli.sources.git import Repository
from registry_cli.sources.machine import Machine, Package
from tests.model.memory import SETTINGS, registry_of

TODAY = date(2026, 11, 25)
ASKING = """completeness:
  system: {must: [owner, hosting, verified.date], should: [product]}
verification: {by_criticality: {high: P6M, medium: P12M, low: P24M}}
"""
REPOSITORY = Repository(Path("/r"), "", is_shallow=False, changed=(), remote="")
WORKING = Automation((CiFile("github", ".github/workflows/r.yml", validates=True),), None, None, ".gitattributes")
FRESH = EditorSchemas(".schemas", 17, (), ())
HERE = Place("/r", "")


def surroundings(
    *,
    packages: tuple[Package, ...] = (Package("rich", "14", "14.1"),),
    encoding: str = "UTF-8",
    git: str | None = "2.50",
    repository: Repository | None = REPOSITORY,
    refused: Text | None = None,
    automation: Automation = WORKING,
    own: Automation = Automation(),  # noqa: B008 - it is frozen
) -> Surroundings:
    machine = Machine("3.12.1", "Linux", packages)
    return Surroundings("1.0", machine, encoding, False, git, repository, refused, automation, own)  # noqa: FBT003


def healthy(settings: str = "", **files: str) -> Health:
    paths = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    registry = registry_of({"registry.yaml": SETTINGS + settings, **paths})
    return health(registry, [(one.finding, one.severity) for one in judge(registry, TODAY)], TODAY)


def notes(checkup: Checkup) -> dict[str, Observation]:
    """What is not as it should be."""
    return {one.what: one for one in checkup.observations if one.state != "ok"}


def steps(checkup: Checkup) -> list[tuple[str, tuple[str, ...]]]:
    return [(step.what.en, step.how) for step in checkup.steps]


def test_all_is_well() -> None:
    found = check_up(surroundings(), HERE, healthy(), FRESH)
    assert (notes(found), found.steps, found.is_bad) == ({}, (), False)


def test_files_with_faults_come_first_and_are_told_once() -> None:
    found = healthy(
        systems__broken="nme: B\n",
        systems__a="name: A\nowner: chfe\n",
        people__chef="name: Chef\n",
        contracts__k="name: K\nowner: chef\ncovers: [nothing-like-it]\n",
    )
    assert found.broken == ("systems/broken.yaml",)
    assert [(one.code, one.path, one.line, one.hinted) for one in found.mendable] == [
        ("unknown-reference", "contracts/k.yaml", 3, 1)
    ]
    assert found.without_owner == ()
    told = steps(check_up(surroundings(), HERE, found, FRESH))
    assert told[:2] == [
        ("Mend the files whose content cannot be used: 1", ("reg validate systems/broken.yaml",)),
        (
            "Mend unknown-reference: 2, 1 of them with a suggestion",
            ("contracts/k.yaml:3", "reg explain unknown-reference"),
        ),
    ]


def test_the_cheapest_errors_come_first() -> None:
    found = healthy(
        systems__a="name: A\nowner: chef\ntags: [x, x, y, y]\n",
        systems__b="name: B\nowner: chfe\n",
        systems__c="name: C\nowner: chef\nlifecycle: {in_use: 2027-01-01, retired: 2026-01-01}\n",
        people__chef="name: Chef\n",
    )
    assert [one.code for one in found.mendable] == ["unknown-reference", "date-order", "duplicate-item"]
    assert (found.codes[0].code, found.codes[0].number) == ("duplicate-item", 2)


def test_faults_of_the_settings_come_before_all() -> None:
    found = healthy("nonsense: 1\n", systems__a="name: A\nowner: nobody\n")
    checkup = check_up(surroundings(), HERE, found, FRESH)
    assert notes(checkup)["settings"].state == "bad"
    assert steps(checkup)[0] == (
        "Mend the settings first: until then defaults hold",
        ("reg validate registry.yaml",),
    )


def test_the_most_critical_come_first_in_what_lacks() -> None:
    found = healthy(
        ASKING,
        systems__a="name: A\nowner: chef\n",
        systems__low="name: L\ncriticality: {level: low}\nowner: chef\nhosting: cloud\n",
        systems__vital="name: V\ncriticality: {level: low, societal: true}\n",
        people__chef="name: Chef\n",
    )
    assert [entry.id for entry in found.never_confirmed] == ["vital", "low", "a"]
    assert [(one.entry.id, one.missing) for one in found.lacking] == [("vital", ("hosting",)), ("a", ("hosting",))]
    assert steps(check_up(surroundings(), HERE, found, FRESH)) == [
        ("Give an owner: missing in 1", ("systems/vital.yaml",)),
        (
            "Have confirmed what never was, the most critical first (`verified: {by, date}`): 3",
            ("systems/vital.yaml", "systems/low.yaml", "systems/a.yaml"),
        ),
        (
            "Fill in what must be there, the most critical first: 2 (in vital: hosting)",
            ("systems/vital.yaml", "systems/a.yaml"),
        ),
    ]


def test_no_more_than_seven_steps() -> None:
    found = healthy(
        f"{ASKING}nonsense: 1\n",
        systems__broken="nme: B\n",
        systems__a="name: A\ntags: [x, x]\nlifecycle: {phase_in: 2021-01-01, in_use: 2020-01-01}\n",
        sytems__x="name: X\n",
    )
    around = surroundings(repository=None, automation=Automation())
    checkup = check_up(around, HERE, found, EditorSchemas(".schemas", 17, ("system",), ()))
    assert [what for what, _ in steps(checkup)] == [
        "Mend the settings first: until then defaults hold",
        "Mend the files whose content cannot be used: 1",
        "Mend date-order: 1",
        "Mend duplicate-item: 1",
        "Give an owner: missing in 1",
        "Write the editor's schemas anew",
        "Put the registry in git",
    ]


def test_a_named_registry_is_named_in_every_command() -> None:
    place = Place("/x/it register", "../it register/", "../it register")
    found = healthy(systems__broken="nme: B\n")
    assert [
        how for _, how in steps(check_up(surroundings(), place, found, EditorSchemas(".schemas", 0, (), ("unit",))))
    ] == [
        ("reg --registry '../it register' validate systems/broken.yaml",),
        ("reg --registry '../it register' schema --write '../it register/.schemas'",),
    ]


def test_no_registry_is_no_fault() -> None:
    found = check_up(surroundings(repository=None, automation=Automation()))
    assert list(notes(found)) == ["place"]
    assert not found.is_bad
    assert steps(found) == [("Start a registry, or go to the folder of one", ("reg init register",))]


def test_a_registry_that_cannot_be_read_says_why() -> None:
    found = check_up(surroundings(), HERE, refused=Text("too many {files}", "for mange {filer}"))
    assert found.is_bad
    assert notes(found)["place"].says == Text("/r: too many {files}", "/r: for mange {filer}")


def test_old_packages_are_bad_and_told_first() -> None:
    old = (Package("rich", "14", "9.1"), Package("babel", "2.16", None))
    found = check_up(surroundings(packages=old), HERE, healthy(), FRESH)
    assert notes(found)["packages"].says.en == "rich 9.1 < 14, babel – < 2.16"
    assert found.is_bad
    assert steps(found) == [
        ("Bring the program's packages up to date", ('pip install --upgrade "rich>=14" "babel>=2.16"',))
    ]


def test_another_encoding_is_told() -> None:
    found = check_up(surroundings(encoding="cp1252"), HERE, healthy(), FRESH)
    assert notes(found)["encoding"].says.da == "cp1252; programmet skriver UTF-8"


def test_what_git_is_told() -> None:
    none = check_up(surroundings(git=None, repository=None), HERE, healthy(), FRESH)
    assert list(notes(none)) == ["git"]
    refused = check_up(surroundings(repository=None, refused=Text("dubious", "tvivlsomt")), HERE, healthy(), FRESH)
    assert notes(refused)["repository"].says.en == "dubious"
    assert refused.steps == ()
    shallow = REPOSITORY._replace(is_shallow=True, prefix="it/", changed=("a", "b", "c", "d"))
    found = check_up(surroundings(repository=shallow), HERE, healthy(), FRESH)
    says = {one.what: one.says.en for one in found.observations}
    assert says["repository"] == "the registry is the folder it/ of /r"
    assert says["changes"] == "files not committed: 4 (a, b, c ...)"
    assert list(notes(found)) == ["history"]


def test_ci_that_does_nothing_for_the_registry() -> None:
    silent = Automation((CiFile("gitlab", ".gitlab-ci.yml", validates=False),), attributes=".gitattributes")
    found = check_up(surroundings(automation=silent), HERE, healthy(), FRESH)
    assert notes(found)["ci"].says.en == ".gitlab-ci.yml does not mention `reg validate`"
    inside = REPOSITORY._replace(prefix="it/")
    lost = surroundings(repository=inside, automation=Automation(), own=WORKING)
    found = check_up(lost, Place("/r/it", "it/"), healthy(), FRESH)
    assert list(notes(found)) == ["ci"]
    assert notes(found)["ci"].says.en.startswith("it/.github/workflows/r.yml is not at the top of the repository")


def test_the_ci_file_is_that_of_the_forge() -> None:
    elsewhere = REPOSITORY._replace(remote="git@gitlab.example.dk:it/register.git")
    found = check_up(surroundings(repository=elsewhere, automation=Automation()), HERE, healthy(), FRESH)
    assert steps(found)[-1][1] == ("reg init ../gitlab-ci --ci gitlab --no-git --no-input",)
    assert list(notes(found)) == ["ci", "gitattributes"]


def test_schemas_that_are_out_of_date() -> None:
    found = check_up(surroundings(), HERE, healthy(), EditorSchemas(".schemas", 16, ("system",), ("unit",)))
    assert notes(found)["schemas"].says.en == "out of date: system, unit"
    assert steps(found) == [("Write the editor's schemas anew", ("reg schema --write .schemas",))]
