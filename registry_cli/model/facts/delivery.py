"""What a contract delivers and how it is kept: signatures, payment, changes, service levels, rights, its end, its next purchase."""

from typing import Annotated, Literal

from registry_cli.model.fields import AsSet, EntityRef, Word, doc, entry, items
from registry_cli.model.values import (
    Amount,
    Day,
    Flag,
    Name,
    Period,
    PositiveAmount,
    Prose,
    Quantity,
    Quarter,
    Record,
)

Frequency = Literal["monthly", "quarterly", "half-yearly", "yearly"]


class Contact(Record):
    """Whom to reach at the supplier about the contract, by position and not by name."""

    position: Name = doc("Position", "Stilling", example="Kundeansvarlig")
    email: Name | None = entry("Mail", "Mail", example="kommune@leverandoer.example")
    phone: Name | None = entry("Telephone", "Telefon", example="+45 00 00 00 00")


class Signature(Record):
    """Who signed, for whom and when."""

    party: Literal["us", "supplier"] = doc("For whom", "For hvem", example="us")
    by: Name | None = entry("Position that signed", "Stilling der underskrev", example="Direktør")
    date: Day | None = entry("When", "Hvornår", example="2022-03-10")


class Payment(Record):
    """How the contract is paid."""

    started: Day | None = entry("First day of payment for operation", "Driftsvederlag påbegyndt", example="2022-04-01")
    frequency: Frequency | None = entry("How often", "Betalingsfrekvens", example="quarterly")
    model: Annotated[str, Word("payment_models")] | None = entry(
        "How the price is reckoned", "Betalingsmodel", example="licens-indbyggere"
    )
    regulation: Annotated[str, Word("indices")] | None = entry(
        "Index that regulates it", "Prisregulering", example="nettoprisindeks"
    )


class Audit(Record):
    """What an audit of the delivery said."""

    status: Literal["not-done", "red", "yellow", "green"] = doc(
        "Result: large improvements needed (red), small ones (yellow), as the standards ask (green)",
        "Resultat: væsentlige forbedringer nødvendige (red), mindre (yellow), opfylder standarderne (green)",
        example="green",
    )
    date: Day | None = entry("When", "Hvornår", example="2026-03-01")
    note: Prose | None = entry("Note", "Bemærkning")


class ContractExit(Record):
    """What the contract says about its end."""

    assistance: Prose | None = entry(
        "Help at the end", "Bistand ved ophør", example="Udtræk og overdragelse til fast pris"
    )
    price: PositiveAmount | None = entry("Price of the help", "Pris for bistanden", example=120000)
    deletion: Period | None = entry("Data are deleted within", "Data slettes inden", example="P30D")
    formats: Annotated[tuple[Name, ...], AsSet()] = items(
        "Formats of the export", "Formater for udtræk", example=["xml"]
    )
    notes: Prose | None = entry("Notes", "Bemærkninger")


class PurchaseOption(Record):
    """Something that may be bought within the contract."""

    name: Name = doc("What", "Hvad", example="Modul X")
    amount: PositiveAmount | None = entry("Kroner without VAT", "Kroner uden moms", example=300000)
    last_day: Day | None = entry("Last day to buy it", "Sidste dag for køb", example="2027-01-31")


class ContractChange(Record):
    """A change of the contract (ændringshåndtering)."""

    date: Day = doc("When", "Hvornår", example="2024-05-02")
    value: Amount = doc("Its value in kroner", "Værdi i kroner", example=120000)
    effect: Prose | None = entry("What it changes", "Hvad den ændrer")
    document: Name | None = entry("The document or case", "Dokumentet eller sagen", example="25/1234")


class ServiceLevel(Record):
    """A promised level of service."""

    metric: Name = doc("What is measured", "Hvad der måles", example="uptime")
    target: Quantity = doc("Promised value", "Lovet værdi", example=99.5)
    unit: Name | None = entry("Unit", "Enhed", example="%")
    reported: Frequency | None = entry("How often it is reported", "Hvor ofte der rapporteres", example="monthly")
    penalty: Prose | None = entry(
        "What happens when it is missed", "Hvad der sker når det ikke holdes", example="Bod på 5 % af månedsprisen"
    )
    measured_by: Name | None = entry("Who measures", "Hvem der måler", example="Leverandøren")


class Rights(Record):
    """What the contract gives us a right to."""

    data_access: Flag | None = entry("Access to all our data", "Adgang til alle vores data", example=True)
    source_code: Literal["none", "escrow", "shared", "full"] | None = entry("Source code", "Kildekode", example="none")
    documentation: Flag | None = entry("Documentation", "Dokumentation", example=True)


class Procured(Record):
    """How it was bought (indkøbsform)."""

    form: Annotated[str, Word("procurement_forms")] = doc("Form of purchase", "Indkøbsform", example="eu-udbud")
    notice: Name | None = entry(
        "Number of the contract notice", "Udbudsbekendtgørelsens nummer", example="2021/S 129-342666"
    )
    framework_until: Day | None = entry("Last day of the framework", "Rammeaftalens sidste dag", example="2027-09-30")
    exception: Prose | None = entry("Legal ground, where not tendered", "Hjemmel, hvor der ikke er udbudt")


class Reprocurement(Record):
    """The next purchase (genanskaffelse)."""

    procedure: Annotated[str, Word("procedures")] | None = entry("Procedure", "Procedure", example="offentligt-udbud")
    strategy: Annotated[str, Word("procurement_strategies")] | None = entry(
        "How it will be bought", "Genanskaffelsesstrategi", example="eu-udbud"
    )
    started: Flag | None = entry("It has been started", "Genanskaffelse er igangsat", example=False)
    plan: Quarter | None = entry("Planned quarter", "Planlagt kvartal", example="2027-Q2")
    value: PositiveAmount | None = entry("Expected value", "Forventet værdi", example=5100000)
    joint_with: Annotated[tuple[Annotated[str, Word("peers")], ...], AsSet()] = items(
        "Together with", "Sammen med", example=["nabokoebing"]
    )
    project: Annotated[str, EntityRef(("project",))] | None = entry("The project", "Projektet", example="ny-ydelse")
