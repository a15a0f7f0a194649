"""What the data in a system ask for: classification, agreements, assessments, archives."""

import pytest

from tests.checks.telling import said, told

K = "systems/k.yaml"

CLASSES: dict[str, tuple[str, list[str]]] = {
    "as-high-as-the-data": ("classification: secret\ndata: [{category: x, classification: secret}]\n", []),
    "below-the-data": (
        "classification: confidential\ndata: [{category: x, classification: secret}]\n",
        [f"{K}: confidential"],
    ),
    "below-several-is-told-once": (
        "classification: public\ndata: [{category: x, classification: secret}, {category: y, classification: internal}]\n",
        [f"{K}: public"],
    ),
    "internal-with-cpr": ("classification: internal\ndata: [{category: x, cpr: true}]\n", [f"{K}: internal"]),
    "internal-with-ordinary-data": ("classification: internal\ndata: [{category: x, personal: [ordinary]}]\n", []),
    "internal-with-social-problems": (
        "classification: internal\ndata: [{category: x, special: [social-problems]}]\n",
        [f"{K}: internal"],
    ),
    "both-are-internal-is-told-at-the-system": (
        "classification: internal\ndata: [{category: x, classification: internal, personal: [criminal]}]\n",
        [f"{K}: internal"],
    ),
    "only-the-data-say": ("data: [{category: x, classification: internal, cpr: true}]\n", [f"{K}: internal"]),
    "the-system-is-right-and-the-data-are-not": (
        "classification: confidential\ndata: [{category: x, classification: public, personal: [sensitive]}]\n",
        [f"{K}: public"],
    ),
    "the-system-and-other-data": (
        "classification: internal\ndata: [{category: x, classification: secret}, {category: y, classification: public, cpr: true}]\n",
        [f"{K}: internal", f"{K}: public"],
    ),
    "nothing-is-said": ("data: [{category: x, personal: [sensitive]}]\n", []),
    "a-word-that-is-none": ("classification: hemmelig\ndata: [{category: x, cpr: true}]\n", []),
    "planned": (
        "classification: public\nlifecycle: {in_use: 2027-01-01}\ndata: [{category: x, cpr: true}]\n",
        [f"{K}: public"],
    ),
    "gone": ("classification: public\nlifecycle: {retired: 2020-01-01}\ndata: [{category: x, cpr: true}]\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CLASSES.values(), ids=CLASSES)
def test_classification_too_low(text: str, expected: list[str]) -> None:
    assert told("classification-too-low", {K: f"name: K\n{text}"}) == expected


def test_the_data_that_ask_for_it_are_shown() -> None:
    files = {K: "name: K\nclassification: public\ndata:\n  - {category: x}\n  - category: y\n    cpr: true\n"}
    (one,) = said("classification-too-low", files)
    assert one.message == "klassificeret som offentlig, men data kræver mindst fortrolig"
    assert [other.excerpt for other in one.related] == ["    cpr: true"]


OUTSIDE = "name: K\nhosting: cloud\ndata: [{category: x, cpr: true}]\n"
AGREEMENT = "name: P\nsystems: [k]\n"
AGREEMENTS: dict[str, tuple[dict[str, str], list[str]]] = {
    "none": ({K: OUTSIDE}, [f"{K}: cloud"]),
    "in-our-own-house": ({K: OUTSIDE.replace("cloud", "on-premises")}, []),
    "nobody-says-where": ({K: OUTSIDE.replace("hosting: cloud\n", "")}, []),
    "no-personal-data": ({K: OUTSIDE.replace("cpr: true", "personal: [none]")}, []),
    "planned": ({K: f"{OUTSIDE}lifecycle: {{in_use: 2027-01-01}}\n"}, []),
    "by-law": ({K: f"{OUTSIDE}privacy: {{agreement_required: by-law}}\n"}, []),
    "not-required": ({K: f"{OUTSIDE}privacy: {{agreement_required: no}}\n"}, []),
    "required": ({K: f"{OUTSIDE}privacy: {{agreement_required: yes}}\n"}, [f"{K}: cloud"]),
    "concluded": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}agreement: {{status: yes}}\n"}, []),
    "concluded-under-a-misspelt-id": (
        {K: OUTSIDE, "processing/p.yaml": "name: P\nsystems: [kk]\nagreement: {status: yes}\n"},
        [],
    ),
    "not-concluded": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}agreement: {{status: no}}\n"}, [f"{K}: cloud"]),
    "nothing-is-said-of-it": ({K: OUTSIDE, "processing/p.yaml": AGREEMENT}, [f"{K}: cloud"]),
    "a-word-that-is-none": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}agreement: {{status: ja}}\n"}, []),
    "an-agreement-that-is-none": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}agreement: yes\n"}, []),
    "under-a-misspelt-key": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}agreemnt: {{status: yes}}\n"}, []),
    "controller-itself": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}role: controller\n"}, []),
    "a-processor": ({K: OUTSIDE, "processing/p.yaml": f"{AGREEMENT}role: processor\n"}, [f"{K}: cloud"]),
    "about-the-whole": (
        {
            K: f"{OUTSIDE}part_of: w\n",
            "systems/w.yaml": "name: W\n",
            "processing/p.yaml": "name: P\nsystems: [w]\nagreement: {status: yes}\n",
        },
        [],
    ),
    "one-that-cannot-be-read": ({K: OUTSIDE, "processing/p.yaml": "name: [\n"}, []),
    "in-a-misspelt-folder": ({K: OUTSIDE, "procesing/p.yaml": f"{AGREEMENT}agreement: {{status: yes}}\n"}, []),
}


@pytest.mark.parametrize(("files", "expected"), AGREEMENTS.values(), ids=AGREEMENTS)
def test_no_processing_agreement(files: dict[str, str], expected: list[str]) -> None:
    assert told("no-processing-agreement", files) == expected


SENSITIVE = "name: K\ndata: [{category: x, personal: [sensitive]}]\n"
CONTROL = "controls: {risiko: {name: Risikovurdering, recorded_in: privacy.risk_assessment.date}, log: {name: Log}}\n"
ASSESSED: dict[str, tuple[str, list[str]]] = {
    "nothing-is-said": (SENSITIVE, [f"{K}: name"]),
    "criminal-offences": (SENSITIVE.replace("sensitive", "criminal"), [f"{K}: name"]),
    "ordinary-data": (SENSITIVE.replace("sensitive", "ordinary"), []),
    "a-day": (f"{SENSITIVE}privacy: {{risk_assessment: {{date: 2026-01-01}}}}\n", []),
    "a-day-that-is-none": (f"{SENSITIVE}privacy: {{risk_assessment: {{date: x}}}}\n", []),
    "done-without-a-day": (f"{SENSITIVE}privacy: {{risk_assessment: {{status: done}}}}\n", [f"{K}: risk_assessment"]),
    "not-relevant": (f"{SENSITIVE}privacy: {{risk_assessment: {{status: not-relevant}}}}\n", []),
    "an-assessment-that-is-none": (f"{SENSITIVE}privacy: {{risk_assessment: 2026-01-01}}\n", []),
    "under-a-misspelt-key": (f"{SENSITIVE}privacy: {{risk_asessment: {{date: 2026-01-01}}}}\n", []),
    "done-as-a-control": (f"{SENSITIVE}controls: [{{control: risiko, done: 2026-01-01}}]\n", []),
    "another-control": (f"{SENSITIVE}controls: [{{control: log, done: 2026-01-01}}]\n", [f"{K}: name"]),
    "planned": (f"{SENSITIVE}lifecycle: {{in_use: 2027-01-01}}\n", []),
    "gone": (f"{SENSITIVE}lifecycle: {{retired: 2020-01-01}}\n", []),
}


@pytest.mark.parametrize(("text", "expected"), ASSESSED.values(), ids=ASSESSED)
def test_no_risk_assessment(text: str, expected: list[str]) -> None:
    settings = f"format: 1\norganisation: {{name: X}}\n{CONTROL}"
    assert told("no-risk-assessment", {"registry.yaml": settings, K: text}) == expected


GOING = "name: K\ndata: [{category: x}]\nlifecycle: {phase_out: 2026-11-22, retired: 2027-06-30}\n"
ARCHIVES: dict[str, tuple[str, list[str]]] = {
    "nothing-is-said": (GOING, [f"{K}: name"]),
    "a-duty-and-no-decision": (f"{GOING}archiving: {{duty: K}}\n", [f"{K}: archiving"]),
    "undecided": (f"{GOING}archiving: {{duty: undecided}}\n", [f"{K}: archiving"]),
    "no-duty": (f"{GOING}archiving: {{duty: none}}\n", []),
    "decided": (f"{GOING}archiving: {{duty: B, decision: {{date: 2026-01-01, text: Afleveres}}}}\n", []),
    "archived": (f"{GOING}archiving: {{duty: B, archived: true}}\n", []),
    "gone": (GOING.replace("2027-06-30", "2026-11-22"), [f"{K}: name"]),
    "not-yet": (GOING.replace("2026-11-22", "2026-11-23"), []),
    "without-data": (GOING.replace("data: [{category: x}]\n", ""), []),
    "under-a-misspelt-key": (f"{GOING}archivng: {{duty: none}}\n", []),
    "archives-that-are-none": (f"{GOING}archiving: B\n", []),
}


@pytest.mark.parametrize(("text", "expected"), ARCHIVES.values(), ids=ARCHIVES)
def test_no_archiving_decision(text: str, expected: list[str]) -> None:
    assert told("no-archiving-decision", {K: text}) == expected


FITS: dict[str, tuple[str, list[str]]] = {
    "as-computed": ("fit: {business: 3, technical: 3}\ntarget: {action: invest}\n", []),
    "otherwise": ("fit: {business: 3, technical: 2}\ntarget: {action: invest}\n", [f"{K}: invest"]),
    "with-a-reason": ("fit: {business: 3, technical: 2}\ntarget: {action: invest, reason: R}\n", []),
    "with-an-empty-reason": (
        'fit: {business: 3, technical: 2}\ntarget: {action: invest, reason: " "}\n',
        [f"{K}: invest"],
    ),
    "half-assessed": ("fit: {business: 3}\ntarget: {action: invest}\n", []),
    "assessed-out-of-range": ("fit: {business: 5, technical: 1}\ntarget: {action: invest}\n", []),
    "not-assessed": ("target: {action: invest}\n", []),
    "a-word-that-is-none": ("fit: {business: 3, technical: 2}\ntarget: {action: keep}\n", []),
    "gone": (
        "fit: {business: 3, technical: 2}\ntarget: {action: invest}\nlifecycle: {retired: 2020-01-01}\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FITS.values(), ids=FITS)
def test_disposition_differs(text: str, expected: list[str]) -> None:
    assert told("disposition-differs", {K: f"name: K\n{text}"}) == expected


def test_both_dispositions_are_said() -> None:
    (one,) = said("disposition-differs", {K: "name: K\nfit: {business: 1, technical: 1}\ntarget: {action: invest}\n"})
    assert one.message == "målet er »udbyg«, men de to vurderinger peger på »udfas«"
