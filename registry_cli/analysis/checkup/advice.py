"""What to do first: a short ordered list of steps, each with the command to run or the file to open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from shlex import quote

from registry_cli.analysis.checkup.health import TOLD_AS_GAPS, Code, Health
from registry_cli.analysis.checkup.observation import (
    EditorSchemas,
    Observation,
    Place,
    Surroundings,
    first,
    said,
)
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.sources.automation import forge_of

MAX_STEPS = 7
NAMED = 3
"""So many files are named in a step."""

MAX_CODES = 2
"""So many codes of errors have a step of their own."""

BROKEN = Text(
    "Mend the files whose content cannot be used: {count}", "Ret de filer, hvis indhold ikke kan bruges: {count}"
)
SETTINGS = Text(
    "Mend the settings first: until then defaults hold", "Ret indstillingerne først: indtil da gælder standardværdier"
)
CODE = Text("Mend {code}: {number}", "Ret {code}: {number}")
CODE_HINTED = Text(
    "Mend {code}: {number}, {hinted} of them with a suggestion", "Ret {code}: {number}, heraf {hinted} med forslag"
)
OWNERS = Text("Give an owner: missing in {count}", "Angiv en ejer: mangler i {count}")
CONFIRM = Text(
    "Have confirmed what never was, the most critical first (`verified: {{by, date}}`): {count}",
    "Få bekræftet det, der aldrig er blevet det, det mest kritiske først (`verified: {{by, date}}`): {count}",
)
LACKING = Text(
    "Fill in what must be there, the most critical first: {count} (in {entity}: {missing})",
    "Udfyld det, der skal være der, det mest kritiske først: {count} (i {entity}: {missing})",
)
SCHEMAS = Text("Write the editor's schemas anew", "Skriv editorens skemaer på ny")
NO_SCHEMAS = Text("Write schemas, so that the editor can help", "Skriv skemaer, så editoren kan hjælpe")
COMMIT = Text("Put the registry in git", "Læg registret i git")
CI = Text(
    "Let CI validate every pull request: make a CI file and copy it to the top of the repository",
    "Lad CI validere hver pull request: dan en CI-fil, og kopiér den til toppen af git-arkivet",
)
WARNINGS = Text("Look at the other warnings: {count}", "Se på de øvrige advarsler: {count}")
PACKAGES = Text("Bring the program's packages up to date", "Opdatér programmets pakker")
START = Text("Start a registry, or go to the folder of one", "Begynd et register, eller gå til mappen med et")


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: what and why, and how: commands to run and files to open."""

    what: Text
    how: tuple[str, ...]


def advice(
    around: Surroundings,
    observations: Iterable[Observation],
    health: Health | None,
    place: Place | None,
    schemas: EditorSchemas | None,
) -> tuple[Step, ...]:
    """The first steps, at most `MAX_STEPS`: what keeps things from working, then what is missing, then what would help."""
    steps = _steps(around, tuple(observations), health, place, schemas)
    return tuple(islice(steps, MAX_STEPS))


def _steps(
    around: Surroundings,
    observations: tuple[Observation, ...],
    health: Health | None,
    place: Place | None,
    schemas: EditorSchemas | None,
) -> Iterator[Step]:
    for one in observations:
        if one.what == "packages" and one.state == "bad" and one.remedy is not None:
            yield Step(PACKAGES, (one.remedy.en.strip("`"),))
    if place is None:
        yield Step(START, ("reg init register",))
        return
    if health is not None:
        yield from _faults(health, place)
        yield from _gaps(health, place)
    if schemas is not None and not schemas.are_fresh:
        yield Step(SCHEMAS if schemas.present else NO_SCHEMAS, (schemas.command(place),))
    yield from _keeping(around, observations, place)
    if health is not None and (warnings := _other_warnings(health)):
        yield Step(said(WARNINGS, count=warnings), (f"{place.command} validate",))


def _other_warnings(health: Health) -> int:
    """How many warnings no other step tells of."""
    return sum(one.number for one in health.codes if one.severity == "warning" and one.code not in TOLD_AS_GAPS)


def _faults(health: Health, place: Place) -> Iterator[Step]:
    if not health.settings_are_sound:
        settings = [path for path in health.broken if path in health.settings_files]
        yield Step(SETTINGS, (_validate(place, settings),))
    broken = [path for path in health.broken if path not in health.settings_files]
    if broken:
        yield Step(said(BROKEN, count=len(broken)), (_validate(place, broken),))
    yield from (_mend(code, place) for code in health.mendable[:MAX_CODES])


def _validate(place: Place, paths: Iterable[str]) -> str:
    named = " ".join(quote(f"{place.argument_prefix}{path}") for path in islice(paths, NAMED))
    return f"{place.command} validate {named}".rstrip()


def _mend(code: Code, place: Place) -> Step:
    what = said(CODE_HINTED if code.hinted else CODE, code=code.code, number=code.number, hinted=code.hinted)
    return Step(what, (f"{place.prefix}{code.path}:{code.line}", f"{place.command} explain {code.code}"))


def _gaps(health: Health, place: Place) -> Iterator[Step]:
    if health.without_owner:
        yield Step(said(OWNERS, count=len(health.without_owner)), _files(health.without_owner, place))
    if health.never_confirmed:
        yield Step(said(CONFIRM, count=len(health.never_confirmed)), _files(health.never_confirmed, place))
    if health.lacking:
        worst, count = health.lacking[0], len(health.lacking)
        what = said(LACKING, missing=first(worst.missing), entity=worst.entry.id, count=count)
        yield Step(what, _files(tuple(one.entry for one in health.lacking), place))


def _files(entries: tuple[Entry, ...], place: Place) -> tuple[str, ...]:
    return tuple(f"{place.prefix}{entry.path}" for entry in entries[:NAMED])


def _keeping(around: Surroundings, observations: tuple[Observation, ...], place: Place) -> Iterator[Step]:
    """What keeps a registry right by itself: git and CI."""
    states = {one.what: one.state for one in observations}
    if around.git is not None and around.repository is None and around.refused is None:
        folder = place.prefix.rstrip("/") or "."
        yield Step(COMMIT, (f"git init {quote(folder)}",))
    if states.get("ci") == "warn" and not around.automation.ci and not around.own.ci:
        forge = forge_of(around.repository.remote if around.repository else "") or "github"
        yield Step(CI, (f"reg init ../{forge}-ci --ci {forge} --no-git --no-input",))
