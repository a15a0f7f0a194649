"""Tender plans of registries whose contracts, procedures, stages, boards and peers have hostile names, read back by readers of each format."""

import json
import re
from functools import cache

import pytest

from registry_cli.analysis.tenders.joint import JointPlan, joint_plan
from registry_cli.analysis.tenders.plan import TenderPlan, tender_plan
from registry_cli.escaping import encodable, without_orders
from registry_cli.model.load import load
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Registry
from registry_cli.model.settings.organisation import Peer
from registry_cli.output import tender_json, tenders
from registry_cli.output.sections import Section, as_markdown, as_page
from registry_cli.reports import tender_plan as report
from registry_cli.sources import MemorySource
from tests.text.hostile import AS_OF, is_a_line, quoted
from tests.text.judges import cell, orders, reads_as_text, strings_in, unseen
from tests.text.payloads import CLASSES

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
WIDE = 4_000
OUR_ITEMS = re.compile("^- ", re.MULTILINE)
"""Read without them, a list in the report was begun by a name."""


def settings(payloads: tuple[str, ...]) -> str:
    """A procedure for each payload, named by it, with a stage and a board of that name."""
    fit = [(at, quoted(payload)) for at, payload in enumerate(payloads) if is_a_line(encodable(payload))]
    numbered = fit or [(0, "Navn")]
    name = numbered[0][1]
    text = f"format: 1\norganisation: {{name: {name}}}\nvocabularies: {{functions: {{f: {name}}}}}\n"
    text += "boards:\n" + "".join(
        f"  b{at}: {{name: {name}, meetings: [2027-03-01, 2029-01-01]}}\n" for at, name in numbered
    )
    text += "tenders:\n  stages:\n" + "".join(
        f"    - {{id: t{at}, name: {name}, kind: board}}\n" for at, name in numbered
    )
    stages = (f"  p{at}: {{name: {name}, stages: {{t{at}: {{days: 9, boards: [b{at}]}}}}}}\n" for at, name in numbered)
    return text + "procedures:\n" + "".join(stages)


def files(payloads: tuple[str, ...]) -> dict[str, str]:
    made = {"registry.yaml": settings(payloads)}
    for at, payload in enumerate(payloads):
        text, end = quoted(payload), "2026-11-30" if at % 2 else "2028-12-31"
        made[f"systems/s{at}.yaml"] = f"name: {text}\nproduct: {text}\nfunctions: [f]\ntasks: [{text}]\n"
        made[f"people/e{at}.yaml"] = f"name: {text}\n"
        made[f"projects/q{at}.yaml"] = f"name: {text}\nstate: {text}\n"
        made[f"contracts/k{at}.yaml"] = (
            f"name: {text}\nowner: e{at}\ncovers: [s{at}]\nterm: {{start: 2024-01-01, end: {end}}}\n"
            f"reprocurement: {{procedure: p{at}, plan: {text}, project: q{at}, joint_with: [{text}]}}\n"
        )
        made[f"contracts/u{at}.yaml"] = f"name: {text}\n"
    return made


@cache
def planned(name: str) -> tuple[Registry, TenderPlan, JointPlan]:
    payloads = tuple(CLASSES[name])
    registry = load(MemorySource(files(payloads)))
    plan = tender_plan(registry, AS_OF)
    theirs = load(MemorySource(files(payloads[:3])), "nabo")
    peers = [Neighbour(Peer.model_construct(id="nabo", name=payload), theirs) for payload in payloads[:2]]
    peers.append(Neighbour(Peer.model_construct(id="tabt", name=payloads[-1]), None, "no-folder"))
    assert registry.settings_are_sound
    return registry, plan, joint_plan(plan, registry, peers)


@cache
def pages(name: str) -> list[tuple[str, list[Section]]]:
    """The whole plan, and each contract alone."""
    registry, plan, joint = planned(name)
    made = [(tenders.title(registry, plan, "da"), list(tenders.sections(plan, joint, registry, "da")))]
    for one in plan.tenders:
        parts = list(tenders.sections_of_one(one, None, registry, "da"))
        made.append((tenders.title_of_one(one, registry, "da"), parts))
    return made


@EACH_CLASS
def test_pages_show_every_character(name: str) -> None:
    for title, parts in pages(name):
        page = as_page(title, parts, colour=False, width=WIDE)
        assert (unseen(page), orders(without_orders(page))) == ([], [])


@EACH_CLASS
def test_markdown_reads_as_the_text(name: str) -> None:
    texts = [as_markdown(title, parts) for title, parts in pages(name)]
    assert [found for text in texts for found in orders(text)] == []
    read = reads_as_text(texts[0])
    registry, plan, _ = planned(name)
    assert plan.of_state("too-late")
    late = [one for one in plan.tenders if one.state == "too-late" and one.procedure]
    assert not [
        one.contract.id for one in late if cell(registry.settings.procedures[one.procedure or ""].name) not in read
    ]


@EACH_CLASS
def test_json_gives_the_names_back(name: str) -> None:
    registry, plan, joint = planned(name)
    text = tender_json.as_json(plan, joint, registry)
    assert (unseen(text), orders(text)) == ([], [])
    assert not {one.contract.name for one in plan.tenders} - set(strings_in(json.loads(text)))


@EACH_CLASS
def test_the_report_reads_as_the_text(name: str) -> None:
    registry, _, joint = planned(name)
    assert report.REPORT.beside is not None
    text = report.REPORT.beside(registry, joint.neighbours, AS_OF, "da")
    assert orders(text) == []
    reads_as_text(OUR_ITEMS.sub("\n", text))
