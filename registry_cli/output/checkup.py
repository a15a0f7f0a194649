"""A check-up for people and programs: what was found, the most frequent findings, and what to do first."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.checkup import Checkup, Code, Observation
from registry_cli.language import Lang, Text
from registry_cli.output.numbers import number
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text
from registry_cli.output.words import severity_word

TITLE = Text("Check-up", "Helbredstjek")
AREAS = {
    "environment": Text("The machine", "Maskinen"),
    "git": Text("Git and automation", "Git og automatik"),
    "registry": Text("The registry", "Registret"),
}
STATES = {"ok": Text("ok", "ok"), "warn": Text("note", "obs"), "bad": Text("BAD", "FEJL")}
WHAT: dict[str, Text] = {
    "python": Text("Program", "Program"),
    "packages": Text("Packages", "Pakker"),
    "encoding": Text("Encoding", "Tegnsæt"),
    "colour": Text("Colour", "Farver"),
    "git": Text("Git", "Git"),
    "repository": Text("Repository", "Git-arkiv"),
    "history": Text("History", "Historik"),
    "changes": Text("Changes", "Ændringer"),
    "ci": Text("CI", "CI"),
    "pre-commit": Text("pre-commit", "pre-commit"),
    "codeowners": Text("CODEOWNERS", "CODEOWNERS"),
    "gitattributes": Text(".gitattributes", ".gitattributes"),
    "place": Text("Folder", "Mappe"),
    "settings": Text("Settings", "Indstillinger"),
    "files": Text("Contents", "Indhold"),
    "broken": Text("Files with faults", "Filer med fejl"),
    "findings": Text("Findings", "Bemærkninger"),
    "schemas": Text("Editor's schemas", "Editorens skemaer"),
}
COLUMNS = (Text("State", "Status"), Text("What", "Hvad"), Text("Found", "Fundet"))
FREQUENT = Text("Most frequent findings", "Hyppigste bemærkninger")
CODE_COLUMNS = (
    Text("Number", "Antal"),
    Text("Severity", "Alvorlighed"),
    Text("Code", "Kode"),
    Text("The first", "Den første"),
)
FIRST = Text("What to do first", "Hvad du gør først")
NOTHING = Text("Nothing that needs doing.", "Intet, der skal gøres.")

MOST_FREQUENT = 5
"""So many codes are shown; `reg validate` shows all."""


def sections(checkup: Checkup, prefix: str, lang: Lang) -> Iterator[Section]:
    """The page: what was looked at by area, the most frequent findings, the steps; `prefix` goes before paths."""
    for area, heading in AREAS.items():
        rows = [_observation(one, lang) for one in checkup.observations if one.area == area]
        yield Section(heading.say(lang), [column.say(lang) for column in COLUMNS], rows)
    if checkup.codes:
        yield _frequent(checkup, prefix, lang)
    lines = [
        line
        for position, step in enumerate(checkup.steps, 1)
        for line in (f"{position}. {step.what.say(lang)}", *(f"   {how}" for how in step.how))
    ]
    yield Section(FIRST.say(lang), lines=lines or [NOTHING.say(lang)])


def _observation(one: Observation, lang: Lang) -> tuple[str, ...]:
    remedy = f". {one.remedy.say(lang)}" if one.remedy else ""
    return STATES[one.state].say(lang), WHAT[one.what].say(lang), f"{one.says.say(lang)}{remedy}"


def _frequent(checkup: Checkup, prefix: str, lang: Lang) -> Section:
    rows = [
        (number(one.number, lang), severity_word(one.severity, lang), one.code, f"{prefix}{one.path}:{one.line}")
        for one in checkup.codes[:MOST_FREQUENT]
    ]
    return Section(FREQUENT.say(lang), [column.say(lang) for column in CODE_COLUMNS], rows, (), frozenset({0}))


def checkup_as_json(checkup: Checkup, as_of: date, lang: Lang) -> str:
    """The check-up for a program; texts are in one language, `what` and `state` the same in both."""
    return json_text(
        {
            "schema_version": 1,
            "as_of": as_of,
            "lang": lang,
            "observations": [_as_data(one, lang) for one in checkup.observations],
            "findings": [_code(one) for one in checkup.codes],
            "steps": [{"what": step.what.say(lang), "how": step.how} for step in checkup.steps],
        }
    )


def _as_data(one: Observation, lang: Lang) -> dict[str, object]:
    return {
        "area": one.area,
        "what": one.what,
        "state": one.state,
        "text": one.says.say(lang),
        "remedy": one.remedy.say(lang) if one.remedy else None,
    }


def _code(one: Code) -> dict[str, object]:
    return {"code": one.code, "severity": one.severity, "number": one.number, "path": one.path, "line": one.line}
