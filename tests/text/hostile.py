"""Registries whose names, descriptions, words, keys, paths and settings are payloads, one registry for each class of them."""

import re
from datetime import date
from functools import cache

from registry_cli.checks.running import judge
from registry_cli.escaping import encodable
from registry_cli.graph import Graph, build_graph
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output.diagnostics import diagnostics
from registry_cli.output.report import FindingsReport
from registry_cli.sources import MemorySource
from tests.text.payloads import CLASSES

AS_OF = date(2026, 11, 22)

_PLAIN = re.compile(r"[A-Za-z0-9 ]")
_A_LINE = re.compile(r"[^\x00-\x1f]*[^\s\x00-\x1f][^\x00-\x1f]*")
_LETTERS = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff/]+")


def quoted(text: str) -> str:
    """The text in double quotes of YAML; half a character, which no file can hold, as it is shown."""
    return '"' + "".join(one if _PLAIN.match(one) else f"\\U{ord(one):08x}" for one in encodable(text)) + '"'


def is_a_line(text: str) -> bool:
    """Whether the text may be a name: one line that says something, and not too long."""
    return bool(_A_LINE.fullmatch(text)) and len(text) <= 200


def sound_files(number: int, payload: str) -> dict[str, str]:
    """A system and all around it, each called by the payload and saying it wherever a text may stand."""
    text = quoted(payload)
    before = f"s{max(number - 1, 0)}"
    return {
        f"systems/s{number}.yaml": (
            f"name: {text}\ndescription: {text}\npurpose: {text}\naliases: [{text}]\ntags: [{text}]\nnotes: {text}\n"
            f"owner: e{number}\nsupplier: l{number}\nfunctions: [f{number}]\ncriticality: high\nextra: {{own: {text}}}\n"
            f"lifecycle: {{in_use: 2020-01-01, phase_out: 2027-01-01}}\n"
            f"uses:\n  - {{datasource: d{number}, purpose: {text}}}\n  - {{datasource: d0, purpose: {text}}}\n"
            f"  - {{system: {before}, purpose: {text}, via: file, frequency: daily}}\n"
        ),
        f"units/u{number}.yaml": f"name: {text}\nhead: e{number}\n",
        f"people/e{number}.yaml": f"name: {text}\nunit: u{number}\n",
        f"suppliers/l{number}.yaml": f"name: {text}\n",
        f"datasources/d{number}.yaml": f"name: {text}\ndescription: {text}\ncopy_of: d{max(number - 1, 0)}\n",
    }


def faulty_files(number: int, payload: str) -> dict[str, str]:
    """Files with the payload where it is a fault: as reference, word, choice, key, address, day, and in the path."""
    text = quoted(payload)
    key = f"{text}: 1\n" if len(payload) <= 120 else ""
    return {
        f"systems/b{number}.yaml": (
            f"name: {text}\nowner: {text}\nfunctions: [{text}]\nhosting: {text}\nsuplier: {text}\n"
            f"links:\n  - {{title: {text}, url: {text}}}\nlifecycle: {{in_use: {text}}}\n{key}"
        ),
        f"systems/w{number}.yaml": f"name: w{number}\ntasks: [{text}]\nowner: {text}\nowner: x # {encodable_line(payload)}\n",
        f"systems/{payload}.yaml": f"name: {text}\n",
        f"systms{payload}/kit{number}.yaml": "name: KIT\n",
    }


def encodable_line(payload: str) -> str:
    """The payload as far as it may stand in a comment of YAML."""
    return "".join(one for one in payload if _LETTERS.match(one) and one not in "\ufeff\ufffe\uffff\u2028\u2029")


def settings_file(payloads: tuple[str, ...]) -> str:
    """Settings with the payloads as names and words, as far as names may hold them."""
    fit = [(number, text) for number, text in enumerate(payloads) if is_a_line(encodable(text))]
    names = "".join(f"    f{number}: {quoted(text)}\n" for number, text in fit)
    controls = "".join(f"  c{number}: {{name: {quoted(text)}, every: P1Y, applies_to: all}}\n" for number, text in fit)
    titles = "".join(f'    "27.{number:02}": {quoted(text)}\n' for number, text in fit)
    name = quoted(fit[0][1]) if fit else "Eksempelby Kommune"
    return (
        f"format: 1\norganisation: {{name: {name}}}\nvocabularies:\n  functions:\n{names or '    f: F' + chr(10)}"
        f"{'controls:' + chr(10) + controls if fit else ''}taxonomies:\n  kle:\n{titles or '    ' + repr('27.00') + ': T' + chr(10)}"
    )


@cache
def registry_of(name: str) -> Registry:
    """The registry of one class of payloads."""
    payloads = CLASSES[name]
    files = {"registry.yaml": settings_file(payloads)}
    for number, payload in enumerate(payloads):
        files |= sound_files(number, payload) | faulty_files(number, payload)
    return load(MemorySource(files))


@cache
def graph_of(name: str) -> Graph:
    """Its graph."""
    return build_graph(registry_of(name))


@cache
def report_of(name: str, lang: Lang = "da") -> FindingsReport:
    """What `reg validate` finds in it."""
    registry = registry_of(name)
    return FindingsReport(
        diagnostics=diagnostics(judge(registry, AS_OF), registry, lang),
        lang=lang,
        incomplete=True,
        version="1.2.3",
        files=len(registry.documents),
        entities=len(registry.entries),
        as_of=AS_OF,
        prefix="it",
        width=100_000,
    )
