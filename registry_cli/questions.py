"""What the user asked that cannot be answered: one line on standard error and exit code 2."""

from registry_cli.language import Lang, Text


class WrongQuestion(Exception):
    """Raised where a question has no answer: no registry here, no such id, no such revision."""

    def __init__(self, text: Text, **params: object) -> None:
        """Keep the text and its parameters until the language is known."""
        super().__init__(text.say("en", **params))
        self._text = text
        self._params = params

    def say(self, lang: Lang) -> str:
        """The one line to show, in `lang`."""
        return self._text.say(lang, **self._params)
