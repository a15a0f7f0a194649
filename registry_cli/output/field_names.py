"""What a field is called where facts are listed: a word or two, where its meaning in the reference is a clause.

`Dependencies · CPR` reads in a table; `What it depends on · CPR` does not.
"""

from registry_cli.labels import short_label
from registry_cli.language import Lang, Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import shape_of

NAMES: dict[str, Text] = {
    "Other names it is known by": Text("Other names", "Andre navne"),
    "Free labels to select by": Text("Tags", "Mærker"),
    "Documents and cases elsewhere": Text("Links", "Henvisninger"),
    "What is found there": Text("Title", "Titel"),
    "Keys in other registers": Text("Ids in other registers", "Id i andre registre"),
    "Ids it had before it was renamed": Text("Earlier ids", "Tidligere id"),
    "What the municipality adds for itself": Text("The municipality's own", "Kommunens egne felter"),
    "When the entry was last confirmed": Text("Confirmed", "Bekræftet"),
    "Who verified the entry": Text("By", "Af"),
    "The day it was verified": Text("Day", "Dag"),
    "What it is for": Text("Purpose", "Formål"),
    "What it does": Text("Functions", "Funktioner"),
    "Who answers for it": Text("Owner", "Ansvarlig"),
    "Who answers for it here": Text("Owner here", "Ansvarlig her"),
    "Who answers for our use of it": Text("Owner of our use", "Ansvarlig for vores brug"),
    "Who supplies it": Text("Supplier", "Leverandør"),
    "What it depends on": Text("Dependencies", "Afhængigheder"),
    "How the data travel": Text("By way of", "Datavej"),
    "The system stops without it": Text("Essential", "Uundværlig"),
    "The contract that covers it": Text("Contract", "Kontrakt"),
    "Last planned day of the use": Text("Ends", "Ophører"),
    "Where this is documented": Text("Documentation", "Dokumentation"),
    "The better way to the same data": Text("Switch", "Skift"),
    "What to use instead": Text("To", "Til"),
    "One-off cost of the switch": Text("One-off cost, kr.", "Engangsudgift i kr."),
    "Units that use it": Text("Used by", "Bruges af"),
    "Municipal tasks it supports": Text("Tasks", "Opgaver"),
    "Work processes that rest on it": Text("Work processes", "Arbejdsgange"),
    "Data it holds": Text("Data", "Data"),
    "The system is the master of these data": Text("Master", "Master"),
    "How confidential the data are": Text("Classification", "Klassifikation"),
    "How critical it is": Text("Criticality", "Kritikalitet"),
    "Where it runs": Text("Hosting", "Driftssted"),
    "What is intended": Text("Target", "Hensigt"),
    "What to do with it": Text("Action", "Handling"),
    "The system that takes over": Text("Taken over by", "Afløses af"),
    "What replaced it": Text("Replaced by", "Afløst af"),
    "What replaces it": Text("Replaced by", "Afløses af"),
    "The system it is a module of": Text("Module of", "Modul i"),
    "The contract it stands on": Text("Main contract", "Hovedkontrakt"),
    "How well it fits": Text("Fit", "Egnethed"),
    "What leaving takes": Text("Exit", "Udtræden"),
    "First day of the pilot": Text("Pilot from", "Afprøves fra"),
    "First day of phasing in": Text("Phasing in from", "Indfases fra"),
    "First day in full use": Text("In use from", "I drift fra"),
    "First day of phasing out": Text("Phasing out from", "Udfases fra"),
    "First day it is no longer in use": Text("Retired from", "Udfaset fra"),
    "Last day of the vendor's support": Text("Support ends", "Support ophører"),
    "The register or system behind it": Text("Source", "Kilde"),
    "The systems that distribute it": Text("Providers", "Udstillere"),
    "It is the authoritative register": Text("Authoritative", "Autoritativt"),
    "The register it is a copy of": Text("Copy of", "Kopi af"),
    "What it covers": Text("Covers", "Dækker"),
    "How it is renewed": Text("Manner", "Måde"),
    "How long before the end an option must be taken up": Text("Option by", "Optionsfrist før udløb"),
    "Length of each renewal": Text("Each renewal", "Periode"),
    "Length of the initial period": Text("Initial period", "Første periode"),
    "What we ourselves need to decide": Text("Time to decide", "Tid til at beslutte"),
    "No notice may be given before this day": Text("No notice before", "Kan tidligst opsiges"),
    "Which days are permitted exits": Text("Exit days", "Opsiges til"),
    "Day the notice was received": Text("Received", "Modtaget"),
    "How it was bought": Text("Procurement", "Indkøb"),
    "Parts of what the contract covers": Text("Split", "Fordeling"),
    "What is paid for": Text("Price", "Pris"),
    "How many periods": Text("Periods", "Perioder"),
    "The parent's term applies": Text("Inherits the term", "Arver løbetiden"),
    "What happens to it": Text("Action", "Handling"),
    "Systems it changes": Text("Changes", "Ændrer"),
    "Projects that must come first": Text("After projects", "Efter projekterne"),
    "Why it is accepted": Text("Reason", "Begrundelse"),
    "Last day it holds": Text("Expires", "Udløber"),
    "What it concerns": Text("Concerns", "Vedrører"),
    "First day no longer in the position": Text("Left", "Fratrådt"),
    "Accounts where changes are approved": Text("Accounts", "Konti"),
}
"""The names, by what stands first in the English meaning."""


def relation_name(kind: str, field: str, lang: Lang) -> str:
    """The name of a field that refers, of an entity of this kind; of one within another, such as `used_by.unit`, the outer's."""
    found = shape_of(BY_KIND[kind]).keys.get(field.partition(".")[0])
    return field_name(found.text, lang) if found is not None else field


def field_name(meaning: Text, lang: Lang) -> str:
    """The name of the field with this meaning."""
    found = NAMES.get(short_label(meaning.en))
    return found.say(lang) if found is not None else short_label(meaning.say(lang))
