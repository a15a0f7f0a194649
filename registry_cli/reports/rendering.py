"""Templates to Markdown: whatever comes from a registry is escaped unless it was made as Markdown here."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry_cli.escaping import code_span, escape_markdown
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.numbers import percent
from registry_cli.resources import templates_folder

SELECTION = Text(
    "Only a selection is shown: {text}. References and what depends on something count in the whole registry.",
    "Kun et udvalg er vist: {text}. Henvisninger og hvad der afhænger af noget tæller i hele registret.",
)


class Markdown(str):
    """Text that is Markdown already and goes into a report as it is."""

    __slots__ = ()


def render(template: str, lang: Lang, **values: object) -> str:
    """The template at `reports/<template>` with `values`; its `say(en, da)` gives the words in `lang`."""
    environment = _environment(lang)
    text = environment.get_template(template).render(lang=lang, **values)
    return _tidy(text)


@cache
def _environment(lang: Lang) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates_folder() / "reports", encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=lambda value: _shown(value, lang),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - not HTML: `finalize` escapes every value for Markdown
    )
    environment.globals["say"] = lambda en, da, **params: _said(Text(en, da), lang, params)
    environment.globals["label"] = lambda text: Markdown(escape_markdown(text.say(lang)))
    environment.globals["percent"] = lambda part, whole: Markdown(percent(part, whole, lang))
    environment.globals["who"] = lambda entry: None if entry is None else entry.name
    environment.globals["choice"] = lambda word: None if word is None else choice(word, lang)
    environment.filters["code"] = code
    environment.filters["made"] = Markdown
    return environment


def _said(text: Text, lang: Lang, params: dict[str, Any]) -> Markdown:
    return Markdown(text.say(lang, **{name: _shown(value, lang) for name, value in params.items()}))


def _shown(value: object, lang: Lang) -> str:
    """A value as Markdown: days and numbers as the language writes them, text escaped, nothing as a dash."""
    if isinstance(value, Markdown):
        return value
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return day_words(value, lang)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(format_decimal(value, locale=lang))
    return escape_markdown(str(value))


def day_words(day: date, lang: Lang) -> str:
    """A day as the language writes it: `5. jun. 2027`."""
    return str(format_date(day, "d. MMM y" if lang == "da" else "d MMM y", locale=lang))


def with_selection(report: str, registry: Registry, lang: Lang) -> str:
    """The report with a line below its title that says which selection it is about, where it is about one."""
    if registry.narrowing is None:
        return report
    title, _, rest = report.partition("\n")
    return f"{title}\n\n{SELECTION.say(lang, text=code(registry.narrowing.text))}\n{rest}"


def code(text: str) -> Markdown:
    """Text as code."""
    return Markdown(code_span(text))


def _tidy(text: str) -> str:
    """No trailing blanks, never two empty lines in a row, one line end at the end."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
