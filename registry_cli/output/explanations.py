"""The documentation of checks, from the checks themselves."""

import re
from typing import Literal

from registry_cli.checks import Check
from registry_cli.checks.documentation import Documentation, ExampleFile, documentation
from registry_cli.language import Lang, Text
from registry_cli.output.tables import json_text, table
from registry_cli.output.words import severity_word

Format = Literal["text", "md", "json"]

BAD, GOOD = Text("Wrong", "Forkert"), Text("Right", "Rigtigt")
HELP = Text("What to do", "Hvad du gør")
COLUMNS = (Text("Code", "Kode"), Text("Severity", "Alvorlighed"), Text("What it means", "Hvad den betyder"))


def overview(checks: tuple[Check, ...], lang: Lang, form: Format, *, colour: bool, width: int) -> str:
    """Every check: code, severity and title, as a table or as one JSON document."""
    if form == "json":
        return json_text({"schema_version": 1, "lang": lang, "checks": [_as_data(check, lang) for check in checks]})
    rows = [(check.code, severity_word(check.severity, lang), documentation(check, lang).title) for check in checks]
    heads = tuple(column.say(lang) for column in COLUMNS)
    if form == "md":
        lines = [
            f"| {' | '.join(heads)} |",
            "|---|---|---|",
            *(f"| `{code}` | {word} | {title} |" for code, word, title in rows),
        ]
        return "\n".join(lines) + "\n"
    return table(heads, rows, colour=colour, width=width)


def explanation(check: Check, lang: Lang, form: Format) -> str:
    """One check: what it means, why, what to do, and its examples."""
    if form == "json":
        return json_text({"schema_version": 1, "lang": lang, **_as_data(check, lang)})
    words = documentation(check, lang)
    head = (
        f"# {check.code} ({severity_word(check.severity, lang)})"
        if form == "md"
        else f"{check.code}  {severity_word(check.severity, lang)}"
    )
    helps = re.sub(r"\{[a-z]+\}", "...", check.help.say(lang))
    parts = [head, words.title, words.why, f"{HELP.say(lang)}: {helps}"]
    parts += [_example(BAD.say(lang), words.bad, form), _example(GOOD.say(lang), words.good, form)]
    return "\n\n".join(parts) + "\n"


def _example(title: str, files: tuple[ExampleFile, ...], form: Format) -> str:
    blocks = [
        f"{file.path}{f' ({file.condition})' if file.condition else ''}\n\n{_indented(file.text, form)}"
        for file in files
    ]
    return f"{'## ' if form == 'md' else ''}{title}\n\n" + "\n\n".join(blocks)


def _indented(text: str, form: Format) -> str:
    body = "\n".join(f"    {line}" for line in text.rstrip().splitlines())
    return f"```yaml\n{text.rstrip()}\n```" if form == "md" else body


def _as_data(check: Check, lang: Lang) -> dict[str, object]:
    words: Documentation = documentation(check, lang)
    return {
        "code": check.code,
        "severity": check.severity,
        "title": words.title,
        "why": words.why,
        "bad": [{"path": file.path, "text": file.text} for file in words.bad],
        "good": [{"path": file.path, "text": file.text} for file in words.good],
    }
