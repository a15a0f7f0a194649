"""A contract above the threshold was bought without a tender, and no legal ground is stated.

Its value (all years with every option and renewal) reaches the threshold of the year in which it was signed, and `procured.form` is a way that is
open only below it. Older contracts, for whose year the settings name no threshold, are not judged.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    vocabularies: {procurement_forms: {direkte-tildeling: Direkte tildeling}}
    tenders: {thresholds: {"2026": {services: 1611360}}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {signed: 2026-03-01, start: 2026-04-01, initial: P4Y}
    prices: [{name: Drift, type: operation, amount: 850000, per: year}]
    procured: {form: direkte-tildeling}
    #                ^^^^^^^^^^^^^^^^^ not-tendered

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    vocabularies: {procurement_forms: {direkte-tildeling: Direkte tildeling}}
    tenders: {thresholds: {"2026": {services: 1611360}}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {signed: 2026-03-01, start: 2026-04-01, initial: P4Y}
    prices: [{name: Drift, type: operation, amount: 850000, per: year}]
    procured: {form: direkte-tildeling, exception: "Udbudsloven § 80, stk. 3: eneret til koden"}
"""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.tenders.value import contract_value, threshold_of
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

WITHOUT_TENDER = ("direkte-tildeling", "underhaandsbud", "annoncering", "uden-udbud")
"""The forms of purchase of the presets that are open only below the threshold, or with a legal ground."""


def _run(question: Question) -> Iterator[Finding]:
    for id_, state in question.contracts.items():
        contract = question.registry.entries[id_]
        procured, signed = contract.section("procured"), _signed(contract) or state.terms.start
        if procured.get("form") not in WITHOUT_TENDER or procured.get("exception") or procured.get("notice"):
            continue
        threshold, year = threshold_of(question.registry.settings, signed) if signed else (None, None)
        value = contract_value(contract, state, question.registry).kroner if threshold is not None else None
        if threshold is not None and value is not None and value >= threshold:
            params: dict[str, Parameter] = {"value": f"{value:.0f}", "threshold": f"{threshold:.0f}", "year": year or 0}
            yield Finding("not-tendered", Mark(contract.path, ("procured", "form")), contract.id, params)


def _signed(contract: Entry) -> date | None:
    return day_in(contract.section("term").get("signed"))


CHECK = Check(
    code="not-tendered",
    severity="warning",
    message=Text(
        "bought without a tender, though the value of {value} kroner reaches the threshold of {threshold} ({year})",
        "købt uden udbud, selv om værdien på {value} kr. når tærskelværdien på {threshold} ({year})",
    ),
    help=Text(
        "Write the legal ground in `procured.exception`, or correct the form.",
        "Skriv hjemlen i `procured.exception`, eller ret indkøbsformen.",
    ),
    documentation=__doc__,
    danish="""En kontrakt over tærskelværdien er købt uden udbud, og der er ingen hjemmel angivet.

Dens værdi (alle år med alle optioner og forlængelser) når tærskelværdien for det år, den blev underskrevet, og `procured.form` er en vej, der kun er
åben under den. Ældre kontrakter, for hvis år indstillingerne ikke har nogen tærskelværdi, bedømmes ikke.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
