"""A date is not a day of the calendar.

Dates are written year-month-day (ISO 8601), so that they sort and nobody wonders which number is the month. The day must
exist, between 1900 and 2200.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    support_ends: 31-12-2028
    #             ^^^^^^^^^^ wrong-date
    lifecycle: {in_use: 2023-02-29}
    #                   ^^^^^^^^^^ wrong-date

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    support_ends: 2028-12-31
    lifecycle: {in_use: 2023-02-28}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="wrong-date",
    severity="error",
    message=Text("{found} is no day written as YYYY-MM-DD", "{found} er ikke en dag skrevet som ÅÅÅÅ-MM-DD"),
    help=Text(
        "Write the day as year-month-day, such as 2027-06-30.",
        "Skriv dagen som år-måned-dag, for eksempel 2027-06-30.",
    ),
    documentation=__doc__,
    danish="""En dato er ikke en dag i kalenderen.

Datoer skrives år-måned-dag (ISO 8601), så de kan sorteres, og ingen er i tvivl om, hvilket tal der er måneden. Dagen
skal findes, mellem 1900 og 2200.
""",
    run=found_while_loading,
)
