"""Questions to a person at a terminal: asked on standard error, so that the result can be sent elsewhere."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from registry_cli.cli.asking import say
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

Answer = TypeVar("Answer")

CANCELLED = Text("cancelled: nothing was written", "afbrudt: intet er skrevet")
UNREADABLE = Text("the answer holds characters that cannot be shown", "svaret indeholder tegn, der ikke kan vises")
YES_OR_NO = Text("answer yes or no", "svar ja eller nej")
YES, NO = Text("yes", "ja"), Text("no", "nej")
CHOOSE = Text("choose one of: {choices}", "vælg en af: {choices}")
_YES, _NO = frozenset({"y", "yes", "j", "ja", "true"}), frozenset({"n", "no", "nej", "false"})


def can_ask(*, no_input: bool) -> bool:
    """Whether someone sits at a terminal and may be asked."""
    return not no_input and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, lang: Lang, default: str = "") -> str:
    """One line from the terminal without the spaces around it; `default` where nothing is written.

    Raises:
        WrongQuestion: the person went away, with Ctrl-C or Ctrl-D.
    """
    while True:
        sys.stderr.write(f"{question}{f' [{default}]' if default else ''}: ")
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            line = "\0\n"
        except KeyboardInterrupt:
            line = ""
        if not line:
            sys.stderr.write("\n")
            raise WrongQuestion(CANCELLED)
        given = line.strip()
        if given.isprintable():
            return given or default
        say(UNREADABLE.say(lang))


def ask_until(question: str, lang: Lang, accept: Callable[[str], Answer], default: str = "") -> Answer:
    """Ask again until `accept` takes the answer; what it refuses with `WrongQuestion` is told."""
    while True:
        given = ask(question, lang, default)
        try:
            return accept(given)
        except WrongQuestion as refused:
            say(f"  {refused.say(lang)}")


def ask_flag(question: str, lang: Lang, *, default: bool) -> bool:
    """A question to be answered with yes or no, in either language."""

    def accept(given: str) -> bool:
        if given.casefold() not in _YES | _NO:
            raise WrongQuestion(YES_OR_NO)
        return given.casefold() in _YES

    return ask_until(question, lang, accept, (YES if default else NO).say(lang))


def ask_choice(question: str, lang: Lang, choices: Sequence[str], default: str = "") -> str:
    """A question with fixed answers, which stand behind it."""

    def accept(given: str) -> str:
        if given not in choices:
            raise WrongQuestion(CHOOSE, choices=", ".join(choices))
        return given

    return ask_until(f"{question} ({', '.join(choices)})", lang, accept, default)
