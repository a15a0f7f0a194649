"""A text does not have the form its key asks for.

Ids, periods, months, quarters, company numbers and addresses are texts of a fixed form. Periods follow ISO 8601: `P6M` is
six months, `P1Y6M` a year and a half, `P14D` fourteen days; a period of nothing is none.

Bad:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2022-04-01, initial: 4 år}
    #                                  ^^^^ wrong-form

Good:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2022-04-01, initial: P4Y}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="wrong-form",
    severity="error",
    message=Text("expected {form}, found {found}", "forventede {form}, fandt {found}"),
    help=Text(
        "Write it in that form.",
        "Skriv det på den form.",
    ),
    documentation=__doc__,
    danish="""En tekst har ikke den form, dens nøgle kræver.

Id'er, perioder, måneder, kvartaler, CVR-numre og adresser er tekster med fast form. Perioder følger ISO 8601: `P6M` er
seks måneder, `P1Y6M` halvandet år, `P14D` fjorten dage; en periode på ingenting er ingen periode.
""",
    run=found_while_loading,
    words={
        "id": Text("an id (small letters, digits, hyphens)", "et id (små bogstaver, cifre, bindestreger)"),
        "month": Text("a month, such as 2027-06", "en måned, for eksempel 2027-06"),
        "quarter": Text("a quarter, such as 2027-Q2", "et kvartal, for eksempel 2027-Q2"),
        "period": Text("a period of at least a day, such as P6M", "en periode på mindst en dag, for eksempel P6M"),
        "short-period": Text("a period, such as PT4H", "en periode, for eksempel PT4H"),
        "year": Text("a year, such as 2027", "et årstal, for eksempel 2027"),
        "month-or-year": Text("a month or a year, such as 2027-06", "en måned eller et år, for eksempel 2027-06"),
        "field-path": Text(
            "a field by its keys, such as criticality.level", "et felt ved sine nøgler, for eksempel criticality.level"
        ),
        "setting-path": Text(
            "a setting by its keys, such as tenders.thresholds",
            "en indstilling ved sine nøgler, for eksempel tenders.thresholds",
        ),
        "pattern": Text("a pattern without spaces, such as kmd-*", "et mønster uden mellemrum, for eksempel kmd-*"),
        "approver": Text(
            "an approver: owner, old-owner, manager, head, owners-of-both-ends, owners-of-consumers, owners-of-benefits, boards-of-gate, or role:, board:, person: or unit: with a name",
            "en godkender: owner, old-owner, manager, head, owners-of-both-ends, owners-of-consumers, owners-of-benefits, boards-of-gate, eller role:, board:, person: eller unit: med et navn",
        ),
        "line": Text("one line of text", "en enkelt linje tekst"),
        "cvr": Text("a CVR number of eight digits", "et CVR-nummer på otte cifre"),
        "ean": Text("an EAN number of thirteen digits", "et EAN-nummer på tretten cifre"),
        "municipality-code": Text("a municipality code of four digits", "en kommunekode på fire cifre"),
        "currency": Text("a currency of three letters", "en valuta på tre bogstaver"),
        "url": Text("an address with its scheme and no spaces", "en adresse med protokol og uden mellemrum"),
        "month-day": Text("a day of the year, such as 06-05", "en dag på året, for eksempel 06-05"),
    },
)
