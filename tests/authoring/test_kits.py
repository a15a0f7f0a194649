"""The CI files of a new registry: what they run, what they may do, and that nobody's text reaches a shell."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry_cli.authoring.starter import ACTIONS, DIFF_MARKER, FORECAST_MARKER, Forge, ci_script, repository_files
from registry_cli.language import Lang
from tests.authoring.receiving import Received, receiving
from tests.authoring.test_starter import EACH_FORGE, LANGUAGES, choices, yaml_of
from tests.running import environment, reg
from tests.sources.repositories import commit, git, repository

ROOT = Path(__file__).parents[2]
WORKFLOW, COMMENT = ".github/workflows/registry.yml", ".github/workflows/registry-comment.yml"
IN_A_FOLDER = "a b/it's #1"
FOLDERS = pytest.mark.parametrize("folder", ["", IN_A_FOLDER])


@cache
def ci(forge: Forge, lang: Lang = "da", folder: str = "") -> dict[str, Any]:
    """The CI files of a forge by path, as YAML."""
    files = repository_files(choices(forge=forge, lang=lang, folder=folder, requirement='x @ file:///a; a > "3"'))
    return {path: yaml_of(text) for path, text in files.items() if path.endswith(".yml") and "pre-commit" not in path}


def steps(job: Mapping[str, Any]) -> list[Any]:
    return list(job.get("steps", ()))


def jobs(workflow: Mapping[str, Any]) -> dict[str, Any]:
    found = workflow["jobs"]
    return found if isinstance(found, dict) else {job["job"]: job for job in found}


def scripts(data: Mapping[str, Any]) -> list[str]:
    """Everything a shell runs."""
    if "jobs" in data:
        ran = [step.get("run") or step.get("bash") for job in jobs(data).values() for step in steps(job)]
        return [script for script in ran if script]
    told = [job for job in data.values() if isinstance(job, dict)]
    return [line for job in told for line in (*job.get("before_script", ()), *job.get("script", ()))]


@LANGUAGES
@EACH_FORGE
@FOLDERS
def test_every_forge_validates_compares_and_looks_ahead_where_the_registry_lies(
    lang: Lang, forge: Forge, folder: str
) -> None:
    ran = "\n".join(script for data in ci(forge, lang, folder).values() for script in scripts(data))
    reg = """reg --registry 'a b/it'"'"'s #1'""" if folder else "reg"
    for command in (f"{reg} validate ", f"{reg} diff ", f"{reg} forecast --until "):
        assert command in ran
    assert """pip install --quiet 'x @ file:///a; a > "3"' || {""" in ran
    assert "--new-since" in ran


@LANGUAGES
@EACH_FORGE
@FOLDERS
def test_every_script_is_a_script(lang: Lang, forge: Forge, folder: str) -> None:
    for data in ci(forge, lang, folder).values():
        for script in scripts(data):
            done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, ""), script
            for program in re.findall(r"<<'PYTHON'\n(.*?)\nPYTHON", script, re.DOTALL):
                compile(program, "<step>", "exec")


ANYBODYS = re.compile(r"\$\{\{")
"""Where GitHub puts a text into a script before the shell reads it."""


@LANGUAGES
def test_github_puts_no_text_into_a_script(lang: Lang) -> None:
    action = yaml.safe_load((ROOT / ".github/actions/reg/action.yml").read_text(encoding="utf-8"))
    for data in (*ci("github", lang).values(), {"jobs": {"action": action["runs"]}}):
        assert [script for script in scripts(data) if ANYBODYS.search(script)] == []


def test_at_github_what_may_write_sees_no_files_and_what_sees_files_may_not_write() -> None:
    for path, workflow in ci("github").items():
        assert "pull_request_target" not in workflow[True], path
        assert workflow["permissions"] == {}, path
        for job in jobs(workflow).values():
            writes = "write" in job["permissions"].values()
            reads_files = any("checkout" in step.get("uses", "") for step in steps(job))
            assert writes is not reads_files, path
            assert job["timeout-minutes"] <= 10
            assert not writes or not any(
                "reg " in step.get("run", "").split("<<")[0].split("\n")[0] for step in steps(job)
            )
        assert "concurrency" in workflow
    rights = {name: job["permissions"] for name, job in jobs(ci("github")[WORKFLOW]).items()}
    assert rights == {
        "validate": {"contents": "read"},
        "comment": {"actions": "read", "pull-requests": "write"},
        "forecast": {"contents": "read"},
        "issue": {"actions": "read", "issues": "write"},
    }


def test_at_github_a_checkout_leaves_no_token_behind_and_has_the_base() -> None:
    for workflow in ci("github").values():
        for job in jobs(workflow).values():
            for step in steps(job):
                if "checkout" in step.get("uses", ""):
                    assert step["with"] == {"persist-credentials": False, "fetch-depth": 0}
    azure = ci("azure")["azure-pipelines.yml"]["jobs"][0]["steps"][0]
    assert azure == {"checkout": "self", "persistCredentials": False, "fetchDepth": 0}
    assert ci("gitlab")[".gitlab-ci.yml"][".registry"]["variables"] == {"GIT_DEPTH": "0"}


def test_actions_are_pinned_to_a_commit_with_the_version_beside_it() -> None:
    action = (ROOT / ".github/actions/reg/action.yml").read_text(encoding="utf-8")
    texts = [text for path, text in repository_files(choices()).items() if path.startswith(".github/workflows")]
    used = [line.split("uses: ")[1] for text in (*texts, action) for line in text.splitlines() if "uses: " in line]
    assert set(used) == {f"actions/{name}@{sha} # {version}" for name, (sha, version) in ACTIONS.items()}
    assert all(re.fullmatch("[0-9a-f]{40}", sha) for sha, _ in ACTIONS.values())


def test_github_tells_forks_from_the_rest_by_what_it_says_itself() -> None:
    files = ci("github")
    comment = jobs(files[WORKFLOW])["comment"]["if"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in comment
    after = files[COMMENT]
    assert after[True] == {"workflow_run": {"workflows": ["registry"], "types": ["completed"]}}
    assert "github.event.workflow_run.head_repository.full_name != github.repository" in jobs(after)["comment"]["if"]
    assert files[WORKFLOW]["name"] == "registry"


def test_gitlab_and_azure_comment_on_nothing_from_a_fork() -> None:
    gitlab = ci("gitlab")[".gitlab-ci.yml"]
    (rule,) = gitlab["comment-registry"]["rules"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID && $REG_COMMENT_TOKEN" in rule["if"]
    assert gitlab["comment-registry"]["variables"]["GIT_STRATEGY"] == "none"
    others = {name: job for name, job in gitlab.items() if name != "comment-registry"}
    assert "TOKEN" not in json.dumps(others)
    azure = [
        step for step in ci("azure")["azure-pipelines.yml"]["jobs"][0]["steps"] if "$(System.AccessToken)" in str(step)
    ]
    (step,) = azure
    assert "ne(variables['System.PullRequest.IsFork'], 'True')" in step["condition"]


def test_ci_runs_at_pull_requests_on_main_and_every_week() -> None:
    github = ci("github")[WORKFLOW]
    assert set(github[True]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    azure = ci("azure")["azure-pipelines.yml"]
    assert (azure["trigger"]["branches"], azure["schedules"][0]["always"]) == ({"include": ["main"]}, True)
    assert [rule["if"] for rule in ci("gitlab")[".gitlab-ci.yml"]["validate-registry"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        '$CI_PIPELINE_SOURCE == "schedule"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A pull request merged into its base, as CI checks it out, in a folder: an old fault in the base, and no new one."""
    root = repository(tmp_path / "repo")
    head = {"registry.yaml": "format: 1\norganisation: {name: X}\n", "systems/ky.yaml": "name: KY\nowner: old-fault\n"}
    commit(root, {f"{IN_A_FOLDER}/{path}": text for path, text in head.items()})
    git(root, "switch", "--quiet", "--create", "change")
    commit(root, {f"{IN_A_FOLDER}/systems/ny.yaml": "name: Ny\n"})
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message=merge", "change")
    git(root, "switch", "--quiet", "--detach")
    return root


def bin_with(folder: Path, name: str, text: str) -> str:
    """A path on which a program of this name comes first."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def bash(script: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    machine = {name: value for name, value in environment().items() if not name.startswith("BASH")}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=cwd,
        env={**machine, **more},
        capture_output=True,
        text=True,
        check=False,
    )


def step_named(workflow: Mapping[str, Any], job: str, beginning: str) -> str:
    return next(str(step["run"]) for step in steps(jobs(workflow)[job]) if step.get("name", "").startswith(beginning))


NOTING = """#!/usr/bin/env bash
printf '%s\\0' "$@" > "$ASKED"
echo "<!-- reg diff --> text"
exit 1
"""
"""A stand-in for `reg` that notes its arguments; the test asks the real one the same, without another process."""


@pytest.mark.skipif(sys.platform == "win32", reason="CI runs on Linux")
def test_the_steps_at_github_say_what_changes_and_fail_on_new_faults_only(changed: Path, tmp_path: Path) -> None:
    workflow = ci("github", "en", IN_A_FOLDER)[WORKFLOW]
    summary, asked = tmp_path / "summary.md", tmp_path / "asked"
    machine = {
        "PATH": bin_with(tmp_path / "bin", "reg", NOTING),
        "ASKED": str(asked),
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(tmp_path),
    }
    said = bash(step_named(workflow, "validate", "Say what changes"), changed, **machine)
    assert (said.returncode, said.stdout) == (0, ""), said.stderr
    assert summary.read_text() == (tmp_path / "reg-diff.md").read_text() == "<!-- reg diff --> text\n"
    comment = reg(*asked.read_text().split("\0")[:-1], cwd=changed)
    assert comment.code == 0
    assert comment.out.startswith(DIFF_MARKER)
    assert "Ny (ny), system" in comment.out
    assert "old-fault" not in comment.out
    assert bash(step_named(workflow, "validate", "Validate"), changed, **machine).returncode == 1
    validate = asked.read_text().split("\0")[:-1]
    assert reg(*validate, cwd=changed).code == 0
    (changed / IN_A_FOLDER / "systems/ny.yaml").write_text("name: Ny\nowner: new-fault\n", encoding="utf-8")
    refused = reg(*validate, cwd=changed)
    assert refused.code == 1
    assert "new-fault" in refused.out
    assert "old-fault" not in refused.out


@pytest.mark.skipif(sys.platform == "win32", reason="CI runs on Linux")
def test_where_the_base_has_no_registry_everything_is_validated_and_nothing_compared(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    commit(root, {"README.md": ""})
    commit(root, {"registry.yaml": ""})
    machine = {
        "PATH": bin_with(tmp_path / "bin", "reg", NOTING),
        "ASKED": str(tmp_path / "asked"),
        "GITHUB_EVENT_NAME": "pull_request",
        "RUNNER_TEMP": str(tmp_path),
    }
    workflow = ci("github", "en")[WORKFLOW]
    assert bash(step_named(workflow, "validate", "Say what changes"), root, **machine).returncode == 0
    assert not (tmp_path / "reg-diff.md").exists()
    bash(step_named(workflow, "validate", "Validate"), root, **machine)
    assert (tmp_path / "asked").read_text() == "validate\0"


GH = r"""#!/usr/bin/env bash
printf '%s\n' "$(printf '%q ' "$@")" >> "$ASKED"
case "$*" in
  *"/pulls "*) printf '%b' "$NUMBERS" ;;
  *"/artifacts "*) printf '%s\n' "$FOUND" ;;
  *"/zip"*) cat "$ZIP" ;;
  *"--paginate "*) printf '%b' "$KNOWN" ;;
  *"body=@"*) for one in "$@"; do case "$one" in body=@*) cp "${one#body=@}" "$POSTED" ;; esac; done ;;
esac
"""
"""A stand-in for the program that speaks to GitHub: it notes what it was asked, and answers what the test says."""


class Github:
    """A machine whose `gh` is a stand-in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given = {
            "PATH": bin_with(folder / "bin", "gh", GH),
            "ASKED": str(folder / "asked"),
            "POSTED": str(folder / "posted"),
            "ZIP": str(folder / "artifact.zip"),
            "GITHUB_REPOSITORY": "by/register",
            "RUN_ID": "7",
            "NUMBERS": "",
            "FOUND": "9",
            "KNOWN": "",
            "HEAD_SHA": "abc",
        }

    def run(self, script: str, text: str, **more: str) -> subprocess.CompletedProcess[str]:
        name = f"{more['ARTIFACT']}.md"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, text)
        (self.folder / "artifact.zip").write_bytes(packed.getvalue())
        return bash(ci_script(script, choices(lang="en")), self.folder, **{**self.given, **more})

    @property
    def asked(self) -> list[str]:
        return (self.folder / "asked").read_text(encoding="utf-8").splitlines()

    @property
    def posted(self) -> str | None:
        path = self.folder / "posted"
        return path.read_text(encoding="utf-8") if path.exists() else None


@pytest.fixture
def github(tmp_path: Path) -> Github:
    if sys.platform == "win32":
        pytest.skip("CI runs on Linux")
    return Github(tmp_path)


DIFF = {"MARKER": DIFF_MARKER, "ARTIFACT": "reg-diff"}
FORK = {**DIFF, "NOTE": "> From a fork", "HEAD_OWNER": "o", "HEAD_BRANCH": "$(touch pwned)`touch pwned`;'\"@x"}


def test_a_new_comment_is_written(github: Github) -> None:
    done = github.run("github-comment.sh", f"{DIFF_MARKER}\n\nHvad der ændres, siger @chef\n", **DIFF, PR_NUMBER="3")
    assert done.returncode == 0, done.stderr
    assert github.posted == f"{DIFF_MARKER}\n\nHvad der ændres, siger @chef\n"
    assert "--method POST repos/by/register/issues/3/comments" in github.asked[-1]


def test_the_comment_that_is_there_is_written_over(github: Github) -> None:
    assert github.run("github-comment.sh", "x", **DIFF, PR_NUMBER="3", KNOWN="11\\n12\\n").returncode == 0
    assert "--method PATCH repos/by/register/issues/comments/11 " in github.asked[-1]


def test_of_a_fork_github_is_asked_for_the_number_and_mentions_reach_nobody(github: Github) -> None:
    text = f"hello @chef {DIFF_MARKER} $(touch pwned)"
    done = github.run("github-comment.sh", text, **FORK, NUMBERS="5\\n")
    assert done.returncode == 0, done.stderr
    assert github.posted == f"{DIFF_MARKER}\n\n> From a fork\n\nhello @\u200bchef  $(touch pwned)\n"
    assert "head=o:" in github.asked[0]
    assert "repos/by/register/issues/5/comments" in github.asked[-1]
    assert not list(github.folder.rglob("pwned"))


@pytest.mark.parametrize("numbers", ["", "5\\n6\\n", "5;x\\n"])
def test_without_exactly_one_pull_request_nothing_is_written(github: Github, numbers: str) -> None:
    done = github.run("github-comment.sh", "x", **FORK, NUMBERS=numbers)
    assert (done.returncode, github.posted) == (0, None)
    assert "not exactly one open pull request" in done.stdout


@pytest.mark.parametrize("found", ["", "../x"])
def test_without_an_artifact_nothing_is_written(github: Github, found: str) -> None:
    assert github.run("github-comment.sh", "x", **DIFF, PR_NUMBER="3", FOUND=found).returncode == 0
    assert github.posted is None


def test_a_comment_is_no_longer_than_github_takes(github: Github) -> None:
    done = github.run("github-comment.sh", "ø" * 3_000_000, **DIFF, PR_NUMBER="3")
    assert done.returncode == 0, done.stderr
    assert github.posted is not None
    assert 64_000 < len(github.posted) < 65_536
    assert github.posted.endswith("ø\n\n…\n")


def test_what_is_no_such_artifact_is_not_written(github: Github) -> None:
    (github.folder / "other").mkdir()
    done = github.run("github-comment.sh", "x", **{**DIFF, "ARTIFACT": "reg-diff"}, PR_NUMBER="3", ZIP="/dev/null/none")
    assert (done.returncode != 0, github.posted) == (True, None)


@pytest.mark.parametrize(
    ("known", "changes", "asked"),
    [
        ("", "yes", "--method POST repos/by/register/issues "),
        ("4\\n", "yes", "--method PATCH repos/by/register/issues/4 "),
        ("4\\n", "no", "--method PATCH repos/by/register/issues/4 "),
        ("", "no", None),
    ],
)
def test_one_issue_says_what_is_coming(github: Github, known: str, changes: str, asked: str | None) -> None:
    given = {
        "MARKER": FORECAST_MARKER,
        "ARTIFACT": "reg-forecast",
        "TITLE": "Ahead",
        "CHANGES": changes,
        "KNOWN": known,
    }
    done = github.run("github-issue.sh", "to come", **given)
    assert done.returncode == 0, done.stderr
    assert github.posted == (f"{FORECAST_MARKER}\n\nto come\n" if asked else None)
    assert asked is None or asked in github.asked[-1]


def test_the_action_runs_the_same_script() -> None:
    """After a change of the templates: write `ci_script("github-comment.sh", ...)` in English to the action's folder."""
    written = (ROOT / ".github/actions/reg/comment.sh").read_text(encoding="utf-8")
    assert written == ci_script("github-comment.sh", choices(lang="en"))


def test_the_action_asks_for_what_it_says_and_installs_itself() -> None:
    action = yaml.safe_load((ROOT / ".github/actions/reg/action.yml").read_text(encoding="utf-8"))
    assert set(action["inputs"]) == {"registry", "base", "comment", "fail-on", "python-version"}
    top = (ROOT / ".github/actions/reg" / "../../..").resolve()
    install = action["runs"]["steps"][1]["run"]
    assert '"$GITHUB_ACTION_PATH/../../.."' in install
    assert (top / "requirements/run.txt").is_file()
    assert "--require-hashes" in install
    assert DIFF_MARKER in {step.get("env", {}).get("MARKER") for step in action["runs"]["steps"]}


def test_hooks_of_this_repository() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [(hook["id"], hook["entry"], hook["language"]) for hook in hooks] == [
        ("reg-validate", "registry validate", "python"),
        ("reg-fmt", "registry fmt --check", "python"),
    ]
    assert not any(hook["pass_filenames"] for hook in hooks)


def test_containers_run_as_somebody_without_rights_on_a_pinned_base() -> None:
    made = repository_files(choices(has_container=True, requirement="x @ git+https://a/b@c"))["Containerfile"]
    for text in (made, (ROOT / ".ci/Containerfile").read_text(encoding="utf-8")):
        orders = [line.partition(" ") for line in text.splitlines() if line and line[0].isupper()]
        assert re.search(r":3\.12\.\d+-slim-\w+@sha256:[0-9a-f]{64}$", orders[0][2])
        assert [rest for word, _, rest in orders if word in ("USER", "WORKDIR", "ENTRYPOINT")] == [
            "reg",
            "/registry",
            '["reg"]',
        ]
    assert "'x @ git+https://a/b@c'" in made
    assert "Containerfile" not in repository_files(choices())


def program_in(script: str) -> str:
    found = re.search(r"<<'PYTHON'\n(.*?)\nPYTHON", script, re.DOTALL)
    assert found is not None
    return found[1]


def python(program: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-"],
        input=program,
        cwd=cwd,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("known", [None, 8])
def test_gitlab_keeps_one_note(tmp_path: Path, known: int | None) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the change was run')", encoding="utf-8")
    script = ci("gitlab")[".gitlab-ci.yml"]["comment-registry"]["script"][-1]
    (tmp_path / "reg-diff.md").write_text(f"{DIFF_MARKER}\n\nHvad der ændres\n", encoding="utf-8")
    notes: list[Any] = [{"id": 7, "author": {"id": 2}, "body": f"{DIFF_MARKER} of somebody else"}]
    if known:
        notes.append({"id": known, "author": {"id": 1}, "body": f"{DIFF_MARKER}\n\nold"})
    where = "/projects/5/merge_requests/6/notes"
    answers = {"GET /user": {"id": 1}, f"GET {where}?per_page=100&page=1": notes}
    answers[f"GET {where}?per_page=100&page=2"] = []
    with receiving(answers) as (address, received):
        done = python(
            program_in(script),
            tmp_path,
            MARKER=DIFF_MARKER,
            CI_API_V4_URL=address,
            REG_COMMENT_TOKEN="secret",  # noqa: S106 - nobody's
            CI_MERGE_REQUEST_PROJECT_ID="5",
            CI_MERGE_REQUEST_IID="6",
        )
    assert done.returncode == 0, done.stderr
    asked = f"PUT {where}/{known}" if known else f"POST {where}"
    assert received[-1] == Received(asked, "secret", {"body": f"{DIFF_MARKER}\n\nHvad der ændres"})


@pytest.mark.parametrize("known", [None, 8])
def test_azure_keeps_one_thread(tmp_path: Path, known: int | None) -> None:
    steps_ = ci("azure")["azure-pipelines.yml"]["jobs"][0]["steps"]
    script = next(step["bash"] for step in steps_ if "PYTHON" in step.get("bash", ""))
    (tmp_path / "x.md").write_text(f"{DIFF_MARKER}\n\nHvad der ændres\n", encoding="utf-8")
    threads: list[Any] = [{"id": 1, "comments": [{"id": 1, "content": "hello"}]}, {"id": 2, "comments": None}]
    threads.append({"id": 3, "comments": [{"id": 4, "content": f"{DIFF_MARKER} of somebody else"}]})
    if known:
        threads.append({"id": known, "comments": [{"id": 1, "content": f"{DIFF_MARKER}\n\nold"}]})
    where = "/project/_apis/git/repositories/r/pullRequests/6/threads"
    with receiving({f"GET {where}?api-version=7.0": {"value": threads}}, refused=f"{where}/3/") as (address, received):
        done = python(
            program_in(script),
            tmp_path,
            MARKER=DIFF_MARKER,
            BODY_FILE="x.md",
            SYSTEM_ACCESSTOKEN="secret",
            SYSTEM_COLLECTIONURI=f"{address}/",
            SYSTEM_TEAMPROJECTID="project",
            BUILD_REPOSITORY_ID="r",
            SYSTEM_PULLREQUEST_PULLREQUESTID="6",
        )
    assert done.returncode == 0, done.stderr
    comment = {"content": f"{DIFF_MARKER}\n\nHvad der ændres", "commentType": "text"}
    if known:
        assert received[-1] == Received(f"PATCH {where}/8/comments/1?api-version=7.0", "Bearer secret", comment)
    else:
        thread = {"comments": [{"parentCommentId": 0, **comment}], "status": "closed"}
        assert received[-1] == Received(f"POST {where}?api-version=7.0", "Bearer secret", thread)
