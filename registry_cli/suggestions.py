"""Did you mean: the known word that is nearest to a wrong one, or that a Danish word stands for."""

import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

MIN_LIKENESS = 66
"""Share of the letters that two words have in common and in order, in percent; below this a suggestion confuses."""

MAX_LENGTH = 100

DANISH_WORDS = {
    "navn": "name",
    "beskrivelse": "description",
    "ejer": "owner",
    "systemejer": "owner",
    "kontraktejer": "owner",
    "projektejer": "owner",
    "ansvarlig": "manager",
    "systemansvarlig": "manager",
    "projektleder": "manager",
    "leverandør": "supplier",
    "leverandoer": "supplier",
    "kontrakt": "contract",
    "snitflade": "interface",
    "datakilde": "datasource",
    "enhed": "unit",
    "afdeling": "unit",
    "stilling": "person",
    "projekt": "project",
    "program": "programme",
    "strategi": "strategy",
    "initiativ": "initiative",
    "beslutning": "decision",
    "dispensation": "waiver",
    "databehandling": "processing",
    "opgaver": "tasks",
    "opgave": "task",
    "funktioner": "functions",
    "brugere": "users",
    "bruges_af": "used_by",
    "anvender": "uses",
    "bruger": "uses",
    "formål": "purpose",
    "hyppighed": "frequency",
    "frekvens": "frequency",
    "kritikalitet": "criticality",
    "livscyklus": "lifecycle",
    "klassifikation": "classification",
    "drift": "hosting",
    "pris": "amount",
    "priser": "prices",
    "beløb": "amount",
    "løbetid": "term",
    "opsigelse": "notice",
    "varsel": "notice",
    "dækker": "covers",
    "mål": "goals",
    "gevinster": "benefits",
    "risici": "risks",
    "milepæle": "milestones",
    "dato": "date",
    "årsag": "reason",
    "begrundelse": "reason",
    "udløber": "expires",
    "høj": "high",
    "mellem": "medium",
    "lav": "low",
    "offentlig": "public",
    "intern": "internal",
    "fortrolig": "confidential",
    "fortroligt": "confidential",
    "fortrolige": "confidential",
    "hemmelig": "secret",
    "dagligt": "daily",
    "ugentligt": "weekly",
    "månedligt": "monthly",
    "årligt": "yearly",
    "sky": "cloud",
    "leverandøren": "supplier",
    "fil": "file",
    "manuelt": "manual",
    "ja": "true",
    "nej": "false",
    "godkendt": "approved",
    "afvist": "rejected",
    "foreslået": "proposed",
    "grøn": "green",
    "gul": "yellow",
    "rød": "red",
}
"""What people write whose daily words are Danish, with the word of the format."""


WORDS_OF_A_KIND = {
    "systemejer": "system",
    "systemansvarlig": "system",
    "kontraktejer": "contract",
    "projektejer": "project",
    "projektleder": "project",
}
"""Danish words that mean a key of one kind of entity: in a file of another kind they say something else."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` stands for in Danish, or else the one most like it; `None` where none is like it.

    Case does not count. Source of the measure: normalised InDel similarity (longest common subsequence).
    """
    return _closest(word[:MAX_LENGTH], tuple(candidates))


def certain(word: str, candidates: Collection[str]) -> str | None:
    """The one candidate that `word` is beyond doubt: the same but for case, Danish letters and blanks around it, or its Danish word."""
    plain = folded(word)
    alike = {candidate for candidate in candidates if folded(candidate) == plain}
    if not alike and _IN_DANISH.get(plain) in candidates:
        return _IN_DANISH[plain]
    return alike.pop() if len(alike) == 1 else None


def folded(word: str) -> str:
    """The word in small letters, with æ, ø and å written out, without blanks around it."""
    composed = unicodedata.normalize("NFC", word.strip(" \t\r\n\ufeff\u00a0"))
    return composed.casefold().translate(_WRITTEN_OUT)


_WRITTEN_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_IN_DANISH = {folded(danish): word for danish, word in DANISH_WORDS.items()}


@lru_cache(maxsize=4096)
def _closest(word: str, candidates: tuple[str, ...]) -> str | None:
    translated = DANISH_WORDS.get(word.casefold())
    if translated in candidates:
        return translated
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only where something is misspelt

    found = process.extractOne(
        word, candidates, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=MIN_LIKENESS
    )
    return found[0] if found else None
