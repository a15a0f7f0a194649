"""`reg approvals`: a change in a real repository, who must approve it, and what of what is handed over counts."""

import json
import shutil
from pathlib import Path

import pytest

from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import commit, git, repository, write

FILES: dict[str, str | bytes] = {
    "registry.yaml": "format: 1\nextends: dk-2026\norganisation: {name: Eksempelby}\n"
    "responsible: {it-arkitekt: arkitekt, kontraktansvarlig: kontrakt, projektkoordinator: sekretaer, oekonomiansvarlig: oekonom}\n"
    "boards: {portefoeljestyregruppe: {secretariat: sekretaer}}\n",
    "units/ydelse.yaml": "name: Ydelsescentret\nhead: direktoer\n",
    "people/direktoer.yaml": "name: Direktør\nunit: ydelse\naccounts: [dir]\n",
    "people/chef.yaml": "name: Ydelseschef\nunit: ydelse\naccounts: [Chef-EB]\n",
    "people/arkitekt.yaml": "name: Arkitekt\naccounts: [ark]\n",
    "people/kontrakt.yaml": "name: Kontraktstyring\naccounts: [kon]\n",
    "people/oekonom.yaml": "name: Økonom\naccounts: [oek]\n",
    "people/sekretaer.yaml": "name: Sekretær\naccounts: [sek]\n",
    "systems/ky.yaml": "name: KY\nowner: chef\nuses: [{datasource: cpr-kopi, via: copy-register}]\n",
    "systems/platform.yaml": "name: Serviceplatformen\ntype: platform\nowner: arkitekt\n",
    "systems/opus.yaml": "name: OPUS\nowner: chef\ntype: application\nfunctions: [loen]\n",
    "interfaces/sf.yaml": "name: SF\nprovider: platform\nsource: cpr\n",
    "datasources/cpr.yaml": "name: CPR\nowner: arkitekt\n",
    "datasources/cpr-kopi.yaml": "name: CPR-kopi\nowner: arkitekt\ncopy_of: cpr\n",
    "contracts/drift.yaml": "name: Drift\nowner: chef\ncovers: [ky]\nterm: {start: 2026-01-01, end: 2027-12-31}\n"
    "prices: [{name: Drift, type: operation, amount: 400000, per: year}]\n",
}
CHANGE: dict[str, str | bytes] = {
    "systems/ky.yaml": "name: KY\nowner: chef\nuses: [{interface: sf, via: platform}]\n",
    "systems/opus-loen.yaml": FILES["systems/opus.yaml"],
    "contracts/drift.yaml": str(FILES["contracts/drift.yaml"]).replace("2027-12-31", "2029-12-31"),
}
ASKED = ["chef", "kontrakt", "oekonom", "arkitekt"]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, story: Path) -> Path:
    shutil.copytree(story, tmp_path / "r")
    return tmp_path / "r"


@pytest.fixture(name="story", scope="module")
def _story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = repository(tmp_path_factory.mktemp("story") / "r")
    commit(folder, FILES)
    git(folder, "switch", "--quiet", "--create", "change")
    (folder / "systems/opus.yaml").unlink()
    commit(folder, CHANGE)
    return folder


def ask(folder: Path, *arguments: str | Path, lang: str = "en") -> Ran:
    return reg("--as-of", AS_OF, "--lang", lang, "approvals", *arguments, cwd=folder)


def reviews(folder: Path, *said: tuple[str, str, str]) -> Path:
    file = folder.parent / "reviews.json"
    rows = [
        {"user": {"login": login}, "state": state, "commit_id": commit_id, "submitted_at": f"2026-11-2{at}T08:00:00Z"}
        for at, (login, state, commit_id) in enumerate(said)
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def states(ran: Ran) -> dict[str, str]:
    """Where each who is asked stands; of several states the first."""
    found: dict[str, str] = {}
    for one in json.loads(ran.out)["approvals"]:
        found.setdefault(one["who"], one["state"])
    return found


def test_a_change_and_whom_it_asks(folder: Path) -> None:
    ran = ask(folder, "main", "-f", "json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err, told["approved"]) == (1, "", False)
    assert [(one["rule"], one["entity"], [need["who"] for need in one["needs"]]) for one in told["requirements"]] == [
        ("kontraktens-loebetid", "drift", ["chef", "kontrakt"]),
        ("kontraktens-loebetid-over-500000", "drift", ["oekonom"]),
        ("anvendelse", "ky", ["chef", "arkitekt"]),
        ("renamed", "opus-loen", ["chef"]),
    ]


def test_all_give_it_and_the_wrong_one_is_refused(folder: Path) -> None:
    head = git(folder, "rev-parse", "HEAD")
    everybody = [(account, "APPROVED", head) for account in ("chef-eb", "kon", "oek", "ark")]
    ran = ask(folder, "main", "--given", reviews(folder, *everybody))
    assert (ran.code, ran.err) == (0, "")
    assert "Approvals needed: 4 of 4 given" in ran.out
    wrong = [("dir", "APPROVED", head), *everybody[1:]]
    ran = ask(folder, "main", "--given", reviews(folder, *wrong), "-f", "json")
    assert (ran.code, states(ran)) == (1, {**dict.fromkeys(ASKED, "given"), "chef": "missing"})
    assert [(one["account"], one["person"]) for one in json.loads(ran.out)["others"]] == [("dir", "direktoer")]


def test_a_no_and_one_of_an_earlier_commit(folder: Path) -> None:
    head, base = git(folder, "rev-parse", "HEAD"), git(folder, "rev-parse", "main")
    said = [
        ("kon", "APPROVED", head),
        ("kon", "CHANGES_REQUESTED", head),
        ("oek", "APPROVED", base),
        ("ark", "APPROVED", head),
    ]
    file = reviews(folder, *said)
    expected = {"chef": "missing", "kontrakt": "rejected", "oekonom": "stale", "arkitekt": "given"}
    assert states(ask(folder, "main", "--given", file, "-f", "json")) == expected
    allowed = ask(folder, "main", "--given", file, "-f", "json", "--allow-stale")
    assert states(allowed) == {**expected, "oekonom": "given"}
    of_base = ask(folder, "main", "--given", file, "-f", "json", "--commit", base)
    assert states(of_base) == {**expected, "oekonom": "given", "arkitekt": "stale"}


def test_what_is_in_no_commit_is_approved_by_nobody(folder: Path) -> None:
    file = reviews(folder, ("ark", "APPROVED", git(folder, "rev-parse", "HEAD")))
    write(folder, {"systems/ky.yaml": f"{CHANGE['systems/ky.yaml']!s}notes: Ny\n"})
    assert states(ask(folder, "main", "--given", file, "-f", "json"))["arkitekt"] == "stale"
    assert states(ask(folder / "people", "main", "--given", file, "-f", "json"))["arkitekt"] == "stale"
    assert states(ask(folder, "main", "HEAD", "--given", file, "-f", "json"))["arkitekt"] == "given"


def test_the_author(folder: Path) -> None:
    head = git(folder, "rev-parse", "HEAD")
    file = reviews(folder, ("chef-eb", "APPROVED", head))
    ran = ask(folder, "main", "--given", file, "--author", "Chef-EB")
    assert "Direktør (direktoer) can instead" in " ".join(ran.out.split())
    assert "The author's own: whoever wrote the change does not approve it" in ran.out


def test_the_base_judges(folder: Path) -> None:
    settings = str(FILES["registry.yaml"])
    commit(folder, {"registry.yaml": f"{settings}approvals: {{anvendelse: {{needs: ['person:direktoer']}}}}\n"})
    ran = ask(folder, "main", "-f", "json")
    assert {**dict.fromkeys(ASKED, "missing"), "sekretaer": "missing", "portefoeljestyregruppe": "missing"} == states(
        ran
    )


def test_trailers_are_shown_and_count_for_nothing(folder: Path) -> None:
    git(
        folder,
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "Ny\n\nApproved-by: Ydelseschef <c@x.dk>\nReviewed-by: @alle",
    )
    ran = ask(folder, "main", "-f", "md")
    assert ran.code == 1
    assert "## Stated in the commits, no proof" in ran.out
    assert "Approved-by: Ydelseschef &lt;c@x.dk&gt;" in ran.out
    assert "Reviewed-by: @&#8203;alle" in ran.out


def test_in_danish(folder: Path) -> None:
    ran = ask(folder, "main", lang="da")
    assert ran.out.startswith("Godkendelser af ændringen fra main til filerne, som de er\n")
    assert "Nødvendige godkendelser: 0 af 4 givet" in ran.out
    assert "Får et nyt id – OPUS (opus-loen)" in " ".join(ran.out.split())


def test_nothing_to_approve(folder: Path) -> None:
    ran = ask(folder, "main", "main")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nothing in the change needs approval.")


def test_a_file_that_is_not_there_or_no_list(folder: Path) -> None:
    ran = ask(folder, "main", "--given", "ingen.json")
    assert (ran.code, ran.out, ran.err) == (2, "", "reg: ingen.json cannot be read: No such file or directory\n")
    file = reviews(folder)
    file.write_text('{"message": "::error::x"}', encoding="utf-8")
    ran = ask(folder, "main", "--given", file)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"reg: {file} is no list of approvals that is known")


def test_a_revision_that_is_not_here(folder: Path) -> None:
    assert (ask(folder, "nix").code, ask(folder, "nix").out) == (2, "")


def test_a_file_that_cannot_be_read_asks_for_more(folder: Path) -> None:
    write(folder, {"systems/ky.yaml": "name: [KY\n"})
    ran = ask(folder, "main", "-f", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["incomplete"]) == (1, True)
    assert {"kind": "unreadable", "entity": "ky", "rule": None} in told["notes"]
    assert [one["certain"] for one in told["requirements"] if one["entity"] == "ky"] == [False] * len(
        [one for one in told["requirements"] if one["entity"] == "ky"]
    )
