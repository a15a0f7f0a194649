"""A small registry with every sort of finding and hostile texts; run as a program it writes the golden files anew.

python -m tests.output.sample
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from registry_cli.checks.running import judge
from registry_cli.findings import Span
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.output.diagnostics import Diagnostic, Related, diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.sources import MemorySource

GOLDEN = Path(__file__).parent / "golden"
AS_OF = date(2026, 11, 22)
LANGS: tuple[Lang, ...] = ("en", "da")

HOSTILE = (
    "::error::x",
    "]##vso[task.complete]",
    "<script>alert(1)</script>",
    "| a | b |",
    "\x1b[31m",
    "@channel",
    "]]>",
    "[bold]x[/bold]",
    "[click](https://example.org)",
    "\u202eevil",
    "100%, 50%: #1",
    "a\nb",
)

FILES = {
    "registry.yaml": ("format: 1\norganisation: {name: Eksempelby Kommune}\nseverity: {unknown-choice: info}\n"),
    "people/ydelseschef.yaml": "name: Ydelseschef\n",
    "datasources/cpr.yaml": "name: Det Centrale Personregister\n",
    "systems/cpr.yaml": "name: CPR-opslag\n",
    "systems/ky.yaml": ("name: Kommunernes Ydelsessystem\nowner: ydelseschf\nhosting: suplier\nname: Ydelser på ny\n"),
    "systems/fjendtlig.yaml": "name: Fjendtlig\nextra:\n  x: 1\n"
    + "".join(
        f"{key}: 1\n"
        for key in (
            '"::error::x"',
            '"]##vso[task.complete]"',
            '"<script>alert(1)</script>"',
            '"| a | b |"',
            '"\\e[31m"',
            '"@channel"',
            '"]]>"',
            '"[bold]x[/bold]"',
            '"[click](https://example.org)"',
            '"\\u202eevil"',
            '"100%, 50%: #1"',
            '"a\\nb"',
        )
    ),
    "systms/kit.yaml": "name: KIT\n",
}
"""Texts in the order of `HOSTILE`, each as a key that the format does not know."""


def report(lang: Lang = "en", files: dict[str, str] | None = None) -> FindingsReport:
    """What `reg validate` would render of `files`, or of the hostile registry."""
    registry = load(MemorySource(dict(FILES if files is None else files)))
    return FindingsReport(
        diagnostics=diagnostics(judge(registry, AS_OF), registry, lang),
        lang=lang,
        incomplete=registry.is_incomplete,
        version="1.2.3",
        files=len(registry.documents),
        entities=len(registry.entries),
        as_of=AS_OF,
        prefix="it/registret",
        width=80,
        left_out=sum(entry.record is None for entry in registry.entries.values()),
    )


def clean(lang: Lang = "en") -> FindingsReport:
    """A registry without findings."""
    return report(lang, {"registry.yaml": FILES["registry.yaml"], "systems/ky.yaml": "name: KY\n"})


def only(*codes: str, lang: Lang = "en") -> FindingsReport:
    """The hostile registry's findings of these codes."""
    whole = report(lang)
    return replace(whole, diagnostics=tuple(one for one in whole.diagnostics if one.code in codes))


def diagnostic(message: str = "a fault", **changes: object) -> Diagnostic:
    """A finding made by hand, on `owner: x` in line 2 of `systems/ky.yaml`."""
    plain = Diagnostic(
        code="unknown-reference",
        severity="error",
        path="systems/ky.yaml",
        span=Span(2, 8, 2, 9),
        message=message,
        help="",
        suggestion=None,
        excerpt="owner: x",
        entity="ky",
        related=(),
        identity=message,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def related(path: str, message: str = "first here") -> Related:
    """Another place made by hand."""
    return Related(path, Span(1, 1, 1, 5), message, "name: KY")


def with_findings(*found: Diagnostic, lang: Lang = "en") -> FindingsReport:
    """A report of findings made by hand, of a registry at the root of its repository."""
    return replace(clean(lang), diagnostics=found, prefix="")


def golden(name: str, lang: Lang) -> Path:
    """The file that holds what a format says of the hostile registry."""
    return GOLDEN / f"{name}.{lang}.txt"


if __name__ == "__main__":
    for format_name, render in FORMATS.items():
        for language in LANGS:
            golden(format_name, language).write_text(render(report(language)), encoding="utf-8", newline="\n")
