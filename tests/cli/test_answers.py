"""What the commands answer on the bundled examples, with exit codes and streams."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from registry_cli.cli.main import global_options_first
from tests.running import AS_OF, EXAMPLES, reg

FJORDBY, BROKEN = EXAMPLES / "fjordby", EXAMPLES / "broken"
SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"


def write(root: Path, **files: str) -> Path:
    """A registry below `root`; keys are paths with `__` for slashes."""
    for name, text in {"registry": SETTINGS, **files}.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.dk", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_example_has_no_errors() -> None:
    ran = reg("--registry", FJORDBY, "--as-of", AS_OF, "validate")
    assert (ran.code, ran.err) == (0, "")
    assert "fejl[" not in ran.out


@pytest.mark.parametrize(
    "form", ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "md"]
)
def test_the_format_never_changes_the_exit_code(form: str) -> None:
    assert reg("--registry", BROKEN, "validate", "--format", form).code == 1
    assert reg("--registry", FJORDBY, "validate", "--format", form).code == 0


def test_fail_on_decides_what_fails(tmp_path: Path) -> None:
    root = write(tmp_path, sytems__ky="name: KY\n")
    assert reg("validate", cwd=root).code == 0
    assert reg("validate", "--fail-on", "warning", cwd=root).code == 1


def test_severity_of_the_registry_counts(tmp_path: Path) -> None:
    settings = SETTINGS + "severity: {unknown-reference: warning, duplicate-item: off}\n"
    root = write(tmp_path, registry=settings, systems__ky="name: KY\nowner: nobody\ntags: [a, a]\n")
    ran = reg("validate", "--format", "json", cwd=root)
    assert ran.code == 0
    assert [(one["code"], one["severity"]) for one in json.loads(ran.out)["findings"]] == [
        ("unknown-reference", "warning")
    ]


def test_paths_restrict_what_is_shown(tmp_path: Path) -> None:
    root = write(tmp_path, systems__ky="nme: KY\n", contracts__k="nme: K\n")
    ran = reg("validate", "contracts", "--format", "concise", cwd=root)
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["contracts/k.yaml"]
    assert reg("validate", "../systems/ky.yaml", "--format", "concise", cwd=root / "contracts").out.startswith(
        "../systems/ky.yaml:1:1:"
    )


def test_github_is_chosen_in_github_actions_and_paths_count_from_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    root = write(tmp_path / "register", systems__ky="nme: KY\n")
    summary = tmp_path / "summary.md"
    ran = reg("validate", cwd=root, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.out.startswith("::error file=register/systems/ky.yaml,line=1,col=1")
    assert "unknown-key" in summary.read_text(encoding="utf-8")


def test_a_revision_is_read_as_it_was_known(tmp_path: Path) -> None:
    root = write(tmp_path, systems__ky="name: Gammelt navn\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "meeting/2026-09")
    write(root, systems__ky="name: [broken\n", systems__ksd="name: KSD\n")
    then, now = (
        reg("--rev", "meeting/2026-09", "list", "--format", "json", cwd=root),
        reg("list", "--format", "json", cwd=root),
    )
    assert (then.code, now.code) == (0, 1)
    assert [one["data"] for one in json.loads(then.out)["entities"]] == [{"name": "Gammelt navn"}]
    assert json.loads(now.out)["incomplete"] is True
    assert reg("--rev", "meeting/2026-09", "validate", cwd=root).code == 0


def test_as_of_asks_about_another_day(tmp_path: Path) -> None:
    root = write(tmp_path, systems__ky="name: KY\nlifecycle: {in_use: 2027-01-01, retired: 2029-06-30}\n")
    days = {"2026-12-31": "planned", "2027-01-01": "in-use", "2029-06-29": "in-use", "2029-06-30": "retired"}
    states = {day: json.loads(reg("--as-of", day, "show", "ky", "-f", "json", cwd=root).out)["state"] for day in days}
    assert states == days


def test_strict_refuses_and_otherwise_the_answer_says_it_is_incomplete(tmp_path: Path) -> None:
    root = write(tmp_path, systems__ky="name: KY\n", systems__bad="name: [\n")
    lenient, strict = reg("report", "landscape", cwd=root), reg("report", "landscape", "--strict", cwd=root)
    assert lenient.code == 1
    assert "Ufuldstændig" in lenient.out
    assert "svaret er ufuldstændigt" in lenient.err
    assert (strict.code, strict.out) == (2, "")


def test_show_tells_where_each_fact_stands() -> None:
    ran = reg("--registry", FJORDBY, "--lang", "en", "show", "kmd-aktiv")
    assert ran.code == 0
    line = next(line for line in ran.out.splitlines() if "lifecycle.retired" in line)
    number = int(line.split()[0])
    assert "retired:" in (FJORDBY / "systems/kmd-aktiv.yaml").read_text(encoding="utf-8").splitlines()[number - 1]


def test_show_has_relations_both_ways() -> None:
    shown = json.loads(reg("--registry", FJORDBY, "show", "sf1520", "-f", "json").out)
    assert ("provider", "serviceplatformen") in {(one["relation"], one["id"]) for one in shown["refers_to"]}
    assert ("uses.interface", "ky") in {(one["relation"], one["id"]) for one in shown["referred_to_by"]}


def test_list_filters_and_formats(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        systems__a="name: =1+1\nowner: chef\ntags: [x]\n",
        systems__b="name: B\nsupplier: kmd\nlifecycle: {retired: 2020-01-01}\n",
        people__chef="name: Chef\n",
        suppliers__kmd="name: KMD\n",
    )

    def ids(*arguments: str) -> list[str]:
        return [one["id"] for one in json.loads(reg("list", *arguments, "-f", "json", cwd=root).out)["entities"]]

    assert ids("system") == ids("systems") == ["a", "b"]
    assert ids("--owner", "chef") == ids("--tag", "x") == ["a"]
    assert ids("--supplier", "kmd") == ids("system", "--state", "retired") == ["b"]
    assert (
        reg("list", "system", "-f", "csv", "--lang", "en", cwd=root).out.splitlines()[1]
        == "a,system,'=1+1,Chef,,in use"
    )


def test_find_answers_do_we_have_one() -> None:
    ran = reg("--registry", FJORDBY, "find", "cpr", "-f", "json")
    assert json.loads(ran.out)["hits"][0]["id"] == "cpr"
    nothing = reg("--registry", FJORDBY, "--lang", "en", "find", "serviceplatformn")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "nothing found for serviceplatformn: did you mean serviceplatformen?\n"


def test_explain_lists_every_code_and_shows_one() -> None:
    listed = json.loads(reg("explain", "--format", "json").out)["checks"]
    assert {"syntax-error", "unknown-reference"} <= {one["code"] for one in listed}
    shown = reg("explain", "date-order", "--lang", "da").out
    assert "Datoer står i en rækkefølge" in shown
    assert "retired: 2017-06-30" in shown


def test_report_is_written_to_a_file(tmp_path: Path) -> None:
    ran = reg("--registry", FJORDBY, "report", "landscape", "--output", tmp_path / "r.md")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# It-landskabet i Fjordby Kommune\n")


def test_init_gives_a_valid_canonical_registry(tmp_path: Path) -> None:
    for forge, file in (
        ("github", ".github/workflows/registry.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("azure", "azure-pipelines.yml"),
    ):
        root = tmp_path / forge
        assert reg("init", root, "--name", 'Ø "by": {x}', "--ci", forge).code == 0
        assert (root / file).is_file()
        assert reg("validate", cwd=root).code == 0
        assert reg("fmt", "--check", cwd=root).code == 0
        assert json.loads((root / ".schemas/system.schema.json").read_text(encoding="utf-8"))["title"] == "System"
    assert reg("init", tmp_path / "github", "--ci", "none").code == 2


def test_new_writes_a_valid_file_and_names_the_next_step(tmp_path: Path) -> None:
    root = write(tmp_path, systems__sp="name: Serviceplatformen\n")
    ran = reg("new", "interface", "sf1520", "provider=sp", "--name", "SF1520 æøå: opslag", cwd=root)
    assert (ran.code, ran.out.strip()) == (0, "interfaces/sf1520.yaml")
    assert "reg validate" in ran.err
    assert (
        (root / "interfaces/sf1520.yaml")
        .read_text(encoding="utf-8")
        .startswith("name: 'SF1520 æøå: opslag'\nprovider: sp\n")
    )
    assert reg("validate", cwd=root).code == 0
    assert reg("new", "system", "--name", "Børn & Unge", cwd=root).out.strip() == "systems/boern-unge.yaml"


def test_fmt_checks_shows_and_writes(tmp_path: Path) -> None:
    root = write(tmp_path, systems__ky="owner: chef\nname: KY   # ydelser\n", people__chef="name: Chef\n")
    before = (root / "people/chef.yaml").stat().st_mtime_ns
    check, diff = reg("fmt", "--check", cwd=root), reg("fmt", "--diff", cwd=root)
    assert (check.code, check.out) == (1, "systems/ky.yaml\n")
    assert "+name: KY  # ydelser" in diff.out
    assert reg("fmt", cwd=root).code == 0
    assert (root / "systems/ky.yaml").read_text(encoding="utf-8") == "name: KY  # ydelser\nowner: chef\n"
    assert (root / "people/chef.yaml").stat().st_mtime_ns == before
    assert reg("fmt", "--check", cwd=root).code == 0


def test_graph_draws_both_languages_of_pictures() -> None:
    mermaid, dot = reg("--registry", FJORDBY, "graph"), reg("--registry", FJORDBY, "graph", "ky", "-f", "dot")
    assert mermaid.out.startswith("flowchart LR\n")
    assert "  n_ky --> n_sf1520\n" in mermaid.out
    assert dot.out.startswith("digraph landscape {\n")


def test_no_colour_off_a_terminal_unless_forced() -> None:
    assert "\x1b" not in reg("--registry", BROKEN, "validate").out
    assert "\x1b" in reg("--registry", BROKEN, "validate", FORCE_COLOR="1").out
    assert "\x1b" not in reg("--registry", BROKEN, "validate", FORCE_COLOR="1", NO_COLOR="1").out


def test_version_and_help() -> None:
    assert re.fullmatch(r"reg \d+\.\d+\.\d+\n", reg("--version").out)
    assert "validate" in reg("--help").out


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["validate", "--lang", "da"], ["--lang", "da", "validate"]),
        (["show", "ky", "--as-of=2027-01-01", "--strict"], ["--as-of=2027-01-01", "--strict", "show", "ky"]),
        (["find", "--", "--lang", "x"], ["find", "--", "--lang", "x"]),
        (["validate", "--rev"], ["--rev", "validate"]),
        ([], []),
    ],
)
def test_global_options_may_stand_anywhere(given: list[str], expected: list[str]) -> None:
    assert global_options_first(given) == expected


def test_settings_say_where_they_come_from(tmp_path: Path) -> None:
    root = write(tmp_path, settings__udbud="tenders: {framework_years: 3}\n", registry=f"{SETTINGS}extends: dk-2026\n")
    ran = reg("settings", "tenders", "--format", "json", cwd=root)
    assert ran.code == 0
    values = {one["name"]: one for one in json.loads(ran.out)["settings"]}
    years, months = values["tenders.framework_years"], values["tenders.untermed_months"]
    assert (years["value"], years["path"], years["line"]) == (3, "settings/udbud.yaml", 1)
    assert (months["value"], months["preset"], months["path"]) == (48, "dk-2026", None)
    assert "settings/udbud.yaml:1" in reg("settings", "--own", cwd=root).out


def test_settings_suggest_a_name(tmp_path: Path) -> None:
    ran = reg("settings", "organisaton.name", cwd=write(tmp_path), REG_LANG="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "reg: there is no setting organisaton.name: did you mean organisation.name?\n"
