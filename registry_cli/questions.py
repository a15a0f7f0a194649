"""What the user asked that cannot be answered: a line on standard error, perhaps the place in the question, and exit code 2."""

from typing import NamedTuple

from registry_cli.language import Lang, Text


class Place(NamedTuple):
    """A part of what the user wrote: the characters of `text` from `start` up to, not including, `end`."""

    text: str
    start: int
    end: int


class WrongQuestion(Exception):
    """Raised where a question has no answer: no registry here, no such id, no such revision."""

    place: Place | None = None
    """Where in the user's own words the fault is, if it is in a part of them."""

    def __init__(self, text: Text, **params: object) -> None:
        """Keep the text and its parameters until the language is known."""
        super().__init__(text.say("en", **params))
        self._text = text
        self._params = params

    def is_about(self, text: Text) -> bool:
        """Whether it is this question that has no answer."""
        return self._text == text

    def say(self, lang: Lang) -> str:
        """The one line to show, in `lang`."""
        return self._text.say(lang, **self._params)


class WrongExpression(WrongQuestion):
    """Raised where the fault is in one place of an expression that the user wrote."""

    def __init__(self, place: Place, text: Text, **params: object) -> None:
        """Keep the place too, so that a caret can stand under it."""
        super().__init__(text, **params)
        self.place = place
