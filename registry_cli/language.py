"""The two languages of the program: a text says the same thing in both, side by side."""

from typing import Literal, NamedTuple

Lang = Literal["da", "en"]


class Text(NamedTuple):
    """One sentence in English and Danish; `{name}` marks where a parameter goes."""

    en: str
    da: str

    def say(self, lang: Lang, **params: object) -> str:
        """The text in `lang` with its parameters put in; without parameters it is taken as it stands."""
        template = self.da if lang == "da" else self.en
        return template.format_map(params) if params else template


_DANISH_ORDER = str.maketrans({"æ": "z\ue001", "ø": "z\ue002", "å": "z\ue003", "ä": "z\ue001", "ö": "z\ue002"})


def sort_key(text: str) -> str:
    """A key that sorts names as a Dane expects: case does not count, æ, ø and å come last."""
    return text.casefold().translate(_DANISH_ORDER)
