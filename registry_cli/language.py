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
